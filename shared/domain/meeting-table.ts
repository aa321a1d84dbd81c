import { hear } from './calendar-entry.ts'
import type { ChangedFacts, InterviewEvent } from './event.ts'
import { type Instant, plus, secondsBetween } from './instant.ts'
import type { CalendarEntry, Interview } from './interview.ts'
import { isAboutMeeting, queueMail, remember } from './outbox.ts'
import { policy } from './policy.ts'
import { become, stop } from './standing.ts'

/** The cells of `lifecycle.ts` for what calendars say, and for what the candidate says of what they said. */

type Named<T> = Extract<InterviewEvent, { type: T }>
type Change = (interview: Interview, event: Named<'changed'>, now: Instant) => Interview

/** Told by a calendar; `change` is what new facts mean in this status. */
export function toldBy(change: Change) {
  return (interview: Interview, event: Named<'told'>, now: Instant): Interview => {
    const heard = hear(interview, event)
    if (!heard) return interview
    const next = { ...interview, entries: heard.entries }
    if (heard.isOff) return next.status === 'cancelled' ? next : calledOff(next, now)
    const facts = { type: 'changed', facts: heard.facts, source: event.entry.source } as const
    if (next.status === 'proposed') return toldOfProposal(next, event, heard.facts, now)
    if (next.status !== 'cancelled') return change(next, facts, now)
    // The candidate may have called it off, which no calendar takes back.
    return next.isOffByCalendars && heard.isRevived ? revive(next, event, heard.facts, now) : next
  }
}

/** Not answered yet: what calendars say now is what will be confirmed, unless one of them leaves no doubt. */
function toldOfProposal(
  interview: Interview,
  event: Named<'told'>,
  facts: ChangedFacts,
  now: Instant,
): Interview {
  const { company, role, location } = { ...event.facts, ...definedIn(interview), ...facts }
  const filled = {
    ...interview,
    ...facts,
    ...(company && { company }),
    ...(role && { role }),
    ...(location && { location }),
  }
  if (event.isCertain && filled.company && filled.role && filled.endsAt > now) {
    const found = ahead({ ...filled, mails: withoutQuestion(filled) })
    return queueMail(
      remember(found, { at: now, what: 'recorded', detail: event.entry.source }),
      'notice',
      now,
    )
  }
  return filled.endsAt > now ? { ...filled, plan: patience(filled) } : filled
}

function definedIn({ company, role, location }: Interview) {
  return { ...(company && { company }), ...(role && { role }), ...(location && { location }) }
}

function patience({ endsAt }: Pick<Interview, 'endsAt'>) {
  return { expire: plus(endsAt, policy.proposalPatienceSeconds) }
}

/** It takes place after all: as what it was before, for nobody has answered a question by calling it off. */
function revive(interview: Interview, event: Named<'told'>, facts: ChangedFacts, now: Instant): Interview {
  const { isOffByCalendars: _off, ...rest } = interview
  const back = { ...rest, ...facts }
  const told = remember(back, { at: now, what: 'changed', detail: event.entry.source })
  const isAnswered = back.history.some(({ what }) => what === 'recorded' || what === 'confirmed')
  if (isAnswered) return ahead(told)
  return queueMail({ ...become(told, { status: 'proposed' }), plan: patience(told) }, 'question', now)
}

function calledOff(interview: Interview, now: Instant): Interview {
  const off = stop({ ...interview, isOffByCalendars: true }, { status: 'cancelled' }, now)
  return remember(off, { at: now, what: 'calledOff' })
}

/**
 * Gone from one calendar without a word, which may be a slip of the calendar's: missing once is noted, missing still some
 * time later makes a question of it, unless another calendar has it.
 */
export function vanish(interview: Interview, event: Named<'vanished'>, now: Instant): Interview {
  const { entries = [] } = interview
  const entry = entries.find(({ key, isOff }) => key === event.key && !isOff)
  if (!entry || interview.endsAt <= now) return interview
  if (!entry.missedAt) return withEntry(interview, entry, { ...entry, missedAt: now })
  if (secondsBetween(entry.missedAt, now) < policy.vanishedAfterSeconds) return interview
  const gone = withEntry(interview, entry, { ...entry, isOff: true })
  if (gone.entries?.some(({ isOff }) => !isOff)) return gone
  if (gone.status === 'proposed') return calledOff(gone, now)
  const asked = queueMail(gone, 'question', now)
  return remember(asked, { at: now, what: 'vanished', detail: entry.source })
}

function withEntry(interview: Interview, entry: CalendarEntry, changed: CalendarEntry): Interview {
  return { ...interview, entries: interview.entries?.map((one) => (one === entry ? changed : one)) ?? [] }
}

export function confirm(interview: Interview, { facts }: Named<'confirmed'>, now: Instant): Interview {
  const answered = {
    ...interview,
    ...facts,
    mails: withoutQuestion(interview),
  }
  return remember(ahead(answered), { at: now, what: 'confirmed' })
}

function withoutQuestion(interview: Interview): Interview['mails'] {
  return interview.mails.filter((mail) => mail.status !== 'ready' || !isAboutMeeting(mail, interview))
}

/** On its way to the question how it went. */
export function ahead(interview: Interview): Interview {
  const debrief = plus(interview.endsAt, policy.debriefDelaySeconds)
  return become({ ...interview, plan: { debrief } }, { status: 'upcoming' })
}

/** It is none: nothing of it is kept but what tells it again, so that nobody is asked twice. */
export function dismiss(interview: Interview, _event: unknown, now: Instant): Interview {
  return remember(forget(interview, now), { at: now, what: 'dismissed' })
}

export function expireProposal(interview: Interview, now: Instant): Interview {
  return remember(forget(interview, now), { at: now, what: 'dismissed', detail: 'unanswered' })
}

function forget(interview: Interview, now: Instant): Interview {
  const {
    location: _location,
    lesson: _lesson,
    ...known
  } = stop(interview, { status: 'over', reason: 'notAnInterview' }, now)
  return {
    ...known,
    ...{ company: '', role: '', interviewers: [], notes: null, jobDescription: null },
    entries: known.entries?.map(({ organizer: _who, title: _what, because: _why, ...entry }) => entry) ?? [],
  }
}
