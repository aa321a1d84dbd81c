import type { Context, FunctionsContext, SecretsContext, SiteContext } from '../context.ts'
import { base32, sha256 } from '../digest.ts'
import { type Connection, type ConnectionKind, isDelivered } from '../domain/connection.ts'
import { candidateIdLength, interviewIdLength } from '../domain/interview.ts'
import { policy } from '../domain/policy.ts'
import { invalid, notFound, ReadableError } from '../errors.ts'
import { makeSecret } from '../links.ts'
import { log } from '../log.ts'
import { feedAddress } from '../remote/guarded-fetch.ts'
import { revoke } from '../remote/oauth.ts'
import { oauthProvider } from '../remote/provider-addresses.ts'
import { RemoteError } from '../remote/pull.ts'
import {
  type CalendarContext,
  keysSecret,
  openCalendar,
  readClient,
  readSecret,
  tokensSecret,
} from './open-calendar.ts'

export type ConnectContext = Context & CalendarContext & SecretsContext & SiteContext & FunctionsContext

/** What is connected, before it has an id. */
export type Wanted = Pick<Connection, 'kind' | 'name' | 'addresses' | 'calendar'>

/**
 * Connects a calendar and has it looked at at once. The secret is kept first: a connection without one would look broken.
 * What is connected already, with the same secret or another, is that connection again, and goes on where it was.
 */
export async function connect(
  context: ConnectContext,
  candidate: string,
  wanted: Wanted,
  secret: unknown,
): Promise<Connection> {
  const now = context.now()
  const connections = await context.table.listConnections(candidate)
  const same = connections.find(({ kind, calendar }) => kind === wanted.kind && calendar === wanted.calendar)
  if (same) return reconnect(context, same, wanted, secret)
  if (connections.length >= policy.connectionsMax)
    throw new ReadableError(
      'conflict',
      `${policy.connectionsMax} calendars are the most that can be connected.`,
    )
  const id = candidate + base32(context.random(8), interviewIdLength - candidateIdLength)
  const connection: Connection = {
    ...{ schema: 1, id, revision: 1, ...wanted, since: now, failures: 0, channels: [] },
    ...(!isDelivered(wanted) && { pullAt: now }),
  }
  await context.secrets.write(id, JSON.stringify(secret))
  await context.table.createConnection(connection)
  await lookAtOnce(context, connection)
  return connection
}

/** Access that was withdrawn is given again: what was over by then is still not acted on. */
async function reconnect(
  context: ConnectContext,
  known: Connection,
  wanted: Wanted,
  secret: unknown,
): Promise<Connection> {
  await context.secrets.write(known.id, JSON.stringify(secret))
  const { broken: _broken, ...rest } = known
  const again: Connection = {
    ...{ ...rest, name: wanted.name, addresses: wanted.addresses, failures: 0 },
    revision: known.revision + 1,
    ...(!isDelivered(known) && { pullAt: context.now() }),
  }
  await context.table.replaceConnection(again, known.revision)
  await lookAtOnce(context, again)
  return again
}

/** Not left to a timer, since somebody waits to see what comes of it; should this be lost, the sweeper finds it due. */
async function lookAtOnce({ functions }: ConnectContext, connection: Connection): Promise<void> {
  if (!isDelivered(connection)) await functions.leaveToSync({ kind: 'pull', connection: connection.id })
}

/** A secret address in iCalendar format, pasted. Throws `invalid` for what can be none. */
export async function connectFeed(
  context: ConnectContext,
  candidate: string,
  typed: string,
): Promise<Connection> {
  const port = context.providers.FEED_LOOPBACK_PORT
  const address = readAddress(typed, port === undefined ? undefined : Number(port))
  const wanted = {
    kind: 'feed',
    name: new URL(address).hostname,
    addresses: [],
    calendar: sha256(address),
  } as const
  return connect(context, candidate, wanted, { address })
}

function readAddress(typed: string, loopbackPort: number | undefined): string {
  try {
    return feedAddress(typed, loopbackPort === undefined ? {} : { loopbackPort })
  } catch (error) {
    if (!(error instanceof RemoteError)) throw error
    throw invalid([{ path: 'address', message: error.message }])
  }
}

/** Cal.com is told our address and this key by the candidate, on its own page of settings. */
export async function connectCalcom(context: ConnectContext, candidate: string): Promise<Connection> {
  const wanted = { kind: 'calcom', name: 'Cal.com', addresses: [] } as const
  const connections = await context.table.listConnections(candidate)
  const known = connections.find(({ kind }) => kind === 'calcom')
  return known ?? connect(context, candidate, wanted, { keys: [makeSecret(context.random)] })
}

/** What the candidate has to give to Cal.com. */
export async function calcomKey(context: ConnectContext, { id }: Connection): Promise<string> {
  const { keys } = await readSecret(context, id, keysSecret)
  return keys[0] ?? ''
}

/** One of the candidate's; anybody else's is not there. */
export async function readOwnConnection(
  context: Context,
  candidate: string,
  id: string,
): Promise<Connection> {
  if (id.length !== interviewIdLength || !id.startsWith(candidate)) throw notFound()
  const connection = await context.table.readConnection(id, context.now())
  if (!connection) throw notFound()
  return connection
}

/**
 * Ends it there and here. What a provider does not answer to is logged and left: without the secret nothing can be had
 * from it any more. Interviews that were learned from it stay.
 */
export async function disconnect(context: ConnectContext, connection: Connection): Promise<void> {
  const { id, kind } = connection
  await unlessTrouble(id, () => endChannels(context, connection))
  if (kind === 'google' || kind === 'microsoft')
    await unlessTrouble(id, () => endAccess(context, connection, kind))
  await context.secrets.erase(id)
  await context.table.removeConnection(id)
}

async function endChannels(context: ConnectContext, connection: Connection): Promise<void> {
  const opened = openCalendar(context, connection, 'UTC')
  if (!opened?.isWatchable) return
  for (const channel of connection.channels) await opened.calendar.unwatch(channel)
}

/** Other calendars of the same account have the same grant, so the last of them alone ends it. */
async function endAccess(
  context: ConnectContext,
  { id, addresses }: Connection,
  kind: ConnectionKind & ('google' | 'microsoft'),
): Promise<void> {
  const others = (await context.table.listConnections(id.slice(0, candidateIdLength))).filter(
    (one) => one.id !== id && one.kind === kind && one.addresses[0] === addresses[0],
  )
  const client = await readClient(context, kind)
  if (others.length > 0 || !client) return
  const tokens = await readSecret(context, id, tokensSecret)
  await revoke(oauthProvider(kind, client, context.providers), tokens)
}

async function unlessTrouble(id: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof RemoteError)) throw error
    log('notEnded', { id, trouble: error.trouble })
  }
}
