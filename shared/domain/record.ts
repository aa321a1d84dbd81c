import { draftTime } from './candidate-day.ts'
import { type Instant, plus } from './instant.ts'
import type { CalendarEntry, Interview, Interviewer, InterviewFacts, Lesson, TextHash } from './interview.ts'
import { queueMail, remember, retime } from './outbox.ts'
import { policy } from './policy.ts'

/** What is known of an interview when it is first heard of. */
export interface Recorded extends Omit<InterviewFacts, 'jobDescription'> {
  readonly id: string
  readonly source: Interview['source']
  readonly candidateTimeZone: string
  readonly interviewers: readonly Interviewer[]
  readonly previous?: string
  readonly isReturn?: true
  readonly notes: TextHash | null
  readonly isHurried?: boolean
  readonly jobDescription: TextHash | null
}

/** A new interview. One that is over and has its notes goes on to its drafts at once; any other is asked about. */
export function record(recorded: Recorded, now: Instant): Interview {
  const asksAt = plus(recorded.endsAt, policy.debriefDelaySeconds)
  const isOver = asksAt <= now
  const fresh: Interview = {
    ...recorded,
    interviewers: isTyped(recorded.source) ? recorded.interviewers : recorded.interviewers.map(unconfirmed),
    schema: 1,
    revision: 1,
    status: isOver && recorded.notes ? 'ended' : 'upcoming',
    plan:
      isOver && recorded.notes
        ? { draft: draftTime(recorded.endsAt, now, recorded.candidateTimeZone, recorded.isHurried) }
        : { debrief: isOver ? now : asksAt },
    report: null,
    letters: [],
    mails: [],
    links: [],
    timers: {},
    lastTimerVersion: 0,
    lastMailNumber: 0,
    history: [],
  }
  return retime(remember(fresh, { at: now, what: 'recorded', ...learnedFrom(recorded.source) }))
}

/** By the candidate, or by a program that has their token. */
function isTyped({ kind }: Interview['source']): boolean {
  return kind === 'form' || kind === 'api'
}

/** Nothing goes by itself to an address that only a calendar or a form tool holds. */
export function unconfirmed(interviewer: Interviewer): Interviewer {
  return interviewer.email ? { ...interviewer, isUnconfirmed: true } : interviewer
}

/** The receipt tells which calendar an interview was learned from. */
function learnedFrom({ kind }: Interview['source']): { detail?: string } {
  return kind === 'form' || kind === 'api' || kind === 'hook' ? {} : { detail: kind }
}

/** What a calendar holds: nobody typed it. */
export interface Found extends Recorded {
  readonly entry: CalendarEntry
  readonly lesson: Lesson | undefined
}

/** An interview that stands in a calendar: the candidate is told that it is known. */
export function recordFound(found: Found, now: Instant): Interview {
  return mailed({ ...record(foundFacts(found), now), ...foundParts(found) }, 'notice', now)
}

/**
 * A meeting in a calendar that may be an interview: the candidate is asked. What the calendar does not tell, company and
 * role among it, is empty until then.
 */
export function propose(found: Found, now: Instant): Interview {
  const recorded = record(foundFacts(found), now)
  const proposed: Interview = {
    ...recorded,
    ...foundParts(found),
    status: 'proposed',
    plan: { expire: plus(found.endsAt, policy.proposalPatienceSeconds) },
    history: [{ at: now, what: 'proposed', detail: found.source.kind }],
  }
  return mailed(proposed, 'question', now)
}

function foundFacts({ entry: _entry, lesson: _lesson, ...recorded }: Found): Recorded {
  return recorded
}

function foundParts({ entry, lesson }: Found): Pick<Interview, 'entries' | 'lesson'> {
  return { entries: [entry], ...(lesson && { lesson }) }
}

/** By day: nobody is in a hurry to be told of what they have in their own calendar. */
function mailed(interview: Interview, kind: 'notice' | 'question', now: Instant): Interview {
  return retime(queueMail({ ...interview, timers: {}, lastTimerVersion: 0 }, kind, now))
}

/** People as typed, under stable keys: whoever is known by address or name keeps theirs. */
export function keyed(
  typed: readonly {
    name?: string | undefined
    title?: string | undefined
    email?: string | undefined
    decisionMaker?: boolean | null | undefined
  }[],
  known: readonly Interviewer[] = [],
  /** Keys that letters bear: whoever they were for, nobody else gets them. */
  taken: readonly string[] = [],
): readonly Interviewer[] {
  const numbers = [...known.map(({ key }) => key), ...taken].map((key) => Number(key.slice(1)))
  let last = Math.max(0, ...numbers.filter(Number.isFinite))
  const free = [...known]
  return typed.map(({ name, title, email, decisionMaker }) => {
    const at = free.findIndex((one) =>
      email && one.email ? sameText(one.email, email) : sameText(one.name, name),
    )
    const [same] = at < 0 ? [] : free.splice(at, 1)
    return {
      key: same?.key ?? `i${++last}`,
      ...(name && { name }),
      ...(title && { title }),
      ...(email && { email }),
      ...(decisionMaker && { isDecisionMaker: true as const }),
    }
  })
}

function sameText(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one.toLowerCase() === other?.toLowerCase()
}
