import type { Instant } from '../domain/instant.ts'
import type { CalendarSource } from '../domain/interview.ts'
import { policy } from '../domain/policy.ts'
import type { CalendarFact, Refused, When } from './fact.ts'
import { participantOf } from './icalendar-people.ts'
import { isEmptySeries, isEverySecond, isSeries } from './icalendar-series.ts'
import {
  all,
  first,
  placed,
  readWhen,
  text,
  type Written,
  writtenTimes,
  type Zones,
} from './icalendar-time.ts'
import type { Component } from './icalendar-tree.ts'
import { joinUrlIn, webAddress } from './join-link.ts'
import { peopleOf, personOf } from './people.ts'
import { boundedText, oneLine } from './plain-text.ts'
import type { Reader } from './reader.ts'
import type { Budget } from './recurrence.ts'
import type { Steps } from './steps.ts'
import { daySeconds } from './wall.ts'

/** One VEVENT as a fact, or why it is none. */

export interface EventContext {
  readonly source: CalendarSource | 'upload'
  /** The calendar's METHOD in upper case (RFC 5546); absent when it has none. */
  readonly method?: string
  readonly reader: Reader
  readonly zones: Zones
  readonly budget: Budget
  /** When the series of this file begin, by their UID. */
  readonly seriesStarts: ReadonlyMap<string, Written>
}

const attendeesMax = 500
const idMax = 1000

export function* readEvent(event: Component, context: EventContext): Steps<CalendarFact | Refused> {
  const title = oneLine(text(event, 'SUMMARY'), policy.calendarTitleMax)
  const refuse = (why: string): Refused => ({
    refused: `${title ? `“${title}”` : 'A meeting without a title'} ${why}`,
  })
  if (event.isOverlong) return refuse('has more lines than any meeting has.')
  if (isEverySecond(event)) return refuse('repeats every second, as no meeting does.')
  const attendees = all(event, 'ATTENDEE')
  if (attendees.length > attendeesMax) return refuse(`names more than ${attendeesMax} people.`)
  const when = readWhen(event, context.zones)
  const isCancelled = isCalledOff(event, title, context) || (when && (yield* isEmptied(event, context)))
  if (!when && !isCancelled) return refuse('has no beginning that could be read.')
  const host = first(event, 'ORGANIZER')
  const organizer = host && personOf(participantOf(host), context.reader)
  const identity = identify(event, when, title, context)
  if (!identity) return refuse('is called off without saying which it is.')
  const texts = yield* textsOf(event)
  const description = texts[0]?.slice(0, policy.calendarDescriptionMax).toWellFormed()
  const location = oneLine(text(event, 'LOCATION'), policy.calendarLocationMax)
  const joinUrl = joinUrlOf(event, texts)
  yield
  const eventType = eventTypeOf(event)
  return {
    source: context.source,
    ...identity,
    version: versionOf(event, context.zones),
    status: isCancelled ? 'cancelled' : isHold(title) ? 'hold' : 'live',
    ...(when && { when }),
    ...(title && { title }),
    ...(description && { description }),
    ...(location && { location }),
    ...(joinUrl && { joinUrl }),
    ...(organizer && { organizer }),
    attendees: peopleOf(attendees.map(participantOf), context.reader),
    hidesPeople: attendees.some(({ parameters }) => Number(parameters.get('x-num-guests') ?? 0) > 0),
    isRecurring: isSeries(event) || identity.instance !== undefined,
    isPrivate: /^(?:PRIVATE|CONFIDENTIAL)$/i.test(text(event, 'CLASS') ?? ''),
    ...(eventType && { eventType }),
    isTransparent: isFree(event),
  }
}

/** By its source's word; Outlook also leaves called-off meetings in the calendar, and says so in the title alone. */
function isCalledOff(event: Component, title: string | undefined, { method }: EventContext): boolean {
  if (method === 'CANCEL' || /^CANCELL?ED$/i.test(text(event, 'STATUS') ?? '')) return true
  return /^(?:cancell?ed|abgesagt|annulé|cancelad[oa]|annullato|geannuleerd)(?: event)?\s?:/i.test(
    title ?? '',
  )
}

function* isEmptied(event: Component, { zones, budget }: EventContext): Steps<boolean> {
  return isSeries(event) && (yield* isEmptySeries(event, zones, budget))
}

/** A placeholder, as schedulers name it. */
function isHold(title: string | undefined): boolean {
  return /^(?:[[(]\s?(?:hold|placeholder)\s?[\])]|(?:hold|placeholder)\s?[:\-–—|])/i.test(title ?? '')
}

type Identity = Pick<CalendarFact, 'externalId' | 'uid' | 'instance'>

/** Absent when there is nothing to tell the meeting by. */
function identify(
  event: Component,
  when: When | undefined,
  title: string | undefined,
  context: EventContext,
): Identity | undefined {
  const uid = text(event, 'UID')?.trim().slice(0, idMax)
  if (!uid) return when && { externalId: weakId(when.startsAt, title ?? '', text(event, 'ORGANIZER') ?? '') }
  const instance = instanceOf(event, uid, when, context)
  return { externalId: instance ? `${uid}#${instance}` : uid, uid, ...(instance && { instance }) }
}

/** Which instance of its series an event takes the place of, or, added to a series (iTIP ADD), is. */
function instanceOf(
  event: Component,
  uid: string,
  when: When | undefined,
  { zones, method, seriesStarts }: EventContext,
): Instant | undefined {
  const [written] = writtenTimes(first(event, 'RECURRENCE-ID'))
  if (!written) return method === 'ADD' ? when?.startsAt : undefined
  const series = seriesStarts.get(uid)
  return placed(series ? alike(written, series) : written, zones).instant
}

/**
 * An instance's name in the kind of time that its series has. Exchange names a day of a whole-day series by its midnight
 * in some zone, or by that in UTC; others name an instance by its day alone, or without the zone.
 */
function alike(written: Written, series: Written): Written {
  const { wall, isDate, isUtc, zone } = written
  const midnight = (isUtc ? Math.round(wall / daySeconds) : Math.floor(wall / daySeconds)) * daySeconds
  if (series.isDate) return { ...series, wall: midnight }
  if (isDate) return { ...series, wall: wall + (series.wall % daySeconds) }
  return isUtc || zone !== undefined ? written : { ...series, wall }
}

/** Without a UID: what is likely to stay the same when the file comes again. Not to be trusted as a UID is. */
function weakId(startsAt: Instant, title: string, organizer: string): string {
  let hash = 0xcbf29ce484222325n
  // FNV-1a, 64 bits.
  for (const byte of new TextEncoder().encode(`${startsAt}\n${title}\n${organizer.toLowerCase()}`)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  }
  return `weak-${hash.toString(16).padStart(16, '0')}`
}

function versionOf(event: Component, zones: Zones): CalendarFact['version'] {
  const sequence = Number.parseInt(text(event, 'SEQUENCE') ?? '0', 10)
  const [stamp] = ['DTSTAMP', 'LAST-MODIFIED'].flatMap((name) => writtenTimes(first(event, name)))
  return {
    sequence: Number.isSafeInteger(sequence) && sequence > 0 ? sequence : 0,
    // Stamps are in UTC by the standard, even when they do not say so.
    ...(stamp && { stamp: placed({ ...stamp, isUtc: true }, zones).instant }),
  }
}

/** What describes it, whole and plain, the best first. */
function* textsOf(event: Component): Steps<readonly string[]> {
  const texts: string[] = []
  for (const name of ['DESCRIPTION', 'X-ALT-DESC']) {
    yield
    const told = boundedText(text(event, name), Number.POSITIVE_INFINITY)
    if (told !== undefined) texts.push(told)
  }
  yield
  return texts
}

/** What says outright that it is the way in, then what is a known kind of call, then a place that is an address. */
function joinUrlOf(event: Component, described: readonly string[]): string | undefined {
  const conferences = all(event, 'CONFERENCE').toSorted((one, other) => sight(other) - sight(one))
  const outright = [
    ...conferences.map(({ values }) => values[0]),
    text(event, 'X-GOOGLE-CONFERENCE'),
    text(event, 'X-MICROSOFT-SKYPETEAMSMEETINGURL'),
    text(event, 'X-MICROSOFT-ONLINEMEETINGEXTERNALLINK'),
  ]
  return (
    outright.map(webAddress).find((address) => address !== undefined) ??
    joinUrlIn([text(event, 'URL'), text(event, 'LOCATION'), ...described]) ??
    webAddress(text(event, 'LOCATION'))
  )

  function sight({ parameters }: { parameters: ReadonlyMap<string, string> }): number {
    return /VIDEO/i.test(parameters.get('feature') ?? '') ? 1 : 0
  }
}

/** Outlook's kinds of time, by the names that Google has for them. */
function eventTypeOf(event: Component): string | undefined {
  const busy = text(event, 'X-MICROSOFT-CDO-BUSYSTATUS')?.toUpperCase()
  if (busy === 'OOF') return 'outOfOffice'
  if (busy === 'WORKINGELSEWHERE') return 'workingLocation'
  return undefined
}

function isFree(event: Component): boolean {
  const transparency = text(event, 'TRANSP')
  return transparency === undefined
    ? /^FREE$/i.test(text(event, 'X-MICROSOFT-CDO-BUSYSTATUS') ?? '')
    : /^TRANSPARENT$/i.test(transparency.trim())
}
