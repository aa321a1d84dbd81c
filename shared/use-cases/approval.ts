import { digest } from '../digest.ts'
import type { Day, Instant } from '../domain/instant.ts'
import type { Approval, Interview, LetterText, Mailbox, Profile, TextHash } from '../domain/interview.ts'
import type { SendTime } from '../domain/policy.ts'
import { isDated } from '../letter/check.ts'
import { intakeAddress } from './intake-address.ts'
import type { ReviewContext } from './view-letters.ts'

/** What a letter is approved with, by the candidate on the page or by the mode that they chose. */

export interface Senders {
  readonly from: Mailbox
  readonly replyTo: Mailbox
  readonly intake?: string
}

/** From whom a letter is, and to whom answers go: the candidate first, and us as well where mail arrives. */
export function sendersOf(
  { mailFrom, intakeDomain }: ReviewContext,
  interview: Interview,
  { name, email, keepsAnswers }: Profile,
): Senders {
  const isSeen = intakeDomain !== undefined && !keepsAnswers
  return {
    from: { name, address: mailFrom },
    replyTo: { name, address: email },
    ...(isSeen && { intake: intakeAddress('reply', interview, intakeDomain) }),
  }
}

/** Everything that the approval's hash covers. */
export interface Agreed extends Senders {
  readonly to: string
  readonly text: TextHash
  readonly day: Day
}

export function approvalOf(
  agreed: Agreed,
  text: LetterText,
  time: SendTime,
  now: Instant,
  how: { readonly isTimeChosen: boolean; readonly isAutomatic?: true },
): Approval {
  return {
    ...agreed,
    hash: digest(agreed),
    at: now,
    sendAt: time.at,
    ...how,
    isDated: isDated(text.body),
    ...(text.until && { until: text.until }),
  }
}
