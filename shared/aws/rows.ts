import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Instant } from '../domain/instant.ts'

/** How the one table is read and written, whatever the item is. */

export interface ItemKey {
  readonly pk: string
  readonly sk: string
}

export type Item = Readonly<Record<string, unknown>>

/** Everything that is a candidate's stands in one partition. */
export const candidateKey = (candidate: string) => `C#${candidate}`

export const dueShard = 'due#0'

export const epochSeconds = (instant: Instant) => Math.floor(Date.parse(instant) / 1000)

export function createRows(client: () => DynamoDBDocumentClient, TableName: string) {
  return {
    TableName,
    client,

    /** A strongly consistent read; DynamoDB deletes expired items late, so they are absent from then on. */
    async read(Key: ItemKey, now: Instant): Promise<Item | undefined> {
      const { Item } = await client().send(new GetCommand({ TableName, Key, ConsistentRead: true }))
      if (!Item || (typeof Item.expires_at === 'number' && Item.expires_at <= epochSeconds(now)))
        return undefined
      return Item
    },

    async put(Item: ItemKey & Item): Promise<void> {
      await client().send(new PutCommand({ TableName, Item }))
    },

    /** False when there is one already. */
    putNew(Item: ItemKey & Item): Promise<boolean> {
      const ConditionExpression = 'attribute_not_exists(pk)'
      return isConditionMet(client().send(new PutCommand({ TableName, Item, ConditionExpression })))
    },

    /** False when somebody else has written since `revision` was read, or the item is gone. */
    putOver(Item: ItemKey & Item, revision: number): Promise<boolean> {
      return isConditionMet(
        client().send(
          new PutCommand({
            TableName,
            Item,
            ConditionExpression: 'revision = :revision',
            ExpressionAttributeValues: { ':revision': revision },
          }),
        ),
      )
    },
  }
}

export type Rows = ReturnType<typeof createRows>

export async function isConditionMet(write: Promise<unknown>): Promise<boolean> {
  try {
    await write
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}
