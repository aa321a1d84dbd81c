import { earliest, type Instant, latest, plus } from './instant.ts'
import type { CalendarSource } from './interview.ts'
import { policy } from './policy.ts'

/** A candidate's calendar that is listened to. Its secrets (tokens, keys, addresses) are kept apart, under its id. */

export const connectionKinds = ['feed', 'google', 'microsoft', 'calendly', 'calcom'] as const
export type ConnectionKind = (typeof connectionKinds)[number] & CalendarSource

/** What the provider rings for: a ring proves itself by the secret whose SHA-256 is here. */
export interface Channel {
  readonly id: string
  /** Google's name for what is watched. */
  readonly resourceId?: string
  readonly secretHash: string
  readonly madeAt?: Instant
  readonly expiresAt: Instant
}

/** Why it brings nothing any more until the candidate acts. */
export type Breakage = 'accessWithdrawn' | 'gone'

export interface Connection {
  readonly schema: 1
  readonly id: string
  /** Rises with every write; used in the write's condition and nowhere else. */
  readonly revision: number
  readonly kind: ConnectionKind
  /** What the candidate calls it by: the host of a feed, an account, a calendar. */
  readonly name: string
  /** The provider's id of the calendar. */
  readonly calendar?: string
  /** At which the candidate is invited there. */
  readonly addresses: readonly string[]
  /** When it was connected: what was over by then is never acted on. */
  readonly since: Instant
  /** When anything last came of it: a ring, a delivery, a pull that worked. */
  readonly heardAt?: Instant
  /** Why the last word from there told nothing, as a sentence. */
  readonly remark?: string
  /** Where the next pull goes on. */
  readonly cursor?: string
  /** Pulls in a row that came to nothing. */
  readonly failures: number
  readonly broken?: { readonly why: Breakage; readonly at: Instant; readonly isTold: boolean }
  /** A pull under way; whoever holds it writes, nobody else does. */
  readonly lease?: { readonly holder: string; readonly until: Instant }
  /** The newest first; an older one rings until it ends. */
  readonly channels: readonly Channel[]
  /** When it is pulled next without a ring; absent where everything is delivered. */
  readonly pullAt?: Instant
}

/** Nothing can be asked there: what is not delivered is not known. */
export function isDelivered({ kind }: Pick<Connection, 'kind'>): boolean {
  return kind === 'calcom'
}

/** Undefined while somebody else pulls. */
export function leased(connection: Connection, holder: string, now: Instant): Connection | undefined {
  if (connection.lease && connection.lease.until > now) return undefined
  return { ...connection, lease: { holder, until: plus(now, policy.pullLeaseSeconds) } }
}

/** What a pull that came to its end leaves behind. */
export interface PullEnd {
  readonly cursor: string | undefined
  /** How seldom the source asks to be polled. */
  readonly refreshSeconds?: number | undefined
  readonly channels: readonly Channel[]
}

export function pulled(connection: Connection, end: PullEnd, now: Instant): Connection {
  const { lease: _lease, broken: _broken, cursor: _cursor, remark: _remark, ...rest } = connection
  const quiet = Math.min(Math.max(end.refreshSeconds ?? 0, policy.pollSeconds), policy.pollSecondsMax)
  const isRung = end.channels.some(({ expiresAt }) => expiresAt > now)
  // What changed between the pull and the first ring, nobody rings for.
  const isNew = end.channels.some(({ id }) => !connection.channels.some((known) => known.id === id))
  return {
    ...rest,
    ...(end.cursor !== undefined && { cursor: end.cursor }),
    channels: end.channels,
    failures: 0,
    heardAt: now,
    pullAt: isNew ? now : plus(now, isRung ? policy.sweptPullSeconds : quiet),
  }
}

/** Trouble that passes: later, and later each time, and not before the provider wishes it. */
export function postponed(
  connection: Connection,
  retryAfterSeconds: number | undefined,
  now: Instant,
): Connection {
  const { lease: _lease, ...rest } = connection
  const failures = connection.failures + 1
  const delay = Math.min(policy.pollSeconds * 2 ** Math.min(failures - 1, 10), policy.pollSecondsMax)
  const wish = Math.min(retryAfterSeconds ?? 0, policy.remotePauseMaxSeconds)
  return { ...rest, failures, pullAt: latest(plus(now, delay), plus(now, wish)) }
}

export function broke(connection: Connection, why: Breakage, now: Instant): Connection {
  const { lease: _lease, pullAt: _pullAt, ...rest } = connection
  return { ...rest, broken: { why, at: now, isTold: false } }
}

/** When somebody has to look after it: the sort key of the index `due`. */
export function connectionDue({ lease, broken, pullAt }: Connection): Instant | undefined {
  if (lease) return lease.until
  return earliest([pullAt, broken && !broken.isTold ? broken.at : undefined])
}
