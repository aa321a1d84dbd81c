import * as z from 'zod/mini'
import { lenient, line, notesSchema, prose, readTimes, timeFaults } from '../../shared/domain/input.ts'
import { policy } from '../../shared/domain/policy.ts'
import { keyed } from '../../shared/domain/record.ts'
import { invalid } from '../../shared/errors.ts'
import type { WriterInput } from '../../shared/letter/writing.ts'
import { parse } from '../../shared/parse.ts'

/** A record in a file: everything that letters are written from. */

/** Everything that is known of an interview; only the day of sending is still open. */
export type LetterRecord = Omit<WriterInput, 'day' | 'tones'>

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
