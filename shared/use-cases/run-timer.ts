import type { ModelContext } from '../context.ts'
import type { Firing } from '../domain/invocation.ts'
import { type CandidateMailContext, deliverMails, dispatchAndMail } from './deliver-mail.ts'
import { dispatch } from './dispatch.ts'

/** What the function that mails the candidate is given. */
export type GenerateContext = CandidateMailContext & ModelContext

/** Does what falls due for the candidate. A firing that names an old version changes nothing. */
export async function runTimer(context: GenerateContext, { id, kind, version }: Firing): Promise<void> {
  switch (kind) {
    case 'debrief':
      await dispatchAndMail(context, id, (secretHash) => ({ type: 'debriefFellDue', version, secretHash }))
      return
    case 'draft': {
      // The writer and its words of English are most of the function, and most of its mails need none of them.
      const { writeDrafts } = await import('./write-drafts.ts')
      return writeDrafts(context, id, version)
    }
    case 'remind':
      await dispatchAndMail(context, id, (secretHash) => ({ type: 'reminderFellDue', version, secretHash }))
      return
    case 'expire':
      await dispatch(context, id, { type: 'expiryFellDue', version })
      return
    case 'followUp': {
      const { writeFollowUpDraft } = await import('./write-follow-up.ts')
      return writeFollowUpDraft(context, id, version)
    }
    case 'silence':
      await dispatch(context, id, { type: 'silenceFellDue', version })
      return
    case 'receipt':
      await dispatchAndMail(context, id, (secretHash) => ({ type: 'receiptFellDue', version, secretHash }))
      return
    case 'mail':
      return deliverMails(context, id)
    case 'send':
      throw new Error('Letters leave by the send function alone')
  }
}
