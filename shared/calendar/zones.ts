import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../domain/instant.ts'
import type { ZoneRule } from './fact.ts'
import { daySeconds, instantAt, offsetSeconds, type Wall, wallOf, yearOf } from './wall.ts'
import { zoneByWindowsName } from './windows-zones.ts'
import { printedOffset, zoneByDisplayName } from './zone-names.ts'

/**
 * Where on the globe a wall clock hangs: from whatever a calendar calls a zone to the instant. The first that holds is
 * taken, and told as the rule: IANA's name, which beats the file's own rules since those are often an old copy (Brazil
 * gave up summer time in 2019); Windows' name; either behind a prefix; the file's own rules; a display name; a bare
 * offset; the calendar's zone; the candidate's. Never silently UTC: an interview missed by an hour is the worst that
 * can happen here.
 */

/** A zone as the file itself describes it (iCalendar's VTIMEZONE). */
export interface FileZone {
  /** An IANA name that the file gives beside its own rules (X-LIC-LOCATION). */
  readonly location?: string
  /** Seconds east of UTC when its clocks show that; absent when the description says nothing. */
  offsetSeconds(wall: Wall): number | undefined
}

/** What is known of zones whatever the event. */
export interface ZoneSetting {
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
 * The instant at which clocks show `wall` in the zone of that name, whatever kind of name it is; without a name, in the
 * calendar's or the candidate's zone.
 */
export type PlaceInTime = (wall: Wall, name?: string, fileZone?: FileZone) => Placed

/** For one reading: what it finds out of a name or a day it does not ask again. */
export function placing({ calendarZone, candidateZone }: ZoneSetting): PlaceInTime {
  const zoneOfName = remembered(namesMax, findZone)
  const calendar = calendarZone === undefined ? undefined : stripped(calendarZone)
  const offsets = new Map<string, number>()
  const likelyZones = new Map<FileZone, Map<number, string | undefined>>()

  return function placeInTime(wall, name, fileZone) {
    const said = name === undefined ? '' : stripped(name)
    const known = zoneOfName(said)
    if (known) return inZone(wall, known.timeZone, known.zoneRule, fileZone)
    const seconds = fileZone?.offsetSeconds(wall)
    if (fileZone && seconds !== undefined) return inFileZone(wall, seconds, said, fileZone)
    if (said !== '' && zoneOfName.isExhausted()) return inZone(wall, candidateZone, 'candidate')
    const fixed = abbreviations[said.toUpperCase()]
    const named = fixed === undefined && said && zoneByDisplayName(said, wall)
    if (named) return inZone(wall, named, 'displayName')
    const offset = fixed ?? bareOffset(said)
    if (offset !== undefined) return { instant: instantAt(wall, offset), zoneRule: 'offset' }
    const ofCalendar = calendar && anyZone(calendar, wall)
    if (ofCalendar) return inZone(wall, ofCalendar, 'calendar')
    return inZone(wall, candidateZone, 'candidate')
  }

  function anyZone(name: string, wall: Wall): string | undefined {
    return zoneOfName(name)?.timeZone ?? zoneByDisplayName(name, wall)
  }

  function inZone(wall: Wall, timeZone: string, zoneRule: ZoneRule, fileZone?: FileZone): Placed {
    const offset = offsetIn(timeZone, wall)
    const saidByFile = fileZone?.offsetSeconds(wall)
    const isDoubtful = saidByFile !== undefined && saidByFile !== offset
    return { instant: instantAt(wall, offset), timeZone, zoneRule, ...(isDoubtful && { isDoubtful }) }
  }

  /** On a day whose clocks are not changed, one answer holds for all of it. */
  function offsetIn(timeZone: string, wall: Wall): number {
    const day = Math.floor(wall / daySeconds)
    const key = `${timeZone} ${day}`
    const known = offsets.get(key)
    if (known !== undefined) return known
    const [first, last] = [day, day + 1].map((one) => offsetSeconds(timeZone, one * daySeconds))
    if (first === undefined || first !== last) return offsetSeconds(timeZone, wall)
    offsets.set(key, first)
    return first
  }

  function inFileZone(wall: Wall, seconds: number, name: string, fileZone: FileZone): Placed {
    const byYear = likelyZones.get(fileZone) ?? new Map<number, string | undefined>()
    likelyZones.set(fileZone, byYear)
    const year = yearOf(wall)
    if (!byYear.has(year) && byYear.size < yearsMax) byYear.set(year, likelyZone(year, name, fileZone))
    const likely = byYear.get(year)
    const timeZone = likely && offsetIn(likely, wall) === seconds ? likely : undefined
    return { instant: instantAt(wall, seconds), zoneRule: 'vtimezone', ...(timeZone && { timeZone }) }
  }

  /** The IANA zone whose clocks are changed as the file says, in that year. */
  function likelyZone(year: number, name: string, fileZone: FileZone): string | undefined {
    const wall = wallOf(year, 1, 1) ?? 0
    const likely = [
      fileZone.location && ianaZone(fileZone.location),
      zoneByDisplayName(name, wall),
      calendar && anyZone(calendar, wall),
      candidateZone,
      ...zonesWithSummerTime,
    ]
    return likely.find((zone) => zone && isSameYear(zone, fileZone, year))
  }
}

/** Answers by name, for so many names that have none; after these, none for any other. */
function remembered<T>(misses: number, find: (name: string) => T | undefined) {
  const answers = new Map<string, T | undefined>()
  let missed = 0
  const ask = (name: string): T | undefined => {
    if (answers.has(name)) return answers.get(name)
    if (missed > misses) return undefined
    const answer = find(name)
    if (answer === undefined) missed++
    answers.set(name, answer)
    return answer
  }
  return Object.assign(ask, { isExhausted: () => missed > misses })
}

/** Names that are no zone's cost the most to look up, and a file may be made of nothing else. */
const namesMax = 500

/** Years of one file's zone for which an IANA zone is looked for. */
const yearsMax = 50

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

/**
 * Bare abbreviations that IANA takes for a fixed offset (seconds), while whoever writes them may mean summer time too: the
 * file's own rules are asked first.
 */
const abbreviations: Readonly<Record<string, number>> = { EST: -18_000, MST: -25_200, HST: -36_000 }

/** The first three rungs: a name that means one zone whatever stands around it. */
function findZone(name: string): (Pick<Placed, 'zoneRule'> & { timeZone: string }) | undefined {
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
  return Object.hasOwn(abbreviations, name.toUpperCase()) ? undefined : ianaZone(name)
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

/** Whether the clocks of both agree before and after all changes of that year: on two days of each month. */
function isSameYear(zone: string, fileZone: FileZone, year: number): boolean {
  return Array.from({ length: 24 }, (_, half) =>
    wallOf(year, (half >> 1) + 1, half % 2 ? 20 : 5, [12]),
  ).every((day) => day !== undefined && fileZone.offsetSeconds(day) === offsetSeconds(zone, day))
}

/** Seconds: of `UTC+01`, `-0330`; and of a display name whose words fit no zone. */
function bareOffset(name: string): number | undefined {
  const bare = /^[+-]\d\d(?::?\d\d)?$/.test(name)
  const minutes = printedOffset(bare ? `UTC${name}` : name)
  return minutes === undefined || Math.abs(minutes) > 14 * 60 ? undefined : minutes * 60
}

/** Without the quotes, escapes and spaces that some programs leave around it. */
function stripped(name: string): string {
  return name.replace(/["\\]/g, '').trim()
}
