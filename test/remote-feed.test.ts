import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { type Feed, feedCalendar } from '../shared/remote/feed.ts'
import { calendarOf, eventOf } from './fixtures/calendar.ts'
import { pulled } from './fixtures/pulled.ts'
import { troubleOf } from './fixtures/remote-trouble.ts'
import { startWebServer } from './fixtures/web-server.ts'

interface Served {
  readonly status?: number
  readonly headers?: Record<string, string>
  readonly body?: string
}

/** A feed that serves what the test sets, and remembers what it was asked with. */
async function feed(served: Served) {
  let now: Served = served
  const heads: IncomingHttpHeaders[] = []
  const server = await startWebServer((incoming, outgoing) => {
    heads.push(incoming.headers)
    answer(now, outgoing)
  })
  return {
    heads,
    serve(next: Served) {
      now = next
    },
    calendar: (settings: Partial<Feed> = {}) =>
      feedCalendar({
        address: `${server.url}/secret-1f2e/basic.ics`,
        me: ['ida@home.example'],
        timeZone: 'Europe/Oslo',
        now: '2026-11-17T10:00:00Z',
        guard: { loopbackPort: server.port },
        ...settings,
      }),
  }
}

function answer({ status = 200, headers = {}, body = '' }: Served, outgoing: ServerResponse) {
  outgoing.writeHead(status, headers).end(body)
}

function named(title: string, ...lines: string[]): string[] {
  return eventOf(`UID:${title}@farol.example`, `SUMMARY:${title}`, ...lines)
}

const two = calendarOf(...named('Interview'), ...named('Second interview', 'DTSTART:20261124T100000Z'))

describe('a feed', () => {
  it('is told whole, as far as it lies in the window', async () => {
    const { calendar } = await feed({
      body: calendarOf(...named('Interview'), ...named('Past', 'DTSTART:20250101T100000Z')),
    })
    const { isWhole, window, facts, pages } = await pulled(calendar())
    expect(isWhole).toBe(true)
    expect(window).toEqual({ from: '2026-11-16T10:00:00Z', until: '2027-05-16T10:00:00Z' })
    expect(facts).toMatchObject([
      { source: 'feed', uid: 'Interview@farol.example', when: { startsAt: '2026-11-17T14:30:00Z' } },
    ])
    expect(pages).toHaveLength(1)
  })

  it('is asked for a calendar, in the address’s own words', async () => {
    const { calendar, heads } = await feed({ body: two })
    await pulled(calendar())
    expect(heads[0]).toMatchObject({ accept: 'text/calendar, */*;q=0.1', 'user-agent': 'Afterword' })
  })

  it('without a meeting tells that there is none', async () => {
    const { calendar } = await feed({ body: calendarOf() })
    expect(await pulled(calendar())).toMatchObject({ isWhole: true, facts: [], cursor: expect.any(String) })
  })

  it('is told in pages, between which others have their turn', async () => {
    const many = Array.from({ length: 120 }, (_, n) => named(`Meeting ${n}`)).flat()
    const { calendar } = await feed({ body: calendarOf(...many) })
    const { pages } = await calendar().pull(undefined)
    const turns: string[] = []
    for await (const { facts, cursor } of pages) {
      turns.push(`${facts.length}${cursor === undefined ? '' : ', the last'}`)
      setImmediate(() => turns.push('another’s'))
    }
    expect(turns).toEqual(['50', 'another’s', '50', 'another’s', '20, the last'])
  })
})

describe('a feed that has not changed', () => {
  it('by its server’s word tells nothing, and goes on from where it was', async () => {
    const { calendar, heads, serve } = await feed({
      body: two,
      headers: { etag: '"v1"', 'last-modified': 'Tue, 10 Nov 2026 08:00:00 GMT' },
    })
    const first = await pulled(calendar())
    serve({ status: 304 })
    const second = await pulled(calendar(), first.cursor)
    expect(second).toMatchObject({ isWhole: false, pages: [{ facts: [], cursor: first.cursor }] })
    expect(heads[1]).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': 'Tue, 10 Nov 2026 08:00:00 GMT',
    })
  })

  it('but for the stamps of the request tells nothing', async () => {
    const stamped = (stamp: string) =>
      calendarOf(...named('Interview', `DTSTAMP:${stamp}`, `LAST-MODIFIED:${stamp}`))
    const { calendar, serve } = await feed({ body: stamped('20261116T080000Z') })
    const first = await pulled(calendar())
    serve({ body: stamped('20261116T110000Z') })
    expect(await pulled(calendar(), first.cursor)).toMatchObject({
      isWhole: false,
      facts: [],
      cursor: first.cursor,
    })
  })

  it('but for its server’s mark keeps the new mark', async () => {
    const { calendar, heads, serve } = await feed({ body: two, headers: { etag: '"v1"' } })
    const first = await pulled(calendar())
    serve({ body: two, headers: { etag: '"v2"' } })
    const second = await pulled(calendar(), first.cursor)
    expect(second).toMatchObject({ isWhole: false, facts: [] })
    await pulled(calendar(), second.cursor)
    expect(heads.map((head) => head['if-none-match'])).toEqual([undefined, '"v1"', '"v2"'])
  })
})

describe('a feed is told again', () => {
  it('when it has changed', async () => {
    const { calendar, serve } = await feed({ body: two })
    const first = await pulled(calendar())
    serve({ body: calendarOf(...named('Interview', 'DTSTART:20261118T143000Z')) })
    expect(await pulled(calendar(), first.cursor)).toMatchObject({ isWhole: true, titles: ['Interview'] })
  })

  it('on another day, when another meeting has come into the window', async () => {
    const { calendar, heads } = await feed({
      body: calendarOf(...named('Far off', 'DTSTART:20270516T120000Z')),
      headers: { etag: '"v1"' },
    })
    const first = await pulled(calendar())
    expect(first.titles).toEqual([])
    const now = '2026-11-18T10:00:00Z'
    expect((await pulled(calendar({ now }), first.cursor)).titles).toEqual(['Far off'])
    expect(heads[1]).not.toHaveProperty('if-none-match')
  })

  it.each([
    ['whose clock', { timeZone: 'Pacific/Auckland' }],
    ['whose addresses', { me: ['ida@work.example'] }],
  ])('to a candidate %s are others now', async (_, settings) => {
    const { calendar } = await feed({ body: two })
    const first = await pulled(calendar())
    expect((await pulled(calendar(settings), first.cursor)).facts).toHaveLength(2)
  })

  it.each(['', 'no JSON', 'null', '{}', '{"hash":7}', '[]'])(
    'after a cursor that is none: %j',
    async (cursor) => {
      const { calendar } = await feed({ body: two })
      expect((await pulled(calendar(), cursor)).facts).toHaveLength(2)
    },
  )
})

describe('a feed that cannot be told whole', () => {
  it('because it broke off tells what there was', async () => {
    const { calendar } = await feed({ body: two.replace(/END:VCALENDAR\s*$/, '') })
    expect(await pulled(calendar())).toMatchObject({
      isWhole: false,
      titles: ['Interview', 'Second interview'],
    })
  })

  it('because it broke off is asked for again, whatever its server’s mark', async () => {
    const { calendar, serve, heads } = await feed({
      body: two.replace(/END:VCALENDAR\s*$/, ''),
      headers: { etag: '"v1"' },
    })
    const { cursor } = await pulled(calendar())
    serve({ body: two, headers: { etag: '"v1"' } })
    expect((await pulled(calendar(), cursor)).isWhole).toBe(true)
    expect(heads[1]).not.toHaveProperty('if-none-match')
  })

  it('because it holds too much tells what was read', async () => {
    const alarms = 'BEGIN:VALARM\r\nEND:VALARM\r\n'.repeat(10_001)
    const { calendar } = await feed({ body: two.replace('END:VCALENDAR', `${alarms}END:VCALENDAR`) })
    expect(await pulled(calendar())).toMatchObject({
      isWhole: false,
      titles: ['Interview', 'Second interview'],
    })
  })
})

describe('how often a feed is looked at', () => {
  it.each([
    ['REFRESH-INTERVAL;VALUE=DURATION:PT3H', 10_800],
    ['X-PUBLISHED-TTL:PT1H30M', 5_400],
    ['X-PUBLISHED-TTL:PT1M', 900],
    ['REFRESH-INTERVAL;VALUE=DURATION:P52W', 86_400],
    ['REFRESH-INTERVAL:often', undefined],
    ['REFRESH-INTERVAL:-PT1H', undefined],
    ['X-PUBLISHED-TTL:PT0S', undefined],
  ])('it may say itself: %s', async (line, refreshSeconds) => {
    const { calendar } = await feed({ body: calendarOf(line, ...named('Interview')) })
    expect((await pulled(calendar())).pages.at(-1)?.refreshSeconds).toBe(refreshSeconds)
  })

  it('is remembered while it does not change', async () => {
    const body = calendarOf('X-PUBLISHED-TTL:PT1H', ...named('Interview'))
    const { calendar, serve } = await feed({ body, headers: { etag: '"v1"' } })
    const { cursor } = await pulled(calendar())
    serve({ status: 304 })
    expect((await pulled(calendar(), cursor)).pages).toEqual([{ facts: [], cursor, refreshSeconds: 3_600 }])
  })
})

describe('an address that is no feed', () => {
  it.each([
    [
      { headers: { 'content-type': 'text/html' }, body: '\n<!doctype html><title>Sign in</title>' },
      'leads to a web page, and to no calendar: perhaps one that asks to sign in',
    ],
    [{ body: '{"error":"not a calendar"}' }, 'leads to no calendar'],
    [{ body: '' }, 'leads to no calendar'],
    [{ status: 204 }, 'leads to no calendar'],
    [{ status: 401 }, 'asks to sign in'],
    [{ status: 403 }, 'asks to sign in'],
    [{ status: 404 }, 'leads nowhere any more'],
    [{ status: 410 }, 'leads nowhere any more'],
    [{ status: 400 }, 'is refused by its server (400)'],
  ])('is gone, and its sentence says why: %j', async (served, why) => {
    const { calendar } = await feed(served)
    const { trouble, message } = await troubleOf(calendar().pull(undefined))
    expect({ trouble, message }).toEqual({ trouble: 'gone', message: `The calendar’s address ${why}.` })
  })

  it.each([302, 304, 408, 425, 429, 500, 503])('may be one again later: %i', async (status) => {
    const { calendar } = await feed({ status, headers: { 'retry-after': '120' } })
    const { trouble, message, retryAfterSeconds } = await troubleOf(calendar().pull(undefined))
    expect({ trouble, message, retryAfterSeconds }).toEqual({
      trouble: 'passing',
      message: `The calendar’s server answered ${status}.`,
      retryAfterSeconds: 120,
    })
  })

  it('is told to nobody', async () => {
    const { calendar } = await feed({ status: 404 })
    const error = await troubleOf(calendar().pull(undefined))
    expect(JSON.stringify([error.message, error.cause, error])).not.toContain('1f2e')
    const { calendar: good } = await feed({ body: two })
    expect((await pulled(good())).cursor).not.toContain('1f2e')
  })
})
