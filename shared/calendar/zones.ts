import { Temporal } from 'temporal-polyfill'
import { type Instant, toInstant } from '../domain/instant.ts'
import type { ZoneRule } from './fact.ts'
import { zoneByWindowsName } from './windows-zones.ts'
import { printedOffset, zoneByDisplayName } from './zone-names.ts'

/**
 * Where on the globe a wall clock hangs: from whatever a calendar calls a zone to the instant. The ladder is that of the
 * study of calendars, its section 6: the first rung that holds is taken, and its name goes with the answer.
 */

/** A zone as the file itself describes it (iCalendar's VTIMEZONE). */
export interface FileZone {
  /** An IANA name that the file gives beside its own rules (X-LIC-LOCATION). */
  readonly location?: string
  /** Seconds east of UTC at that time on the wall; absent when the description says nothing. */
  offsetSeconds(wall: Temporal.PlainDateTime): number | undefined
}

/** What stands around a zone's name. */
export interface ZoneContext {
  readonly fileZone?: FileZone
  /** The calendar's own zone (X-WR-TIMEZONE), by any kind of name. */
  readonly calendarZone?: string
  /** IANA, and valid: for a time of which nothing else is known. */
  readonly candidateZone: string
}

/** A time with its place. */
export interface Placed {
  readonly instant: Instant
  /** IANA; absent when the source gives an offset and no zone that agrees with it. */
  readonly timeZone?: string
  readonly zoneRule: ZoneRule
  /** The file's own zone data and the IANA zone of the same name disagree at this instant. */
  readonly isDoubtful?: true
}

/**
 * The instant at which clocks show `wall` in the zone of that name. In the hour that a clock goes back the first of
 * both, in the hour that it leaps over the time before the leap (Temporal's "compatible", RFC 5545 section 3.3.5).
 */
export function placeInTime(
  wall: Temporal.PlainDateTime,
  name: string | undefined,
  context: ZoneContext,
): Placed {
  const said = name === undefined ? '' : stripped(name)
  const known = zoneOfName(said)
  if (known) return inZone(wall, known.timeZone, known.zoneRule, context.fileZone)
  const seconds = context.fileZone?.offsetSeconds(wall)
  if (seconds !== undefined) return inFileZone(wall, seconds, said, context)
  const named = said && zoneByDisplayName(said, wall)
  if (named) return inZone(wall, named, 'displayName')
  const offset = bareOffset(said)
  if (offset !== undefined) return { instant: atOffset(wall, offset), zoneRule: 'offset' }
  const calendar = context.calendarZone && anyZone(stripped(context.calendarZone), wall)
  if (calendar) return inZone(wall, calendar, 'calendar')
  return inZone(wall, context.candidateZone, 'candidate')
}

/** The zone that a calendar or an account names as its own: by IANA's, Windows' or a display name. */
export function anyZone(name: string, wall: Temporal.PlainDateTime): string | undefined {
  return zoneOfName(name)?.timeZone ?? zoneByDisplayName(name, wall)
}

/** The name as IANA writes it, if it is one of IANA's: `us/eastern` is `US/Eastern`. */
export function ianaZone(name: string): string | undefined {
  // Offsets are zones to some versions of Node and not to others.
  if (!/^[A-Za-z][\w+\-/]*$/.test(name)) return undefined
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Bare abbreviations that IANA takes for a fixed offset, while whoever writes them may mean summer time too. */
const abbreviations: Readonly<Record<string, number>> = { EST: -5, MST: -7, HST: -10 }

/** The first three rungs: a name that means one zone whatever stands around it. */
function zoneOfName(name: string): (Pick<Placed, 'zoneRule'> & { timeZone: string }) | undefined {
  if (name === '' || name.length > namesRead) return undefined
  const iana = properZone(name) ?? properZone(name.replaceAll(' ', '_'))
  if (iana) return { timeZone: iana, zoneRule: 'iana' }
  const windows = zoneByWindowsName(name)
  if (windows) return { timeZone: windows, zoneRule: 'windows' }
  for (let slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
    const rest = name.slice(slash + 1)
    const zone = properZone(rest) ?? zoneByWindowsName(rest)
    if (zone) return { timeZone: zone, zoneRule: 'prefix' }
  }
  return undefined
}

/** The longest names are lists of cities, and no IANA name is longer. */
const namesRead = 300

function properZone(name: string): string | undefined {
  return name.toUpperCase() in abbreviations ? undefined : ianaZone(name)
}

function inZone(
  wall: Temporal.PlainDateTime,
  timeZone: string,
  zoneRule: ZoneRule,
  fileZone?: FileZone,
): Placed {
  const there = wall.toZonedDateTime(timeZone)
  const saidByFile = fileZone?.offsetSeconds(wall)
  const differs = saidByFile !== undefined && saidByFile * 1e9 !== there.offsetNanoseconds
  return {
    instant: toInstant(there.toInstant()),
    timeZone,
    zoneRule,
    ...(differs && { isDoubtful: true as const }),
  }
}

function inFileZone(
  wall: Temporal.PlainDateTime,
  seconds: number,
  name: string,
  { fileZone, calendarZone, candidateZone }: ZoneContext,
): Placed {
  const likely = [
    fileZone?.location && ianaZone(fileZone.location),
    zoneByDisplayName(name, wall),
    calendarZone && anyZone(stripped(calendarZone), wall),
    candidateZone,
    ...zonesWithSummerTime,
  ]
  const timeZone = likely.find((zone) => zone && fileZone && isSameYear(zone, fileZone, wall))
  return { instant: atOffset(wall, seconds), zoneRule: 'vtimezone', ...(timeZone && { timeZone }) }
}

/** Zones whose changes of the clock tell which they are; of the many without any, one says nothing of the place. */
const zonesWithSummerTime = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Athens',
  'Australia/Sydney',
  'Pacific/Auckland',
]

/** Whether the clocks of both agree at the time itself and around the changes of that year. */
function isSameYear(zone: string, fileZone: FileZone, wall: Temporal.PlainDateTime): boolean {
  const days = Array.from({ length: 24 }, (_, half) =>
    Temporal.PlainDateTime.from({
      year: wall.year,
      month: (half >> 1) + 1,
      day: half % 2 ? 20 : 5,
      hour: 12,
    }),
  )
  return [wall, ...days].every(
    (day) => fileZone.offsetSeconds(day) === day.toZonedDateTime(zone).offsetNanoseconds / 1e9,
  )
}

function atOffset(wall: Temporal.PlainDateTime, seconds: number): Instant {
  return toInstant(wall.toZonedDateTime('UTC').toInstant().subtract({ seconds }))
}

/** Seconds: of `UTC+01`, `-0330`, `EST`; and of a display name whose words fit no zone. */
function bareOffset(name: string): number | undefined {
  const hours = abbreviations[name.toUpperCase()]
  if (hours !== undefined) return hours * 3600
  const bare = /^[+-]\d\d(?::?\d\d)?$/.test(name)
  const minutes = printedOffset(bare ? `UTC${name}` : name)
  return minutes === undefined || Math.abs(minutes) > 14 * 60 ? undefined : minutes * 60
}

/** Without the quotes, escapes and spaces that some programs leave around it. */
function stripped(name: string): string {
  return name.replace(/["\\]/g, '').trim()
}
