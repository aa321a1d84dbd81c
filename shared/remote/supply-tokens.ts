import { type Instant, secondsBetween } from '../domain/instant.ts'
import { policy } from '../domain/policy.ts'
import { refresh, type Tokens } from './oauth.ts'
import type { OAuthProvider } from './oauth-provider.ts'
import type { TokenSupplier } from './request.ts'

export interface KeptTokens {
  readonly provider: OAuthProvider
  readonly read: () => Promise<Tokens>
  readonly write: (tokens: Tokens) => Promise<void>
  readonly now: () => Instant
}

/**
 * Gives the access token of one connection, with a new one in time before it ends. A new pair is written before it is
 * used, since the refresh token that it was had for may be worth nothing from then on. Whoever asks meanwhile waits for
 * the same one; that no other process refreshes at the same moment is up to the caller's lease.
 *
 * Throws `refresh`'s RemoteError, and what reading and writing throw.
 */
export function supplyTokens({ provider, read, write, now }: KeptTokens): TokenSupplier {
  let current: Tokens | undefined
  /** Given by the provider and not written yet: the only pair that is sure to be good. */
  let unwritten: Tokens | undefined
  let underway: Promise<string> | undefined

  async function renewed(stale: string | undefined): Promise<string> {
    let tokens = unwritten ?? (await read())
    if (!isGood(tokens, stale)) tokens = await refreshed(tokens, stale)
    if (unwritten) await write(unwritten)
    unwritten = undefined
    current = tokens
    return tokens.accessToken
  }

  async function refreshed(old: Tokens, stale: string | undefined): Promise<Tokens> {
    try {
      unwritten = await refresh(provider, old.refreshToken, now())
      return unwritten
    } catch (error) {
      // Whoever was quicker, lease or no lease, has used the refresh token up; then theirs is there.
      const kept = await read()
      if (!isGood(kept, stale)) throw error
      unwritten = undefined
      return kept
    }
  }

  function isGood({ accessToken, expiresAt }: Tokens, stale: string | undefined): boolean {
    return accessToken !== stale && secondsBetween(now(), expiresAt) > policy.tokenSlackSeconds
  }

  return async function supply(refused) {
    const stale = refused && current?.accessToken
    if (current && isGood(current, stale)) return current.accessToken
    underway ??= renewed(stale).finally(() => {
      underway = undefined
    })
    return underway
  }
}
