import { sha256 } from '../digest.ts'
import type { Connection } from '../domain/connection.ts'
import { invalid } from '../errors.ts'
import { feedAddress } from '../remote/guarded-fetch.ts'
import { RemoteError } from '../remote/pull.ts'
import { type ConnectContext, connect } from './connect-calendar.ts'

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
