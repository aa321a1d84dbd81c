import { getRequestListener } from '@hono/node-server'
import { describe, expect, it } from 'vitest'
import { plus } from '../shared/domain/instant.ts'
import { beginSignIn, finishSignIn, type Tokens } from '../shared/remote/oauth.ts'
import { microsoft } from '../shared/remote/oauth-provider.ts'
import { type KeptTokens, supplyTokens } from '../shared/remote/supply-tokens.ts'
import { addOAuth, providerAt } from './fixtures/oauth-server.ts'
import { troubledApp } from './fixtures/trouble.ts'
import { startWebServer } from './fixtures/web-server.ts'

const startsAt = '2026-11-17T10:00:00Z'
const begun = { redirectUri: 'https://afterword.example/back', state: 's', verifier: 'v'.repeat(43) }

/** One connection, signed in, whose tokens are kept in one place; `supplier` is one process. */
async function connected() {
  const { app, next } = troubledApp()
  const server = addOAuth(app)
  const { url } = await startWebServer(getRequestListener(app.fetch))
  const provider = providerAt(url, microsoft)
  const page = await fetch(await beginSignIn(provider, begun), { redirect: 'manual' })
  const query = new URL(page.headers.get('location') ?? '').searchParams
  let now = startsAt
  let kept = await finishSignIn(provider, query, begun, now)
  const written: Tokens[] = []
  const storage: Pick<KeptTokens, 'read' | 'write'> = {
    read: async () => kept,
    write: async (tokens) => {
      kept = tokens
      written.push(tokens)
    },
  }
  return {
    server,
    next,
    written,
    kept: () => kept,
    pass: (seconds: number) => {
      now = plus(now, seconds)
    },
    supplier: (other: Partial<KeptTokens> = {}) =>
      supplyTokens({ provider, ...storage, now: () => now, ...other }),
  }
}

describe('the token of a connection', () => {
  it('is the one that is kept, for as long as it is good', async () => {
    const { supplier, server, kept, pass } = await connected()
    const supply = supplier()
    expect(await supply()).toBe(kept().accessToken)
    pass(3_530)
    expect(await supply()).toBe(kept().accessToken)
    expect(server.refreshes()).toBe(0)
  })

  it('is a new one within a minute of its end, written before anybody has it', async () => {
    const { supplier, server, pass, written } = await connected()
    pass(3_540)
    const token = await supplier()()
    expect(written.map(({ accessToken }) => accessToken)).toEqual([token])
    expect(server.accepts(`Bearer ${token}`)).toBe(true)
  })

  it('is asked for once by all who ask meanwhile', async () => {
    const { supplier, server, pass } = await connected()
    pass(3_600)
    const supply = supplier()
    const tokens = await Promise.all(Array.from({ length: 20 }, () => supply()))
    expect(new Set(tokens).size).toBe(1)
    expect(server.refreshes()).toBe(1)
    await supply()
    expect(server.refreshes()).toBe(1)
  })

  it('is the one that another process had, which holds the lease before', async () => {
    const { supplier, server, pass } = await connected()
    const [first, second] = [supplier(), supplier()]
    await Promise.all([first(), second()])
    pass(3_600)
    expect(await first()).toBe(await second())
    expect(server.refreshes()).toBe(1)
  })

  it('is the one of whoever was quicker where no lease kept them apart', async () => {
    const { supplier, server, pass, kept } = await connected()
    pass(3_600)
    const before = kept()
    const token = await supplier()()
    const readings = [before]
    const slower = supplier({ read: async () => readings.shift() ?? kept() })
    expect(await slower()).toBe(token)
    expect(server.refreshes()).toBe(1)
  })

  it('is a new one when the provider refused it before its time', async () => {
    const { supplier, server } = await connected()
    const supply = supplier()
    const refused = await supply()
    server.expireAccess()
    const fresh = await supply({ isStale: true })
    expect(fresh).not.toBe(refused)
    expect(server.accepts(`Bearer ${fresh}`)).toBe(true)
    expect(await supply()).toBe(fresh)
  })

  it('is not lost when it cannot be written: the same pair is written at the next asking', async () => {
    const { supplier, server, pass } = await connected()
    pass(3_600)
    let isDown = true
    const stored: Tokens[] = []
    const supply = supplier({
      write: async (tokens) => {
        if (isDown) throw new Error('The store is down')
        stored.push(tokens)
      },
    })
    await expect(supply()).rejects.toThrow('The store is down')
    isDown = false
    const token = await supply()
    expect(stored.map(({ accessToken }) => accessToken)).toEqual([token])
    expect(server.refreshes()).toBe(1)
  })

  it('is asked for again after the provider was in trouble', async () => {
    const { supplier, server, pass, next } = await connected()
    pass(3_600)
    next('POST /token', { status: 503, headers: { 'retry-after': '7' } })
    const supply = supplier()
    await expect(Promise.all([supply(), supply()])).rejects.toMatchObject({
      trouble: 'passing',
      retryAfterSeconds: 7,
    })
    await expect(supply()).resolves.toMatch(/^access-/)
    expect(server.refreshes()).toBe(1)
  })

  it('is none when the candidate has withdrawn it, and nothing is written', async () => {
    const { supplier, server, pass, written } = await connected()
    server.withdraw()
    pass(3_600)
    await expect(supplier()()).rejects.toMatchObject({ trouble: 'accessWithdrawn' })
    expect(written).toEqual([])
  })
})
