import { describe, expect, it } from 'vitest'
import type { CalendarFact } from '../shared/calendar/fact.ts'
import { type Instant, plus } from '../shared/domain/instant.ts'
import { policy } from '../shared/domain/policy.ts'
import { listMicrosoftCalendars, microsoftCalendar } from '../shared/remote/microsoft.ts'
import type { MicrosoftCalendar } from '../shared/remote/microsoft-events.ts'
import type { Pull } from '../shared/remote/pull.ts'
import type { TokenSupplier } from '../shared/remote/request.ts'
import { type GraphEvent, graphEvent, graphOwner, startMicrosoftGraph } from './fixtures/microsoft-graph.ts'

const startsAt = '2026-11-17T10:00:00Z'
const tomorrow = '2026-11-18T09:00:00Z'

async function open(events: readonly GraphEvent[] = []) {
  const graph = await startMicrosoftGraph()
  for (const event of events) graph.put(event)
  const provider = { base: graph.base, token: graph.token }
  const openBy = (token: TokenSupplier, more: Partial<MicrosoftCalendar> = {}) =>
    microsoftCalendar(
      { ...provider, token },
      { me: [graphOwner], timeZone: 'Europe/Copenhagen', now: startsAt, ...more },
    )
  const at = (now: Instant) => openBy(graph.token, { now })
  return { graph, provider, openBy, at, calendar: at(startsAt) }
}

async function taken({ pages }: Pull) {
  const facts: CalendarFact[] = []
  let cursor: string | undefined
  let count = 0
  for await (const page of pages) {
    facts.push(...page.facts)
    cursor = page.cursor
    count++
  }
  return { facts, cursor, count, ids: facts.map(({ externalId }) => externalId) }
}

describe('a calendar of Microsoft', () => {
  it('is told as a whole at first, page by page, from yesterday to half a year ahead', async () => {
    const { graph, calendar } = await open([
      graphEvent('A', tomorrow),
      graphEvent('B', plus(startsAt, -7_200)),
      graphEvent('past', plus(startsAt, -2 * 86_400)),
      graphEvent('far', plus(startsAt, 200 * 86_400)),
      graphEvent('C', plus(startsAt, 100 * 86_400)),
    ])
    graph.pageItems = 2
    const pull = await calendar.pull(undefined)
    expect(pull).toMatchObject({
      isWhole: true,
      window: { from: '2026-11-16T10:00:00Z', until: '2027-05-16T10:00:00Z' },
    })
    const { facts, ids, cursor, count } = await taken(pull)
    expect(ids).toEqual(['A', 'B', 'C'])
    expect(count).toBe(2)
    expect(cursor).toBeDefined()
    expect(facts[0]).toMatchObject({
      source: 'microsoft',
      status: 'live',
      title: 'Interview A',
      description: 'With Inês',
      when: { startsAt: tomorrow, endsAt: '2026-11-18T10:00:00Z', zoneRule: 'utc' },
      organizer: { email: 'ines@farol.example' },
    })
  })

  it('tells afterwards what has changed alone, and once', async () => {
    const { graph, calendar } = await open([graphEvent('A', tomorrow), graphEvent('B', tomorrow)])
    const first = await taken(await calendar.pull(undefined))
    graph.put(graphEvent('B', tomorrow, { subject: 'Moved' }))
    graph.put(graphEvent('C', tomorrow))
    const pull = await calendar.pull(first.cursor)
    expect(pull.isWhole).toBe(false)
    const second = await taken(pull)
    expect(second.facts.map(({ title }) => title)).toEqual(['Moved', 'Interview C'])
    expect((await taken(await calendar.pull(second.cursor))).facts).toEqual([])
    expect((await taken(await calendar.pull(first.cursor))).ids).toEqual(['B', 'C'])
  })

  it('is told as a whole again when its window is a week old, and not before', async () => {
    const { at, calendar } = await open([graphEvent('A', plus(startsAt, 183 * 86_400))])
    const first = await taken(await calendar.pull(undefined))
    expect(first.ids).toEqual([])
    const second = await at(plus(startsAt, policy.windowRollSeconds - 1)).pull(first.cursor)
    expect(second.isWhole).toBe(false)
    const { cursor } = await taken(second)
    const third = await at(plus(startsAt, policy.windowRollSeconds)).pull(cursor)
    expect(third.isWhole).toBe(true)
    expect((await taken(third)).ids).toEqual(['A'])
  })

  it.each(['', 'x', '{}', '[]', '{"link":"https://elsewhere.example/x","from":"2026-11-17T10:00:00Z"}'])(
    'is told as a whole where the cursor is %j',
    async (cursor) => {
      const { calendar } = await open([graphEvent('A', tomorrow)])
      const pull = await calendar.pull(cursor)
      expect(pull.isWhole).toBe(true)
      expect((await taken(pull)).ids).toEqual(['A'])
    },
  )

  it('says so when its link is forgotten', async () => {
    const { graph, calendar } = await open([graphEvent('A', tomorrow)])
    const { cursor } = await taken(await calendar.pull(undefined))
    graph.forgetLinks()
    await expect(calendar.pull(cursor).then(taken)).rejects.toMatchObject({ trouble: 'cursorExpired' })
    expect((await taken(await calendar.pull(undefined))).ids).toEqual(['A'])
  })

  it('keeps the old cursor good when it breaks off in the midst', async () => {
    const { graph, calendar } = await open()
    graph.pageItems = 1
    const { cursor } = await taken(await calendar.pull(undefined))
    graph.put(graphEvent('A', tomorrow))
    graph.put(graphEvent('B', tomorrow))
    const pages = (await calendar.pull(cursor)).pages[Symbol.asyncIterator]()
    expect((await pages.next()).value).toMatchObject({ facts: [{ externalId: 'A' }] })
    graph.next('/delta', 'cutOff')
    await expect(pages.next()).rejects.toMatchObject({ trouble: 'passing' })
    expect((await taken(await calendar.pull(cursor))).ids).toEqual(['A', 'B'])
  })

  it('asks with a new token when the old one is refused before its time', async () => {
    const { graph, openBy } = await open([graphEvent('A', tomorrow)])
    const stale = await graph.token()
    graph.oauth.expireAccess()
    const fresh = await graph.token()
    const renewing = openBy(async (refused) => (refused ? fresh : stale))
    expect((await taken(await renewing.pull(undefined))).ids).toEqual(['A'])
    const hopeless = openBy(async () => stale)
    await expect(hopeless.pull(undefined).then(taken)).rejects.toMatchObject({ trouble: 'accessWithdrawn' })
  })

  it.each([
    [
      { status: 429, headers: { 'retry-after': '9' } },
      { trouble: 'passing', retryAfterSeconds: 9 },
    ],
    [{ status: 503 }, { trouble: 'passing' }],
    [{ status: 403, body: { error: { code: 'ErrorAccessDenied' } } }, { trouble: 'accessWithdrawn' }],
    [{ status: 404, body: { error: { code: 'ErrorItemNotFound' } } }, { trouble: 'gone' }],
  ])('passes on what the provider says by %j', async (trouble, error) => {
    const { graph, calendar } = await open()
    graph.next('/delta', trouble)
    await expect(calendar.pull(undefined).then(taken)).rejects.toMatchObject(error)
  })

  it('may be another one of the account', async () => {
    const { graph, openBy } = await open()
    const another = openBy(graph.token, { calendarId: 'C/2' })
    await expect(another.pull(undefined).then(taken)).rejects.toMatchObject({ trouble: 'gone' })
    expect(graph.asked.at(-1)).toContain('/v1.0/me/calendars/C%2F2/calendarView/delta?')
  })
})

describe('the list of calendars of Microsoft', () => {
  it('names each with its owner, whose address the account has', async () => {
    const { provider } = await open()
    expect(await listMicrosoftCalendars(provider)).toEqual([
      { id: 'C1', name: 'Calendar', isPrimary: true, owner: graphOwner },
      { id: 'C2', name: 'Holidays', isPrimary: false, owner: graphOwner },
    ])
  })

  it('leaves out what has no id', async () => {
    const { graph, provider } = await open()
    graph.next('/me/calendars', {
      status: 200,
      body: { value: [null, {}, { id: '' }, { id: 'C', name: 7 }] },
    })
    expect(await listMicrosoftCalendars(provider)).toEqual([{ id: 'C', name: 'C', isPrimary: false }])
  })
})
