import { describe, expect, it } from 'vitest'
import {
  keepCalendlySubscription,
  readCalendlyAccount,
  subscribeCalendly,
  unsubscribeCalendly,
} from '../shared/remote/calendly.ts'
import { proveCalendly } from '../shared/webhook-proof.ts'
import { startCalendly } from './fixtures/calendly.ts'
import { startWebServer } from './fixtures/web-server.ts'

async function open() {
  const calendly = await startCalendly()
  const account = await readCalendlyAccount(calendly.provider)
  const address = 'https://afterword.example/hooks/calendly/c'
  return { ...calendly, calendly, account, wanted: { account, address, signingKey: 'k'.repeat(43) } }
}

describe('an account of Calendly', () => {
  it('is known by the token alone', async () => {
    const { provider, account } = await open()
    expect(account).toEqual({
      user: `${provider.base}/users/U1`,
      organization: `${provider.base}/organizations/O1`,
      email: 'ida@home.example',
      timeZone: 'Europe/Copenhagen',
    })
  })

  it('is none by a token that opens nothing', async () => {
    const { provider } = await open()
    const wrong = { ...provider, token: async () => 'made-up' }
    await expect(readCalendlyAccount(wrong)).rejects.toMatchObject({ trouble: 'accessWithdrawn' })
  })

  it.each([{}, [], { resource: null }, { resource: { uri: 7 } }, { resource: { uri: 'x' } }])(
    'is none when the answer is %j',
    async (body) => {
      const { provider, next } = await open()
      next('/users/me', { status: 200, body })
      await expect(readCalendlyAccount(provider)).rejects.toMatchObject({ trouble: 'passing' })
    },
  )
})

describe('a subscription at Calendly', () => {
  it('has every booking told at the address, signed by our key', async () => {
    const { provider, account, tell, subscriptions } = await open()
    const proofs: unknown[] = []
    const signingKey = 'of this subscription alone'
    const hook = await startWebServer((incoming, outgoing) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('end', () => {
        const header = String(incoming.headers['calendly-webhook-signature'])
        const signed = { header, body: Buffer.concat(chunks), keys: [signingKey] }
        proofs.push(proveCalendly(signed, '2026-11-17T10:00:01Z'))
        outgoing.writeHead(204).end()
      })
    })
    const uri = await subscribeCalendly(provider, { account, address: hook.url, signingKey })
    expect(subscriptions()).toMatchObject([
      {
        uri,
        events: ['invitee.created', 'invitee.canceled', 'invitee_no_show.created', 'invitee_no_show.deleted'],
      },
    ])
    expect(await tell({ event: 'invitee.created' }, Date.parse('2026-11-17T10:00:00Z') / 1000)).toEqual([204])
    expect(proofs).toEqual([{ age: 'fresh' }])
  })

  it('is the only one at its address, however often it was begun', async () => {
    const { provider, wanted, subscriptions } = await open()
    await subscribeCalendly(provider, { ...wanted, address: 'https://elsewhere.example/' })
    await subscribeCalendly(provider, { ...wanted, signingKey: 'of an attempt that was cut short' })
    await subscribeCalendly(provider, wanted)
    expect(subscriptions().map(({ callback_url, signingKey }) => ({ callback_url, signingKey }))).toEqual([
      { callback_url: 'https://elsewhere.example/', signingKey: wanted.signingKey },
      { callback_url: wanted.address, signingKey: wanted.signingKey },
    ])
  })

  it('needs a paid plan, and says so', async () => {
    const { calendly, provider, wanted } = await open()
    calendly.plan = 'free'
    await expect(subscribeCalendly(provider, wanted)).rejects.toMatchObject({
      trouble: 'accessWithdrawn',
      message: expect.stringContaining('paid plan'),
    })
  })

  it('is kept while it is active', async () => {
    const { provider, wanted, asked } = await open()
    const uri = await subscribeCalendly(provider, wanted)
    expect(await keepCalendlySubscription(provider, uri, wanted)).toBe(uri)
    expect(asked.at(-1)).toMatch(/^GET/)
  })

  it.each(['disabled', 'gone'] as const)('is made anew when it is %s', async (state) => {
    const { provider, wanted, subscriptions, disable } = await open()
    const uri = await subscribeCalendly(provider, wanted)
    if (state === 'disabled') disable(uri)
    else await unsubscribeCalendly(provider, uri)
    const renewed = await keepCalendlySubscription(provider, uri, wanted)
    expect(renewed).not.toBe(uri)
    expect(subscriptions()).toMatchObject([{ uri: renewed, state: 'active' }])
  })

  it('is not made anew while Calendly is in trouble', async () => {
    const { provider, wanted, next, asked } = await open()
    const uri = await subscribeCalendly(provider, wanted)
    const before = asked.length
    next('GET /webhook_subscriptions/', { status: 429, headers: { 'retry-after': '60' } })
    await expect(keepCalendlySubscription(provider, uri, wanted)).rejects.toMatchObject({
      trouble: 'passing',
      retryAfterSeconds: 60,
    })
    next('GET /webhook_subscriptions/', { status: 200, body: { resource: 7 } })
    await expect(keepCalendlySubscription(provider, uri, wanted)).rejects.toMatchObject({
      trouble: 'passing',
    })
    expect(asked.length - before).toBe(2)
  })

  it('ends, and may have ended before', async () => {
    const { provider, wanted, subscriptions } = await open()
    const uri = await subscribeCalendly(provider, wanted)
    await unsubscribeCalendly(provider, uri)
    await unsubscribeCalendly(provider, uri)
    expect(subscriptions()).toEqual([])
  })

  it('is followed to none but an address of Calendly', async () => {
    const { provider, wanted, next, asked } = await open()
    const elsewhere = 'https://evil.example/webhook_subscriptions/W1'
    next('POST /webhook_subscriptions', {
      status: 201,
      body: { resource: { uri: elsewhere, state: 'active' } },
    })
    await expect(subscribeCalendly(provider, wanted)).rejects.toMatchObject({ trouble: 'passing' })
    const before = asked.length
    await expect(unsubscribeCalendly(provider, elsewhere)).rejects.toMatchObject({ trouble: 'passing' })
    await expect(keepCalendlySubscription(provider, elsewhere, wanted)).rejects.toMatchObject({
      trouble: 'passing',
    })
    expect(asked).toHaveLength(before)
  })

  it.each([{}, { collection: {} }, { collection: [null, 7, { uri: 'x' }, { callback_url: 'x' }] }])(
    'passes over what is none in the list: %j',
    async (body) => {
      const { provider, wanted, next, subscriptions } = await open()
      next('GET /webhook_subscriptions', { status: 200, body })
      await subscribeCalendly(provider, wanted)
      expect(subscriptions()).toHaveLength(1)
    },
  )
})
