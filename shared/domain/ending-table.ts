import { planDraft, writeAt } from './draft-table.ts'
import type { InterviewEvent } from './event.ts'
import type { Instant } from './instant.ts'
import { type Interview, type LetterStatus, type OverReason, outcomes } from './interview.ts'
import { ahead } from './meeting-table.ts'
import { isCurrent, remember } from './outbox.ts'
import { become, overReason, stop } from './standing.ts'
import { canResume, hasLeft } from './whereabouts.ts'

/** The cells of `lifecycle.ts` for how an interview ends, and for the end that was none. */

type Named<T> = Extract<InterviewEvent, { type: T }>

/** The candidate knows how it ended, and may know better later. */
export function close(interview: Interview, { outcome }: Named<'closed'>, now: Instant): Interview {
  if (interview.status === 'over' && (interview.reason === outcome || !canBeCorrected(interview.reason)))
    return interview
  const over = stop(interview, { status: 'over', reason: outcome }, now)
  return remember(over, { at: now, what: 'closed', detail: outcome })
}

function canBeCorrected(reason: OverReason): boolean {
  const said: readonly OverReason[] = outcomes
  return said.includes(reason) || reason === 'allSkipped' || reason === 'expired'
}

/** Nobody answered the last letter. */
export function fallSilent(interview: Interview, event: Named<'silenceFellDue'>, now: Instant): Interview {
  if (!isCurrent(interview, 'silence', event.version)) return interview
  const reason = overReason(interview, 'unanswered')
  return remember(stop(interview, { status: 'over', reason }, now), { at: now, what: 'silent' })
}

export function resume(interview: Interview, _event: unknown, now: Instant): Interview {
  if (!canResume(interview)) return interview
  const { isOnHold: _hold, ...released } = interview
  const told = remember(released, { at: now, what: 'resumed' })
  if (told.letters.length > 0) return become(told, { status: 'underway' })
  return told.endsAt > now ? ahead(told) : planDraft(become(told, { status: 'ended' }), now)
}

const openStatuses: readonly LetterStatus[] = ['drafted', 'approved', 'sending', 'unknown']

/** Whoever sent an invitation is asked again after all. */
export function goOn(interview: Interview, _event: unknown, now: Instant): Interview {
  const { isOnHold, ...released } = interview
  return isOnHold ? remember(released, { at: now, what: 'resumed' }) : interview
}

/** There is another interview with them: that is an answer. */
export function endForNextRound(interview: Interview, _event: unknown, now: Instant): Interview {
  if (interview.isOnHold) return interview
  const told = remember({ ...interview, isOnHold: true }, { at: now, what: 'wentOn' })
  const isOpen = told.letters.some(
    ({ status, followUp }) => followUp === undefined && openStatuses.includes(status),
  )
  // Thanks are still due to whoever has not had them.
  return isOpen ? told : stop(told, { status: 'over', reason: 'nextRound' }, now)
}

/**
 * It did not take place. Where somebody did not come, a short letter says so, unless letters have gone out that say
 * something else.
 */
export function missTheInterview(
  interview: Interview,
  { absent }: Named<'didNotTakePlace'>,
  now: Instant,
): Interview {
  const told = remember(interview, {
    at: now,
    what: 'didNotTakePlace',
    ...(absent && { detail: absent }),
  })
  const reason = overReason({ absent }, 'didNotTakePlace')
  const missed = stop(told, { status: 'over', reason }, now)
  if (!absent || interview.letters.some(hasLeft) || interview.startsAt > now) return missed
  return writeAt(become({ ...missed, absent, letters: [] }, { status: 'ended' }), 'draft', now, now)
}
