import * as z from 'zod/mini'
import type { Context } from '../context.ts'
import { digest } from '../digest.ts'
import type { Basis, LetterEvent } from '../domain/event.ts'
import { address, instantIn, line, notesFault, prose } from '../domain/input.ts'
import { type Instant, plus } from '../domain/instant.ts'
import type { Interview, Letter, LetterText, Notes } from '../domain/interview.ts'
import { candidateOf } from '../domain/interview.ts'
import { policy } from '../domain/policy.ts'
import { invalid, notFound, ReadableError } from '../errors.ts'
import { isDated } from '../letter/check.ts'
import { parse } from '../parse.ts'
import { dispatch } from './dispatch.ts'
import { putTextOf, readTexts } from './texts.ts'
import { type LetterView, type ReviewContext, readProfile, rewrite, viewLetterAt } from './view-letters.ts'

/** What the buttons of the review page do. Every action names the hash of what its page showed. */

export const reviewActions = ['approve', 'save', 'rewrite', 'skip', 'undo', 'ownMailbox', 'arrived'] as const
export type ReviewAction = (typeof reviewActions)[number]

const typed = z.optional(z.string())

/** The fields of the page's forms as they come; what an action does not need is not looked at. */
export const reviewForm = z.object({
  action: z.enum(reviewActions, { error: `Must be one of ${reviewActions.join(', ')}.` }),
  letter: line(20),
  hash: typed,
  to: typed,
  subject: typed,
  text: typed,
  note: typed,
  tone: typed,
  sendAt: typed,
})
export type ReviewForm = z.output<typeof reviewForm>

/** `saved` asks for another look: what was typed is kept, and is not what has been approved. */
export type ReviewOutcome = 'done' | 'saved'

type Acting = Context & ReviewContext

const edits = z.object({
  to: z.union([
    z.pipe(
      z.literal(''),
      z.transform(() => null),
    ),
    address,
  ]),
  subject: line(200).check(z.minLength(1, { error: 'A letter needs a subject.' })),
  text: prose(20_000).check(z.minLength(1, { error: 'There is nothing to send.' })),
})
const tones = z.enum(['asWritten', 'warmer', 'plainer', 'shorter'], { error: 'There is no such tone.' })
const addedNote = prose(10_000)

/**
 * Does what the form asks. A repeat changes nothing. Throws `stale` when the page showed something else than there
 * is now, `invalid` with the fields at fault, `notFound` for a letter that is not there.
 */
export async function reviewLetter(
  context: Acting,
  interview: Interview,
  form: ReviewForm,
): Promise<ReviewOutcome> {
  const letter = interview.letters.find((one) => one.key === form.letter)
  if (!letter) throw notFound()
  switch (form.action) {
    case 'approve':
      return approve(context, interview, letter, form)
    case 'save':
      return (await save(context, interview, letter, form)) ? 'saved' : 'done'
    case 'rewrite':
      return rewriteLetter(context, interview, letter, form)
    case 'skip':
      return act(context, interview, letter, { type: 'skipped' })
    case 'undo':
      return act(context, interview, letter, { type: 'undone' })
    case 'ownMailbox':
      return act(context, interview, letter, { type: 'ownMailboxUsed' })
    case 'arrived':
      return act(context, interview, letter, { type: 'arrivalConfirmed' })
  }
}

async function act(
  context: Acting,
  { id }: Interview,
  { key }: Letter,
  event: LetterEvent,
): Promise<ReviewOutcome> {
  await dispatch(context, id, { type: 'letter', letter: key, event })
  return 'done'
}

const approvable: readonly Letter['status'][] = ['drafted', 'held', 'bounced']

async function approve(
  context: Acting,
  interview: Interview,
  letter: Letter,
  form: ReviewForm,
): Promise<ReviewOutcome> {
  if (!approvable.includes(letter.status)) return 'done'
  const chosen = readSendAt(form.sendAt, interview, context.now())
  const shown = await shownView(context, interview, letter, form.hash, chosen)
  if (letter.status === 'drafted' && isTouched(form, shown)) {
    await save(context, interview, letter, form)
    return 'saved'
  }
  const to = letter.status === 'drafted' ? shown.to : (readTo(form.to) ?? shown.to)
  if (!to) throw invalid([{ path: 'to', message: 'Whom should it go to? Type the address.' }])
  if (letter.status === 'bounced' && to.toLowerCase() === letter.approval.to.toLowerCase()) {
    throw invalid([{ path: 'to', message: 'Mail to this address has come back. Type another one.' }])
  }
  const [problem] = shown.problems
  if (problem) throw invalid([{ path: 'text', message: problem }])
  const now = context.now()
  const then = chosen ? await viewOf(context, interview, letter, chosen) : shown
  if (!readsTheSame(shown, then)) throw stale()
  const time = then.sendTime
  await putTextOf(context, interview, shown.text)
  const agreed = { from: shown.from, replyTo: shown.replyTo, to, text: shown.textHash, day: time.day }
  const approval = {
    ...agreed,
    hash: digest(agreed),
    at: now,
    sendAt: time.at,
    isTimeChosen: chosen !== undefined,
    isDated: isDated(shown.text.body),
  }
  const event = { type: 'approved', approval, basis: basisOf(letter) } as const
  await actOnShown(context, interview, letter, event)
  return 'done'
}

function basisOf({ text, to }: Letter): Basis {
  return { text, to }
}

/**
 * Acts on what the page showed. Somebody was quicker: with the same wish that is a repeat, with another the page is
 * out of date, and what was typed must not seem to be kept.
 */
async function actOnShown(
  context: Acting,
  { id }: Interview,
  { key }: Letter,
  event: LetterEvent,
): Promise<void> {
  const dispatched = await dispatch(context, id, { type: 'letter', letter: key, event })
  if (!dispatched || dispatched.after !== dispatched.before) return
  const { status, letters } = dispatched.after
  const now = letters.find((one) => one.key === key)
  const isOpen = status === 'inReview' || status === 'underway'
  if (isOpen && now && approvable.includes(now.status) && !isRepeat(now, event)) throw stale()
}

function isRepeat(letter: Letter, event: LetterEvent): boolean {
  if (event.type === 'saved') return letter.text === event.text && letter.to === event.to
  return event.type === 'rewritten' && letter.text === event.text && letter.tone === event.tone
}

function stale(): ReadableError {
  return new ReadableError(
    'stale',
    'The letter has changed since this page was made. Here is how it reads now.',
  )
}

/** The view that the page showed, as its hash says: at the usual time, or at the one that was chosen before. */
async function shownView(
  context: Acting,
  interview: Interview,
  letter: Letter,
  hash: string | undefined,
  chosen: Instant | undefined,
): Promise<LetterView> {
  const usual = await viewOf(context, interview, letter, undefined)
  if (usual.hash === hash) return usual
  const then = chosen && (await viewOf(context, interview, letter, chosen))
  if (then && then.hash === hash) return then
  throw stale()
}

/** A text that names a day must have been seen as it reads on the chosen day. */
function readsTheSame(shown: LetterView, then: LetterView): boolean {
  return (
    then.textHash === shown.textHash &&
    (then.sendTime.day === shown.sendTime.day || !isDated(shown.text.body))
  )
}

async function viewOf(
  context: Acting,
  interview: Interview,
  letter: Letter,
  chosen: Instant | undefined,
): Promise<LetterView> {
  const view = await viewLetterAt(context, interview, letter.key, chosen)
  if (!view) throw notFound()
  return view
}

/** The candidate's own time, as a wall clock where the recipient is; nothing typed means the usual time. */
export function readSendAt(
  typedTime: string | undefined,
  { timeZone }: Interview,
  now: Instant,
): Instant | undefined {
  if (!typedTime?.trim()) return undefined
  const chosen = instantIn(typedTime.trim(), timeZone)
  if (typeof chosen !== 'string') throw invalid([{ path: 'sendAt', message: chosen.fault }])
  if (chosen < now) throw invalid([{ path: 'sendAt', message: 'Is in the past.' }])
  if (chosen > plus(now, policy.chosenTimeMaxSeconds))
    throw invalid([{ path: 'sendAt', message: 'Is more than two weeks away.' }])
  return chosen
}

function readTo(typedTo: string | undefined): string | undefined {
  return typedTo?.trim() ? parse(z.object({ to: address }), { to: typedTo }).to : undefined
}

/** Fields that were left out count as left alone. */
function isTouched(form: ReviewForm, shown: LetterView): boolean {
  const { to = shown.to ?? '', subject = shown.text.subject, text = shown.text.body } = form
  const plain = text.replace(/\r\n?/g, '\n').trim()
  return to.trim() !== (shown.to ?? '') || subject.trim() !== shown.text.subject || plain !== shown.text.body
}

/** Keeps what was typed as the letter's text; true when that changed anything. */
async function save(
  context: Acting,
  interview: Interview,
  letter: Letter,
  form: ReviewForm,
): Promise<boolean> {
  if (letter.status !== 'drafted') return false
  const chosen = readSendAt(form.sendAt, interview, context.now())
  if (isSavedAlready(form, await viewOf(context, interview, letter, chosen))) return true
  const shown = await shownView(context, interview, letter, form.hash, chosen)
  const { to = shown.to ?? '', subject = shown.text.subject, text = shown.text.body } = form
  const typedLetter = parse(edits, { to, subject, text })
  const edited = editedText(shown.text, typedLetter.subject, typedLetter.text)
  const hash = await putTextOf(context, interview, edited)
  if (hash === letter.text && typedLetter.to === letter.to) return false
  const event = { type: 'saved', text: hash, to: typedLetter.to, basis: basisOf(letter) } as const
  await actOnShown(context, interview, letter, event)
  return true
}

/** The same form once more: it is as it says, whatever its page showed before. */
function isSavedAlready(form: ReviewForm, now: LetterView): boolean {
  return form.hash !== now.hash && form.text !== undefined && !isTouched(form, now)
}

/** Sentences that are still there keep their sources; what was typed is the candidate's own word. */
function editedText(before: LetterText, subject: string, body: string): LetterText {
  if (body === before.body) return { ...before, subject }
  const sentences = before.sentences.filter((sentence) => body.includes(sentence.text))
  return { ...before, subject, body, sentences }
}

async function rewriteLetter(
  context: Acting,
  interview: Interview,
  letter: Letter,
  form: ReviewForm,
): Promise<ReviewOutcome> {
  if (letter.status !== 'drafted') return 'done'
  const chosen = readSendAt(form.sendAt, interview, context.now())
  const shown = await shownView(context, interview, letter, form.hash, chosen)
  const { note } = parse(z.object({ note: addedNote }), { note: form.note ?? '' })
  const { tone } = parse(z.object({ tone: tones }), { tone: form.tone || letter.tone })
  const [texts, profile] = await Promise.all([
    readTexts(context, interview),
    readProfile(context, candidateOf(interview.id)),
  ])
  const notes = note ? withNote(texts.notes, note, letter, interview) : texts.notes
  const written = rewrite(
    { interview, profile, texts: { notes, jobDescription: texts.jobDescription } },
    letter.key,
    tone,
    shown.sendTime,
  )
  if (!written) throw invalid([{ path: 'note', message: 'There is nobody left to write this letter to.' }])
  const event = {
    type: 'rewritten',
    text: await putTextOf(context, interview, written),
    tone,
    day: shown.sendTime.day,
    basis: basisOf(letter),
    notes: note ? await putTextOf(context, interview, notes) : interview.notes,
  } as const
  await actOnShown(context, interview, letter, event)
  return 'saved'
}

/** In a panel a note added at one letter is about the person it is for: the writer reads the name before it. */
function withNote(notes: Notes, note: string, letter: Letter, interview: Interview): Notes {
  const attributed = interview.letters.length > 1 && letter.name ? `${letter.name}: ${note}` : note
  const more = { ...notes, discussed: [...notes.discussed, attributed] }
  const fault = notesFault(more)
  if (fault) throw invalid([{ path: 'note', message: fault }])
  return more
}
