import type { ChangedFacts, Draft, InterviewEvent, LifecycleEvent, MailEvent } from './event.ts'
import { type Instant, latest, plus } from './instant.ts'
import type { Interview, InterviewStatus, Letter, LetterStatus } from './interview.ts'
import { decideLetter } from './letter-table.ts'
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
import { draftTime, policy } from './policy.ts'
import { become, claimLetter, decideOneLetter, settleStatus, stop } from './standing.ts'

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

const goneStatuses: readonly LetterStatus[] = [
  'sending',
  'unknown',
  'held',
  'sent',
  'delivered',
  'bounced',
  'ownMailbox',
]

function hasLeft(letter: Letter): boolean {
  return goneStatuses.includes(letter.status)
}

function withFacts(interview: Interview, facts: ChangedFacts): Interview {
  const known = Object.entries(facts).filter(([key, value]) => {
    return value !== undefined && JSON.stringify(value) !== JSON.stringify(interview[key as keyof Interview])
  })
  return known.length === 0 ? interview : { ...interview, ...Object.fromEntries(known) }
}

/** Before it took place: the end, wherever it has been moved to, sets the debrief. */
function changedAhead(interview: Interview, { facts }: Named<'changed'>): Interview {
  const changed = withFacts(interview, facts)
  if (changed === interview) return interview
  return become(
    { ...changed, plan: { debrief: plus(changed.endsAt, policy.debriefDelaySeconds) } },
    { status: 'upcoming' },
  )
}

/** After the end; one that was moved into the future has not taken place after all. */
function changedBehind(interview: Interview, event: Named<'changed'>, now: Instant): Interview {
  const changed = withFacts(interview, event.facts)
  if (changed === interview) return interview
  const isAhead = changed.endsAt > now && changed.endsAt !== interview.endsAt
  if (!isAhead || changed.letters.some(hasLeft)) return redraft(changed, now)
  return changedAhead({ ...interview, letters: [] }, event)
}

/** New facts or notes are worth new drafts, as long as there is one that nobody has touched. */
function redraft(interview: Interview, now: Instant): Interview {
  if (interview.status === 'ended') return planDraft(interview, now)
  const isOpen = interview.letters.some((letter) => letter.status === 'drafted' && !letter.isEdited)
  return isOpen ? { ...interview, plan: { ...interview.plan, draft: now } } : interview
}

function planDraft(interview: Interview, now: Instant): Interview {
  const patience = interview.notes ? now : plus(now, policy.debriefPatienceSeconds)
  const draft = latest(draftTime(interview.endsAt, now, interview.candidateTimeZone), patience)
  return { ...interview, plan: { ...interview.plan, draft } }
}

const changed = {
  ahead: { to: ['upcoming'], apply: changedAhead },
  behind: { to: ['upcoming'], apply: changedBehind },
} as const

const noted = {
  to: [],
  apply: (interview: Interview, { notes }: Named<'noted'>, now: Instant): Interview => {
    if (notes === interview.notes) return interview
    const known = remember({ ...interview, notes }, { at: now, what: 'noted' })
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

/** It is over, most likely: ask how it went, unless the notes are there already. */
function askForNotes(interview: Interview, event: Named<'debriefFellDue'>, now: Instant): Interview {
  if (!isCurrent(interview, 'debrief', event.version)) return interview
  const ended = planDraft(become({ ...interview, plan: {} }, { status: 'ended' }), now)
  return ended.notes ? ended : queueClaimedMail(ended, 'debrief', event.secretHash, now)
}

/** New drafts take the place of those that nobody has touched; every other letter stays as it is. */
function drafted(interview: Interview, event: Named<'drafted'>, now: Instant): Interview {
  if (!isCurrent(interview, 'draft', event.version)) return interview
  const kept = interview.letters.filter((letter) => letter.status !== 'drafted' || letter.isEdited)
  const keptKeys = new Set(kept.map((letter) => letter.key))
  const fresh = event.letters.filter((draft) => !keptKeys.has(draft.key)).map(newLetter)
  const { draft: _draft, ...plan } = interview.plan
  const inReview = become(
    {
      ...interview,
      report: event.report,
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

function newLetter(draft: Draft): Letter {
  return { ...draft, tone: 'asWritten', isEdited: false, attempts: 0, status: 'drafted' }
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
  return remember({ ...interview, letters, plan: {} }, { at: now, what: 'expired' })
}

function receipt(interview: Interview, event: Named<'receiptFellDue'>, now: Instant): Interview {
  if (!isCurrent(interview, 'receipt', event.version)) return interview
  const { receipt: _receipt, ...plan } = interview.plan
  return queueClaimedMail({ ...interview, plan }, 'receipt', event.secretHash, now)
}

const receiptFellDue = { to: [], apply: receipt } as const

export const interviewTable: InterviewTable = {
  upcoming: {
    changed: changed.ahead,
    noted,
    calledOff,
    didNotTakePlace,
    debriefFellDue: { to: ['ended'], apply: askForNotes },
  },
  ended: {
    changed: changed.behind,
    noted,
    calledOff,
    didNotTakePlace,
    drafted: { to: ['inReview'], apply: drafted },
  },
  inReview: {
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
  cancelled: { changed: changed.ahead },
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
  return next === interview ? interview : retime(next)
}
