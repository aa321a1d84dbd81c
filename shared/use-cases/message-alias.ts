import type { TableContext } from '../context.ts'
import { digest } from '../digest.ts'
import { plus } from '../domain/instant.ts'
import type { Interview } from '../domain/interview.ts'
import { policy } from '../domain/policy.ts'

/**
 * What leads from an answer to the interview whose letter it answers: SES's message id, which stands before the @ of
 * the Message-ID that went out, and which nobody can guess.
 */
const messageAlias = (messageId: string) => digest(['message', messageId])

export async function rememberMessage(
  { table }: TableContext,
  { id, endsAt }: Interview,
  messageId: string,
): Promise<void> {
  const expiresAt = plus(endsAt, policy.interviewLifetimeSeconds)
  await table.claimAlias(messageAlias(messageId), id, expiresAt)
}

/** The interview of the first of these Message-IDs (bare) that is ours; at most ten are looked up. */
export async function findByMessage(
  { table }: TableContext,
  wireIds: readonly string[],
): Promise<string | undefined> {
  const ours = wireIds.flatMap(
    (wireId) => /^<?([\w-]{1,100})@[\w.-]*amazonses\.com>?$/.exec(wireId)?.[1] ?? [],
  )
  for (const messageId of [...new Set(ours)].slice(0, lookedUpMax)) {
    const alias = await table.readAlias(messageAlias(messageId))
    if (alias) return alias
  }
  return undefined
}

/** SES's message id within a Message-ID of ours, brackets or none. */
function messageOf(wireId: string): string | undefined {
  return /^<?([\w-]{1,100})@[\w.-]{0,60}amazonses\.com>?$/.exec(wireId)?.[1]
}

export function isMessage(messageId: string, wireId: string | undefined): boolean {
  return wireId !== undefined && messageOf(wireId) === messageId
}

const lookedUpMax = 10
