import { decodeText } from '../calendar/icalendar-decode.ts'
import { type Component, readStream } from '../calendar/icalendar-tree.ts'
import { finished } from '../calendar/steps.ts'
import type { OpenMail, Part } from './open-mail.ts'

/** A meeting that came by mail (RFC 6047): as an invitation, as a file, or within a mail that was forwarded. */

export interface CalendarMail {
  readonly kind: 'invitation' | 'cancellation'
  /** As the calendar names it (RFC 5546), in upper case; absent of a file that names none. */
  readonly method?: string
  /** A file to be looked at rather than an invitation: it names no method, or PUBLISH. No change of it is ever mailed. */
  readonly isFile: boolean
  /** It stands in a mail within the mail: whoever sent this one was the invited, not the inviting. */
  readonly isForwarded: boolean
  /** The calendars, each meeting once, as one stream in UTF-8. */
  readonly calendar: Uint8Array
}

/** Somebody's answer to an invitation, or a proposal of another time. */
export interface CalendarAnswer {
  readonly kind: 'other'
  readonly reason: string
}

interface Calendar {
  readonly method: string | undefined
  readonly events: readonly Component[]
  readonly bytes: Uint8Array
  readonly isInvitation: boolean
  /** Not even a calendar is to be seen in what is sent as one. */
  readonly isBroken: boolean
}

const invitations = new Set(['REQUEST', 'CANCEL', 'ADD'])
const answers: Readonly<Record<string, string>> = {
  REPLY: 'Somebody’s answer to an invitation.',
  COUNTER: 'A proposal of another time for a meeting; it has not moved.',
  DECLINECOUNTER: 'A proposal of another time was turned down; the meeting has not moved.',
  REFRESH: 'Somebody asks for an invitation again.',
}

/** What the calendars among the parts of a mail come to; undefined where there is none with a meeting in it. */
export function readCalendarParts(
  parts: readonly Part[],
  isForwarded: boolean,
): CalendarMail | CalendarAnswer | undefined {
  const calendars = distinct(parts.filter(isCalendar).sort(byStanding).map(readPart))
  const meetings = calendars.filter(
    ({ method, events, isInvitation, isBroken }) =>
      (events.length > 0 && !isAnswer(method)) || (isBroken && isInvitation),
  )
  const [first] = [...meetings.filter(({ isInvitation }) => isInvitation), ...meetings]
  if (first) {
    return {
      kind: meetings.every(isCalledOff) ? 'cancellation' : 'invitation',
      ...(first.method && { method: first.method }),
      isFile: !first.isInvitation,
      isForwarded,
      calendar: joined(meetings),
    }
  }
  const answer = calendars
    .map(({ method }) => (isAnswer(method) ? answers[method ?? ''] : undefined))
    .find((one) => one !== undefined)
  return answer === undefined ? undefined : { kind: 'other', reason: answer }
}

const answerSubject =
  /^(?:accepted|declined|tentative|tentatively accepted|new time proposed|zugesagt|abgesagt|abgelehnt|mit vorbehalt|akzeptiert|accepté|refusé|décliné|provisoire|aceptad[oa]|rechazad[oa]|provisional|accettat[oa]|rifiutat[oa]|geaccepteerd|afgewezen|geweigerd|aceite|aceito|recusad[oa]|accepterat|avböjt|tackat nej|承諾|辞退|已接受|已拒绝)\s?[:：]/i

/** A message about a meeting, mostly an answer to an invitation, whose calendar got lost as Outlook's does outside of Exchange. */
export function hasLostCalendar({ subject, text, header }: OpenMail): boolean {
  if (/calendarmessage/i.test(header('content-class') ?? '')) return true
  return (
    answerSubject.test(subject) &&
    (text.trim() === '' || /(?:this|the) invitation|calendar\.google\.com/i.test(text))
  )
}

function isCalendar({ type, fileName }: Part): boolean {
  return (
    /^(?:text\/(?:x-v)?calendar|application\/(?:ics|x-ics|ical))$/.test(type) ||
    /\.(?:ics|vcs)$/i.test(fileName ?? '')
  )
}

/** Of twins, the part that mail programs act on is the better one: Google's `application/ics` is a copy for saving. */
function byStanding(one: Part, other: Part): number {
  return rank(one) - rank(other)
}

function rank({ type }: Part): number {
  return type === 'text/calendar' ? 0 : 1
}

function readPart({ method: named, bytes }: Part): Calendar {
  const { calendars } = finished(readStream(finished(decodeText(bytes))))
  const method =
    calendars.map((one) => textOf(one, 'METHOD').toUpperCase()).find((one) => one !== '') ?? named
  return {
    method,
    events: calendars.flatMap(({ children }) => children.filter(({ name }) => name === 'VEVENT')),
    bytes,
    isInvitation: invitations.has(method ?? ''),
    isBroken: calendars.length === 0,
  }
}

function isAnswer(method: string | undefined): boolean {
  return Object.hasOwn(answers, method ?? '')
}

function isCalledOff({ method, events }: Calendar): boolean {
  return (
    method === 'CANCEL' ||
    (events.length > 0 && events.every((event) => /^cancell?ed$/i.test(textOf(event, 'STATUS'))))
  )
}

/** Twins differ in their bytes; what they are of, they say alike (RFC 5546 section 2.1.5). */
function distinct(calendars: readonly Calendar[]): Calendar[] {
  const seen = new Set<string>()
  return calendars.filter(({ method, events }) => {
    const keys = events.map((event) => `${method} ${identity.map((name) => textOf(event, name)).join(' ')}`)
    const isNew = keys.length === 0 || keys.some((key) => !seen.has(key))
    for (const key of keys) seen.add(key)
    return isNew
  })
}

const identity = ['UID', 'RECURRENCE-ID', 'SEQUENCE', 'DTSTAMP']

function textOf({ properties }: Component, name: string): string {
  return properties.find((property) => property.name === name)?.values[0]?.trim() ?? ''
}

function joined(calendars: readonly Calendar[]): Uint8Array {
  const [only, ...others] = calendars
  if (only && others.length === 0) return only.bytes
  return new TextEncoder().encode(calendars.map(({ bytes }) => finished(decodeText(bytes))).join('\r\n'))
}
