import type { Day } from '../domain/instant.ts'
import type { Calendar } from './days.ts'
import { withoutStop } from './split.ts'
import type { Time } from './time-words.ts'
import { timesAhead } from './times-ahead.ts'
import { timesOfHolidays } from './times-of-holidays.ts'
import { timesOfYear } from './times-of-year.ts'

/**
 * The times in a note about what comes next, said so that they are true on any day of sending: "next week" becomes
 * "in the week of November 23". Every reading is generous: of two days that the words may mean, the later one is the last.
 */

export interface Dated {
  /** The note with a mark for each of its times. */
  readonly text: string
  /** The words for the marks of a text, in their order. */
  readonly timesOf: (marked: string) => string
  /** The last day that the marks of a text name, when it is known. */
  readonly lastOf: (marked: string) => Day | undefined
}

/** Characters that no text has a use for, one for each time. */
const firstMark = 0xe000
const timesMax = 40
export const mark = '[\\ue000-\\ue027]'
const marks = new RegExp(mark, 'g')

export function datedStep(note: string, calendar: Calendar): Dated {
  const times: Time[] = []
  const plain = note
    .replace(/[\ue000-\uf8ff]/g, '')
    .replace(hourBefore, '$2 $1')
    .replace(endOfDay, (whole) => (whole.endsWith(' ') ? 'by ' : 'by today'))
  const text = [...timesOfHolidays, ...timesOfYear, ...timesAhead].reduce(
    (rest, [pattern, read]) =>
      rest.replace(pattern, (whole: string, ...groups) => {
        const at = groups.findIndex((one) => typeof one === 'number')
        const time = times.length < timesMax ? read(groups.slice(0, at), calendar) : undefined
        if (!time) return whole
        times.push(time)
        return String.fromCharCode(firstMark + times.length - 1)
      }),
    plain,
  )
  const timesIn = (marked: string) =>
    (marked.match(marks) ?? []).flatMap((one) => times[one.charCodeAt(0) - firstMark] ?? [])
  return {
    text,
    timesOf: (marked) =>
      timesIn(marked)
        .map((time) => time.text)
        .filter((one) => one !== '')
        .join(' '),
    lastOf: (marked) =>
      timesIn(marked)
        .flatMap(({ last }) => last?.toString() ?? [])
        .toSorted()
        .at(-1),
  }
}

/** "By EOD Friday" is by Friday; alone it is the day of the interview. */
const endOfDay =
  /\b(?:by )?(?:the )?(?:eod|cob|eob|close of (?:business|play)|end of (?:the )?(?:business |working )?day)(?![\w-])(?:(?: on| of)? (?=(?:the )?\d|(?:mon|tue|wed|thu|fri|sat|sun|today|tomorrow|next|this|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))?/gi

/** "10 am Monday" is Monday at 10 am. */
const hourBefore =
  /\b(\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)),? ((?:on |next |this )?(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?(?: (?:next|this) (?:week|wk))?|tomorrow)(?![\w-])/gi

/** Whether a text holds the mark of a time. */
export function isTimed(marked: string): boolean {
  return new RegExp(mark).test(marked)
}

/** The clause without its times and what held them: "the call is set for". */
export function withoutTimes(clause: string): string {
  const bare = clause
    .replace(new RegExp(`(?:,? (?:at|on|by|for|in))? ?,? ?${mark},?`, 'g'), ' ')
    .replace(/ {2,}/g, ' ')
  return withoutStop(bare.trim())
    .replace(
      /(?:,? (?:is|are|will be|scheduled|set|booked|pencilled in|penciled in|planned|for|on|at|in|by|the|sometime|again))+$/i,
      '',
    )
    .trim()
}
