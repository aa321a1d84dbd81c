import type { Connection } from '../domain/connection.ts'
import { candidateOf } from '../domain/interview.ts'
import { notFound, ReadableError } from '../errors.ts'
import { makeSecret } from '../links.ts'
import { listGoogleCalendars } from '../remote/google-calendars.ts'
import { type ListedCalendar, userAddresses } from '../remote/listed-calendar.ts'
import { listMicrosoftCalendars } from '../remote/microsoft.ts'
import { type Begun, beginSignIn, finishSignIn } from '../remote/oauth.ts'
import type { OAuthProvider } from '../remote/oauth-provider.ts'
import { begunElsewhere } from '../remote/oauth-refusal.ts'
import { apiBase, oauthProvider, type SignInKind } from '../remote/provider-addresses.ts'
import { RemoteError } from '../remote/pull.ts'
import type { Provider } from '../remote/request.ts'
import { type ConnectContext, connect, connectionIdOf, reconnect, type Wanted } from './connect-calendar.ts'
import { keptTokens, readClient, readSecret, tokensSecret } from './connection-secret.ts'
import { providerOf } from './open-watchable.ts'

/** Calendars for which the candidate signs in at their provider. */

/** What has to be remembered, by the candidate's browser alone, until they are back. */
export type Secrets = Pick<Begun, 'state' | 'verifier'>

/** The page of the provider's to send the candidate to. Throws `notFound` where the deployer has not registered there. */
export async function beginAccount(
  context: ConnectContext,
  kind: SignInKind,
): Promise<{ readonly page: URL; readonly secrets: Secrets }> {
  const provider = await providerAt(context, kind)
  const secrets = { state: makeSecret(context.random), verifier: makeSecret(context.random) }
  return { page: await beginSignIn(provider, begunBy(context, kind, secrets)), secrets }
}

/**
 * Takes what the candidate brought back in the query: connects the account's own calendar, and lets in again those that
 * are connected of it already. Without `secrets`, no sign-in was begun. Throws a ReadableError for whatever goes wrong; then nothing has changed.
 */
export async function finishAccount(
  context: ConnectContext,
  candidate: string,
  kind: SignInKind,
  query: URLSearchParams,
  secrets: Secrets | undefined,
): Promise<Connection> {
  const provider = await providerAt(context, kind)
  if (!secrets) throw begunElsewhere(provider)
  const tokens = await finishSignIn(provider, query, begunBy(context, kind, secrets), context.now())
  const calendars = await listCalendars(kind, {
    base: apiBase(kind, context.providers),
    token: async () => tokens.accessToken,
  })
  const own = calendars.find(({ isPrimary }) => isPrimary)
  if (!own)
    throw new ReadableError('conflict', `This account has no calendar of its own at ${provider.name}.`)
  const addresses = userAddresses(calendars)
  const kept = keptTokens(tokens)
  const connection = await connect(context, candidate, wantedOf(kind, own, addresses), kept)
  for (const other of await ofSameAccount(context, connection)) await reconnect(context, other, other, kept)
  return connection
}

async function ofSameAccount(
  context: ConnectContext,
  connection: Connection,
): Promise<readonly Connection[]> {
  const { id, kind, addresses } = connection
  const [account] = addresses
  if (account === undefined) return []
  const all = await context.table.listConnections(candidateOf(id))
  return all.filter((one) => one.id !== id && one.kind === kind && one.addresses[0] === account)
}

/** The account's calendars that are not connected. Throws `unavailable` when its provider does not name them. */
export async function listOtherCalendars(
  context: ConnectContext,
  connection: Connection,
): Promise<readonly ListedCalendar[]> {
  const { id, addresses } = connection
  const kind = signInKindOf(connection)
  const [calendars, connections] = await Promise.all([
    listCalendars(kind, providerOf(context, kind, id)),
    context.table.listConnections(candidateOf(id)),
  ])
  const connected = new Set(connections.map((one) => one.id))
  return calendars.filter(
    (listed) => !connected.has(connectionIdOf(candidateOf(id), wantedOf(kind, listed, addresses))),
  )
}

/** Connects another calendar of an account, by the access that was given for the first. Throws as `listOtherCalendars`. */
export async function addCalendar(
  context: ConnectContext,
  connection: Connection,
  calendar: string,
): Promise<Connection> {
  const kind = signInKindOf(connection)
  const listed = (await listOtherCalendars(context, connection)).find(({ id }) => id === calendar)
  if (!listed)
    throw new ReadableError('conflict', 'This calendar is connected already, or is not there any more.')
  const tokens = await readSecret(context, connection.id, tokensSecret)
  const wanted = wantedOf(kind, listed, connection.addresses)
  return connect(context, candidateOf(connection.id), wanted, tokens)
}

/** The account's own calendar is meant where none is named. */
function wantedOf(
  kind: SignInKind,
  { id, name, isPrimary, owner }: ListedCalendar,
  addresses: readonly string[],
): Wanted {
  if (isPrimary && addresses.length > 0) return { kind, name: owner ?? name, addresses }
  return { kind, name, addresses, calendar: id }
}

function signInKindOf({ kind }: Connection): SignInKind {
  if (kind !== 'google' && kind !== 'microsoft') throw notFound()
  return kind
}

async function listCalendars(kind: SignInKind, provider: Provider): Promise<readonly ListedCalendar[]> {
  try {
    return await (kind === 'google' ? listGoogleCalendars : listMicrosoftCalendars)(provider)
  } catch (error) {
    if (!(error instanceof RemoteError)) throw error
    throw new ReadableError(
      'unavailable',
      'Which calendars this account has could not be read just now. Try again in a while.',
      [],
      { cause: error },
    )
  }
}

async function providerAt(context: ConnectContext, kind: SignInKind): Promise<OAuthProvider> {
  const client = await readClient(context, kind)
  if (!client) throw notFound()
  return oauthProvider(kind, client, context.providers)
}

function begunBy({ publicUrl }: ConnectContext, kind: SignInKind, secrets: Secrets): Begun {
  return { ...secrets, redirectUri: `${publicUrl}/connections/${kind}/callback` }
}
