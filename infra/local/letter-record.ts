import * as z from 'zod/mini'
import { followUpTime, isSlowBody } from '../../shared/domain/follow-up-time.ts'
import { lenient, line, notesSchema, prose, readTimes, timeFaults } from '../../shared/domain/input.ts'
import { type Instant, latest } from '../../shared/domain/instant.ts'
import type { Sentence } from '../../shared/domain/interview.ts'
import { policy, type SendTime, sendTime } from '../../shared/domain/policy.ts'
import { keyed } from '../../shared/domain/record.ts'
import { invalid } from '../../shared/errors.ts'
import { writeFollowUp } from '../../shared/letter/follow-up.ts'
import { writeLetters } from '../../shared/letter/write.ts'
import type { WriterInput, Writing } from '../../shared/letter/writing.ts'
import { parse } from '../../shared/parse.ts'
import { daysAheadFor } from '../../shared/use-cases/days-ahead.ts'

/** The letters for one record in a file, without an account, a table or a mailbox. */

/** Everything that is known of an interview; only the day of sending is still open. */
export type LetterRecord = Omit<WriterInput, 'day' | 'tones'>

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

/** Not typed at all, typed as nothing, and null are the same. */
function blank<T extends z.ZodMiniType>(schema: T) {
  return z.pipe(
    z.optional(z.nullable(schema)),
    z.transform((value) => value || undefined),
  )
}

// The API's own schemas, but for what a letter can be written without: who the candidate is beside their name, what
// kind of interview it was, and people of whom neither a name nor an address is known.
const { interview, interviewers } = lenient.record.shape
/** Entries that are blank stay, so that the paths of the sources are those of the file. */
const list = (max: number) => {
  const entries = z
    .array(prose(10_000))
    .check(z.maxLength(max, { error: `Must not hold more than ${max} entries.` }))
  return z.pipe(
    z.optional(z.nullable(entries)),
    z.transform((known) => known ?? []),
  )
}
const kind = z.pipe(
  z.optional(z.nullable(z.union([z.literal(''), interview.shape.kind]))),
  z.transform((known) => known || ('other' as const)),
)
const recordSchema = z.object({
  id: z.optional(z.unknown()),
  candidate: z.object({
    name: line(200),
    email: blank(line(254)),
    phone: blank(line(60)),
    headline: blank(line(300)),
    qualifications: list(100),
  }),
  interview: z.extend(interview, { kind }),
  interviewers: z.array(z.object(interviewers.def.element.shape)).check(
    z.maxLength(policy.interviewersMax, {
      error: `Must not be more than ${policy.interviewersMax} people.`,
    }),
  ),
  notes: z.optional(z.nullable(z.object({ ...notesSchema.shape, discussed: list(50), questions: list(50) }))),
})

/**
 * Reads a record in the shape of the API's, with the candidate in it; what it has beside that is ignored. Throws a
 * ReadableError that names the fields at fault.
 */
export function readRecord(value: unknown): LetterRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid([
      { path: '', message: 'A record is a JSON object with candidate, interview and interviewers.' },
    ])
  const { id, candidate, interview, interviewers, notes } = parse(recordSchema, value)
  const times = readTimes(interview)
  if ('faults' in times) throw invalid(times.faults)
  const faults = timeFaults(times, times.endsAt)
  if (faults.length > 0) throw invalid(faults)
  const { location, jobDescription, ...facts } = interview
  const { email, phone, headline, ...person } = candidate
  const { discussed = [], questions = [], ...others } = notes ?? {}
  return {
    candidate: { ...person, email: email ?? '', ...present({ phone, headline }) },
    interview: {
      ...facts,
      ...times,
      id: typeof id === 'string' && id !== '' ? id : `${facts.company} ${times.startsAt}`,
      ...present({ location, jobDescription }),
    },
    interviewers: keyed(interviewers),
    notes: { discussed, questions, ...present(others) },
  }
}

/** Drops what is absent, so that an optional field is there or is not. */
function present<K extends string>(texts: Readonly<Partial<Record<K, string | undefined>>>) {
  const known = Object.entries(texts).filter(([, text]) => text !== undefined)
  // Only the fields without a value are gone.
  return Object.fromEntries(known) as Partial<Record<K, string>>
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
