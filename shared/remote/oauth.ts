import * as oauth from 'oauth4webapi'
import { type Instant, plus } from '../domain/instant.ts'
import { policy } from '../domain/policy.ts'
import { ReadableError } from '../errors.ts'
import type { OAuthProvider } from './oauth-provider.ts'
import { begunElsewhere, isOfAnswer, whyRefused, whySignInFailed } from './oauth-refusal.ts'
import { fetchBounded, passing } from './request.ts'

/**
 * The authorization code grant with PKCE (RFC 6749, RFC 7636), by oauth4webapi. What a provider's answer holds is in no
 * error of ours, nor is the library's error its cause: that one carries the whole answer, tokens included.
 */

export interface Tokens {
  readonly accessToken: string
  readonly expiresAt: Instant
  readonly refreshToken: string
}

/** What is remembered of a sign-in from its beginning to its end, by the candidate's session. */
export interface Begun {
  readonly redirectUri: string
  /** Both of 256 random bits, in base64url. */
  readonly state: string
  readonly verifier: string
}

/** The page of the provider's to send the candidate to. */
export async function beginSignIn(provider: OAuthProvider, begun: Begun): Promise<URL> {
  const page = new URL(provider.authorizationEndpoint)
  const parameters = {
    ...provider.parameters,
    response_type: 'code',
    client_id: provider.clientId,
    redirect_uri: begun.redirectUri,
    scope: provider.scopes.join(' '),
    state: begun.state,
    code_challenge: await oauth.calculatePKCECodeChallenge(begun.verifier),
    code_challenge_method: 'S256',
  }
  for (const [name, value] of Object.entries(parameters)) page.searchParams.set(name, value)
  return page
}

/**
 * Turns what the candidate brought back in the query into tokens. Throws a ReadableError for whatever goes wrong, since
 * somebody waits at a page: nothing is stored, and beginning again is always safe.
 */
export async function finishSignIn(
  provider: OAuthProvider,
  query: URLSearchParams,
  begun: Begun,
  now: Instant,
): Promise<Tokens> {
  const { server, client, authentication, options } = known(provider)
  try {
    const answer = answerIn(query, begun, provider)
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      authentication,
      answer,
      begun.redirectUri,
      begun.verifier,
      options,
    )
    const granted = await oauth.processAuthorizationCodeResponse(server, client, response)
    if (!isAllGranted(provider, granted.scope))
      throw new ReadableError(
        'invalid',
        `${provider.name} was told to share only a part. Begin again and leave every box ticked: Afterword asks for nothing but to read your calendars.`,
      )
    if (granted.refresh_token === undefined)
      throw new ReadableError(
        'invalid',
        `${provider.name} let Afterword in for an hour only. Remove Afterword from the applications of your ${provider.name} account, and begin again.`,
      )
    return tokensOf(granted, granted.refresh_token, now)
  } catch (error) {
    throw whySignInFailed(provider, error)
  }
}

/**
 * A new pair for an old one; a provider that gives no new refresh token (Google) lets the old one live on. Throws a
 * RemoteError: `accessWithdrawn` when only the candidate can mend it, else `passing`.
 */
export async function refresh(provider: OAuthProvider, refreshToken: string, now: Instant): Promise<Tokens> {
  const { server, client, authentication, options } = known(provider)
  try {
    const response = await oauth.refreshTokenGrantRequest(
      server,
      client,
      authentication,
      refreshToken,
      options,
    )
    const granted = await oauth.processRefreshTokenResponse(server, client, response)
    return tokensOf(granted, granted.refresh_token ?? refreshToken, now)
  } catch (error) {
    throw whyRefused(provider, error)
  }
}

/**
 * Gives access back, where the provider takes it; access that is gone already is success. Microsoft takes none: there
 * the candidate removes the application from their account. Throws a passing RemoteError.
 */
export async function revoke(provider: OAuthProvider, { refreshToken }: Tokens): Promise<void> {
  if (provider.revocationEndpoint === undefined) return
  const { server, client, authentication, options } = known(provider)
  try {
    const response = await oauth.revocationRequest(server, client, authentication, refreshToken, options)
    await oauth.processRevocationResponse(response)
  } catch (error) {
    if (error instanceof oauth.ResponseBodyError && error.error === 'invalid_token') return
    throw whyRefused(provider, error)
  }
}

function known(provider: OAuthProvider) {
  const server: oauth.AuthorizationServer = {
    issuer: provider.issuer,
    token_endpoint: provider.tokenEndpoint,
    ...(provider.revocationEndpoint === undefined
      ? {}
      : { revocation_endpoint: provider.revocationEndpoint }),
  }
  const { clientId, clientSecret } = provider
  return {
    server,
    client: { client_id: clientId },
    authentication: clientSecret === undefined ? oauth.None() : oauth.ClientSecretPost(clientSecret),
    options: {
      [oauth.customFetch]: fetchAnswer,
      [oauth.allowInsecureRequests]: provider.isPlainHttpAllowed === true,
    },
  }
}

/** What refuses nobody but is in trouble itself says so here, with how long to leave it alone. */
async function fetchAnswer(url: string, request: RequestInit): Promise<Response> {
  const { status, headers, text } = await fetchBounded(url, request)
  if (status === 429 || status >= 500) throw passing(`answered ${status}`, headers)
  return new Response(text || null, { status, headers })
}

/** What was brought back to this very sign-in, with a code in it. */
function answerIn(query: URLSearchParams, { state }: Begun, provider: OAuthProvider): URLSearchParams {
  const { server, client } = known(provider)
  try {
    const answer = oauth.validateAuthResponse(server, client, query, state)
    if (answer.get('code')) return answer
  } catch (error) {
    if (!isOfAnswer(error)) throw error
  }
  throw begunElsewhere(provider)
}

/** Google lets each scope be unticked, Microsoft names those of Graph with or without its address. */
function isAllGranted({ scopes }: OAuthProvider, granted: string | undefined): boolean {
  if (granted === undefined) return true
  const given = granted.toLowerCase().split(' ')
  return scopes
    .filter((scope) => scope !== 'offline_access')
    .map((scope) => scope.toLowerCase())
    .every((scope) => given.some((one) => one === scope || one.endsWith(`/${scope}`)))
}

function tokensOf(
  { access_token, expires_in = policy.tokenLifetimeSeconds }: oauth.TokenEndpointResponse,
  refreshToken: string,
  now: Instant,
): Tokens {
  const lifetimeSeconds = Math.min(Math.floor(expires_in), policy.tokenLifetimeMaxSeconds)
  return { accessToken: access_token, expiresAt: plus(now, lifetimeSeconds), refreshToken }
}
