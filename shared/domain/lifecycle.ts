import type { ChangedFacts, Draft, InterviewEvent, LifecycleEvent, MailEvent } from './event.ts'
import { type Instant, latest, plus } from './instant.ts'
import type { Interview, InterviewStatus, Letter, PlannedKind } from './interview.ts'
import { decideLetter } from './letter-table.ts'
import { confirm, dismiss, expireProposal, toldBy, vanish } from './meeting-table.ts'
import {
  claimMail,
  isCurrent,
  queueClaimedMail,
  remember,
  reminderTime,
  retime,
  retryAt,
  retryMail,
  settleMail,
  settleMailClaims,
} from './outbox.ts'
import { draftTime, policy, withinCandidateDay } from './policy.ts'
import {
  become,
  calledBack,
  claimLetter,
  decideOneLetter,
  planReceipt,
  settleStatus,
  stop,
} from './standing.ts'

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

/** Somebody may have it already, or it cannot be stopped any more. */
function hasLeft(letter: Letter): boolean {
  return letter.attempts > 0 || letter.status === 'ownMailbox'
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
  const changed = toldChange(interview, event, now)
  if (changed === interview) return interview
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

/** Approved for a time that followed from the old end: the candidate sees them again. */
function recall(interview: Interview, now: Instant): Interview {
  const letters = interview.letters.map((letter) => calledBack(letter, interview, now))
  const isRecalled = letters.some((letter, at) => letter !== interview.letters[at])
  return isRecalled ? draftAt({ ...interview, letters }, now, now) : interview
}

/** New facts or notes are worth new drafts, as long as there is one that nobody has touched. */
function redraft(interview: Interview, now: Instant): Interview {
  if (interview.status === 'ended') return planDraft(interview, now)
  const isOpen = interview.letters.some((letter) => letter.status === 'drafted' && !letter.isEdited)
  return isOpen ? draftAt(interview, now, now) : interview
}

function planDraft(interview: Interview, now: Instant): Interview {
  const patience = interview.notes ? now : plus(now, policy.debriefPatienceSeconds)
  const { endsAt, candidateTimeZone, isHurried } = interview
  const due = latest(draftTime(endsAt, now, candidateTimeZone, isHurried), patience)
  const draft = interview.notes ? due : withinCandidateDay(due, candidateTimeZone)
  return draftAt(interview, draft, now)
}

/**
 * What is due now may be being written at this very moment, from what was known before: its timer gets another
 * version even where the due time stays, so that those drafts are stale.
 */
function draftAt(interview: Interview, due: Instant, now: Instant): Interview {
  const { draft: _draft, ...others } = interview.timers
  const timers = due > now ? interview.timers : others
  return { ...interview, timers, plan: { ...interview.plan, draft: due } }
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

const didNotTakePlace = {
  to: ['over'],
  apply: (interview: Interview, _event: unknown, now: Instant): Interview =>
    remember(stop(interview, { status: 'over', reason: 'didNotTakePlace' }, now), {
      at: now,
      what: 'didNotTakePlace',
    }),
} as const

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

/**
 * New drafts take the place of those that nobody has touched; every other letter stays as it is. Writing takes its
 * time, and a letter that was written again on the page meanwhile (in another tone, without what was struck) stays
 * too: it knows what the draft knows, as news that is worth new drafts makes this event and that rewriting stale, and
 * has the candidate's wish on top. So nothing is lost, and nothing has to be written once more.
 */
function drafted(interview: Interview, event: Named<'drafted'>, now: Instant): Interview {
  if (!isCurrent(interview, 'draft', event.version)) return interview
  const kept = interview.letters.filter(
    (letter) => letter.status !== 'drafted' || letter.isEdited || !isAsBefore(letter, event.before),
  )
  const keptKeys = new Set(kept.map((letter) => letter.key))
  const fresh = event.letters
    .filter((draft) => !keptKeys.has(draft.key))
    .map((draft) => newLetter(draft, interview.letters, event.before))
  const { draft: _draft, ...plan } = interview.plan
  const inReview = become(
    {
      ...interview,
      report: event.report,
      ...(event.daysAhead && { daysAhead: event.daysAhead }),
      letters: [...kept, ...fresh].sort((a, b) => a.key.localeCompare(b.key, 'en', { numeric: true })),
      plan: {
        ...plan,
        remind: reminderTime(now, interview.candidateTimeZone),
        expire: plus(now, policy.draftLifetimeSeconds),
      },
    },
    { status: 'inReview' },
  )
  return queueClaimedMail(remember(inReview, { at: now, what: 'drafted' }), 'draft', event.secretHash, now)
}

/** Whether it is still the letter that the draft was written instead of. */
function isAsBefore({ key, text, tone, struck = [] }: Letter, letters: readonly Letter[]): boolean {
  const before = letters.find((one) => one.key === key)
  if (before?.text !== text || before.tone !== tone) return false
  return JSON.stringify(before.struck ?? []) === JSON.stringify(struck)
}

/**
 * What was tried before is not forgotten: attempts are numbered on, and a doubt stays a doubt. Nor is an address that
 * was typed while the draft was being written.
 */
function newLetter(draft: Draft, known: readonly Letter[], atFirst: readonly Letter[]): Letter {
  const before = known.find(({ key }) => key === draft.key)
  const addressAtFirst = atFirst.find(({ key }) => key === draft.key)?.to
  return {
    ...draft,
    ...(before && before.to !== addressAtFirst && { to: before.to }),
    tone: before?.tone ?? 'asWritten',
    isEdited: false,
    attempts: before?.attempts ?? 0,
    ...(before?.struck && { struck: before.struck }),
    ...(before?.doubt && { doubt: before.doubt }),
    status: 'drafted',
  }
}

function remind(interview: Interview, event: Named<'reminderFellDue'>, now: Instant): Interview {
  if (!isCurrent(interview, 'remind', event.version)) return interview
  const { remind: _remind, ...plan } = interview.plan
  return queueClaimedMail({ ...interview, plan }, 'reminder', event.secretHash, now)
}

/** Silence never sends: what was not approved is put aside, its text kept. */
function expire(interview: Interview, event: Named<'expiryFellDue'>, now: Instant): Interview {
  if (!isCurrent(interview, 'expire', event.version)) return interview
  const letters = interview.letters.map((letter) =>
    letter.status === 'drafted' ? decideLetter(letter, { type: 'skipped' }, now, interview) : letter,
  )
  const { remind: _remind, expire: _expire, ...plan } = interview.plan
  return planReceipt(remember({ ...interview, letters, plan }, { at: now, what: 'expired' }), now)
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
    debriefFellDue: { to: ['ended'], apply: askForNotes },
  },
  ended: {
    told: told.behind,
    changed: changed.behind,
    noted,
    calledOff,
    didNotTakePlace,
    drafted: { to: ['inReview'], apply: drafted },
  },
  inReview: {
    told: told.behind,
    changed: changed.behind,
    noted,
    calledOff,
    didNotTakePlace,
    drafted: { to: [], apply: drafted },
    reminderFellDue: { to: [], apply: remind },
    expiryFellDue: { to: ['underway', 'over'], apply: expire },
    receiptFellDue,
  },
  underway: { noted, calledOff, didNotTakePlace, receiptFellDue },
  over: { receiptFellDue },
  cancelled: { told: told.off, changed: changed.ahead, receiptFellDue },
}

function sweep(interview: Interview, now: Instant): Interview {
  let swept = settleMailClaims(interview, now)
  for (const { key } of interview.letters) swept = decideOneLetter(swept, key, { type: 'swept' }, now)
  return swept
}

function decideMail(interview: Interview, event: MailEvent, now: Instant): Interview {
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
    case 'debriefFellDue':
    case 'drafted':
    case 'reminderFellDue':
    case 'expiryFellDue':
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
