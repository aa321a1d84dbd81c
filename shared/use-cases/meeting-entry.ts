import { type Asker, drawingOf } from '../calendar/asker.ts'
import type { Drawing } from '../calendar/draw.ts'
import type { CalendarFact, When } from '../calendar/fact.ts'
import { digest } from '../digest.ts'
import { cancelledRank } from '../domain/calendar-entry.ts'
import type { Told } from '../domain/event.ts'
import { timeZone as ianaZone, line, normalAddress } from '../domain/input.ts'
import { type Instant, plus, wallClock } from '../domain/instant.ts'
import type { CalendarEntry, CalendarSource, SaidFact } from '../domain/interview.ts'
import { at, policy } from '../domain/policy.ts'

/** A calendar's fact as the lifecycle takes it: names, an entry with its version, and what it tells of the interview. */

/** Whose calendar it is, and which. */
export interface Place {
  readonly candidate: string
  readonly source: CalendarSource
  /** The connection's id; a mailed invitation has none. */
  readonly connection?: string
}

/** What leads from a fact to its interview, best first. */
export interface Names {
  /** The meeting in this calendar. */
  readonly key: string
  /** The meeting wherever it stands. */
  readonly alias: string
  /** The meeting in whose place it comes. */
  readonly replaced?: string
}

export function namesOf(place: Place, { externalId, uid, instance, replaces }: CalendarFact): Names {
  const { candidate, source, connection } = place
  const key = (id: string) => digest(['entry', candidate, source, connection ?? null, id])
  return {
    key: key(externalId),
    alias: uid === undefined ? key(externalId) : digest(['event', candidate, uid, instance ?? null]),
    ...(replaces !== undefined && { replaced: key(replaces) }),
  }
}

const ranks: { readonly [S in CalendarFact['status']]: number } = {
  cancelled: cancelledRank,
  noShow: 3,
  ended: 2,
  live: 1,
  hold: 0,
}

/** What is known of the interview; `times` is absent of a fact that says not when. */
export interface Reading extends Told {
  readonly drawing: Drawing
  readonly times: Times | undefined
}

export interface Times {
  readonly startsAt: Instant
  readonly endsAt: Instant
  /** The recipient's, as far as the calendar knows. */
  readonly timeZone: string
  /** The hours, or the clock they are told by, are ours and not the calendar's. */
  readonly isGuess: boolean
}

/** Absent of a fact that says not when. */
export function timesIn({ when }: CalendarFact, { timeZone }: Asker): Times | undefined {
  return when && timesOf(when, timeZone)
}

export function readMeeting(place: Place, fact: CalendarFact, asker: Asker): Reading {
  const { key, alias, replaced } = namesOf(place, fact)
  const { source, connection } = place
  const drawing = drawingOf(fact, asker)
  const times = timesIn(fact, asker)
  const location = placeOf(drawing)
  const { company, role, kind } = drawing
  const people = drawing.interviewers.flatMap(personOf)
  const facts = {
    ...(times && { startsAt: times.startsAt, endsAt: times.endsAt, timeZone: times.timeZone }),
    ...(company && { company: company.value }),
    ...(role && { role: role.value }),
    ...(kind.from !== 'calendar' && { kind: kind.value }),
    ...(location && { location }),
  }
  const entry: CalendarEntry = {
    ...{ key, alias, source },
    ...(connection && { connection }),
    sequence: fact.version.sequence,
    ...(fact.version.stamp && { stamp: fact.version.stamp }),
    rank: ranks[fact.status],
    ...(fact.organizer?.email && { organizer: fact.organizer.email }),
    isOff: fact.status === 'cancelled',
    ...(fact.title && { title: fact.title.slice(0, titleMax).toWellFormed() }),
    ...(replaced && { replaced: [replaced] }),
    said: saidOf({ ...facts, when: times && [times.startsAt, times.endsAt, times.timeZone], people }),
  }
  return { entry, facts, people, drawing, times }
}

function saidOf(told: { readonly [F in SaidFact]?: unknown }): CalendarEntry['said'] {
  const { when, company, role, kind, location, people } = told
  const marks = Object.entries({ when, company, role, kind, location, people }).flatMap(([fact, value]) =>
    value === undefined ? [] : [[fact, digest([value]).slice(0, 10)]],
  )
  return Object.fromEntries(marks)
}

/** A day without hours is a working day there; a meeting without an end lasts an hour. */
function timesOf(
  { startsAt, endsAt, timeZone, zoneRule, isAllDay, isDoubtful }: When,
  ownZone: string,
): Times {
  const zone = ianaZone.safeParse(timeZone).data ?? ownZone
  const isGuess = isAllDay || zoneRule === 'candidate' || zoneRule === 'calendar' || isDoubtful === true
  if (isAllDay) {
    const day = wallClock(startsAt, zone).toPlainDate()
    return { startsAt: at(day, '09:00', zone), endsAt: at(day, '17:00', zone), timeZone: zone, isGuess }
  }
  const hasEnd = endsAt !== undefined && endsAt > startsAt
  const end = hasEnd ? endsAt : plus(startsAt, policy.meetingLengthGuessSeconds)
  return { startsAt, endsAt: end, timeZone: zone, isGuess }
}

const placeMax = 300
const titleMax = 120

function placeOf({ location, joinUrl }: Drawing): string | undefined {
  const place = location?.value ?? joinUrl?.value
  return place !== undefined && line(placeMax).safeParse(place).success ? place : undefined
}

/** As a form would take them; whoever has neither a name nor an address that can be written to is left out. */
function personOf({ name, title, email }: Drawing['interviewers'][number]): Told['people'] {
  const person = {
    ...(isLine(name, 120) && { name }),
    ...(isLine(title, 300) && { title }),
    ...(email && normalAddress(email) && { email: normalAddress(email) }),
  }
  return person.name || person.email ? [person as Told['people'][number]] : []
}

function isLine(text: string | undefined, max: number): text is string {
  return text !== undefined && text !== '' && line(max).safeParse(text).success
}
