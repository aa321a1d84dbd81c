import { followUpTime, isSlowBody } from '../../shared/domain/follow-up-time.ts'
import { type Instant, latest } from '../../shared/domain/instant.ts'
import type { Sentence } from '../../shared/domain/interview.ts'
import { type SendTime, sendTime } from '../../shared/domain/policy.ts'
import { writeFollowUp } from '../../shared/letter/follow-up.ts'
import { writeLetters } from '../../shared/letter/write.ts'
import type { Writing } from '../../shared/letter/writing.ts'
import { daysAheadFor } from '../../shared/use-cases/days-ahead.ts'
import type { LetterRecord } from './letter-record.ts'

/** The letters for a record, without an account, a table or a mailbox. */

export interface LettersAsked {
  /** When the letters are approved, or the follow-up is asked for. */
  readonly now?: Instant
  readonly followUp?: 1 | 2
}

export interface ToldLetters {
  readonly letters: readonly {
    readonly to: { readonly name: string | null; readonly email: string | null }
    readonly subject: string
    readonly text: string
    readonly sentences: readonly Sentence[]
    readonly sendAt: Instant
    readonly why: string
  }[]
  readonly leftOut: Writing['leftOut']
  readonly warnings: Writing['warnings']
}

/** The letters of thanks, or one follow-up to them, as they would go out, and when. */
export function lettersFor(record: LetterRecord, { now, followUp }: LettersAsked = {}): ToldLetters {
  const { endsAt } = record.interview
  const thanks = thanksFor(record, followUp ? endsAt : (now ?? endsAt))
  if (!followUp) return thanks.told
  const previous = [...thanks.writing.letters]
  const { timeZone } = record.interview
  const { daysAhead } = thanks
  const isSlow = isSlowBody(record.interview)
  let { at } = thanks.time
  for (const number of [1, 2] as const) {
    const isAsked = number === followUp
    const asked = isAsked && now ? latest(now, at) : at
    const occasion = { number, previousSentAt: at, timeZone, daysAhead, isSlow, now: asked }
    const time = followUpTime(occasion)
    const writing = writeFollowUp({ ...record, day: time.day, number, previous })
    if (isAsked) return tell(writing, time)
    previous.push(...writing.letters)
    at = time.at
  }
  throw new Error(`There is no follow-up ${followUp}`)
}

function thanksFor(record: LetterRecord, approvedAt: Instant) {
  const daysAhead = daysAheadFor(record)
  const time = sendTime(approvedAt, { ...record.interview, daysAhead })
  const writing = writeLetters({ ...record, day: time.day })
  return { time, daysAhead, writing, told: tell(writing, time) }
}

function tell({ letters, leftOut, warnings }: Writing, { at, why }: SendTime): ToldLetters {
  return {
    letters: letters.map(({ name, to, subject, body, sentences }) => ({
      to: { name, email: to },
      ...{ subject, text: body, sentences, sendAt: at, why },
    })),
    leftOut,
    warnings,
  }
}
