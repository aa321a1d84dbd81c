import type { IncomingHttpHeaders } from 'node:http'
import { describe, expect, it } from 'vitest'
import { parseGoogleRing } from '../shared/calendar/google.ts'
import { googleCalendar } from '../shared/remote/google.ts'
import { googleEvent, googleOwner, startGoogle } from './fixtures/google-calendar.ts'
import { troubleOf } from './fixtures/remote-trouble.ts'
import { startWebServer } from './fixtures/web-server.ts'

const now = '2026-11-17T10:00:00Z'
const until = '2026-11-24T10:00:00Z'

/** A calendar, and an address where somebody hears it ring. */
async function open() {
  const google = await startGoogle({ now: () => now })
  const rings: IncomingHttpHeaders[] = []
  const hook = await startWebServer((incoming, outgoing) => {
    rings.push(incoming.headers)
    outgoing.writeHead(202).end()
  })
  const provider = { base: google.base, token: google.token }
  const calendar = googleCalendar(provider, { me: [googleOwner], timeZone: 'Europe/Oslo', now })
  const asked = (id: string) => ({
    id,
    address: `${hook.url}/hooks/google/c1`,
    secret: `secret-of-${id}`,
    until,
  })
  const heard = () => rings.map((head) => parseGoogleRing(new Headers(head as Record<string, string>)))
  return { google, calendar, asked, heard }
}

describe('a channel of Google', () => {
  it('rings when the calendar has changed, with what proves it', async () => {
    const { google, calendar, asked, heard } = await open()
    const watch = await calendar.watch(asked('one'))
    expect(watch).toEqual({ id: 'one', resourceId: `resource-of-${googleOwner}`, expiresAt: until })
    google.put(googleEvent('A'))
    expect(await google.channels.ring(googleOwner)).toEqual([202])
    const ring = { channelId: 'one', resourceId: watch.resourceId, token: 'secret-of-one' }
    expect(heard()).toEqual([
      { ...ring, state: 'sync', messageNumber: 1 },
      { ...ring, state: 'exists', messageNumber: 8 },
    ])
  })

  it('lives as long as Google says, not as long as was asked', async () => {
    const { google, calendar, asked } = await open()
    google.channels.longestSeconds = 86_400
    expect((await calendar.watch(asked('one'))).expiresAt).toBe('2026-11-18T10:00:00Z')
  })

  it('is followed by another, beside which it rings until it is stopped', async () => {
    const { google, calendar, asked } = await open()
    const old = await calendar.watch(asked('one'))
    const next = await calendar.renew(old, asked('two'))
    expect(next.id).toBe('two')
    expect(await google.channels.ring('primary')).toEqual([202, 202])
    await calendar.unwatch(old)
    expect(await google.channels.ring('primary')).toEqual([202])
  })

  it('is stopped twice without trouble', async () => {
    const { google, calendar, asked } = await open()
    const watch = await calendar.watch(asked('one'))
    await calendar.unwatch(watch)
    await calendar.unwatch(watch)
    expect(google.channels.alive()).toEqual([])
  })

  it('cannot be stopped while Google is out of order', async () => {
    const { google, calendar, asked } = await open()
    const watch = await calendar.watch(asked('one'))
    google.next('/channels/stop', { status: 500 })
    expect((await troubleOf(calendar.unwatch(watch))).trouble).toBe('passing')
  })

  it('is not opened twice by one name', async () => {
    const { calendar, asked } = await open()
    await calendar.watch(asked('one'))
    expect((await troubleOf(calendar.watch(asked('one')))).trouble).toBe('passing')
  })

  it.each([
    ['none', {}],
    ['one without a resource', { id: 'one', expiration: '1795514400000' }],
    ['one without an end', { id: 'one', resourceId: 'r' }],
    ['one whose end is no time', { id: 'one', resourceId: 'r', expiration: 'soon' }],
    ['one that ends beyond all calendars', { id: 'one', resourceId: 'r', expiration: '9e300' }],
  ])('is none when the answer holds %s', async (_, body) => {
    const { google, calendar, asked } = await open()
    google.next('/watch', { status: 200, body })
    expect((await troubleOf(calendar.watch(asked('one')))).trouble).toBe('passing')
  })

  it('may name its end as a number', async () => {
    const { google, calendar, asked } = await open()
    google.next('/watch', {
      status: 200,
      body: { id: 'one', resourceId: 'r', expiration: 1_795_514_400_000 },
    })
    expect(await calendar.watch(asked('one'))).toEqual({
      id: 'one',
      resourceId: 'r',
      expiresAt: '2026-11-24T10:00:00Z',
    })
  })
})
