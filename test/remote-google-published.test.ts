import type { IncomingMessage } from 'node:http'
import { describe, expect } from 'vitest'
import { googleCalendar } from '../shared/remote/google.ts'
import { startGoogle } from './fixtures/google-calendar.ts'
import { itWithPayloads, payload } from './fixtures/payloads.ts'
import { pulled } from './fixtures/pulled.ts'
import { troubleOf } from './fixtures/remote-trouble.ts'
import { startWebServer } from './fixtures/web-server.ts'

const whose = { me: [], timeZone: 'Europe/Oslo', now: '2015-03-01T10:00:00Z' }

/** A Google that answers as published, and the bodies that it was sent. */
async function answering(status: number, name?: string) {
  const bodies: unknown[] = []
  const server = await startWebServer(async (incoming, outgoing) => {
    bodies.push(await bodyOf(incoming))
    outgoing.writeHead(status).end(name && JSON.stringify(payload(name)))
  })
  const provider = { base: server.url, token: async () => 'a-token' }
  return { bodies, calendar: googleCalendar(provider, whose) }
}

async function bodyOf(incoming: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  return chunks.length === 0 ? undefined : JSON.parse(Buffer.concat(chunks).toString())
}

function keysOf(value: unknown): string[] {
  return Object.keys(value as object).sort()
}

const asked = {
  id: 'one',
  address: 'https://afterword.example/hooks/google/c1',
  secret: 's',
  until: '2015-03-14T09:00:00Z',
}

describe('what Google publishes of its answers', () => {
  itWithPayloads('is read: a channel', async () => {
    const { bodies, calendar } = await answering(200, 'google.watch.response.json')
    expect(await calendar.watch(asked)).toEqual({
      id: '01234567-89ab-cdef-0123456789ab',
      resourceId: 'o3hgv1538sdjfh',
      expiresAt: '2015-03-14T09:26:53Z',
    })
    expect(bodies.map(keysOf)).toEqual([keysOf(payload('google.watch.request.json'))])
  })

  itWithPayloads('is read: that a cursor has aged', async () => {
    const { calendar } = await answering(410, 'google.error.410.json')
    expect((await troubleOf(pulled(calendar, 'a cursor'))).trouble).toBe('cursorExpired')
  })

  itWithPayloads('is kept to: what stops a channel', async () => {
    const { bodies, calendar } = await answering(204)
    await calendar.unwatch({ id: 'one', resourceId: 'r', expiresAt: asked.until })
    expect(bodies.map(keysOf)).toEqual([keysOf(payload('google.channels.stop.request.json'))])
  })

  itWithPayloads('is how our own Google rings', async () => {
    const google = await startGoogle({ now: () => whose.now })
    const rings: string[][] = []
    const hook = await startWebServer((incoming, outgoing) => {
      rings.push(Object.keys(incoming.headers).filter((name) => name.startsWith('x-goog-')))
      outgoing.end()
    })
    const calendar = googleCalendar({ base: google.base, token: google.token }, whose)
    await calendar.watch({ ...asked, address: hook.url })
    await google.channels.ring('primary')
    const published = ['sync', 'exists'].map((state) => {
      const { headers } = payload(`google.notification.${state}.headers.json`) as { headers: object }
      return keysOf(headers).flatMap((name) => (name.startsWith('X-Goog-') ? [name.toLowerCase()] : []))
    })
    expect(rings.map((names) => names.sort())).toEqual(published)
  })
})
