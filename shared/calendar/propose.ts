import { type Instant, plus } from '../domain/instant.ts'
import { policy } from '../domain/policy.ts'
import { type Asker, drawingOf, verdictOn } from './asker.ts'
import type { Drawing } from './draw.ts'
import type { CalendarFact } from './fact.ts'
import { readCalendar } from './icalendar.ts'
import { newest } from './newest.ts'
import type { Verdict } from './recognise.ts'

/** Which meeting of a calendar file is the interview that somebody wants to record, and what the file tells of it. */

export interface Proposal {
  readonly fact: CalendarFact
  readonly verdict: Verdict
  readonly drawing: Drawing
}

export interface Proposed {
  /** The best first. */
  readonly proposals: readonly Proposal[]
  /** Meetings that the file calls off. */
  readonly calledOff: readonly CalendarFact[]
  /** Why something in the file is no meeting, in plain words. */
  readonly refusals: readonly string[]
}

/** Of so many meetings, those nearest to now, it is asked whether they are interviews. */
const recognisedMax = 500

/**
 * Proposes at most `most` meetings that are to come, or ended no longer ago than an interview can be recorded: the
 * certain interviews before the likely ones, those before the rest, and each by how near it is. Throws nothing.
 */
export function proposeInterviews(bytes: Uint8Array, asker: Asker, most: number): Proposed {
  const { email, timeZone, now } = asker
  const window = {
    from: plus(now, -policy.recordedLateMaxSeconds),
    to: plus(now, policy.horizonSeconds),
  }
  const read = readCalendar(bytes, { source: 'upload', me: [email], timeZone, window })
  const refusals = read.flatMap((one) => ('refused' in one ? one.refused : []))
  const meetings = newest(read)
  const near = meetings
    .filter(({ status }) => status !== 'cancelled')
    .sort(byNearness(now))
    .slice(0, recognisedMax)
    .map((fact) => ({ fact, verdict: verdictOn(fact, asker).verdict }))
    .sort((one, other) => ranks[one.verdict] - ranks[other.verdict])
  return {
    proposals: near.slice(0, most).map((one) => ({ ...one, drawing: drawingOf(one.fact, asker) })),
    calledOff: meetings.filter(({ status }) => status === 'cancelled'),
    refusals: [...new Set(refusals)],
  }
}

const ranks: { readonly [V in Verdict]: number } = { certain: 0, likely: 1, no: 2 }

/** What is to come before what is over. */
function byNearness(now: Instant) {
  const at = ({ when }: CalendarFact) => when?.startsAt ?? ''
  const isOver = ({ when }: CalendarFact) => (when?.endsAt ?? when?.startsAt ?? '') < now
  return (one: CalendarFact, other: CalendarFact) => {
    if (isOver(one) !== isOver(other)) return isOver(one) ? 1 : -1
    const order = at(one) < at(other) ? -1 : at(one) > at(other) ? 1 : 0
    return isOver(one) ? -order : order
  }
}
