import { Temporal } from 'temporal-polyfill'
import { regionOf } from './register.ts'

/** Public holidays by which people date things, each by its rule, so that no table runs out. */

export interface Holiday {
  /** As a letter writes it. */
  readonly name: string
  /** Undefined where this country has no such day, or none by a rule that is known here. */
  readonly date: Temporal.PlainDate | undefined
}

type Country = 'us' | 'canada' | 'britain' | 'australia' | 'newZealand' | 'elsewhere'

const canadian =
  /^Canada\/|^America\/(?:Toronto|Vancouver|Edmonton|Winnipeg|Halifax|Montreal|St_Johns|Regina|Moncton|Iqaluit|Whitehorse|Yellowknife|Thunder_Bay|Glace_Bay|Goose_Bay|Swift_Current|Dawson)/

/** Whose holidays are meant, by the recipient's zone. */
function countryOf(timeZone: string): Country {
  if (canadian.test(timeZone)) return 'canada'
  if (regionOf(timeZone) === 'northAmerica') return 'us'
  if (/^Europe\/|^GB/.test(timeZone) && regionOf(timeZone) === 'commonwealth') return 'britain'
  if (/^Australia\//.test(timeZone)) return 'australia'
  return /^Pacific\/(?:Auckland|Chatham)|^NZ/.test(timeZone) ? 'newZealand' : 'elsewhere'
}

/** The next such day, from a day on. */
type Rule = (from: Temporal.PlainDate) => Temporal.PlainDate

const yearly =
  (inYear: (year: number) => Temporal.PlainDate): Rule =>
  (from) => {
    const here = inYear(from.year)
    return Temporal.PlainDate.compare(here, from) < 0 ? inYear(from.year + 1) : here
  }

const fixed = (month: number, day: number) => yearly((year) => Temporal.PlainDate.from({ year, month, day }))

/** The first such weekday on or after a day of the year: the fourth Thursday of November is the first from the 22nd. */
const weekdayFrom = (dayOfWeek: number, month: number, day: number) =>
  yearly((year) => {
    const start = Temporal.PlainDate.from({ year, month, day })
    return start.add({ days: (dayOfWeek - start.dayOfWeek + 7) % 7 })
  })

/** Gregorian Easter Sunday (Meeus, Astronomical Algorithms, chapter 8), so many days later. */
const easter = (later = 0) =>
  yearly((year) => {
    const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
    const f = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3)
    const h = (19 * a + b - Math.floor(b / 4) - f + 15) % 30
    const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
    const m = Math.floor((a + 11 * h + 22 * l) / 451)
    const sum = h + l - 7 * m + 114
    const sunday = Temporal.PlainDate.from({ year, month: Math.floor(sum / 31), day: (sum % 31) + 1 })
    return sunday.add({ days: later })
  })

const monday = 1
const laborDay = weekdayFrom(monday, 9, 1)
const mayDay = weekdayFrom(monday, 5, 1)
const springHoliday = weekdayFrom(monday, 5, 25)
const augustHoliday = weekdayFrom(monday, 8, 25)
const bankHolidays = [fixed(1, 1), easter(-2), easter(1), mayDay, springHoliday, augustHoliday, fixed(12, 25)]

const nextBankHoliday: Rule = (from) =>
  bankHolidays
    .map((rule) => rule(from))
    .reduce((one, other) => (Temporal.PlainDate.compare(other, one) < 0 ? other : one))

/** What people type, the name it has, and its day, by country where countries differ; longer names come first. */
const holidays: readonly (readonly [string, string, Rule | Readonly<Partial<Record<Country, Rule>>>])[] = [
  [
    'thanksgiving(?: day)?',
    'Thanksgiving',
    { canada: weekdayFrom(monday, 10, 8), elsewhere: weekdayFrom(4, 11, 22) },
  ],
  ['labor day', 'Labor Day', laborDay],
  ['labour day', 'Labour Day', { canada: laborDay, us: laborDay, newZealand: weekdayFrom(monday, 10, 22) }],
  ['memorial day', 'Memorial Day', weekdayFrom(monday, 5, 25)],
  ['columbus day', 'Columbus Day', weekdayFrom(monday, 10, 8)],
  ["indigenous people[a-z’']{0,3} day", "Indigenous Peoples' Day", weekdayFrom(monday, 10, 8)],
  ['mlk(?: day)?', 'MLK Day', weekdayFrom(monday, 1, 15)],
  ['martin luther king(?: jr\\.?)? day', 'Martin Luther King Day', weekdayFrom(monday, 1, 15)],
  ["president[’']?s[’']? day", "Presidents' Day", weekdayFrom(monday, 2, 15)],
  ['juneteenth', 'Juneteenth', fixed(6, 19)],
  ["veteran[’']?s[’']? day", 'Veterans Day', fixed(11, 11)],
  ['remembrance day', 'Remembrance Day', fixed(11, 11)],
  ["hallowe[’']?en", 'Halloween', fixed(10, 31)],
  ['(?:christmas|x-?mas) eve', 'Christmas Eve', fixed(12, 24)],
  ['(?:christmas|x-?mas)(?: day)?', 'Christmas', fixed(12, 25)],
  ['boxing day', 'Boxing Day', fixed(12, 26)],
  ["new year[’']?s[’']? eve", "New Year's Eve", fixed(12, 31)],
  ["(?:the )?new year(?:[’']?s[’']?)?(?: day)?", 'the New Year', fixed(1, 1)],
  ['good friday', 'Good Friday', easter(-2)],
  ['easter monday', 'Easter Monday', easter(1)],
  ['easter(?: sunday)?', 'Easter', easter()],
  ['whit monday', 'Whit Monday', easter(50)],
  ['(?:the )?(?:early )?may (?:day )?bank holiday', 'the May bank holiday', mayDay],
  ['(?:the )?(?:late may|spring) bank holiday', 'the spring bank holiday', springHoliday],
  ['(?:the )?(?:august|summer) bank holiday', 'the August bank holiday', { britain: augustHoliday }],
  ['(?:the )?bank holiday', 'the bank holiday', { britain: nextBankHoliday }],
  ['(?:the )?melbourne cup(?: day)?', 'the Melbourne Cup', { australia: weekdayFrom(2, 11, 1) }],
  // Each school board has its own week.
  ['march break', 'March Break', { canada: weekdayFrom(monday, 3, 10) }],
  ['spring break', 'spring break', {}],
  ['half[ -]term', 'half-term', {}],
  ['reading week', 'reading week', {}],
  ['victoria day', 'Victoria Day', weekdayFrom(monday, 5, 18)],
  ['canada day', 'Canada Day', fixed(7, 1)],
  ['australia day', 'Australia Day', fixed(1, 26)],
  ['waitangi day', 'Waitangi Day', fixed(2, 6)],
  ['anzac day', 'Anzac Day', fixed(4, 25)],
  [
    "(?:the )?(?:king|queen)[’']?s birthday",
    "the King's Birthday",
    { australia: weekdayFrom(monday, 6, 8), newZealand: weekdayFrom(monday, 6, 1) },
  ],
]

/** Any of their names, for a pattern that ignores case. */
export const holidayNames = `(?:${holidays.map(([written]) => written).join('|')})`

/** The next such day from a day on; undefined where the words name none. */
export function holidayFrom(
  written: string,
  from: Temporal.PlainDate,
  timeZone: string,
): Holiday | undefined {
  const [, name, rules] = holidays.find(([one]) => new RegExp(`^${one}$`, 'i').test(written)) ?? []
  if (!name) return undefined
  const rule = typeof rules === 'function' ? rules : (rules?.[countryOf(timeZone)] ?? rules?.elsewhere)
  return { name, date: rule?.(from) }
}
