import { DeleteCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Instant } from '../domain/instant.ts'
import { candidateKey, epochSeconds, isConditionMet, type Rows } from './rows.ts'

/** What proves who is asking (SK `session#<hash>`). */

const pageSize = 100
const pagesMax = 50

const credentialKey = (candidate: string, hash: string) => ({
  pk: candidateKey(candidate),
  sk: `session#${hash}`,
})

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

export function createCredentialItems({ client, TableName, read, put }: Rows) {
  return {
    async putCredential(candidate: string, hash: string, credential: Credential): Promise<void> {
      await put({
        ...credentialKey(candidate, hash),
        credential,
        expires_at: epochSeconds(credential.expiresAt),
      })
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
      for (let round = 0; round === 0 || (start && round < pagesMax); round++) {
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
            Limit: pageSize,
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
  }
}
