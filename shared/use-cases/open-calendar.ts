import type { Connection } from '../domain/connection.ts'
import { feedCalendar } from '../remote/feed.ts'
import type { RemoteCalendar, WatchableCalendar } from '../remote/pull.ts'
import { feedSecret, readSecret } from './connection-secret.ts'
import { type CalendarContext, openWatchable } from './open-watchable.ts'

/** A connection's calendar, ready to be pulled: its secrets are read when they are needed, and by nobody else. */

export type OpenCalendar =
  | { readonly calendar: RemoteCalendar; readonly isWatchable: false }
  | { readonly calendar: WatchableCalendar; readonly isWatchable: true }

/** Throws a RemoteError where the secret is gone: then the candidate has to connect it again. */
export function openCalendar(
  context: CalendarContext,
  connection: Connection,
  timeZone: string,
): OpenCalendar | undefined {
  if (connection.kind === 'feed')
    return { calendar: feedAt(context, connection, timeZone), isWatchable: false }
  const calendar = openWatchable(context, connection, timeZone)
  return calendar && { calendar, isWatchable: true }
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
