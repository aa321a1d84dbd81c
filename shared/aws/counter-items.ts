import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { type Instant, plus } from '../domain/instant.ts'
import { candidateKey, epochSeconds, isConditionMet, type Rows } from './rows.ts'

/** What is counted so that it is not done too often (SK `count#<name>`). */

export function createCounterItems({ client, TableName, read }: Rows) {
  return {
    /**
     * Counts one more unless `limit` fell within the last `windowSeconds`; true when it was counted. The window
     * slides, so that no border between two hours lets twice the limit through.
     */
    async count(
      candidate: string,
      name: string,
      limit: number,
      windowSeconds: number,
      now: Instant,
    ): Promise<boolean> {
      const key = { pk: candidateKey(candidate), sk: `count#${name}` }
      for (let round = 0; round < 5; round++) {
        const item = await read(key, now)
        const times = ((item?.times ?? []) as Instant[]).filter((at) => plus(at, windowSeconds) > now)
        if (times.length >= limit) return false
        const counted = await isConditionMet(
          client().send(
            new PutCommand({
              TableName,
              Item: {
                ...key,
                times: [...times, now],
                serial: Number(item?.serial ?? 0) + 1,
                expires_at: epochSeconds(plus(now, windowSeconds)),
              },
              ConditionExpression: 'attribute_not_exists(pk) OR serial = :serial OR expires_at <= :now',
              ExpressionAttributeValues: { ':serial': Number(item?.serial ?? 0), ':now': epochSeconds(now) },
            }),
          ),
        )
        if (counted) return true
      }
      return false
    },
  }
}
