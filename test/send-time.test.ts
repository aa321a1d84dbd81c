import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayIn, type Instant, plus, toInstant, wallClock } from '../shared/domain/instant.ts'
import { chosenTime, policy, postponement, type Recipient, sendTime } from '../shared/domain/policy.ts'
import type { PublicHoliday } from '../shared/domain/working-days.ts'
import { publicHolidays } from '../shared/holidays/public-holidays.ts'

const newYork = 'America/New_York'
const thanksgiving = [
  { day: '2026-11-26', name: 'Thanksgiving Day' },
  { day: '2026-12-25', name: 'Christmas Day' },
  { day: '2027-01-01', name: 'New Year’s Day' },
]

/** An interview that ended then, by the clock there; with holidays, and what they said comes next. */
function ended(
  wall: string,
  { timeZone = newYork, holidays = thanksgiving, promisedDay }: Partial<Ahead> = {},
): Recipient {
  const endsAt = there(wall, timeZone)
  return { endsAt, timeZone, daysAhead: { timeZone, holidays, ...(promisedDay && { promisedDay }) } }
}

interface Ahead {
  readonly timeZone: string
  readonly holidays: readonly PublicHoliday[]
  readonly promisedDay: string
}

/** The moment at which the clock there shows this, by the offset of that day. */
function there(wall: string, timeZone = newYork): Instant {
  return toInstant(wall + wallClock(toInstant(`${wall}Z`), timeZone).offset)
}

/** The time there, as `2026-11-17 19:30`. */
function wallOf(at: Instant, timeZone = newYork): string {
  return wallClock(at, timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ')
}

describe('a letter to New York goes out', () => {
  it.each<[when: string, ended: string, approved: string, expected: string, why: string]>([
    [
      'two hours after the interview at the soonest',
      '2026-11-17T14:00',
      '2026-11-17T14:30',
      '2026-11-17 16:00',
      'two hours after the interview: sooner would look written beforehand',
    ],
    [
      'ten minutes after its approval later on',
      '2026-11-17T10:00',
      '2026-11-17T15:00',
      '2026-11-17 15:10',
      'ten minutes after you approve it, so that you can still call it back',
    ],
    [
      'on the next morning where it is late',
      '2026-11-17T17:00',
      '2026-11-17T20:30',
      '2026-11-18 07:30',
      'the first working morning in New York (Monday to Friday, from 7:30)',
    ],
    [
      'after the holiday, which is named',
      '2026-11-25T17:00',
      '2026-11-25T20:30',
      '2026-11-27 07:30',
      'the first working morning in New York after Thanksgiving Day (Monday to Friday, from 7:30); on the Wednesday itself it would be after 20:00 there; more than a day after the interview, which is later than we like',
    ],
    [
      'on the evening before the holiday, while it is not yet late',
      '2026-11-25T15:30',
      '2026-11-25T18:00',
      '2026-11-25 18:10',
      'ten minutes after you approve it, so that you can still call it back; still on the Wednesday evening, because the next working day there is Friday',
    ],
    [
      'on the Friday evening until eight',
      '2026-11-20T16:30',
      '2026-11-20T19:30',
      '2026-11-20 19:40',
      'ten minutes after you approve it, so that you can still call it back; still on the Friday evening, because the next working day there is Monday',
    ],
    [
      'on the Monday where the Friday evening is over',
      '2026-11-20T18:30',
      '2026-11-20T19:00',
      '2026-11-23 07:30',
      'the first working morning in New York after the weekend (Monday to Friday, from 7:30); on the Friday itself it would be after 20:00 there; more than a day after the interview, which is later than we like',
    ],
    [
      'after Christmas and its weekend',
      '2026-12-24T19:00',
      '2026-12-24T22:00',
      '2026-12-28 07:30',
      'the first working morning in New York after Christmas Day and the weekend (Monday to Friday, from 7:30); on the Thursday itself it would be after 20:00 there; more than a day after the interview, which is later than we like',
    ],
    [
      'after New Year’s Day, a Friday, in the new year',
      '2026-12-31T16:00',
      '2026-12-31T21:00',
      '2027-01-04 07:30',
      'the first working morning in New York after New Year’s Day and the weekend (Monday to Friday, from 7:30); on the Thursday itself it would be after 20:00 there; more than a day after the interview, which is later than we like',
    ],
    [
      'on a leap day, which is a day like any other',
      '2028-02-28T19:00',
      '2028-02-28T22:00',
      '2028-02-29 07:30',
      'the first working morning in New York (Monday to Friday, from 7:30)',
    ],
  ])('%s', (_when, end, approved, expected, why) => {
    const time = sendTime(there(approved), ended(end))
    expect(wallOf(time.at)).toBe(expected)
    expect(time.why).toBe(why)
  })
})

describe('where they decide at once', () => {
  const today = ended('2026-11-17T14:00', { promisedDay: '2026-11-17' })

  it('a letter does not wait two hours, and says why', () => {
    const time = sendTime(there('2026-11-17T14:20'), today)
    expect(wallOf(time.at)).toBe('2026-11-17 14:30')
    expect(time.why).toBe(
      'ten minutes after you approve it, so that you can still call it back; without the usual wait, because the next step is due by Tuesday',
    )
  })

  it('nor where it is the next working day, be there a holiday in between', () => {
    const friday = ended('2026-11-25T16:00', { promisedDay: '2026-11-27' })
    expect(wallOf(sendTime(there('2026-11-25T16:20'), friday).at)).toBe('2026-11-25 16:30')
  })

  it('a letter approved before the end goes out at the end', () => {
    expect(sendTime(there('2026-11-17T13:00'), today)).toMatchObject({
      at: today.endsAt,
      why: expect.stringContaining('as soon as the interview is over; without the usual wait'),
    })
  })

  it('it still keeps to their working hours, and says that they may be quicker', () => {
    const time = sendTime(there('2026-11-17T20:30'), today)
    expect(wallOf(time.at)).toBe('2026-11-18 07:30')
    expect(time.why).toContain('the next step is due before that, by Tuesday')
  })

  it('nothing is said of haste where the letter comes late enough anyway', () => {
    expect(sendTime(there('2026-11-17T17:00'), today).why).toBe(
      'ten minutes after you approve it, so that you can still call it back',
    )
  })

  it.each([['2026-11-19'], ['2026-11-16']])('a day like %s is no reason to hurry', (promisedDay) => {
    const later = ended('2026-11-17T14:00', { promisedDay })
    expect(wallOf(sendTime(there('2026-11-17T14:20'), later).at)).toBe('2026-11-17 16:00')
  })
})

describe('a time that the candidate chose is kept', () => {
  const to = ended('2026-11-17T14:00')
  const now = there('2026-11-18T09:00')

  it.each([
    ['2026-11-19T10:30', 'the time you chose'],
    ['2026-11-26T10:30', 'the time you chose, though it is Thanksgiving Day there'],
    ['2026-11-21T10:30', 'the time you chose, though it is a Saturday there'],
    ['2026-11-19T06:00', 'the time you chose, though it is outside their working hours'],
    ['2026-11-19T18:00', 'the time you chose, though it is outside their working hours'],
  ])('%s: %s', (wall, why) => {
    expect(chosenTime(there(wall), now, to)).toEqual({ at: there(wall), day: wall.slice(0, 10), why })
  })

  it('but for the minutes in which it can be called back', () => {
    expect(chosenTime(there('2026-11-18T09:05'), now, to)).toMatchObject({
      at: there('2026-11-18T09:10'),
      why: expect.stringContaining('the time you chose is nearer'),
    })
  })
})

it('a letter whose timer fires late waits for the working day after a holiday', () => {
  const to = ended('2026-11-24T14:00')
  const late = postponement(there('2026-11-26T09:00'), there('2026-11-25T09:00'), false, to)
  expect(late).toMatchObject({ at: there('2026-11-27T07:30'), why: expect.stringContaining('Thanksgiving') })
})

it('days off without end are not believed', () => {
  const holidays = Array.from({ length: 60 }, (_, at) => ({
    day: plus('2026-11-17T00:00:00Z', at * 86_400).slice(0, 10),
    name: 'Long Holiday',
  }))
  const time = sendTime(there('2026-11-17T09:00'), ended('2026-11-17T08:00', { holidays }))
  expect(wallOf(time.at)).toBe('2026-11-17 10:00')
})

describe('whenever and wherever a letter is approved', () => {
  const zones = [
    'America/New_York',
    'Europe/London',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Pacific/Apia',
    ...['America/Santiago', 'Africa/Casablanca', 'Pacific/Kiritimati', 'America/St_Johns', 'Asia/Shanghai'],
  ]
  const closed = new Map(zones.map((zone) => [zone, publicHolidays(zone, '2026-01-01', 3 * 366) ?? []]))
  // Beside any time at all: the hours around the turn of a year, a leap day and the changes of clocks.
  const turns = [
    '2026-12-31',
    '2028-02-29',
    '2026-03-29',
    '2026-10-25',
    '2027-03-14',
    '2026-11-01',
    '2027-04-04',
  ]
  const moments = fc.oneof(
    fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2028-12-01') }),
    fc
      .tuple(fc.constantFrom(...turns), fc.integer({ min: -48 * 3600_000, max: 48 * 3600_000 }))
      .map(([day, around]) => Date.parse(day) + around),
  )
  const instants = moments.map((ms) => toInstant(new Date(ms).toISOString()))

  it('it goes out in working hours, on no holiday, not before it can be called back, within ten days, and says why', () => {
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: -3600, max: 14 * 86_400 }),
        fc.constantFrom(...zones),
        fc.option(fc.integer({ min: -1, max: 4 }), { nil: undefined }),
        (endsAt, later, timeZone, promised) => {
          const holidays = closed.get(timeZone) ?? []
          const promisedDay = promised !== undefined && dayIn(plus(endsAt, promised * 86_400), timeZone)
          const daysAhead = { timeZone, holidays, ...(promisedDay && { promisedDay }) }
          const approvedAt = plus(endsAt, later)
          const { at, day, why } = sendTime(approvedAt, { endsAt, timeZone, daysAhead })
          const wall = wallClock(at, timeZone)
          const time = wall.toPlainTime().toString().slice(0, 5)
          const { opens, closes, closesOnTheEvening } = policy.workingDay
          expect(wall.toPlainDate().toString()).toBe(day)
          expect(wall.dayOfWeek).toBeLessThanOrEqual(5)
          expect(holidays.map((holiday) => holiday.day)).not.toContain(day)
          expect(
            time >= opens && time < (day === dayIn(endsAt, timeZone) ? closesOnTheEvening : closes),
          ).toBe(true)
          expect(at >= plus(approvedAt, policy.undoWindowSeconds)).toBe(true)
          expect(at >= endsAt).toBe(true)
          expect(at <= plus(approvedAt > endsAt ? approvedAt : endsAt, 10 * 86_400)).toBe(true)
          expect(why).toMatch(/^\S.+[^.; ]$/)
        },
      ),
      { numRuns: 400 },
    )
  })
})
