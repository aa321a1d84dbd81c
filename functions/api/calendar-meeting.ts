import type { CalendarFact, When } from '../../shared/calendar/fact.ts'
import type { Found, Origin } from '../../shared/calendar/found.ts'
import type { Proposal } from '../../shared/calendar/propose.ts'
import { type Instant, plus } from '../../shared/domain/instant.ts'
import { policy } from '../../shared/domain/policy.ts'
import type { MeetingFields, MeetingName } from './calendar-fill.ts'
import type { Remark } from './fields.ts'
import { clockField, peopleFields } from './interview-fields.ts'
import { dayInYear, whenInYear } from './when.tsx'

/** A meeting of a calendar file as the fields of the form, with what the candidate has to know of them. */

export interface Own {
  /** The candidate's zone. */
  readonly timeZone: string
  readonly now: Instant
}

export function meetingFields(proposal: Proposal, own: Own): MeetingFields {
  const { drawing } = proposal
  const { company, role, kind, location, joinUrl, interviewers } = drawing
  const isKindKnown = kind.from !== 'calendar'
  const link = joinUrl && joinUrl.value.length <= placeMax ? joinUrl : undefined
  const place = location ?? link
  const told: [string, string | undefined][] = [
    ['company', company?.value],
    ['role', role?.value],
    ['kind', isKindKnown ? kind.value : undefined],
    ...timesOf(proposal, own),
    ['location', place?.value],
  ]
  const fields = told.flatMap(([name, value]): [string, string][] =>
    value ? [[`interview.${name}`, value]] : [],
  )
  return {
    name: nameOf(proposal.fact, own),
    fields: new Map([...fields, ...peopleFields(interviewers).filter(([, value]) => value !== '')]),
    remarks: [
      ...ofFile(proposal),
      ...ofOrigin('interview.company', company),
      ...ofOrigin('interview.role', role),
      ...ofTimes(proposal, own),
      ...(isKindKnown ? ofOrigin('interview.kind', kind) : []),
      ...(joinUrl && !place ? [longLink] : []),
      ...ofPeople(proposal),
    ],
  }
}

export function nameOf({ title = 'A meeting without a title', when }: CalendarFact, own: Own): MeetingName {
  const shown = title.length > titleMax ? `${title.slice(0, titleMax).toWellFormed()}…` : title
  if (!when) return { title: shown, when: '' }
  const there = when.timeZone ?? own.timeZone
  const day = dayInYear(when.startsAt, there)
  return { title: shown, when: when.isAllDay ? day : whenInYear(when.startsAt, there, own.now) }
}

const titleMax = 120
const placeMax = 300
const longLink: Remark = {
  path: 'interview.location',
  message: 'The link in the file is longer than this field takes.',
}

/** A whole day has no hours, and the first of a series that began long ago is not the interview. */
function areTimesTold({ fact: { when, isRecurring } }: Proposal, { now }: Own): boolean {
  return (
    !!when && !when.isAllDay && !(isRecurring && when.startsAt < plus(now, -policy.recordedLateMaxSeconds))
  )
}

function timesOf(proposal: Proposal, own: Own): [string, string | undefined][] {
  const { when } = proposal.fact
  if (!when || !areTimesTold(proposal, own)) return [['timeZone', when?.timeZone]]
  const timeZone = when.timeZone ?? own.timeZone
  const endsAt = endOf(when)
  return [
    ['startsAt', clockField(when.startsAt, timeZone)],
    ['endsAt', endsAt && clockField(endsAt, timeZone)],
    ['timeZone', timeZone],
  ]
}

/** A meeting that lasts nothing has no end that anybody knows. */
function endOf({ startsAt, endsAt }: When): Instant | undefined {
  return endsAt === startsAt ? undefined : endsAt
}

function ofFile({ fact, verdict }: Proposal): Remark[] {
  const path = 'calendar'
  return [
    ...(verdict === 'no'
      ? [doubt(path, 'This does not look like an interview: look whether it is the one.')]
      : []),
    ...(fact.status === 'hold' ? [doubt(path, 'It is a placeholder: its time may change.')] : []),
  ]
}

function ofTimes(proposal: Proposal, own: Own): Remark[] {
  const { when, isRecurring } = proposal.fact
  if (!when) return []
  const timeZone = when.timeZone ?? own.timeZone
  const day = dayInYear(when.startsAt, timeZone)
  const [start, end, zone] = ['interview.startsAt', 'interview.endsAt', 'interview.timeZone'] as const
  if (when.isAllDay) return [doubt(start, `The file says ${day} and no hours: type them.`)]
  if (!areTimesTold(proposal, own))
    return [doubt(start, `This meeting recurs, since ${day}: type when yours is.`)]
  const recurs = 'This meeting recurs, as interviews seldom do; this is the first. Look whether it is yours.'
  const disagree = 'The file and the list of time zones that we know disagree on the hour. Look at the times.'
  const guess = guesses[when.zoneRule]
  return [
    ...(isRecurring ? [doubt(start, recurs)] : []),
    ...(when.isDoubtful ? [doubt(start, disagree)] : []),
    ...(endOf(when) ? [] : [doubt(end, 'The file does not say when it ends.')]),
    ...(guess ? [doubt(zone, guess)] : []),
    ...(!guess && !when.timeZone
      ? [{ path: zone, message: 'The file does not say where they are: the times are by your clock.' }]
      : []),
  ]
}

const guesses: { readonly [R in When['zoneRule']]?: string } = {
  candidate: 'The file does not say which clock it means: we took yours. Look at the times.',
  calendar: 'The file does not say which clock it means: we took that of its calendar. Look at the times.',
}

/** What stands in the title or in a field of its own needs no word. */
const origins: { readonly [O in Origin]?: string } = {
  description: 'From the description.',
  location: 'From the place.',
  attendee: 'From who was invited.',
  organizer: 'From whoever sent the invitation.',
  domain: 'From the domain of an address: look at the spelling.',
  link: 'From a link in the invitation.',
}

function ofOrigin(path: string, found: Found | undefined): Remark[] {
  const message = found && origins[found.from]
  return message ? [{ path, message }] : []
}

function ofPeople({ fact, drawing: { interviewers } }: Proposal): Remark[] {
  const path = 'interviewers'
  const from = (origin: Origin) =>
    interviewers.flatMap((one) => (one.from === origin ? (one.name ?? one.email ?? []) : []))
  const [described, sent] = [from('description'), from('organizer')]
  return [
    ...(described.length > 0
      ? [{ path, message: `From the description of the meeting: ${described.join(', ')}.` }]
      : []),
    ...(sent.length > 0
      ? [
          {
            path,
            message: `Sent the invitation, and may not be there: ${sent.join(', ')}.`,
          },
        ]
      : []),
    ...(fact.hidesPeople ? [doubt(path, 'The file says that more people come than it names.')] : []),
  ]
}

function doubt(path: string, message: string): Remark {
  return { path, message, isDoubt: true }
}
