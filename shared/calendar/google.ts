import * as z from 'zod/mini'
import { policy } from '../domain/policy.ts'
import type { CalendarFact, Refused, When } from './fact.ts'
import { joinUrlIn, webAddress } from './join-link.ts'
import { flag, given, identifier, listOf, present, text } from './lenient.ts'
import { isMadeUp, type Named, peopleOf, personOf } from './people.ts'
import { boundedText, oneLine } from './plain-text.ts'
import type { Reader } from './reader.ts'
import type { Steps } from './steps.ts'
import { allDay, instantOf, timed } from './when.ts'

/**
 * Google Calendar: the event of its API (https://developers.google.com/workspace/calendar/api/v3/reference/events), and
 * the push message, which says only that something has changed (…/guides/push).
 */

const moment = given(z.object({ date: text, dateTime: text, timeZone: text }))
const person = z.object({
  email: text,
  displayName: text,
  self: flag,
  resource: flag,
  responseStatus: given(z.enum(['accepted', 'declined', 'tentative', 'needsAction'])),
})
type Guest = z.output<typeof person>
const entryPoint = z.object({ entryPointType: text, uri: text })
const googleEvent = z.object({
  id: identifier,
  status: text,
  iCalUID: identifier,
  summary: text,
  description: text,
  location: text,
  start: moment,
  end: moment,
  endTimeUnspecified: flag,
  originalStartTime: moment,
  recurringEventId: identifier,
  recurrence: listOf(z.string(), 1),
  organizer: given(person),
  creator: given(person),
  attendees: listOf(person, policy.calendarPeopleMax),
  attendeesOmitted: flag,
  guestsCanSeeOtherGuests: flag,
  conferenceData: given(z.object({ entryPoints: listOf(entryPoint, 20) })),
  hangoutLink: text,
  eventType: text,
  visibility: text,
  transparency: text,
  sequence: given(z.int().check(z.nonnegative())),
  updated: text,
})
type GoogleEvent = z.output<typeof googleEvent>

/** One event of the API. A cancelled one may hold its id alone: what was known of it before is then not contradicted. */
export function readGoogleEvent(item: unknown, reader: Reader = {}): CalendarFact | Refused {
  const parsed = googleEvent.safeParse(item)
  if (!parsed.success) return { refused: 'This is no event of Google Calendar.' }
  const event = parsed.data
  if (event.id === undefined) return { refused: 'The event has no id.' }
  const isCancelled = event.status === 'cancelled'
  const when = whenOf(event, reader)
  if ('refused' in when && !isCancelled) return when
  return present({
    source: 'google' as const,
    externalId: event.id,
    uid: event.iCalUID,
    instance: instanceOf(event, reader),
    version: present({ sequence: event.sequence ?? 0, stamp: instantOf(event.updated) }),
    status: isCancelled ? 'cancelled' : event.status === 'tentative' ? 'hold' : 'live',
    when: 'refused' in when ? undefined : when,
    title: oneLine(event.summary, policy.calendarTitleMax),
    ...placeOf(event),
    ...peopleIn(event, reader),
    isRecurring: event.recurringEventId !== undefined || event.recurrence.length > 0,
    isPrivate: event.visibility === 'private' || event.visibility === 'confidential',
    eventType: oneLine(event.eventType, 100),
    isTransparent: event.transparency === 'transparent',
  })
}

/** One page of `events.list`: each entry as a fact, or why it is none, in its order. Refused as a whole when it is no page. */
export function* readGooglePage(
  page: unknown,
  reader: Reader = {},
): Steps<readonly (CalendarFact | Refused)[]> {
  const parsed = z
    .object({ items: z.array(z.unknown()).check(z.maxLength(policy.calendarEntriesMax)), timeZone: text })
    .safeParse(page)
  if (!parsed.success) return [{ refused: 'This is no page of events of Google Calendar.' }]
  const { items, timeZone } = parsed.data
  const read: (CalendarFact | Refused)[] = []
  for (const item of items) {
    yield
    read.push(readGoogleEvent(item, { ...present({ calendarZone: timeZone }), ...reader }))
  }
  return read
}

function whenOf(
  { start, end, endTimeUnspecified }: Partial<Pick<GoogleEvent, 'start' | 'end' | 'endTimeUnspecified'>>,
  reader: Reader,
): When | Refused {
  const until = endTimeUnspecified ? undefined : end
  if (start?.date !== undefined)
    return allDay({ first: start.date, afterLast: until?.date, zones: [start.timeZone] }, reader)
  return timed(
    {
      start: { text: start?.dateTime, zone: start?.timeZone },
      end: { text: until?.dateTime, zone: until?.timeZone ?? start?.timeZone },
      zone: start?.timeZone,
    },
    reader,
  )
}

function instanceOf({ recurringEventId, originalStartTime }: GoogleEvent, reader: Reader) {
  if (recurringEventId === undefined || !originalStartTime) return undefined
  const when = whenOf({ start: originalStartTime }, reader)
  return 'refused' in when ? undefined : when.startsAt
}

function placeOf(event: GoogleEvent) {
  const description = boundedText(event.description, policy.calendarDescriptionMax)
  const entries = event.conferenceData?.entryPoints ?? []
  const video = entries.find(({ entryPointType }) => entryPointType === 'video')
  return {
    description,
    location: oneLine(event.location, policy.calendarLocationMax),
    joinUrl:
      webAddress(video?.uri) ?? webAddress(event.hangoutLink) ?? joinUrlIn([event.location, description]),
  }
}

/**
 * A shared calendar organizes in its own name, at an address that nobody reads: the one who made the event stands in
 * its place, and the calendar, whose name may tell (`Acme Candidate Calendar`), is listed as a resource.
 */
function peopleIn(event: GoogleEvent, reader: Reader) {
  const calendar = isMadeUp(event.organizer?.email) ? event.organizer : undefined
  const organizer = calendar ? creatorFor(calendar, event) : event.organizer
  const attendees = event.attendees.filter(({ email }) => email === undefined || email !== calendar?.email)
  return {
    organizer: organizer && personOf(namedOf(organizer), reader),
    attendees: peopleOf(
      [...attendees.map(namedOf), ...(calendar ? [{ name: calendar.displayName, isResource: true }] : [])],
      reader,
    ),
    hidesPeople:
      event.attendeesOmitted === true ||
      event.attendees.length >= policy.calendarPeopleMax ||
      (event.guestsCanSeeOtherGuests === false && event.organizer?.self !== true),
  }
}

/** What was imported was made by the candidate, which does not say that they called the meeting. */
function creatorFor({ email }: Guest, { creator }: GoogleEvent): Guest | undefined {
  return email?.toLowerCase() === 'unknownorganizer@calendar.google.com' ? undefined : creator
}

function namedOf({ email, displayName, self, resource, responseStatus }: Guest): Named {
  return {
    name: displayName,
    email,
    isSelf: self,
    response: responseStatus,
    isResource: resource === true || isMadeUp(email),
  }
}

/** A push message: this channel's calendar has changed (`exists`), or the channel is open (`sync`). It holds no data. */
export interface GoogleRing {
  readonly channelId: string
  readonly resourceId: string
  readonly token: string
  readonly state: 'sync' | 'exists' | 'notExists'
  /** Rises within a channel, though not by one. */
  readonly messageNumber: number
}

const states = new Map<string | undefined, GoogleRing['state']>([
  ['sync', 'sync'],
  ['exists', 'exists'],
  ['not_exists', 'notExists'],
])

/**
 * Reads a push message's headers; its body is empty and its media type malformed, and neither is looked at. Whether it
 * rings for a channel of ours `isRingOf` in `webhook-proof.ts` says.
 */
export function parseGoogleRing(headers: Pick<Headers, 'get'>): GoogleRing | Refused {
  const field = (name: string, max: number) => {
    const value = headers.get(name)
    return value !== null && value !== '' && value.length <= max ? value : undefined
  }
  const channelId = field('X-Goog-Channel-ID', 64)
  const resourceId = field('X-Goog-Resource-ID', 256)
  const token = field('X-Goog-Channel-Token', 256)
  const state = states.get(field('X-Goog-Resource-State', 16))
  const messageNumber = Number(field('X-Goog-Message-Number', 15))
  if (channelId === undefined || resourceId === undefined) return { refused: 'It names no channel.' }
  if (token === undefined) return { refused: 'It has no token.' }
  if (state === undefined) return { refused: 'Its state is none that Google has.' }
  if (!Number.isInteger(messageNumber) || messageNumber < 1) return { refused: 'It has no message number.' }
  return { channelId, resourceId, token, state, messageNumber }
}
