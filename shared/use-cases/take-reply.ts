import type { Context } from '../context.ts'
import { dayIn } from '../domain/instant.ts'
import { candidateOf, type Interview, type Letter, type Profile } from '../domain/interview.ts'
import { takes } from '../domain/lifecycle.ts'
import { type MailRead, readMail } from '../mail/read-mail.ts'
import { addNotes } from './change-interview.ts'
import { dispatch } from './dispatch.ts'
import { findBySender } from './find-by-sender.ts'
import { readIntake } from './intake-address.ts'
import { findByMessage, isMessage } from './message-alias.ts'
import { placeNote } from './place-note.ts'
import { suppressAddress } from './suppression.ts'
import type { ArrivedMail } from './take-mail.ts'
import { readTexts } from './texts.ts'
import { isAuthentic } from './vouched-mail.ts'

/**
 * A mail that may answer a letter: told apart, led to its interview, and told to it as an event. Nothing is ever
 * answered, nothing of it is kept, and what is not proved to be from whom it says changes nothing.
 */
export async function takeReply(context: Context, mail: ArrivedMail): Promise<void> {
  if (mail.verdicts.virus === 'FAIL' || mail.verdicts.spam === 'FAIL') return
  const read = await readMail(mail.raw, { receivedOn: dayIn(context.now(), 'UTC') })
  const intake = mail.recipients.map(readIntake).find((one) => one !== undefined)
  const id =
    intake?.id ?? (await findByMessage(context, messagesOf(read))) ?? (await findBySender(context, read))
  if (!id) return
  const now = context.now()
  const [interview, profile] = await Promise.all([
    context.table.readInterview(id, now),
    context.table.readProfile(candidateOf(id), now),
  ])
  if (!interview || !profile) return
  if (read.kind === 'bounce' || read.kind === 'complaint') return tellOfReturn(context, interview, read)
  if (!isAuthentic(mail, read)) return
  if (isOwn(read, profile)) {
    if (intake?.kind === 'notes' && read.kind === 'reply') await takeNotes(context, interview, read.text)
    return
  }
  if (intake?.kind !== 'notes') await tell(context, interview, read)
}

function messagesOf(read: MailRead): string[] {
  const returned = 'originalMessageId' in read ? read.originalMessageId : undefined
  return [returned, read.inReplyTo, ...read.references.toReversed()].filter((one) => one !== undefined)
}

function isOwn({ from }: MailRead, { email }: Profile): boolean {
  return from?.address?.toLowerCase() === email.toLowerCase()
}

async function tell(context: Context, { id }: Interview, read: MailRead): Promise<void> {
  switch (read.kind) {
    case 'reply': {
      const address = read.from?.address
      if (read.asksToStop && address) await suppressAddress(context, id, address, 'stopped')
      const from = read.from?.name || address || 'Somebody'
      await dispatch(context, id, { type: 'replied', from, asksToStop: read.asksToStop })
      return
    }
    case 'autoReply': {
      const { returnsOn } = read
      await dispatch(context, id, { type: 'autoReplied', ...(returnsOn && { returnsOn }) })
      return
    }
    case 'invitation':
      await dispatch(context, id, { type: 'invited' })
      return
    case 'bounce':
    case 'complaint':
    case 'cancellation':
    case 'other':
  }
}

/** Of a mail of ours that is named by the Message-ID under which it went out, which only its reader knows. */
async function tellOfReturn(
  context: Context,
  interview: Interview,
  read: Extract<MailRead, { kind: 'bounce' | 'complaint' }>,
): Promise<void> {
  const { originalMessageId } = read
  const letter = interview.letters.find((one) => isReturned(one, originalMessageId))
  const isPassing = read.kind === 'bounce' && !read.recipients.some(({ isPermanent }) => isPermanent)
  if (!letter || !('messageId' in letter) || !letter.messageId || isPassing) return
  const report = read.kind === 'bounce' ? 'bounced' : 'complained'
  const at = context.now()
  const detail = read.kind === 'bounce' ? (read.recipients[0]?.diagnostic ?? '').slice(0, 200) : ''
  await dispatch(context, interview.id, {
    type: 'letter',
    letter: letter.key,
    event: { type: 'reported', report, attempt: letter.attempts, messageId: letter.messageId, at, detail },
  })
  await suppressAddress(context, interview.id, letter.approval.to, report)
}

function isReturned(letter: Letter, wireId: string | undefined): boolean {
  return 'messageId' in letter && letter.messageId !== undefined && isMessage(letter.messageId, wireId)
}

/** What the candidate remembers, a few lines in answer to the mail that asks. */
async function takeNotes(context: Context, interview: Interview, text: string): Promise<void> {
  if (!text.trim() || !takes(interview, 'noted')) return
  const { notes } = await readTexts(context, interview)
  const placed = placeNote(notes, text, undefined)
  if (placed.notes === notes) return
  const { discussed, questions, ...others } = placed.notes
  await addNotes(context, interview, { ...others, discussed: [...discussed], questions: [...questions] })
}
