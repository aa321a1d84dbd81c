import { withinCandidateDay } from './candidate-day.ts'
import { followUpTime, isSlowBody } from './follow-up-time.ts'
import { type Instant, latest, plus, toInstant, wallClock } from './instant.ts'
import type { FollowUpNumber, Interview, Letter, LetterStatus } from './interview.ts'
import { policy } from './policy.ts'

/**
 * What comes by itself once every letter is on its way and nobody answers: two follow-ups at most, then the end
 * (DESIGN section 3, point 7).
 */

type Reached = Extract<Letter, { status: 'sent' | 'delivered' | 'ownMailbox' }>

function isReached(letter: Letter): letter is Reached {
  const { status, hasComplained } = letter
  return (status === 'sent' || status === 'delivered' || status === 'ownMailbox') && !hasComplained
}

/** The letters that somebody has, as far as anybody can tell. */
export function lettersReached({ letters }: Pick<Interview, 'letters'>): readonly Reached[] {
  return letters.filter(isReached)
}

export function leftAt(letter: Reached): Instant {
  return letter.status === 'ownMailbox' ? letter.markedAt : letter.sentAt
}

/** The key of the letter that a follow-up follows: that of its reader. */
export function readerKey({ key }: Pick<Letter, 'key'>): string {
  return key.replace(/f[12]$/, '')
}

export function followUpKey(reader: string, number: FollowUpNumber): string {
  return `${reader}f${number}`
}

/** The follow-up that is to be written next, or again; undefined when there has been the last, or one was put aside. */
export function followUpDue({ letters, absent }: Interview): FollowUpNumber | undefined {
  if (absent) return undefined
  const followUps = letters.filter(({ followUp }) => followUp !== undefined)
  const open = followUps.find(({ status }) => status === 'drafted')
  if (open) return open.followUp
  if (!followUps.every(isReached)) return undefined
  const written = Math.max(0, ...followUps.map(({ followUp = 0 }) => followUp))
  return written === 0 ? 1 : written === 1 ? 2 : undefined
}

const underwayStatuses: readonly LetterStatus[] = ['drafted', 'approved', 'sending', 'unknown']

/** Plans the next follow-up, or the end; what is planned already stays. */
export function planOnward(interview: Interview, now: Instant): Interview {
  const reached = lettersReached(interview)
  const { followUp, silence, ...plan } = interview.plan
  const isMoving = interview.letters.some(({ status }) => underwayStatuses.includes(status))
  if (reached.length === 0 || isMoving || interview.isOnHold)
    return followUp || silence ? { ...interview, plan } : interview
  if (followUp || silence) return interview
  const last = reached.map(leftAt).reduce((one, other) => latest(one, other))
  const number = followUpDue(interview)
  return number ? planFollowUp(interview, number, last, now) : planSilence(interview, last, now)
}

/** Forgets when the next follow-up is due, so that it is planned by what is known now. */
export function replan(interview: Interview): Interview {
  const { followUp: _followUp, silence: _silence, ...plan } = interview.plan
  return { ...interview, plan }
}

function planFollowUp(
  interview: Interview,
  number: FollowUpNumber,
  previousSentAt: Instant,
  now: Instant,
): Interview {
  const { timeZone, daysAhead } = interview
  const isSlow = isSlowBody(interview)
  const usual = followUpTime({ number, previousSentAt, timeZone, daysAhead, isSlow, now })
  const wait = afterSoftBounce(interview, { until: usual.at, why: usual.why })
  const longer = interview.wait && interview.wait.until > wait.until ? interview.wait : wait
  return waitUntil(interview, longer, now)
}

/** Nothing further goes to them before `wait` is over; the follow-up is drafted the day before that. */
export function waitUntil(interview: Interview, wait: Wait, now: Instant): Interview {
  const draftAt = plus(wait.until, -policy.followUpDraftLeadSeconds)
  const followUp = withinCandidateDay(latest(draftAt, now), interview.candidateTimeZone)
  return { ...interview, wait, plan: { ...interview.plan, followUp } }
}

type Wait = NonNullable<Interview['wait']>

function afterSoftBounce({ letters, timeZone }: Interview, wait: Wait): Wait {
  const round = Math.max(0, ...letters.map(({ followUp = 0 }) => followUp))
  const isBounced = letters.some(
    ({ followUp = 0, softBounce }) => followUp === round && softBounce !== undefined,
  )
  if (!isBounced) return wait
  const until = wallClock(wait.until, timeZone).add({ days: policy.softBounceWaitDays })
  return {
    until: toInstant(until.toInstant()),
    why: `${wait.why}; five working days later, for something came back from their mail system`,
  }
}

export function planSilence(interview: Interview, last: Instant, now: Instant): Interview {
  // Whoever has just put a follow-up aside is not told in the next minute that it is over.
  const silence = latest(plus(last, policy.silenceSeconds), plus(now, policy.silenceSeconds / 2))
  return { ...interview, plan: { ...interview.plan, silence } }
}
