import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Instant } from '../domain/instant.ts'
import { candidateOf } from '../domain/interview.ts'
import type { Due } from '../domain/outbox.ts'
import { candidateKey, dueShard, type Rows } from './rows.ts'

/** The sparse index `due`: what is to be done, and when. It holds keys alone; the item is read again before anything is done. */

const kinds: readonly Due['kind'][] = ['interview', 'connection']

export function createDueItems({ client, TableName }: Rows) {
  return {
    /** What is due before `before`, most overdue first, from after `cursor` on. */
    async listDue(before: Instant, limit: number, cursor?: Due): Promise<readonly Due[]> {
      const { Items = [] } = await client().send(
        new QueryCommand({
          TableName,
          IndexName: 'due',
          KeyConditionExpression: 'due_shard = :shard AND due_at < :before',
          ExpressionAttributeValues: { ':shard': dueShard, ':before': before },
          Limit: limit,
          ...(cursor && { ExclusiveStartKey: indexKey(cursor) }),
        }),
      )
      return Items.flatMap((item) => {
        const [kind, id] = String(item.sk).split('#')
        const known = kinds.find((one) => one === kind)
        return known && id ? [{ kind: known, id, dueAt: String(item.due_at) }] : []
      })
    },
  }
}

function indexKey({ kind, id, dueAt }: Due) {
  return { pk: candidateKey(candidateOf(id)), sk: `${kind}#${id}`, due_shard: dueShard, due_at: dueAt }
}
