import { Temporal } from 'temporal-polyfill'
import { type Day, dayIn } from '../domain/instant.ts'
import type { WriterInput } from './writing.ts'

/** Days in the words of somebody who writes on `day`; what notes say of days is relative to the interview. */

export interface Calendar {
  readonly interviewDay: Temporal.PlainDate
  /** When the letter goes out. */
  readonly day: Temporal.PlainDate
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

const named = new RegExp(`\\b(?:${[...weekdays, ...months].join('|')})\\b`)

/** Whether the text names a day or a month. */
export function namesDay(text: string): boolean {
  return named.test(text)
}

const names =
  'mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?'
const weekdayWords = new RegExp(
  `(?<![\\w-])(on |by |before |until |after |for )?((?:next|this|coming) )?(${names})(?![\\w-]| and\\b)( the \\d{1,2}(?:st|nd|rd|th)?|,? (?:\\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?: \\d{1,2})?)?`,
  'gi',
)

const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const absoluteDay = new RegExp(
  `\\b${monthName}\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b|\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${monthName}\\b`,
  'gi',
)

export interface Dated {
  readonly text: string
  /** The last day that the text names, when it is known. */
  readonly last: Day | undefined
}

/**
 * A note about what comes next, with its days said so that they are true on any day of sending: "next week" becomes
 * "in the week of November 23". A day that cannot be told for certain is left out.
 */
export function datedNextStep(text: string, calendar: Calendar): Dated {
  const { interviewDay, isAmerican } = calendar
  let last: Temporal.PlainDate | undefined
  const name = (date: Temporal.PlainDate) => {
    if (!last || Temporal.PlainDate.compare(date, last) > 0) last = date
    return dayAndMonth(date, isAmerican)
  }
  const monday = (weeks: number) => interviewDay.subtract({ days: interviewDay.dayOfWeek - 1 }).add({ weeks })
  const weekOf = (weeks: number) => {
    const first = monday(weeks)
    const phrase = `the week of ${dayAndMonth(first, isAmerican)}`
    name(first.add({ days: 6 }))
    return phrase
  }
  // "by June 24", "on the 24th of June": a day of the year, the next that comes.
  for (const match of text.matchAll(absoluteDay)) {
    const month =
      months.findIndex((one) =>
        one.toLowerCase().startsWith((match[1] ?? match[4] ?? '').toLowerCase().slice(0, 3)),
      ) + 1
    const day = Number(match[2] ?? match[3])
    const given = Temporal.PlainDate.from({ year: interviewDay.year, month, day }, { overflow: 'constrain' })
    name(
      Temporal.PlainDate.compare(given, interviewDay.subtract({ days: 60 })) < 0
        ? given.add({ years: 1 })
        : given,
    )
  }
  const dayAhead = (day: string, weeks: number) => {
    const wanted =
      weekdays.findIndex((one) => one.slice(0, 3).toLowerCase() === day.slice(0, 3).toLowerCase()) + 1
    const date = interviewDay.add({ days: ((wanted - interviewDay.dayOfWeek + 6) % 7) + 1 + weeks * 7 })
    return `on ${weekday(date)}, ${name(date)}`
  }
  const dated = text
    // "sat week" and "a week on Friday" are a week after the coming one.
    .replace(
      new RegExp(`\\b(by |on )?a week (?:on |from )(${names})\\b`, 'gi'),
      (_, lead: string | undefined, day: string) =>
        (lead?.toLowerCase() ?? 'on ') + dayAhead(day, 1).slice(3),
    )
    .replace(
      new RegExp(`\\b(by |on )?(${names}) week\\b`, 'gi'),
      (_, lead: string | undefined, day: string) =>
        (lead?.toLowerCase() ?? 'on ') + dayAhead(day, 1).slice(3),
    )
    .replace(/\b(?:in )?the week after next\b/gi, () => `in ${weekOf(2)}`)
    .replace(
      /\b(?:by |at )?(?:the )?(?:end of|end|eow)(?: of)? (the |this |next )week\b/gi,
      (_, which: string) => {
        return `by the end of ${weekOf(/next/i.test(which) ? 1 : 0)}`
      },
    )
    .replace(
      /\b(early |late |later |sometime )?((?:in )?)(next|this) week\b/gi,
      (_, when: string | undefined, __, which: string) => {
        const phrase = weekOf(/next/i.test(which) ? 1 : 0)
        return when && /early|late$/i.test(when.trim())
          ? `${when.trim().toLowerCase()} in ${phrase}`
          : `in ${phrase}`
      },
    )
    .replace(/\b(early |late )?(?:in )?next month\b/gi, (_, when: string | undefined) => {
      const month = months[interviewDay.add({ months: 1 }).month - 1] ?? ''
      return `${when ? `${when.trim().toLowerCase()} ` : ''}in ${month}`.replace(/^(early|late) in/, '$1 in')
    })
    .replace(
      /\b(by |on )?(today|tonight|tomorrow(?: (?:morning|afternoon|evening))?)\b/gi,
      (_, before: string | undefined, when: string) => {
        const date = /tomorrow/i.test(when) ? interviewDay.add({ days: 1 }) : interviewDay
        return `${before?.toLowerCase() ?? 'on '}${weekday(date)}, ${name(date)}`
      },
    )
    .replace(
      weekdayWords,
      (
        whole,
        before: string | undefined,
        which: string | undefined,
        day: string,
        rest: string | undefined,
        at: number,
      ) => {
        const wanted =
          weekdays.findIndex((one) => one.slice(0, 3).toLowerCase() === day.slice(0, 3).toLowerCase()) + 1
        // "sat" and "sun" are words too; alone they are days only at the end.
        const isLast = /^[\s.,;!?]*$/.test(text.slice(at + whole.length)) || at + whole.length >= text.length
        if (/^(?:sat|sun|mon|wed)$/i.test(day) && !before && !which && !isLast) return whole
        const ahead = ((wanted - interviewDay.dayOfWeek + 6) % 7) + 1
        const date = interviewDay.add({ days: ahead })
        const lead = before?.toLowerCase() ?? 'on '
        if (rest) {
          if (Number(/\d+/.exec(rest)?.[0]) === date.day) name(date)
          return `${lead}${weekday(date)}${rest}`
        }
        // "Next Friday", said on a Tuesday, is one of two days.
        if (/next/i.test(which ?? '') && wanted > interviewDay.dayOfWeek) return ''
        return `${lead}${weekday(date)}, ${name(date)}`
      },
    )
  const plain = isAmerican ? dated : dated.replace(/day, (?=\d)/g, 'day ')
  return { text: plain.replace(/\s+/g, ' ').trim(), last: last?.toString() }
}
