import * as z from 'zod/mini'
import { plus } from '../domain/instant.ts'
import { policy } from '../domain/policy.ts'
import type { CalendarFact, Refused, When } from './fact.ts'
import { joinUrlIn, webAddress } from './join-link.ts'
import { flag, given, identifier, listOf, present, text } from './lenient.ts'
import { partiesOf } from './people.ts'
import { boundedText, oneLine } from './plain-text.ts'
import type { Reader } from './reader.ts'
import { instantOf, timed } from './when.ts'

/**
 * Cal.com's webhooks (https://cal.com/docs/developing/guides/automation/webhooks). Bookings stand in `payload`, those of
 * `MEETING_STARTED` and `MEETING_ENDED` at the root; `webhook-proof.ts` checks the signature.
 */

const minutesMax = 7 * 24 * 60
const person = z.object({ name: text, email: text, timeZone: text, noShow: flag })
type Participant = z.output<typeof person>
const booking = z.object({
  uid: identifier,
  bookingUid: identifier,
  rescheduleUid: identifier,
  fromReschedule: identifier,
  iCalUID: identifier,
  title: text,
  eventTitle: text,
  description: text,
  additionalNotes: text,
  startTime: text,
  endTime: text,
  length: given(z.int().check(z.minimum(1), z.maximum(minutesMax))),
  location: text,
  metadata: given(z.object({ videoCallUrl: text })),
  videoCallData: given(z.object({ url: text })),
  organizer: given(person),
  user: given(person),
  team: given(z.object({ members: listOf(person, policy.calendarPeopleMax) })),
  attendees: listOf(person, policy.calendarPeopleMax),
  seatsPerTimeSlot: given(z.number()),
  seatsShowAttendees: flag,
  noShowHost: flag,
  status: text,
  createdAt: text,
  updatedAt: text,
})
type Booking = z.output<typeof booking>
const message = z.object({ triggerEvent: z.string(), createdAt: text, payload: given(z.looseObject({})) })

type Standing = (booking: Booking) => CalendarFact['status']
const isCalledOff = ({ status }: Booking) => /^(?:cancelled|rejected)$/i.test(status ?? '')
const booked: Standing = ({ status }) => (/^pending$/i.test(status ?? '') ? 'hold' : 'live')
const somebodyAbsent = ({ noShowHost, attendees }: Booking) =>
  noShowHost === true || attendees.some(({ noShow }) => noShow)

const standings = new Map<string, Standing>([
  ['BOOKING_CREATED', booked],
  ['BOOKING_RESCHEDULED', booked],
  ['BOOKING_REQUESTED', () => 'hold'],
  ['BOOKING_CANCELLED', () => 'cancelled'],
  ['BOOKING_REJECTED', () => 'cancelled'],
  ['BOOKING_NO_SHOW_UPDATED', (about) => (somebodyAbsent(about) ? 'noShow' : 'live')],
  ['MEETING_STARTED', (about) => (isCalledOff(about) ? 'cancelled' : booked(about))],
  // Cal.com's own timer, at the end that was planned: no evidence that anybody met.
  [
    'MEETING_ENDED',
    (about) => (isCalledOff(about) ? 'cancelled' : somebodyAbsent(about) ? 'noShow' : 'ended'),
  ],
])

/**
 * What one message says of one booking. A booking that was moved has a new id and names the old one (`replaces`). The
 * message that somebody is absent, or is not after all, says no more than which booking: `when` is missing then.
 */
export function readCalcom(json: unknown, reader: Reader = {}): CalendarFact | Refused {
  const parsed = message.safeParse(json)
  if (!parsed.success) return ofTemplate
  const { triggerEvent, createdAt, payload } = parsed.data
  if (triggerEvent === 'PING') return { refused: 'A test of Cal.com has arrived: the webhook works.' }
  const standing = standings.get(triggerEvent)
  if (!standing) return { refused: 'Cal.com tells of something that is no booking.' }
  const about = booking.safeParse(payload ?? json)
  if (!about.success) return ofTemplate
  // At the root `createdAt` is the booking's own, which every message about it has: what is told is as of `updatedAt`.
  const stamp = payload ? createdAt : (about.data.updatedAt ?? about.data.createdAt)
  const told = { status: standing(about.data), stamp, isPartial: triggerEvent === 'BOOKING_NO_SHOW_UPDATED' }
  return factOf(about.data, told, reader)
}

const ofTemplate: Refused = {
  refused:
    'The message is not in the form of Cal.com: the webhook uses a custom template, which has to be taken off.',
}

interface Told {
  readonly status: CalendarFact['status']
  readonly stamp: string | undefined
  /** The message names the booking and some of its people, nothing more. */
  readonly isPartial: boolean
}

function factOf(about: Booking, { status, stamp, isPartial }: Told, reader: Reader): CalendarFact | Refused {
  const externalId = about.uid ?? about.bookingUid
  if (externalId === undefined) return ofTemplate
  const people = peopleIn(about, reader)
  const isGuest = people.attendees.some(({ isSelf }) => isSelf)
  const when = whenOf(about, zoneOf(about, isGuest), reader)
  if ('refused' in when && status !== 'cancelled' && !isPartial)
    return about.startTime === undefined ? ofTemplate : when
  return present({
    source: 'calcom' as const,
    externalId,
    uid: about.iCalUID,
    // Only some messages carry `iCalSequence`; those without would be older than all that have it.
    version: present({ sequence: 0, stamp: instantOf(stamp) }),
    status,
    when: 'refused' in when ? undefined : when,
    title: oneLine(about.title || about.eventTitle, policy.calendarTitleMax),
    ...placeOf(about),
    ...people,
    isRecurring: false,
    isPrivate: false,
    isTransparent: false,
    replaces: about.rescheduleUid ?? about.fromReschedule,
  })
}

function whenOf(
  { startTime, endTime, length }: Booking,
  zone: string | undefined,
  reader: Reader,
): When | Refused {
  const when = timed({ start: { text: startTime }, end: { text: endTime }, zone }, reader)
  if ('refused' in when || when.endsAt !== undefined || length === undefined) return when
  return { ...when, endsAt: plus(when.startsAt, length * 60) }
}

/** That of the other side: the first guest's, or the host's where the candidate is a guest. */
function zoneOf({ organizer, user, attendees }: Booking, isGuest: boolean): string | undefined {
  const host = (organizer ?? user)?.timeZone
  return isGuest ? host : (attendees[0]?.timeZone ?? host)
}

function placeOf({ description, additionalNotes, location, metadata, videoCallData }: Booking) {
  const texts = [...new Set([description, additionalNotes])].filter((part) => part)
  const told = boundedText(texts.join('\n\n'), policy.calendarDescriptionMax)
  // `integrations:daily` names a program, not a place.
  const place = location?.startsWith('integrations:') ? undefined : location
  return {
    description: told,
    location: oneLine(place, policy.calendarLocationMax),
    joinUrl:
      webAddress(metadata?.videoCallUrl) ??
      webAddress(videoCallData?.url) ??
      webAddress(place) ??
      joinUrlIn([place, told]),
  }
}

function peopleIn(about: Booking, reader: Reader) {
  const { organizer, user, team, attendees, seatsPerTimeSlot, seatsShowAttendees } = about
  const hosts = [organizer ?? user, ...(team?.members ?? [])].filter((host) => host !== undefined)
  return {
    ...partiesOf(hosts.map(namedOf), attendees.map(namedOf), reader),
    hidesPeople:
      (seatsPerTimeSlot !== undefined && seatsShowAttendees === false) ||
      attendees.length >= policy.calendarPeopleMax,
  }
}

function namedOf({ name, email }: Participant) {
  return { name, email }
}
