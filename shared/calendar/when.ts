import { Temporal } from 'temporal-polyfill'
import { timeZone as ianaZone } from '../domain/input.ts'
import { type Instant, toInstant } from '../domain/instant.ts'
import type { Refused, When, ZoneRule } from './fact.ts'
import { present } from './lenient.ts'
import type { Reader } from './reader.ts'

/** Times as JSON has them: with an offset, or as a clock on the wall with its zone beside it (facts section 6). */

/** Four digits of a year, so that instants sort as texts; up to nine decimals (Graph sends seven, Calendly six). */
const dayAndTime = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/i
const zoneNameMax = 64

interface Zone {
  readonly timeZone: string
  readonly zoneRule: ZoneRule
}

/** A time as a payload states it, and the name of the zone in which it has to be read when it has no offset. */
export interface Stated {
  readonly text: string | undefined
  readonly zone?: string | undefined
}

/** An instant with an offset; absent when the text is none, or has no offset. */
export function instantOf(text: string | undefined): Instant | undefined {
  if (text === undefined || text.length > 64 || !dayAndTime.exec(text)?.[1]) return undefined
  return unlessImpossible(() => toInstant(text))
}

/**
 * From start to end, the end left out when none is stated. `zone` is the name of the zone to show the meeting in, where
 * that is another than the times are written in. Refused without a start, with an end before it, and when nobody knows
 * which clock is meant: it is never taken for UTC in silence.
 */
export function timed(
  { start, end, zone }: { start: Stated; end?: Stated | undefined; zone?: string | undefined },
  reader: Reader,
): When | Refused {
  if (start.text === undefined) return { refused: 'It names no start.' }
  const startsAt = read(start, reader)
  if (startsAt === undefined) return { refused: 'Its start is no time, or in a zone that nobody knows.' }
  const endsAt = end?.text === undefined ? undefined : read(end, reader)
  if (end?.text !== undefined && endsAt === undefined)
    return { refused: 'Its end is no time, or in a zone that nobody knows.' }
  if (endsAt && endsAt.at < startsAt.at) return { refused: 'It ends before it starts.' }
  const shown = zone === undefined ? undefined : zoneOf(zone, reader)
  return present({
    startsAt: startsAt.at,
    endsAt: endsAt?.at,
    // A guess stays one: which clock was meant is not known better for knowing in which zone to show it.
    ...(isGuess(startsAt.zoneRule) || !shown
      ? { timeZone: startsAt.timeZone, zoneRule: startsAt.zoneRule }
      : shown),
    isAllDay: false,
  })
}

/** Whole days, the last one exclusive; they begin and end at midnight in the first of the zones that is known. */
export function allDay(
  {
    first,
    afterLast,
    zones,
  }: { first: string; afterLast?: string | undefined; zones: readonly (string | undefined)[] },
  reader: Reader,
): When | Refused {
  const zone = zones.map((name) => zoneOf(name, reader)).find((one) => one) ??
    guessed(reader) ?? { timeZone: 'UTC', zoneRule: 'utc' as const }
  const startsAt = midnight(first, zone.timeZone)
  if (startsAt === undefined) return { refused: 'Its day is none.' }
  const endsAt = afterLast === undefined ? undefined : midnight(afterLast, zone.timeZone)
  if (endsAt !== undefined && endsAt < startsAt) return { refused: 'It ends before it starts.' }
  return present({ startsAt, endsAt, ...zone, isAllDay: true })
}

function read(
  { text = '', zone }: Stated,
  reader: Reader,
): { at: Instant; timeZone?: string; zoneRule: ZoneRule } | undefined {
  const exact = instantOf(text)
  if (exact !== undefined) return { at: exact, zoneRule: /z$/i.test(text) ? 'utc' : 'offset' }
  const known = zoneOf(zone, reader) ?? guessed(reader)
  if (!known || text.length > 64 || !dayAndTime.test(text)) return undefined
  const at = unlessImpossible(() =>
    toInstant(Temporal.PlainDateTime.from(text).toZonedDateTime(known.timeZone).toInstant()),
  )
  return at === undefined ? undefined : { at, ...known }
}

function zoneOf(name: string | undefined, { zoneNamed }: Reader): Zone | undefined {
  if (!name || name.length > zoneNameMax) return undefined
  if (/^(?:utc|etc\/utc|z|tzone:\/\/microsoft\/utc)$/i.test(name)) return { timeZone: 'UTC', zoneRule: 'utc' }
  if (ianaZone.safeParse(name).success) return { timeZone: name, zoneRule: 'iana' }
  const found = zoneNamed?.(name)
  return found !== undefined && ianaZone.safeParse(found).success
    ? { timeZone: found, zoneRule: 'windows' }
    : undefined
}

function guessed({ calendarZone, candidateZone }: Reader): Zone | undefined {
  const guesses: readonly [string | undefined, ZoneRule][] = [
    [calendarZone, 'calendar'],
    [candidateZone, 'candidate'],
  ]
  return guesses
    .map(([timeZone, zoneRule]) =>
      ianaZone.safeParse(timeZone).success && timeZone ? { timeZone, zoneRule } : undefined,
    )
    .find((one) => one)
}

function isGuess(rule: ZoneRule): boolean {
  return rule === 'calendar' || rule === 'candidate'
}

function midnight(day: string, timeZone: string): Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined
  return unlessImpossible(() => toInstant(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).toInstant()))
}

/** 30 February has the form of a day and is none. */
function unlessImpossible<T>(time: () => T): T | undefined {
  try {
    return time()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
