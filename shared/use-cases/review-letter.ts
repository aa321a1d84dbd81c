import * as z from 'zod/mini'
import type { FunctionsContext } from '../context.ts'
import type { LetterEvent } from '../domain/event.ts'
import { address, line, prose } from '../domain/input.ts'
import { candidateOf, type Interview, type Letter, type LetterText } from '../domain/interview.ts'
import { modeOf } from '../domain/whereabouts.ts'
import { invalid, notFound, ReadableError } from '../errors.ts'
import { isDated } from '../letter/check.ts'
import { log } from '../log.ts'
import { parse } from '../parse.ts'
import { approvalOf } from './approval.ts'
import { dispatch } from './dispatch.ts'
import { readProfile } from './profile.ts'
import { type Acting, actOnShown, approvable, basisOf, readSendAt, shownView, stale } from './shown-letter.ts'
import { readSuppression, suppressionWords } from './suppression.ts'
import { putTextOf } from './texts.ts'
import { type LetterView, viewLetterAt } from './view-letters.ts'

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
  /** Sentences to leave out, as paths into the record; and what was left out to put back, as the letter keeps it. */
  strike: z.optional(z.array(z.string())),
  unstrike: z.optional(z.array(z.string())),
})
export type ReviewForm = z.output<typeof reviewForm>

/** `saved` asks for another look: what was typed is kept, and is not what has been approved. */
export type ReviewOutcome = 'done' | 'saved'

type Reviewing = Acting & FunctionsContext

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

/**
 * Does what the form asks. A repeat changes nothing. Throws `stale` when the page showed something else than there
 * is now, `invalid` with the fields at fault, `notFound` for a letter that is not there.
 */
export async function reviewLetter(
  context: Reviewing,
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
      return rewrite(context, interview, letter, form)
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

async function approve(
  context: Acting,
  interview: Interview,
  letter: Letter,
  form: ReviewForm,
): Promise<ReviewOutcome> {
  if (!approvable.includes(letter.status)) return 'done'
  await refuseToSend(context, interview)
  const chosen = readSendAt(form.sendAt, interview, context.now())
  const shown = await shownView(context, interview, letter, form.hash, chosen)
  if (letter.status === 'drafted' && isTouched(form, shown)) {
    await save(context, interview, letter, form)
    return 'saved'
  }
  const to = recipientOf(letter, form, shown)
  const suppressed = await readSuppression(context, interview.id, to)
  if (suppressed) throw invalid([{ path: 'to', message: suppressionWords[suppressed] }])
  const now = context.now()
  const then = chosen ? await viewLetterAt(context, interview, letter, chosen) : shown
  if (!readsTheSame(shown, then)) throw stale()
  const [problem] = then.problems
  if (problem) throw invalid([{ path: 'text', message: problem }])
  const time = then.sendTime
  await putTextOf(context, interview, shown.text)
  const { from, replyTo, intake } = shown
  const agreed = { from, replyTo, ...(intake && { intake }), to, text: shown.textHash, day: time.day }
  const approval = approvalOf(agreed, shown.text, time, now, { isTimeChosen: chosen !== undefined })
  const event = { type: 'approved', approval, basis: basisOf(letter) } as const
  await actOnShown(context, interview, letter, event)
  return 'done'
}

/** Whoever has chosen that nothing is ever sent is taken at their word. */
async function refuseToSend(context: Acting, interview: Interview): Promise<void> {
  if (modeOf(interview, await readProfile(context, candidateOf(interview.id))) !== 'draftOnly') return
  const message =
    'You chose that letters are drafted and never sent. Send it from your own mailbox, or change that.'
  throw invalid([{ path: 'action', message }])
}

/** Who was shown; where a letter is stuck, an address can be typed beside its button. */
function recipientOf(letter: Letter, form: ReviewForm, shown: LetterView): string {
  const to = letter.status === 'drafted' ? shown.to : (readTo(form.to) ?? shown.to)
  if (!to) throw invalid([{ path: 'to', message: 'Whom should it go to? Type the address.' }])
  if (letter.status === 'bounced' && to.toLowerCase() === letter.approval.to.toLowerCase()) {
    throw invalid([{ path: 'to', message: 'Mail to this address has come back. Type another one.' }])
  }
  return to
}

/** A text that names a day must have been seen as it reads on the chosen day. */
function readsTheSame(shown: LetterView, then: LetterView): boolean {
  return (
    then.textHash === shown.textHash &&
    (then.sendTime.day === shown.sendTime.day || !isDated(shown.text.body))
  )
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
  if (isSavedAlready(form, await viewLetterAt(context, interview, letter, chosen))) return true
  const shown = await shownView(context, interview, letter, form.hash, chosen)
  const { to = shown.to ?? '', subject = shown.text.subject, text = shown.text.body } = form
  const typedLetter = parse(edits, { to, subject, text })
  // Whoever typed an address alone has edited nothing: the letter is still brought to the day it goes out on.
  const isTextKept = typedLetter.subject === shown.text.subject && typedLetter.text === shown.text.body
  const edited = editedText(shown.text, typedLetter.subject, typedLetter.text)
  const hash = isTextKept ? letter.text : await putTextOf(context, interview, edited)
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
  const isStepTold = sentences.some(({ sources }) => sources.includes('notes.nextStep'))
  const { writer, until } = before
  return { subject, body, sentences, ...(writer && { writer }), ...(isStepTold && until && { until }) }
}

/** The writer lives in another function. What it refuses is thrown here as what it was there. */
async function rewrite(
  context: Reviewing,
  { id }: Interview,
  letter: Letter,
  { hash, note, tone, sendAt, strike, unstrike }: ReviewForm,
): Promise<ReviewOutcome> {
  if (letter.status !== 'drafted') return 'done'
  const wishes = { hash, note, tone, sendAt, strike, unstrike }
  try {
    await context.functions.rewrite({ kind: 'rewrite', id, letter: letter.key, ...wishes })
  } catch (error) {
    if (error instanceof ReadableError) throw error
    const name = error instanceof Error ? error.name : String(error)
    log('rewriteFailed', { id, letter: letter.key, error: name })
    throw new ReadableError('unavailable', unavailable, [], { cause: error })
  }
  return 'saved'
}

const unavailable =
  'The letter could not be rewritten just now. Nothing is lost: your note is still in the form; try again.'
