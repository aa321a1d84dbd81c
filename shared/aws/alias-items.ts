import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { Instant } from '../domain/instant.ts'
import type { Alias, EntryVersion } from '../domain/interview.ts'
import { epochSeconds, type Rows } from './rows.ts'

/** Other names of an interview (PK `A#<hash>`): the only look-up that there is. */

const aliasKey = (alias: string) => ({ pk: `A#${alias}`, sk: 'alias' })

export function createAliasItems({ client, TableName, putNew }: Rows) {
  async function readWholeAlias(alias: string): Promise<Alias | undefined> {
    const { Item } = await client().send(
      new GetCommand({ TableName, Key: aliasKey(alias), ConsistentRead: true }),
    )
    if (!Item) return undefined
    // Written by `claimAlias`, whose parameter is an Alias.
    return { id: String(Item.id), ...(Item.off && { off: Item.off as EntryVersion }) }
  }

  return {
    readWholeAlias,

    /** The interview that an alias leads to. */
    readAlias: async (alias: string): Promise<string | undefined> => (await readWholeAlias(alias))?.id,

    /** Leads an alias to an interview, unless it leads to one already; resolves to what stands then. */
    async claimAlias(alias: string, claim: Alias, expiresAt: Instant): Promise<Alias> {
      if (await putNew({ ...aliasKey(alias), ...claim, expires_at: epochSeconds(expiresAt) })) return claim
      return (await readWholeAlias(alias)) ?? claim
    },
  }
}
