import type { TableContext } from '../context.ts'
import { sha256 } from '../digest.ts'
import { candidateOf, type Suppression } from '../domain/interview.ts'

/** Addresses that no letter of a candidate goes to any more: only their hashes are kept, each candidate's apart. */

export async function suppressAddress(
  { table, now }: TableContext,
  id: string,
  address: string,
  why: Suppression,
): Promise<void> {
  await table.suppress(candidateOf(id), hashOf(address), why, now())
}

/** Why an address is not written to, or undefined where it may be. */
export function readSuppression(
  { table, now }: TableContext,
  id: string,
  address: string,
): Promise<Suppression | undefined> {
  return table.readSuppression(candidateOf(id), hashOf(address), now())
}

const hashOf = (address: string) => sha256(address.trim().toLowerCase())

/** For the candidate to read. */
export const suppressionWords: { readonly [S in Suppression]: string } = {
  bounced: 'Mail to this address has come back before. Type another one.',
  complained: 'Mail to this address was reported as unwanted, so nothing more goes there.',
  stopped: 'Whoever has this address asked not to be written to again.',
}
