import { withinCandidateDay } from './candidate-day.ts'
import type { HistoryEntry } from './history.ts'
import { earliest, type Instant, plus, secondsBetween } from './instant.ts'
import {
  type Interview,
  type Letter,
  type Link,
  type Mail,
  type MailKind,
  type Timer,
  type TimerKind,
  timerKinds,
} from './interview.ts'
import { policy } from './policy.ts'

/**
 * What is left to do, kept inside the interview: mails to the candidate with their claims, the links in them,
 * and the timers that follow from the rest. Pure; `lifecycle.ts` calls it.
 */

export type ClaimedMail = Extract<Mail, { status: 'sending' | 'unknown' }>

export function remember(interview: Interview, entry: HistoryEntry): Interview {
  return { ...interview, history: [...interview.history, entry].slice(-policy.historyMax) }
}

/** Puts a mail into the outbox, to be claimed in the candidate's day by whoever handles the `mail` timer. */
export function queueMail(interview: Interview, kind: MailKind, now: Instant, letter?: string): Interview {
  return enqueue(interview, kind, withinCandidateDay(now, interview.candidateTimeZone), letter)
}

function enqueue(interview: Interview, kind: MailKind, dueAt: Instant, letter?: string): Interview {
  const number = interview.lastMailNumber + 1
  const mail: Mail = { number, kind, tries: 0, status: 'ready', dueAt, ...(letter && { letter }) }
  return { ...interview, lastMailNumber: number, mails: [...interview.mails, mail] }
}

/** Takes the first mail that is due for one attempt, and notes the link that it will carry. */
export function claimMail(interview: Interview, secretHash: string, now: Instant): Interview {
  const due = interview.mails.find((mail) => mail.status === 'ready' && mail.dueAt <= now)
  if (!due) return interview
  const { number, kind, letter, tries } = due
  const attempt = tries + 1
  const claim = { attempt, at: now, leaseUntil: plus(now, policy.leaseSeconds) }
  const link: Link = {
    hash: secretHash,
    purpose: kind === 'debrief' ? 'debrief' : isAboutMeeting(due, interview) ? 'meeting' : 'review',
    expiresAt: plus(now, policy.linkLifetimeSeconds),
  }
  const claimed: Mail = { number, kind, tries: attempt, status: 'sending', claim, ...(letter && { letter }) }
  return {
    ...interview,
    mails: interview.mails.map((mail) => (mail === due ? claimed : mail)),
    links: [...interview.links, link].slice(-policy.linksMax),
  }
}

/** Whether a mail is about what stands in a calendar, before there is any letter. */
export function isAboutMeeting(
  { kind, letter }: Pick<Mail, 'kind' | 'letter'>,
  { letters }: Interview,
): boolean {
  return letters.length === 0 && ((kind === 'question' && !letter) || kind === 'notice')
}

/**
 * Queues a mail and takes it in the same write: the function that decided it is about to deliver it, at whatever hour
 * it was planned for.
 */
export function queueClaimedMail(
  interview: Interview,
  kind: MailKind,
  secretHash: string,
  now: Instant,
): Interview {
  return claimMail(enqueue(interview, kind, now), secretHash, now)
}

/** The mail that one write has just claimed for its caller, if it did. */
export function claimedMail(before: Interview, after: Interview): ClaimedMail | undefined {
  const attemptsBefore = new Map(before.mails.map((mail) => [mail.number, mail.tries]))
  return after.mails.find(
    (mail): mail is ClaimedMail =>
      mail.status === 'sending' && mail.tries !== (attemptsBefore.get(mail.number) ?? 0),
  )
}

const mailedCodes = {
  debrief: 'debriefMailed',
  draft: 'draftMailed',
  reminder: 'reminderMailed',
  notice: 'noticeMailed',
  question: 'questionMailed',
  receipt: 'receiptMailed',
} as const

/** SES has it: it leaves the outbox. */
export function settleMail(interview: Interview, number: number, now: Instant): Interview {
  const mail = interview.mails.find((one) => one.number === number)
  if (!mail) return interview
  const left = { ...interview, mails: interview.mails.filter((one) => one !== mail) }
  return remember(left, {
    at: now,
    what: mailedCodes[mail.kind],
    ...(mail.letter && { letter: mail.letter }),
  })
}

/** Back into the outbox for another attempt in the candidate's day, or given up where everybody can see it. */
export function retryMail(
  interview: Interview,
  number: number,
  dueAt: Instant,
  now: Instant,
  why: string,
): Interview {
  const mail = interview.mails.find((one) => one.number === number)
  if (!mail) return interview
  const { kind, letter, tries } = mail
  if (tries >= policy.mailTriesMax) {
    const left = { ...interview, mails: interview.mails.filter((one) => one !== mail) }
    return remember(left, { at: now, what: 'mailAbandoned', detail: why })
  }
  const again = withinCandidateDay(dueAt, interview.candidateTimeZone)
  const ready: Mail = { number, kind, tries, status: 'ready', dueAt: again, ...(letter && { letter }) }
  const back = { ...interview, mails: interview.mails.map((one) => (one === mail ? ready : one)) }
  return remember(back, { at: now, what: 'mailRefused', detail: why })
}

/** How long something waits that was refused so many times. */
export function retryDelaySeconds(tries: number): number {
  const delays = policy.retryDelaysSeconds
  return delays[Math.min(tries, delays.length) - 1] ?? delays[0]
}

/** When a refused mail is tried again. */
export function retryAt(tries: number, now: Instant): Instant {
  return plus(now, retryDelaySeconds(tries))
}

/** Attempts whose holder is gone become unknown; those nobody will ever vouch for are tried again. */
export function settleMailClaims(interview: Interview, now: Instant): Interview {
  let settled = interview
  for (const mail of interview.mails) {
    if (mail.status === 'ready') continue
    if (secondsBetween(mail.claim.at, now) >= policy.evidenceWaitSeconds) {
      settled = retryMail(settled, mail.number, now, now, 'no sign that it went out')
    } else if (mail.status === 'sending' && mail.claim.leaseUntil < now) {
      settled = {
        ...settled,
        mails: settled.mails.map((one) => (one === mail ? { ...mail, status: 'unknown' } : one)),
      }
    }
  }
  return settled
}

/** When somebody has to look after a letter that has been claimed. */
function letterDeadline(letter: Letter): Instant | undefined {
  if (letter.status === 'sending') return letter.claim.leaseUntil
  if (letter.status === 'unknown') return plus(letter.claim.at, policy.evidenceWaitSeconds)
  return undefined
}

function mailDeadline(mail: Mail): Instant | undefined {
  if (mail.status === 'ready') return mail.dueAt
  return mail.status === 'sending' ? mail.claim.leaseUntil : plus(mail.claim.at, policy.evidenceWaitSeconds)
}

/** The due time of every timer, as it follows from the state. */
function dueTimes(interview: Interview): { [K in TimerKind]?: Instant | undefined } {
  return {
    ...interview.plan,
    mail: earliest(interview.mails.map((mail) => (mail.status === 'ready' ? mail.dueAt : undefined))),
    send: earliest(
      interview.letters.map((letter) => (letter.status === 'approved' ? letter.approval.sendAt : undefined)),
    ),
  }
}

/** Brings the timers in line with the state; a version rises only when its due time changes. */
export function retime(interview: Interview): Interview {
  const due = dueTimes(interview)
  const timers: { [K in TimerKind]?: Timer } = {}
  let version = interview.lastTimerVersion
  for (const kind of timerKinds) {
    const dueAt = due[kind]
    if (!dueAt) continue
    const timer = interview.timers[kind]
    timers[kind] = timer?.dueAt === dueAt ? timer : { dueAt, version: ++version }
  }
  return { ...interview, timers, lastTimerVersion: version }
}

/** Whether a firing names the timer as it stands now. */
export function isCurrent(interview: Interview, kind: TimerKind, version: number): boolean {
  return interview.timers[kind]?.version === version
}

/** An entry of the index `due`. */
export interface Due {
  readonly kind: 'interview' | 'connection'
  readonly id: string
  readonly dueAt: Instant
}

/** The earliest moment at which anything is left to do, or to be missed: the sort key of the `due` index. */
export function nextDue(interview: Interview): Instant | undefined {
  return earliest([
    ...timerKinds.map((kind) => interview.timers[kind]?.dueAt),
    ...interview.mails.map(mailDeadline),
    ...interview.letters.map(letterDeadline),
  ])
}

/** When a reminder of open drafts is due, in the candidate's day. */
export function reminderTime(now: Instant, candidateTimeZone: string): Instant {
  return withinCandidateDay(plus(now, policy.reminderDelaySeconds), candidateTimeZone)
}
