import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { read } from './fixtures/calendar.ts'

/** Files that programs really wrote; they live beside the project, so a fresh clone skips them. */

const folder = new URL('../../shared/data/ics/', import.meta.url)

/** When each meeting begins that is told, in the order of the file; whoever reads is in Auckland. */
const starts: Readonly<Record<string, readonly string[]>> = {
  'allday-over-dst.ics': ['2024-10-26T11:00:00Z', '2024-10-29T11:00:00Z'],
  'attendee-param-with-colon-url.ics': [],
  'duplicate-uid-rrule-sequence.ics': ['2024-01-01T10:00:00Z', '2024-01-01T14:00:00Z'],
  'duration-instead-of-dtend.ics': ['2012-06-30T13:00:00Z'],
  'exchange-customized-time-zone-vtimezone.ics': ['2020-08-25T14:35:00Z'],
  'exchange-many-windows-zones.ics': [
    '2020-09-10T07:00:00Z',
    '2020-06-09T07:00:00Z',
    '2020-09-15T15:30:00Z',
    '2020-07-07T19:00:00Z',
  ],
  'exchange-request-unfolded-description.ics': ['2024-09-22T22:00:00Z'],
  'exchange-two-events-dst-sides.ics': ['2023-11-22T08:30:00Z', '2023-04-22T07:30:00Z'],
  'exchange2010-blank-tzid.ics': ['2015-08-26T09:00:00Z'],
  'fuzz-invalid-month.ics': [],
  'google-bad-rrule.ics': ['2020-09-03T15:40:00Z', '2020-09-03T15:50:00Z', '2020-11-02T06:20:00Z'],
  'google-embedded-apple-location.ics': ['2016-10-28T12:00:00Z'],
  'google-override-before-master.ics': ['2026-02-11T17:30:00Z', '2026-02-10T17:00:00Z'],
  'itip-add.ics': ['1998-03-15T18:00:00Z'],
  'itip-counter.ics': [],
  'itip-incoming-many.ics': ['1997-07-01T20:00:00Z', '1997-07-01T19:00:00Z', '1996-07-01T18:00:00Z'],
  'itip-reply.ics': [],
  'james-request-without-uid.ics': ['2017-01-20T10:00:00Z'],
  'malformed-double-semicolon.ics': ['2014-04-08T21:30:00Z'],
  'malformed-spaces-in-names.ics': ['2026-03-19T09:00:00Z'],
  'meetup-event.ics': ['2011-11-10T02:00:00Z'],
  'only-dtstart-date.ics': ['2012-06-30T07:00:00Z'],
  'organizer-mailto-in-quotes.ics': ['2013-04-18T18:00:00Z'],
  'outlook-quoted-display-tz-mixed.ics': ['2015-07-06T16:00:00Z'],
  'outlook16-publish-w-europe.ics': ['2021-05-27T08:30:00Z'],
  'outlook2010-request.ics': ['2013-06-10T16:00:00Z'],
  'owncloud-vtodo-only.ics': [],
  'rfc7986-conference.ics': [],
  'sao-paulo-dst-abolished.ics': ['2017-02-02T14:00:00Z'],
  'teams-invitation-german-recurring.ics': ['2020-11-24T10:00:00Z'],
  'tzid-city-list.ics': ['2024-04-15T17:00:00Z'],
  'tzid-integer-with-space.ics': ['2023-12-15T14:00:00Z', '2024-01-08T10:00:00Z'],
  'unicode-calendar.ics': [],
  'vcalendar-1.0-quoted-printable.ics': ['2004-06-28T08:00:00Z'],
  'vcalendar-without-components.ics': [],
  'windows-calendar-japanese-tzid.ics': ['2009-12-25T02:00:00Z', '2009-12-26T02:00:00Z'],
}

describe.skipIf(!existsSync(folder))('the files beside the project', () => {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.ics')) : []

  it.each(names)('%s gives facts or reasons', (name) => {
    const told = read(readFileSync(new URL(name, folder)))
    expect(told.length).toBeGreaterThan(0)
    for (const one of told) {
      if ('refused' in one) expect(one.refused).toMatch(/\.$/)
      else if (one.status !== 'cancelled') expect(one.when).toBeDefined()
    }
  })

  it.each(Object.entries(starts))('%s begins when it does', (name, expected) => {
    const told = read(readFileSync(new URL(name, folder)))
    expect(told.flatMap((one) => ('refused' in one || !one.when ? [] : one.when.startsAt))).toEqual(expected)
  })
})
