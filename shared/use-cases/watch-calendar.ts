import type { SiteContext, Surroundings } from '../context.ts'
import { base32, sha256 } from '../digest.ts'
import type { Channel, Connection } from '../domain/connection.ts'
import { plus } from '../domain/instant.ts'
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
  if (newest && newest.expiresAt > plus(now, policy.channelRenewalSeconds)) return open
  const secret = makeSecret(context.random)
  const wanted = {
    id: base32(context.random(16), 25),
    address: `${context.publicUrl}/hooks/${connection.kind}/${connection.id}`,
    secret,
    until: plus(now, policy.channelLifeSeconds),
  }
  try {
    const watch = newest ? await calendar.renew(newest, wanted) : await calendar.watch(wanted)
    return [channelOf(watch, newest, sha256(secret)), ...(await stopped(calendar, open, watch))]
  } catch (error) {
    if (!(error instanceof RemoteError)) throw error
    log('notWatched', { id: connection.id, trouble: error.trouble })
    return open
  }
}

/** One that goes on for longer keeps its secret. */
function channelOf(
  { id, resourceId, expiresAt }: Watch,
  before: Channel | undefined,
  secretHash: string,
): Channel {
  return {
    ...{ id, expiresAt, secretHash: before?.id === id ? before.secretHash : secretHash },
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
