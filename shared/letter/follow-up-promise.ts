import { Temporal } from 'temporal-polyfill'
import type { Day } from '../domain/instant.ts'
import { type Calendar, calendarOf, datedNextStep, months } from './days.ts'
import { readFacts } from './facts.ts'
import { ownPromise } from './follow-up-step.ts'
import { readPeople } from './people.ts'
import type { WriterInput } from './writing.ts'

/** Until when they asked for patience: the last day that what they promised may mean, so that nobody writes before it. */

/**
 * The last day that the record's next step names, or undefined where it names none that could be told. A day on which
 * the candidate is to send something is no promise of theirs.
 */
export function promisedDay(input: WriterInput): Day | undefined {
  const calendar = calendarOf(input)
  const days = readFacts(input, readPeople(input)).nextStep.flatMap(({ text }) =>
    daysIn(text.replace(ownPromise, ''), calendar),
  )
  return days.toSorted().at(-1)
}

function daysIn(text: string, calendar: Calendar): Day[] {
  const { last } = datedNextStep(text, calendar)
  const others = readings.flatMap((read) => read(text, calendar.interviewDay))
  return [...(last ? [last] : []), ...others.map((date) => date.toString())]
}

type Reading = (text: string, interviewDay: Temporal.PlainDate) => Temporal.PlainDate[]

const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const week = '(week of (?:the )?)?'
const part = '(early|beginning|start|mid|middle|late|end)(?: of)?[ -]'

/** The second of two days: " or 9th", "/9", " and the 9th". */
const either = '(?: ?(?:or|and|to|-|–|/|until|through) ?(?:the )?)(\\d{1,2})(?:st|nd|rd|th)?'

/** Every reading is generous: of two days that the words may mean, the later one. */
const readings: readonly Reading[] = [
  /** 2026-12-01. */
  (text) => all(/\b(\d{4}-\d\d-\d\d)\b/g, text).flatMap(([, day = '']) => valid(day)),
  /** "December 1", "Dec 1st". */
  (text, from) =>
    all(new RegExp(`${week}\\b${monthName}\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b`, 'gi'), text).flatMap(
      ([, of, month = '', day = '']) => endOf(of, dateOf(month, Number(day), from)),
    ),
  /** "1 December", "the 1st of December". */
  (text, from) =>
    all(new RegExp(`${week}\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${monthName}\\b`, 'gi'), text).flatMap(
      ([, of, day = '', month = '']) => endOf(of, dateOf(month, Number(day), from)),
    ),
  /** "Dec 8th or 9th", "December 8-10". */
  (text, from) =>
    all(new RegExp(`\\b${monthName}\\.? \\d{1,2}(?:st|nd|rd|th)?${either}\\b`, 'gi'), text).flatMap(
      ([, month = '', day = '']) => dateOf(month, Number(day), from),
    ),
  /** "in early December", "by the end of January". */
  (text, from) =>
    all(
      new RegExp(
        `\\b(?:(?:in|by|until|before|around) (?:the )?|(?=${part}))(?:${part})?${monthName}\\b(?! \\d)`,
        'gi',
      ),
      text,
    ).flatMap(([, , within, month = '']) => dateOf(month, lastDayOf(within), from)),
  /** "by the end of the month", "early next month". */
  (text, from) =>
    all(new RegExp(`\\b(?:${part})?(?:the|this|next) month\\b`, 'gi'), text).map(([whole, within]) =>
      from.add({ months: /next/i.test(whole) ? 1 : 0 }).with({ day: lastDayOf(within) }),
    ),
  /** "within ten days", "in two to three weeks". */
  (text, from) =>
    all(
      /\b(?:in|within|after|next|takes?) (?:about |around |the next |another )?(?:an? )?(?:\w+ ?(?:-|–|to|or) ?)?(\w+)(?: of)? (business |working )?(day|week|month)s?\b/gi,
      text,
    ).flatMap(([, count = '', working, unit = '']) =>
      later(from, countOf(count), unit, working !== undefined),
    ),
  /** "by the 27th", "the 8th or 9th". */
  (text, from) =>
    all(new RegExp(`\\bthe (\\d{1,2})(?:st|nd|rd|th)(?:${either})?\\b(?! of)`, 'gi'), text).flatMap(
      ([, one, other]) => {
        const date = from.with({ day: Math.min(Number(other ?? one) || 1, 31) })
        return [Temporal.PlainDate.compare(date, from) < 0 ? date.add({ months: 1 }) : date]
      },
    ),
  /** "next Friday", said on a Tuesday, may be the one after the coming one. */
  (text, from) =>
    all(/\bnext (mon|tue|wed|thu|fri|sat|sun)/gi, text).map(([, day = '']) => {
      const wanted = weekdays.indexOf(day.toLowerCase()) + 1
      return from.add({ days: 7 - from.dayOfWeek + wanted })
    }),
  (text, from) =>
    /\bnew year\b/i.test(text) ? [Temporal.PlainDate.from({ year: from.year + 1, month: 1, day: 10 })] : [],
]

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

function all(pattern: RegExp, text: string): RegExpMatchArray[] {
  return [...text.matchAll(pattern)]
}

function valid(day: string): Temporal.PlainDate[] {
  try {
    return [Temporal.PlainDate.from(day)]
  } catch (error) {
    if (error instanceof RangeError) return []
    throw error
  }
}

/** The next such day, from the interview on. */
function dateOf(month: string, day: number, from: Temporal.PlainDate): Temporal.PlainDate[] {
  const number =
    months.findIndex((name) => name.slice(0, 3).toLowerCase() === month.slice(0, 3).toLowerCase()) + 1
  if (number < 1 || day < 1) return []
  const date = Temporal.PlainDate.from({ year: from.year, month: number, day }, { overflow: 'constrain' })
  return [Temporal.PlainDate.compare(date, from) < 0 ? date.add({ years: 1 }) : date]
}

/** The Sunday of the week where a week is named by a day of it. */
function endOf(week: string | undefined, dates: readonly Temporal.PlainDate[]): Temporal.PlainDate[] {
  return dates.map((date) => (week ? date.add({ days: 7 - date.dayOfWeek }) : date))
}

function lastDayOf(within: string | undefined): number {
  if (/^(?:early|beginning|start)$/i.test(within ?? '')) return 10
  return /^mid/i.test(within ?? '') ? 20 : 31
}

const counts = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

function countOf(word: string): number {
  const low = word.toLowerCase()
  if (/^an?$/.test(low)) return 1
  if (low === 'couple') return 2
  if (/^(?:few|several)$/.test(low)) return 4
  return /^\d{1,2}$/.test(low) ? Number(low) : counts.indexOf(low)
}

function later(
  from: Temporal.PlainDate,
  count: number,
  unit: string,
  isWorking: boolean,
): Temporal.PlainDate[] {
  if (count < 1) return []
  if (/^month/i.test(unit)) return [from.add({ months: count })]
  if (/^week/i.test(unit)) return [from.add({ weeks: count })]
  return [from.add({ days: isWorking ? Math.ceil((count * 7) / 5) : count })]
}
