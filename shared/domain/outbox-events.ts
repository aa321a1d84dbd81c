import type { MailEvent } from './event.ts'
import type { HistoryCode } from './history.ts'
import { type Instant, plus } from './instant.ts'
import type { Interview, Letter } from './interview.ts'
import { claimMail, remember, retryAt, retryMail, settleMail } from './outbox.ts'
import { policy } from './policy.ts'
import { calledBack, settleStatus } from './standing.ts'

/** What becomes of one mail to the candidate. */

export function decideMail(interview: Interview, event: MailEvent, now: Instant): Interview {
  const next = settle(interview, event, now)
  return event.type === 'mailClaimed' ? next : noticed(interview, next, now)
}

/**
 * What goes out by itself waits until its notice has gone out, and then as long as it can be vetoed. A notice that
 * reaches nobody leaves it to be approved.
 */
function noticed(before: Interview, after: Interview, now: Instant): Interview {
  const isNews = (what: HistoryCode) =>
    after.history.at(-1)?.what === what && before.history !== after.history
  if (isNews('noticeMailed')) {
    const earliest = plus(now, policy.vetoWindowSeconds)
    return withAutomatic(after, (letter) => {
      const { approval } = letter
      return approval.sendAt >= earliest ? letter : { ...letter, approval: { ...approval, sendAt: earliest } }
    })
  }
  if (!isNews('mailAbandoned') && !isNews('mailBounced')) return after
  const back = withAutomatic(after, (letter) => calledBack(letter, after, now))
  return back.letters === after.letters ? after : settleStatus(back, now)
}

type Approved = Extract<Letter, { status: 'approved' }>

function withAutomatic(interview: Interview, change: (letter: Approved) => Letter): Interview {
  const letters = interview.letters.map((letter) =>
    letter.status === 'approved' && letter.approval.isAutomatic ? change(letter) : letter,
  )
  const isSame = letters.every((letter, at) => letter === interview.letters[at])
  return isSame ? interview : { ...interview, letters }
}

function settle(interview: Interview, event: MailEvent, now: Instant): Interview {
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
