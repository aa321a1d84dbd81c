import { Temporal } from 'temporal-polyfill'

/** A point in time: ISO 8601, UTC, whole seconds (`2026-11-17T14:30:00Z`), so that texts sort as times do. */
export type Instant = string

/** A calendar day in some zone: `2026-11-17`. */
export type Day = string

/** Any ISO 8601 instant with an offset, in our form; throws a RangeError when it is none. */
export function toInstant(value: string | Temporal.Instant): Instant {
  const instant = typeof value === 'string' ? Temporal.Instant.from(value) : value
  return instant.round({ smallestUnit: 'second', roundingMode: 'floor' }).toString({ smallestUnit: 'second' })
}

export function plus(instant: Instant, seconds: number): Instant {
  return toInstant(Temporal.Instant.from(instant).add({ seconds }))
}

/** Seconds from `earlier` to `later`, negative when they stand the other way round. */
export function secondsBetween(earlier: Instant, later: Instant): number {
  return (
    (Temporal.Instant.from(later).epochMilliseconds - Temporal.Instant.from(earlier).epochMilliseconds) / 1000
  )
}

export function earliest(instants: readonly (Instant | undefined)[]): Instant | undefined {
  return instants.reduce((least, next) => (next && (!least || next < least) ? next : least), undefined)
}

export function latest(...instants: [Instant, ...Instant[]]): Instant {
  return [...instants].sort().at(-1) ?? instants[0]
}

/** What the clock on the wall shows there and then; daylight saving included. */
export function wallClock(instant: Instant, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone)
}

export function dateIn(instant: Instant, timeZone: string): Temporal.PlainDate {
  return wallClock(instant, timeZone).toPlainDate()
}

export function dayIn(instant: Instant, timeZone: string): Day {
  return dateIn(instant, timeZone).toString()
}
