import type { SecretsContext, Surroundings } from '../context.ts'
import type { Connection } from '../domain/connection.ts'
import { calendlyCalendar } from '../remote/calendly-calendar.ts'
import { feedCalendar } from '../remote/feed.ts'
import { googleCalendar } from '../remote/google.ts'
import { microsoftCalendar } from '../remote/microsoft.ts'
import type { Tokens } from '../remote/oauth.ts'
import {
  apiBase,
  oauthProvider,
  type ProviderSettings,
  type SignInKind,
} from '../remote/provider-addresses.ts'
import { type RemoteCalendar, RemoteError, type WatchableCalendar } from '../remote/pull.ts'
import type { Provider, TokenSupplier } from '../remote/request.ts'
import { supplyTokens } from '../remote/supply-tokens.ts'
import {
  feedSecret,
  keptTokens,
  keysSecret,
  readClient,
  readSecret,
  tokensSecret,
} from './connection-secret.ts'

/** A connection's calendar, ready to be pulled: its secrets are read when they are needed, and by nobody else. */

export interface ProvidersContext {
  /** Where the providers are. */
  readonly providers: ProviderSettings
}

export type CalendarContext = Surroundings & SecretsContext & ProvidersContext

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
  if (kind === 'calendly') return { calendar: calendlyOf(context, connection, timeZone), isWatchable: true }
  if (kind === 'calcom') return undefined
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
