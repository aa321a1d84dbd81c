import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalendarFact } from '../shared/calendar/fact.ts'
import { policy } from '../shared/domain/policy.ts'
import { microsoftCalendar } from '../shared/remote/microsoft.ts'
import { RemoteError } from '../shared/remote/pull.ts'
import { spoiled } from './fixtures/hostile-json.ts'
import { type GraphEvent, graphEvent, startMicrosoftGraph } from './fixtures/microsoft-graph.ts'
import { itWithPayloads, payload, payloadBytes } from './fixtures/payloads.ts'

const now = '2026-11-17T10:00:00Z'
const tomorrow = '2026-11-18T09:00:00Z'

async function open(events: readonly GraphEvent[] = []) {
  const graph = await startMicrosoftGraph()
  for (const event of events) graph.put(event)
  const token = await graph.token()
  const provider = { base: graph.base, token: async () => token }
  const calendar = microsoftCalendar(provider, { me: [], timeZone: 'Europe/Copenhagen', now })
  async function pull(cursor?: string) {
    const facts: CalendarFact[] = []
    let next: string | undefined
    for await (const page of (await calendar.pull(cursor)).pages) {
      facts.push(...page.facts)
      next = page.cursor
    }
    return { facts, cursor: next }
  }
  const lookedUp = () => graph.asked.filter((what) => what.includes('/me/events/')).length
  return { graph, pull, lookedUp }
}

const master = graphEvent('series', tomorrow, {
  type: 'seriesMaster',
  subject: 'Every morning',
  recurrence: { pattern: { type: 'daily' } },
})
const occurrence = (id: string) => graphEvent(id, tomorrow, { type: 'occurrence', seriesMasterId: 'series' })

describe('an event that a delta query says is gone', () => {
  it('is called off when there is no such event any more', async () => {
    const { graph, pull } = await open([graphEvent('A', tomorrow)])
    const { cursor } = await pull()
    graph.remove('A')
    expect((await pull(cursor)).facts).toEqual([
      {
        source: 'microsoft',
        externalId: 'A',
        version: { sequence: 0 },
        status: 'cancelled',
        attendees: [],
        hidesPeople: false,
        isRecurring: false,
        isPrivate: false,
        isTransparent: false,
      },
    ])
  })

  it('is what it is when it was moved out of the window, or was said to be gone by mistake', async () => {
    const { graph, pull } = await open([graphEvent('A', tomorrow), graphEvent('B', tomorrow)])
    const { cursor } = await pull()
    graph.put(graphEvent('A', '2027-11-18T09:00:00Z'))
    graph.saysIsGone('B')
    expect((await pull(cursor)).facts).toMatchObject([
      { externalId: 'A', status: 'live', when: { startsAt: '2027-11-18T09:00:00Z' } },
      { externalId: 'B', status: 'live', when: { startsAt: tomorrow } },
    ])
  })

  it('is not looked up where everything is told', async () => {
    const { graph, pull, lookedUp } = await open()
    const item = { id: 'A', '@removed': { reason: 'deleted' } }
    graph.next('/delta', {
      status: 200,
      body: { value: [item], '@odata.deltaLink': `${graph.base}/me/calendarView/delta?$deltatoken=0` },
    })
    expect((await pull()).facts).toEqual([])
    expect(lookedUp()).toBe(0)
  })

  it('is not called off while the provider is in trouble', async () => {
    const { graph, pull } = await open([graphEvent('A', tomorrow)])
    const { cursor } = await pull()
    graph.remove('A')
    graph.next('/me/events/A', { status: 503 })
    await expect(pull(cursor)).rejects.toMatchObject({ trouble: 'passing' })
    expect((await pull(cursor)).facts).toMatchObject([{ externalId: 'A', status: 'cancelled' }])
  })

  it('has all told anew when there are too many to be looked up', async () => {
    const ids = Array.from({ length: policy.microsoftLookUpsMax + 1 }, (_, index) => `E${index}`)
    const { graph, pull, lookedUp } = await open(ids.map((id) => graphEvent(id, tomorrow)))
    const { cursor } = await pull()
    for (const id of ids) graph.remove(id)
    await expect(pull(cursor)).rejects.toMatchObject({ trouble: 'cursorExpired' })
    expect(lookedUp()).toBe(policy.microsoftLookUpsMax)
    expect((await pull()).facts).toEqual([])
  })
})

describe('an occurrence, which a delta query gives no more than its times', () => {
  it('has title and people of its series on the same page, which is itself not told', async () => {
    const { pull, lookedUp } = await open([occurrence('O1'), master])
    expect((await pull()).facts).toMatchObject([
      {
        externalId: 'O1',
        title: 'Every morning',
        isRecurring: true,
        organizer: { email: 'ines@farol.example' },
      },
    ])
    expect(lookedUp()).toBe(0)
  })

  it('has them of a series that is looked up, once for all of its occurrences', async () => {
    const { graph, pull, lookedUp } = await open([master])
    const { cursor } = await pull()
    graph.pageItems = 1
    for (const id of ['O1', 'O2', 'O3']) graph.put(occurrence(id))
    expect((await pull(cursor)).facts.map(({ title }) => title)).toEqual(Array(3).fill('Every morning'))
    expect(lookedUp()).toBe(1)
  })

  it('goes without them when its series is nowhere', async () => {
    const { pull, lookedUp } = await open([occurrence('O1'), occurrence('O2')])
    const { facts } = await pull()
    expect(facts).toMatchObject([{ externalId: 'O1' }, { externalId: 'O2' }])
    expect(facts[0]).not.toHaveProperty('title')
    expect(lookedUp()).toBe(1)
  })

  it('needs no series where it is an exception, which says everything itself', async () => {
    const exception = { type: 'exception', seriesMasterId: 'series', subject: 'Another time' } as const
    const { pull, lookedUp } = await open([graphEvent('X', tomorrow, exception)])
    expect((await pull()).facts).toMatchObject([{ title: 'Another time', isRecurring: true }])
    expect(lookedUp()).toBe(0)
  })

  it('is bounded in what is looked up for it', async () => {
    const events = Array.from({ length: policy.microsoftLookUpsMax + 20 }, (_, index) =>
      graphEvent(`O${index}`, tomorrow, { type: 'occurrence', seriesMasterId: `series ${index}` }),
    )
    const { pull, lookedUp } = await open(events)
    expect((await pull()).facts).toHaveLength(events.length)
    expect(lookedUp()).toBe(policy.microsoftLookUpsMax)
  })
})

describe('a page of a delta query', () => {
  it.each([
    ['is none', { status: 200, body: [] }],
    ['has no list', { status: 200, body: { value: 'x', '@odata.deltaLink': 'x' } }],
    [
      'has too long a list',
      { status: 200, body: { value: Array(policy.calendarEntriesMax + 1).fill(null) } },
    ],
    ['leads nowhere', { status: 200, body: { value: [] } }],
    [
      'leads elsewhere',
      { status: 200, body: { value: [], '@odata.nextLink': 'https://evil.example/v1.0/x' } },
    ],
    [
      'ends elsewhere',
      { status: 200, body: { value: [], '@odata.deltaLink': 'https://evil.example/v1.0/x' } },
    ],
    ['has a link of another type', { status: 200, body: { value: [], '@odata.nextLink': 7 } }],
    ['has too long a link', { status: 200, body: { value: [], '@odata.deltaLink': 'x'.repeat(9_000) } }],
    ['is a redirect', { status: 302, headers: { location: 'https://evil.example' } }],
  ])('is trouble that passes when it %s', async (_, trouble) => {
    const { graph, pull } = await open()
    graph.next('/delta', trouble)
    await expect(pull()).rejects.toMatchObject({ trouble: 'passing' })
  })

  it.each([
    (base: string) => `${base}.evil.example/x`,
    (base: string) => `${base}/../../token`,
    (base: string) => `${base}x/y`,
    (base: string) => base.replace('://', '://evil.example@'),
    (base: string) => base.replace('http:', 'ftp:'),
    () => 'file:///etc/passwd',
    () => '//evil.example',
  ])('is followed to none but an address of its provider (%#)', async (spelled) => {
    const { graph, pull } = await open()
    graph.next('/delta', { status: 200, body: { value: [], '@odata.nextLink': spelled(graph.base) } })
    await expect(pull()).rejects.toMatchObject({ trouble: 'passing' })
    expect(graph.asked).toHaveLength(1)
  })

  it('is followed by no more than so many', async () => {
    const { graph, pull } = await open()
    const body = { value: [], '@odata.nextLink': `${graph.base}/me/calendarView/delta?$skiptoken=0.0` }
    for (let count = 0; count <= policy.remotePagesMax; count++) graph.next('/delta', { status: 200, body })
    await expect(pull()).rejects.toMatchObject({ trouble: 'passing' })
    expect(graph.asked).toHaveLength(policy.remotePagesMax)
  })

  itWithPayloads('is read as Microsoft publishes it', async () => {
    const { graph, pull } = await open()
    const published = (name: string): unknown =>
      JSON.parse(payloadBytes(name).toString().replaceAll('https://graph.microsoft.com/v1.0', graph.base))
    const lastPage = published('msgraph.calendarView.delta.next-round.json')
    graph.next('/delta', { status: 200, body: published('msgraph.calendarView.delta.page1.json') })
    graph.next('/delta', { status: 200, body: lastPage })
    const { facts, cursor } = await pull()
    expect(facts.map(({ title }) => title)).toEqual(['Plan shopping list', 'Pick up car', 'Attend service'])
    graph.next('/delta', { status: 200, body: lastPage })
    expect((await pull(cursor)).facts.map(({ status }) => status)).toEqual(['cancelled', 'live'])
    graph.next('/delta', { status: 410, body: payload('msgraph.delta.410.SyncStateNotFound.json') })
    await expect(pull(cursor)).rejects.toMatchObject({ trouble: 'cursorExpired' })
  })

  it('is read whatever is in it', async () => {
    const { graph, pull } = await open()
    const link = `${graph.base}/me/calendarView/delta?$deltatoken=0`
    const template = {
      value: [occurrence('O1'), master, graphEvent('A', tomorrow)],
      '@odata.deltaLink': link,
    }
    await fc.assert(
      fc.asyncProperty(spoiled(template), async (body) => {
        graph.next('/delta', { status: 200, body })
        await pull().catch((error: unknown) => expect(error).toBeInstanceOf(RemoteError))
      }),
      { numRuns: 60 },
    )
  })
})
