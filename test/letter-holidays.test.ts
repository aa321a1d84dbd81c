import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { holidayFrom } from '../shared/letter/holidays.ts'

/** The next such day from 17 November 2026 on, where somebody in that zone names it. */
describe('a public holiday', () => {
  it.each([
    ['thanksgiving', 'America/New_York', 'Thanksgiving', '2026-11-26'],
    ['Thanksgiving', 'America/Toronto', 'Thanksgiving', '2027-10-11'],
    ['Thanksgiving', 'Europe/London', 'Thanksgiving', '2026-11-26'],
    ['labor day', 'America/Chicago', 'Labor Day', '2027-09-06'],
    ['labour day', 'America/Vancouver', 'Labour Day', '2027-09-06'],
    ['labour day', 'Pacific/Auckland', 'Labour Day', '2027-10-25'],
    ['memorial day', 'America/Denver', 'Memorial Day', '2027-05-31'],
    ['columbus day', 'America/New_York', 'Columbus Day', '2027-10-11'],
    ['mlk', 'America/New_York', 'MLK Day', '2027-01-18'],
    ['presidents day', 'America/New_York', "Presidents' Day", '2027-02-15'],
    ['xmas', 'Australia/Sydney', 'Christmas', '2026-12-25'],
    ["new year's eve", 'Europe/Dublin', "New Year's Eve", '2026-12-31'],
    ['boxing day', 'Europe/London', 'Boxing Day', '2026-12-26'],
    ['good friday', 'Europe/London', 'Good Friday', '2027-03-26'],
    ['easter', 'America/New_York', 'Easter', '2027-03-28'],
    ['easter monday', 'Europe/London', 'Easter Monday', '2027-03-29'],
    ['may bank holiday', 'Europe/London', 'the May bank holiday', '2027-05-03'],
    ['august bank holiday', 'Europe/London', 'the August bank holiday', '2027-08-30'],
    ['the bank holiday', 'Europe/London', 'the bank holiday', '2026-12-25'],
    ['victoria day', 'America/Toronto', 'Victoria Day', '2027-05-24'],
    ['australia day', 'Australia/Perth', 'Australia Day', '2027-01-26'],
    ["king's birthday", 'Australia/Melbourne', "the King's Birthday", '2027-06-14'],
  ])('%s in %s is %s, %s', (written, timeZone, name, date) => {
    const found = holidayFrom(written, Temporal.PlainDate.from('2026-11-17'), timeZone)
    expect([found?.name, found?.date?.toString()]).toEqual([name, date])
  })

  it('may have a name and no day: each Australian state has a Labour Day of its own', () => {
    const from = Temporal.PlainDate.from('2026-11-17')
    expect(holidayFrom('labour day', from, 'Australia/Sydney')).toEqual({
      name: 'Labour Day',
      date: undefined,
    })
    expect(holidayFrom('a day off', from, 'Australia/Sydney')).toBeUndefined()
  })

  it.each([
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2028, '2028-04-16'],
    [2029, '2029-04-01'],
    [2030, '2030-04-21'],
    [2038, '2038-04-25'],
    [2285, '2285-03-22'],
  ])('Easter of %d is on %s', (year, date) => {
    const from = Temporal.PlainDate.from({ year, month: 1, day: 1 })
    expect(holidayFrom('easter', from, 'Europe/London')?.date?.toString()).toBe(date)
  })
})
