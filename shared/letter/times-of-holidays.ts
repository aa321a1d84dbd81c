import { Temporal } from 'temporal-polyfill'
import { type Calendar, weekday } from './days.ts'
import { holidayFrom, holidayNames } from './holidays.ts'
import {
  end,
  lead,
  mondayOf,
  said,
  sundayOf,
  type Time,
  type TimeRule,
  timeRule,
  weekdayNumber,
  weekdayWord,
} from './time-words.ts'

/** Times that a public holiday names: "the week after Thanksgiving", "before Easter", "in the new year". */

/** After a holiday an answer may take until the end of the week that follows; after the turn of the year, longer. */
function endAfter(name: string, date: Temporal.PlainDate | undefined): Temporal.PlainDate | undefined {
  const turn = date && date.month === 12 && date.day >= 24 ? turnOfYear(date) : undefined
  if (turn || name === 'the New Year') return turn ?? date?.with({ day: 10 })
  return date && sundayOf(date.add({ days: 7 }))
}

/** The days in which work begins again after the turn of the year. */
function turnOfYear(from: Temporal.PlainDate): Temporal.PlainDate {
  const end = from.with({ month: 1, day: 10 })
  return Temporal.PlainDate.compare(end, from) < 0 ? end.add({ years: 1 }) : end
}

/** "After the holidays": those at the turn of the year, at Easter or in summer, whichever come next. */
function endOfHolidays(which: string, from: Temporal.PlainDate, timeZone: string): Temporal.PlainDate {
  const easter = holidayFrom('easter', from, timeZone)?.date
  const turn = turnOfYear(from)
  const summer = from.with({ month: 9, day: 10 })
  const isTurn = from.month >= 10 || turn.year === from.year || /christmas|festive|season/i.test(which)
  if (isTurn || Temporal.PlainDate.compare(summer, from) < 0) return turn
  return easter?.year === from.year ? sundayOf(easter.add({ days: 7 })) : summer
}

function byHoliday(
  before: string | undefined,
  written: string,
  part: string | undefined,
  { interviewDay, timeZone }: Calendar,
): Time | undefined {
  const { name, date } = holidayFrom(written, interviewDay, timeZone) ?? {}
  if (!name) return undefined
  const low = before?.toLowerCase() ?? ''
  const isWeek = part?.toLowerCase() === 'week'
  const whole = isWeek
    ? `the week of ${name}`
    : part
      ? `the ${name.replace(/^the /, '')} ${part.toLowerCase()}`
      : name
  if (/after|until|till|not before|from/.test(low))
    return { text: `after ${whole}`, last: endAfter(name, date) }
  if (/^(?:by|no later than|before)$/.test(low)) return { text: `${said(low, 'on')} ${whole}`, last: date }
  if (/^(?:around|about|over|during|at|in)$/.test(low) || part) {
    const when = part === undefined ? `around ${whole}` : `${isWeek ? 'in' : 'over'} ${whole}`
    return { text: when, last: date && sundayOf(date.add({ days: 1 })) }
  }
  return { text: `on ${name}`, last: date }
}

/** "the week after Thanksgiving", "the Monday after Easter". */
function besideHoliday(
  before: string | undefined,
  unit: string,
  side: string,
  written: string,
  { interviewDay, timeZone }: Calendar,
): Time | undefined {
  const { name, date } = holidayFrom(written, interviewDay, timeZone) ?? {}
  if (!name) return undefined
  const isAfter = /after|following/i.test(side)
  const where = isAfter ? 'after' : /of/i.test(side) ? 'of' : 'before'
  if (/^(?:week|wk)$/i.test(unit)) {
    const there = date?.add({ days: where === 'of' ? 0 : isAfter ? 7 : -7 })
    return { text: `${said(before, 'in')} the week ${where} ${name}`, last: there && sundayOf(there) }
  }
  const number = weekdayNumber(unit)
  const named = number > 0 && date ? weekday(mondayOf(date).add({ days: number - 1 })) : unit.toLowerCase()
  return {
    text: `${said(before, 'on')} the ${named} ${where} ${name}`,
    last: isAfter ? date?.add({ days: 7 }) : date,
  }
}

export const timesOfHolidays: readonly TimeRule[] = [
  timeRule(
    `${lead}between (?:christmas|x-?mas) and (?:the )?new year(?:['’]?s)?${end}`,
    (_, { interviewDay }) => ({
      text: 'between Christmas and the New Year',
      last: turnOfYear(interviewDay),
    }),
  ),
  timeRule(
    `${lead}(early |later |start of |beginning of )?(?:in )?(?:the )?new year${end}(?!['’])`,
    ([before, part], { interviewDay }) => {
      const last = turnOfYear(interviewDay)
      if (before?.toLowerCase() === 'before' || before?.toLowerCase() === 'by')
        return { text: `${before.toLowerCase()} the New Year`, last: last.with({ day: 1 }) }
      return {
        text: `${/^(?:early|start|beginning)/i.test(part ?? '') ? 'early ' : ''}in the new year`,
        last,
      }
    },
  ),
  timeRule(
    `${lead}the (holidays|holiday season|christmas (?:holidays|break|vacation)|break|festive (?:period|season))${end}`,
    ([before, which = ''], { interviewDay, timeZone }) => {
      if (!before) return undefined
      const named = which.toLowerCase().replace('christmas', 'Christmas')
      const last = endOfHolidays(which, interviewDay, timeZone)
      return { text: `${/^(?:before|by)$/i.test(before) ? 'before' : 'after'} the ${named}`, last }
    },
  ),
  timeRule(
    `${lead}(?:the )?(week|wk|day|weekend|${weekdayWord.slice(1, -1)}) (before|after|of|following) ${holidayNames.replace('(?:', '(')}${end}`,
    ([before, unit = '', side = '', name = ''], calendar) =>
      besideHoliday(before, unit, side, name, calendar),
  ),
  timeRule(
    `${lead}(?:the )?${holidayNames.replace('(?:', '(')}(?: (weekend|week|break))?${end}`,
    ([before, name = '', part], calendar) => byHoliday(before, name, part, calendar),
  ),
]
