import type { Context } from '../context.ts'
import { digest } from '../digest.ts'
import type { Basis, LetterEvent } from '../domain/event.ts'
import { instantIn } from '../domain/input.ts'
import { type Instant, plus } from '../domain/instant.ts'
import type { Interview, Letter, TextHash } from '../domain/interview.ts'
import { place, policy } from '../domain/policy.ts'
import { whenWords } from '../domain/story.ts'
import { invalid, ReadableError } from '../errors.ts'
import { dispatch } from './dispatch.ts'
import { type LetterView, type ReviewContext, viewLetterAt } from './view-letters.ts'

/** The letter that a page showed, and acting on that one and no other. */

export type Acting = Context & ReviewContext

export const approvable: readonly Letter['status'][] = ['drafted', 'held', 'bounced']

export function basisOf({ text, to }: Letter): Basis {
  return { text, to }
}

/**
 * Acts on what the page showed. Somebody was quicker: with the same wish that is a repeat, with another the page is
 * out of date, and what was typed must not seem to be kept.
 */
export async function actOnShown(
  context: Acting,
  { id }: Interview,
  { key }: Letter,
  event: LetterEvent,
): Promise<void> {
  const dispatched = await dispatch(context, id, { type: 'letter', letter: key, event })
  if (!dispatched || dispatched.after !== dispatched.before) return
  const { status, letters, notes } = dispatched.after
  const now = letters.find((one) => one.key === key)
  const isOpen = status === 'inReview' || status === 'underway'
  if (isOpen && now && approvable.includes(now.status) && !isRepeat(now, notes, event)) throw stale()
}

function isRepeat(
  { text, to, tone, struck = [] }: Letter,
  notes: TextHash | null,
  event: LetterEvent,
): boolean {
  if (event.type === 'saved') return text === event.text && to === event.to
  if (event.type !== 'rewritten' || text !== event.text || tone !== event.tone) return false
  return notes === event.notes && digest(struck) === digest(event.struck ?? [])
}

export function stale(): ReadableError {
  return new ReadableError(
    'stale',
    'The letter has changed since this page was made. Here is how it reads now.',
  )
}

export function isStale(error: unknown): boolean {
  return error instanceof ReadableError && error.code === 'stale'
}

/** The view that the page showed, as its hash says: at the usual time, or at the one that was chosen before. */
export async function shownView(
  context: Acting,
  interview: Interview,
  letter: Letter,
  hash: string | undefined,
  chosen: Instant | undefined,
): Promise<LetterView> {
  const usual = await viewLetterAt(context, interview, letter, undefined)
  if (usual.hash === hash) return usual
  const then = chosen && (await viewLetterAt(context, interview, letter, chosen))
  if (then && then.hash === hash) return then
  throw stale()
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
  const clock = (instant: Instant) => `${whenWords(instant, timeZone)} in ${place(timeZone)}`
  if (chosen < now) throw invalid([{ path: 'sendAt', message: `That time has passed: it is ${clock(now)}.` }])
  const last = plus(now, policy.chosenTimeMaxSeconds)
  if (chosen > last)
    throw invalid([
      { path: 'sendAt', message: `That is more than two weeks away, which end on ${clock(last)}.` },
    ])
  return chosen
}
