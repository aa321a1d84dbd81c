import type { Day } from '../domain/instant.ts'
import type { Interview, Letter, Notes, Profile } from '../domain/interview.ts'
import type { WriterInput } from '../letter/writing.ts'
import { linesOf, linesStruck } from './struck-lines.ts'

/** By interviewer key, what the candidate wants of a letter: its tone, and what it goes without, as the letter keeps it. */
export type Wished = Readonly<Record<string, Pick<Letter, 'tone' | 'struck'>>>

/**
 * What the writer is told: the record as it stands, the day on which the letters are to go out, and what is wished of
 * each, with what is struck as paths of today.
 */
export function writerInput(
  interview: Interview,
  profile: Profile,
  texts: { readonly notes: Notes; readonly jobDescription: string | undefined },
  day: Day,
  wished: Wished,
): WriterInput {
  const { id, company, role, kind, startsAt, endsAt, timeZone, location } = interview
  const { name, email, phone, headline, qualifications } = profile
  const lines = linesOf(texts.notes, profile)
  const byKey = Object.entries(wished)
  return {
    candidate: { name, email, qualifications, ...(phone && { phone }), ...(headline && { headline }) },
    interview: {
      ...{ id, company, role, kind, startsAt, endsAt, timeZone },
      ...(location && { location }),
      ...(interview.isReturn && { isReturn: interview.isReturn }),
      ...(texts.jobDescription && { jobDescription: texts.jobDescription }),
    },
    interviewers: interview.interviewers,
    notes: texts.notes,
    day,
    tones: Object.fromEntries(byKey.map(([key, { tone }]) => [key, tone])),
    struck: Object.fromEntries(
      byKey.map(([key, { struck = [] }]) => [key, linesStruck(struck, lines).map(({ path }) => path)]),
    ),
  }
}
