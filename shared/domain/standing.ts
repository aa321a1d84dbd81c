import { withinCandidateDay } from './candidate-day.ts'
import type { LetterEvent } from './event.ts'
import { planOnward, replan } from './follow-up-plan.ts'
import type { HistoryCode } from './history.ts'
import { type Instant, plus } from './instant.ts'
import type {
  Absentee,
  Interview,
  InterviewState,
  InterviewStatus,
  Letter,
  LetterStatus,
  Mail,
  MailKind,
  OverReason,
} from './interview.ts'
import { decideLetter } from './letter-table.ts'
import { isAboutMeeting, isCurrent, queueMail, remember, reminderTime } from './outbox.ts'
import { policy } from './policy.ts'

/** What the letters make of their interview: its status, its receipt, the questions it asks, and how it stops. */

export function become(interview: Interview, state: InterviewState): Interview {
  const { status: _status, ...rest } = interview
  if ('reason' in rest) {
    const { reason: _reason, ...facts } = rest
    return { ...facts, ...state }
  }
  return { ...rest, ...state }
}

/** Nothing more goes out by itself; what SES already has still reports back, and questions are still asked. */
export function stop(interview: Interview, state: InterviewState, now: Instant): Interview {
  const moot: readonly MailKind[] = ['debrief', 'draft', 'reminder']
  const isMoot = (mail: Mail) => moot.includes(mail.kind) || isAboutMeeting(mail, interview)
  return become(
    {
      ...interview,
      plan: interview.plan.receipt ? { receipt: interview.plan.receipt } : {},
      mails: interview.mails.filter((mail) => mail.status !== 'ready' || !isMoot(mail)),
      letters: interview.letters.map((letter) => calledBack(letter, interview, now)),
    },
    state,
  )
}

export function calledBack(letter: Letter, interview: Interview, now: Instant): Letter {
  return letter.status === 'approved' ? decideLetter(letter, { type: 'undone' }, now, interview) : letter
}

/** Where the letters stand decides between inReview, underway and over; these are the ways it can go. */
export const letterArrows = [
  { from: 'inReview', to: 'underway', when: 'no letter is open' },
  { from: 'underway', to: 'inReview', when: 'a letter comes back' },
  { from: 'inReview', to: 'over', when: 'all are skipped' },
  { from: 'underway', to: 'over', when: 'a complaint' },
  { from: 'over', to: 'inReview', when: 'a letter is taken up again' },
] as const satisfies readonly { from: InterviewStatus; to: InterviewStatus; when: string }[]

export function settleStatus(interview: Interview, now: Instant): Interview {
  if (interview.status !== 'inReview' && interview.status !== 'underway') return interview
  if (interview.letters.some((letter) => letter.hasComplained)) {
    return queueMail(stop(interview, { status: 'over', reason: 'complained' }, now), 'notice', now)
  }
  if (interview.letters.some((letter) => letter.status === 'drafted')) return review(interview, now)
  const { remind: _remind, expire: _expire, ...plan } = interview.plan
  const reviewed = { ...interview, plan }
  if (!interview.letters.every((letter) => letter.status === 'skipped'))
    return planOnward(become(reviewed, { status: 'underway' }), now)
  const hasExpired = interview.history.at(-1)?.what === 'expired'
  const reason = overReason(interview, hasExpired ? 'expired' : 'allSkipped')
  return stop(reviewed, { status: 'over', reason }, now)
}

/** Where somebody did not come, that is how it ended, whatever became of the letter that said so. */
export function overReason(
  { absent }: { readonly absent?: Absentee | undefined },
  usual: OverReason,
): OverReason {
  if (!absent) return usual
  return absent === 'interviewer' ? 'interviewerAbsent' : 'candidateAbsent'
}

/** A letter that came back to the candidate waits as long as a new one, and is reminded of once. */
function review(interview: Interview, now: Instant): Interview {
  const isFollowUp = interview.letters.some(
    ({ status, followUp }) => status === 'drafted' && followUp !== undefined,
  )
  const inReview = become(isFollowUp ? interview : replan(interview), { status: 'inReview' })
  const { plan } = inReview
  if (plan.expire || plan.draft) return inReview
  const isReminded = interview.history.some(({ what }) => what === 'reminderMailed')
  const remind = reminderTime(now, interview.candidateTimeZone)
  const expire = plus(now, policy.draftLifetimeSeconds)
  return { ...inReview, plan: { ...plan, expire, ...(!isReminded && { remind }) } }
}

const toldCodes: { readonly [T in LetterEvent['type']]?: HistoryCode } = {
  saved: 'edited',
  rewritten: 'rewritten',
  approved: 'approved',
  undone: 'undone',
  skipped: 'skipped',
  ownMailboxUsed: 'ownMailbox',
  arrivalConfirmed: 'arrived',
  refused: 'refused',
  doubted: 'doubted',
}

/** The line of the receipt that a letter's change is told by; none when there is nothing to tell. */
function toldCode(before: Letter, after: Letter, event: LetterEvent): HistoryCode | undefined {
  if (after.hasComplained && !before.hasComplained) return 'complained'
  if (before.status === after.status) {
    if (after.softBounce !== before.softBounce) return 'bouncedSoftly'
    return event.type === 'claimed' ? 'postponed' : toldCodes[event.type]
  }
  if (after.status === 'drafted' && after.ask) return after.ask
  if (after.status === 'sent' && event.type !== 'arrivalConfirmed') return 'sent'
  if (after.status === 'held' || after.status === 'delivered' || after.status === 'bounced')
    return after.status
  return toldCodes[event.type]
}

function detailOf(after: Letter, event: LetterEvent): string | undefined {
  if (event.type === 'refused') return event.code
  if (after.status === 'bounced' || after.status === 'held') return after.reason
  return event.type === 'reported' && event.report === 'bouncedSoftly' ? event.detail : undefined
}

const restStatuses: readonly LetterStatus[] = [
  'sent',
  'delivered',
  'bounced',
  'held',
  'skipped',
  'ownMailbox',
]

/** What follows from a letter's change: a line in the receipt, a question, the receipt itself. */
function afterLetter(
  interview: Interview,
  before: Letter,
  after: Letter,
  event: LetterEvent,
  now: Instant,
): Interview {
  let next: Interview = {
    ...interview,
    letters: interview.letters.map((letter) => (letter === before ? after : letter)),
    ...(event.type === 'rewritten' && { notes: event.notes }),
  }
  const what = toldCode(before, after, event)
  const detail = detailOf(after, event)
  if (what) next = remember(next, { at: now, what, letter: after.key, ...(detail && { detail }) })
  if (isNewsOfReach(before, after)) next = replan(next)
  if (before.status === after.status) return settleStatus(next, now)
  const needsAnswer =
    after.status === 'held' || after.status === 'bounced' || (after.status === 'drafted' && after.ask)
  if (needsAnswer) next = isClosed(next) ? tellAtOnce(next, now) : queueMail(next, 'question', now, after.key)
  return settleStatus(planReceipt(next, now), now)
}

/** It has left, or something came back of it: then the next follow-up is counted from that. */
function isNewsOfReach(before: Letter, after: Letter): boolean {
  const hasLeft = 'sentAt' in after && !('sentAt' in before)
  return hasLeft || after.softBounce !== before.softBounce
}

/** When everything is over nobody can answer any more; what became of the letter is told all the same. */
function tellAtOnce(interview: Interview, now: Instant): Interview {
  return {
    ...interview,
    plan: { ...interview.plan, receipt: withinCandidateDay(now, interview.candidateTimeZone) },
  }
}

/** Once every letter has come to rest; at once when all of them have arrived. */
export function planReceipt(interview: Interview, now: Instant): Interview {
  const statuses = interview.letters.map(({ status }) => status)
  if (!statuses.every((status) => restStatuses.includes(status))) return interview
  if (!statuses.includes('sent') && !statuses.includes('delivered')) return interview
  const told = interview.history.findLastIndex(({ what }) => what === 'receiptMailed')
  if (told >= 0 && !interview.history.slice(told).some(({ what }) => newsCodes.includes(what)))
    return interview
  const due = statuses.includes('sent') ? plus(now, policy.receiptDelaySeconds) : now
  const receipt = withinCandidateDay(due, interview.candidateTimeZone)
  return { ...interview, plan: { ...interview.plan, receipt } }
}

/** What makes a second receipt worth its while. */
const newsCodes: readonly HistoryCode[] = ['sent', 'skipped', 'expired', 'ownMailbox']

export function decideOneLetter(
  interview: Interview,
  key: string,
  event: LetterEvent,
  now: Instant,
): Interview {
  const letter = interview.letters.find((one) => one.key === key)
  const open = event.type === 'undone' ? reopened(interview) : interview
  if (!letter || (!isOpen(open) && !sesEvents.includes(event.type))) return interview
  const decided = decideLetter(letter, event, now, open)
  if (decided === letter) return interview
  const next = isClosed(open) ? calledBack(decided, open, now) : decided
  return afterLetter(open, letter, next, event, now)
}

/** Put aside by the candidate or by time alone: one letter taken up again opens it again. */
function reopened(interview: Interview): Interview {
  const isPutAside =
    interview.status === 'over' && (interview.reason === 'allSkipped' || interview.reason === 'expired')
  return isPutAside ? become(interview, { status: 'inReview' }) : interview
}

/** Nothing may go out for now: what is due is looked at again later, and told of once. */
export function pauseLetters(interview: Interview, version: number, now: Instant): Interview {
  if (!isCurrent(interview, 'send', version) || !isOpen(interview)) return interview
  const sendAt = plus(now, policy.pauseRecheckSeconds)
  const letters = interview.letters.map((letter) =>
    letter.status === 'approved' && letter.approval.sendAt <= now
      ? { ...letter, approval: { ...letter.approval, sendAt } }
      : letter,
  )
  const paused = { ...interview, letters }
  return interview.history.at(-1)?.what === 'paused' ? paused : remember(paused, { at: now, what: 'paused' })
}

/** There are letters to decide about. */
function isOpen({ status }: Interview): boolean {
  return status === 'inReview' || status === 'underway'
}

/** What still counts when the interview is over: news of letters that had left before. */
const sesEvents: readonly LetterEvent['type'][] = ['accepted', 'refused', 'doubted', 'reported', 'swept']

function isClosed(interview: Interview): boolean {
  return interview.status === 'over' || interview.status === 'cancelled'
}

/** Takes the first letter that is due; the others wait for the next event of the same firing. */
export function claimLetter(interview: Interview, version: number, now: Instant): Interview {
  if (!isCurrent(interview, 'send', version) || !isOpen(interview)) return interview
  const due = interview.letters.find(
    (letter) => letter.status === 'approved' && letter.approval.sendAt <= now,
  )
  return due ? decideOneLetter(interview, due.key, { type: 'claimed', version }, now) : interview
}
