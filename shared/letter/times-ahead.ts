import type { Temporal } from 'temporal-polyfill'
import { dayAndMonth, months } from './days.ts'
import {
  countOf,
  dayAt,
  end,
  fullDay,
  hour,
  laterOf,
  lead,
  mondayOf,
  said,
  type Time,
  type TimeRule,
  timeRule,
  weekdayNumber,
  weekdayWord,
  weekOf,
} from './time-words.ts'

/** Times that are counted from the day of the interview: weekdays, weeks, "in a fortnight". */

/** The coming such weekday; on that weekday itself, the one a week later. */
function coming(day: string, from: Temporal.PlainDate): Temporal.PlainDate {
  return from.add({ days: ((weekdayNumber(day) - from.dayOfWeek + 6) % 7) + 1 })
}

/** "Tuesday or Wednesday", said on a Tuesday, are both a week later. */
function inTurn(one: Temporal.PlainDate, other: Temporal.PlainDate) {
  return [one, laterOf(one, other) === other ? other : other.add({ weeks: 1 })] as const
}

/** "Next Friday", said on a Tuesday, is one of two days. */
function isAmbiguous(which: string | undefined, day: string, from: Temporal.PlainDate): boolean {
  return /next/i.test(which ?? '') && weekdayNumber(day) > from.dayOfWeek
}

/** A weekday of the interview's own week or of the next. */
function ofWeek(day: string, which: string, from: Temporal.PlainDate): Temporal.PlainDate {
  return mondayOf(from).add({ days: weekdayNumber(day) - 1 + (/next/i.test(which) ? 7 : 0) })
}

const week = '(next|this) (?:week|wk)'

/** "on Tuesday, November 24, or Wednesday, November 25". */
function twoDays(
  before: string | undefined,
  joiner: string,
  [one, other]: readonly [Temporal.PlainDate, Temporal.PlainDate],
  isAmerican: boolean,
): Time {
  const isSpan = /^(?:to|-|–|through)$|^between/i.test(joiner)
  const [first, second] = [one, other].map((date) => fullDay(date, isAmerican))
  const comma = isAmerican ? ',' : ''
  const text = `${isSpan ? 'between' : said(before, 'on')} ${first}${comma} ${isSpan || /and$/i.test(joiner) ? 'and' : 'or'} ${second}`
  return { text, last: laterOf(one, other) }
}

const unit = '(business |working )?(days?|weeks?|wks?|fortnights?|months?)'
const count =
  '(an?|the next|another|\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|couple|few|several)'

/** The day that lies so far ahead: ten working days are two weeks. */
function ahead(from: Temporal.PlainDate, many: number, isWorking: boolean, of: string): Temporal.PlainDate {
  if (/^m/i.test(of)) return from.add({ months: many })
  if (/^[wf]/i.test(of)) return from.add({ weeks: many * (/^f/i.test(of) ? 2 : 1) })
  return from.add({ days: isWorking ? Math.ceil((many * 7) / 5) : many })
}

function inSpan(
  before: string | undefined,
  [low, high]: readonly [string | undefined, string],
  isWorking: boolean,
  of: string,
  { from, isAmerican }: { readonly from: Temporal.PlainDate; readonly isAmerican: boolean },
): Time {
  const many = countOf(high)
  const last = ahead(from, many ?? 4, isWorking, of)
  // A few days are no day that one could name.
  if (many === undefined) return { text: '', last }
  const isWithin = low !== undefined || /^(?:by|within|before)$/i.test(before ?? '')
  if (isWithin) return { text: `by ${dayAndMonth(last, isAmerican)}`, last }
  if (/^m/i.test(of)) return { text: `in ${months[last.month - 1]}`, last }
  return {
    text: `${/^after$/i.test(before ?? '') ? 'after' : 'around'} ${dayAndMonth(last, isAmerican)}`,
    last,
  }
}

export const timesAhead: readonly TimeRule[] = [
  timeRule(
    `${lead}(?:(between )|either )?${weekdayWord} ?(or|and|to|-|–|/|through) ?${weekdayWord} (?:of )?${week}${end}`,
    ([before, between = '', one = '', joiner = '', other = '', which = ''], { interviewDay, isAmerican }) =>
      twoDays(
        before,
        between + joiner,
        [ofWeek(one, which, interviewDay), ofWeek(other, which, interviewDay)],
        isAmerican,
      ),
  ),
  timeRule(
    `${lead}${week},? (?:on |either )?${weekdayWord} ?(or|and|to|-|–|/) ?${weekdayWord}${end}`,
    ([before, which = '', one = '', joiner = '', other = ''], { interviewDay, isAmerican }) =>
      twoDays(
        before,
        joiner,
        [ofWeek(one, which, interviewDay), ofWeek(other, which, interviewDay)],
        isAmerican,
      ),
  ),
  timeRule(
    `${lead}(?:(between )|either )?(?:(next|this|coming) )?${weekdayWord} ?(or|and|to|-|–|/) ?${weekdayWord}${end}`,
    ([before, between = '', which, one = '', joiner = '', other = ''], { interviewDay, isAmerican }) => {
      const days = inTurn(coming(one, interviewDay), coming(other, interviewDay))
      if (isAmbiguous(which, one, interviewDay)) return { text: '', last: days[1].add({ weeks: 1 }) }
      return twoDays(before, between + joiner, days, isAmerican)
    },
  ),
  // "sat week", "a week on Friday", "Friday after next".
  timeRule(
    `${lead}(?:a week (?:on |from )${weekdayWord}|${weekdayWord} (?:week|after next)|${weekdayWord} (fortnight))${hour}${end}`,
    ([before, one, other, third, fortnight, ...clock], { interviewDay, isAmerican }) => {
      const date = coming(one ?? other ?? third ?? '', interviewDay).add({ weeks: fortnight ? 2 : 1 })
      return { text: dayAt(before, date, clock, isAmerican), last: date }
    },
  ),
  timeRule(
    `${lead}(?:(a|one|two) weeks? (?:from )?(today|tomorrow|now)|(?:this|the same|same) time (next week))${end}`,
    ([before, many = 'a', day = '', sameTime], { interviewDay, isAmerican }) => {
      const date = interviewDay.add({
        weeks: sameTime ? 1 : (countOf(many) ?? 1),
        days: /tom/i.test(day) ? 1 : 0,
      })
      return { text: dayAt(before, date, [], isAmerican), last: date }
    },
  ),
  timeRule(
    `${lead}(?:the )?(?:week|wk) after next(?: week)?${end}`,
    ([before], { interviewDay, isAmerican }) => weekOf(before, interviewDay.add({ weeks: 2 }), isAmerican),
  ),
  timeRule(
    `${lead}(?:the )?(?:(?:back )?end(?: of)? (?:(the|this|next) )?(?:week|wk)|eow(?: (this|next) (?:week|wk))?)${end}`,
    ([, which, other], { interviewDay, isAmerican }) =>
      weekOf('by', interviewDay.add({ weeks: /next/i.test(which ?? other ?? '') ? 1 : 0 }), isAmerican),
  ),
  // "Tuesday next week", "next week, Tuesday".
  timeRule(
    `${lead}(?:${weekdayWord} (?:of )?${week}|${week},? (?:on |probably |likely )?${weekdayWord})${hour}${end}`,
    ([before, one, which, other, ...rest], { interviewDay, isAmerican }) => {
      const [last, ...clock] = rest
      const date = ofWeek(one ?? last ?? '', which ?? other ?? '', interviewDay)
      return { text: dayAt(before, date, clock, isAmerican), last: date }
    },
  ),
  timeRule(
    `${lead}(?:the )?(early |late |later |first thing |start of |beginning of )?(?:in )?${week}${end}`,
    ([before, when, which = ''], { interviewDay, isAmerican }) => {
      const there = interviewDay.add({ weeks: /next/i.test(which) ? 1 : 0 })
      const { text, last } = weekOf(before, there, isAmerican)
      const part = /^(?:early|late) /i.test(when ?? '') ? `${when?.trim().toLowerCase()} ` : ''
      return { text: `${part}${text}`, last }
    },
  ),
  timeRule(`${lead}later in the (?:week|wk)${end}`, (_, { interviewDay, isAmerican }) =>
    weekOf(undefined, interviewDay, isAmerican),
  ),
  timeRule(
    `${lead}(today|tonight|tomorrow)${hour}${end}`,
    ([before, when = '', ...clock], { interviewDay, isAmerican }) => {
      const date = interviewDay.add({ days: /tomorrow/i.test(when) ? 1 : 0 })
      return { text: dayAt(before, date, clock, isAmerican), last: date }
    },
  ),
  timeRule(
    `${lead}(?:(next|this|coming) )?${weekdayWord}${hour}${end}`,
    ([before, which, day = '', ...clock], { interviewDay, isAmerican }) => {
      // Words too, so only where a time is meant.
      const isTimed = before ?? which ?? clock.find((one) => one !== undefined)
      if (/^(?:sat|sun|mon|wed)$/i.test(day) && !isTimed) return undefined
      const date = coming(day, interviewDay)
      if (isAmbiguous(which, day, interviewDay)) return { text: '', last: date.add({ weeks: 1 }) }
      return { text: dayAt(before, date, clock, isAmerican), last: date }
    },
  ),
  timeRule(
    `(?<![\\w-])(sat|sun|mon|wed)(?= *$|[.,;!?]| then\\b)`,
    ([day = ''], { interviewDay, isAmerican }) => {
      const date = coming(day, interviewDay)
      return { text: dayAt(undefined, date, [], isAmerican), last: date }
    },
  ),
  // "within ten days", "in two to three weeks", "a week or two".
  timeRule(
    `(?<![\\w-]|half )(?:(in|within|after|over|by|before) )?(?:takes? )?(?:(?:about|around|roughly|approximately|up to|maybe|like|the next|next|another|at least|~) ?)*(?:${count} ?(?:-|–|to|or) ?)?(?:a )?${count}(?: of)? ${unit}(?:['’]s?)?(?: or (two|three))?(?: time| or so| from now)?(?: (tops|max|at most|or less|at the latest))?(?=$|[.,;!?)]| (?:and|then|or|for|to|at|with|by|from)\\b| ?[\\ue000-\\uf8ff])`,
    ([before, low, high = '', working, of = '', more, most], { interviewDay, isAmerican }) =>
      inSpan(most ? 'within' : before, [more ? high : low, more ?? high], working !== undefined, of, {
        from: interviewDay,
        isAmerican,
      }),
  ),
]
