import type { Context, MailContext, PauseContext } from '../context.ts'
import type { LetterEvent } from '../domain/event.ts'
import { readerKey } from '../domain/follow-up-plan.ts'
import { candidateOf, type Interview, type Letter } from '../domain/interview.ts'
import { policy } from '../domain/policy.ts'
import { modeOf } from '../domain/whereabouts.ts'
import { MailDoubtedError, MailRefusedError } from '../errors.ts'
import { letterMessage } from '../mail/letter.ts'
import { composeMime } from '../mail/mime.ts'
import { type Dispatched, dispatch } from './dispatch.ts'
import { refusalOf } from './guard-letter.ts'
import { formatOperation } from './operation.ts'
import { readLetterText } from './texts.ts'

/** It needs no address of its own: what was approved says from whom and to whom. */
type Sending = Context & PauseContext & Pick<MailContext, 'mailer'>

type Claimed = Extract<Letter, { status: 'sending' }>

/**
 * Sends the approved letters of an interview that are due, each at most once: claim (one conditional write, with a
 * lease) → send → mark. What happens between the last two is unknown to everybody but SES, whose Send event carries
 * our operation id and settles it (DESIGN rule 1).
 */
export async function sendLetters(context: Sending, id: string, version: number): Promise<void> {
  if (await isStopped(context, id, version)) return
  let current: number | undefined = version
  // Each round claims one letter, puts one off, or finds nothing left to do.
  for (let round = 0; current !== undefined && round < 2 * policy.interviewersMax; round++) {
    const claim = await dispatch(context, id, { type: 'sendFellDue', version: current })
    if (!claim || claim.after === claim.before) return
    const letter = claimedLetter(claim)
    const after = letter ? await sendLetter(context, claim.after, letter) : claim.after
    current = after?.timers.send?.version
  }
}

/** While somebody has paused it, what is due waits; whoever wants drafts alone gets theirs back. */
async function isStopped(context: Sending, id: string, version: number): Promise<boolean> {
  const now = context.now()
  const [interview, profile, isPaused] = await Promise.all([
    context.table.readInterview(id, now),
    context.table.readProfile(candidateOf(id), now),
    context.pause.isOn(now),
  ])
  if (!interview || !profile) return false
  if (isPaused || profile.isPaused) {
    await dispatch(context, id, { type: 'sendPaused', version })
    return true
  }
  if (modeOf(interview, profile) !== 'draftOnly') return false
  for (const { key, status } of interview.letters) {
    if (status === 'approved')
      await dispatch(context, id, { type: 'letter', letter: key, event: { type: 'undone' } })
  }
  return true
}

function claimedLetter({ before, after }: Dispatched): Claimed | undefined {
  const attempts = new Map(before.letters.map((letter) => [letter.key, letter.attempts]))
  return after.letters.find(
    (letter): letter is Claimed =>
      letter.status === 'sending' && letter.attempts !== attempts.get(letter.key),
  )
}

async function sendLetter(
  context: Sending,
  interview: Interview,
  letter: Claimed,
): Promise<Interview | undefined> {
  const { approval, claim } = letter
  const refusal = await refusalOf(context, interview, approval.to, claim.attempt)
  const event = refusal ?? (await handOver(context, interview, letter))
  return (await dispatch(context, interview.id, { type: 'letter', letter: letter.key, event }))?.after
}

async function handOver(context: Sending, interview: Interview, letter: Claimed): Promise<LetterEvent> {
  const { approval, claim } = letter
  const text = await readLetterText(context, interview.id, approval.text)
  const raw = await composeMime({
    ...letterMessage(text),
    from: approval.from,
    to: { name: letter.name, address: approval.to },
    replyTo: [approval.replyTo, ...(approval.intake ? [{ address: approval.intake }] : [])],
    follows: await Promise.all(messagesBefore(interview, letter).map(context.mailer.wireId)),
    isAutomatic: false,
  })
  const operation = formatOperation({ id: interview.id, letter: letter.key, attempt: claim.attempt })
  return attempt(
    context,
    { source: approval.from.address, to: approval.to, raw, operation, kind: kindOf(letter) },
    claim.attempt,
  )
}

const kindOf = ({ followUp }: Letter) => (followUp === undefined ? 'letter' : 'followUp')

/** What the same reader has had before, oldest first, by SES's message ids: a follow-up stands in that thread. */
function messagesBefore({ letters }: Interview, letter: Letter): string[] {
  if (letter.followUp === undefined) return []
  return letters
    .filter((one) => one !== letter && readerKey(one) === readerKey(letter))
    .flatMap((one) => ('messageId' in one && one.messageId ? [one.messageId] : []))
}

async function attempt(
  { mailer }: Sending,
  envelope: Parameters<MailContext['mailer']['send']>[0],
  number: number,
): Promise<LetterEvent> {
  try {
    return { type: 'accepted', attempt: number, messageId: await mailer.send(envelope) }
  } catch (error) {
    if (error instanceof MailDoubtedError) return { type: 'doubted', attempt: number }
    if (!(error instanceof MailRefusedError)) throw error
    return { type: 'refused', attempt: number, code: error.code, isPassing: error.isPassing }
  }
}
