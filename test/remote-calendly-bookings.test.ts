import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalendarFact } from '../shared/calendar/fact.ts'
import { policy } from '../shared/domain/policy.ts'
import { readCalendlyAccount } from '../shared/remote/calendly.ts'
import { calendlyBookings } from '../shared/remote/calendly-bookings.ts'
import { RemoteError } from '../shared/remote/pull.ts'
import { type CalendlyBooking, startCalendly } from './fixtures/calendly.ts'
import { spoiled } from './fixtures/hostile-json.ts'

const now = '2026-11-17T10:00:00Z'

function booking(id: string, more: Partial<CalendlyBooking> = {}): CalendlyBooking {
  return {
    id,
    startsAt: '2026-11-18T09:00:00.000000Z',
    endsAt: '2026-11-18T09:45:00.000000Z',
    invitees: ['Inês'],
    ...more,
  }
}

async function open(booked: readonly CalendlyBooking[] = []) {
  const calendly = await startCalendly()
  for (const one of booked) calendly.book(one)
  const { provider } = calendly
  const account = await readCalendlyAccount(provider)
  const calendar = calendlyBookings(provider, {
    account,
    me: ['ida@home.example'],
    timeZone: 'Europe/Copenhagen',
    now,
  })
  async function pull() {
    const facts: CalendarFact[] = []
    let cursor: string | undefined
    for await (const page of (await calendar.pull(cursor)).pages) {
      facts.push(...page.facts)
      cursor = page.cursor
    }
    return { facts, cursor }
  }
  return { ...calendly, calendly, account, calendar, pull }
}

describe('the bookings that Calendly lists', () => {
  it('are each told with whoever booked, page by page', async () => {
    const { calendly, provider, pull } = await open([booking('E1'), booking('E2'), booking('E3')])
    calendly.pageItems = 2
    const { facts, cursor } = await pull()
    expect(facts.map(({ externalId }) => externalId)).toEqual(
      ['E1', 'E2', 'E3'].map((id) => `${provider.base}/scheduled_events/${id}/invitees/I0`),
    )
    expect(facts[0]).toMatchObject({
      source: 'calendly',
      status: 'live',
      title: '45 Minute Meeting',
      when: { startsAt: '2026-11-18T09:00:00Z', endsAt: '2026-11-18T09:45:00Z', timeZone: 'Europe/Lisbon' },
      joinUrl: 'https://zoom.us/j/1',
      attendees: [{ name: 'Inês', isSelf: false }],
    })
    expect(cursor).toBe(now)
  })

  it('are told as cancelled where they are, as of when', async () => {
    const { pull } = await open([booking('E1', { isCancelled: true })])
    expect((await pull()).facts).toMatchObject([
      { status: 'cancelled', version: { stamp: '2026-11-10T08:00:00Z' } },
    ])
  })

  it('are as many as there are people where an event takes several', async () => {
    const { pull } = await open([
      booking('E1', { invitees: ['Inês', 'Rui'] }),
      booking('E2', { invitees: [] }),
    ])
    expect((await pull()).facts).toHaveLength(2)
  })

  it('are never the whole, since what is not told has not vanished', async () => {
    const { calendar } = await open()
    expect((await calendar.pull(undefined)).isWhole).toBe(false)
  })

  it('are of a window from yesterday to half a year ahead', async () => {
    const { pull, asked } = await open([
      booking('past', { startsAt: '2026-11-15T09:00:00Z' }),
      booking('far', { startsAt: '2027-11-15T09:00:00Z' }),
    ])
    expect((await pull()).facts).toEqual([])
    expect(asked.at(-1)).toContain('min_start_time=2026-11-16T10%3A00%3A00Z')
  })

  it('are read no further than so many pages', async () => {
    const { next, pull, asked } = await open()
    const body = { collection: [], pagination: { next_page_token: 'again' } }
    for (let count = 0; count <= policy.calendlyPagesMax; count++)
      next('/scheduled_events', { status: 200, body })
    const before = asked.length
    await expect(pull()).rejects.toMatchObject({ trouble: 'passing' })
    expect(asked.length - before).toBe(policy.calendlyPagesMax)
  })

  it('are asked for of nobody but Calendly', async () => {
    const { next, pull } = await open()
    const body = { collection: [{ uri: 'https://evil.example/scheduled_events/E' }] }
    next('/scheduled_events', { status: 200, body })
    await expect(pull()).rejects.toMatchObject({ trouble: 'passing' })
  })

  it('are read whatever is in the answer', async () => {
    const { next, pull, provider } = await open()
    const event = {
      uri: `${provider.base}/scheduled_events/E`,
      name: 'x',
      start_time: '2026-11-18T09:00:00Z',
      location: {},
    }
    const invitee = { uri: `${provider.base}/x`, status: 'active', name: 'Inês', timezone: 'Europe/Lisbon' }
    const answers = { events: { collection: [event], pagination: {} }, invitees: { collection: [invitee] } }
    await fc.assert(
      fc.asyncProperty(spoiled(answers.events), spoiled(answers.invitees), async (events, invitees) => {
        next('GET /scheduled_events', { status: 200, body: events })
        next('/invitees', { status: 200, body: invitees })
        await pull().catch((error: unknown) => expect(error).toBeInstanceOf(RemoteError))
      }),
      { numRuns: 60 },
    )
  })
})
