import type { ModelContext } from '../context.ts'
import { dayIn } from '../domain/instant.ts'
import { writeAbsence } from '../letter/absence.ts'
import { textOf } from '../letter/writing.ts'
import { decideByMode, earliestTime } from './automatic.ts'
import { daysAheadFor } from './days-ahead.ts'
import { type CandidateMailContext, dispatchAndMail } from './deliver-mail.ts'
import { readTextsAndProfile } from './profile.ts'
import { putTextOf } from './texts.ts'
import { writeAll } from './write-letters.ts'
import { writerInput } from './writer-input.ts'

/** Writes a letter for each interviewer and mails the candidate the drafts with one link. */
export async function writeDrafts(
  context: CandidateMailContext & ModelContext,
  id: string,
  version: number,
): Promise<void> {
  const now = context.now()
  const interview = await context.table.readInterview(id, now)
  if (interview?.timers.draft?.version !== version) return
  const { texts, profile } = await readTextsAndProfile(context, interview)
  const wished = Object.fromEntries(interview.letters.map((letter) => [letter.key, letter]))
  const { endsAt, timeZone } = interview
  const dayless = writerInput(interview, profile, texts, dayIn(endsAt, timeZone), wished)
  const daysAhead = daysAheadFor(dayless)
  const time = earliestTime({ ...interview, daysAhead }, profile, now)
  const { day } = time
  const input = { ...dayless, day }
  const writing = interview.absent ? writeAbsence(input, interview.absent) : await writeAll(context, input)
  const drafts = await Promise.all(
    writing.letters.map(async (letter) => {
      const written = textOf(letter)
      const { key, name, to } = letter
      return { key, name, to, day, written, text: await putTextOf(context, interview, written) }
    }),
  )
  const known = { profile, texts, warnings: writing.warnings }
  const automatic = decideByMode(context, interview, known, drafts, time)
  const letters = drafts.map(({ written: _written, ...draft }) => draft)
  const report = await putTextOf(context, interview, { leftOut: writing.leftOut, warnings: writing.warnings })
  await dispatchAndMail(context, id, (secretHash) => ({
    type: 'drafted',
    version,
    secretHash,
    letters,
    before: interview.letters,
    report,
    ...(automatic && { automatic }),
    daysAhead,
  }))
}
