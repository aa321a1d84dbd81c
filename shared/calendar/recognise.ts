import type { Lesson, TaughtLesson } from '../domain/interview.ts'
import { domainOf, isUnder, personalDomains } from './domains.ts'
import type { CalendarFact } from './fact.ts'
import { type Candidate, meetingOf } from './meeting.ts'
import { signals } from './signals.ts'
import { titleShape } from './title-shape.ts'

/**
 * Whether a meeting in a calendar is a job interview of the candidate. `certain`: it is recorded and the candidate is
 * told; `likely`: the candidate is asked; `no`: it is forgotten.
 */
export type Verdict = 'certain' | 'likely' | 'no'

export interface Recognition {
  readonly verdict: Verdict
  /** The sum of the weights of `signals.ts`. */
  readonly score: number
  /** In plain words, each to follow "because"; what speaks for it before what speaks against it, weightiest first. */
  readonly reasons: readonly string[]
}

export const certainFrom = 6
export const likelyFrom = 3

/**
 * Reads the first 300 characters of the title and 6,000 of the description. Throws nothing.
 *
 * An answer that the candidate gave to a meeting of the same organizer and shape decides. Without one, `certain` takes
 * more than a sum: something that speaks of a job, and nothing that speaks against it, because of what is recorded
 * nobody is asked.
 */
export function recognise(fact: CalendarFact, candidate: Candidate): Recognition {
  const answer = answered(fact, candidate)
  if (answer) {
    return answer.isInterview
      ? { verdict: 'certain', score: certainFrom, reasons: ['you said so of one like it'] }
      : { verdict: 'no', score: 0, reasons: ['you said of one like it that it is none'] }
  }
  const meeting = meetingOf(fact, candidate)
  const held = signals.filter(({ holds }) => holds(meeting))
  const score = held.reduce((sum, { weight }) => sum + weight, 0)
  const isUndisputed = held.some(({ isProof }) => isProof) && held.every(({ weight }) => weight > 0)
  return {
    verdict: score >= certainFrom && isUndisputed ? 'certain' : score >= likelyFrom ? 'likely' : 'no',
    score,
    reasons: held.toSorted((one, other) => other.weight - one.weight).map(({ reason }) => reason),
  }
}

/** What the candidate's word on a meeting would teach; undefined where no organizer is named who could send another. */
export function lessonOf(fact: CalendarFact): Lesson | undefined {
  const organizer = partyOf(fact.organizer?.email)
  return organizer && fact.title ? { organizer, shape: titleShape(fact.title) } : undefined
}

/** Whom an address speaks for: its domain, or itself alone where the domain hands out mailboxes to anybody. */
export function partyOf(address: string | undefined): string | undefined {
  const email = address?.toLowerCase()
  const domain = domainOf(email)
  return domain && isUnder(domain, sharedDomains) ? email : domain
}

/** Whoever writes from these has little in common with the next who does. */
const sharedDomains = [...personalDomains, 'group.calendar.google.com']

function answered(fact: CalendarFact, { answers }: Candidate): TaughtLesson | undefined {
  const mine = answers && answers.length > 0 ? lessonOf(fact) : undefined
  return (
    mine && answers?.findLast(({ organizer, shape }) => organizer === mine.organizer && shape === mine.shape)
  )
}
