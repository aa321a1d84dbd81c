import type { Instant } from '../domain/instant.ts'
import { all, first, placed, text, type Written, writtenTimes, type Zones } from './icalendar-time.ts'
import type { Component } from './icalendar-tree.ts'
import { type Budget, type Rule, readRule, ruleTimes, type Until } from './recurrence.ts'
import type { Steps } from './steps.ts'
import { daySeconds, wallInUtc } from './wall.ts'

/** What a series comes to: whether any of its instances takes place, at all or within a time (RFC 5545 section 3.8.5). */

/** From and to, both inclusive. */
export interface Window {
  readonly from: Instant
  readonly to: Instant
}

export function isSeries(event: Component): boolean {
  return first(event, 'RRULE') !== undefined || first(event, 'RDATE') !== undefined
}

/** A meeting every second is a trap for whoever counts them. */
export function isEverySecond(event: Component): boolean {
  return /FREQ\s?=\s?SECONDLY/i.test(text(event, 'RRULE') ?? '')
}

/** Whether its exceptions leave nothing of it. A series that cannot be followed to its end is taken to have some. */
export function* isEmptySeries(event: Component, zones: Zones, budget: Budget): Steps<boolean> {
  return first(event, 'EXDATE') !== undefined && !(yield* hasInstance(event, zones, budget, undefined))
}

/** Whether an instance begins in the window. A series that cannot be followed that far is taken to have one. */
export function isWithin(event: Component, zones: Zones, budget: Budget, window: Window): Steps<boolean> {
  return hasInstance(event, zones, budget, window)
}

const instancesMax = 500
/** After so many dates, added or left out, no further line of them is read. */
const datesMax = 5000

function* hasInstance(
  event: Component,
  zones: Zones,
  budget: Budget,
  window: Window | undefined,
): Steps<boolean> {
  const [start] = writtenTimes(first(event, 'DTSTART'))
  if (!start) return false
  if (budget.steps < 0) return true
  const ruleText = text(event, 'RRULE')
  const rule = ruleText === undefined ? undefined : readRule(ruleText)
  // Of a rule that cannot be followed, only its beginning is known.
  if (ruleText !== undefined && !rule) return !window || placed(start, zones).instant <= window.to
  const further = yield* datesOf(event, 'RDATE')
  const reach = reachOf(window)
  const isExcluded = yield* exceptions(event, zones)
  let tried = 0
  for (const written of beginnings(start, further, rule, reach, zones, budget)) {
    yield
    if (!written) continue
    const { instant } = placed(written, zones)
    const isThere = !window || (instant >= window.from && instant <= window.to)
    if (isThere && !isExcluded(written, instant)) return true
    if (++tried > instancesMax) return true
  }
  return budget.steps < 0
}

/** Wall seconds between which an instance may stand that is in the window: no zone is a day from UTC. */
function reachOf(window: Window | undefined): { near: number; far: number } {
  if (!window) return { near: Number.NEGATIVE_INFINITY, far: Number.POSITIVE_INFINITY }
  return { near: wallInUtc(window.from) - daySeconds, far: wallInUtc(window.to) + daySeconds }
}

/** Undefined where one is passed over, so that whoever keeps others waiting can pause. */
function* beginnings(
  start: Written,
  further: readonly Written[],
  rule: Rule | undefined,
  { near, far }: { near: number; far: number },
  zones: Zones,
  budget: Budget,
): Generator<Written | undefined> {
  // The first counts whether the rule agrees or not.
  for (const written of [start, ...further]) {
    if (written.wall >= near && written.wall <= far) yield written
  }
  if (!rule) return
  for (const at of ruleTimes(rule, start.wall, near, budget)) {
    if (at > far) return
    yield
    if (at < near || at === start.wall) continue
    const written = { ...start, wall: at }
    if (rule.until && isAfter(written, rule.until, zones)) return
    yield written
  }
}

function isAfter(written: Written, until: Until, zones: Zones): boolean {
  // The instant is asked for only where the zone could matter.
  const isClear = Math.abs(written.wall - until.at) > daySeconds || !until.isUtc || written.isDate
  return isClear ? written.wall > until.at : wallInUtc(placed(written, zones).instant) > until.at
}

function* datesOf(event: Component, name: 'RDATE' | 'EXDATE'): Steps<Written[]> {
  const dates: Written[] = []
  for (const property of all(event, name)) {
    yield
    if (dates.length < datesMax) dates.push(...writtenTimes(property))
  }
  return dates
}

/** Exceptions may be in another zone than the series, and have days where it has times, or times where it has days. */
function* exceptions(event: Component, zones: Zones): Steps<(written: Written, instant: Instant) => boolean> {
  const written = yield* datesOf(event, 'EXDATE')
  const dayOf = ({ wall }: Written) => Math.floor(wall / daySeconds)
  const instants = new Set<Instant>()
  for (const one of written) {
    yield
    if (!one.isDate) instants.add(placed(one, zones).instant)
  }
  const allDays = new Set(written.map(dayOf))
  const wholeDays = new Set(written.filter(({ isDate }) => isDate).map(dayOf))
  return (one, instant) =>
    one.isDate ? allDays.has(dayOf(one)) : instants.has(instant) || wholeDays.has(dayOf(one))
}
