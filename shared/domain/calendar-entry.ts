import { completePeople } from './business-card.ts'
import type { ChangedFacts, Told } from './event.ts'
import type { CalendarEntry, EntryVersion, Interview, SaidFact } from './interview.ts'
import { policy } from './policy.ts'
import { keyed, unconfirmed } from './record.ts'

/**
 * What a calendar's word on a meeting means for its interview. Words come twice, late and out of order, by several
 * roads at once, and the candidate may have corrected what they said before: each fact of a calendar changes the
 * interview only when that calendar has changed its own mind.
 */

export interface Heard {
  readonly entries: readonly CalendarEntry[]
  /** What is new to the interview. */
  readonly facts: ChangedFacts
  /** No calendar has it any more. */
  readonly isOff: boolean
  /** It was called off by this calendar, and is not any more. */
  readonly isRevived: boolean
}

/** Undefined when it is stale, or a repeat, or when there are entries enough. */
export function hear(interview: Interview, told: Told): Heard | undefined {
  const { entries = [] } = interview
  const successor = entries.find(({ replaced }) => replaced?.includes(told.entry.key))
  if (successor) return hearReplaced(entries, successor, told.entry)
  const known = entries.find(({ key }) => key === told.entry.key || told.entry.replaced?.includes(key))
  const entry = known ? goingOn(known, told.entry) : told.entry
  if (known && !isNews(told.entry, known, told.isCurrent)) return undefined
  if (!known && entries.length >= policy.calendarEntriesOfInterviewMax) return undefined
  const isOvertaken = entries.some((one) => one !== known && isOvertakenBy(entry, one))
  const heard = known ? entries.map((one) => (one === known ? entry : one)) : [...entries, entry]
  const after =
    entry.isOff && !isOvertaken
      ? heard.map((one) => (isOffWith(one, entry) ? { ...one, isOff: true } : one))
      : heard
  return {
    entries: after,
    facts: entry.isOff || isOvertaken ? {} : changes(interview, known, told),
    isOff: after.every(({ isOff }) => isOff),
    isRevived: !entry.isOff && !isOvertaken && (known?.isOff ?? true),
  }
}

/** These count their changes, and the same for the same meeting (RFC 5545 section 3.8.7.4); the others begin anew. */
const counting: readonly CalendarEntry['source'][] = ['google', 'feed', 'email']

function isOvertakenBy(entry: CalendarEntry, other: CalendarEntry): boolean {
  const isSame = entry.alias === other.alias && !other.isUnvouched
  const isCounted = counting.includes(entry.source) && counting.includes(other.source)
  return isSame && isCounted && other.sequence > entry.sequence
}

/**
 * Mail tells once, so that whoever calls the meeting off speaks for it. Calendars speak for themselves: the meeting may
 * have gone over from one to the other.
 */
function isOffWith(one: CalendarEntry, off: CalendarEntry): boolean {
  return one.alias === off.alias && (off.source === 'email' || one.source === 'email')
}

/** Late word of what has been replaced: all that it tells is what it had replaced itself. */
function hearReplaced(
  entries: readonly CalendarEntry[],
  successor: CalendarEntry,
  late: CalendarEntry,
): Heard | undefined {
  const before = (late.replaced ?? []).filter((key) => !successor.replaced?.includes(key))
  if (before.length === 0) return undefined
  const replaced = [...(successor.replaced ?? []), ...before].slice(0, policy.calendarEntriesOfInterviewMax)
  return {
    entries: entries.map((one) => (one === successor ? { ...one, replaced } : one)),
    ...{ facts: {}, isOff: false, isRevived: false },
  }
}

/** A cancellation may name no more than the meeting in its own calendar; what it replaced stays replaced. */
function goingOn(known: CalendarEntry, entry: CalendarEntry): CalendarEntry {
  const replaced = [...new Set([...(entry.replaced ?? []), ...(known.replaced ?? [])])]
  const { title, because } = known
  return {
    ...(title && { title }),
    ...(because && { because }),
    ...(known.stamp && { stamp: known.stamp }),
    ...entry,
    sequence: Math.max(known.sequence, entry.sequence),
    ...(entry.isOff && { alias: known.alias, said: known.said }),
    ...(replaced.length > 0 && { replaced: replaced.slice(0, policy.calendarEntriesOfInterviewMax) }),
  }
}

/** Later by the source's own count, and saying something that it did not say before. */
function isNews(entry: CalendarEntry, known: CalendarEntry, isCurrent = false): boolean {
  if (entry.key !== known.key) return true
  if (isSeenAgain(entry, known)) return true
  if (!isCurrent && !isLater(entry, known)) return false
  // What was a placeholder and is none any more says the same, and means it.
  if (entry.isOff !== known.isOff || (!entry.isOff && entry.rank > known.rank)) return true
  return !entry.isOff && JSON.stringify(entry.said) !== JSON.stringify(known.said)
}

function isSeenAgain(entry: CalendarEntry, known: CalendarEntry): boolean {
  return known.missedAt !== undefined && !entry.isOff && !isLater(known, entry)
}

export function isLater(one: EntryVersion, other: EntryVersion): boolean {
  if (one.sequence !== other.sequence) return one.sequence > other.sequence
  // Of one sequence a cancellation counts, whenever it was written (RFC 5546 section 2.1.5).
  if (one.rank !== other.rank && Math.max(one.rank, other.rank) === cancelledRank)
    return one.rank === cancelledRank
  if (one.stamp !== other.stamp) return (one.stamp ?? '') > (other.stamp ?? '')
  return one.rank > other.rank
}

export const cancelledRank = 4

/**
 * What of it is new. The first word of a second calendar is known already, unless it overtakes the first, or takes the
 * place of what nobody vouched for or what was called off.
 */
function changes(interview: Interview, known: CalendarEntry | undefined, told: Told): ChangedFacts {
  const { entries = [], status } = interview
  const before = known ?? entries.find((one) => isOvertakenBy(one, told.entry))
  const isAnew =
    !before && (status === 'cancelled' || (entries.length > 0 && entries.every((one) => one.isUnvouched)))
  if (!before && !isAnew) return {}
  const isNew = (fact: SaidFact) =>
    told.entry.said[fact] !== undefined && told.entry.said[fact] !== before?.said[fact]
  const { startsAt, endsAt, timeZone, company, role, kind, location } = told.facts
  return {
    ...(isNew('when') && startsAt && endsAt && timeZone && { startsAt, endsAt, timeZone }),
    ...(isNew('company') && company && { company }),
    ...(isNew('role') && role && { role }),
    ...(isNew('kind') && kind && { kind }),
    ...(isNew('location') && location && { location }),
    ...(isNew('people') && { interviewers: joined(interview, told.people) }),
  }
}

/** Those who were invited since are added; who was there, or was taken out by the candidate, is left as it is. */
function joined(interview: Interview, people: Told['people']): Interview['interviewers'] {
  const typed = interview.interviewers.map(({ name = '', title = '', email = '', isDecisionMaker }) => ({
    ...{ name, title, email },
    decisionMaker: isDecisionMaker === true,
  }))
  const cards = people.map((one) => ({ ...one, otherEmails: [] }))
  const completed = completePeople(typed, cards).slice(0, Math.max(policy.interviewersMax, typed.length))
  const keys = interview.letters.map(({ key }) => key)
  return keyed(completed, interview.interviewers, keys).map((one) => {
    const known = interview.interviewers.find(({ key, email }) => key === one.key && email === one.email)
    return known && !known.isUnconfirmed ? one : unconfirmed(one)
  })
}
