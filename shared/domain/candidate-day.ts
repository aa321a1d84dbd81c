import { dateIn, type Instant, plus } from './instant.ts'
import { at, policy } from './policy.ts'

/** When the candidate may be mailed: by day, by their own clock. */

/** The first moment from `instant` on at which the candidate may be mailed. */
export function withinCandidateDay(instant: Instant, timeZone: string): Instant {
  const today = dateIn(instant, timeZone)
  if (instant < at(today, policy.candidateDay.opens, timeZone))
    return at(today, policy.candidateDay.opens, timeZone)
  if (instant <= at(today, policy.candidateDay.closes, timeZone)) return instant
  return at(today.add({ days: 1 }), policy.candidateDay.opens, timeZone)
}

/**
 * About three hours after the end, or as soon as notes can be there where the next step is near; inside the candidate's
 * day, and at once when that is gone already.
 */
export function draftTime(
  endsAt: Instant,
  now: Instant,
  candidateTimeZone: string,
  isHurried = false,
): Instant {
  const wanted = plus(endsAt, isHurried ? policy.debriefDelaySeconds : policy.draftDelaySeconds)
  return wanted <= now ? now : withinCandidateDay(wanted, candidateTimeZone)
}
