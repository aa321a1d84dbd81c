import { createHmac } from 'node:crypto'
import { sha256 } from '../../shared/digest.ts'
import type { Connection, ConnectionKind } from '../../shared/domain/connection.ts'
import { plus } from '../../shared/domain/instant.ts'
import { openSite, type Site, signIn } from '../fixtures/site.ts'

/** What answering a ring or a delivery takes the API, until it is durable; the work that follows is done between two. */

export interface Answers {
  readonly name: string
  readonly rings: number
  readonly medianMs: number
  /** 99 of 100 take no longer. */
  readonly p99Ms: number
}

const rings = 500
/** The first compile. */
const warmUps = 50
const secret = 'bench-signing-key'

type Ring = (
  site: Site,
  count: number,
) => { readonly body?: string; readonly headers: Record<string, string> }

const ringOf: { readonly [K in 'google' | 'microsoft' | 'calendly']: Ring } = {
  google: (_site, count) => ({
    headers: {
      ...{ 'X-Goog-Channel-ID': 'channel', 'X-Goog-Channel-Token': secret, 'X-Goog-Resource-ID': 'resource' },
      ...{ 'X-Goog-Resource-State': 'exists', 'X-Goog-Message-Number': String(count + 2) },
    },
  }),
  microsoft: () => ({
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      value: [
        { subscriptionId: 'channel', clientState: secret, changeType: 'updated', resource: 'me/events/1' },
      ],
    }),
  }),
  calendly: (site, count) => {
    const sentAt = Date.parse(site.now()) / 1000
    const body = JSON.stringify({
      event: 'invitee.created',
      created_at: site.now(),
      payload: { uri: `I${count}` },
    })
    const hash = createHmac('sha256', secret).update(`${sentAt}.${body}`).digest('hex')
    return { body, headers: { 'Calendly-Webhook-Signature': `t=${sentAt},v1=${hash}` } }
  },
}

export async function measureDoorbells(): Promise<Answers[]> {
  const site = await openSite()
  const answers: Answers[] = []
  for (const kind of ['google', 'microsoft', 'calendly'] as const) {
    const id = await connected(site, kind)
    const times: number[] = []
    for (let count = -warmUps; count < rings; count++) {
      const { headers, body } = ringOf[kind](site, count + warmUps)
      const began = performance.now()
      const answer = await site.app.request(`/hooks/${kind}/${id}`, {
        method: 'POST',
        headers,
        body: body ?? null,
      })
      if (count >= 0) times.push(performance.now() - began)
      if (answer.status !== 202) throw new Error(`${kind} was answered ${answer.status}`)
      await site.clock.settled()
    }
    times.sort((one, other) => one - other)
    const at = (share: number) => times[Math.ceil(share * rings) - 1] ?? Number.NaN
    answers.push({ name: kind, rings, medianMs: at(0.5), p99Ms: at(0.99) })
  }
  await site.close()
  return answers
}

async function connected(site: Site, kind: ConnectionKind): Promise<string> {
  const { candidate } = await signIn(site)
  const connection: Connection = {
    ...{ schema: 1, id: `${candidate}k3jx5q7zt2mw`, revision: 1, kind, name: kind, addresses: [] },
    ...{ since: site.now(), failures: 0 },
    channels: [
      {
        ...{ id: 'channel', resourceId: 'resource', secretHash: sha256(secret) },
        expiresAt: plus(site.now(), 86_400),
      },
    ],
  }
  await site.table.createConnection(connection)
  await site.context.secrets.write(connection.id, JSON.stringify({ keys: [secret] }))
  return connection.id
}
