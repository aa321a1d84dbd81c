import { Readable } from 'node:stream'
import type { Observe } from '../faults/crash.ts'
import { flows } from '../faults/flows.ts'
import { createWorld } from '../faults/world.ts'

/** What one interview's life costs in DynamoDB, as the table itself counts it, by operation. */

export interface Usage {
  readonly operation: string
  readonly calls: number
  readonly units: number
}

/** Runs the life of an interview with two letters and asks for the consumed capacity of every request. */
export async function measureUnits(): Promise<Usage[]> {
  const [flow] = flows
  if (!flow) throw new Error('There are no flows')
  const used = new Map<string, { calls: number; units: number }>()
  const world = await createWorld([], { observe: count })
  await flow.run(world)
  await world.close()
  return [...used].map(([operation, usage]) => ({ operation, ...usage }))

  async function count(...[request, send]: Parameters<Observe>): ReturnType<Observe> {
    const [, operation] = request.headers['x-amz-target']?.split('DynamoDB_20120810.') ?? []
    if (!operation) return send()
    const body = JSON.stringify({
      ...JSON.parse(Buffer.from(request.body as Uint8Array).toString()),
      ReturnConsumedCapacity: 'TOTAL',
    })
    request.body = body
    request.headers['content-length'] = String(Buffer.byteLength(body))
    const answer = await send()
    const chunks: Buffer[] = []
    for await (const chunk of answer.response.body as Readable) chunks.push(chunk)
    const text = Buffer.concat(chunks)
    answer.response.body = Readable.from([text])
    const { ConsumedCapacity } = JSON.parse(text.toString())
    const all = Array.isArray(ConsumedCapacity) ? ConsumedCapacity : [ConsumedCapacity]
    const known = used.get(operation) ?? { calls: 0, units: 0 }
    const units = all.reduce((sum: number, one) => sum + Number(one?.CapacityUnits ?? 0), 0)
    used.set(operation, { calls: known.calls + 1, units: known.units + units })
    return answer
  }
}
