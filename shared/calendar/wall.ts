import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../domain/instant.ts'

/**
 * What a clock on a wall shows, as the seconds since 1970 that it would be, were the wall in UTC: a number, for a feed
 * has thousands of times and a series may have more.
 */
export type Wall = number

/** Absent when there is no such day or time; 24:00 is the midnight that follows, a leap second the second before it. */
export function wallOf(
  year: number,
  month: number,
  day: number,
  [hour = 0, minute = 0, second = 0]: readonly number[] = [],
): Wall | undefined {
  // Not Date.UTC, which takes the years up to 99 for those of the last century.
  const date = new Date(0)
  const midnight = date.setUTCFullYear(year, month - 1, day) / 1000
  const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  const isTime = hour < 24 ? minute < 60 && second < 61 : hour === 24 && minute === 0 && second === 0
  if (!isDay || !isTime || year < 1 || year > 9998) return undefined
  return midnight + hour * 3600 + minute * 60 + Math.min(second, 59)
}

/** The instant at which a wall shows that, whose clock is so many seconds ahead of UTC. */
export function instantAt(wall: Wall, offsetSeconds: number): Instant {
  return `${new Date((wall - offsetSeconds) * 1000).toISOString().slice(0, -5)}Z`
}

/** Seconds since 1970, which is what a wall in UTC shows then. */
export function wallInUtc(instant: Instant): Wall {
  return Temporal.Instant.from(instant).epochMilliseconds / 1000
}

export function yearOf(wall: Wall): number {
  return new Date(wall * 1000).getUTCFullYear()
}

export const daySeconds = 86_400

/**
 * How many seconds a zone's clocks are ahead of UTC when they show that. In the hour that they go back the first of
 * both times counts, in the hour that they leap over the offset before (Temporal's "compatible").
 */
export function offsetSeconds(timeZone: string, wall: Wall): number {
  const there = Temporal.Instant.fromEpochMilliseconds(wall * 1000)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
    .toZonedDateTime(timeZone)
  // Not its own offset, which is the later one for a time that the clocks leapt over.
  return wall - there.epochMilliseconds / 1000
}
