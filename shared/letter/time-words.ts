import { Temporal } from 'temporal-polyfill'
import { type Calendar, dayAndMonth, months, weekday } from './days.ts'

/** The words for times in notes, and what each can be: a preposition, a weekday, a month, a count. */

export interface Time {
  /** With its preposition; empty where the day cannot be told for certain. */
  readonly text: string
  /** The last day that the words may mean, where that can be told. */
  readonly last?: Temporal.PlainDate | undefined
}

type Read = (groups: readonly (string | undefined)[], calendar: Calendar) => Time | undefined

/** What times look like, and what each says; undefined where it is none after all. */
export type TimeRule = readonly [pattern: RegExp, read: Read]

export function timeRule(pattern: string, read: Read): TimeRule {
  return [new RegExp(pattern, 'gi'), read]
}

/** What may stand before a time; what only hedges it is not repeated. */
export const lead =
  '(?<![\\w-])(?:(?:probably|prob|maybe|hopefully|likely|sometime|some time) )?(?:(by|on|before|until|till|till after|until after|after|around|about|from|no later than|not until|not before|in|at|for|during|over|within|through) )?'

/** After it, where a time ends. */
export const end = '(?![\\w-])'

export const weekdayWord =
  '(mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)'

export const monthWord =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'

/** The hour or the part of a day, as it may follow the day. */
export const hour =
  '(?:,? (?:(morning|afternoon|evening|night|lunchtime|am|pm|eve|nite|arvo)|(?:at )?(\\d{1,2}(?:[:.]\\d\\d)? ?(?:am|pm|a\\.m\\.|p\\.m\\.)|\\d{1,2}[:.]\\d\\d|noon|midday)|at (\\d{1,2}))(?![\\w-]))?'

const order = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** 1 for Monday. */
export function weekdayNumber(word: string): number {
  return order.indexOf(word.slice(0, 3).toLowerCase()) + 1
}

/** 1 for January. */
export function monthNumber(word: string): number {
  return months.findIndex((one) => one.slice(0, 3).toLowerCase() === word.slice(0, 3).toLowerCase()) + 1
}

const counts = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** Undefined for what counts nothing: "a few", "several". */
export function countOf(word: string): number | undefined {
  const low = word.toLowerCase()
  if (/^(?:an?|the|another|next)$/.test(low)) return 1
  if (low === 'couple') return 2
  const count = /^\d{1,2}$/.test(low) ? Number(low) : counts.indexOf(low)
  return count > 0 ? count : undefined
}

/** The preposition of a time as a letter has it: "till" and "no later than" are not said of what one looks forward to. */
export function said(before: string | undefined, usual: 'on' | 'in' | 'at'): string {
  switch (before?.toLowerCase()) {
    case 'by':
    case 'no later than':
      return 'by'
    case 'before':
      return 'before'
    case 'after':
    case 'till after':
    case 'until after':
    case 'not before':
      return 'after'
    // "Nothing until the 14th": then, or after it.
    case 'until':
    case 'till':
    case 'not until':
      return usual === 'on' ? 'after' : usual
    case 'around':
    case 'about':
      return usual === 'on' ? 'around' : usual
    case 'from':
      return usual === 'on' ? 'from' : usual
    default:
      return usual
  }
}

/** A day of the year that a note names: the next that comes, or one that has only just gone by. */
export function dateOf(month: number, day: number, from: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return undefined
  const date = Temporal.PlainDate.from({ year: from.year, month, day }, { overflow: 'constrain' })
  return Temporal.PlainDate.compare(date, from.subtract({ days: 60 })) < 0 ? date.add({ years: 1 }) : date
}

/** The last day of a part of a month, read generously. */
export function endOfPart(part: string | undefined, month: Temporal.PlainDate): Temporal.PlainDate {
  if (/^(?:early|beginning|start)/i.test(part ?? '')) return month.with({ day: 10 })
  return month.with({ day: /^mid/i.test(part ?? '') ? 20 : month.daysInMonth })
}

/** "Friday, November 20", "Friday 20 November". */
export function fullDay(date: Temporal.PlainDate, isAmerican: boolean): string {
  return `${weekday(date)}${isAmerican ? ',' : ''} ${dayAndMonth(date, isAmerican)}`
}

/** "on Thursday night, November 19", "on Monday 23 November at 10 am"; the day is one that was chosen by its weekday. */
export function dayAt(
  before: string | undefined,
  date: Temporal.PlainDate,
  [part, clock, bare]: readonly (string | undefined)[],
  isAmerican: boolean,
): string {
  const half =
    { am: 'morning', pm: 'afternoon', eve: 'evening', nite: 'night', arvo: 'afternoon' }[
      part?.toLowerCase() ?? ''
    ] ?? part?.toLowerCase()
  const named = half
    ? `${weekday(date)} ${half}, ${dayAndMonth(date, isAmerican)}`
    : fullDay(date, isAmerican)
  return `${said(before, 'on')} ${named}${atHour(clock ?? bare, isAmerican)}`
}

/** ", at 10 am" where the day before it ends with a comma. */
export function atHour(clock: string | undefined, hasComma = false): string {
  const spaced = clock?.toLowerCase().replace(/(?<=\d)(?=[ap])/, ' ')
  return spaced ? `${hasComma ? ',' : ''} at ${spaced}` : ''
}

export function laterOf(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(one, other) < 0 ? other : one
}

/** The Sunday of a day's week. */
export function sundayOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.add({ days: 7 - date.dayOfWeek })
}

export function mondayOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 })
}

/** "in the week of November 23"; with "by" it is its end. */
export function weekOf(before: string | undefined, date: Temporal.PlainDate, isAmerican: boolean): Time {
  const week = `the week of ${dayAndMonth(mondayOf(date), isAmerican)}`
  const text = before?.toLowerCase() === 'by' ? `by the end of ${week}` : `${said(before, 'in')} ${week}`
  return { text, last: sundayOf(date) }
}
