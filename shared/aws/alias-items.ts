import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { Instant } from '../domain/instant.ts'
import type { EntryVersion } from '../domain/interview.ts'
import { epochSeconds, type Rows } from './rows.ts'

/** Other names of an interview (PK `A#<hash>`): the only look-up that there is. */

const aliasKey = (alias: string) => ({ pk: `A#${alias}`, sk: 'alias' })
const offKey = (alias: string) => ({ pk: `A#${alias}`, sk: 'off' })

export function createAliasItems({ client, TableName, read, put, putNew }: Rows) {
  async function readAlias(alias: string): Promise<string | undefined> {
    const { Item } = await client().send(
      new GetCommand({ TableName, Key: aliasKey(alias), ConsistentRead: true }),
    )
    return Item && String(Item.id)
  }

  return {
    /** The interview that an alias leads to. */
    readAlias,

    /** Leads an alias to an interview, unless it leads to one already; resolves to the one it leads to. */
    async claimAlias(alias: string, id: string, expiresAt: Instant): Promise<string> {
      if (await putNew({ ...aliasKey(alias), id, expires_at: epochSeconds(expiresAt) })) return id
      return (await readAlias(alias)) ?? id
    },

    /** Leads an alias to an interview, wherever it led before. */
    leadAlias: (alias: string, id: string, expiresAt: Instant): Promise<void> =>
      put({ ...aliasKey(alias), id, expires_at: epochSeconds(expiresAt) }),

    /** What an alias names was called off before it was heard of. */
    rememberOff: (alias: string, off: EntryVersion, expiresAt: Instant): Promise<void> =>
      put({ ...offKey(alias), off, expires_at: epochSeconds(expiresAt) }),

    async readOff(alias: string, now: Instant): Promise<EntryVersion | undefined> {
      // Written by `rememberOff`.
      return (await read(offKey(alias), now))?.off as EntryVersion | undefined
    },
  }
}
