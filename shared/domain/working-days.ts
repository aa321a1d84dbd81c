import type { Temporal } from 'temporal-polyfill'
import type { Day } from './instant.ts'

/** Which days are worked on where a letter goes: Monday to Friday, without the public holidays that are known. */

export interface PublicHoliday {
  readonly day: Day
  /** As people there call it, in English. */
  readonly name: string
}

/** What is known of the recipient's coming days; looked up when the drafts are written, and kept with the interview. */
export interface DaysAhead {
  /** Where it was asked for: in any other zone it says nothing. */
  readonly timeZone: string
  /** Those on a Monday to Friday; absent where none are known of that place. */
  readonly holidays?: readonly PublicHoliday[]
  /** The last day of what they said comes next. */
  readonly promisedDay?: Day
}

export interface Workplace {
  readonly timeZone: string
  readonly daysAhead?: DaysAhead | undefined
}

/** What counts here of what is known ahead. */
export function daysAheadOf({ timeZone, daysAhead }: Workplace): Partial<DaysAhead> {
  return daysAhead?.timeZone === timeZone ? daysAhead : {}
}

/** The name of the public holiday there. */
export function holidayOn(date: Temporal.PlainDate, workplace: Workplace): string | undefined {
  const day = date.toString()
  return daysAheadOf(workplace).holidays?.find((holiday) => holiday.day === day)?.name
}

export function isWeekend(date: Temporal.PlainDate): boolean {
  return date.dayOfWeek > 5
}

export function isWorkingDay(date: Temporal.PlainDate, workplace: Workplace): boolean {
  return !isWeekend(date) && holidayOn(date, workplace) === undefined
}

/** So many working days later; one working day after a Friday, a Saturday or a Sunday is the Monday. */
export function addWorkingDays(
  date: Temporal.PlainDate,
  count: number,
  workplace: Workplace,
): Temporal.PlainDate {
  let there = date
  for (let left = count; left > 0; ) {
    there = there.add({ days: 1 })
    if (isWorkingDay(there, workplace)) left--
  }
  return there
}

/** From the one, which counts, to the other, which does not. */
export function datesBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): Temporal.PlainDate[] {
  const days = Math.max(0, from.until(to, { largestUnit: 'day' }).days)
  return Array.from({ length: days }, (_, index) => from.add({ days: index }))
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

export function weekdayOf(date: Temporal.PlainDate): string {
  return weekdays[date.dayOfWeek - 1] ?? ''
}

/** "Good Friday, Easter Monday and the weekend": the days between two dates on which nobody works, each named once. */
export function daysOffBetween(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  workplace: Workplace,
): string | undefined {
  const off = datesBetween(from, to).flatMap((date) =>
    isWeekend(date) ? 'the weekend' : (holidayOn(date, workplace) ?? []),
  )
  const named = [...new Set(off)]
  const last = named.pop()
  return named.length > 0 ? `${named.join(', ')} and ${last}` : last
}
