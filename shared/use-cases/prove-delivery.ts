import type { Context, SecretsContext } from '../context.ts'
import { type Instant, plus } from '../domain/instant.ts'
import { policy } from '../domain/policy.ts'
import { proveCalcom, proveCalendly } from '../webhook-proof.ts'
import { keysSecret, readSecret } from './connection-secret.ts'

interface Delivered {
  readonly kind: 'calendly' | 'calcom'
  /** Of the signature. */
  readonly header: string | undefined
  /** As it came over the wire. */
  readonly body: Uint8Array
}

/**
 * Tells whether a delivery was signed with a key of its connection; undefined when there is no such connection. Keys are
 * remembered for a minute, since deliveries come in bursts and their senders wait; what they do not prove is proved again
 * with what is kept by then, for a key may have been replaced.
 */
export function createProof(context: Context & SecretsContext) {
  const known = new Map<string, { readonly keys: readonly string[]; readonly until: Instant }>()

  async function readKeys(id: string): Promise<readonly string[]> {
    const { keys } = await readSecret(context, id, keysSecret)
    if (known.size >= policy.keysRememberedMax) known.clear()
    known.set(id, { keys, until: plus(context.now(), policy.keysRememberedSeconds) })
    return keys
  }

  return async function isSigned(
    id: string,
    { kind, header, body }: Delivered,
  ): Promise<boolean | undefined> {
    const now = context.now()
    const connection = await context.table.readConnection(id, now)
    if (connection?.kind !== kind) return undefined
    const isSignedWith = (keys: readonly string[]) => {
      const signed = { header, body, keys }
      // An honest delivery may come late, and one that is replayed says nothing new.
      return !('refused' in (kind === 'calendly' ? proveCalendly(signed, now) : proveCalcom(signed)))
    }
    const remembered = known.get(id)
    const isProven = remembered !== undefined && remembered.until > now && isSignedWith(remembered.keys)
    return isProven || isSignedWith(await readKeys(id))
  }
}
