import type { Interview } from './interview.ts'

/** Keys and index attributes belong to the table, not to the interview. */
const tableAttributes: ReadonlySet<string> = new Set(['pk', 'sk', 'due_shard', 'due_at', 'expires_at'])

/**
 * Reads an interview as any version of the product has written it. There is one schema so far; a second one gets
 * its step from 1 to 2 here. Throws on an item from the future, which an older version must not write over.
 */
export function upcast(item: Record<string, unknown>): Interview {
  if (item.schema !== 1)
    throw new Error(`Interview ${String(item.id)} has schema ${String(item.schema)}, newer than 1`)
  // What this table holds was written by `createInterview` and `replaceInterview`, whose parameter is an Interview.
  return Object.fromEntries(
    Object.entries(item).filter(([name]) => !tableAttributes.has(name)),
  ) as unknown as Interview
}
