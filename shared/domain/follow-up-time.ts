import { Temporal } from 'temporal-polyfill'
import { type Day, dayIn, type Instant } from './instant.ts'
import type { InterviewFacts } from './interview.ts'
import { at, place, policy, type SendTime } from './policy.ts'

/** When a letter that nobody answered is followed up: rubric F1 and F2, DESIGN section 3, point 7. */

export interface FollowUpOccasion {
  /** The first, or the second and last. */
  readonly number: 1 | 2
  /** When the letter went out that this one follows: the thanks, or the first follow-up. */
  readonly previousSentAt: Instant
  /** The last day on which they said they would be heard from, where they named one. */
  readonly promisedDay?: Day | undefined
  /** The recipient's. */
  readonly timeZone: string
  /** See `isSlowBody`. */
  readonly isSlow: boolean
  readonly now: Instant
}

/**
 * A morning of the recipient's working week: Tuesday to Thursday where the span of days has one, never before the day
 * that was promised, never before `now`, and not between 24 December and 2 January. Working days are Monday to Friday;
 * nothing else is known of public holidays.
 */
export function followUpTime(occasion: FollowUpOccasion): SendTime {
  const { now, promisedDay, timeZone } = occasion
  const { from, days, event } = span(occasion)
  const factor = occasion.isSlow ? policy.slowBodyFactor : 1
  const least = addWorkingDays(from, days[0] * factor)
  const most = addWorkingDays(from, days[1] * factor)
  const afterPromise = promisedDay ? addWorkingDays(Temporal.PlainDate.from(promisedDay), 1) : least
  const first = laterOf(laterOf(least, afterPromise), firstMorningFrom(now, timeZone))
  const isLate = isAfter(first, most)
  const fitting = fittingDay(first, isLate ? addWorkingDays(first, 1) : most)
  const date = afterTurnOfYear(fitting)
  const moment = at(date, policy.followUpMorning, timeZone)
  const passed = workingDaysBetween(from, date)
  const count = `${passed} working ${passed === 1 ? 'day' : 'days'} after ${event}`
  const slowness = occasion.isSlow ? '; academic and public bodies take their time' : ''
  const morning = `a ${weekdays[date.dayOfWeek - 1]} morning where they are (${place(timeZone)})`
  const holidays = isAfter(date, fitting)
    ? '; after the turn of the year, for public holidays are not known to Afterword'
    : ''
  return { at: moment, day: date.toString(), why: `${count}, ${morning}${slowness}${holidays}` }
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']

/** From which day the working days are counted, and how many of them go by. */
function span({ number, previousSentAt, promisedDay, timeZone }: FollowUpOccasion) {
  const sentDay = dayIn(previousSentAt, timeZone)
  const from = Temporal.PlainDate.from(sentDay)
  if (number === 2) return { from, days: policy.lastFollowUpAfterFirstDays, event: 'the first follow-up' }
  // A promise for a day before the letter went out has been overtaken by the letter.
  if (promisedDay === undefined || promisedDay < sentDay)
    return { from, days: policy.followUpAfterLetterDays, event: 'your letter' }
  const promised = Temporal.PlainDate.from(promisedDay)
  return { from: promised, days: policy.followUpAfterPromiseDays, event: 'the day they named' }
}

/** The first Tuesday to Thursday of the span, else its last day. */
function fittingDay(first: Temporal.PlainDate, last: Temporal.PlainDate): Temporal.PlainDate {
  const preferred: readonly number[] = policy.followUpWeekdays
  let date = first
  while (isAfter(last, date) && !preferred.includes(date.dayOfWeek)) date = addWorkingDays(date, 1)
  return date
}

function firstMorningFrom(now: Instant, timeZone: string): Temporal.PlainDate {
  const today = Temporal.PlainDate.from(dayIn(now, timeZone))
  const isOpen = today.dayOfWeek <= 5 && at(today, policy.followUpMorning, timeZone) >= now
  return isOpen ? today : addWorkingDays(today, 1)
}

/** From Christmas Eve to 2 January few are at work anywhere: the first working day after that instead. */
function afterTurnOfYear(date: Temporal.PlainDate): Temporal.PlainDate {
  const { year, month, day } = date
  const isBefore = month === 12 && day >= 24
  if (!isBefore && !(month === 1 && day <= 2)) return date
  return addWorkingDays(Temporal.PlainDate.from({ year: isBefore ? year + 1 : year, month: 1, day: 2 }), 1)
}

/** Monday to Friday; one working day after a Friday, a Saturday or a Sunday is the Monday. */
function addWorkingDays(date: Temporal.PlainDate, count: number): Temporal.PlainDate {
  let there = date
  for (let left = count; left > 0; ) {
    there = there.add({ days: 1 })
    if (there.dayOfWeek <= 5) left--
  }
  return there
}

function workingDaysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  let count = 0
  for (let date = from; isAfter(to, date); date = addWorkingDays(date, 1)) count++
  return count
}

function isAfter(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) > 0
}

function laterOf(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return isAfter(other, one) ? other : one
}

const slowBodies =
  /\b(?:universit\w+|universidad\w*|hochschule|college|school|public librar\w+|city of|county of|state of|county council|council|department of|ministry|municipality|borough|kommune|government|federal|nhs|authority|parliament|embassy)\b|\b(?:county|commission)$/i

/** Academic and public bodies, which decide in weeks what a firm decides in days (rubric F2). */
export function isSlowBody({ company, kind }: Pick<InterviewFacts, 'company' | 'kind'>): boolean {
  return kind === 'academic' || slowBodies.test(company.trim())
}
