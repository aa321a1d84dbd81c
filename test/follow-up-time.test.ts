import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FollowUpOccasion, followUpTime, isSlowBody } from '../shared/domain/follow-up-time.ts'
import { plus, wallClock } from '../shared/domain/instant.ts'
import type { DaysAhead } from '../shared/domain/working-days.ts'

const newYork = 'America/New_York'
const sentAt = '2026-11-17T19:00:00Z' // Tuesday afternoon there
const promised = (promisedDay: string): DaysAhead => ({ timeZone: newYork, promisedDay })
const holidays = [
  { day: '2026-11-26', name: 'Thanksgiving Day' },
  { day: '2026-12-25', name: 'Christmas Day' },
  { day: '2027-01-01', name: 'New Year’s Day' },
  { day: '2027-01-18', name: 'Martin Luther King Jr. Day' },
]
const occasion = (change: Partial<FollowUpOccasion> = {}): FollowUpOccasion => ({
  number: 1,
  previousSentAt: sentAt,
  timeZone: newYork,
  isSlow: false,
  now: sentAt,
  ...change,
})

describe('the first follow-up goes out', () => {
  it('five to seven working days after the letter where no day was named, on a Tuesday to Thursday at nine', () => {
    expect(followUpTime(occasion())).toEqual({
      at: '2026-11-24T14:00:00Z',
      day: '2026-11-24',
      why: '5 working days after your letter, a Tuesday morning where they are (New York)',
    })
    // After a Friday's letter the fifth day is a Friday, the sixth a Monday.
    expect(followUpTime(occasion({ previousSentAt: '2026-11-20T15:00:00Z' })).day).toBe('2026-12-01')
  })

  it('one or two working days after the day that they named', () => {
    expect(followUpTime(occasion({ daysAhead: promised('2026-11-23') }))).toMatchObject({
      day: '2026-11-24',
      why: '1 working day after the day they named, a Tuesday morning where they are (New York)',
    })
  })

  it('on the Tuesday after a promised Friday, and on the Monday after a promised Thursday', () => {
    expect(followUpTime(occasion({ daysAhead: promised('2026-11-27') })).day).toBe('2026-12-01')
    expect(followUpTime(occasion({ daysAhead: promised('2026-11-26') })).day).toBe('2026-11-30')
  })

  it('after the weekend where the promise ends with one', () => {
    expect(followUpTime(occasion({ daysAhead: promised('2026-11-29') })).day).toBe('2026-12-01')
  })

  it('as if no day had been named where the letter itself came after that day', () => {
    expect(followUpTime(occasion({ daysAhead: promised('2026-11-16') }))).toMatchObject({
      day: '2026-11-24',
      why: expect.stringContaining('after your letter'),
    })
  })

  it('on the next fitting morning where the day for it has passed', () => {
    const late = occasion({ daysAhead: promised('2026-11-18'), now: '2026-12-03T14:00:01Z' })
    // Thursday, a second after nine: Friday and Monday are left, and Monday gives them longer.
    expect(followUpTime(late)).toMatchObject({ at: '2026-12-07T14:00:00Z' })
    expect(followUpTime({ ...late, now: '2026-12-03T14:00:00Z' }).at).toBe('2026-12-03T14:00:00Z')
  })

  it('at nine on the wall on both sides of a clock change', () => {
    // New York goes back on Sunday 1 November 2026 and forward on Sunday 14 March 2027.
    const autumn = occasion({ previousSentAt: '2026-10-27T14:00:00Z', now: '2026-10-27T14:00:00Z' })
    expect(followUpTime(autumn).at).toBe('2026-11-03T14:00:00Z')
    const before = occasion({ previousSentAt: '2026-10-20T14:00:00Z', now: '2026-10-20T14:00:00Z' })
    expect(followUpTime(before).at).toBe('2026-10-27T13:00:00Z')
    const spring = occasion({ previousSentAt: '2027-03-09T15:00:00Z', now: '2027-03-09T15:00:00Z' })
    expect(followUpTime(spring).at).toBe('2027-03-16T13:00:00Z')
  })

  it('twice as late to an academic or a public body', () => {
    expect(followUpTime(occasion({ isSlow: true }))).toMatchObject({
      day: '2026-12-01',
      why: expect.stringContaining('10 working days after your letter'),
    })
    expect(followUpTime(occasion({ isSlow: true, daysAhead: promised('2026-11-20') })).day).toBe('2026-11-24')
  })
})

describe('where the public holidays are known', () => {
  const known = { daysAhead: { timeZone: newYork, holidays } }

  it('they do not count as working days, and are named', () => {
    // From a Friday, the Thursday after it is no working day: the fifth is the next Monday, the sixth a Tuesday.
    const time = followUpTime(occasion({ previousSentAt: '2026-11-20T15:00:00Z', ...known }))
    expect(time).toMatchObject({
      day: '2026-12-01',
      why: '6 working days after your letter without Thanksgiving Day, a Tuesday morning where they are (New York)',
    })
  })

  it('none is sent on one, however late it is already', () => {
    const late = occasion({ ...known, now: '2026-12-24T20:00:00Z' })
    expect(followUpTime(late).day).toBe('2026-12-29')
  })

  it('the days between Christmas and the New Year are what they are in that country', () => {
    const previousSentAt = '2026-12-18T15:00:00Z'
    const time = followUpTime(occasion({ previousSentAt, now: previousSentAt, ...known }))
    expect(time).toMatchObject({ day: '2026-12-29', why: expect.stringContaining('without Christmas Day') })
  })

  it('those of another zone say nothing', () => {
    const elsewhere = { daysAhead: { ...known.daysAhead, timeZone: 'Asia/Tokyo' } }
    expect(followUpTime(occasion(elsewhere))).toEqual(followUpTime(occasion()))
  })
})

describe('at the turn of the year, where no holidays are known', () => {
  it.each([
    ['2026-12-16', '2026-12-23', false],
    ['2026-12-17', '2027-01-04', true],
    ['2026-12-24', '2027-01-04', true],
    ['2026-12-25', '2027-01-05', false],
    ['2029-12-25', '2030-01-03', true],
  ])('a follow-up to a letter of %s goes out on %s', (day, expected, isMoved) => {
    const previousSentAt = `${day}T15:00:00Z`
    const time = followUpTime(occasion({ previousSentAt, now: previousSentAt }))
    expect(time.day).toBe(expected)
    expect(time.why.includes('public holidays there are not known to Afterword')).toBe(isMoved)
  })
})

describe('the last follow-up goes out', () => {
  it('seven to ten working days after the first', () => {
    const last = occasion({ number: 2, previousSentAt: '2026-11-24T14:00:00Z' })
    expect(followUpTime(last)).toMatchObject({
      at: '2026-12-03T14:00:00Z',
      why: '7 working days after the first follow-up, a Thursday morning where they are (New York)',
    })
    expect(followUpTime({ ...last, isSlow: true }).day).toBe('2026-12-15')
  })

  it('not before a later day that they named', () => {
    const last = occasion({
      number: 2,
      previousSentAt: '2026-11-24T14:00:00Z',
      daysAhead: promised('2026-12-10'),
    })
    expect(followUpTime(last).day).toBe('2026-12-14')
  })
})

it('whatever the occasion, a follow-up waits for a working morning there, after the promised day and from now on', () => {
  const offset = fc.integer({ min: 0, max: 60 * 86_400 })
  const zone = fc.constantFrom(newYork, 'Asia/Tokyo', 'Europe/Oslo', 'Pacific/Apia', 'America/St_Johns')
  fc.assert(
    fc.property(
      fc.constantFrom<1 | 2>(1, 2),
      fc.option(offset, { nil: undefined }),
      offset,
      zone,
      fc.boolean(),
      (number, promises, later, timeZone, isSlow) => {
        const promisedDay = promises === undefined ? undefined : plus(sentAt, promises).slice(0, 10)
        const daysAhead = { timeZone, holidays, ...(promisedDay && { promisedDay }) }
        const now = plus(sentAt, later)
        const time = followUpTime({ number, previousSentAt: sentAt, daysAhead, timeZone, isSlow, now })
        const there = wallClock(time.at, timeZone)
        expect(time.at >= now).toBe(true)
        expect(there.dayOfWeek).toBeLessThanOrEqual(5)
        expect(holidays.map(({ day }) => day)).not.toContain(time.day)
        expect(there.toPlainTime().toString()).toBe('09:00:00')
        expect(there.toPlainDate().toString()).toBe(time.day)
        if (promisedDay) expect(time.day > promisedDay).toBe(true)
        if (number === 2 || !promisedDay) expect(time.at >= plus(sentAt, 6 * 86_400)).toBe(true)
      },
    ),
  )
})

describe('a body that takes its time', () => {
  it.each([
    ['Lindqvist University', 'onsite'],
    ['City of Trondheim', 'video'],
    ['Marlow County', 'panel'],
    ['Ministry of Works', 'final'],
    ['Anything', 'academic'],
  ] as const)('is %s', (company, kind) => expect(isSlowBody({ company, kind })).toBe(true))

  it.each(['Tri-County Tools', 'Larch Bakery', 'Statewide Movers'])('is not %s', (company) =>
    expect(isSlowBody({ company, kind: 'onsite' })).toBe(false),
  )
})
