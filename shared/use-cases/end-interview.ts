import type { Context } from '../context.ts'
import type { InterviewEvent } from '../domain/event.ts'
import { type Outcome, outcomes } from '../domain/interview.ts'
import { invalid, notFound } from '../errors.ts'
import { dispatch } from './dispatch.ts'

/** What the candidate can say in one tap: how it ended, that it did not take place, or that it goes on after all. */
export type End = Outcome | 'didNotTakePlace' | 'interviewerAbsent' | 'candidateAbsent' | 'resumed'

const events: { readonly [E in Exclude<End, Outcome>]: InterviewEvent } = {
  didNotTakePlace: { type: 'didNotTakePlace' },
  interviewerAbsent: { type: 'didNotTakePlace', absent: 'interviewer' },
  candidateAbsent: { type: 'didNotTakePlace', absent: 'candidate' },
  resumed: { type: 'resumed' },
}

/** Stops everything that would have happened by itself. Throws `invalid` for a word that is none of these. */
export async function endInterview(context: Context, id: string, end: string | undefined): Promise<void> {
  if (!(await dispatch(context, id, eventOf(end)))) throw notFound()
}

function eventOf(end: string | undefined): InterviewEvent {
  const outcome = outcomes.find((one) => one === end)
  if (outcome) return { type: 'closed', outcome }
  const [, event] = Object.entries(events).find(([name]) => name === end) ?? []
  if (!event) throw invalid([{ path: 'end', message: 'There is no such button.' }])
  return event
}
