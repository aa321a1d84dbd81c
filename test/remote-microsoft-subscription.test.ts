import { describe, expect, it } from 'vitest'
import {
  type GraphNotification,
  readGraphNotifications,
  validationToken,
} from '../shared/calendar/microsoft-notification.ts'
import { type Instant, plus } from '../shared/domain/instant.ts'
import { microsoftCalendar } from '../shared/remote/microsoft.ts'
import { startMicrosoftGraph } from './fixtures/microsoft-graph.ts'
import { itWithPayloads, payload } from './fixtures/payloads.ts'
import { startWebServer } from './fixtures/web-server.ts'

const startsAt = '2026-11-17T10:00:00Z'
const secret = 'known to Microsoft and to us'
const minutes = (count: number) => plus(startsAt, count * 60)

async function open({ echoes = true } = {}) {
  const clock = { now: startsAt as Instant }
  const graph = await startMicrosoftGraph({ now: () => clock.now })
  const rung: (GraphNotification | { refused: string })[] = []
  const hook = await startWebServer((incoming, outgoing) => {
    const token = validationToken(new URL(`http://hook${incoming.url}`).searchParams)
    if (token !== undefined) {
      outgoing.setHeader('content-type', 'text/plain').end(echoes ? token : 'something else')
      return
    }
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      rung.push(...readGraphNotifications(JSON.parse(Buffer.concat(chunks).toString())))
      outgoing.writeHead(202).end()
    })
  })
  const at = (now: Instant) => {
    clock.now = now
    const provider = { base: graph.base, token: graph.token }
    return microsoftCalendar(provider, { me: [], timeZone: 'Europe/Copenhagen', now })
  }
  const wanted = (until: Instant) => ({
    id: 'ours',
    address: `${hook.url}/hooks/microsoft/c?x=1`,
    secret,
    until,
  })
  return { graph, rung, hook, calendar: at(startsAt), at, wanted, subscriptions: graph.subscriptions }
}

describe('a subscription at Microsoft', () => {
  it('is made with one address, which proves that it is ours, and rings there with our secret', async () => {
    const { calendar, wanted, rung, hook, subscriptions } = await open()
    const watch = await calendar.watch(wanted(minutes(1_440)))
    expect(watch).toEqual({ id: expect.stringMatching(/^S/), expiresAt: minutes(1_440) })
    expect(hook.asked).toHaveLength(2)
    expect(subscriptions.alive()).toMatchObject([{ resource: '/me/events', clientState: secret }])
    expect(await subscriptions.ring('A')).toEqual([202])
    expect(await subscriptions.ringLifecycle('missed')).toEqual([202])
    expect(rung).toMatchObject([
      { type: 'changed', subscriptionId: watch.id, clientState: secret, eventId: 'A' },
      { type: 'missed', subscriptionId: watch.id, clientState: secret },
    ])
  })

  it('asks for no more time than Microsoft has ever given, and lives for as long as the answer says', async () => {
    const { calendar, wanted, subscriptions } = await open()
    expect((await calendar.watch(wanted(minutes(50_000)))).expiresAt).toBe(minutes(4_230))
    subscriptions.longestMinutes = 1_000
    expect((await calendar.watch(wanted(minutes(50_000)))).expiresAt).toBe(minutes(1_000))
  })

  it('is none when the address does not answer as it has to', async () => {
    const { calendar, wanted, subscriptions } = await open({ echoes: false })
    await expect(calendar.watch(wanted(minutes(60)))).rejects.toMatchObject({ trouble: 'passing' })
    expect(subscriptions.alive()).toEqual([])
  })

  it('goes on for longer as the same one', async () => {
    const { calendar, at, wanted, hook, subscriptions } = await open()
    const old = await calendar.watch(wanted(minutes(100)))
    expect(await at(minutes(60)).renew(old, wanted(minutes(3_000)))).toEqual({
      id: old.id,
      expiresAt: minutes(3_000),
    })
    expect(subscriptions.alive()).toHaveLength(1)
    expect(hook.asked).toHaveLength(2)
  })

  it('is made anew when it is gone', async () => {
    const { calendar, at, wanted, subscriptions } = await open()
    const old = await calendar.watch(wanted(minutes(100)))
    const renewed = await at(minutes(101)).renew(old, wanted(minutes(3_000)))
    expect(renewed.id).not.toBe(old.id)
    subscriptions.drop(renewed.id)
    const third = await calendar.renew(renewed, wanted(minutes(3_000)))
    expect(subscriptions.alive().map(({ id }) => id)).toEqual([third.id])
  })

  it('is not made anew while the provider is in trouble', async () => {
    const { calendar, wanted, graph, subscriptions } = await open()
    const old = await calendar.watch(wanted(minutes(100)))
    graph.next('PATCH', { status: 503 })
    await expect(calendar.renew(old, wanted(minutes(200)))).rejects.toMatchObject({ trouble: 'passing' })
    expect(subscriptions.alive()).toHaveLength(1)
  })

  it('ends, and may have ended before', async () => {
    const { calendar, wanted, subscriptions } = await open()
    const watch = await calendar.watch(wanted(minutes(100)))
    await calendar.unwatch(watch)
    await calendar.unwatch(watch)
    expect(subscriptions.alive()).toEqual([])
  })

  itWithPayloads('is read as Microsoft publishes it', async () => {
    const { calendar, wanted, graph } = await open()
    const body = payload('msgraph.subscription.create.response.json')
    graph.next('POST /v1.0/subscriptions', { status: 201, body })
    expect(await calendar.watch(wanted(minutes(60)))).toEqual({
      id: '5522bd62-7c96-4530-85b0-00b916f6151a',
      expiresAt: '2022-01-01T21:42:18Z',
    })
  })

  it.each([
    {},
    { id: 'S' },
    { id: 7, expirationDateTime: minutes(60) },
    { id: 'S', expirationDateTime: 'soon' },
    [],
  ])('is none when the answer is %j', async (body) => {
    const { calendar, wanted, graph } = await open()
    graph.next('POST /v1.0/subscriptions', { status: 201, body })
    await expect(calendar.watch(wanted(minutes(60)))).rejects.toMatchObject({ trouble: 'passing' })
  })
})
