import type { MailContext, TableContext } from '../context.ts'
import { digest } from '../digest.ts'
import { dayIn, type Instant, plus } from '../domain/instant.ts'
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
} from '../domain/interview.ts'
import { chosenTime, policy, postponement, type SendTime, sendTime } from '../domain/policy.ts'
import { redate, signed } from '../letter/redate.ts'
import type { Known as HeldAgainst } from '../letter/rubric.ts'
import { type Senders, sendersOf } from './approval.ts'
import type { Holder } from './find-problems.ts'
import { readTextsAndProfile } from './profile.ts'
import { letterText, type Texts } from './texts.ts'

/** One letter as it would be sent if it were approved now; approving it means naming `hash`. */
export interface LetterView {
  readonly letter: Letter
  readonly from: Mailbox
  readonly replyTo: Mailbox
  readonly intake?: string
  readonly to: string | null
  readonly text: LetterText
  readonly textHash: TextHash
  readonly sendTime: SendTime
  readonly hash: string
  /** Why it cannot be sent as it stands. */
  readonly problems: readonly string[]
  /** What the letter was held against. */
  readonly known: HeldAgainst
  /** What the candidate may want to look at in an own text; only the review page asks for it. */
  readonly advice?: readonly string[]
}

export interface Review {
  readonly interview: Interview
  readonly profile: Profile
  readonly notes: Notes
  readonly report: DraftReport
  readonly letters: readonly LetterView[]
}

export type ReviewContext = TableContext & Pick<MailContext, 'mailFrom' | 'intakeDomain'>

/**
 * The letters of an interview as they stand. Reads and computes only. A draft that nobody has touched is shown as
 * it has to read on the day it would go out, so "yesterday" is never a day old.
 */
export async function viewLetters(context: ReviewContext, interview: Interview): Promise<Review> {
  const known = await readKnown(context, interview)
  const { profile, texts } = known
  return {
    interview,
    profile,
    notes: texts.notes,
    report: texts.report,
    letters: interview.letters.map((letter) => viewLetter(known, letter, undefined)),
  }
}

/** One of them, as it would read and go out at a time that the candidate chose. */
export async function viewLetterAt(
  context: ReviewContext,
  interview: Interview,
  letter: Letter,
  chosen: Instant | undefined,
): Promise<LetterView> {
  return viewLetter(await readKnown(context, interview), letter, chosen)
}

/** All that the letters of one interview are seen by. */
interface Known {
  readonly interview: Interview
  readonly profile: Profile
  readonly texts: Texts
  readonly senders: Senders
  readonly now: Instant
  readonly hold: Holder
}

async function readKnown(context: ReviewContext, interview: Interview): Promise<Known> {
  // The rubric is a part of a letter's page and mail, and of no other: no other start waits for it.
  const [{ texts, profile }, { holderFor }] = await Promise.all([
    readTextsAndProfile(context, interview),
    import('./find-problems.ts'),
  ])
  const hold = holderFor(interview, profile, texts)
  const senders = sendersOf(context, interview, profile)
  return { interview, profile, texts, senders, now: context.now(), hold }
}

function viewLetter(known: Known, letter: Letter, chosen: Instant | undefined): LetterView {
  const { interview, texts, now, hold } = known
  const approval =
    'approval' in letter && letter.status !== 'bounced' && letter.status !== 'held'
      ? letter.approval
      : undefined
  const time = approval ? approvedTime(approval) : timeFor(interview, letter, now, chosen)
  const stored = letterText(texts, letter.text)
  const text = approval ? stored : asOf(known, letter, stored, time)
  const { from, replyTo, intake } = approval ?? known.senders
  const textHash = digest(text)
  const shown = { from, replyTo, ...(intake && { intake }), to: letter.to, text: textHash, day: time.day }
  const held = hold(letter, text, time.day)
  return {
    ...{ letter, from, replyTo, text, textHash },
    ...(intake && { intake }),
    to: letter.to,
    sendTime: time,
    hash: digest(shown),
    known: held.known,
    problems: [...held.problems, ...passedDay(letter, text, time)],
  }
}

function timeFor(
  interview: Interview,
  { followUp }: Letter,
  now: Instant,
  chosen: Instant | undefined,
): SendTime {
  if (chosen) return chosenTime(chosen, now, interview)
  return followUp === undefined ? sendTime(now, interview) : followUpSendTime(now, interview)
}

/** In the morning that it waits for; after that as soon as they work. */
function followUpSendTime(now: Instant, interview: Interview): SendTime {
  const { wait, timeZone } = interview
  const undone = plus(now, policy.undoWindowSeconds)
  if (wait && wait.until > undone) return { at: wait.until, day: dayIn(wait.until, timeZone), why: wait.why }
  const why = 'ten minutes after you approve it, so that you can still call it back'
  return postponement(undone, undone, false, interview) ?? { at: undone, day: dayIn(undone, timeZone), why }
}

function approvedTime({ sendAt, day, isTimeChosen }: Approval): SendTime {
  return { at: sendAt, day, why: isTimeChosen ? 'the time you chose' : 'the time you approved' }
}

/** What nobody has touched reads as it has to on the day on which it goes out, and is signed. */
function asOf({ interview, profile }: Known, letter: Letter, stored: LetterText, { day }: SendTime) {
  return letter.isEdited ? stored : signed(redate(stored, interview, letter.day, day), profile.name)
}

/** A letter that names a coming day cannot go out after it. */
function passedDay({ status }: Letter, text: LetterText, { day }: SendTime): string[] {
  if (text.until === undefined || day <= text.until) return []
  const mend =
    status === 'drafted'
      ? 'rewrite it, or edit that sentence.'
      : 'leave it, make it a draft again, and rewrite it or edit that sentence.'
  return [`It speaks of a day that will have passed by then: ${mend}`]
}
