import { followUpDue, followUpKey, lettersReached, readerKey } from '../domain/follow-up-plan.ts'
import { dayIn } from '../domain/instant.ts'
import type { FollowUpNumber, Interview } from '../domain/interview.ts'
import { writeFollowUp } from '../letter/follow-up.ts'
import { textOf, type WriterInput, type Writing, type WrittenLetter } from '../letter/writing.ts'
import { type DraftedLetter, decideByMode, earliestTime } from './automatic.ts'
import { type CandidateMailContext, dispatchAndMail } from './deliver-mail.ts'
import { readTextsAndProfile } from './profile.ts'
import { letterText, putTextOf, type Texts } from './texts.ts'
import { writerInput } from './writer-input.ts'

/** Nobody has answered: writes the follow-up that is due, and mails it to the candidate with one link. */
export async function writeFollowUpDraft(
  context: CandidateMailContext,
  id: string,
  version: number,
): Promise<void> {
  const now = context.now()
  const interview = await context.table.readInterview(id, now)
  if (interview?.timers.followUp?.version !== version) return
  const { texts, profile } = await readTextsAndProfile(context, interview)
  const { wait, timeZone, letters } = interview
  const soonest = earliestTime(interview, profile, now)
  const time =
    wait && wait.until > soonest.at
      ? { at: wait.until, day: dayIn(wait.until, timeZone), why: wait.why }
      : soonest
  const { day } = time
  const wished = Object.fromEntries(letters.map((letter) => [readerKey(letter), letter]))
  const number = followUpDue(interview)
  const input = writerInput(interview, profile, texts, day, wished)
  const draft = number && followUpDraft(interview, texts, input, number)
  const { leftOut = [], warnings = [] } = draft?.writing ?? {}
  const report = await putTextOf(context, interview, { leftOut, warnings })
  const drafts: DraftedLetter[] = []
  if (draft) {
    const written = textOf(draft.letter)
    const { key, name, to } = draft.letter
    const text = await putTextOf(context, interview, written)
    drafts.push({ key, name, to, day, followUp: number, written, text })
  }
  const automatic = decideByMode(context, interview, { profile, texts, warnings }, drafts, time)
  await dispatchAndMail(context, id, (secretHash) => ({
    type: 'followedUp',
    ...{ version, secretHash, report },
    letters: drafts.map(({ written: _written, ...one }) => one),
    before: interview.letters,
    ...(automatic && drafts.length > 0 && { automatic }),
  }))
}

interface FollowUpDraft {
  readonly letter: WrittenLetter
  readonly writing: Writing
}

/**
 * The one letter that follows up, to whoever owns the process among those whom a letter has reached, at the address
 * where it has. Undefined where there is nobody.
 */
export function followUpDraft(
  interview: Interview,
  texts: Texts,
  input: WriterInput,
  number: FollowUpNumber,
): FollowUpDraft | undefined {
  const reached = lettersReached(interview)
  if (reached.length === 0) return undefined
  const writing = writeFollowUp({
    ...input,
    number,
    readers: reached.map(readerKey),
    previous: reached.map((letter) => ({ key: readerKey(letter), ...letterText(texts, letter.text) })),
  })
  const [written] = writing.letters
  if (!written) return undefined
  const to = reached.findLast((letter) => readerKey(letter) === written.key)?.to ?? written.to
  return { letter: { ...written, to, key: followUpKey(written.key, number) }, writing }
}
