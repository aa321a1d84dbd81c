import { draftTime } from '../../shared/domain/candidate-day.ts'
import type { Instant } from '../../shared/domain/instant.ts'
import type { Interview } from '../../shared/domain/interview.ts'

/** Something that will happen by itself, and why then. */
export interface Ahead {
  readonly at: Instant
  readonly what: string
  readonly why: string
}

const usually = 'about three hours after the end, and between 7 and 22 by your clock'
const soon = 'soon after the end, because the next step sounds near'
const atOnce = 'at once, because three hours after the end are over'

/** What happens next as things stand, soonest first. */
export function whatIsAhead(interview: Interview, now: Instant): Ahead[] {
  return [...plans(interview, now), ...departures(interview)].sort((one, other) =>
    one.at < other.at ? -1 : 1,
  )
}

function plans(interview: Interview, now: Instant): Ahead[] {
  const { plan, notes, endsAt, candidateTimeZone, isHurried } = interview
  const draftsAt =
    plan.draft ?? (plan.debrief && notes ? draftTime(endsAt, now, candidateTimeZone, isHurried) : undefined)
  const isUsual = draftsAt === draftTime(endsAt, endsAt, candidateTimeZone)
  const whyDrafts = isUsual ? usually : isHurried ? soon : atOnce
  return [
    ...(plan.debrief && !notes
      ? [
          {
            at: plan.debrief,
            what: 'We mail you and ask how it went.',
            why: 'a quarter of an hour after the end, while it is fresh',
          },
        ]
      : []),
    ...(draftsAt
      ? [
          {
            at: draftsAt,
            what: 'The letters are drafted and mailed to you.',
            why: notes ? whyDrafts : `${whyDrafts}; from whatever notes are there by then`,
          },
        ]
      : []),
    ...(plan.remind
      ? [
          {
            at: plan.remind,
            what: 'We remind you of the drafts that are still open.',
            why: 'once, the day after',
          },
        ]
      : []),
    ...(plan.expire
      ? [
          {
            at: plan.expire,
            ...expiry(interview),
          },
        ]
      : []),
    ...(plan.followUp
      ? [
          {
            at: plan.followUp,
            what: 'If nobody has answered, a follow-up is drafted and mailed to you.',
            why: `the day before it would go out; ${interview.wait?.why ?? 'it goes out in their morning'}`,
          },
        ]
      : []),
    ...(plan.silence
      ? [
          {
            at: plan.silence,
            what: 'If nobody has answered, it counts as over.',
            why: 'two weeks after the last letter; more than two follow-ups would be too many',
          },
        ]
      : []),
    ...(plan.receipt
      ? [
          {
            at: plan.receipt,
            what: 'We mail you what became of the letters.',
            why: 'once all of them have come to rest',
          },
        ]
      : []),
  ]
}

function expiry({ status }: Interview): Pick<Ahead, 'what' | 'why'> {
  if (status === 'proposed')
    return { what: 'It is forgotten, unless you say that it is an interview.', why: 'two days after its end' }
  return {
    what: 'Drafts that you have not approved are put aside.',
    why: 'a week later a letter of thanks is too late; silence never sends',
  }
}

function departures({ letters }: Interview): Ahead[] {
  return letters.flatMap((letter) => {
    if (letter.status !== 'approved') return []
    const { to, sendAt, isTimeChosen } = letter.approval
    const why = isTimeChosen ? 'the time you chose' : 'the first fitting time after you approved it'
    return [{ at: sendAt, what: `The letter to ${letter.name ?? to} goes out.`, why }]
  })
}

/** Nothing more goes out, so there is nothing left to decide. */
export function isClosed({ status }: Interview): boolean {
  return status === 'over' || status === 'cancelled'
}

/** It turned out to be none: nothing of it is shown in lists. */
export function isForgotten(interview: Interview): boolean {
  return interview.status === 'over' && interview.reason === 'notAnInterview'
}

/** Whether it is the candidate's turn. */
export function needsCandidate(interview: Interview): boolean {
  if (isClosed(interview)) return false
  if (interview.status === 'proposed') return true
  return interview.letters.some(
    (letter) => letter.status === 'drafted' || letter.status === 'held' || letter.status === 'bounced',
  )
}
