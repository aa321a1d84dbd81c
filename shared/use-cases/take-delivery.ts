import { readCalcom } from '../calendar/calcom.ts'
import { readCalendly } from '../calendar/calendly.ts'
import { parseJson } from '../calendar/webhook.ts'
import type { Context, SecretsContext } from '../context.ts'
import type { Connection } from '../domain/connection.ts'
import { candidateOf } from '../domain/interview.ts'
import type { Delivery } from '../domain/invocation.ts'
import { proveCalcom, proveCalendly } from '../webhook-proof.ts'
import { keysSecret, readSecret } from './connection-secret.ts'
import { readAsker } from './known-candidate.ts'
import { takeFact } from './take-fact.ts'

/** Calendly's and Cal.com's messages hold everything; nothing has to be pulled. */

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

/** Takes what a delivery tells. What it does not understand is remembered as the connection's last word, for the page. */
export async function takeDelivery(context: Context, { connection: id, body }: Delivery): Promise<void> {
  const connection = await context.table.readConnection(id, context.now())
  if (!connection || (connection.kind !== 'calendly' && connection.kind !== 'calcom')) return
  const candidate = candidateOf(id)
  const { asker } = await readAsker(context, candidate, connection.addresses)
  const parsed = parseJson(Buffer.from(body, 'base64'))
  const reader = { me: [asker.email, ...connection.addresses], candidateZone: asker.timeZone }
  const read = connection.kind === 'calendly' ? readCalendly : readCalcom
  const fact = 'refused' in parsed ? parsed : read(parsed.json, reader)
  if (!('refused' in fact)) {
    const road = {
      ...{ candidate, source: connection.kind, connection: id, asker },
      ...{ since: connection.since, isOrdered: false, find: context.table.readAlias },
    }
    await takeFact(context, road, fact)
  }
  await noteHeard(context, connection, 'refused' in fact ? fact.refused : undefined)
}

/** Of two at a time one is noted, which is enough. */
async function noteHeard(
  context: Context,
  { remark: _remark, ...connection }: Connection,
  remark: string | undefined,
): Promise<void> {
  const heard = { ...connection, heardAt: context.now(), ...(remark && { remark }) }
  await context.table.replaceConnection({ ...heard, revision: connection.revision + 1 }, connection.revision)
}
