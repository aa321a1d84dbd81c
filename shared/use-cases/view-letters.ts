import type { MailContext, TableContext } from '../context.ts'
import { digest } from '../digest.ts'
import type { Day, Instant } from '../domain/instant.ts'
import type {
  Approval,
  DraftReport,
  Interview,
  Letter,
  LetterText,
  Mailbox,
  Notes,
  Profile,
  TextHash,
  Tone,
} from '../domain/interview.ts'
import { candidateOf } from '../domain/interview.ts'
import { chosenTime, type SendTime, sendTime } from '../domain/policy.ts'
import { hasPlaceholder, isDated } from '../letter/check.ts'
import { writeLetters } from '../letter/write.ts'
import { textOf, type Writing } from '../letter/writing.ts'
import { letterText, readTexts, type Texts } from './texts.ts'
import { writerInput } from './writer-input.ts'

/** One letter as it would be sent if it were approved now; approving it means naming `hash`. */
export interface LetterView {
  readonly letter: Letter
  readonly from: Mailbox
  readonly replyTo: Mailbox
  readonly to: string | null
  readonly text: LetterText
  readonly textHash: TextHash
  readonly sendTime: SendTime
  readonly hash: string
  /** Why it cannot be sent as it stands. */
  readonly problems: readonly string[]
}

export interface Review {
  readonly interview: Interview
  readonly profile: Profile
  readonly notes: Notes
  readonly report: DraftReport
  readonly letters: readonly LetterView[]
}

export type ReviewContext = TableContext & Pick<MailContext, 'mailFrom'>

/**
 * The letters of an interview as they stand. Reads and computes only. A draft that nobody has touched is shown as
 * it has to read on the day it would go out, so "yesterday" is never a day old.
 */
export async function viewLetters(context: ReviewContext, interview: Interview): Promise<Review> {
  const [texts, profile] = await Promise.all([
    readTexts(context, interview),
    readProfile(context, candidateOf(interview.id)),
  ])
  const view = viewOf(context, interview, profile, texts)
  return {
    interview,
    profile,
    notes: texts.notes,
    report: texts.report,
    letters: interview.letters.map((letter) => viewLetter(view, letter, undefined)),
  }
}

/** One of them, as it would read and go out at a time that the candidate chose. */
export async function viewLetterAt(
  context: ReviewContext,
  interview: Interview,
  key: string,
  chosen: Instant | undefined,
): Promise<LetterView | undefined> {
  const letter = interview.letters.find((one) => one.key === key)
  if (!letter) return undefined
  const [texts, profile] = await Promise.all([
    readTexts(context, interview),
    readProfile(context, candidateOf(interview.id)),
  ])
  return viewLetter(viewOf(context, interview, profile, texts), letter, chosen)
}

/** The candidate's profile, which signing in makes; throws when there is none. */
export async function readProfile(context: TableContext, candidate: string): Promise<Profile> {
  const profile = await context.table.readProfile(candidate, context.now())
  if (!profile) throw new Error(`Candidate ${candidate} has no profile`)
  return profile
}

interface ViewInput {
  readonly interview: Interview
  readonly profile: Profile
  readonly texts: Texts
  readonly mailFrom: string
  readonly now: Instant
  /** All letters as they read on a day, written once for all of them. */
  readonly writingFor: (day: Day) => Writing
}

function viewOf(context: ReviewContext, interview: Interview, profile: Profile, texts: Texts): ViewInput {
  const writings = new Map<Day, Writing>()
  const tones = Object.fromEntries(interview.letters.map(({ key, tone }) => [key, tone]))
  function writingFor(day: Day): Writing {
    const writing = writings.get(day) ?? writeLetters(writerInput(interview, profile, texts, day, tones))
    writings.set(day, writing)
    return writing
  }
  return { interview, profile, texts, mailFrom: context.mailFrom, now: context.now(), writingFor }
}

function viewLetter(view: ViewInput, letter: Letter, chosen: Instant | undefined): LetterView {
  const { interview, profile, texts, mailFrom, now } = view
  const approval =
    'approval' in letter && letter.status !== 'bounced' && letter.status !== 'held'
      ? letter.approval
      : undefined
  const time = approval ? approvedTime(approval) : timeFor(interview, now, chosen)
  const stored = letterText(texts, letter.text)
  const text = approval ? stored : asOf(view, letter, stored, time)
  const from = approval?.from ?? { name: profile.name, address: mailFrom }
  const replyTo = approval?.replyTo ?? { name: profile.name, address: profile.email }
  const textHash = digest(text)
  const shown = { from, replyTo, to: letter.to, text: textHash, day: time.day }
  return {
    ...{ letter, from, replyTo, text, textHash },
    to: letter.to,
    sendTime: time,
    hash: digest(shown),
    problems: problemsOf(profile, text),
  }
}

function timeFor(interview: Interview, now: Instant, chosen: Instant | undefined): SendTime {
  return chosen ? chosenTime(chosen, now, interview) : sendTime(now, interview)
}

function approvedTime({ sendAt, day, isTimeChosen }: Approval): SendTime {
  return { at: sendAt, day, why: isTimeChosen ? 'the time you chose' : 'the time you approved' }
}

function asOf(view: ViewInput, letter: Letter, stored: LetterText, time: SendTime): LetterText {
  const isTrue = time.day === letter.day || !isDated(stored.body)
  if (letter.isEdited || (isTrue && !hasPlaceholder(stored.body))) return stored
  return textIn(view.writingFor(time.day), letter.key) ?? stored
}

function textIn(writing: Writing, key: string): LetterText | undefined {
  const written = writing.letters.find((one) => one.key === key)
  return written && textOf(written)
}

/** The writer's letter to one person from the facts as they are now. */
export function rewrite(
  {
    interview,
    profile,
    texts,
  }: Pick<ViewInput, 'interview' | 'profile'> & { texts: Pick<Texts, 'notes' | 'jobDescription'> },
  key: string,
  tone: Tone,
  time: SendTime,
): LetterText | undefined {
  return textIn(writeLetters(writerInput(interview, profile, texts, time.day, { [key]: tone })), key)
}

function problemsOf(profile: Profile, text: LetterText): string[] {
  return [
    ...(profile.name ? [] : ['Your profile has no name yet, so the letter cannot be signed.']),
    ...(hasPlaceholder(`${text.subject}\n${text.body}`) ? ['The text still holds a blank to fill in.'] : []),
  ]
}
