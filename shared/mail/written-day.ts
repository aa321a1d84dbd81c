import { Temporal } from 'temporal-polyfill'
import { policy } from '../domain/policy.ts'

/** The days that a message names, in the languages of absence notes, and what they come to from the day it was sent. */

/** Folded words, by the number of their month or weekday. */
const months = [
  'january jan januar janner janvier janv enero ene gennaio gen januari janeiro styczen stycznia tammikuuta',
  'february feb februar fevrier fevr febrero febbraio febbr februari fevereiro fev lutego helmikuuta',
  'march mar marz maerz mrz mars marzo maart mrt marco marca maaliskuuta',
  'april apr avril avr abril abr aprile kwietnia huhtikuuta',
  'may mai mayo maggio mag mei maio maj maja toukokuuta',
  'june jun juni juin junio giugno giu junho czerwca kesakuuta',
  'july jul juli juillet juil julio luglio lug julho lipca heinakuuta',
  'august aug aout agosto ago augustus augusti sierpnia elokuuta',
  'september sept sep septembre septiembre setiembre settembre setembro wrzesnia syyskuuta',
  'october oct oktober okt octobre octubre ottobre ott outubro pazdziernika lokakuuta',
  'november nov novembre noviembre novembro listopada marraskuuta',
  'december dec dezember dez decembre diciembre dic dicembre desember dezembro grudnia joulukuuta',
]
const weekdays = [
  'monday mon montag mo lundi lunes lunedi maandag segunda-feira segunda mandag poniedzialek',
  'tuesday tue tues dienstag di mardi martes martedi dinsdag terca-feira terca tisdag tirsdag wtorek',
  'wednesday wed mittwoch mi mercredi miercoles mercoledi woensdag quarta-feira quarta onsdag srode',
  'thursday thu thur thurs donnerstag do jeudi jueves giovedi donderdag quinta-feira quinta torsdag czwartek',
  'friday fri freitag fr vendredi viernes venerdi vrijdag sexta-feira sexta fredag piatek',
  'saturday sat samstag sonnabend sa samedi sabado sabato zaterdag lordag sobota',
  'sunday sun sonntag so dimanche domingo domenica zondag sondag niedziela',
]
const tomorrow = 'tomorrow|morgen|demain|manana|domani|amanha|imorgon|i morgon|i morgen|明日|明天'

const numberOf = (names: readonly string[]) =>
  new Map(names.flatMap((words, at) => words.split(' ').map((word) => [word, at + 1] as const)))
const monthNumbers = numberOf(months)
const weekdayNumbers = numberOf(weekdays)
const oneOf = (names: ReadonlyMap<string, number>, shortest = 2) =>
  [...names.keys()]
    .filter((name) => name.length >= shortest)
    .sort((one, other) => other.length - one.length)
    .join('|')

const month = oneOf(monthNumbers)
const article = "(?:the |den |der |dem |le |el |il |l'|em |op |dia |d\\. ?)?"
const weekdayFirst = (group: string) =>
  `(?:(?<${group}>${oneOf(weekdayNumbers)})\\b[.,]{0,2} ?(?:dem |den |the |le |el |il |de |dia |d\\. ?)?)?`
const alone = `(?<alone>${oneOf(weekdayNumbers, 5)})\\b(?: (?:morning|morgen|fruh|matin|manana|mattina|morgon)\\b)?`
const forms = [
  '(?<iy>20\\d\\d)-(?<im>\\d\\d)-(?<id>\\d\\d)',
  '(?:(?<cy>20\\d\\d) ?年 ?)?(?<cm>\\d{1,2}) ?月 ?(?<cd>\\d{1,2}) ?[日号號]',
  `${weekdayFirst('w1')}(?<d1>\\d{1,2})(?:st|nd|rd|th|er|e|\\.|º|°)? ?(?:of |de |di |d'|d')?(?<m1>${month})\\b\\.?(?:,? (?:de |del )?(?<y1>20\\d\\d))?`,
  `${weekdayFirst('w2')}(?<m2>${month})\\.? ${article}(?<d2>\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])(?:,? (?<y2>20\\d\\d))?`,
  `${weekdayFirst('w3')}(?<a>\\d{1,2})(?<by>[./-])(?<b>\\d{1,2})(?:\\k<by>(?<y3>20\\d\\d|\\d\\d)(?!\\d))?(?![\\d:/])\\.?`,
  alone,
  `(?<tomorrow>${tomorrow})(?!\\p{L})`,
]
const dayWritten = new RegExp(`(?<![\\p{L}\\d./:-])(?:${forms.join('|')})`, 'gu')

/** A day in a text. */
export interface WrittenDay {
  /** The day first; where it can be read so too, the month first. */
  readonly readings: readonly [Temporal.PlainDate, Temporal.PlainDate?]
  /** Which number is the month is for the language to decide. */
  readonly isNumeric: boolean
}

/** A text in which each day stands as `⟦n⟧`, by its place among the days. */
export interface MarkedDays {
  readonly marked: string
  readonly days: readonly WrittenDay[]
}

const daysMax = 50

/** The days in a folded text that are no earlier than `from`, and no further off than anybody is away. */
export function markDays(folded: string, from: Temporal.PlainDate): MarkedDays {
  const days: WrittenDay[] = []
  const marked = folded.replace(/[⟦⟧]/g, ' ').replace(dayWritten, (...found) => {
    const groups: Readonly<Record<string, string | undefined>> = found.at(-1)
    const [whole] = found
    const day = days.length < daysMax ? readDay(groups, from) : undefined
    if (day === undefined) return whole
    days.push(day)
    return `⟦${days.length - 1}⟧`
  })
  return { marked, days }
}

function readDay(
  found: Readonly<Record<string, string | undefined>>,
  from: Temporal.PlainDate,
): WrittenDay | undefined {
  const { iy, im, id, cy, cm, cd, d1, m1, y1, m2, d2, y2, a, b, by, y3, w1, w2, w3 } = found
  if (found.tomorrow) return { readings: [from.add({ days: 1 })], isNumeric: false }
  const weekday = weekdayNumbers.get(found.alone ?? w1 ?? w2 ?? w3 ?? '')
  if (found.alone) return weekday ? { readings: [next(weekday, from)], isNumeric: false } : undefined
  if (by === '-' && y3 === undefined) return undefined
  // Round the clock, not in July.
  if (by === '/' && a === '24' && b === '7') return undefined
  const dayFirst = readingOf(y3, b, a, from)
  const monthFirst = by === '.' ? undefined : readingOf(y3, a, b, from)
  const readings = [
    readingOf(iy, im, id, from),
    readingOf(cy, cm, cd, from),
    readingOf(y1, monthNumber(m1), d1, from),
    readingOf(y2, monthNumber(m2), d2, from),
    dayFirst,
    monthFirst,
  ].filter((one) => one !== undefined)
  const fitting = readings.filter((one) => one.dayOfWeek === weekday)
  const [reading] = fitting.length > 0 ? fitting : readings
  if (reading === undefined) return undefined
  const isNumeric = fitting.length !== 1 && dayFirst !== undefined && monthFirst !== undefined
  return { readings: isNumeric ? [dayFirst, monthFirst] : [reading], isNumeric }
}

function monthNumber(name: string | undefined): string | undefined {
  const number = name && monthNumbers.get(name)
  return number ? String(number) : undefined
}

/** The first such weekday after that day. */
function next(weekday: number, from: Temporal.PlainDate): Temporal.PlainDate {
  return from.add({ days: ((weekday - from.dayOfWeek + 6) % 7) + 1 })
}

/** Undefined for what is no day, is gone by, or is too far off to be meant. */
function readingOf(
  year: string | undefined,
  monthOfYear: string | undefined,
  dayOfMonth: string | undefined,
  from: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  const [inMonth, day] = [Number(monthOfYear), Number(dayOfMonth)]
  if (!(inMonth >= 1 && inMonth <= 12 && day >= 1 && day <= 31)) return undefined
  const named = year === undefined ? from.year : Number(year.padStart(4, '20'))
  const written = Temporal.PlainDate.from({ year: named, month: inMonth, day })
  if (written.day !== day) return undefined
  const isGone = Temporal.PlainDate.compare(written, from) < 0
  const meant = isGone && year === undefined ? written.add({ years: 1 }) : written
  const ahead = from.until(meant).days
  const most = year === undefined ? policy.absenceDaysMax : policy.absenceNamedDaysMax
  return ahead >= 0 && ahead <= most ? meant : undefined
}
