import { Temporal } from 'temporal-polyfill'
import { type Calendar, dayAndMonth, months, weekday } from './days.ts'
import { regionOf } from './register.ts'
import {
  atHour,
  dateOf,
  dayAt,
  end,
  endOfPart,
  hour,
  laterOf,
  lead,
  mondayOf,
  monthNumber,
  monthWord,
  said,
  sundayOf,
  type Time,
  type TimeRule,
  timeRule,
  weekdayNumber,
  weekdayWord,
} from './time-words.ts'

/** Times that the calendar names: dates, months, quarters, holidays. */

const nth = '(\\d{1,2})(?:st|nd|rd|th)?'
const monthDay = `(?:${monthWord} ${nth}|${nth}(?: of)? ${monthWord})(?:,? \\d{4})?`
const either = ' ?(or|and|to|until|through|-|–|/) ?(?:the )?'

/** The day of `monthDay`, whose four groups begin at `at`. */
function dayIn(groups: readonly (string | undefined)[], at: number, from: Temporal.PlainDate) {
  const [month, day, dayFirst, monthLast] = groups.slice(at, at + 4)
  return dateOf(monthNumber(month ?? monthLast ?? ''), Number(day ?? dayFirst), from)
}

/** The next such day of a month. */
function nextNth(day: string | undefined, from: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const number = Number(day)
  if (!(number >= 1 && number <= 31)) return undefined
  const here = from.with({ day: number })
  return Temporal.PlainDate.compare(here, from) < 0 ? here.add({ months: 1 }) : here
}

function onDate(
  before: string | undefined,
  date: Temporal.PlainDate,
  { isAmerican }: Calendar,
  clock?: string,
): Time {
  const text = `${said(before, 'on')} ${dayAndMonth(date, isAmerican)}${atHour(clock)}`
  return { text, last: date }
}

/** "on December 8 or 9"; of a span any day may be meant. */
function twoDays(
  before: string | undefined,
  between: string | undefined,
  month: string | undefined,
  [first, joiner = '', second]: readonly (string | undefined)[],
  { interviewDay, isAmerican }: Calendar,
): Time | undefined {
  const [one, other] = [first, second].map((day) =>
    dateOf(monthNumber(month ?? ''), Number(day), interviewDay),
  )
  if (!one || !other) return undefined
  const isSpan = between !== undefined || !/^(?:or|and|\/)$/i.test(joiner)
  const link = isSpan || /and/i.test(joiner) ? 'and' : 'or'
  const days = isAmerican
    ? `${nameOf(one)} ${one.day} ${link} ${other.day}`
    : `${one.day} ${link} ${other.day} ${nameOf(other)}`
  return { text: `${isSpan ? 'between' : said(before, 'on')} ${days}`, last: other }
}

/** 1st, 2nd, 3rd, 4th, 11th, 21st. */
function nthOf(day: number): string {
  const ending = Math.floor(day / 10) === 1 ? undefined : { 1: 'st', 2: 'nd', 3: 'rd' }[day % 10]
  return `${day}${ending ?? 'th'}`
}

/** "14/12" and "12/14": in the order of the reader's country, or in the only one that makes a date. */
function numericDate(one: number, two: number, { interviewDay, timeZone }: Calendar) {
  const isMonthFirst = regionOf(timeZone) === 'northAmerica'
  const [month, day] = (isMonthFirst && one <= 12) || two > 12 ? [one, two] : [two, one]
  return dateOf(month, day, interviewDay)
}

/** "March", "next month", "the month": the first day of it, and what it is called. */
function monthOf(word: string, from: Temporal.PlainDate): Temporal.PlainDate {
  const number = monthNumber(word)
  if (number < 1) return from.with({ day: 1 }).add({ months: /next/i.test(word) ? 1 : 0 })
  const here = from.with({ month: number, day: 1 })
  return number < from.month ? here.add({ years: 1 }) : here
}

const anyMonth = `(${monthWord.slice(1, -4)}|next month|this month|the month|month)\\.?`
const nameOf = (month: Temporal.PlainDate) => months[month.month - 1] ?? ''

function partOfMonth(before: string | undefined, part: string, word: string, from: Temporal.PlainDate): Time {
  const month = monthOf(word, from)
  const name = nameOf(month)
  const low = part.toLowerCase()
  const last = endOfPart(low, month)
  if (/^mid/.test(low)) return { text: `${said(before, 'in')} mid-${name}`, last }
  if (/^(?:early|late)/.test(low))
    return { text: `${said(before, 'in')} ${low.replace('later', 'late')} ${name}`, last }
  const where = low === 'end' ? 'end' : 'beginning'
  return { text: `${said(before, 'at')} the ${where} of ${name}`, last }
}

const ordinals = ['first', 'second', 'third', 'fourth']

function weekOfMonth(
  before: string | undefined,
  which: string,
  word: string,
  from: Temporal.PlainDate,
): Time {
  const month = /new year/i.test(word) ? monthOf('jan', from) : monthOf(word, from)
  const at = /last/i.test(which)
    ? -1
    : Math.max(ordinals.indexOf(which.toLowerCase()), /^\d/.test(which) ? Number(which[0]) - 1 : -1)
  const named = at < 0 ? 'last' : ordinals[at]
  const last = at < 0 ? month.with({ day: month.daysInMonth }) : sundayOf(month.add({ days: 7 * at + 6 }))
  return { text: `${said(before, 'in')} the ${named} week of ${nameOf(month)}`, last }
}

export const timesOfYear: readonly TimeRule[] = [
  timeRule(`${lead}(\\d{4}-\\d\\d-\\d\\d)${end}`, ([before, day = ''], calendar) => {
    const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
    if (month < 1 || month > 12 || date < 1 || date > 31) return undefined
    return onDate(before, Temporal.PlainDate.from({ year, month, day: date }), calendar)
  }),
  // "Friday the 20th", "Fri 20 Nov": kept only where the two agree.
  timeRule(
    `${lead}(?:the )?(?:this |next |coming )?${weekdayWord},? (?:the )?(?:${monthDay}|(\\d{1,2})(?:st|nd|rd|th)|(\\d\\d)(?![.:]\\d))${hour}${end}`,
    ([before, day = '', ...rest], { interviewDay, isAmerican }) => {
      const nthDay = rest[4] ?? rest[5]
      const date = nthDay ? nextNth(nthDay, interviewDay) : dayIn(rest, 0, interviewDay)
      if (!date) return undefined
      const number = weekdayNumber(day)
      if (date.dayOfWeek !== number)
        return { text: '', last: laterOf(date, mondayOf(interviewDay).add({ days: number + 6 })) }
      if (rest[4])
        return { text: `${said(before, 'on')} ${weekday(date)} the ${nthOf(date.day)}`, last: date }
      return { text: dayAt(before, date, rest.slice(6), isAmerican), last: date }
    },
  ),
  timeRule(
    `${lead}(?:the )?(?:week (?:of|commencing|beginning|starting)|w/?c) (?:the |mon(?:day)? )*(?:${monthDay}|(\\d{1,2})(?:st|nd|rd|th)?)${end}`,
    ([before, ...rest], { interviewDay, isAmerican }) => {
      const date = rest[4] ? nextNth(rest[4], interviewDay) : dayIn(rest, 0, interviewDay)
      if (!date) return undefined
      // As it was named: some weeks begin on a Sunday.
      const week = `the week of ${dayAndMonth(date, isAmerican)}`
      return {
        text: `${before?.toLowerCase() === 'by' ? 'by' : said(before, 'in')} ${week}`,
        last: sundayOf(date),
      }
    },
  ),
  // "Dec 8th or 9th".
  timeRule(`${lead}(between )?${monthWord} ${nth}${either}${nth}${end}`, (groups, calendar) => {
    const [before, between, month, first, joiner, second] = groups
    return twoDays(before, between, month, [first, joiner, second], calendar)
  }),
  timeRule(
    `${lead}(between )?(?:the )?${nth}${either}${nth}(?: of)? ${monthWord}${end}`,
    (groups, calendar) => {
      const [before, between, first, joiner, second, month] = groups
      return twoDays(before, between, month, [first, joiner, second], calendar)
    },
  ),
  timeRule(`${lead}(?:the )?${monthDay}${hour}${end}`, ([before, ...rest], calendar) => {
    const date = dayIn(rest, 0, calendar.interviewDay)
    return date && onDate(before, date, calendar, rest[5] ?? rest[6])
  }),
  timeRule(
    `${lead}(?<![\\d/.])(\\d{1,2})(?:/(\\d{1,2})(?:/\\d{2,4})?|\\.(\\d{1,2})\\.(?:\\d{2,4})?)(?![\\d/%]| ?(?:hours?|days?|split)\\b)${hour}`,
    ([before, one = '', slashed, dotted, ...rest], calendar) => {
      const two = Number(slashed ?? dotted)
      if (Number(one) === 24 && two === 7) return undefined
      const date = numericDate(Number(one), two, calendar)
      return date && onDate(before, date, calendar, rest[1] ?? rest[2])
    },
  ),
  timeRule(
    `${lead}(?:the )?(first|second|third|fourth|last|1st|2nd|3rd|4th) (?:full )?week (?:of|in) (?:the )?(?:${anyMonth}|(new year))${end}`,
    ([before, which = '', month, newYear], { interviewDay }) =>
      weekOfMonth(before, which, month ?? newYear ?? '', interviewDay),
  ),
  timeRule(
    `${lead}(?:the )?(early|beginning|start|mid|middle|later?|end)(?: of| in)?[ -]${anyMonth}${end}`,
    ([before, part = '', month = ''], { interviewDay }) => partOfMonth(before, part, month, interviewDay),
  ),
  timeRule(`${lead}eom${end}`, ([before], { interviewDay }) =>
    partOfMonth(before, 'end', 'month', interviewDay),
  ),
  timeRule(`${lead}(?:${anyMonth})${end}(?! \\d)`, ([before, word = ''], { interviewDay }) => {
    const isDoubtful = /^(?:may|mar|march|month|the month|jan|sun)$/i.test(word) && !before
    if (isDoubtful || /^(?:the )?month$/i.test(word)) return undefined
    const month = monthOf(word, interviewDay)
    return { text: `${said(before, 'in')} ${nameOf(month)}`, last: endOfPart(undefined, month) }
  }),
  timeRule(
    `${lead}(?:the )?(early |late |mid[ -]|(?:beginning|start|end) of )?(?:in )?(?:the )?(q[1-4]|(?:first|second|third|fourth) quarter)${end}`,
    ([before, part, quarter = ''], { interviewDay }) => {
      const number = /\d/.test(quarter)
        ? Number(quarter[1])
        : ordinals.indexOf(quarter.split(' ')[0]?.toLowerCase() ?? '') + 1
      const lastMonth = monthOf(months[number * 3 - 1] ?? '', interviewDay)
      const named = /\d/.test(quarter) ? quarter.toUpperCase() : `the ${quarter.toLowerCase()}`
      const within = part?.trim().toLowerCase().replace('-', '')
      const phrase = !within
        ? named
        : within === 'mid'
          ? `the middle of ${named}`
          : /of$/.test(within)
            ? `the ${within} ${named}`
            : `${within} ${named}`
      return { text: `${said(before, 'in')} ${phrase}`, last: endOfPart(undefined, lastMonth) }
    },
  ),
  // Where seasons are the other way round, one is half a year from here.
  timeRule(
    `${lead}(?:the )?(early |late )?(?:in )?(?:the )?(spring|summer|autumn|fall|winter)${end}(?=$|[.,;]| (?:and|then|or|when)\\b)`,
    ([before, part, season = ''], { interviewDay, timeZone }) => {
      const north = { spring: 5, summer: 8, autumn: 11, fall: 11, winter: 2 }[season.toLowerCase()] ?? 2
      const isSouth = /^(?:Australia|NZ|Pacific\/(?:Auckland|Chatham)|Africa\/Johannesburg)/.test(timeZone)
      const month = monthOf(months[(north + (isSouth ? 6 : 0) - 1) % 12] ?? '', interviewDay)
      const when = `${part?.toLowerCase() ?? 'the '}${season.toLowerCase()}`
      return { text: `${said(before, 'in')} ${when}`, last: endOfPart(undefined, month) }
    },
  ),
  // "the 14th", "the 8th or 9th": as they stand, for the month is plain to both.
  timeRule(
    `${lead}(?:the )?(\\d{1,2})(?:st|nd|rd|th)(?:${either}(\\d{1,2})(?:st|nd|rd|th)?)?${hour}(?![\\w-])(?! of\\b| (?!(?:and|or|then|with|at|for|to|in|from|decision|answer|offer|hear)\\b)[a-z])`,
    ([before, one, joiner = '', other, ...rest], { interviewDay }) => {
      const [first, second] = [one, other].map((day) => nextNth(day, interviewDay))
      if (!first) return undefined
      const choice = second ? ` ${/and|to/i.test(joiner) ? 'and' : 'or'} ${nthOf(second.day)}` : ''
      const clock = atHour(rest[1] ?? rest[2])
      return { text: `${said(before, 'on')} the ${nthOf(first.day)}${choice}${clock}`, last: second ?? first }
    },
  ),
]
