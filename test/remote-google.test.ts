import { describe, expect, it } from 'vitest'
import { policy } from '../shared/domain/policy.ts'
import { googleCalendar } from '../shared/remote/google.ts'
import { googleEvent, googleOwner, startGoogle } from './fixtures/google-calendar.ts'
import { pulled } from './fixtures/pulled.ts'
import { troubleOf } from './fixtures/remote-trouble.ts'
import { startWebServer } from './fixtures/web-server.ts'

const now = '2026-11-17T10:00:00Z'
const whose = { me: [googleOwner], timeZone: 'Europe/Oslo', now }

async function open(...ids: string[]) {
  const google = await startGoogle({ now: () => now })
  for (const id of ids) google.put(googleEvent(id))
  const provider = { base: google.base, token: google.token }
  return { google, provider, calendar: googleCalendar(provider, whose) }
}

/** A provider that answers every page like this. */
async function answering(body: unknown) {
  const server = await startWebServer((_, outgoing) => outgoing.end(JSON.stringify(body)))
  const provider = { base: server.url, token: async () => 'a-token' }
  return { server, calendar: googleCalendar(provider, whose) }
}

describe('a calendar of Google', () => {
  it('is told whole at first, page by page, from yesterday on', async () => {
    const { google, calendar } = await open('A', 'B', 'C')
    google.put(googleEvent('past', 15))
    google.pageItems = 2
    const { isWhole, window, titles, facts, pages, cursor } = await pulled(calendar)
    expect({ isWhole, window, titles }).toEqual({
      isWhole: true,
      window: { from: '2026-11-16T10:00:00Z' },
      titles: ['A', 'B', 'C'],
    })
    expect(facts[0]).toMatchObject({
      source: 'google',
      externalId: 'A',
      when: { startsAt: '2026-11-18T09:00:00Z' },
    })
    expect(pages.map((page) => page.cursor)).toEqual([undefined, cursor])
    expect(google.asked).toEqual([
      'GET /calendar/v3/calendars/primary/events?singleEvents=true&showDeleted=true&maxResults=250&timeMin=2026-11-16T10%3A00%3A00Z',
      'GET /calendar/v3/calendars/primary/events?singleEvents=true&showDeleted=true&maxResults=250&timeMin=2026-11-16T10%3A00%3A00Z&pageToken=0.2',
    ])
  })

  it('tells what has changed since, and what is called off', async () => {
    const { google, calendar } = await open('A', 'B', 'C')
    const first = await pulled(calendar)
    google.put(googleEvent('B', 19))
    google.cancel('C')
    const second = await pulled(calendar, first.cursor)
    expect(second).toMatchObject({
      isWhole: false,
      facts: [
        { externalId: 'B', status: 'live', when: { startsAt: '2026-11-19T09:00:00Z' } },
        { externalId: 'C', status: 'cancelled' },
      ],
    })
    expect(await pulled(calendar, second.cursor)).toMatchObject({ isWhole: false, facts: [] })
  })

  it('loses nothing that changes between two pages', async () => {
    const { google, calendar } = await open('A', 'B', 'C')
    google.pageItems = 2
    const { pages } = await calendar.pull(undefined)
    let cursor: string | undefined
    for await (const page of pages) {
      if (page.cursor === undefined) google.put(googleEvent('A', 20))
      cursor = page.cursor
    }
    expect((await pulled(calendar, cursor)).facts).toMatchObject([
      { externalId: 'A', when: { startsAt: '2026-11-20T09:00:00Z' } },
    ])
  })

  it('may be another than the account’s own, whatever its id', async () => {
    const { google, provider } = await open('A')
    google.put(googleEvent('Panel'), 'c_interviews@group.calendar.google.com')
    const calendarId = 'c_interviews@group.calendar.google.com'
    expect((await pulled(googleCalendar(provider, { ...whose, calendarId }))).titles).toEqual(['Panel'])
    const unheardOf = googleCalendar(provider, { ...whose, calendarId: 'a/../b?c#d' })
    expect((await troubleOf(pulled(unheardOf))).trouble).toBe('gone')
    expect(google.asked.at(-1)).toContain('/calendars/a%2F..%2Fb%3Fc%23d/events?')
  })

  it('passes over what is no event', async () => {
    const { calendar } = await answering({
      items: [null, 7, {}, { id: 'A' }, googleEvent('B')],
      nextSyncToken: 'next',
    })
    expect(await pulled(calendar)).toMatchObject({ titles: ['B'], cursor: 'next' })
  })
})

describe('a cursor', () => {
  it('that has aged is expired, and all is told again without it', async () => {
    const { google, calendar } = await open('A')
    const { cursor } = await pulled(calendar)
    google.forgetTokens()
    expect((await troubleOf(pulled(calendar, cursor))).trouble).toBe('cursorExpired')
    expect((await pulled(calendar)).titles).toEqual(['A'])
  })

  it.each(['spoilt', '', '99'])('that was never given is expired: %j', async (cursor) => {
    const { calendar } = await open('A')
    expect((await troubleOf(pulled(calendar, cursor))).trouble).toBe('cursorExpired')
  })

  it('stays good when a pull breaks off', async () => {
    const { google, calendar } = await open('A')
    const { cursor } = await pulled(calendar)
    for (const id of ['B', 'C', 'D']) google.put(googleEvent(id))
    google.pageItems = 2
    const { pages } = await calendar.pull(cursor)
    const told: (string | undefined)[] = []
    const taking = (async () => {
      for await (const page of pages) {
        told.push(...page.facts.map(({ title }) => title))
        google.next('GET', 'cutOff')
      }
    })()
    expect((await troubleOf(taking)).trouble).toBe('passing')
    expect(told).toEqual(['B', 'C'])
    expect((await pulled(calendar, cursor)).titles).toEqual(['B', 'C', 'D'])
  })
})

describe('Google may refuse', () => {
  it.each([
    [{ status: 429, headers: { 'retry-after': '30' } }, 'passing', 30],
    [
      { status: 403, body: { error: { errors: [{ reason: 'userRateLimitExceeded' }] } } },
      'passing',
      undefined,
    ],
    [{ status: 403, body: { error: { errors: [{ reason: 'forbidden' }] } } }, 'accessWithdrawn', undefined],
    [{ status: 503 }, 'passing', undefined],
    [{ status: 404 }, 'gone', undefined],
    [{ status: 410 }, 'gone', undefined],
    [{ status: 400 }, 'passing', undefined],
    ['cutOff' as const, 'passing', undefined],
  ])('to tell all: %j', async (trouble, kind, seconds) => {
    const { google, calendar } = await open('A')
    google.next('/events', trouble)
    const error = await troubleOf(pulled(calendar))
    expect([error.trouble, error.retryAfterSeconds]).toEqual([kind, seconds])
    expect((await pulled(calendar)).titles).toEqual(['A'])
  })

  it('to answer, which is not waited for', async () => {
    const { google, provider } = await open('A')
    google.next('/events', 'silence')
    const calendar = googleCalendar({ ...provider, answerSeconds: 0.2 }, whose)
    expect((await troubleOf(pulled(calendar))).trouble).toBe('passing')
  })

  it('a token that has ended, and take the next', async () => {
    const { google } = await open('A')
    let token = await google.token()
    const provider = {
      base: google.base,
      token: async (refused?: { isStale: true }) => {
        if (refused) token = await google.token()
        return token
      },
    }
    const calendar = googleCalendar(provider, whose)
    const { cursor } = await pulled(calendar)
    google.oauth.expireAccess()
    expect((await pulled(calendar, cursor)).facts).toEqual([])
    expect(google.asked).toHaveLength(3)
  })

  it.each([
    ['no object', 7],
    ['no items', { nextSyncToken: 'next' }],
    ['items that are none', { items: {}, nextSyncToken: 'next' }],
    ['more items than a page has', { items: Array(2_501).fill({}), nextSyncToken: 'next' }],
    ['neither a next page nor an end', { items: [] }],
    ['an end that is none', { items: [], nextSyncToken: { a: 1 } }],
    ['an end that is too long', { items: [], nextSyncToken: 'a'.repeat(4_001) }],
  ])('to make sense, with %s', async (_, body) => {
    const { calendar } = await answering(body)
    expect((await troubleOf(pulled(calendar))).trouble).toBe('passing')
  })

  it('to come to an end, which is not waited for', async () => {
    const { server, calendar } = await answering({ items: [], nextPageToken: 'more' })
    expect((await troubleOf(pulled(calendar))).message).toBe(
      'The calendar’s provider has more pages of a calendar than are read.',
    )
    expect(server.asked).toHaveLength(policy.remotePagesMax)
  })
})
