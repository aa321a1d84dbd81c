import * as z from 'zod/mini'
import { policy } from '../domain/policy.ts'
import type { CalendarFact, Refused, When } from './fact.ts'
import { joinUrlIn, webAddress } from './join-link.ts'
import { flag, given, identifier, listOf, present, text } from './lenient.ts'
import { partiesOf } from './people.ts'
import { boundedText, oneLine } from './plain-text.ts'
import type { Reader } from './reader.ts'
import { instantOf, timed } from './when.ts'

/**
 * Calendly's webhooks, version 2 (https://developer.calendly.com/api-docs, "Webhook payload"). One message is about one
 * invitee, whose address is the booking's id; `webhook-proof.ts` checks the signature.
 */

/** What a subscription is to tell of, so that bookings can be read. */
export const bookingEvents = [
  'invitee.created',
  'invitee.canceled',
  'invitee_no_show.created',
  'invitee_no_show.deleted',
] as const

const host = z.object({ user: text, user_email: text, user_name: text })
const scheduledEvent = z.object({
  name: text,
  status: text,
  start_time: text,
  end_time: text,
  location: given(z.object({ type: text, location: text, additional_info: text, join_url: text })),
  event_memberships: listOf(host, policy.calendarPeopleMax),
  event_guests: listOf(z.object({ email: text }), policy.calendarPeopleMax),
})
const invitee = z.object({
  uri: identifier,
  name: text,
  first_name: text,
  last_name: text,
  email: text,
  timezone: text,
  status: text,
  rescheduled: flag,
  old_invitee: identifier,
  new_invitee: identifier,
  no_show: given(z.looseObject({})),
  questions_and_answers: listOf(z.object({ question: text, answer: text }), 50),
  scheduled_event: given(scheduledEvent),
  created_at: text,
  updated_at: text,
})
type Invitee = z.output<typeof invitee>
const message = z.object({ event: z.string(), created_at: text, created_by: text, payload: z.unknown() })
type BookingEvent = (typeof bookingEvents)[number]

/**
 * What one message says of one booking. A booking that was moved is told twice, in either order: the new one, which names
 * the old (`replaces`), and the old one as cancelled, which is refused here since nothing is called off.
 */
export function readCalendly(json: unknown, reader: Reader = {}): CalendarFact | Refused {
  const parsed = message.safeParse(json)
  if (!parsed.success) return { refused: 'This is no message of Calendly.' }
  const { event, created_at, created_by, payload } = parsed.data
  if (event.startsWith('routing_form_submission.'))
    return { refused: 'A routing form was sent in. A meeting that comes of it is told by itself.' }
  const kind = bookingEvents.find((known) => known === event)
  if (!kind) return { refused: 'Calendly tells of something that is no booking.' }
  const booking = invitee.safeParse(payload)
  if (!booking.success) return { refused: 'The message holds no booking.' }
  return factOf(booking.data, { kind, stamp: created_at, owner: created_by }, reader)
}

/** A booking as Calendly's API answers it, outside of any message: `GET …/scheduled_events/{id}/invitees/{id}`. */
export function readCalendlyInvitee(json: unknown, reader: Reader = {}): CalendarFact | Refused {
  const parsed = invitee.safeParse(json)
  if (!parsed.success) return { refused: 'This is no booking of Calendly.' }
  const { status, no_show, updated_at, created_at } = parsed.data
  const kind =
    status === 'canceled' ? 'invitee.canceled' : no_show ? 'invitee_no_show.created' : 'invitee.created'
  return factOf(parsed.data, { kind, stamp: updated_at ?? created_at }, reader)
}

interface Told {
  readonly kind: BookingEvent
  readonly stamp: string | undefined
  /** The account whose pages the webhook tells of. */
  readonly owner?: string | undefined
}

const statuses: Readonly<Record<BookingEvent, CalendarFact['status']>> = {
  'invitee.created': 'live',
  'invitee.canceled': 'cancelled',
  'invitee_no_show.created': 'noShow',
  'invitee_no_show.deleted': 'live',
}

function factOf(booking: Invitee, { kind, stamp, owner }: Told, reader: Reader): CalendarFact | Refused {
  if (booking.uri === undefined) return { refused: 'The booking has no id.' }
  if (kind === 'invitee.canceled' && (booking.rescheduled || booking.new_invitee !== undefined))
    return { refused: 'The booking was moved, not called off. The one in its place is told by itself.' }
  const when = whenOf(booking, reader)
  const status = statuses[kind]
  if ('refused' in when && status === 'live') return when
  return present({
    source: 'calendly' as const,
    externalId: booking.uri,
    version: present({ sequence: 0, stamp: instantOf(stamp) }),
    status,
    when: 'refused' in when ? undefined : when,
    title: oneLine(booking.scheduled_event?.name, policy.calendarTitleMax),
    ...placeOf(booking),
    ...peopleIn(booking, owner, reader),
    hidesPeople: false,
    isRecurring: false,
    isPrivate: false,
    isTransparent: false,
    replaces: booking.old_invitee,
  })
}

/** Times are UTC; the zone is the one that the invitee chose. Older messages name the event and not its time. */
function whenOf({ scheduled_event: event, timezone }: Invitee, reader: Reader): When | Refused {
  if (!event) return { refused: 'It names no time: Calendly has to be asked for the event.' }
  return timed({ start: { text: event.start_time }, end: { text: event.end_time }, zone: timezone }, reader)
}

function placeOf({ scheduled_event: event, questions_and_answers: answers }: Invitee) {
  const place = event?.location
  const told = answers.flatMap(({ question, answer }) =>
    question && answer ? [`${question}\n${answer}`] : [],
  )
  const description = boundedText(told.join('\n\n'), policy.calendarDescriptionMax)
  const where = [place?.location, place?.additional_info].filter((part) => part).join(', ')
  return {
    description,
    location: oneLine(where, policy.calendarLocationMax),
    // The call is made after the booking, so that the first message may come without its link.
    joinUrl: webAddress(place?.join_url) ?? joinUrlIn([place?.location, place?.additional_info, description]),
  }
}

function peopleIn(booking: Invitee, owner: string | undefined, reader: Reader) {
  const { scheduled_event: event, name, first_name, last_name, email } = booking
  const fullName = [first_name, last_name].filter((part) => part).join(' ')
  const members = event?.event_memberships ?? []
  const ownFirst = [
    ...members.filter(({ user }) => user !== undefined && user === owner),
    ...members.filter(({ user }) => user === undefined || user !== owner),
  ]
  const hosts = ownFirst.map(({ user_name, user_email }) => ({ name: user_name, email: user_email }))
  const guests = [{ name: name ?? fullName, email }, ...(event?.event_guests ?? [])]
  return partiesOf(hosts, guests, reader)
}
