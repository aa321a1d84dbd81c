import { describe, expect, it } from 'vitest'
import { calendarOf, easternZone, eventOf, factOf, factsIn, read } from './fixtures/calendar.ts'

/** Meetings that repeat: told once, with the instances that differ, and in a window only when they reach into it. */

const june = { from: '2026-06-01T00:00:00Z', to: '2026-06-30T23:59:59Z' }

function isInJune(...lines: string[]): boolean {
  return factsIn(calendarOf(...easternZone('Far'), ...eventOf(...lines)), { window: june }).length > 0
}

describe('a series', () => {
  it('is one fact with its first time', () => {
    expect(factOf('RRULE:FREQ=WEEKLY')).toMatchObject({
      isRecurring: true,
      externalId: 'one@example.com',
      when: { startsAt: '2026-11-17T14:30:00Z' },
    })
    expect(factOf('RDATE:20261118T143000Z').isRecurring).toBe(true)
  })

  it('comes with its exceptions, even before it', () => {
    const moved = eventOf('RECURRENCE-ID:20261124T143000Z', 'DTSTART:20261124T163000Z', 'SEQUENCE:1')
    const facts = factsIn(calendarOf(...moved, ...eventOf('RRULE:FREQ=WEEKLY')))
    expect(facts.map(({ externalId, instance, when }) => [externalId, instance, when?.startsAt])).toEqual([
      ['one@example.com#2026-11-24T14:30:00Z', '2026-11-24T14:30:00Z', '2026-11-24T16:30:00Z'],
      ['one@example.com', undefined, '2026-11-17T14:30:00Z'],
    ])
    expect(facts[0]?.isRecurring).toBe(true)
  })

  it.each<[string, string, string]>([
    ['DTSTART;VALUE=DATE:20260219', ';VALUE=DATE:20260226', '2026-02-25T11:00:00Z'],
    ['DTSTART;VALUE=DATE:20260219', ';TZID=W. Europe Standard Time:20260226T000000', '2026-02-25T11:00:00Z'],
    ['DTSTART;VALUE=DATE:20260219', ':20260225T230000Z', '2026-02-25T11:00:00Z'],
    ['DTSTART;VALUE=DATE:20260219', ':20260226T050000Z', '2026-02-25T11:00:00Z'],
    ['DTSTART;TZID=Europe/Berlin:20260219T100000', ';VALUE=DATE:20260226', '2026-02-26T09:00:00Z'],
    ['DTSTART;TZID=Europe/Berlin:20260219T100000', ':20260226T100000', '2026-02-26T09:00:00Z'],
    ['DTSTART;TZID=Europe/Berlin:20260219T100000', ':20260226T090000Z', '2026-02-26T09:00:00Z'],
    ['DTSTART:20260219T090000Z', ';TZID=Europe/Berlin:20260226T100000', '2026-02-26T09:00:00Z'],
  ])('of %s has in RECURRENCE-ID%s one of its own times', (start, written, instance) => {
    const moved = eventOf(`RECURRENCE-ID${written}`, 'DTSTART:20260227T090000Z')
    expect(factsIn(calendarOf(...moved, ...eventOf(start, 'RRULE:FREQ=DAILY')))[0]?.instance).toBe(instance)
  })

  it('all of whose dates are taken out is called off', () => {
    const weekly = 'RRULE:FREQ=WEEKLY;COUNT=2'
    expect(factOf(weekly, 'EXDATE:20261117T143000Z,20261124T143000Z').status).toBe('cancelled')
    expect(factOf(weekly, 'EXDATE;VALUE=DATE:20261117', 'EXDATE:20261124T143000Z').status).toBe('cancelled')
    expect(factOf(weekly, 'EXDATE;TZID=Europe/Berlin:20261117T153000,20261124T153000').status).toBe(
      'cancelled',
    )
    expect(factOf(weekly, 'EXDATE:20261117T143000Z').status).toBe('live')
    expect(factOf(weekly, 'EXDATE:20261117T143000Z,20261124T143000Z', 'RDATE:20261201T143000Z').status).toBe(
      'live',
    )
    expect(factOf('RRULE:FREQ=WEEKLY', 'EXDATE:20261117T143000Z').status).toBe('live')
  })

  it('whose rule cannot be read is a series all the same', () => {
    for (const rule of [
      'RRULE:RRULE:Any;FREQ=WEEKLY;BYDAY=MO, TU',
      'RRULE:W1 MO #10',
      'RRULE;X-A=TRASH:nothing',
      'RRULE:',
    ])
      expect(factOf(rule, 'EXDATE:20261201T143000Z')).toMatchObject({ isRecurring: true, status: 'live' })
  })

  it('that repeats every second is refused', () => {
    expect(read(calendarOf(...eventOf('RRULE:FREQ=SECONDLY', 'SUMMARY:Tick')))).toEqual([
      { refused: '“Tick” repeats every second, as no meeting does.' },
    ])
  })
})

describe('a window', () => {
  it('shows what overlaps it, and always what is called off', () => {
    expect(isInJune('DTSTART:20260531T230000Z', 'DTEND:20260601T010000Z')).toBe(true)
    expect(isInJune('DTSTART:20260531T220000Z', 'DTEND:20260531T230000Z')).toBe(false)
    expect(isInJune('DTSTART:20260701T000000Z')).toBe(false)
    expect(isInJune('DTSTART:20200101T000000Z', 'STATUS:CANCELLED')).toBe(true)
    expect(isInJune('RECURRENCE-ID:20260610T090000Z', 'DTSTART:20260710T090000Z')).toBe(false)
  })

  it.each<[boolean, string[]]>([
    [true, ['DTSTART:20150105T090000Z', 'RRULE:FREQ=DAILY']],
    [true, ['DTSTART:20150105T090000Z', 'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE']],
    [true, ['DTSTART:20150608T090000Z', 'RRULE:FREQ=YEARLY']],
    [true, ['DTSTART:20150105T090000Z', 'RRULE:FREQ=MONTHLY;BYDAY=-1FR']],
    [true, ['DTSTART:20260105T090000Z', 'RRULE:FREQ=WEEKLY;COUNT=24']],
    [false, ['DTSTART:20260105T090000Z', 'RRULE:FREQ=WEEKLY;COUNT=20']],
    [false, ['DTSTART:20150705T090000Z', 'RRULE:FREQ=YEARLY']],
    [false, ['DTSTART:20260701T090000Z', 'RRULE:FREQ=DAILY']],
    [false, ['DTSTART:20150105T090000Z', 'RRULE:FREQ=DAILY;UNTIL=20260531']],
    [true, ['DTSTART:20150105T090000Z', 'RRULE:FREQ=DAILY;UNTIL=20260601']],
    // Exchange's UNTIL is the last instance itself, in UTC, in the other half of the year than the first.
    [true, ['DTSTART;TZID=Far:20260105T100000', 'RRULE:FREQ=WEEKLY;UNTIL=20260601T140000Z']],
    [false, ['DTSTART;TZID=Far:20260105T100000', 'RRULE:FREQ=WEEKLY;UNTIL=20260601T135959Z']],
    [true, ['DTSTART:20250105T090000Z', 'RDATE:20260610T090000Z']],
    [false, ['DTSTART:20250105T090000Z', 'RDATE:20260610T090000Z', 'EXDATE:20260610T090000Z']],
    [false, ['DTSTART:20260105T090000Z', 'RRULE:FREQ=MONTHLY', 'EXDATE:20260605T090000Z']],
    // What cannot be followed is shown rather than lost.
    [true, ['DTSTART:20260105T090000Z', 'RRULE:FREQ=HOURLY']],
    [true, ['DTSTART:20260105T090000Z', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30']],
  ])('%s: %s', (isShown, lines) => {
    expect(isInJune(...lines)).toBe(isShown)
  })
})
