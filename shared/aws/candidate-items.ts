import type { Instant } from '../domain/instant.ts'
import type { Profile } from '../domain/interview.ts'
import { candidateKey, type Rows } from './rows.ts'

/** What there is one of for each candidate. */

const profileKey = (candidate: string) => ({ pk: candidateKey(candidate), sk: 'profile' })

export function createCandidateItems({ read, put, putNew }: Rows) {
  return {
    async readProfile(candidate: string, now: Instant): Promise<Profile | undefined> {
      const item = await read(profileKey(candidate), now)
      return item?.profile as Profile | undefined
    },

    /** Resolves to false when `isNew` and there is a profile already. */
    async putProfile(candidate: string, profile: Profile, { isNew = false } = {}): Promise<boolean> {
      const item = { ...profileKey(candidate), profile }
      if (isNew) return putNew(item)
      await put(item)
      return true
    },
  }
}
