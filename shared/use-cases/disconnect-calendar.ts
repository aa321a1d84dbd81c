import type { Connection } from '../domain/connection.ts'
import { candidateOf } from '../domain/interview.ts'
import { log } from '../log.ts'
import { revoke } from '../remote/oauth.ts'
import { oauthProvider, type SignInKind } from '../remote/provider-addresses.ts'
import { RemoteError } from '../remote/pull.ts'
import type { ConnectContext } from './connect-calendar.ts'
import { readClient, readSecret, tokensSecret } from './connection-secret.ts'
import { openWatchable } from './open-watchable.ts'

/**
 * Ends it there and here. What a provider does not answer to is logged and left: without the secret nothing can be had
 * from it any more. Interviews that were learned from it stay.
 */
export async function disconnect(context: ConnectContext, connection: Connection): Promise<void> {
  const { id, kind } = connection
  await unlessTrouble(id, () => endChannels(context, connection))
  if (kind === 'google' || kind === 'microsoft')
    await unlessTrouble(id, () => endAccess(context, connection, kind))
  // In this order a pull under way sees that it is gone, and erases what it may still write.
  await context.table.removeConnection(id)
  await context.secrets.erase(id)
}

async function endChannels(context: ConnectContext, connection: Connection): Promise<void> {
  const calendar = openWatchable(context, connection, 'UTC')
  if (!calendar) return
  for (const channel of connection.channels) await calendar.unwatch(channel)
}

/** Other calendars of the same account have the same grant, so the last of them alone ends it. */
async function endAccess(
  context: ConnectContext,
  { id, addresses }: Connection,
  kind: SignInKind,
): Promise<void> {
  const others = (await context.table.listConnections(candidateOf(id))).filter(
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
