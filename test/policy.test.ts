import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftTime } from '../shared/domain/candidate-day.ts'
import { dayIn, type Instant, plus, toInstant, wallClock } from '../shared/domain/instant.ts'
import { chosenTime, policy, sendTime } from '../shared/domain/policy.ts'
import { callPatienceSeconds, timeoutSeconds } from '../shared/env.ts'

const lisbon = 'Europe/Lisbon'

describe('a letter that somebody waits for', () => {
  it('is given up by the model before the page, by the page before the API, and by the API before its caller', () => {
    const patience = [policy.modelRewriteSeconds, callPatienceSeconds, timeoutSeconds.api, 29]
    expect(patience).toEqual([...new Set(patience)].toSorted((one, other) => one - other))
  })
})

describe('a letter goes out', () => {
  const to = { endsAt: '2026-11-17T16:30:00Z', timeZone: lisbon }

  it('two hours after the end at the soonest', () => {
    expect(sendTime('2026-11-17T17:00:00Z', to)).toMatchObject({
      at: '2026-11-17T18:30:00Z',
      day: '2026-11-17',
    })
  })

  it('ten minutes after its approval, so that it can be called back', () => {
    expect(sendTime('2026-11-17T19:00:00Z', to)).toMatchObject({ at: '2026-11-17T19:10:00Z' })
  })

  it('until eight on the evening of the interview, and the next morning after that', () => {
    expect(sendTime('2026-11-17T19:49:00Z', to).at).toBe('2026-11-17T19:59:00Z')
    expect(sendTime('2026-11-17T19:50:00Z', to).at).toBe('2026-11-18T07:30:00Z')
  })

  it('until six on any other day', () => {
    expect(sendTime('2026-11-18T17:49:00Z', to).at).toBe('2026-11-18T17:59:00Z')
    expect(sendTime('2026-11-18T17:50:00Z', to).at).toBe('2026-11-19T07:30:00Z')
  })

  it('not at the weekend, and then says that it is later than we like', () => {
    const friday = { endsAt: '2026-11-20T18:30:00Z', timeZone: lisbon }
    const time = sendTime('2026-11-20T21:00:00Z', friday)
    expect(time.at).toBe('2026-11-23T07:30:00Z')
    expect(time.why).toContain('more than a day after the interview')
  })

  it('by the clock where the recipient is, whatever the candidate has on the wall', () => {
    const tokyo = { endsAt: '2026-11-17T16:30:00Z', timeZone: 'Asia/Tokyo' }
    expect(sendTime('2026-11-17T17:00:00Z', tokyo).at).toBe('2026-11-17T22:30:00Z')
  })

  it('at half past seven on the wall on both sides of a clock change', () => {
    // New York went back an hour on Sunday 1 November 2026 and goes forward on Sunday 14 March 2027.
    const autumn = { endsAt: '2026-10-30T22:00:00Z', timeZone: 'America/New_York' }
    expect(sendTime('2026-10-31T12:00:00Z', autumn).at).toBe('2026-11-02T12:30:00Z')
    const spring = { endsAt: '2027-03-12T23:00:00Z', timeZone: 'America/New_York' }
    expect(sendTime('2027-03-13T12:00:00Z', spring).at).toBe('2027-03-15T11:30:00Z')
  })

  it('at a chosen time, though never before it can be called back', () => {
    expect(chosenTime('2026-11-19T05:00:00Z', '2026-11-18T09:00:00Z', to)).toMatchObject({
      at: '2026-11-19T05:00:00Z',
    })
    expect(chosenTime('2026-11-18T09:01:00Z', '2026-11-18T09:00:00Z', to)).toMatchObject({
      at: '2026-11-18T09:10:00Z',
    })
  })

  const zones = [
    'America/New_York',
    'Europe/London',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'America/Santiago',
    'Africa/Casablanca',
    'Pacific/Kiritimati',
    'America/St_Johns',
    'Asia/Tehran',
  ]
  const instants = fc
    .integer({ min: Date.parse('2026-01-01'), max: Date.parse('2028-12-31') })
    .map((ms) => toInstant(new Date(ms).toISOString()))

  it('inside working hours, in every zone, whenever it is approved', () => {
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 0, max: 14 * 86400 }),
        fc.constantFrom(...zones),
        (endsAt, later, timeZone) => {
          const approvedAt = plus(endsAt, later)
          const { at, day } = sendTime(approvedAt, { endsAt, timeZone })
          const there = wallClock(at, timeZone)
          const time = there.toPlainTime().toString().slice(0, 5)
          expect(there.dayOfWeek).toBeLessThanOrEqual(5)
          expect(time >= policy.workingDay.opens).toBe(true)
          const isEvening = dayIn(endsAt, timeZone) === day
          expect(time < (isEvening ? policy.workingDay.closesOnTheEvening : policy.workingDay.closes)).toBe(
            true,
          )
          expect(at >= plus(approvedAt, policy.undoWindowSeconds)).toBe(true)
          expect(at >= plus(endsAt, policy.letterAfterEndSeconds)).toBe(true)
          expect(at <= plus(approvedAt, 4 * 86400)).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('drafts are mailed', () => {
  const ends = (time: string): Instant => `2026-11-17T${time}:00Z`

  it('about three hours after the end', () => {
    expect(draftTime(ends('14:00'), ends('14:15'), lisbon)).toBe(ends('17:00'))
  })

  it('as soon as notes can be there where the next step is near', () => {
    expect(draftTime(ends('14:00'), ends('14:05'), lisbon, true)).toBe(ends('14:15'))
    expect(draftTime(ends('14:00'), ends('14:25'), lisbon, true)).toBe(ends('14:25'))
  })

  it('inside the candidate’s day, which begins at seven', () => {
    expect(draftTime(ends('20:00'), ends('20:15'), lisbon)).toBe('2026-11-18T07:00:00Z')
    expect(draftTime(ends('02:00'), ends('02:15'), lisbon)).toBe(ends('07:00'))
  })

  it('at once when three hours are long gone', () => {
    expect(draftTime(ends('08:00'), ends('23:30'), lisbon)).toBe(ends('23:30'))
  })
})
