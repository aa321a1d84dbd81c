import { type Budget, type Rule, readRule, ruleTimes } from './recurrence.ts'
import { daySeconds, type Wall, wallOf, yearOf } from './wall.ts'
import type { FileZone } from './zones.ts'

/**
 * A zone by the rules that stand in the file (RFC 5545 section 3.6.5). ical.js could evaluate them, but it asks the
 * clock what year it is, expands rules without a bound, and takes a time before the first change for UTC.
 */

/** STANDARD or DAYLIGHT: since when clocks are how far from UTC. Offsets are seconds east. */
export interface Observance {
  /** On the wall that the clocks showed until then, as `20261101T020000`. */
  readonly start: string
  readonly offsetFrom: string
  readonly offsetTo: string
  readonly rule?: string
  /** Further times at which it begins, as `start`. */
  readonly dates: readonly string[]
}

interface Change {
  /** From when on clocks surely show the new offset. */
  readonly from: Wall
  readonly offset: number
}

interface Regime {
  readonly starts: readonly Wall[]
  readonly offsetFrom: number
  readonly offsetTo: number
  readonly rule: Rule | undefined
}

/** Absent when no observance says how far from UTC its clocks are. */
export function readFileZone(
  observances: readonly Observance[],
  location: string | undefined,
  budget: Budget,
): FileZone | undefined {
  let dates = datesMax
  const regimes = observances.slice(0, observancesMax).flatMap((one) => {
    const regime = readRegime({ ...one, dates: one.dates.slice(0, dates) })
    dates = Math.max(0, dates - one.dates.length)
    return regime
  })
  const [first] = regimes.toSorted((one, other) => (one.starts[0] ?? 0) - (other.starts[0] ?? 0))
  if (!first) return undefined
  const changesOf = new Map<number, readonly Change[]>()
  return {
    ...(location && { location }),
    offsetSeconds(wall) {
      const year = yearOf(wall)
      const known = changesOf.get(year) ?? changesUntil(year, regimes, budget)
      if (!known) return undefined
      changesOf.set(year, known)
      return known.findLast(({ from }) => from <= wall)?.offset ?? first.offsetFrom
    },
  }
}

/** Brazil's and Morocco's whole history of changes fits, as observances or as their further dates. */
const observancesMax = 300
const datesMax = 1000

function readRegime({ start, offsetFrom, offsetTo, rule, dates }: Observance): Regime[] {
  const to = readOffset(offsetTo)
  const starts = [start, ...dates].map(readWall).filter((at) => at !== undefined)
  if (to === undefined || starts.length === 0) return []
  return [
    {
      starts,
      offsetFrom: readOffset(offsetFrom) ?? to,
      offsetTo: to,
      rule: yearly(rule),
    },
  ]
}

/** Clocks are changed by the year; a rule that says otherwise is a mistake, or a trap. */
function yearly(text: string | undefined): Rule | undefined {
  const rule = text ? readRule(text) : undefined
  return rule?.recur.freq === 'YEARLY' ? rule : undefined
}

function readOffset(text: string): number | undefined {
  const found = /^([+-]?)(\d\d):?(\d\d):?(\d\d)?$/.exec(text.trim())
  if (!found) return undefined
  const seconds = Number(found[2]) * 3600 + Number(found[3]) * 60 + Number(found[4] ?? 0)
  return found[1] === '-' ? -seconds : seconds
}

function readWall(text: string): Wall | undefined {
  const found = /^(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d):?(\d\d)?)?/.exec(text.trim())
  const [year = 0, month = 0, day = 0, ...time] = found?.slice(1).map((part) => Number(part ?? 0)) ?? []
  return wallOf(year, month, day, time)
}

/** The changes of the clock that matter in that year, in order; none at all when the budget does not reach. */
function changesUntil(year: number, regimes: readonly Regime[], budget: Budget): Change[] | undefined {
  if (budget.steps < 0) return undefined
  const ends = wallOf(year + 1, 1, 2) ?? Number.POSITIVE_INFINITY
  const changes = regimes.flatMap((regime) => onsets(regime, ends, budget).map((at) => changeAt(at, regime)))
  return budget.steps < 0 ? undefined : changes.sort((one, other) => one.from - other.from)
}

/**
 * In the hour that a clock goes back, it shows each time twice and the first counts; in the hour that it leaps over,
 * the offset before the leap counts. So the new offset holds from the later of both readings of the change.
 */
function changeAt(onset: Wall, { offsetFrom, offsetTo }: Regime): Change {
  return { from: onset + Math.max(0, offsetTo - offsetFrom), offset: offsetTo }
}

function onsets({ starts, offsetFrom, rule }: Regime, ends: Wall, budget: Budget): Wall[] {
  const [start = 0] = starts
  if (!rule) return starts.filter((at) => at < ends)
  const until = rule.until && rule.until.at + (rule.until.isUtc ? offsetFrom : 0)
  const last = Math.min(ends, until ?? ends)
  const found = starts.filter((at) => at < ends)
  for (const at of ruleTimes(rule, start, last - yearSeconds, budget)) {
    if (at > last) break
    if (found.push(at) > onsetsMax) budget.steps = -1
    if (budget.steps < 0) break
  }
  return found
}

/** Once a year since 1601, where Windows' zones begin: clocks that are changed more often are none. */
const onsetsMax = 600

const yearSeconds = 366 * daySeconds
