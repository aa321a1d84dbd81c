import { Temporal } from 'temporal-polyfill'
import { withinCandidateDay } from './candidate-day.ts'
import type { InterviewEvent } from './event.ts'
import { lettersReached, replan, waitUntil } from './follow-up-plan.ts'
import type { Day, Instant } from './instant.ts'
import type { Interview } from './interview.ts'
import { queueMail, remember } from './outbox.ts'
import { at, policy } from './policy.ts'
import { calledBack, stop } from './standing.ts'
import { addWorkingDays, type Workplace } from './working-days.ts'

/** The cells of `lifecycle.ts` for mail that comes back to a letter, and for how letters are to go out. */

type Named<T> = Extract<InterviewEvent, { type: T }>

/** A person answered: nothing more goes out, and the candidate hears why. Before any letter left it answers none. */
export function takeReply(
  interview: Interview,
  { from, asksToStop }: Named<'replied'>,
  now: Instant,
): Interview {
  if (lettersReached(interview).length === 0) return interview
  const reason = asksToStop ? 'unwanted' : 'replied'
  const over = stop(interview, { status: 'over', reason }, now)
  const told = remember(over, { at: now, what: asksToStop ? 'stopped' : 'replied', detail: from })
  return queueMail(told, 'notice', withinCandidateDay(now, interview.candidateTimeZone))
}

/** Somebody is away, which is no answer: the follow-up waits for the working day after their return. */
export function takeAutoReply(
  interview: Interview,
  { returnsOn }: Named<'autoReplied'>,
  now: Instant,
): Interview {
  const isKnown = interview.history.some(({ what, detail }) => what === 'away' && detail === returnsOn)
  if (isKnown || lettersReached(interview).length === 0) return interview
  const told = remember(interview, { at: now, what: 'away', ...(returnsOn && { detail: returnsOn }) })
  if (!returnsOn) return told
  const until = morningAfter(returnsOn, interview)
  if (until <= now || (interview.wait && interview.wait.until >= until)) return told
  const wait = { until, why: 'the working day after they are back, as their automatic answer says' }
  return told.plan.followUp ? waitUntil(told, wait, now) : { ...told, wait }
}

function morningAfter(day: Day, workplace: Workplace): Instant {
  const date = addWorkingDays(Temporal.PlainDate.from(day), 1, workplace)
  return at(date, policy.followUpMorning, workplace.timeZone)
}

/** They want to meet again: nobody is asked how things stand. */
export function takeInvitation(interview: Interview, _event: unknown, now: Instant): Interview {
  if (interview.isOnHold || lettersReached(interview).length === 0) return interview
  const letters = interview.letters.map((letter) =>
    letter.followUp === undefined ? letter : calledBack(letter, interview, now),
  )
  return remember({ ...replan(interview), isOnHold: true, letters }, { at: now, what: 'invited' })
}

/** Counts for what is drafted from now on. */
export function chooseMode(interview: Interview, { mode }: Named<'modeChosen'>, now: Instant): Interview {
  if (interview.mode === mode) return interview
  return remember({ ...interview, mode }, { at: now, what: 'modeChosen', detail: mode })
}
