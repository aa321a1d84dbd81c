import * as z from 'zod/mini'
import type { SecretsContext, Surroundings } from '../context.ts'
import type { Connection } from '../domain/connection.ts'
import { feedCalendar } from '../remote/feed.ts'
import { googleCalendar } from '../remote/google.ts'
import { microsoftCalendar } from '../remote/microsoft.ts'
import type { Tokens } from '../remote/oauth.ts'
import {
  apiBase,
  type OAuthClient,
  oauthProvider,
  type ProviderSettings,
  type SignInKind,
} from '../remote/provider-addresses.ts'
import { type RemoteCalendar, RemoteError, type WatchableCalendar } from '../remote/pull.ts'
import type { Provider, TokenSupplier } from '../remote/request.ts'
import { supplyTokens } from '../remote/supply-tokens.ts'

/** A connection's calendar, ready to be pulled: its secrets are read when they are needed, and by nobody else. */

export interface ProvidersContext {
  /** Where the providers are. */
  readonly providers: ProviderSettings
}

export type CalendarContext = Surroundings & SecretsContext & ProvidersContext

/** What is kept of each kind of connection, as JSON under its id. */
export const feedSecret = z.object({ address: z.string() })
export const tokensSecret = z.object({
  accessToken: z.string(),
  expiresAt: z.string(),
  refreshToken: z.string(),
})
/** The newest first: what an older key signed may still be under way. */
export const keysSecret = z.object({
  keys: z.array(z.string()),
  /** Calendly's: by which the subscription is looked after. */
  token: z.optional(z.string()),
  subscription: z.optional(z.string()),
})
const clientSecret = z.object({ clientId: z.string(), clientSecret: z.optional(z.string()) })

export type OpenCalendar =
  | { readonly calendar: RemoteCalendar; readonly isWatchable: false }
  | { readonly calendar: WatchableCalendar; readonly isWatchable: true }

/** Throws a RemoteError where the secret is gone: then the candidate has to connect it again. */
export function openCalendar(
  context: CalendarContext,
  connection: Connection,
  timeZone: string,
): OpenCalendar | undefined {
  const { kind, addresses: me, calendar } = connection
  if (kind === 'feed') return { calendar: feedAt(context, connection, timeZone), isWatchable: false }
  if (kind !== 'google' && kind !== 'microsoft') return undefined
  const provider = providerOf(context, kind, connection.id)
  const settings = { me, timeZone, now: context.now(), ...(calendar && { calendarId: calendar }) }
  const open = kind === 'google' ? googleCalendar : microsoftCalendar
  return { calendar: open(provider, settings), isWatchable: true }
}

function feedAt(
  context: CalendarContext,
  { id, addresses: me }: Connection,
  timeZone: string,
): RemoteCalendar {
  const port = context.providers.FEED_LOOPBACK_PORT
  const guard = port === undefined ? {} : { loopbackPort: Number(port) }
  return {
    async pull(cursor) {
      const { address } = await readSecret(context, id, feedSecret)
      return feedCalendar({ address, me, timeZone, now: context.now(), guard }).pull(cursor)
    },
  }
}

export function providerOf(context: CalendarContext, kind: SignInKind, id: string): Provider {
  const { secrets, providers, now } = context
  const tokens = () => readSecret(context, id, tokensSecret)
  const write = (next: Tokens) => secrets.write(id, JSON.stringify(next))
  let supply: TokenSupplier | undefined
  return {
    base: apiBase(kind, providers),
    async token(refused) {
      const client = await readClient(context, kind)
      if (!client) throw new RemoteError('passing', 'Nothing says as what we are known to the provider')
      supply ??= supplyTokens({ provider: oauthProvider(kind, client, providers), read: tokens, write, now })
      return supply(refused)
    },
  }
}

/** As what we are known to a provider, where the deployer has registered with it. */
export async function readClient(
  { secrets }: SecretsContext,
  kind: SignInKind,
): Promise<OAuthClient | undefined> {
  const kept = await secrets.read(`${kind}-client`)
  return kept === undefined ? undefined : clientSecret.parse(JSON.parse(kept))
}

export async function readSecret<T extends z.ZodMiniType>(
  { secrets }: SecretsContext,
  id: string,
  schema: T,
): Promise<z.output<T>> {
  const kept = await secrets.read(id)
  if (kept === undefined) throw new RemoteError('accessWithdrawn', 'The secret of the connection is gone')
  return schema.parse(JSON.parse(kept))
}
