import type { Context, SecretsContext } from '../context.ts'
import { proveCalcom, proveCalendly } from '../webhook-proof.ts'
import { keysSecret, readSecret } from './connection-secret.ts'

/** Whether the bytes were signed with a key of this connection. Undefined when there is no such connection. */
export async function isSigned(
  context: Context & SecretsContext,
  id: string,
  kind: 'calendly' | 'calcom',
  { header, body }: { readonly header: string | undefined; readonly body: Uint8Array },
): Promise<boolean | undefined> {
  const now = context.now()
  const connection = await context.table.readConnection(id, now)
  if (connection?.kind !== kind) return undefined
  const { keys } = await readSecret(context, id, keysSecret)
  const signed = { header, body, keys }
  // An honest delivery may come late, and one that is replayed says nothing new.
  const proof = kind === 'calendly' ? proveCalendly(signed, now) : proveCalcom(signed)
  return !('refused' in proof)
}
