import { draftTime, withinCandidateDay } from './candidate-day.ts'
import type { Draft, Drafted, InterviewEvent } from './event.ts'
import { planSilence, replan } from './follow-up-plan.ts'
import type { HistoryCode } from './history.ts'
import { type Instant, latest, plus } from './instant.ts'
import type { Approval, Interview, Letter } from './interview.ts'
import { decideLetter, drafterOf } from './letter-table.ts'
import { isCurrent, queueClaimedMail, remember, reminderTime } from './outbox.ts'
import { policy } from './policy.ts'
import { become, calledBack, planReceipt } from './standing.ts'

/** The cells of `lifecycle.ts` for drafts: written, written anew, reminded of, expired. */

type Named<T> = Extract<InterviewEvent, { type: T }>

/** New facts or notes are worth new drafts, as long as there is one that nobody has touched. */
export function redraft(interview: Interview, now: Instant): Interview {
  if (interview.status === 'ended') return planDraft(interview, now)
  const open = interview.letters.filter((letter) => letter.status === 'drafted' && !letter.isEdited)
  return [...new Set(open.map(drafterOf))].reduce((next, kind) => writeAt(next, kind, now, now), interview)
}

export function planDraft(interview: Interview, now: Instant): Interview {
  const patience = interview.notes ? now : plus(now, policy.debriefPatienceSeconds)
  const { endsAt, candidateTimeZone, isHurried } = interview
  const due = latest(draftTime(endsAt, now, candidateTimeZone, isHurried), patience)
  const draft = interview.notes ? due : withinCandidateDay(due, candidateTimeZone)
  return writeAt(interview, 'draft', draft, now)
}

/**
 * What is due now may be being written at this very moment, from what was known before: its timer gets another
 * version even where the due time stays, so that those drafts are stale.
 */
export function writeAt(
  interview: Interview,
  kind: 'draft' | 'followUp',
  due: Instant,
  now: Instant,
): Interview {
  const { [kind]: _old, ...others } = interview.timers
  const timers = due > now ? interview.timers : others
  return { ...interview, timers, plan: { ...interview.plan, [kind]: due } }
}

/** Approved for a time that followed from the old end: the candidate sees them again. */
export function recall(interview: Interview, now: Instant): Interview {
  const letters = interview.letters.map((letter) => calledBack(letter, interview, now))
  const isRecalled = letters.some((letter, at) => letter !== interview.letters[at])
  return isRecalled ? writeAt({ ...interview, letters }, 'draft', now, now) : interview
}

export function drafted(interview: Interview, event: Named<'drafted'>, now: Instant): Interview {
  if (!isCurrent(interview, 'draft', event.version)) return interview
  return takeDrafts(interview, event, 'drafted', now)
}

/** Nobody answered: a letter that asks again, to be approved like any other. */
export function followedUp(interview: Interview, event: Named<'followedUp'>, now: Instant): Interview {
  if (!isCurrent(interview, 'followUp', event.version)) return interview
  if (event.letters.length === 0) return planSilence(replan(interview), now, now)
  return takeDrafts(interview, event, 'followedUp', now)
}

/**
 * New drafts take the place of those that nobody has touched; every other letter stays as it is. Writing takes its
 * time, and a letter that was written again on the page meanwhile (in another tone, without what was struck) stays
 * too: it knows what the draft knows, as news that is worth new drafts makes this event and that rewriting stale, and
 * has the candidate's wish on top. So nothing is lost, and nothing has to be written once more.
 */
function takeDrafts(
  interview: Interview,
  event: Drafted,
  what: Extract<HistoryCode, 'drafted' | 'followedUp'>,
  now: Instant,
): Interview {
  const kind = what === 'drafted' ? 'draft' : 'followUp'
  const isReplaced = (letter: Letter) =>
    letter.status === 'drafted' &&
    !letter.isEdited &&
    drafterOf(letter) === kind &&
    isAsBefore(letter, event.before)
  const kept = interview.letters.filter((letter) => !isReplaced(letter))
  const keptKeys = new Set(kept.map((letter) => letter.key))
  const fresh = event.letters
    .filter((draft) => !keptKeys.has(draft.key))
    .map((draft) => newLetter(draft, interview.letters, event.before))
  const { [kind]: _due, ...plan } = interview.plan
  const { automatic } = event
  const approvals = automatic && 'approvals' in automatic ? automatic.approvals : undefined
  const inReview = become(
    {
      ...interview,
      report: event.report,
      ...(event.daysAhead && { daysAhead: event.daysAhead }),
      letters: [...kept, ...fresh.map((letter) => approvedByMode(letter, approvals))].sort((a, b) =>
        a.key.localeCompare(b.key, 'en', { numeric: true }),
      ),
      plan: {
        ...plan,
        remind: reminderTime(now, interview.candidateTimeZone),
        expire: plus(now, policy.draftLifetimeSeconds),
      },
    },
    { status: 'inReview' },
  )
  const told = remember(inReview, { at: now, what })
  if (approvals)
    return queueClaimedMail(remember(told, { at: now, what: 'automatic' }), 'notice', event.secretHash, now)
  const next =
    automatic && 'fellBack' in automatic
      ? remember(told, { at: now, what: 'fellBack', detail: automatic.fellBack })
      : told
  return queueClaimedMail(next, 'draft', event.secretHash, now)
}

function approvedByMode(letter: Letter, approvals: Readonly<Record<string, Approval>> = {}): Letter {
  const approval = approvals[letter.key]
  if (!approval || letter.text !== approval.text || letter.to !== approval.to) return letter
  return { ...letter, status: 'approved', approval, refusals: 0 }
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

export function remind(interview: Interview, event: Named<'reminderFellDue'>, now: Instant): Interview {
  if (!isCurrent(interview, 'remind', event.version)) return interview
  const { remind: _remind, ...plan } = interview.plan
  return queueClaimedMail({ ...interview, plan }, 'reminder', event.secretHash, now)
}

/** Silence never sends: what was not approved is put aside, its text kept. */
export function expire(interview: Interview, event: Named<'expiryFellDue'>, now: Instant): Interview {
  if (!isCurrent(interview, 'expire', event.version)) return interview
  const letters = interview.letters.map((letter) =>
    letter.status === 'drafted' ? decideLetter(letter, { type: 'skipped' }, now, interview) : letter,
  )
  const { remind: _remind, expire: _expire, ...plan } = interview.plan
  return planReceipt(remember({ ...interview, letters, plan }, { at: now, what: 'expired' }), now)
}
