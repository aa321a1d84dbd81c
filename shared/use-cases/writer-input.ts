import type { Day } from '../domain/instant.ts'
import type { Interview, Notes, Profile } from '../domain/interview.ts'
import type { WriterInput } from '../letter/writing.ts'

/** What the writer is told: the record as it stands, and the day on which the letters are to go out. */
export function writerInput(
  interview: Interview,
  profile: Profile,
  texts: { readonly notes: Notes; readonly jobDescription: string | undefined },
  day: Day,
  wishes: Pick<WriterInput, 'tones' | 'struck'>,
): WriterInput {
  const { id, company, role, kind, startsAt, endsAt, timeZone, location } = interview
  const { name, email, phone, headline, qualifications } = profile
  return {
    candidate: { name, email, qualifications, ...(phone && { phone }), ...(headline && { headline }) },
    interview: {
      ...{ id, company, role, kind, startsAt, endsAt, timeZone },
      ...(location && { location }),
      ...(texts.jobDescription && { jobDescription: texts.jobDescription }),
    },
    interviewers: interview.interviewers,
    notes: texts.notes,
    day,
    ...wishes,
  }
}
