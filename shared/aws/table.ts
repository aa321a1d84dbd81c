import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb'
import { type Instant, plus } from '../domain/instant.ts'
import { candidateOf, type Interview, type Profile } from '../domain/interview.ts'
import { nextDue } from '../domain/outbox.ts'
import { policy } from '../domain/policy.ts'
import { upcast } from '../domain/upcast.ts'

/**
 * The one table. PK `C#<candidate>` with SK `profile`, `session#…`, `interview#<id>`, `text#<interview>#<hash>`,
 * `count#…`; PK `A#<hash>` for aliases. Sparse index `due`: what is to be done, and when.
 */

export const dueShard = 'due#0'
const pageSize = 50
const credentialPageSize = 100
const credentialPagesMax = 50

const candidateKey = (candidate: string) => `C#${candidate}`
const interviewKey = (id: string) => ({ pk: candidateKey(candidateOf(id)), sk: `interview#${id}` })
const textKey = (id: string, hash: string) => ({
  pk: candidateKey(candidateOf(id)),
  sk: `text#${id}#${hash}`,
})
const aliasKey = (alias: string) => ({ pk: `A#${alias}`, sk: 'alias' })
const credentialKey = (candidate: string, hash: string) => ({
  pk: candidateKey(candidate),
  sk: `session#${hash}`,
})

const epochSeconds = (instant: Instant) => Math.floor(Date.parse(instant) / 1000)

/** Something that proves who is asking: only the SHA-256 of its secret is kept, as part of the key. */
export interface Credential {
  readonly kind: 'signIn' | 'session' | 'apiToken' | 'formHook'
  readonly email: string
  readonly madeAt: Instant
  readonly expiresAt: Instant
}

export interface StoredCredential extends Credential {
  /** SHA-256 of its secret. */
  readonly hash: string
}

/** An entry of the index `due`. */
export interface Due {
  readonly id: string
  readonly dueAt: Instant
}

export interface Page<T> {
  readonly items: readonly T[]
  /** Hand it back for the next page; absent on the last. */
  readonly cursor?: string
}

async function isConditionMet(write: Promise<unknown>): Promise<boolean> {
  try {
    await write
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}

export function createTable(client: () => DynamoDBDocumentClient, TableName: string) {
  /** A strongly consistent read; DynamoDB deletes expired items late, so they are absent from then on. */
  async function read(
    Key: { pk: string; sk: string },
    now: Instant,
  ): Promise<Record<string, unknown> | undefined> {
    const { Item } = await client().send(new GetCommand({ TableName, Key, ConsistentRead: true }))
    if (!Item || (typeof Item.expires_at === 'number' && Item.expires_at <= epochSeconds(now)))
      return undefined
    return Item
  }

  function interviewItem(interview: Interview) {
    const due = nextDue(interview)
    return {
      ...interviewKey(interview.id),
      ...interview,
      ...(due && { due_shard: dueShard, due_at: due }),
      expires_at: epochSeconds(plus(interview.endsAt, policy.interviewLifetimeSeconds)),
    }
  }

  return {
    async readInterview(id: string, now: Instant): Promise<Interview | undefined> {
      const item = await read(interviewKey(id), now)
      return item && upcast(item)
    },

    /** False when there is one already. */
    createInterview(interview: Interview): Promise<boolean> {
      const Item = interviewItem(interview)
      const ConditionExpression = 'attribute_not_exists(pk)'
      return isConditionMet(client().send(new PutCommand({ TableName, Item, ConditionExpression })))
    },

    /** False when somebody else has written since `revision` was read, or the interview is gone. */
    replaceInterview(interview: Interview, revision: number): Promise<boolean> {
      return isConditionMet(
        client().send(
          new PutCommand({
            TableName,
            Item: interviewItem(interview),
            ConditionExpression: 'revision = :revision',
            ExpressionAttributeValues: { ':revision': revision },
          }),
        ),
      )
    },

    async listInterviews(candidate: string, now: Instant, cursor?: string): Promise<Page<Interview>> {
      const pk = candidateKey(candidate)
      const { Items = [], LastEvaluatedKey } = await client().send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          FilterExpression: 'expires_at > :now',
          ExpressionAttributeValues: { ':pk': pk, ':prefix': 'interview#', ':now': epochSeconds(now) },
          Limit: pageSize,
          ...(cursor && { ExclusiveStartKey: { pk, sk: `interview#${cursor}` } }),
        }),
      )
      const last = LastEvaluatedKey?.sk
      return {
        items: Items.map(upcast),
        ...(typeof last === 'string' && { cursor: last.slice('interview#'.length) }),
      }
    },

    /** Interviews with something due before `before`, most overdue first, from after `cursor` on. */
    async listDue(before: Instant, limit: number, cursor?: Due): Promise<readonly Due[]> {
      const { Items = [] } = await client().send(
        new QueryCommand({
          TableName,
          IndexName: 'due',
          KeyConditionExpression: 'due_shard = :shard AND due_at < :before',
          ExpressionAttributeValues: { ':shard': dueShard, ':before': before },
          Limit: limit,
          ...(cursor && {
            ExclusiveStartKey: { ...interviewKey(cursor.id), due_shard: dueShard, due_at: cursor.dueAt },
          }),
        }),
      )
      return Items.map((item) => ({
        id: String(item.sk).slice('interview#'.length),
        dueAt: String(item.due_at),
      }))
    },

    /** Texts are immutable and named by their hash: writing one again changes nothing. */
    async putText(interview: Pick<Interview, 'id' | 'endsAt'>, hash: string, text: unknown): Promise<void> {
      const expires_at = epochSeconds(plus(interview.endsAt, policy.interviewLifetimeSeconds))
      const Item = { ...textKey(interview.id, hash), text, expires_at }
      await client().send(new PutCommand({ TableName, Item }))
    },

    /** The texts that exist, by hash. */
    async readTexts(id: string, hashes: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
      const texts = new Map<string, unknown>()
      let Keys = [...new Set(hashes)].map((hash) => textKey(id, hash))
      for (let round = 0; Keys.length > 0 && round < 8; round++) {
        const { Responses, UnprocessedKeys } = await client().send(
          new BatchGetCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } }),
        )
        for (const item of Responses?.[TableName] ?? [])
          texts.set(String(item.sk).split('#').at(-1) ?? '', item.text)
        Keys = (UnprocessedKeys?.[TableName]?.Keys ?? []) as typeof Keys
      }
      if (Keys.length > 0) throw new Error(`DynamoDB left ${Keys.length} texts unread`)
      return texts
    },

    /** The interview that an alias leads to. */
    async readAlias(alias: string): Promise<string | undefined> {
      const { Item } = await client().send(
        new GetCommand({ TableName, Key: aliasKey(alias), ConsistentRead: true }),
      )
      return Item && String(Item.id)
    },

    /** Leads an alias to an interview, unless it leads to one already; resolves to the one it leads to. */
    async claimAlias(alias: string, id: string, expiresAt: Instant): Promise<string> {
      const Item = { ...aliasKey(alias), id, expires_at: epochSeconds(expiresAt) }
      const ConditionExpression = 'attribute_not_exists(pk)'
      if (await isConditionMet(client().send(new PutCommand({ TableName, Item, ConditionExpression }))))
        return id
      const { Item: existing } = await client().send(
        new GetCommand({ TableName, Key: aliasKey(alias), ConsistentRead: true }),
      )
      return existing ? String(existing.id) : id
    },

    async readProfile(candidate: string, now: Instant): Promise<Profile | undefined> {
      const item = await read({ pk: candidateKey(candidate), sk: 'profile' }, now)
      return item?.profile as Profile | undefined
    },

    /** Resolves to false when `isNew` and there is a profile already. */
    putProfile(candidate: string, profile: Profile, { isNew = false } = {}): Promise<boolean> {
      const Item = { pk: candidateKey(candidate), sk: 'profile', profile }
      const condition = isNew && { ConditionExpression: 'attribute_not_exists(pk)' }
      return isConditionMet(client().send(new PutCommand({ TableName, Item, ...condition })))
    },

    async putCredential(candidate: string, hash: string, credential: Credential): Promise<void> {
      const Item = {
        ...credentialKey(candidate, hash),
        credential,
        expires_at: epochSeconds(credential.expiresAt),
      }
      await client().send(new PutCommand({ TableName, Item }))
    },

    async readCredential(candidate: string, hash: string, now: Instant): Promise<Credential | undefined> {
      const item = await read(credentialKey(candidate, hash), now)
      return item?.credential as Credential | undefined
    },

    /**
     * The credentials that have not expired, in no order, so many pages at most: more than a candidate comes to,
     * and no more than a request has time for.
     */
    async listCredentials(candidate: string, now: Instant): Promise<readonly StoredCredential[]> {
      const found: StoredCredential[] = []
      let start: Record<string, unknown> | undefined
      for (let round = 0; round === 0 || (start && round < credentialPagesMax); round++) {
        const { Items = [], LastEvaluatedKey } = await client().send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
            FilterExpression: 'expires_at > :now',
            ExpressionAttributeValues: {
              ':pk': candidateKey(candidate),
              ':prefix': 'session#',
              ':now': epochSeconds(now),
            },
            ConsistentRead: true,
            Limit: credentialPageSize,
            ExclusiveStartKey: start,
          }),
        )
        for (const { sk, credential } of Items) {
          found.push({ ...(credential as Credential), hash: String(sk).slice('session#'.length) })
        }
        start = LastEvaluatedKey
      }
      return found
    },

    /** True for one caller only: a link that signs in works once. */
    takeCredential(candidate: string, hash: string): Promise<boolean> {
      const Key = credentialKey(candidate, hash)
      const ConditionExpression = 'attribute_exists(pk)'
      return isConditionMet(client().send(new DeleteCommand({ TableName, Key, ConditionExpression })))
    },

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

export type Table = ReturnType<typeof createTable>
