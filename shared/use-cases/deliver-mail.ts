import type { Context, MailContext, SiteContext } from '../context.ts'
import { sha256 } from '../digest.ts'
import type { LifecycleEvent } from '../domain/event.ts'
import { candidateOf, type Interview } from '../domain/interview.ts'
import { type ClaimedMail, claimedMail } from '../domain/outbox.ts'
import { policy } from '../domain/policy.ts'
import { MailDoubtedError, MailRefusedError } from '../errors.ts'
import { makeSecret } from '../links.ts'
import { composeMime, productName } from '../mail/mime.ts'
import { composeMail } from './compose-mail.ts'
import { type Dispatched, dispatch } from './dispatch.ts'
import { intakeAddress } from './intake-address.ts'
import { formatOperation } from './operation.ts'
import { readProfile } from './profile.ts'

export type CandidateMailContext = Context & MailContext & SiteContext

/** Decides an event that may cause a mail to the candidate, and delivers that mail with a fresh link in it. */
export async function dispatchAndMail(
  context: CandidateMailContext,
  id: string,
  eventOf: (secretHash: string) => LifecycleEvent,
): Promise<Dispatched | undefined> {
  const secret = makeSecret(context.random)
  const dispatched = await dispatch(context, id, eventOf(sha256(secret)))
  const mail = dispatched && claimedMail(dispatched.before, dispatched.after)
  if (mail) await deliver(context, dispatched, mail, secret)
  return dispatched
}

/** Delivers what the outbox holds and is due, one claim at a time. */
export async function deliverMails(context: CandidateMailContext, id: string): Promise<void> {
  for (let round = 0; round < policy.mailsARunMax; round++) {
    const dispatched = await dispatchAndMail(context, id, (secretHash) => ({
      type: 'mailClaimed',
      secretHash,
    }))
    if (!dispatched || dispatched.after === dispatched.before) return
  }
}

/** The mail that asks how it went can be answered with a few lines, where mail arrives. */
function answersOf({ intakeDomain }: CandidateMailContext, interview: Interview, kind: ClaimedMail['kind']) {
  if (kind !== 'debrief' || intakeDomain === undefined) return {}
  return { replyTo: [{ name: productName, address: intakeAddress('notes', interview, intakeDomain) }] }
}

async function deliver(
  context: CandidateMailContext,
  { after: interview }: Dispatched,
  { number, kind, letter, claim }: ClaimedMail,
  secret: string,
): Promise<void> {
  const { id } = interview
  const profile = await readProfile(context, candidateOf(id))
  const message = await composeMail(
    context,
    interview,
    profile,
    { kind, ...(letter && { letter }) },
    `${id}.${secret}`,
  )
  const raw = await composeMime({
    ...message,
    from: { name: productName, address: context.mailFrom },
    to: { name: profile.name, address: profile.email },
    ...answersOf(context, interview, kind),
    isAutomatic: true,
  })
  const { attempt } = claim
  const operation = formatOperation({ id, mail: number, attempt })
  const source = context.mailFrom
  await dispatch(context, id, await send({ source, to: profile.email, raw, operation, kind }))

  async function send(envelope: Parameters<MailContext['mailer']['send']>[0]): Promise<LifecycleEvent> {
    try {
      await context.mailer.send(envelope)
      return { type: 'mailAccepted', number, attempt }
    } catch (error) {
      if (error instanceof MailDoubtedError) return { type: 'mailDoubted', number, attempt }
      if (!(error instanceof MailRefusedError)) throw error
      return { type: 'mailRefused', number, attempt, code: error.code }
    }
  }
}
