import type { Basis, LetterEvent } from './event.ts'
import { type Day, dayIn, type Instant, plus, secondsBetween } from './instant.ts'
import type { Approval, Interview, Letter, LetterState, LetterStatus } from './interview.ts'
import { retryDelaySeconds } from './outbox.ts'
import { policy, postponement } from './policy.ts'

/**
 * What becomes of one letter: status by event. A cell names the statuses it may lead to (the README's diagram is
 * printed from here) and returns the same letter when the event is stale.
 */

type Named<T> = Extract<LetterEvent, { type: T }>
type In<S> = Extract<Letter, { status: S }>

interface Cell<S extends LetterStatus, T extends LetterEvent['type']> {
  readonly to: readonly LetterStatus[]
  readonly apply: (letter: In<S>, event: Named<T>, now: Instant, interview: Interview) => Letter
}

export type LetterTable = {
  readonly [S in LetterStatus]: { readonly [T in LetterEvent['type']]?: Cell<S, T> }
}

/** The same letter in another status, without what only the old status carried. */
function become(letter: Letter, state: LetterState): Letter {
  const { key, to, name, text, tone, struck, isEdited, day, attempts } = letter
  const { followUp, doubt, softBounce, hasComplained } = letter
  return {
    ...{ key, to, name, text, tone, isEdited, day, attempts },
    ...(followUp !== undefined && { followUp }),
    ...(struck !== undefined && struck.length > 0 && { struck }),
    ...(doubt !== undefined && { doubt }),
    ...(softBounce !== undefined && { softBounce }),
    ...(hasComplained && { hasComplained }),
    ...state,
  }
}

const drafted = (letter: Letter): Letter => become(letter, { status: 'drafted' })
const skipped = {
  to: ['skipped'],
  apply: (letter: Letter) => become(doubtful(letter), { status: 'skipped' }),
} as const
const ownMailboxUsed = {
  to: ['ownMailbox'],
  apply: (letter: Letter, _event: unknown, now: Instant) =>
    become(doubtful(letter), { status: 'ownMailbox', markedAt: now }),
} as const
const undone = { to: ['drafted'], apply: drafted } as const

/** A letter that leaves `held` by the candidate's decision while nobody knows whether it went out. */
function doubtful(letter: Letter): Letter {
  if (letter.status !== 'held' || !letter.isDoubtful) return letter
  return { ...letter, doubt: { attempt: letter.attempts, approval: letter.approval } }
}

/** Approval names what was shown; a text that changed meanwhile makes it stale. */
function approve(letter: Letter, { approval, basis }: Named<'approved'>): Letter {
  if (!isAsShown(letter, basis)) return letter
  const seen = { ...doubtful(letter), to: approval.to, text: approval.text, day: approval.day }
  return become(seen, { status: 'approved', approval, refusals: 0 })
}

const approved = { to: ['approved'], apply: approve } as const

function isAsShown(letter: Letter, basis: Basis): boolean {
  return letter.text === basis.text && letter.to === basis.to
}

/** The timer at which this letter's draft is written, or written anew. */
export function drafterOf({ followUp }: Letter): 'draft' | 'followUp' {
  return followUp === undefined ? 'draft' : 'followUp'
}

type Claimed = In<'sending'> | In<'unknown'>

function accepted(letter: Claimed, { attempt, messageId }: Named<'accepted'>, now: Instant): Letter {
  if (letter.claim.attempt !== attempt) return letter
  return become(letter, { status: 'sent', approval: letter.approval, sentAt: now, messageId })
}

/** Definitely not sent. What passes by itself is tried again; anything else is for the candidate to decide. */
function refused(letter: In<'sending'>, event: Named<'refused'>, now: Instant): Letter {
  if (letter.claim.attempt !== event.attempt) return letter
  const refusals = letter.refusals + 1
  if (!event.isPassing || refusals >= policy.letterRefusalsMax) {
    return become(letter, {
      status: 'held',
      approval: letter.approval,
      reason: event.code,
      isDoubtful: false,
    })
  }
  const approval = { ...letter.approval, sendAt: plus(now, retryDelaySeconds(refusals)) }
  return become(letter, { status: 'approved', approval, refusals })
}

/** Nobody vouched for it in time: held, and the candidate is asked. Never sent again by itself (DESIGN rule 1). */
function giveUpWaiting(letter: Claimed, _event: unknown, now: Instant): Letter {
  const { approval, claim } = letter
  if (secondsBetween(claim.at, now) >= policy.evidenceWaitSeconds) {
    return become(letter, { status: 'held', approval, reason: 'no sign that it went out', isDoubtful: true })
  }
  if (letter.status === 'unknown' || claim.leaseUntil >= now) return letter
  return become(letter, { status: 'unknown', approval, claim })
}

type Gone = Exclude<Letter, { status: 'drafted' | 'approved' | 'skipped' | 'ownMailbox' }>

/**
 * What SES reports of an attempt, as a lattice: complained > bounced for good > delivered > bounced softly > sent.
 * Reports may come twice, late and in any order, so a status never moves backwards.
 */
function reported(letter: Gone, event: Named<'reported'>): Letter {
  if (letter.attempts !== event.attempt || (letter.status === 'held' && !letter.isDoubtful)) {
    return reportedLate(letter, event)
  }
  const { approval } = letter
  const sentAt = 'sentAt' in letter ? letter.sentAt : event.at
  const messageId = event.messageId
  const flagged = {
    ...letter,
    ...(event.report === 'bouncedSoftly' && { softBounce: event.detail }),
    ...(event.report === 'complained' && { hasComplained: true as const }),
  }
  const isLast = letter.status === 'bounced' || (letter.status === 'delivered' && event.report !== 'bounced')
  if (isLast) return isSameFlags(letter, flagged) ? letter : flagged
  if (event.report === 'bounced') {
    return become(flagged, { status: 'bounced', approval, bouncedAt: event.at, reason: event.detail })
  }
  if (event.report === 'delivered' || event.report === 'complained') {
    return become(flagged, { status: 'delivered', approval, sentAt, deliveredAt: event.at, messageId })
  }
  if (letter.status === 'sent') return isSameFlags(letter, flagged) ? letter : flagged
  return become(flagged, { status: 'sent', approval, sentAt, messageId })
}

function isSameFlags(one: Letter, other: Letter): boolean {
  return one.softBounce === other.softBounce && one.hasComplained === other.hasComplained
}

const settled = { to: ['sent', 'delivered', 'bounced'], apply: reported } as const

/**
 * News of an attempt that was in doubt when the candidate went on. It arrived: then nothing is sent again, unless
 * to somebody else. It did not: then the doubt is gone. What is on its way already stays on its way.
 */
function reportedLate(letter: Letter, event: Named<'reported'>): Letter {
  const { doubt, ...rest } = letter
  if (doubt?.attempt !== event.attempt) return letter
  if (event.report === 'bounced') return rest
  const { status } = letter
  const isGone = status === 'sending' || status === 'unknown' || status === 'sent' || status === 'delivered'
  if (isGone || (status !== 'ownMailbox' && letter.to !== doubt.approval.to)) return letter
  const { approval } = doubt
  const messageId = event.messageId
  const sent: Letter = become(letter, { status: 'sent', approval, sentAt: event.at, messageId })
  return event.report === 'accepted' ? sent : reported({ ...sent, attempts: doubt.attempt } as Gone, event)
}

const settledLate = { to: ['sent', 'delivered'], apply: reportedLate } as const

/**
 * Dated words ("yesterday") are true on one day only, and a day that is named as coming until it has come; after
 * that the candidate is asked again.
 */
function isOutOfDate({ isDated, day, until }: Approval, today: Day): boolean {
  return (isDated && today !== day) || (until !== undefined && today > until)
}

/** Whoever may veto it has not been told of it yet. */
function isUntold({ isAutomatic }: Approval, { mails }: Interview): boolean {
  return isAutomatic === true && mails.some(({ kind }) => kind === 'notice')
}

/** A follow-up waits as long as they are known to be away, unless the candidate chose its time. */
function putOff({ followUp, approval }: In<'approved'>, now: Instant, { wait, timeZone }: Interview) {
  if (followUp === undefined || approval.isTimeChosen || !wait || wait.until <= now) return undefined
  return { at: wait.until, day: dayIn(wait.until, timeZone) }
}

/** The send timer fired: taken for one attempt, or put off to a fitting hour, or back to the candidate. */
function claim(letter: In<'approved'>, _event: unknown, now: Instant, interview: Interview): Letter {
  const { approval, refusals } = letter
  if (approval.sendAt > now) return letter
  if (isOutOfDate(approval, dayIn(now, interview.timeZone)))
    return become(letter, { status: 'drafted', ask: 'dayPassed' })
  if (isUntold(approval, interview)) {
    const sendAt = plus(now, policy.vetoWindowSeconds)
    return become(letter, { status: 'approved', approval: { ...approval, sendAt }, refusals })
  }
  const later =
    putOff(letter, now, interview) ?? postponement(now, approval.sendAt, approval.isTimeChosen, interview)
  if (later) {
    if (isOutOfDate(approval, later.day)) return become(letter, { status: 'drafted', ask: 'dayPassed' })
    return become(letter, {
      status: 'approved',
      approval: { ...approval, sendAt: later.at, day: later.day },
      refusals,
    })
  }
  const attempt = letter.attempts + 1
  const held = { attempt, at: now, leaseUntil: plus(now, policy.leaseSeconds) }
  return become({ ...letter, attempts: attempt }, { status: 'sending', approval, refusals, claim: held })
}

export const letterTable: LetterTable = {
  drafted: {
    saved: {
      to: ['drafted'],
      apply: (letter, { text, to, basis }) =>
        !isAsShown(letter, basis) || (text === letter.text && to === letter.to)
          ? letter
          : drafted({ ...letter, text, to, isEdited: letter.isEdited || text !== letter.text }),
    },
    rewritten: {
      to: ['drafted'],
      apply: (
        letter,
        { text, tone, day, basis, notesBefore, draftBefore, struck = [] },
        _now,
        { notes, timers },
      ) =>
        isAsShown(letter, basis) &&
        notes === notesBefore &&
        timers[drafterOf(letter)]?.version === draftBefore
          ? drafted({ ...letter, text, tone, day, struck, isEdited: false })
          : letter,
    },
    approved,
    skipped,
    ownMailboxUsed,
    reported: settledLate,
  },
  approved: {
    undone,
    claimed: { to: ['sending', 'drafted', 'approved'], apply: claim },
    reported: settledLate,
  },
  sending: {
    accepted: { to: ['sent'], apply: accepted },
    refused: { to: ['approved', 'held'], apply: refused },
    doubted: {
      to: ['unknown'],
      apply: (letter, { attempt }) =>
        letter.claim.attempt !== attempt
          ? letter
          : become(letter, { status: 'unknown', approval: letter.approval, claim: letter.claim }),
    },
    swept: { to: ['unknown', 'held'], apply: giveUpWaiting },
    reported: settled,
  },
  unknown: {
    accepted: { to: ['sent'], apply: accepted },
    swept: { to: ['held'], apply: giveUpWaiting },
    reported: settled,
  },
  held: {
    approved,
    arrivalConfirmed: {
      to: ['sent'],
      apply: (letter, _event, now) =>
        letter.isDoubtful
          ? become(letter, { status: 'sent', approval: letter.approval, sentAt: now })
          : letter,
    },
    skipped,
    ownMailboxUsed,
    reported: settled,
  },
  sent: { reported: settled },
  delivered: { reported: { to: ['delivered', 'bounced'], apply: reported } },
  bounced: { approved, skipped, ownMailboxUsed, reported: { to: ['bounced'], apply: reported } },
  skipped: { undone, ownMailboxUsed, reported: settledLate },
  ownMailbox: { undone, reported: settledLate },
}

/** The letter after the event; the same object when the event is stale. */
export function decideLetter(letter: Letter, event: LetterEvent, now: Instant, interview: Interview): Letter {
  // The table is typed cell by cell; only the look-up by two values at once loses that they belong together.
  const row = letterTable[letter.status] as {
    [T in LetterEvent['type']]?: Cell<LetterStatus, LetterEvent['type']>
  }
  return row[event.type]?.apply(letter as never, event as never, now, interview) ?? letter
}
