import type { Context, FunctionsContext, SiteContext } from '../context.ts'
import { base32, digest } from '../digest.ts'
import { type Connection, isDelivered } from '../domain/connection.ts'
import { candidateIdLength, interviewIdLength } from '../domain/interview.ts'
import { policy } from '../domain/policy.ts'
import { notFound, ReadableError } from '../errors.ts'
import { changeConnection } from './change-connection.ts'
import type { CalendarContext } from './open-watchable.ts'

/** What connecting a calendar of any kind has in common; one file for each way to do it. */

export type ConnectContext = Context & CalendarContext & SiteContext & FunctionsContext

/** What is connected, before it has an id. */
export type Wanted = Pick<Connection, 'kind' | 'name' | 'addresses' | 'calendar'>

/**
 * The same calendar has the same id, whenever it is connected: two presses of a button make one connection, and what was
 * learned from one that was let go is known again. An account's own calendar has no name but the account's.
 */
export function connectionIdOf(
  candidate: string,
  { kind, calendar, addresses: [account] }: Omit<Wanted, 'name'>,
): string {
  const hash = digest(calendar === undefined ? [kind, 'own', account] : [kind, 'of', calendar])
  return candidate + base32(Buffer.from(hash, 'base64url'), interviewIdLength - candidateIdLength)
}

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
  const id = connectionIdOf(candidate, wanted)
  const connections = await context.table.listConnections(candidate)
  const known = connections.find((one) => one.id === id)
  if (known) return reconnect(context, known, wanted, secret)
  if (connections.length >= policy.connectionsMax)
    throw new ReadableError(
      'conflict',
      `${policy.connectionsMax} calendars are the most that can be connected.`,
    )
  const connection: Connection = {
    ...{ schema: 1, id, revision: 1, ...wanted, since: now, failures: 0, channels: [] },
    ...(!isDelivered(wanted) && { pullAt: now }),
  }
  await context.secrets.write(id, JSON.stringify(secret))
  if (!(await context.table.createConnection(connection)))
    return reconnect(context, connection, wanted, secret)
  await lookNow(context, connection)
  return connection
}

/** Access that was withdrawn is given again: what was over by then is still not acted on. */
export async function reconnect(
  context: ConnectContext,
  { id }: Connection,
  { name, addresses }: Pick<Wanted, 'name' | 'addresses'>,
  secret: unknown,
): Promise<Connection> {
  await context.secrets.write(id, JSON.stringify(secret))
  const again = await changeConnection(context, id, (known) => {
    // A pull under way asks with the old secret: nobody waits for it.
    const { broken: _broken, lease: _lease, ...rest } = known
    return {
      ...{ ...rest, name, addresses, failures: 0 },
      ...(!isDelivered(known) && { pullAt: context.now() }),
    }
  })
  if (!again) throw notFound()
  await lookNow(context, again)
  return again
}

/** Not left to a timer, since somebody waits to see what comes of it; should this be lost, the sweeper finds it due. */
export async function lookNow({ functions }: ConnectContext, connection: Connection): Promise<void> {
  if (!isDelivered(connection)) await functions.leaveToSync({ kind: 'pull', connection: connection.id })
}

/** Throws `unavailable` for whoever has asked providers too often within the hour. */
export async function countConnecting(context: Context, candidate: string): Promise<void> {
  const isCounted = await context.table.count(
    candidate,
    'connect',
    policy.connectsPerHour,
    3600,
    context.now(),
  )
  if (!isCounted)
    throw new ReadableError(
      'unavailable',
      'That was often enough for an hour. Nothing is lost; go on in a while.',
    )
}
