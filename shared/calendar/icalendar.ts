import type { CalendarFact, Refused } from './fact.ts'
import { decodeText } from './icalendar-decode.ts'
import { type EventContext, readEvent } from './icalendar-event.ts'
import { isSeries, isWithin, type Window } from './icalendar-series.ts'
import { descriptionsIn, first, text, type Written, writtenTimes, zonesOf } from './icalendar-time.ts'
import { type Component, readStream } from './icalendar-tree.ts'
import { finished, type Steps } from './steps.ts'

/**
 * iCalendar, however it comes (RFC 5545, 5546, 7986, and vCalendar 1.0): bytes in, facts out. Nothing in the bytes makes
 * it throw, and nothing makes it work for long: bytes, entries, lines, people and the steps of recurrence are counted.
 */

export interface CalendarReading {
  readonly source: 'feed' | 'upload' | 'email'
  /** The candidate's addresses. */
  readonly me: readonly string[]
  /** The candidate's IANA zone: for times of which the file does not say where they are. */
  readonly timeZone: string
  /** Only what takes place in it is told; what is called off always is. */
  readonly window?: Window
}

const bytesMax = 1_000_000
/** Steps of recurrence for one file, and for the changes of its clocks. */
const seriesSteps = 20_000
const zoneSteps = 50_000

export interface CalendarTold {
  /** In the file's order. */
  readonly told: readonly (CalendarFact | Refused)[]
  /** Why there is more in the file than was read. */
  readonly fault?: string
}

/**
 * What the file says of meetings, in its order: one fact for an event, for a series (told once, `when` its first
 * instance) and for each instance that differs from its series; and why something is none, in plain words. Several
 * versions of one meeting are all told: `version` orders them.
 */
export function readCalendar(bytes: Uint8Array, reading: CalendarReading): (CalendarFact | Refused)[] {
  if (bytes.length > bytesMax) return [{ refused: `The calendar is larger than ${bytesMax / 1_000_000} MB.` }]
  const { told, fault } = finished(tellCalendar(finished(decodeText(bytes)), reading))
  return fault ? [...told, { refused: fault }] : [...told]
}

/** The same of its text, in steps, and for whoever has to know whether something was left out. */
export function* tellCalendar(
  content: string,
  { source, me, timeZone, window }: CalendarReading,
): Steps<CalendarTold> {
  const { calendars, fault } = yield* readStream(content)
  if (calendars.length === 0 && !fault) return { told: [{ refused: noCalendar(content) }] }
  const budget = { steps: seriesSteps }
  const zoneBudget = { steps: zoneSteps }
  const descriptions = descriptionsIn(calendars)
  const told: (CalendarFact | Refused)[] = []
  for (const calendar of calendars) {
    yield
    const method = text(calendar, 'METHOD')?.trim().toUpperCase()
    const events = calendar.children.filter(({ name }) => name === 'VEVENT')
    const context: EventContext = {
      source,
      ...(method && { method }),
      reader: { me },
      zones: zonesOf(calendar, descriptions, timeZone, zoneBudget),
      budget,
      seriesStarts: yield* seriesStarts(events),
    }
    if (events.length === 0) told.push({ refused: noMeeting(calendar) })
    const refusal = answers[method ?? '']
    for (const event of events) {
      yield
      const one = refusal ? { refused: refusal } : yield* tell(event, context, window)
      if (one) told.push(one)
    }
  }
  return { told, ...(fault && { fault }) }
}

/** iTIP's messages that tell of no meeting (RFC 5546 section 1.4). */
const answers: Readonly<Record<string, string>> = {
  REPLY: 'This is somebody’s answer to an invitation, not a meeting.',
  COUNTER: 'This is a proposal of another time by somebody invited; the meeting has not moved.',
  DECLINECOUNTER: 'This turns down a proposal of another time; the meeting has not moved.',
  REFRESH: 'This asks for the invitation again; it is no meeting.',
}

function* tell(
  event: Component,
  context: EventContext,
  window: Window | undefined,
): Steps<CalendarFact | Refused | undefined> {
  const told = yield* readEvent(event, context)
  if (!window || 'refused' in told || told.status === 'cancelled' || !told.when) return told
  const { startsAt, endsAt = startsAt } = told.when
  const isThere = isSeries(event)
    ? yield* isWithin(event, context.zones, context.budget, window)
    : startsAt <= window.to && endsAt >= window.from
  return isThere ? told : undefined
}

function* seriesStarts(events: readonly Component[]): Steps<Map<string, Written>> {
  const starts = new Map<string, Written>()
  for (const event of events) {
    yield
    const uid = text(event, 'UID')?.trim()
    const [start] = uid && isSeries(event) ? writtenTimes(first(event, 'DTSTART')) : []
    if (uid && start) starts.set(uid, start)
  }
  return starts
}

function noMeeting({ children }: Component): string {
  const isOnly = (...names: string[]) => children.some(({ name }) => names.includes(name))
  if (isOnly('VTODO')) return 'The calendar holds tasks, and no meeting.'
  if (isOnly('VFREEBUSY')) return 'The calendar says when somebody is free, and holds no meeting.'
  return 'The calendar holds no meeting.'
}

function noCalendar(content: string): string {
  if (content.trim() === '') return 'The file is empty.'
  if (/^\s{0,100}<(?:!doctype|html)/i.test(content))
    return 'This is a web page, not a calendar: perhaps one that asks to sign in.'
  return 'There is no calendar in the file.'
}
