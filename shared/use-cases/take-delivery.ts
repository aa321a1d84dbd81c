import { readCalcom } from '../calendar/calcom.ts'
import { readCalendly } from '../calendar/calendly.ts'
import { parseJson } from '../calendar/webhook.ts'
import type { Context } from '../context.ts'
import type { Connection } from '../domain/connection.ts'
import { candidateOf } from '../domain/interview.ts'
import type { Delivery } from '../domain/invocation.ts'
import { readAsker } from './known-candidate.ts'
import { takeFact } from './take-fact.ts'

/** Calendly's and Cal.com's messages hold everything; nothing has to be pulled. */

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
