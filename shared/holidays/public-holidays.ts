import Holidays from 'date-holidays'
import { Temporal } from 'temporal-polyfill'
import type { Day } from '../domain/instant.ts'
import { isWeekend, type PublicHoliday } from '../domain/working-days.ts'
import { countryOf } from './countries.ts'

/**
 * Public holidays where a recipient is. This is the one file that holds the library and its data of 200 countries
 * (1.5 MB): only whoever writes drafts imports it, and what it says of the coming months is kept with the interview. So
 * the domain is handed holidays as values, and no page and no letter on its way out waits for the library.
 */

/** Where a country's holidays are made by its parts: the part that most people of the zone live in. */
const partOf: Readonly<Record<string, string>> = {
  'Europe/London': 'ENG',
  'Australia/Sydney': 'NSW',
  'Australia/Melbourne': 'VIC',
  'Australia/Brisbane': 'QLD',
  'Australia/Adelaide': 'SA',
  'Australia/Perth': 'WA',
  'Australia/Hobart': 'TAS',
  'Australia/Darwin': 'NT',
  'America/Toronto': 'ON',
  'America/Vancouver': 'BC',
  'America/Edmonton': 'AB',
  'America/Winnipeg': 'MB',
  'America/Regina': 'SK',
  'America/Halifax': 'NS',
  'America/Moncton': 'NB',
  'America/St_Johns': 'NL',
}

/** Of a name that goes on and on, the beginning does. */
const nameMax = 60

/**
 * The public holidays on Mondays to Fridays of so many days from `from` on, in their order. Undefined where the zone is
 * of no country, or of one whose holidays nobody has written down. Those of a region, a town or a school do not count.
 */
export function publicHolidays(timeZone: string, from: Day, days: number): PublicHoliday[] | undefined {
  const country = countryOf(timeZone)
  if (country === undefined || !(country in new Holidays().getCountries())) return undefined
  const known = holidaysOf(country, partOf[timeZone])
  const first = Temporal.PlainDate.from(from)
  const last = first.add({ days })
  const byDay = new Map<Day, string>()
  for (let year = first.year; year <= last.year; year++) {
    for (const holiday of known.getHolidays(year)) {
      if (holiday.type !== 'public') continue
      for (const date of daysOf(holiday)) {
        const isWithin =
          Temporal.PlainDate.compare(date, first) >= 0 && Temporal.PlainDate.compare(date, last) < 0
        const day = date.toString()
        if (isWithin && !isWeekend(date) && !byDay.has(day)) byDay.set(day, nameOf(holiday.name))
      }
    }
  }
  return [...byDay].map(([day, name]) => ({ day, name })).sort((one, other) => (one.day < other.day ? -1 : 1))
}

/** In the country's own English where it has one (Labor Day, Labour Day), else in anybody's. */
function holidaysOf(country: string, part: string | undefined): Holidays {
  const known = part ? new Holidays(country, part) : new Holidays(country)
  const languages = known.getLanguages()
  known.setLanguages([...languages.filter((one) => one.startsWith('en')), 'en'])
  return known
}

/** The days at whose noon it is that holiday: one that begins at sunset leaves its eve a working day. */
function daysOf({ date, start, end }: { date: string; start: Date; end: Date }): Temporal.PlainDate[] {
  // By the clock of the place; what is behind the seconds is an offset.
  const begins = Temporal.PlainDateTime.from(date.slice(0, 19))
  const ends = begins.add({ milliseconds: end.getTime() - start.getTime() })
  const days: Temporal.PlainDate[] = []
  for (
    let noon = begins.withPlainTime('12:00');
    Temporal.PlainDateTime.compare(noon, ends) < 0;
    noon = noon.add({ days: 1 })
  ) {
    if (Temporal.PlainDateTime.compare(noon, begins) >= 0) days.push(noon.toPlainDate())
  }
  return days
}

function nameOf(name: string): string {
  return name.replace(/ \(substitute day\)$/, '').slice(0, nameMax)
}
