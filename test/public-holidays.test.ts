import { describe, expect, it } from 'vitest'
import { countryOf } from '../shared/holidays/countries.ts'
import { publicHolidays } from '../shared/holidays/public-holidays.ts'

const named = (timeZone: string, from: string, days: number) =>
  publicHolidays(timeZone, from, days)?.map(({ day, name }) => `${day} ${name}`)

describe('public holidays where the recipient is', () => {
  it.each([
    ['America/New_York', '2026-11-20', 40, ['2026-11-26 Thanksgiving Day', '2026-12-25 Christmas Day']],
    ['Europe/Oslo', '2027-05-01', 25, ['2027-05-06 Ascension Day', '2027-05-17 Constitution Day']],
    // A Saturday and a Sunday: the days that are off in their place count.
    [
      'Europe/London',
      '2026-12-20',
      14,
      ['2026-12-25 Christmas Day', '2026-12-28 Boxing Day', "2027-01-01 New Year's Day"],
    ],
    ['Europe/London', '2027-08-20', 20, ['2027-08-30 Summer bank holiday']],
    ['Australia/Melbourne', '2026-11-01', 7, ['2026-11-03 Melbourne Cup']],
    ['Australia/Sydney', '2026-11-01', 7, []],
    ['America/Toronto', '2026-10-10', 7, ['2026-10-12 Thanksgiving']],
    ['Asia/Tokyo', '2026-11-20', 7, ['2026-11-23 Labor Thanksgiving Day']],
    // Begins at sunset on the day before, and that one is worked.
    ['Asia/Jerusalem', '2026-09-18', 5, ['2026-09-21 Day of Atonement (Yom Kippur)']],
    // Across the end of a year, and on a day that is none.
    [
      'Pacific/Auckland',
      '2027-12-24',
      12,
      [
        '2027-12-27 Christmas Day',
        '2027-12-28 Boxing Day',
        "2028-01-03 New Year's Day",
        "2028-01-04 Day after New Year's Day",
      ],
    ],
  ])('in %s from %s on, for %i days', (timeZone, from, days, expected) => {
    expect(named(timeZone, from, days)).toEqual(expected)
  })

  it.each(['US/Eastern', 'America/Detroit'])(
    'are the country’s by whichever name its zone goes: %s',
    (zone) => expect(named(zone, '2026-11-20', 10)).toEqual(['2026-11-26 Thanksgiving Day']),
  )

  it.each(['UTC', 'Etc/GMT+5', 'EST', 'Asia/Kabul', 'Nowhere/At_All', '__proto__'])(
    'are not known in %s',
    (zone) => expect(publicHolidays(zone, '2026-11-20', 120)).toBeUndefined(),
  )
})

describe('the country of a zone', () => {
  it.each([
    ['America/New_York', 'US'],
    ['Asia/Kolkata', 'IN'],
    ['Asia/Calcutta', 'IN'],
    ['Europe/Ljubljana', 'SI'],
    ['America/Buenos_Aires', 'AR'],
    ['GB', 'GB'],
  ])('%s is %s', (zone, country) => expect(countryOf(zone)).toBe(country))

  it('is known for every zone that this machine suggests', () => {
    expect(Intl.supportedValuesOf('timeZone').filter((zone) => !countryOf(zone) && zone !== 'UTC')).toEqual(
      [],
    )
  })
})
