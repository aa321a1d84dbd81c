import { getRequestListener } from '@hono/node-server'
import { describe, expect, it } from 'vitest'
import { beginSignIn, finishSignIn, refresh, revoke } from '../shared/remote/oauth.ts'
import { google, microsoft, type OAuthProvider } from '../shared/remote/oauth-provider.ts'
import { addOAuth, oauthClient, providerAt } from './fixtures/oauth-server.ts'
import { troubledApp } from './fixtures/trouble.ts'
import { closedPort, startWebServer } from './fixtures/web-server.ts'

const now = '2026-11-17T10:00:00Z'
const begun = {
  redirectUri: 'https://afterword.example/connect/microsoft',
  state: 'state-of-this-browser',
  // RFC 7636, appendix B, as is its challenge below.
  verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
}

async function open(known = microsoft) {
  const { app, next } = troubledApp()
  const server = addOAuth(app)
  const { url, asked } = await startWebServer(getRequestListener(app.fetch))
  return { server, next, asked, provider: providerAt(url, known) }
}

/** What a browser brings back after its person has answered. */
async function answered(provider: OAuthProvider, sent = begun): Promise<URLSearchParams> {
  const response = await fetch(await beginSignIn(provider, sent), { redirect: 'manual' })
  return new URL(response.headers.get('location') ?? '').searchParams
}

describe('beginning to sign in', () => {
  it('asks Google for nothing but to read calendars, lastingly', async () => {
    const page = await beginSignIn({ ...google, ...oauthClient }, begun)
    expect(`${page.origin}${page.pathname}`).toBe('https://accounts.google.com/o/oauth2/v2/auth')
    expect(Object.fromEntries(page.searchParams)).toEqual({
      access_type: 'offline',
      prompt: 'consent',
      response_type: 'code',
      client_id: 'afterword-test',
      redirect_uri: begun.redirectUri,
      scope:
        'https://www.googleapis.com/auth/calendar.events.readonly https://www.googleapis.com/auth/calendar.calendarlist.readonly',
      state: begun.state,
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    })
  })

  it('asks Microsoft for the same, and gives away neither secret nor verifier', async () => {
    const page = await beginSignIn({ ...microsoft, ...oauthClient }, begun)
    expect(page.searchParams.get('scope')).toBe('offline_access Calendars.Read')
    expect(decodeURIComponent(page.href)).not.toContain(oauthClient.clientSecret)
    expect(page.href).not.toContain(begun.verifier)
  })
})

describe('coming back from signing in', () => {
  it('brings tokens, whose end is counted from now', async () => {
    const { provider } = await open()
    expect(await finishSignIn(provider, await answered(provider), begun, now)).toEqual({
      accessToken: expect.stringMatching(/^access-/),
      refreshToken: expect.stringMatching(/^refresh-/),
      expiresAt: '2026-11-17T11:00:00Z',
    })
  })

  it('is refused with a state of another browser, and the provider is not asked', async () => {
    const { provider, asked } = await open()
    const query = await answered(provider, { ...begun, state: 'state-of-a-stranger' })
    await expect(finishSignIn(provider, query, begun, now)).rejects.toMatchObject({
      name: 'ReadableError',
      code: 'expired',
      message: expect.stringContaining('Begin again'),
    })
    expect(asked.filter((what) => what.startsWith('POST'))).toEqual([])
  })

  it.each([
    ['nothing', ''],
    ['no code', `state=${begun.state}`],
    ['an empty code', `state=${begun.state}&code=`],
    ['two states', `state=${begun.state}&state=other&code=x`],
    ['another issuer', `state=${begun.state}&code=x&iss=https://elsewhere.example`],
    ['a token instead', `state=${begun.state}&code=x&id_token=x`],
    ['an answer of another kind', `response=x.y.z`],
  ])('is refused with %s', async (_, query) => {
    const { provider, asked } = await open()
    await expect(finishSignIn(provider, new URLSearchParams(query), begun, now)).rejects.toMatchObject({
      code: 'expired',
    })
    expect(asked).toEqual([])
  })

  it('is good once: a code that was used is refused', async () => {
    const { provider } = await open()
    const query = await answered(provider)
    await finishSignIn(provider, query, begun, now)
    await expect(finishSignIn(provider, query, begun, now)).rejects.toMatchObject({
      code: 'expired',
      message: expect.stringContaining('came twice'),
    })
  })

  it('is worth nothing to whoever lacks the verifier', async () => {
    const { provider } = await open()
    const stolen = { ...begun, verifier: 'some-other-verifier-that-is-long-enough-0123456' }
    await expect(finishSignIn(provider, await answered(provider), stolen, now)).rejects.toMatchObject({
      code: 'expired',
    })
  })

  it('tells of a person who said no', async () => {
    const { provider, server } = await open()
    server.person = 'declines'
    await expect(finishSignIn(provider, await answered(provider), begun, now)).rejects.toMatchObject({
      code: 'invalid',
      message: 'You did not let Afterword read your calendars at Microsoft. Nothing was changed.',
    })
  })

  it('tells of an administrator who alone may say yes, and names another way', async () => {
    const { provider, server, next } = await open()
    server.person = 'mayNot'
    const administrator = { code: 'invalid', message: expect.stringMatching(/administrator.*\.ics/) }
    await expect(finishSignIn(provider, await answered(provider), begun, now)).rejects.toMatchObject(
      administrator,
    )
    server.person = 'agrees'
    next('POST /token', {
      status: 400,
      body: { error: 'invalid_grant', error_description: 'AADSTS65001: No consent.' },
    })
    await expect(finishSignIn(provider, await answered(provider), begun, now)).rejects.toMatchObject(
      administrator,
    )
  })

  it('tells of a box that was left unticked', async () => {
    const { provider, server } = await open(google)
    server.granted = 'https://www.googleapis.com/auth/calendar.calendarlist.readonly'
    await expect(finishSignIn(provider, await answered(provider), begun, now)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('every box'),
    })
  })

  it('takes the scopes of Microsoft with their address and in any case', async () => {
    const { provider, server } = await open()
    server.granted = 'https://graph.microsoft.com/calendars.read profile'
    await expect(finishSignIn(provider, await answered(provider), begun, now)).resolves.toBeDefined()
  })

  it('does not end in a connection that dies within the hour', async () => {
    const { provider, next } = await open()
    const query = await answered(provider)
    next('POST /token', { status: 200, body: { access_token: 'a', token_type: 'Bearer', expires_in: 3600 } })
    await expect(finishSignIn(provider, query, begun, now)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('for an hour only'),
    })
  })

  it('tells of a provider in trouble without a word of its answer', async () => {
    const { provider, next } = await open()
    for (const trouble of [
      { status: 503 },
      { status: 401, headers: { 'www-authenticate': 'Bearer error="foreign words"' } },
      { status: 400, body: { error: 'invalid_client', error_description: 'foreign words' } },
      { status: 200, body: ['foreign words'] },
      { status: 200, body: { access_token: 'foreign words', token_type: 'mac' } },
      { status: 302, headers: { location: 'https://elsewhere.example' } },
      'cutOff',
    ] as const) {
      const query = await answered(provider)
      next('POST /token', trouble)
      const error: unknown = await finishSignIn(provider, query, begun, now).catch((thrown) => thrown)
      expect(error).toMatchObject({ name: 'ReadableError', code: 'unavailable' })
      expect(error).not.toHaveProperty('cause')
      expect(String(error)).not.toContain('foreign')
    }
  })

  it('takes nobody to a provider without TLS', async () => {
    const { provider, asked } = await open()
    const { isPlainHttpAllowed, ...secured } = provider
    const query = new URLSearchParams({ state: begun.state, code: 'code-1' })
    await expect(finishSignIn(secured, query, begun, now)).rejects.toMatchObject({ code: 'unavailable' })
    expect(asked).toEqual([])
  })
})

describe('a new pair of tokens', () => {
  async function signedIn(known = microsoft) {
    const opened = await open(known)
    const { provider } = opened
    return { ...opened, tokens: await finishSignIn(provider, await answered(provider), begun, now) }
  }

  it('has a new refresh token where the provider gives one, and the old one where it does not', async () => {
    const { provider, server, tokens, next } = await signedIn()
    const second = await refresh(provider, tokens.refreshToken, '2026-11-17T11:00:00Z')
    expect(second.refreshToken).not.toBe(tokens.refreshToken)
    expect(second.expiresAt).toBe('2026-11-17T12:00:00Z')
    next('POST /token', { status: 200, body: { access_token: 'a', token_type: 'Bearer', expires_in: '60' } })
    expect(await refresh(provider, second.refreshToken, now)).toEqual({
      accessToken: 'a',
      refreshToken: second.refreshToken,
      expiresAt: '2026-11-17T10:01:00Z',
    })
    expect(server.refreshes()).toBe(1)
  })

  it.each([
    [undefined, '2026-11-17T11:00:00Z'],
    [1e300, '2026-11-18T10:00:00Z'],
    [0.5, '2026-11-17T10:00:00Z'],
  ])('is good for a time within reason when told %s seconds', async (expires_in, expiresAt) => {
    const { provider, next } = await open()
    next('POST /token', { status: 200, body: { access_token: 'a', token_type: 'Bearer', expires_in } })
    expect(await refresh(provider, 'r', now)).toMatchObject({ expiresAt })
  })

  it.each([
    ['invalid_grant', ''],
    ['invalid_grant', 'Token has been expired or revoked.'],
    ['interaction_required', 'AADSTS50076: A second factor is due.'],
    ['unauthorized_client', 'AADSTS700082: The refresh token has expired.'],
  ])('is refused for good by %s (%s)', async (error, error_description) => {
    const { provider, next } = await open()
    next('POST /token', { status: 400, body: { error, error_description } })
    const thrown: unknown = await refresh(provider, 'r', now).catch((caught) => caught)
    expect(thrown).toMatchObject({ name: 'RemoteError', trouble: 'accessWithdrawn' })
    expect(thrown).not.toHaveProperty('cause')
  })

  it.each([
    { status: 503, headers: { 'retry-after': '120' } },
    { status: 429, headers: { 'retry-after': '120' } },
    { status: 400, body: { error: 'temporarily_unavailable' } },
    { status: 401, body: { error: 'invalid_client', error_description: 'AADSTS7000222: Secret expired.' } },
    { status: 200, body: { access_token: '', token_type: 'Bearer' } },
    { status: 200, body: { access_token: 'a', token_type: 'Bearer', expires_in: -1 } },
    { status: 200, body: { access_token: 'a', token_type: 'Bearer', id_token: 'x.y.z' } },
    { status: 404, body: 'nothing here' },
    'cutOff',
  ] as const)('may come later when the provider is in trouble: %j', async (trouble) => {
    const { provider, next } = await open()
    next('POST /token', trouble)
    await expect(refresh(provider, 'r', now)).rejects.toMatchObject({
      trouble: 'passing',
      ...(typeof trouble === 'object' && 'headers' in trouble ? { retryAfterSeconds: 120 } : {}),
    })
  })

  it('may come later when nobody answers', async () => {
    const { provider } = await open()
    const gone = { ...provider, tokenEndpoint: `http://127.0.0.1:${await closedPort()}/token` }
    await expect(refresh(gone, 'r', now)).rejects.toMatchObject({ trouble: 'passing' })
  })

  it('is not to be had after access was given back, and giving it back again is success', async () => {
    const { provider, tokens } = await signedIn(google)
    await revoke(provider, tokens)
    await revoke(provider, tokens)
    await expect(refresh(provider, tokens.refreshToken, now)).rejects.toMatchObject({
      trouble: 'accessWithdrawn',
    })
  })

  it('leaves Microsoft alone when access is given back, which takes nothing back', async () => {
    const { provider, tokens, asked } = await signedIn()
    await revoke(provider, tokens)
    expect(asked.at(-1)).toBe('POST /token')
  })
})
