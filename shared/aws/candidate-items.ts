import type { Instant } from '../domain/instant.ts'
import type { Profile, TaughtLesson } from '../domain/interview.ts'
import { candidateKey, type Rows } from './rows.ts'

/** What there is one of for each candidate. */

const lessonsKey = (candidate: string) => ({ pk: candidateKey(candidate), sk: 'lessons' })
const intakeKey = (candidate: string) => ({ pk: candidateKey(candidate), sk: 'intake' })
const profileKey = (candidate: string) => ({ pk: candidateKey(candidate), sk: 'profile' })

export function createCandidateItems({ read, put, putNew, putOver }: Rows) {
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

    /** The secret part of the address to which invitations are sent on. */
    async readIntakeToken(candidate: string, now: Instant): Promise<string | undefined> {
      const item = await read(intakeKey(candidate), now)
      return item && String(item.token)
    },

    /** Keeps a token unless there is one already; resolves to the one there is. */
    async claimIntakeToken(candidate: string, token: string, now: Instant): Promise<string> {
      if (await putNew({ ...intakeKey(candidate), token })) return token
      return String((await read(intakeKey(candidate), now))?.token ?? token)
    },

    /** What the candidate has said of meetings, oldest first. */
    async readLessons(candidate: string, now: Instant): Promise<readonly TaughtLesson[]> {
      const item = await read(lessonsKey(candidate), now)
      return (item?.lessons ?? []) as readonly TaughtLesson[]
    },

    /** Puts what is new in the place of what `teach` was given; tries again when another answer came between. */
    async changeLessons(
      candidate: string,
      teach: (known: readonly TaughtLesson[]) => readonly TaughtLesson[],
      now: Instant,
    ): Promise<void> {
      for (let round = 0; round < 5; round++) {
        const item = await read(lessonsKey(candidate), now)
        const revision = Number(item?.revision ?? 0)
        const lessons = teach((item?.lessons ?? []) as readonly TaughtLesson[])
        const next = { ...lessonsKey(candidate), lessons, revision: revision + 1 }
        if (await (item ? putOver(next, revision) : putNew(next))) return
      }
      throw new Error('Lessons were written five times by others while this one waited')
    },
  }
}
