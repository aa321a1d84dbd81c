import { Temporal } from 'temporal-polyfill'
import { dateIn, type Instant } from './instant.ts'
import type { InterviewFacts } from './interview.ts'
import { at, place, policy, type SendTime } from './policy.ts'
import {
  addWorkingDays,
  datesBetween,
  daysAheadOf,
  holidayOn,
  isWeekend,
  isWorkingDay,
  type Workplace,
  weekdayOf,
} from './working-days.ts'

/** When a letter that nobody answered is followed up: rubric F1 and F2, DESIGN section 3, point 7. */

/** The recipient's workplace; `daysAhead` also tells the last day on which they said they would be heard from. */
export interface FollowUpOccasion extends Workplace {
  /** The first, or the second and last. */
  readonly number: 1 | 2
  /** When the letter went out that this one follows: the thanks, or the first follow-up. */
  readonly previousSentAt: Instant
  /** See `isSlowBody`. */
  readonly isSlow: boolean
  readonly now: Instant
}

/**
 * A morning of the recipient's working week: Tuesday to Thursday where the span of days has one, never before the day
 * that was promised, never before `now`, never on a public holiday. Where holidays are not known there, not between 24
 * December and 2 January either.
 */
export function followUpTime(occasion: FollowUpOccasion): SendTime {
  const { now, timeZone } = occasion
  const { from, days, event } = span(occasion)
  const factor = occasion.isSlow ? policy.slowBodyFactor : 1
  const least = addWorkingDays(from, days[0] * factor, occasion)
  const most = addWorkingDays(from, days[1] * factor, occasion)
  const promised = promisedDate(occasion)
  const afterPromise = promised ? addWorkingDays(promised, 1, occasion) : least
  const first = laterOf(laterOf(least, afterPromise), firstMorningFrom(now, occasion))
  const isLate = isAfter(first, most)
  const fitting = fittingDay(first, isLate ? addWorkingDays(first, 1, occasion) : most, occasion)
  const date = daysAheadOf(occasion).holidays ? fitting : afterTurnOfYear(fitting)
  const passed = datesBetween(from.add({ days: 1 }), date.add({ days: 1 }))
  const count = passed.filter((one) => isWorkingDay(one, occasion)).length
  const reasons = [
    `${count} working ${count === 1 ? 'day' : 'days'} after ${event}${uncounted(passed, occasion)}`,
    `, a ${weekdayOf(date)} morning where they are (${place(timeZone)})`,
    occasion.isSlow && '; academic and public bodies take their time',
    isAfter(date, fitting) &&
      '; after the turn of the year, for public holidays there are not known to Afterword',
  ]
  return {
    at: at(date, policy.followUpMorning, timeZone),
    day: date.toString(),
    why: reasons.filter(Boolean).join(''),
  }
}

function promisedDate(occasion: FollowUpOccasion): Temporal.PlainDate | undefined {
  const { promisedDay } = daysAheadOf(occasion)
  return promisedDay === undefined ? undefined : Temporal.PlainDate.from(promisedDay)
}

/** From which day the working days are counted, and how many of them go by. */
function span(occasion: FollowUpOccasion) {
  const { number, previousSentAt, timeZone } = occasion
  const from = dateIn(previousSentAt, timeZone)
  if (number === 2) return { from, days: policy.lastFollowUpAfterFirstDays, event: 'the first follow-up' }
  const promised = promisedDate(occasion)
  // A promise for a day before the letter went out has been overtaken by the letter.
  if (promised === undefined || isAfter(from, promised))
    return { from, days: policy.followUpAfterLetterDays, event: 'your letter' }
  return { from: promised, days: policy.followUpAfterPromiseDays, event: 'the day they named' }
}

/** The first Tuesday to Thursday of the span, else its last day. */
function fittingDay(
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
  workplace: Workplace,
): Temporal.PlainDate {
  const preferred: readonly number[] = policy.followUpWeekdays
  let date = first
  while (isAfter(last, date) && !preferred.includes(date.dayOfWeek)) date = addWorkingDays(date, 1, workplace)
  return date
}

function firstMorningFrom(now: Instant, workplace: Workplace): Temporal.PlainDate {
  const today = dateIn(now, workplace.timeZone)
  const isOpen =
    isWorkingDay(today, workplace) && at(today, policy.followUpMorning, workplace.timeZone) >= now
  return isOpen ? today : addWorkingDays(today, 1, workplace)
}

/** Nothing is known of holidays where this counts. */
const unknown: Workplace = { timeZone: 'UTC' }

/** From Christmas Eve to 2 January few are at work anywhere: the first working day after that instead. */
function afterTurnOfYear(date: Temporal.PlainDate): Temporal.PlainDate {
  const { year, month, day } = date
  const isBefore = month === 12 && day >= 24
  if (!isBefore && !(month === 1 && day <= 2)) return date
  const last = Temporal.PlainDate.from({ year: isBefore ? year + 1 : year, month: 1, day: 2 })
  return addWorkingDays(last, 1, unknown)
}

/** The holidays in between, which explain a longer wait. */
function uncounted(passed: readonly Temporal.PlainDate[], workplace: Workplace): string {
  const names = passed.flatMap((date) => (isWeekend(date) ? [] : (holidayOn(date, workplace) ?? [])))
  return names.length > 0 ? ` without ${[...new Set(names)].join(' and ')}` : ''
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
