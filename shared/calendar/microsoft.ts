import * as z from 'zod/mini'
import { policy } from '../domain/policy.ts'
import type { CalendarFact, Person, Refused, When } from './fact.ts'
import { joinUrlIn, webAddress } from './join-link.ts'
import { flag, given, identifier, listOf, present, text } from './lenient.ts'
import { type Named, peopleOf, personOf } from './people.ts'
import { boundedText, oneLine } from './plain-text.ts'
import type { Reader } from './reader.ts'
import { allDay, instantOf, timed } from './when.ts'

/**
 * Microsoft Graph: the event, alone or as an item of a delta query (https://learn.microsoft.com/graph/api/resources/event,
 * …/graph/delta-query-events). What rings is in `microsoft-notification.ts`.
 */

const zoned = given(z.object({ dateTime: text, timeZone: text }))
const recipient = given(z.object({ emailAddress: given(z.object({ name: text, address: text })) }))
const attendee = z.object({
  type: text,
  status: given(z.object({ response: text })),
  emailAddress: given(z.object({ name: text, address: text })),
})
const graphEvent = z.object({
  id: identifier,
  uid: identifier,
  iCalUId: identifier,
  type: text,
  seriesMasterId: identifier,
  recurrence: given(z.looseObject({})),
  originalStart: text,
  subject: text,
  body: given(z.object({ content: text })),
  bodyPreview: text,
  start: zoned,
  end: zoned,
  originalStartTimeZone: text,
  isAllDay: flag,
  isCancelled: flag,
  isOrganizer: flag,
  organizer: recipient,
  attendees: listOf(attendee, policy.calendarPeopleMax),
  hideAttendees: flag,
  location: given(z.object({ displayName: text, locationUri: text })),
  onlineMeeting: given(z.object({ joinUrl: text })),
  onlineMeetingUrl: text,
  sensitivity: text,
  showAs: text,
  lastModifiedDateTime: text,
})
type GraphEvent = z.output<typeof graphEvent>

export interface GraphReader extends Reader {
  /** The zone asked for by `Prefer: outlook.timezone`, for times that name none; Graph's own default is UTC. */
  readonly preferredZone?: string
  /** The series' own event, from which an occurrence has subject and people: it holds but its times. */
  readonly master?: unknown
}

/**
 * A delta query no longer holds this event: deleted, moved out of the window asked for, or said so by mistake. Only when
 * `GET /me/events/{id}` answers 404 is it cancelled (facts 2.1 H).
 */
export interface Gone {
  readonly gone: string
}

/** One event as `GET` answers it, or an item of a delta query, which may say that there is the event no longer. */
export function readGraphItem(item: unknown, reader: GraphReader = {}): CalendarFact | Gone | Refused {
  const parsed = graphEvent.safeParse(withMaster(item, reader.master))
  if (!parsed.success) return { refused: 'This is no event of Microsoft Graph.' }
  const event = parsed.data
  if (event.id === undefined) return { refused: 'The event has no id.' }
  if (isRecord(item) && item['@removed'] !== undefined) return { gone: event.id }
  const when = whenOf(event, reader)
  const isCancelled = event.isCancelled === true
  if ('refused' in when && !isCancelled) return when
  const uid = event.uid ?? event.iCalUId
  const isRecurring = event.recurrence !== undefined || event.seriesMasterId !== undefined
  return present({
    source: 'microsoft' as const,
    externalId: event.id,
    uid: uid === undefined ? undefined : seriesUid(uid),
    instance: event.seriesMasterId === undefined ? undefined : instantOf(event.originalStart),
    // Graph numbers no versions; the etag has no order.
    version: present({ sequence: 0, stamp: instantOf(event.lastModifiedDateTime) }),
    status: isCancelled ? 'cancelled' : 'live',
    when: 'refused' in when ? undefined : when,
    title: titleOf(event),
    ...placeOf(event),
    ...peopleIn(event, reader),
    isRecurring: isRecurring || event.type === 'seriesMaster',
    isPrivate: event.sensitivity === 'private' || event.sensitivity === 'confidential',
    isTransparent: event.showAs === 'free',
  })
}

/** One page of a list or delta query, in its order; a series' own event serves its occurrences on the same page. */
export function readGraphPage(
  page: unknown,
  reader: GraphReader = {},
): readonly (CalendarFact | Gone | Refused)[] {
  const parsed = z
    .object({ value: z.array(z.unknown()).check(z.maxLength(policy.calendarEntriesMax)) })
    .safeParse(page)
  if (!parsed.success) return [{ refused: 'This is no page of events of Microsoft Graph.' }]
  const items = parsed.data.value
  const masters = new Map(items.filter(isRecord).map((item) => [item.id, item]))
  return items.map((item) => {
    const master = isRecord(item) ? masters.get(item.seriesMasterId) : undefined
    return readGraphItem(item, master ? { ...reader, master } : reader)
  })
}

/** What an occurrence says itself goes before what its series says; when the series recurs is not its own. */
function withMaster(item: unknown, master: unknown): unknown {
  if (!isRecord(item) || !isRecord(master) || typeof item.seriesMasterId !== 'string') return item
  const { id, recurrence, start, end, originalStart, isCancelled, ...shared } = master
  return { ...shared, ...item }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function whenOf(
  { start, end, originalStartTimeZone, isAllDay }: GraphEvent,
  reader: GraphReader,
): When | Refused {
  const preferred = reader.preferredZone ?? 'UTC'
  if (isAllDay) {
    // Midnight to midnight in whatever zone the answer is in: a day, which no conversion may move.
    return allDay(
      {
        first: start?.dateTime?.slice(0, 10) ?? '',
        afterLast: end?.dateTime?.slice(0, 10),
        zones: [originalStartTimeZone, isUtc(start?.timeZone) ? undefined : start?.timeZone],
      },
      reader,
    )
  }
  const when = timed(
    {
      start: { text: start?.dateTime, zone: start?.timeZone ?? preferred },
      end: { text: end?.dateTime, zone: end?.timeZone ?? preferred },
      zone: originalStartTimeZone,
    },
    reader,
  )
  if ('refused' in when || originalStartTimeZone !== undefined || when.zoneRule !== 'utc') return when
  // UTC is how the answer is written, and says nothing of where the meeting is.
  const { timeZone, ...instants } = when
  return instants
}

function isUtc(zone: string | undefined): boolean {
  return zone === undefined || /^(?:utc|etc\/utc|tzone:\/\/microsoft\/utc)$/i.test(zone)
}

/**
 * An occurrence's `iCalUId` is its series' with the day written into bytes 17 to 20, which are nought in the UID that
 * invitations by mail carry ([MS-OXOCAL] 2.2.1.27 and 2.2.1.28).
 */
function seriesUid(uid: string): string {
  return uid.replace(/^(040000008200E00074C5B7101A82E008)[\dA-F]{8}(?=[\dA-F]{40})/i, '$100000000')
}

/** Outlook puts it before the subject, in the organizer's language, at times twice. */
const cancelledPrefix =
  /^(?:cancell?ed|abgesagt|annulée?|cancelad[oa]|annullat[oa]|geannuleerd|inställt|avlyst|aflyst|peruutettu|odwołane|zrušeno|отменено|已取消|キャンセル済み|취소됨)\s{0,3}[::]\s{0,3}/iu

function titleOf({ subject, isCancelled }: GraphEvent): string | undefined {
  let title = oneLine(subject, policy.calendarTitleMax)
  for (let prefixes = 0; isCancelled && prefixes < 3; prefixes++) title = title?.replace(cancelledPrefix, '')
  return title || undefined
}

function placeOf(event: GraphEvent) {
  const { body, bodyPreview, location, onlineMeeting, onlineMeetingUrl } = event
  const max = policy.calendarDescriptionMax
  const description = boundedText(body?.content, max) ?? boundedText(bodyPreview, max)
  return {
    description,
    location: oneLine(location?.displayName, policy.calendarLocationMax),
    joinUrl:
      webAddress(onlineMeeting?.joinUrl) ??
      webAddress(onlineMeetingUrl) ??
      joinUrlIn([location?.locationUri, location?.displayName, description]),
  }
}

function peopleIn({ organizer, attendees, isOrganizer, hideAttendees }: GraphEvent, reader: Reader) {
  return {
    organizer: organizer && personOf({ ...namedOf(organizer), isSelf: isOrganizer }, reader),
    attendees: peopleOf(attendees.map(namedOf), reader),
    hidesPeople:
      (hideAttendees === true && isOrganizer !== true) || attendees.length >= policy.calendarPeopleMax,
  }
}

const responses = new Map<string | undefined, NonNullable<Person['response']>>([
  ['accepted', 'accepted'],
  ['organizer', 'accepted'],
  ['declined', 'declined'],
  ['tentativelyAccepted', 'tentative'],
  ['none', 'needsAction'],
  ['notResponded', 'needsAction'],
])

function namedOf({ emailAddress, type, status }: Partial<z.output<typeof attendee>>): Named {
  return {
    name: emailAddress?.name,
    email: emailAddress?.address,
    response: responses.get(status?.response),
    isResource: type === 'resource',
  }
}
