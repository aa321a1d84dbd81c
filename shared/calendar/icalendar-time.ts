import ICAL from 'ical.js'
import { type Instant, plus } from '../domain/instant.ts'
import type { When } from './fact.ts'
import { readFileZone } from './file-zone.ts'
import type { Component, Property } from './icalendar-tree.ts'
import type { Budget } from './recurrence.ts'
import { daySeconds, instantAt, type Wall, wallOf } from './wall.ts'
import { type FileZone, type Placed, type PlaceInTime, placing } from './zones.ts'

/** When something is, by the four forms of time of RFC 5545 section 3.3: UTC, with a zone, floating, a day. */

/** A time as it is written, not yet in any place. */
export interface Written {
  readonly wall: Wall
  readonly isDate: boolean
  readonly isUtc: boolean
  /** The name of its zone. */
  readonly zone?: string
}

/** What a file and its reader know of zones. */
export interface Zones {
  readonly placeInTime: PlaceInTime
  /** The file's own description of the zone of that name. */
  find(name: string): FileZone | undefined
}

/** Components that describe zones, by the names of those. */
export type Descriptions = ReadonlyMap<string, Component>

/** The first description of each zone in these calendars. */
export function descriptionsIn(calendars: readonly Component[]): Descriptions {
  const byName = new Map<string, Component>()
  for (const { children } of calendars) {
    for (const zone of children) {
      if (zone.name !== 'VTIMEZONE') continue
      const key = keyOf(text(zone, 'TZID') ?? '')
      if (!byName.has(key)) byName.set(key, zone)
    }
  }
  return byName
}

/** The zones of a calendar; in a stream of several, what one describes another may use. */
export function zonesOf(
  calendar: Component,
  inStream: Descriptions,
  candidateZone: string,
  budget: Budget,
): Zones {
  const own = descriptionsIn([calendar])
  const read = new Map<string, FileZone | undefined>()
  const calendarZone = text(calendar, 'X-WR-TIMEZONE')
  return {
    placeInTime: placing({ candidateZone, ...(calendarZone && { calendarZone }) }),
    find(name) {
      const key = keyOf(name)
      const zone = own.get(key) ?? inStream.get(key)
      if (zone && !read.has(key)) read.set(key, fileZone(zone, budget))
      return read.get(key)
    },
  }
}

function keyOf(name: string): string {
  return name.replace(/["\\]/g, '').trim().toLowerCase()
}

function fileZone(zone: Component, budget: Budget): FileZone | undefined {
  const observances = zone.children.map((one) => {
    const rule = text(one, 'RRULE')
    return {
      start: text(one, 'DTSTART') ?? '19700101T000000',
      offsetFrom: text(one, 'TZOFFSETFROM') ?? '',
      offsetTo: text(one, 'TZOFFSETTO') ?? '',
      ...(rule && { rule }),
      dates: all(one, 'RDATE').flatMap(({ values }) => values),
    }
  })
  return readFileZone(observances, text(zone, 'X-LIC-LOCATION'), budget)
}

/** The first property of that name. */
export function first(component: Component, name: string): Property | undefined {
  return component.properties.find((property) => property.name === name)
}

export function all(component: Component, name: string): Property[] {
  return component.properties.filter((property) => property.name === name)
}

export function text(component: Component, name: string): string | undefined {
  return first(component, name)?.values[0]
}

/** The times of a property, without those that are none: years from 1 to 9998, and days that months have. */
export function writtenTimes(property: Property | undefined): Written[] {
  const zone = property?.parameters.get('tzid')
  const isDate = property?.parameters.get('value') === 'DATE'
  return (property?.values ?? []).flatMap((value) => writtenTime(value, zone, isDate))
}

const pattern =
  /^\s?(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d):?(\d\d)?(?:[.,]\d{1,9})?\s?(Z|[+-]\d\d:?\d\d)?)?(?![\d-])/i

function writtenTime(value: string, zone: string | undefined, isDate: boolean): Written[] {
  const found = pattern.exec(value.slice(0, 40))
  if (!found) return []
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((part) => Number(part ?? 0))
  const isDay = isDate || found[4] === undefined
  const wall = wallOf(year, month, day, isDay ? [] : [hour, minute, second])
  if (wall === undefined) return []
  const inZone = zone === undefined ? {} : { zone }
  if (isDay) return [{ wall, isDate: true, isUtc: false, ...inZone }]
  return [{ wall: wall - offsetOf(found[7]), isDate: false, isUtc: found[7] !== undefined, ...inZone }]
}

/** Seconds east of UTC: the standard has no offsets in times, but some programs do. */
function offsetOf(mark: string | undefined): number {
  const found = /^([+-])(\d\d):?(\d\d)$/.exec(mark ?? '')
  if (!found) return 0
  const seconds = Number(found[2]) * 3600 + Number(found[3]) * 60
  return found[1] === '-' ? -seconds : seconds
}

/** The instant of a time that is written; a day begins at its midnight in the zone of the calendar or the candidate. */
export function placed({ wall, isUtc, zone }: Written, zones: Zones): Placed {
  if (isUtc) return { instant: instantAt(wall, 0), zoneRule: 'utc' }
  return zones.placeInTime(wall, zone, zone === undefined ? undefined : zones.find(zone))
}

/** When an event is; absent when it has no beginning. Ends are exclusive, and one before the beginning is none. */
export function readWhen(event: Component, zones: Zones): When | undefined {
  const [start] = writtenTimes(first(event, 'DTSTART'))
  if (!start) return undefined
  const { instant: startsAt, ...place } = placed(start, zones)
  const endsAt = readEnd(event, start, startsAt, zones)
  const isAllDay = start.isDate || /^TRUE$/i.test(text(event, 'X-MICROSOFT-CDO-ALLDAYEVENT') ?? '')
  return { startsAt, ...(endsAt && { endsAt }), ...place, isAllDay }
}

function readEnd(event: Component, start: Written, startsAt: Instant, zones: Zones): Instant | undefined {
  const [end] = writtenTimes(first(event, 'DTEND'))
  // An end without a zone is on the same wall as its beginning.
  const endsAt = end
    ? placed(end.isUtc || end.zone !== undefined ? end : { ...start, wall: end.wall }, zones).instant
    : afterDuration(event, start, startsAt, zones)
  if (endsAt && endsAt >= startsAt && !(start.isDate && endsAt === startsAt)) return endsAt
  return start.isDate ? placed({ ...start, wall: start.wall + daySeconds }, zones).instant : undefined
}

/** Days of a duration are days on the calendar, hours are hours (RFC 5545 section 3.3.6). */
function afterDuration(
  event: Component,
  start: Written,
  startsAt: Instant,
  zones: Zones,
): Instant | undefined {
  const duration = readDuration(text(event, 'DURATION'))
  if (!duration) return undefined
  const { weeks, days, hours, minutes, seconds } = duration
  const whole = weeks * 7 + days
  const from =
    whole > 0 ? placed({ ...start, wall: start.wall + whole * daySeconds }, zones).instant : startsAt
  return plus(from, hours * 3600 + minutes * 60 + seconds)
}

/** A length of time (RFC 5545 section 3.3.6); absent when it is none. */
export function readDuration(written: string | undefined): ICAL.Duration | undefined {
  if (!written || !/^\+?P(?:\d{1,5}[WDHMS]|T){1,8}$/i.test(written)) return undefined
  try {
    return ICAL.Duration.fromString(written.toUpperCase())
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return undefined
  }
}
