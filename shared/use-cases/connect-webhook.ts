import type { Connection } from '../domain/connection.ts'
import { policy } from '../domain/policy.ts'
import { invalid, ReadableError } from '../errors.ts'
import { makeSecret } from '../links.ts'
import { type CalendlyAccount, readCalendlyAccount } from '../remote/calendly.ts'
import { RemoteError } from '../remote/pull.ts'
import { type ConnectContext, connect, connectionIdOf, type Wanted } from './connect-calendar.ts'
import { keysSecret, readSecret } from './connection-secret.ts'
import { calendlyAt } from './open-watchable.ts'

/** Services that tell of bookings themselves, signed with a key of ours. */

/** What the candidate gives to Cal.com on its own page of settings, beside our address. */
export interface CalcomKey {
  readonly connection: Connection
  /** Shown now and never again; absent where one was shown before. */
  readonly key?: string
}

/** One for a candidate is enough: what is told says whose booking it is. */
export async function connectCalcom(context: ConnectContext, candidate: string): Promise<CalcomKey> {
  const wanted = { kind: 'calcom', name: 'Cal.com', addresses: [] } as const
  const known = await context.table.readConnection(connectionIdOf(candidate, wanted), context.now())
  if (known) return { connection: known }
  const key = makeSecret(context.random)
  return { connection: await connect(context, candidate, wanted, { keys: [key] }), key }
}

/** Another key; what is signed with one of the last few is still taken. */
export async function renewCalcomKey(context: ConnectContext, connection: Connection): Promise<string> {
  const { keys } = await readSecret(context, connection.id, keysSecret)
  const key = makeSecret(context.random)
  const kept = { keys: [key, ...keys].slice(0, policy.webhookKeysMax) }
  await context.secrets.write(connection.id, JSON.stringify(kept))
  return key
}

/**
 * A personal access token, pasted. That Calendly tells us of bookings is seen to by the first pull, which a free plan does
 * not need. Throws `invalid` for a token that opens nothing.
 */
export async function connectCalendly(
  context: ConnectContext,
  candidate: string,
  typed: string,
): Promise<Connection> {
  const token = typed.trim()
  const { user, email } = await readAccount(context, token)
  const wanted: Wanted = {
    kind: 'calendly',
    name: email ?? 'Calendly',
    addresses: email === undefined ? [] : [email.toLowerCase()],
    calendar: user,
  }
  const known = await context.table.readConnection(connectionIdOf(candidate, wanted), context.now())
  // What it tells of bookings goes on being signed as it was.
  const keys = known ? (await readSecret(context, known.id, keysSecret)).keys : [makeSecret(context.random)]
  return connect(context, candidate, wanted, { keys, token })
}

async function readAccount(context: ConnectContext, token: string): Promise<CalendlyAccount> {
  if (token.length > policy.personalTokenMax)
    throw invalid([{ path: 'token', message: 'This is too long for a token of Calendly’s.' }])
  try {
    return await readCalendlyAccount(calendlyAt(context, async () => token))
  } catch (error) {
    if (!(error instanceof RemoteError)) throw error
    if (error.trouble === 'accessWithdrawn')
      throw invalid([
        { path: 'token', message: 'Calendly does not know this token, or it may not read users.' },
      ])
    throw new ReadableError(
      'unavailable',
      'Calendly does not answer just now. Paste the token again in a while.',
    )
  }
}
