import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { serve } from '@hono/node-server'
import type { Connection } from '../../shared/domain/connection.ts'
import { plus } from '../../shared/domain/instant.ts'
import { connect } from '../../shared/use-cases/connect-calendar.ts'
import { connectFeed } from '../../shared/use-cases/connect-feed.ts'
import { googleEvent, googleOwner, startGoogle } from '../fixtures/google-calendar.ts'
import { oauthClient } from '../fixtures/oauth-server.ts'
import { openSite, type Site, signIn } from '../fixtures/site.ts'
import { openWebServer } from '../fixtures/web-server.ts'

/**
 * How long a small request waits while a calendar is pulled by the same process, which is that of `npm start`: the table,
 * the scheduler and the provider's stand-in are in it too.
 */

export interface Waits {
  readonly name: string
  readonly pullSeconds: number
  /** Of the requests that were asked for while it was pulled, one every 20 ms by another process. */
  readonly requests: number
  readonly medianMs: number
  readonly longestMs: number
}

const events = 5_000
/** Of the events, one in so many is an interview. */
const interviewEvery = 100

export async function measureWaits(): Promise<Waits[]> {
  // What a process loads for its first pull it does not load again.
  await pullOfFeed(1)
  return [await idle(), await pullOfFeed(events), await pullOfGoogle()]
}

async function idle(): Promise<Waits> {
  const site = await openSite()
  const waits = await during(site, 'nothing', () => new Promise((resolve) => setTimeout(resolve, 3_000)))
  await site.close()
  return waits
}

async function pullOfFeed(count: number): Promise<Waits> {
  const calendar = feed(count)
  const server = await openWebServer((_incoming, outgoing) => void outgoing.end(calendar))
  const site = await openSite({ providers: { FEED_LOOPBACK_PORT: String(server.port) } })
  const { candidate } = await signIn(site)
  const megabytes = (Buffer.byteLength(calendar) / 1_000_000).toFixed(1)
  const waits = await during(site, `a feed of ${count} events, ${megabytes} MB`, async () => {
    await pulled(site, await connectFeed(site.context, candidate, `${server.url}/basic.ics`))
  })
  await site.close()
  await server.close()
  return waits
}

async function pullOfGoogle(): Promise<Waits> {
  const servers: { close(): Promise<void> }[] = []
  const google = await startGoogle({
    async serve(answer) {
      const server = await openWebServer(answer)
      servers.push(server)
      return server
    },
  })
  for (let at = 0; at < events; at++)
    google.put(googleEvent(`event-${at}`, 18 + (at % 12), { summary: titleOf(at), description }))
  const site = await openSite({
    providers: { GOOGLE_API_URL: google.base, GOOGLE_TOKEN_URL: google.provider.tokenEndpoint },
  })
  const { candidate } = await signIn(site)
  await site.context.secrets.write('google-client', JSON.stringify(oauthClient))
  const waits = await during(site, `Google, ${events} events by ${google.pageItems}`, async () => {
    const account = {
      kind: 'google',
      name: googleOwner,
      addresses: [googleOwner],
      calendar: googleOwner,
    } as const
    const tokens = {
      accessToken: google.oauth.give(),
      refreshToken: 'none',
      expiresAt: plus(site.now(), 86_400),
    }
    await pulled(site, await connect(site.context, candidate, account, tokens))
  })
  await site.close()
  await Promise.all(servers.map((server) => server.close()))
  return waits
}

/** Until what connecting it has left to do is done. Throws unless it was pulled whole. */
async function pulled(site: Site, { id }: Connection): Promise<void> {
  await site.clock.settled()
  const after = await site.table.readConnection(id, site.now())
  if (!after?.cursor) throw new Error('The calendar was not pulled')
}

async function during(site: Site, name: string, work: () => Promise<unknown>): Promise<Waits> {
  const server = serve({ fetch: site.app.fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const knocker = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'knock.ts'), `http://127.0.0.1:${port}/sign-in`],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  await once(knocker.stdout, 'data')
  const printed = text(knocker.stdout)
  const began = performance.now()
  await work()
  const pullSeconds = (performance.now() - began) / 1000
  knocker.stdin.end()
  const waits: number[] = JSON.parse(await printed)
  waits.sort((one, other) => one - other)
  server.close()
  return {
    ...{ name, pullSeconds, requests: waits.length },
    ...{ medianMs: waits[waits.length >> 1] ?? Number.NaN, longestMs: waits.at(-1) ?? Number.NaN },
  }
}

const description = 'We go through the open points of last week and what comes next. '.repeat(8)

function titleOf(at: number): string {
  return at % interviewEvery === 0
    ? `Interview: Archivist ${at} – Farol Photographic Archive`
    : `Weekly of team ${at}`
}

function feed(count: number): string {
  const entries = Array.from({ length: count }, (_, at) => {
    const day = `202611${18 + (at % 12)}`
    return [
      ...['BEGIN:VEVENT', `UID:event-${at}`, 'DTSTAMP:20261116T100000Z', `SUMMARY:${titleOf(at)}`],
      `DTSTART;TZID=America/New_York:${day}T100000`,
      `DTEND;TZID=America/New_York:${day}T110000`,
      ...['ORGANIZER;CN=Inês Prado:mailto:i.prado@farol.example', `DESCRIPTION:${description}`, 'END:VEVENT'],
    ]
  })
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...entries.flat(), 'END:VCALENDAR', ''].join('\r\n')
}
