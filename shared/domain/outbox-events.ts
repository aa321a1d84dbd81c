import type { MailEvent } from './event.ts'
import type { Instant } from './instant.ts'
import type { Interview } from './interview.ts'
import { claimMail, remember, retryAt, retryMail, settleMail } from './outbox.ts'

/** What becomes of one mail to the candidate. */
export function decideMail(interview: Interview, event: MailEvent, now: Instant): Interview {
  if (event.type === 'mailClaimed') return claimMail(interview, event.secretHash, now)
  const mail = interview.mails.find((one) => one.number === event.number)
  if (event.type === 'mailReported') {
    if (event.report === 'bounced') {
      if (!mail && interview.history.at(-1)?.what === 'mailBounced') return interview
      const told = remember(interview, { at: now, what: 'mailBounced', detail: event.detail })
      return mail ? settleMail(told, event.number, now) : told
    }
    return mail ? settleMail(interview, event.number, now) : interview
  }
  if (!mail || mail.status === 'ready' || mail.claim.attempt !== event.attempt) return interview
  if (event.type === 'mailAccepted') return settleMail(interview, event.number, now)
  if (mail.status === 'unknown') return interview
  if (event.type === 'mailRefused')
    return retryMail(interview, event.number, retryAt(mail.tries, now), now, event.code)
  const doubted = interview.mails.map((one) => (one === mail ? { ...mail, status: 'unknown' as const } : one))
  return remember({ ...interview, mails: doubted }, { at: now, what: 'mailDoubted' })
}
