import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { sha256 } from '../shared/digest.ts'
import type { Channel, Connection, ConnectionKind } from '../shared/domain/connection.ts'
import { plus } from '../shared/domain/instant.ts'
import type { Interview } from '../shared/domain/interview.ts'
import { connect } from '../shared/use-cases/connect-calendar.ts'
import { interviewsOf } from './fixtures/meeting-fact.ts'
import { type Candidate, signIn, siteForFile } from './fixtures/site.ts'

const site = await siteForFile()
const key = 'test-signing-key-0001'

async function connected(kind: ConnectionKind, channel?: Omit<Channel, 'expiresAt'>) {
  const who = await signIn(site)
  const made = await connect(
    site.context,
    who.candidate,
    { kind, name: kind, addresses: [] },
    { keys: [key], accessToken: 'a', expiresAt: site.now(), refreshToken: 'r' },
  )
  await site.clock.settled()
  const known = await site.table.readConnection(made.id, site.now())
  if (!known) throw new Error('It is not connected')
  const { broken: _broken, pullAt: _pullAt, ...rest } = known
  const channels = channel ? [{ ...channel, expiresAt: plus(site.now(), 5 * 24 * 3600) }] : []
  const connection: Connection = { ...rest, channels, revision: known.revision + 1 }
  await site.table.replaceConnection(connection, known.revision)
  return { who, connection }
}

function calendly(body: object, signedAt = Date.parse(site.now()) / 1000) {
  const text = JSON.stringify(body)
  const hash = createHmac('sha256', key).update(`${signedAt}.${text}`).digest('hex')
  return { body: text, headers: { 'Calendly-Webhook-Signature': `t=${signedAt},v1=${hash}` } }
}

function calcom(body: object) {
  const text = JSON.stringify(body)
  const hash = createHmac('sha256', key).update(text).digest('hex')
  return { body: text, headers: { 'X-Cal-Signature-256': hash } }
}

type Message = ReturnType<typeof calendly> | ReturnType<typeof calcom>

const deliver = ({ kind, id }: Connection, { body, headers }: Message) =>
  site.app.request(`/hooks/${kind}/${id}`, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/json', ...(headers as Record<string, string>) },
  })

const pulls = async ({ id }: Connection) =>
  site.aws.scheduler.list().filter(({ name }) => name.startsWith(`sync.${id}.`))

/** What is the same of an interview however it came about: no ids, no moments. */
const asKnown = ({ status, company, role, startsAt, endsAt, interviewers }: Interview) => ({
  ...{ status, company, role, startsAt, endsAt },
  people: interviewers.map(({ name, email }) => ({ name, email })),
})

const known = async (who: Candidate) => (await interviewsOf(site, who)).map(asKnown)

const uri = (id: string) => `https://api.calendly.com/scheduled_events/E/invitees/${id}`

const invitee = (id: string, day: string, more: object = {}) => ({
  ...{ uri: uri(id), name: 'Inês Prado', email: 'ines@farol.example', timezone: 'Europe/Lisbon' },
  ...{ status: 'active', rescheduled: false },
  questions_and_answers: [{ question: 'What is it about?', answer: 'Job interview: Archivist', position: 0 }],
  scheduled_event: {
    ...{ uri: 'https://api.calendly.com/scheduled_events/E', name: 'Interview', status: 'active' },
    ...{ start_time: `${day}T15:00:00Z`, end_time: `${day}T15:45:00Z` },
    event_memberships: [{ user_email: 'candidate@example.com', user_name: 'Marta Vaz' }],
  },
  ...more,
})

const calendlyStory = [
  {
    event: 'invitee.created',
    created_at: '2026-11-16T08:00:00Z',
    payload: invitee('I1', '2026-11-20'),
  },
  {
    event: 'invitee.canceled',
    created_at: '2026-11-16T09:00:00Z',
    payload: invitee('I1', '2026-11-20', { rescheduled: true, status: 'canceled', new_invitee: uri('I2') }),
  },
  {
    event: 'invitee.created',
    created_at: '2026-11-16T09:00:00Z',
    payload: invitee('I2', '2026-11-24', { old_invitee: uri('I1') }),
  },
]

const booking = (uid: string, day: string, more: object = {}) => ({
  ...{ uid, iCalUID: `${uid}@cal.com`, title: 'Interview: Archivist at Farol' },
  ...{ startTime: `${day}T15:00:00Z`, endTime: `${day}T16:00:00Z` },
  organizer: { name: 'Marta Vaz', email: 'candidate@example.com', timeZone: 'America/New_York' },
  attendees: [{ name: 'Inês Prado', email: 'ines@farol.example', timeZone: 'Europe/Lisbon' }],
  status: 'ACCEPTED',
  ...more,
})

const calcomStory = [
  {
    triggerEvent: 'BOOKING_CREATED',
    createdAt: '2026-11-16T08:00:00Z',
    payload: booking('B1', '2026-11-20'),
  },
  {
    triggerEvent: 'BOOKING_RESCHEDULED',
    createdAt: '2026-11-16T09:00:00Z',
    payload: booking('B2', '2026-11-24', { rescheduleUid: 'B1' }),
  },
  {
    triggerEvent: 'BOOKING_CANCELLED',
    createdAt: '2026-11-16T10:00:00Z',
    payload: booking('B2', '2026-11-24', { status: 'CANCELLED' }),
  },
]

describe.each([
  ['calendly', calendlyStory, calendly],
  ['calcom', calcomStory, calcom],
] as const)('deliveries of %s', (kind, story, signed) => {
  test('told once, twice, backwards and at once end in the same', async () => {
    const told: unknown[] = []
    for (const order of [
      story,
      [...story, ...story],
      story.toReversed(),
      [...story, ...story.toReversed()],
    ]) {
      const { who, connection } = await connected(kind)
      for (const message of order) {
        expect((await deliver(connection, signed(message))).status).toBe(202)
        await site.clock.settled()
      }
      told.push(await known(who))
    }
    const { who, connection } = await connected(kind)
    await Promise.all([...story, ...story].map((message) => deliver(connection, signed(message))))
    await site.clock.settled()
    told.push(await known(who))
    expect(told[0]).toHaveLength(1)
    for (const one of told) expect(one).toEqual(told[0])
  })

  test('with a wrong signature, a signature of other bytes or none are refused, and nothing is stored', async () => {
    const { who, connection } = await connected(kind)
    const [message = {}] = story
    const honest = signed(message)
    for (const forged of [
      { ...honest, headers: {} },
      { ...honest, body: honest.body.replace('Farol', 'Forged').replace('Archivist', 'Actor') },
      { ...honest, headers: { 'X-Cal-Signature-256': 'no-secret-provided' } },
    ])
      expect((await deliver(connection, forged as Message)).status).toBe(401)
    await site.clock.settled()
    expect(await known(who)).toEqual([])
  })

  test('for a connection that is not there, or of another kind, are answered 404', async () => {
    const { connection } = await connected('google')
    const [message = {}] = story
    for (const id of [connection.id, 'a'.repeat(28), 'x'])
      expect((await deliver({ ...connection, kind, id }, signed(message))).status).toBe(404)
  })
})

test('a delivery is proved by a key that was replaced a moment ago', async () => {
  const { connection } = await connected('calcom')
  const [first] = calcomStory
  if (!first) throw new Error('There is no delivery')
  expect((await deliver(connection, calcom(first))).status).toBe(202)
  await site.context.secrets.write(connection.id, JSON.stringify({ keys: ['another-signing-key'] }))
  const signature = createHmac('sha256', 'another-signing-key').update(JSON.stringify(first)).digest('hex')
  const again = { body: JSON.stringify(first), headers: { 'X-Cal-Signature-256': signature } }
  expect((await deliver(connection, again)).status).toBe(202)
  await site.clock.settled()
})

test('a delivery that tells nothing is answered politely, and its reason is there to be read', async () => {
  const { who, connection } = await connected('calcom')
  for (const message of [{ triggerEvent: 'PING', createdAt: site.now(), payload: {} }, { my: 'template' }])
    expect((await deliver(connection, calcom(message))).status).toBe(202)
  await site.clock.settled()
  expect(await known(who)).toEqual([])
  expect((await site.table.readConnection(connection.id, site.now()))?.remark).toMatch(/\w/)
})

describe('a ring of Google', () => {
  const channel = { id: 'channel-1', resourceId: 'resource-1', secretHash: sha256('secret') }
  const ring = (connection: Connection, headers: Record<string, string> = {}) =>
    site.app.request(`/hooks/google/${connection.id}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json; utf-8',
        'X-Goog-Channel-ID': 'channel-1',
        'X-Goog-Channel-Token': 'secret',
        'X-Goog-Resource-ID': 'resource-1',
        'X-Goog-Resource-State': 'exists',
        'X-Goog-Message-Number': '10',
        ...headers,
      },
    })

  test('is answered at once; however many come within a minute are one pull', async () => {
    const { connection } = await connected('google', channel)
    const before = (await pulls(connection)).length
    const answers = await Promise.all(Array.from({ length: 30 }, () => ring(connection)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]))
    expect((await pulls(connection)).length - before).toBe(1)
  })

  test('with another token, of another channel or another resource rings for nothing', async () => {
    const { connection } = await connected('google', channel)
    const before = (await pulls(connection)).length
    for (const [name, value] of [
      ['X-Goog-Channel-Token', 'guessed'],
      ['X-Goog-Channel-ID', 'channel-2'],
      ['X-Goog-Resource-ID', 'resource-2'],
      ['X-Goog-Resource-State', 'nonsense'],
    ] as const)
      expect((await ring(connection, { [name]: value })).status).toBe(202)
    expect(await pulls(connection)).toHaveLength(before)
  })
})

describe('a ring of Microsoft', () => {
  const channel = { id: 'subscription-1', secretHash: sha256('secret') }
  const item = (more: object = {}) => ({
    ...{ subscriptionId: 'subscription-1', clientState: 'secret', changeType: 'updated' },
    ...{ resource: 'Users/u/Events/e', resourceData: { id: 'e', '@odata.etag': 'W/"1"' } },
    ...more,
  })
  const post = (connection: Connection, value: readonly object[], query = '') =>
    site.app.request(`/hooks/microsoft/${connection.id}${query}`, {
      method: 'POST',
      body: JSON.stringify({ value }),
      headers: { 'Content-Type': 'application/json' },
    })

  test('echoes the handshake as plain text, before any check', async () => {
    const { connection } = await connected('microsoft')
    const answer = await post(connection, [], '?validationToken=Validation%3a+Testing+%3Cb%3E')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Content-Type')).toMatch(/^text\/plain/)
    expect(await answer.text()).toBe('Validation: Testing <b>')
  })

  test('proves itself item by item', async () => {
    const { connection } = await connected('microsoft', channel)
    const before = (await pulls(connection)).length
    expect(
      (await post(connection, [item({ clientState: 'guessed' }), item({ subscriptionId: 'x' })])).status,
    ).toBe(202)
    expect(await pulls(connection)).toHaveLength(before)
    expect((await post(connection, [item({ clientState: 'guessed' }), item()])).status).toBe(202)
    expect(await pulls(connection)).toHaveLength(before + 1)
  })

  test('that tells of the subscription itself is seen to by the next pull', async () => {
    const { connection } = await connected('microsoft', channel)
    await post(connection, [item({ changeType: undefined, lifecycleEvent: 'subscriptionRemoved' })])
    expect((await site.table.readConnection(connection.id, site.now()))?.channels).toEqual([])
  })
})
