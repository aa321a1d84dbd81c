import type { SiteContext, Surroundings } from '../context.ts'
import { base32, sha256 } from '../digest.ts'
import type { Channel, Connection } from '../domain/connection.ts'
import { type Instant, plus, secondsBetween } from '../domain/instant.ts'
import { policy } from '../domain/policy.ts'
import { makeSecret } from '../links.ts'
import { log } from '../log.ts'
import { RemoteError, type Watch, type WatchableCalendar } from '../remote/pull.ts'

/**
 * The channels by which a provider rings from now on. One that ends soon is renewed before it does, and what it was
 * renewed from rings until it is stopped or ends. A provider that will not ring is asked again with each pull.
 */
export async function watchCalendar(
  context: Surroundings & SiteContext,
  connection: Connection,
  calendar: WatchableCalendar,
): Promise<readonly Channel[]> {
  const now = context.now()
  const open = connection.channels.filter(({ expiresAt }) => expiresAt > now)
  const [newest] = open
  if (newest && !endsSoon(newest, now)) return open
  const secret = makeSecret(context.random)
  const wanted = {
    id: base32(context.random(16), 25),
    address: `${context.publicUrl}/hooks/${connection.kind}/${connection.id}`,
    secret,
    until: plus(now, policy.channelLifeSeconds),
  }
  try {
    const watch = newest ? await calendar.renew(newest, wanted) : await calendar.watch(wanted)
    return [
      channelOf(watch, newest, { secretHash: sha256(secret), madeAt: now }),
      ...(await stopped(calendar, open, watch)),
    ]
  } catch (error) {
    if (!(error instanceof RemoteError)) throw error
    log('notWatched', { id: connection.id, trouble: error.trouble })
    return open
  }
}

/** In time, and not at each pull where a provider gives little. */
function endsSoon({ madeAt, expiresAt }: Channel, now: Instant): boolean {
  const halfLife = madeAt ? secondsBetween(madeAt, expiresAt) / 2 : policy.channelRenewalSeconds
  return expiresAt <= plus(now, Math.min(policy.channelRenewalSeconds, Math.floor(halfLife)))
}

/** One that goes on for longer keeps its secret. */
function channelOf(
  { id, resourceId, expiresAt }: Watch,
  before: Channel | undefined,
  { secretHash, madeAt }: Pick<Channel, 'secretHash'> & { readonly madeAt: Instant },
): Channel {
  return {
    ...{ id, expiresAt, madeAt, secretHash: before?.id === id ? before.secretHash : secretHash },
    ...(resourceId && { resourceId }),
  }
}

/** Those that could not be stopped ring on, and are known for as long. */
async function stopped(
  calendar: WatchableCalendar,
  open: readonly Channel[],
  next: Watch,
): Promise<readonly Channel[]> {
  const left: Channel[] = []
  for (const channel of open.filter(({ id }) => id !== next.id)) {
    try {
      await calendar.unwatch(channel)
    } catch (error) {
      if (!(error instanceof RemoteError)) throw error
      left.push(channel)
    }
  }
  return left.slice(0, policy.channelsMax - 1)
}
