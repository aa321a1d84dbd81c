import { BatchGetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { type Instant, plus } from '../domain/instant.ts'
import { candidateOf, type Interview } from '../domain/interview.ts'
import { nextDue } from '../domain/outbox.ts'
import { policy } from '../domain/policy.ts'
import { upcast } from '../domain/upcast.ts'
import { candidateKey, dueShard, epochSeconds, type Rows } from './rows.ts'

/** Interviews, each one item (SK `interview#<id>`), and the texts that they name by hash (SK `text#<id>#<hash>`). */

const pageSize = 50

const interviewKey = (id: string) => ({ pk: candidateKey(candidateOf(id)), sk: `interview#${id}` })
const textKey = (id: string, hash: string) => ({
  pk: candidateKey(candidateOf(id)),
  sk: `text#${id}#${hash}`,
})

export interface Page<T> {
  readonly items: readonly T[]
  /** Hand it back for the next page; absent on the last. */
  readonly cursor?: string
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

export function createInterviewItems({ client, TableName, read, put, putNew, putOver }: Rows) {
  return {
    async readInterview(id: string, now: Instant): Promise<Interview | undefined> {
      const item = await read(interviewKey(id), now)
      return item && upcast(item)
    },

    /** False when there is one already. */
    createInterview: (interview: Interview): Promise<boolean> => putNew(interviewItem(interview)),

    /** False when somebody else has written since `revision` was read, or the interview is gone. */
    replaceInterview: (interview: Interview, revision: number): Promise<boolean> =>
      putOver(interviewItem(interview), revision),

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

    /** Texts are immutable and named by their hash: writing one again changes nothing. */
    async putText(interview: Pick<Interview, 'id' | 'endsAt'>, hash: string, text: unknown): Promise<void> {
      const expires_at = epochSeconds(plus(interview.endsAt, policy.interviewLifetimeSeconds))
      await put({ ...textKey(interview.id, hash), text, expires_at })
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
  }
}
