import type { ModelContext } from '../context.ts'
import { sendTime } from '../domain/policy.ts'
import { writeAbsence } from '../letter/absence.ts'
import { textOf } from '../letter/writing.ts'
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
  const { day } = sendTime(now, interview)
  const wished = Object.fromEntries(interview.letters.map((letter) => [letter.key, letter]))
  const input = writerInput(interview, profile, texts, day, wished)
  const writing = interview.absent ? writeAbsence(input, interview.absent) : await writeAll(context, input)
  const letters = await Promise.all(
    writing.letters.map(async (written) => ({
      ...{ key: written.key, name: written.name, to: written.to, day },
      text: await putTextOf(context, interview, textOf(written)),
    })),
  )
  const report = await putTextOf(context, interview, { leftOut: writing.leftOut, warnings: writing.warnings })
  await dispatchAndMail(context, id, (secretHash) => ({
    type: 'drafted',
    version,
    secretHash,
    letters,
    before: interview.letters,
    report,
  }))
}
