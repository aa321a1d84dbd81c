import { describe, expect, it } from 'vitest'
import { plus } from '../shared/domain/instant.ts'
import { googleCalendar } from '../shared/remote/google.ts'
import { listGoogleCalendars } from '../shared/remote/google-calendars.ts'
import { userAddresses } from '../shared/remote/listed-calendar.ts'
import { beginSignIn, finishSignIn, revoke } from '../shared/remote/oauth.ts'
import { supplyTokens } from '../shared/remote/supply-tokens.ts'
import { googleEvent, startGoogle } from './fixtures/google-calendar.ts'
import { pulled } from './fixtures/pulled.ts'
import { troubleOf } from './fixtures/remote-trouble.ts'

const begun = {
  redirectUri: 'https://afterword.example/connect/google',
  state: 's'.repeat(43),
  verifier: 'v'.repeat(43),
}

/** Somebody who has signed in at Google, and what Afterword has of it. */
async function signIn() {
  const clock = { now: '2026-11-17T10:00:00Z' }
  const now = () => clock.now
  const google = await startGoogle({ now })
  google.put(googleEvent('A'))
  const page = await fetch(await beginSignIn(google.provider, begun), { redirect: 'manual' })
  const query = new URL(page.headers.get('location') ?? '').searchParams
  let kept = await finishSignIn(google.provider, query, begun, now())
  const token = supplyTokens({
    provider: google.provider,
    read: async () => kept,
    write: async (tokens) => {
      kept = tokens
    },
    now,
  })
  const provider = { base: google.base, token }
  const me = userAddresses(await listGoogleCalendars(provider))
  return {
    google,
    clock,
    kept: () => kept,
    calendar: googleCalendar(provider, { me, timeZone: 'Europe/Oslo', now: now() }),
  }
}

describe('a calendar that somebody signed in for', () => {
  it('is pulled for longer than a token is good', async () => {
    const { google, clock, calendar } = await signIn()
    const { cursor } = await pulled(calendar)
    clock.now = plus(clock.now, 3_600)
    google.put(googleEvent('B'))
    expect((await pulled(calendar, cursor)).titles).toEqual(['B'])
    expect(google.oauth.refreshes()).toBe(1)
  })

  it('is pulled although its token ended before its time', async () => {
    const { google, calendar } = await signIn()
    google.oauth.expireAccess()
    expect((await pulled(calendar)).titles).toEqual(['A'])
    expect(google.oauth.refreshes()).toBe(1)
  })

  it('is closed to us once they take it back at Google', async () => {
    const { google, calendar } = await signIn()
    const { cursor } = await pulled(calendar)
    google.oauth.withdraw()
    expect((await troubleOf(pulled(calendar, cursor))).trouble).toBe('accessWithdrawn')
  })

  it('is closed to us once they take it back here', async () => {
    const { google, calendar, kept } = await signIn()
    await revoke(google.provider, kept())
    expect((await troubleOf(pulled(calendar))).trouble).toBe('accessWithdrawn')
  })
})
