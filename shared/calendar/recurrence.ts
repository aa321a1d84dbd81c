import ICAL from 'ical.js'
import { daySeconds, type Wall, wallOf, yearOf } from './wall.ts'

/**
 * RRULE by ical.js, with a bound on its work. Its iterator never ends by itself: not for a rule without an end, and not
 * within one step for a rule that no day fulfils (`FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30`) or one with a huge INTERVAL.
 */

/** Steps that a reading may still take; shared by all rules of one file. Below 0 when more were wanted. */
export interface Budget {
  steps: number
}

/** A rule, the end of which is told apart, since it may be in another zone than its beginning. */
export interface Rule {
  readonly recur: ICAL.Recur
  readonly until?: Until
}

/** The last time at which an instance may begin: on the wall where it takes place, or in UTC. */
export interface Until {
  readonly at: Wall
  readonly isUtc: boolean
}

/** Raised within ical.js when the budget is gone. */
class BudgetSpentError extends Error {
  override readonly name = 'BudgetSpentError'
}

interface Iterated {
  readonly rule: ICAL.Recur
  readonly dtstart: ICAL.Time
  readonly budget: Budget
}

/** No day that ever comes is further away: a 29th of February told by the day, over a year like 1900. */
const stepsOfInstanceMax = 3000

class BoundedIterator extends ICAL.RecurIterator {
  declare private budget: Budget
  /** Since the last instance. */
  declare private spent: number

  // The constructor of the parent calls this, before a field of this class could have a value.
  override fromData(options: Iterated): void {
    this.budget = options.budget
    this.spent = 0
    super.fromData(options)
  }

  override next(again?: boolean): ICAL.Time {
    this.spent = 0
    return super.next(again)
  }

  override check_contracting_rules(): boolean {
    this.spend(1)
    return super.check_contracting_rules()
  }

  override expand_year_days(year: number): number {
    this.spend(5)
    return super.expand_year_days(year)
  }

  override increment_monthday(days: number): void {
    this.spend(days)
    super.increment_monthday(days)
  }

  override increment_month(): void {
    this.spend(1)
    super.increment_month()
  }

  private spend(steps: number): void {
    this.budget.steps -= steps
    this.spent += steps
    // One step of its own to whoever reads: nobody can pause in the midst of it.
    if (this.spent > stepsOfInstanceMax) this.budget.steps = -1
    if (this.budget.steps < 0) throw new BudgetSpentError('Too many steps for the recurrence of one file.')
  }
}

/**
 * A rule from its text, mended where programs often break it: `RRULE:RRULE:…`, spaces in lists, parts without a value.
 * Absent when it is none that days can follow: by the hour or less no meeting recurs, and one that says so is told as
 * its first alone.
 */
export function readRule(text: string): Rule | undefined {
  const parts = text
    .slice(0, rulesRead)
    .replace(/\s/g, '')
    .replace(/^(?:RRULE:)+/i, '')
    .toUpperCase()
    .split(';')
    .filter((part) => /^[A-Z]+=./.test(part))
  if (!parts.some((part) => /^FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/.test(part))) return undefined
  const until = readUntil(parts.find((part) => part.startsWith('UNTIL='))?.slice(6))
  try {
    const recur = ICAL.Recur.fromString(parts.filter((part) => !part.startsWith('UNTIL=')).join(';'))
    return { recur, ...(until && { until }) }
  } catch (error) {
    // ical.js throws plain errors for what it does not understand; a rule that nobody can follow is no rule.
    if (!(error instanceof Error)) throw error
    return undefined
  }
}

const rulesRead = 1000

function readUntil(text: string | undefined): Until | undefined {
  const found = /^(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d):?(\d\d)?(Z)?)?/.exec(text ?? '')
  if (!found) return undefined
  const [year = 0, month = 0, day = 0, ...time] = found.slice(1, 7).map((part) => Number(part ?? 0))
  // A date alone is inclusive: to the end of that day.
  const at = wallOf(year, month, day, found[4] ? time : [23, 59, 59])
  return at === undefined ? undefined : { at, isUtc: found[7] !== undefined }
}

/**
 * The beginnings of a rule's instances in order, without end unless it has a COUNT; cut short when the
 * budget is spent, which `budget.steps` below 0 tells. Of what lies long before `near` it may leave out any.
 */
export function* ruleTimes({ recur }: Rule, from: Wall, near: Wall, budget: Budget): Generator<Wall> {
  // Its time has no zone, so that what it calls Unix time is the wall's.
  const dtstart = ICAL.Time.fromData({ isDate: false })
  dtstart.fromUnixTime(forwarded(recur, from, near))
  dtstart.zone = ICAL.Timezone.localTimezone
  try {
    const options: Iterated = { rule: recur, dtstart, budget }
    const iterator = new BoundedIterator(options)
    for (let next = iterator.next(); next; next = iterator.next()) yield next.toUnixTime()
  } catch (error) {
    // The budget is spent, or ical.js finds that the rule has no sense: either way it tells of no more instances.
    if (!(error instanceof Error)) throw error
  }
}

/** A later beginning from which the same instances follow: a series of years is not walked through to its end. */
function forwarded({ freq, interval, count }: ICAL.Recur, from: Wall, near: Wall): Wall {
  if (count || near <= from) return from
  if (freq === 'YEARLY') return interval === 1 ? forwardedYears(from, near) : from
  if (freq !== 'DAILY' && freq !== 'WEEKLY') return from
  const period = interval * (freq === 'DAILY' ? 1 : 7) * daySeconds
  // One period less, for the days of a week before the one on which the series began.
  const periods = Math.floor((near - from) / period) - 1
  return periods > 0 ? from + periods * period : from
}

function forwardedYears(from: Wall, near: Wall): Wall {
  const start = new Date(from * 1000)
  const year = yearOf(near) - 1
  // A day that some years do not have stays where it is.
  return year <= start.getUTCFullYear() || start.getUTCDate() > 28 ? from : start.setUTCFullYear(year) / 1000
}
