import { Temporal } from 'temporal-polyfill'
import { type Day, dayIn } from '../domain/instant.ts'
import type { WriterInput } from './writing.ts'

/** Days in the words of somebody who writes on `day`; what notes say of days is relative to the interview. */

export interface Calendar {
  readonly interviewDay: Temporal.PlainDate
  /** When the letter goes out. */
  readonly day: Temporal.PlainDate
  /** The reader's. */
  readonly timeZone: string
  /** November 17 there, 17 November elsewhere. */
  readonly isAmerican: boolean
}

export function calendarOf({
  interview,
  day,
}: {
  readonly interview: Pick<WriterInput['interview'], 'endsAt' | 'timeZone'>
  readonly day: Day
}): Calendar {
  return {
    interviewDay: Temporal.PlainDate.from(dayIn(interview.endsAt, interview.timeZone)),
    day: Temporal.PlainDate.from(day),
    timeZone: interview.timeZone,
    isAmerican: /^(?:America|US|Canada)\/|^Pacific\/Honolulu$/.test(interview.timeZone),
  }
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** "today", "yesterday", "on Tuesday", "on November 17": when the interview was. */
export function interviewDayPhrase({ interviewDay, day, isAmerican }: Calendar): string {
  const days = interviewDay.until(day, { largestUnit: 'day' }).days
  if (days === 0) return 'today'
  if (days === 1) return 'yesterday'
  if (days > 1 && days < 7) return `on ${weekday(interviewDay)}`
  return `on ${dayAndMonth(interviewDay, isAmerican)}`
}

export function weekday(date: Temporal.PlainDate): string {
  return weekdays[date.dayOfWeek - 1] ?? ''
}

/** "November 17" or "17 November". */
export function dayAndMonth(date: Temporal.PlainDate, isAmerican: boolean): string {
  const month = months[date.month - 1] ?? ''
  return isAmerican ? `${month} ${date.day}` : `${date.day} ${month}`
}
