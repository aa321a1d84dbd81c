import type { SecretsContext, Surroundings } from '../context.ts'
import type { Connection } from '../domain/connection.ts'
import { calendlyCalendar } from '../remote/calendly-calendar.ts'
import { googleCalendar } from '../remote/google.ts'
import { microsoftCalendar } from '../remote/microsoft.ts'
import type { Tokens } from '../remote/oauth.ts'
import {
  apiBase,
  oauthProvider,
  type ProviderSettings,
  type SignInKind,
} from '../remote/provider-addresses.ts'
import { RemoteError, type WatchableCalendar } from '../remote/pull.ts'
import type { Provider, TokenSupplier } from '../remote/request.ts'
import { supplyTokens } from '../remote/supply-tokens.ts'
import { keptTokens, keysSecret, readClient, readSecret, tokensSecret } from './connection-secret.ts'

/**
 * A calendar whose provider rings. Apart from feeds, whose reading is much code, and which nobody has to be told that
 * they are let go.
 */

export interface ProvidersContext {
  /** Where the providers are. */
  readonly providers: ProviderSettings
}

export type CalendarContext = Surroundings & SecretsContext & ProvidersContext

/** Absent where there is none that rings. Throws a RemoteError where the secret is gone. */
export function openWatchable(
  context: CalendarContext,
  connection: Connection,
  timeZone: string,
): WatchableCalendar | undefined {
  const { kind, id, addresses: me, calendar } = connection
  if (kind === 'feed' || kind === 'calcom') return undefined
  if (kind === 'calendly') return calendlyOf(context, connection, timeZone)
  const settings = { me, timeZone, now: context.now(), ...(calendar && { calendarId: calendar }) }
  const open = kind === 'google' ? googleCalendar : microsoftCalendar
  return open(providerOf(context, kind, id), settings)
}

export function calendlyAt({ providers }: ProvidersContext, token: TokenSupplier): Provider {
  return { base: apiBase('calendly', providers), token }
}

/** What Calendly tells is signed with a key of the secret, so that a subscription needs none of its own. */
function calendlyOf(
  context: CalendarContext,
  { id, addresses: me }: Connection,
  timeZone: string,
): WatchableCalendar {
  const secret = () => readSecret(context, id, keysSecret)
  const token = async () => {
    const { token } = await secret()
    if (token === undefined) throw new RemoteError('accessWithdrawn', 'There is no token for Calendly')
    return token
  }
  const signingKey = async () => {
    const [newest] = (await secret()).keys
    if (newest === undefined) throw new RemoteError('accessWithdrawn', 'There is no key for Calendly')
    return newest
  }
  return calendlyCalendar(calendlyAt(context, token), { me, timeZone, now: context.now(), signingKey })
}

export function providerOf(context: CalendarContext, kind: SignInKind, id: string): Provider {
  const { secrets, providers, now } = context
  const tokens = () => readSecret(context, id, tokensSecret)
  const write = (next: Tokens) => secrets.write(id, JSON.stringify(keptTokens(next)))
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
