import type { GoogleRing } from '../calendar/google.ts'
import type { GraphNotification } from '../calendar/microsoft-notification.ts'
import type { Context } from '../context.ts'
import type { Connection } from '../domain/connection.ts'
import { type Instant, plus } from '../domain/instant.ts'
import { policy } from '../domain/policy.ts'
import { isRingOf, isSecretOf } from '../webhook-proof.ts'

/**
 * A provider rings: something has changed, and only a pull tells what. However many rings come for a calendar within one
 * minute, it is pulled once. A ring that proves nothing does nothing, and nobody is told.
 */

export async function ringGoogle(context: Context, id: string, ring: GoogleRing): Promise<void> {
  const now = context.now()
  const connection = await context.table.readConnection(id, now)
  if (connection?.kind !== 'google') return
  const isOurs = connection.channels.some(
    (channel) =>
      channel.resourceId !== undefined &&
      isRingOf(
        { channelId: channel.id, resourceId: channel.resourceId, tokenHash: channel.secretHash },
        ring,
      ),
  )
  if (isOurs) await context.timers.wake(id, now)
}

/** Each item proves itself; those of other subscriptions in the same post are passed over. */
export async function ringMicrosoft(
  context: Context,
  id: string,
  items: readonly GraphNotification[],
): Promise<void> {
  const now = context.now()
  const connection = await context.table.readConnection(id, now)
  if (connection?.kind !== 'microsoft') return
  const ours = items.filter(({ subscriptionId, clientState }) =>
    connection.channels.some(
      ({ id: channel, secretHash }) => channel === subscriptionId && isSecretOf(secretHash, clientState),
    ),
  )
  if (ours.length === 0) return
  const told = ours.reduce((next, item) => afterWord(next, item, now), connection)
  // Lost to a pull under way: then that pull, or the one that is woken here, sees how the subscription stands.
  if (told !== connection)
    await context.table.replaceConnection({ ...told, revision: connection.revision + 1 }, connection.revision)
  await context.timers.wake(id, now)
}

/** What Graph says of the subscription itself is seen to by the next pull. */
function afterWord(connection: Connection, item: GraphNotification, now: Instant): Connection {
  const { channels } = connection
  const of = (channel: Connection['channels'][number]) => channel.id === item.subscriptionId
  if (item.type === 'subscriptionRemoved')
    return { ...connection, channels: channels.filter((one) => !of(one)) }
  if (item.type === 'reauthorizationRequired') {
    // Renewing is what it asks for, and what ends within this is renewed.
    const soon = plus(now, policy.channelRenewalSeconds)
    return {
      ...connection,
      channels: channels.map((one) => (of(one) && one.expiresAt > soon ? { ...one, expiresAt: soon } : one)),
    }
  }
  if (item.type !== 'missed') return connection
  const { cursor: _cursor, ...rest } = connection
  return rest
}
