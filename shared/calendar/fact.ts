import type { Instant } from '../domain/instant.ts'
import type { CalendarSource } from '../domain/interview.ts'

/**
 * What a calendar says of one meeting, in one shape for all sources: iCalendar however it comes, Google, Microsoft,
 * Calendly, Cal.com. A fact is not yet an interview: `recognise.ts` tells.
 */

/** How the zone of a time was found, best first. The last two are guesses, and are shown as guesses. */
export type ZoneRule =
  | 'utc'
  | 'iana'
  | 'windows'
  | 'prefix'
  | 'vtimezone'
  | 'displayName'
  | 'offset'
  | 'calendar'
  | 'candidate'

export interface When {
  readonly startsAt: Instant
  /** Absent when the source names neither end nor length. */
  readonly endsAt?: Instant
  /** IANA; absent when the source gives an instant and no zone. */
  readonly timeZone?: string
  readonly zoneRule: ZoneRule
  readonly isAllDay: boolean
  /** The file's own zone data and the IANA zone of the same name disagree at this instant. */
  readonly isDoubtful?: true
}

export interface Person {
  readonly name?: string
  /** Bare, in lower case; absent when the source hides it or gives none that mail could reach. */
  readonly email?: string
  /** The candidate. */
  readonly isSelf: boolean
  readonly response?: 'accepted' | 'declined' | 'tentative' | 'needsAction'
  /** A room or another resource. */
  readonly isResource: boolean
}

/** The source's own order of what it says of one meeting; never the order of arrival. */
export interface Version {
  /** iTIP SEQUENCE; 0 when there is none. */
  readonly sequence: number
  /** DTSTAMP, `updated`, `lastModifiedDateTime`, or the moment of the webhook's event. */
  readonly stamp?: Instant
}

export interface CalendarFact {
  readonly source: CalendarSource | 'upload'
  /** The source's id: of one instance, where the meeting recurs. */
  readonly externalId: string
  /** iCalendar's UID, and the instant that names an instance of it: the same meeting by another road. */
  readonly uid?: string
  readonly instance?: Instant
  readonly version: Version
  /**
   * `live`: it takes place. `cancelled`: its source calls it off. `hold`: a placeholder. `ended`: the source says that
   * it is over. `noShow`: somebody was not there.
   */
  readonly status: 'live' | 'cancelled' | 'hold' | 'ended' | 'noShow'
  /** Absent of a cancellation that says no more than which meeting. */
  readonly when?: When
  readonly title?: string
  /** Plain text; HTML is taken off. */
  readonly description?: string
  readonly location?: string
  readonly joinUrl?: string
  readonly organizer?: Person
  readonly attendees: readonly Person[]
  /** The source says that it names fewer people than there are. */
  readonly hidesPeople: boolean
  readonly isRecurring: boolean
  readonly isPrivate: boolean
  /** The calendar's own type of entry: `default`, `focusTime`, `outOfOffice`, `birthday`, … */
  readonly eventType?: string
  /** Free time rather than busy. */
  readonly isTransparent: boolean
  /** The id of the meeting that this one takes the place of, as Calendly and Cal.com name it. */
  readonly replaces?: string
}

/** Something in the input that is no fact, and why, in plain words. */
export interface Refused {
  readonly refused: string
}
