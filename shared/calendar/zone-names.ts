import { offsetSeconds, type Wall, wallOf, yearOf } from './wall.ts'

/**
 * Zones by the names that people read: `(UTC-05:00) Eastern Time (US & Canada)`, `Amsterdam, Berlin, Bern`. The offset
 * that is printed there is the winter's: it tells zones apart, and as the offset of a meeting in summer it would be an
 * hour off.
 */

/** Minutes east of UTC that a name prints; `(UTC)` alone is 0. Absent when it prints none. */
export function printedOffset(name: string): number | undefined {
  const found = /(?:UTC|GMT)\s?([+-])\s?(\d{1,2})(?:[:.]?(\d{2}))?/i.exec(name)
  if (!found) return /^\(?(?:UTC|GMT)\)/i.test(name) ? 0 : undefined
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0)
  return found[1] === '-' ? -minutes : minutes
}

/**
 * The IANA zone that a display name means at that time on its own wall clocks: the first of its keywords and cities
 * whose standard offset is the printed one, or whose offset then is.
 */
export function zoneByDisplayName(name: string, wall: Wall): string | undefined {
  const printed = printedOffset(name)
  const words = folded(name)
  const named = [...zonesByKeyword(words), ...zonesByCity(words)]
  return named.find(
    (zone) =>
      printed === undefined ||
      printed === standardOffset(zone, yearOf(wall)) ||
      printed === offsetMinutes(zone, wall),
  )
}

function offsetMinutes(zone: string, wall: Wall): number {
  return offsetSeconds(zone, wall) / 60
}

/** Summer time is ahead of it, on either half of the globe. */
function standardOffset(zone: string, year: number): number {
  return Math.min(...[1, 7].map((month) => offsetMinutes(zone, wallOf(year, month, 1) ?? 0)))
}

/** In order: what is more particular stands before what its words hold too. */
const keywords: readonly (readonly [RegExp, string])[] = [
  [/\baustral\w* eastern|^ae[ds]t$/, 'Australia/Sydney'],
  [/\bcentral europe|\bmitteleurop|\bmiddle european|^cest$|^mez$|^mesz$/, 'Europe/Berlin'],
  [/\beastern europe|^eest$/, 'Europe/Bucharest'],
  [/\bwestern europe|^west$/, 'Europe/Lisbon'],
  [/\bgreenwich mean|\bbritish|^bst$/, 'Europe/London'],
  [/\bcentral america/, 'America/Guatemala'],
  [/\bindiana\b/, 'America/Indianapolis'],
  [/\barizona\b/, 'America/Phoenix'],
  [/\bsaskatchewan\b/, 'America/Regina'],
  [/\bbaja california\b/, 'America/Tijuana'],
  [/\beastern\b|^e[ds]?t$/, 'America/New_York'],
  [/\bcentral\b(?! (?:asia|africa|brazil|pacific))|^c[ds]?t$/, 'America/Chicago'],
  [/\bmountain\b|^md?t$/, 'America/Denver'],
  [/\bpacific\b(?! (?:sa|islands)\b)|^p[ds]?t$/, 'America/Los_Angeles'],
  [/\batlantic time|^a[ds]t$/, 'America/Halifax'],
  [/\bnewfoundland\b/, 'America/St_Johns'],
  [/\balaska\b|^akdt$|^akst$/, 'America/Anchorage'],
  [/\bhawaii\b/, 'Pacific/Honolulu'],
  [/\bbrasilia\b/, 'America/Sao_Paulo'],
  [/\bindia standard|^ist$/, 'Asia/Kolkata'],
  [/^jst$|^japan/, 'Asia/Tokyo'],
  [/^kst$/, 'Asia/Seoul'],
  [/^sgt$/, 'Asia/Singapore'],
  [/^hkt$/, 'Asia/Hong_Kong'],
]

function zonesByKeyword(words: string): string[] {
  const bare = words.replace(/^\([^)]*\)\s*/, '')
  return keywords.filter(([pattern]) => pattern.test(bare)).map(([, zone]) => zone)
}

/** Cities of display names after which IANA names no zone, or names it otherwise. */
const cities: Readonly<Record<string, string>> = {
  'abu dhabi': 'Asia/Dubai',
  astana: 'Asia/Almaty',
  beijing: 'Asia/Shanghai',
  bern: 'Europe/Zurich',
  'buenos aires': 'America/Argentina/Buenos_Aires',
  canberra: 'Australia/Sydney',
  chennai: 'Asia/Kolkata',
  chongqing: 'Asia/Shanghai',
  ekaterinburg: 'Asia/Yekaterinburg',
  edinburgh: 'Europe/London',
  georgetown: 'America/Guyana',
  greenland: 'America/Nuuk',
  guadalajara: 'America/Mexico_City',
  hanoi: 'Asia/Bangkok',
  islamabad: 'Asia/Karachi',
  kolkata: 'Asia/Kolkata',
  kathmandu: 'Asia/Kathmandu',
  kyiv: 'Europe/Kyiv',
  mumbai: 'Asia/Kolkata',
  muscat: 'Asia/Dubai',
  'new caledonia': 'Pacific/Noumea',
  'new delhi': 'Asia/Kolkata',
  osaka: 'Asia/Tokyo',
  pretoria: 'Africa/Johannesburg',
  quito: 'America/Guayaquil',
  sapporo: 'Asia/Tokyo',
  'solomon is': 'Pacific/Guadalcanal',
  'sri jayawardenepura': 'Asia/Colombo',
  'st petersburg': 'Europe/Moscow',
  wellington: 'Pacific/Auckland',
  wien: 'Europe/Vienna',
  rom: 'Europe/Rome',
  prag: 'Europe/Prague',
  yangon: 'Asia/Yangon',
  東京: 'Asia/Tokyo',
  大阪: 'Asia/Tokyo',
  北京: 'Asia/Shanghai',
  香港: 'Asia/Hong_Kong',
  台北: 'Asia/Taipei',
  ソウル: 'Asia/Seoul',
}

let zoneOfCity: ReadonlyMap<string, string> | undefined

function zonesByCity(words: string): string[] {
  // Built when it is first asked for: most calendars name their zones better.
  zoneOfCity ??= new Map([
    ...Intl.supportedValuesOf('timeZone').map((zone): [string, string] => [
      folded(zone.split('/').at(-1) ?? zone),
      zone,
    ]),
    ...Object.entries(cities),
  ])
  return words
    .slice(0, namesRead)
    .split(/[,;/、&()]| - | and /)
    .flatMap((one) => zoneOfCity?.get(one.trim()) ?? [])
}

/** The longest display name of Windows has about 70 letters. */
const namesRead = 300

/** Lower case, without accents, points and underlines. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[._]/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
}
