import type { ServerResponse } from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import { candidateOf } from '../shared/domain/interview.ts'
import { connectFeed } from '../shared/use-cases/connect-feed.ts'
import { disconnect } from '../shared/use-cases/disconnect-calendar.ts'
import { interviewsOf } from './fixtures/meeting-fact.ts'
import { openSite, type Site, signIn } from './fixtures/site.ts'
import { startWebServer } from './fixtures/web-server.ts'

const lines = (...all: readonly (string | readonly string[])[]) => `${all.flat().join('\r\n')}\r\n`

interface Entry {
  readonly uid?: string
  readonly day?: string
  readonly title?: string
  readonly sequence?: number
}

function entry({ uid = 'one', day = '20261120', title, sequence = 0 }: Entry = {}): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTAMP:20261116T100000Z',
    `SEQUENCE:${sequence}`,
    `DTSTART;TZID=America/New_York:${day}T100000`,
    `DTEND;TZID=America/New_York:${day}T110000`,
    `SUMMARY:${title ?? 'Interview: Archivist – Farol Photographic Archive'}`,
    'ORGANIZER;CN=Inês Prado:mailto:i.prado@farol.example',
    'END:VEVENT',
  ]
}

const calendar = (...entries: readonly (readonly string[])[]) =>
  lines('BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//EN', entries.flat(), 'END:VCALENDAR')

/** A site and a feed that says what the test wants it to say. */
async function openFeed() {
  let answer: string | ((outgoing: ServerResponse) => void) = calendar(entry())
  const server = await startWebServer((_incoming, outgoing) => {
    if (typeof answer !== 'string') return answer(outgoing)
    outgoing.writeHead(200, { 'Content-Type': 'text/calendar' }).end(answer)
  })
  const site = await openSite({ providers: { FEED_LOOPBACK_PORT: String(server.port) } })
  onTestFinished(() => site.close())
  const who = await signIn(site)
  const connection = await connectFeed(site.context, who.candidate, `${server.url}/private/basic.ics`)
  await site.clock.settled()
  return {
    ...{ site, who, server, id: connection.id },
    say: (next: typeof answer) => {
      answer = next
    },
    interviews: () => interviewsOf(site, who),
    connection: () => site.table.readConnection(connection.id, site.now()),
  }
}

const quarter = 15 * 60

async function only(feed: Awaited<ReturnType<typeof openFeed>>) {
  const interviews = await feed.interviews()
  expect(interviews).toHaveLength(1)
  return interviews[0]
}

async function subjects(site: Site, kind: string) {
  await site.clock.settled()
  return (await site.aws.mails()).filter((mail) => mail.kind === kind).map(({ subject }) => subject)
}

describe('a feed whose secret address is pasted', () => {
  test('is looked at at once, and every quarter of an hour from then on', async () => {
    const feed = await openFeed()
    expect(await only(feed)).toMatchObject({ status: 'upcoming', source: { kind: 'feed' } })
    expect(await feed.connection()).toMatchObject({
      name: '127.0.0.1',
      failures: 0,
      heardAt: feed.site.now(),
    })
    const before = feed.server.asked.length
    await feed.site.advance(4 * quarter + 240)
    expect(feed.server.asked.length - before).toBeGreaterThanOrEqual(3)
    expect(feed.server.asked.length - before).toBeLessThanOrEqual(4)
  })

  test('moves an interview, and writes nothing as long as nothing changes', async () => {
    const feed = await openFeed()
    feed.say(calendar(entry({ day: '20261123', sequence: 1 })))
    await feed.site.advance(quarter + 180)
    const moved = await only(feed)
    expect(moved?.startsAt).toBe('2026-11-23T15:00:00Z')
    await feed.site.advance(4 * quarter)
    expect((await only(feed))?.revision).toBe(moved?.revision)
  })

  test('asks about an interview that is gone from it twice, and forgets the question when it is there again', async () => {
    const feed = await openFeed()
    feed.say(calendar())
    await feed.site.advance(quarter + 180)
    expect(await subjects(feed.site, 'question')).toEqual([])
    await feed.site.advance(2 * quarter)
    expect(await subjects(feed.site, 'question')).toEqual([
      'Is your interview with Farol Photographic Archive off?',
    ])
    expect((await only(feed))?.status).toBe('upcoming')
    feed.say(calendar(entry()))
    await feed.site.advance(2 * quarter)
    expect((await only(feed))?.entries?.[0]).toMatchObject({ isOff: false })
    expect(await subjects(feed.site, 'question')).toHaveLength(1)
  })

  test('acts on nothing that was over when it was connected, be it fifty interviews', async () => {
    const feed = await openFeed()
    const past = Array.from({ length: 50 }, (_, at) => entry({ uid: `past-${at}`, day: '20261116' }))
    feed.say(calendar(entry(), ...past))
    await feed.site.advance(2 * quarter)
    expect(await feed.interviews()).toHaveLength(1)
  })

  test('in trouble is left alone for longer each time, and goes on where it was', async () => {
    const feed = await openFeed()
    feed.say((outgoing) => void outgoing.writeHead(503).end())
    await feed.site.advance(quarter + 180)
    expect(await feed.connection()).toMatchObject({ failures: 1 })
    await feed.site.advance(4 * quarter)
    const { failures = 0 } = (await feed.connection()) ?? {}
    expect(failures).toBeGreaterThanOrEqual(2)
    expect(failures).toBeLessThanOrEqual(3)
    feed.say(calendar(entry({ day: '20261123', sequence: 1 })))
    await feed.site.advance(8 * quarter)
    expect(await feed.connection()).toMatchObject({ failures: 0 })
    expect((await only(feed))?.startsAt).toBe('2026-11-23T15:00:00Z')
  })

  test('that is one event broken and one whole loses none but the broken', async () => {
    const feed = await openFeed()
    const broken = ['BEGIN:VEVENT', 'UID:broken', 'DTSTART:yesterday', 'SUMMARY:Interview', 'END:VEVENT']
    feed.say(calendar(broken, entry(), entry({ uid: 'two', day: '20261124' })))
    await feed.site.advance(quarter + 180)
    expect((await feed.interviews()).map(({ startsAt }) => startsAt)).toEqual(
      expect.arrayContaining(['2026-11-20T15:00:00Z', '2026-11-24T15:00:00Z']),
    )
  })

  test('is not asked any more once it is disconnected, and what was learned from it stays', async () => {
    const feed = await openFeed()
    const connection = await feed.connection()
    if (!connection) throw new Error('It is not connected')
    await disconnect(feed.site.context, connection)
    const before = feed.server.asked.length
    await feed.site.advance(3 * quarter)
    expect(feed.server.asked).toHaveLength(before)
    expect(await feed.interviews()).toHaveLength(1)
    expect(await feed.site.context.secrets.read(feed.id)).toBeUndefined()
    expect(candidateOf(feed.id)).toBe(feed.who.candidate)
  })
})

test('many wakes within a minute are one pull', async () => {
  const feed = await openFeed()
  const before = feed.server.asked.length
  const { context, now } = feed.site
  await Promise.all(Array.from({ length: 40 }, () => context.timers.wake(feed.id, now())))
  await feed.site.advance(150)
  expect(feed.server.asked.length - before).toBe(1)
})

test('an address that leads into a private network is refused when it is typed, or not asked', async () => {
  const feed = await openFeed()
  const connectTo = (address: string) => connectFeed(feed.site.context, feed.who.candidate, address)
  for (const address of ['http://169.254.169.254/latest', 'file:///etc/passwd', 'ftp://a.example/x', 'feed'])
    await expect(connectTo(address)).rejects.toMatchObject({ code: 'invalid' })
  const { id } = await connectTo('https://127.0.0.1/calendar.ics')
  await feed.site.clock.settled()
  const connection = await feed.site.table.readConnection(id, feed.site.now())
  expect(connection?.broken).toMatchObject({ why: 'gone' })
})
