import { drafted, expire, followedUp, planDraft, recall, redraft, remind } from './draft-table.ts'
import { close, endForNextRound, fallSilent, goOn, missTheInterview, resume } from './ending-table.ts'
import type { ChangedFacts, InterviewEvent, LifecycleEvent } from './event.ts'
import { type Instant, plus } from './instant.ts'
import type { Interview, InterviewStatus, PlannedKind } from './interview.ts'
import { confirm, dismiss, expireProposal, toldBy, vanish } from './meeting-table.ts'
import { isCurrent, queueClaimedMail, remember, retime, settleMailClaims } from './outbox.ts'
import { decideMail } from './outbox-events.ts'
import { policy } from './policy.ts'
import { chooseMode, takeAutoReply, takeInvitation, takeReply } from './reply-table.ts'
import { become, claimLetter, decideOneLetter, pauseLetters, settleStatus, stop } from './standing.ts'
import { hasLeft } from './whereabouts.ts'

/**
 * The one place that decides: (interview, event, now) → interview. Two small tables, this one for the interview
 * and `letter-table.ts` for each letter in it. What has no cell is stale and changes nothing.
 */

type Named<T> = Extract<InterviewEvent, { type: T }>

interface Cell<T extends InterviewEvent['type']> {
  /** The statuses it may lead to; beside them the interview may always stay where it is. */
  readonly to: readonly InterviewStatus[]
  readonly apply: (interview: Interview, event: Named<T>, now: Instant) => Interview
}

export type InterviewTable = {
  readonly [S in InterviewStatus]: { readonly [T in InterviewEvent['type']]?: Cell<T> }
}

function withFacts(interview: Interview, facts: ChangedFacts): Interview {
  const known = Object.entries(facts).filter(([key, value]) => {
    return value !== undefined && JSON.stringify(value) !== JSON.stringify(interview[key as keyof Interview])
  })
  return known.length === 0 ? interview : { ...interview, ...Object.fromEntries(known) }
}

function toldChange(interview: Interview, { facts, source }: Named<'changed'>, now: Instant): Interview {
  const changed = withFacts(interview, facts)
  if (changed === interview) return interview
  return remember(changed, { at: now, what: 'changed', ...(source && { detail: source }) })
}

/** Before it took place: the end, wherever it has been moved to, sets the debrief. */
function changedAhead(interview: Interview, event: Named<'changed'>, now: Instant): Interview {
  const told = toldChange(interview, event, now)
  if (told === interview) return interview
  const { absent: _absent, ...changed } = told
  return become(
    {
      ...changed,
      letters: changed.letters.filter(hasLeft),
      plan: { debrief: plus(changed.endsAt, policy.debriefDelaySeconds) },
    },
    { status: 'upcoming' },
  )
}

/** After the end; one that was moved into the future has not taken place after all. */
function changedBehind(interview: Interview, event: Named<'changed'>, now: Instant): Interview {
  const changed = toldChange(interview, event, now)
  if (changed === interview) return interview
  const isMoved = changed.endsAt !== interview.endsAt
  if (isMoved && changed.endsAt > now && !changed.letters.some(hasLeft))
    return changedAhead(interview, event, now)
  return redraft(isMoved ? recall(changed, now) : changed, now)
}

const changed = {
  ahead: { to: ['upcoming'], apply: changedAhead },
  behind: { to: ['upcoming'], apply: changedBehind },
} as const

const noted = {
  to: [],
  apply: (interview: Interview, { notes, isHurried = false }: Named<'noted'>, now: Instant): Interview => {
    if (notes === interview.notes) return interview
    const known = remember({ ...interview, notes, isHurried }, { at: now, what: 'noted' })
    return known.status === 'ended' || known.status === 'inReview' ? redraft(known, now) : known
  },
} as const

const calledOff = {
  to: ['cancelled'],
  apply: (interview: Interview, _event: unknown, now: Instant): Interview =>
    remember(stop(interview, { status: 'cancelled' }, now), { at: now, what: 'calledOff' }),
} as const

const didNotTakePlace = { to: ['over', 'ended'], apply: missTheInterview } as const
const closed = { to: ['over'], apply: close } as const

const wentOn = { to: ['over'], apply: endForNextRound } as const
const modeChosen = { to: [], apply: chooseMode } as const
const answers = {
  replied: { to: ['over'], apply: takeReply },
  autoReplied: { to: [], apply: takeAutoReply },
  invited: { to: [], apply: takeInvitation },
} as const
const resumed = { to: [], apply: goOn } as const

const told = {
  proposed: { to: ['upcoming', 'cancelled'], apply: toldBy(changedAhead) },
  ahead: { to: ['upcoming', 'cancelled'], apply: toldBy(changedAhead) },
  behind: { to: ['upcoming', 'cancelled'], apply: toldBy(changedBehind) },
  off: { to: ['proposed', 'upcoming'], apply: toldBy(changedAhead) },
} as const

const vanished = { to: [], apply: vanish } as const
const dismissed = { to: ['over'], apply: dismiss } as const

/** Nobody answered the question: it is taken for a no. */
function expireUnanswered(interview: Interview, event: Named<'expiryFellDue'>, now: Instant): Interview {
  return isCurrent(interview, 'expire', event.version) ? expireProposal(interview, now) : interview
}

/** It is over, most likely: ask how it went, unless the notes are there already. */
function askForNotes(interview: Interview, event: Named<'debriefFellDue'>, now: Instant): Interview {
  if (!isCurrent(interview, 'debrief', event.version)) return interview
  const ended = planDraft(become({ ...interview, plan: {} }, { status: 'ended' }), now)
  return ended.notes ? ended : queueClaimedMail(ended, 'debrief', event.secretHash, now)
}

function receipt(interview: Interview, event: Named<'receiptFellDue'>, now: Instant): Interview {
  if (!isCurrent(interview, 'receipt', event.version)) return interview
  const { receipt: _receipt, ...plan } = interview.plan
  return queueClaimedMail({ ...interview, plan }, 'receipt', event.secretHash, now)
}

const receiptFellDue = { to: [], apply: receipt } as const

export const interviewTable: InterviewTable = {
  proposed: {
    told: told.proposed,
    vanished: { to: ['cancelled'], apply: vanish },
    confirmed: { to: ['upcoming'], apply: confirm },
    dismissed,
    calledOff,
    expiryFellDue: { to: ['over'], apply: expireUnanswered },
  },
  upcoming: {
    told: told.ahead,
    vanished,
    dismissed,
    changed: changed.ahead,
    noted,
    calledOff,
    didNotTakePlace,
    closed,
    modeChosen,
    debriefFellDue: { to: ['ended'], apply: askForNotes },
  },
  ended: {
    told: told.behind,
    changed: changed.behind,
    noted,
    calledOff,
    didNotTakePlace: { to: ['over'], apply: missTheInterview },
    closed,
    modeChosen,
    drafted: { to: ['inReview'], apply: drafted },
  },
  inReview: {
    told: told.behind,
    changed: changed.behind,
    noted,
    calledOff,
    didNotTakePlace,
    closed,
    resumed,
    wentOn,
    modeChosen,
    ...answers,
    drafted: { to: [], apply: drafted },
    followedUp: { to: [], apply: followedUp },
    reminderFellDue: { to: [], apply: remind },
    expiryFellDue: { to: ['underway', 'over'], apply: expire },
    receiptFellDue,
  },
  underway: {
    noted,
    calledOff,
    didNotTakePlace,
    closed,
    resumed,
    wentOn,
    modeChosen,
    ...answers,
    followedUp: { to: ['inReview'], apply: followedUp },
    silenceFellDue: { to: ['over'], apply: fallSilent },
    receiptFellDue,
  },
  over: {
    closed,
    resumed: { to: ['upcoming', 'ended', 'inReview', 'underway'], apply: resume },
    receiptFellDue,
  },
  cancelled: { told: told.off, changed: changed.ahead, receiptFellDue },
}

function sweep(interview: Interview, now: Instant): Interview {
  let swept = settleMailClaims(interview, now)
  for (const { key } of interview.letters) swept = decideOneLetter(swept, key, { type: 'swept' }, now)
  return swept
}

function decideInterview(interview: Interview, event: InterviewEvent, now: Instant): Interview {
  // As in decideLetter: only the look-up by two values at once loses that they belong together.
  const row = interviewTable[interview.status] as {
    [T in InterviewEvent['type']]?: Cell<InterviewEvent['type']>
  }
  const next = row[event.type]?.apply(interview, event as never, now) ?? interview
  return next === interview ? interview : settleStatus(next, now)
}

function route(interview: Interview, event: LifecycleEvent, now: Instant): Interview {
  switch (event.type) {
    case 'letter':
      return decideOneLetter(interview, event.letter, event.event, now)
    case 'sendFellDue':
      return claimLetter(interview, event.version, now)
    case 'sendPaused':
      return pauseLetters(interview, event.version, now)
    case 'swept':
      return sweep(interview, now)
    case 'mailClaimed':
    case 'mailAccepted':
    case 'mailRefused':
    case 'mailDoubted':
    case 'mailReported':
      return decideMail(interview, event, now)
    case 'changed':
    case 'told':
    case 'vanished':
    case 'confirmed':
    case 'dismissed':
    case 'noted':
    case 'calledOff':
    case 'didNotTakePlace':
    case 'closed':
    case 'resumed':
    case 'wentOn':
    case 'modeChosen':
    case 'replied':
    case 'autoReplied':
    case 'invited':
    case 'debriefFellDue':
    case 'drafted':
    case 'followedUp':
    case 'reminderFellDue':
    case 'expiryFellDue':
    case 'silenceFellDue':
    case 'receiptFellDue':
      return decideInterview(interview, event, now)
  }
}

/**
 * What the interview becomes. The very same object comes back when the event is stale or a repeat: then there is
 * nothing to write and nothing to do.
 */
export function decide(interview: Interview, event: LifecycleEvent, now: Instant): Interview {
  const next = route(interview, event, now)
  return next === interview ? interview : retime(withoutDeadPlans(next))
}

const firings = {
  debrief: 'debriefFellDue',
  draft: 'drafted',
  remind: 'reminderFellDue',
  expire: 'expiryFellDue',
  followUp: 'followedUp',
  silence: 'silenceFellDue',
  receipt: 'receiptFellDue',
} as const satisfies { readonly [K in PlannedKind]: InterviewEvent['type'] }

/** A timer whose event would be stale must not be set: it would stay overdue for ever. */
function withoutDeadPlans(interview: Interview): Interview {
  const row: object = interviewTable[interview.status]
  const plan = Object.entries(firings).flatMap(([kind, event]) => {
    const due = interview.plan[kind as PlannedKind]
    return due && event in row ? [[kind, due]] : []
  })
  return { ...interview, plan: Object.fromEntries(plan) }
}

/** Whether these facts say anything that is not known yet. */
export function differs(interview: Interview, facts: ChangedFacts): boolean {
  return withFacts(interview, facts) !== interview
}

/** Whether new facts or notes can still change anything. */
export function takes(interview: Interview, event: 'changed' | 'noted'): boolean {
  return event in interviewTable[interview.status]
}
