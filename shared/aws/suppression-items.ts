import type { Instant } from '../domain/instant.ts'
import type { Suppression } from '../domain/interview.ts'
import { candidateKey, type Rows } from './rows.ts'

/** Addresses that a candidate's letters no longer go to (SK `suppressed#<hash of the address>`). */

const suppressionKey = (candidate: string, hash: string) => ({
  pk: candidateKey(candidate),
  sk: `suppressed#${hash}`,
})

export function createSuppressionItems({ read, put }: Rows) {
  return {
    /** For good: what happened last counts. */
    async suppress(candidate: string, hash: string, why: Suppression, at: Instant): Promise<void> {
      await put({ ...suppressionKey(candidate, hash), why, at })
    },

    async readSuppression(candidate: string, hash: string, now: Instant): Promise<Suppression | undefined> {
      const item = await read(suppressionKey(candidate, hash), now)
      return item?.why as Suppression | undefined
    },
  }
}
