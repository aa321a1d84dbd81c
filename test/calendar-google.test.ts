import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseGoogleRing, readGoogleEvent, readGooglePage } from '../shared/calendar/google.ts'
import { finished } from '../shared/calendar/steps.ts'
import { sha256 } from '../shared/digest.ts'
import { isRingOf } from '../shared/webhook-proof.ts'
import { spoiled } from './fixtures/hostile-json.ts'
import { itWithPayloads, payload } from './fixtures/payloads.ts'

const event = {
  kind: 'calendar#event',
  id: 'abc123',
  status: 'confirmed',
  iCalUID: 'abc123@google.com',
  summary: 'Interview: Archivist at Farol',
  description: 'With <b>Inês Prado</b>.<br>Join: <a href="https://zoom.us/j/987?pwd=x&amp;y=1">here</a>',
  location: 'Rua do Farol 1, Lisboa',
  start: { dateTime: '2026-11-17T10:00:00+01:00', timeZone: 'Europe/Oslo' },
  end: { dateTime: '2026-11-17T11:00:00+01:00', timeZone: 'Europe/Oslo' },
  organizer: { email: 'Ines@Farol.example', displayName: 'Inês Prado' },
  creator: { email: 'ines@farol.example' },
  attendees: [
    { email: 'ines@farol.example', displayName: 'Inês Prado', organizer: true, responseStatus: 'accepted' },
    { email: 'ida@home.example', self: true, responseStatus: 'needsAction' },
    { email: 'c_18@resource.calendar.google.com', displayName: 'Room 2', resource: true },
  ],
  eventType: 'default',
  sequence: 3,
  updated: '2026-11-10T08:00:00.123Z',
  etag: '"33"',
  unheardOf: { of: ['any', 'shape'] },
}

describe('an event of Google Calendar', () => {
  it('says when, where, who and in which version', () => {
    expect(readGoogleEvent(event)).toEqual({
      source: 'google',
      externalId: 'abc123',
      uid: 'abc123@google.com',
      version: { sequence: 3, stamp: '2026-11-10T08:00:00Z' },
      status: 'live',
      when: {
        startsAt: '2026-11-17T09:00:00Z',
        endsAt: '2026-11-17T10:00:00Z',
        timeZone: 'Europe/Oslo',
        zoneRule: 'iana',
        isAllDay: false,
      },
      title: 'Interview: Archivist at Farol',
      description: 'With Inês Prado.\nJoin: here (https://zoom.us/j/987?pwd=x&y=1)',
      location: 'Rua do Farol 1, Lisboa',
      joinUrl: 'https://zoom.us/j/987?pwd=x&y=1',
      organizer: { name: 'Inês Prado', email: 'ines@farol.example', isSelf: false, isResource: false },
      attendees: [
        {
          name: 'Inês Prado',
          email: 'ines@farol.example',
          isSelf: false,
          response: 'accepted',
          isResource: false,
        },
        { email: 'ida@home.example', isSelf: true, response: 'needsAction', isResource: false },
        { name: 'Room 2', isSelf: false, isResource: true },
      ],
      hidesPeople: false,
      isRecurring: false,
      isPrivate: false,
      eventType: 'default',
      isTransparent: false,
    })
  })

  it('is cancelled with no more than its id', () => {
    expect(readGoogleEvent({ kind: 'calendar#event', id: 'abc123', status: 'cancelled' })).toEqual({
      source: 'google',
      externalId: 'abc123',
      version: { sequence: 0 },
      status: 'cancelled',
      attendees: [],
      hidesPeople: false,
      isRecurring: false,
      isPrivate: false,
      isTransparent: false,
    })
  })

  it('is one cancelled instance of a series that goes on', () => {
    const exception = {
      id: 'abc123_20261124T090000Z',
      status: 'cancelled',
      recurringEventId: 'abc123',
      originalStartTime: { dateTime: '2026-11-24T10:00:00+01:00', timeZone: 'Europe/Oslo' },
    }
    expect(readGoogleEvent(exception)).toMatchObject({
      externalId: 'abc123_20261124T090000Z',
      instance: '2026-11-24T09:00:00Z',
      status: 'cancelled',
      isRecurring: true,
    })
  })

  it('lasts whole days of the calendar that it is in', () => {
    const { start, end, ...rest } = event
    const day = { ...rest, start: { date: '2026-11-17' }, end: { date: '2026-11-18' } }
    expect(readGoogleEvent(day, { calendarZone: 'Europe/Oslo' })).toMatchObject({
      when: {
        startsAt: '2026-11-16T23:00:00Z',
        endsAt: '2026-11-17T23:00:00Z',
        timeZone: 'Europe/Oslo',
        zoneRule: 'calendar',
        isAllDay: true,
      },
    })
  })

  it('names the one who made it where a shared calendar calls the meeting', () => {
    const organizer = {
      email: 'c_7f@group.calendar.google.com',
      displayName: '[Farol] Candidate Calendar',
      self: true,
    }
    expect(readGoogleEvent({ ...event, organizer, attendees: [] })).toMatchObject({
      organizer: { email: 'ines@farol.example', isSelf: false },
      attendees: [{ name: '[Farol] Candidate Calendar', isResource: true, isSelf: false }],
    })
  })

  it('has no organizer when it was imported without one', () => {
    const organizer = { email: 'unknownorganizer@calendar.google.com' }
    const creator = { email: 'ida@home.example', self: true }
    expect(readGoogleEvent({ ...event, organizer, creator })).not.toHaveProperty('organizer')
  })

  it.each([
    ['attendees are left out', { attendeesOmitted: true }, true],
    ['guests do not see each other', { guestsCanSeeOtherGuests: false }, true],
    [
      'guests do not see each other and the candidate is host',
      { guestsCanSeeOtherGuests: false, organizer: { ...event.organizer, self: true } },
      false,
    ],
  ])('says whether people are hidden: %s', (_, fields, hidesPeople) => {
    expect(readGoogleEvent({ ...event, ...fields })).toMatchObject({ hidesPeople })
  })

  it.each([
    [
      'its own conference',
      {
        conferenceData: {
          entryPoints: [
            { entryPointType: 'phone', uri: 'tel:+47-23' },
            { entryPointType: 'video', uri: 'https://teams.example/x' },
          ],
        },
        hangoutLink: 'https://meet.google.com/abc-defg-hij',
      },
      'https://teams.example/x',
    ],
    [
      'its Meet link',
      { hangoutLink: 'https://meet.google.com/abc-defg-hij' },
      'https://meet.google.com/abc-defg-hij',
    ],
    ['its location', { location: 'Zoom: https://farol.zoom.us/j/1.' }, 'https://farol.zoom.us/j/1'],
    ['a link that runs a script', { hangoutLink: 'javascript:alert(1)', description: '' }, undefined],
  ])('is joined by %s', (_, fields, joinUrl) => {
    const fact = readGoogleEvent({ ...event, ...fields })
    expect('joinUrl' in fact ? fact.joinUrl : undefined).toBe(joinUrl)
  })

  it('keeps its type, its tentative state, its privacy and that it is free time', () => {
    const fields = {
      eventType: 'focusTime',
      status: 'tentative',
      visibility: 'private',
      transparency: 'transparent',
    }
    expect(readGoogleEvent({ ...event, ...fields })).toMatchObject({
      eventType: 'focusTime',
      status: 'hold',
      isPrivate: true,
      isTransparent: true,
    })
  })

  it('has no end when Google says that the end is made up', () => {
    expect(readGoogleEvent({ ...event, endTimeUnspecified: true })).not.toHaveProperty('when.endsAt')
  })

  it('knows the candidate by address where the calendar does not mark them', () => {
    const attendees = [{ email: 'ida@home.example' }]
    expect(readGoogleEvent({ ...event, attendees }, { me: ['Ida@Home.example'] })).toMatchObject({
      attendees: [{ isSelf: true }],
    })
  })

  it.each([
    ['has no id', { ...event, id: undefined }],
    ['has an id of two lines', { ...event, id: 'a\nb' }],
    ['names no start', { ...event, start: {} }],
    ['starts on 30 February', { ...event, start: { dateTime: '2026-02-30T10:00:00Z' } }],
    ['ends before it starts', { ...event, end: { dateTime: '2026-11-17T08:00:00Z' } }],
    ['tells a clock and no zone', { ...event, start: { dateTime: '2026-11-17T10:00:00' } }],
    ['is a list', []],
  ])('is refused when it %s', (_, broken) => {
    expect(readGoogleEvent(broken)).toEqual({ refused: expect.any(String) })
  })

  it('comes in pages, whose zone is the calendar’s', () => {
    const page = {
      items: [{ ...event, start: { date: '2026-11-17' }, end: { date: '2026-11-18' } }, 7],
      timeZone: 'Asia/Tokyo',
    }
    expect(finished(readGooglePage(page))).toMatchObject([
      { when: { startsAt: '2026-11-16T15:00:00Z', zoneRule: 'calendar' } },
      { refused: expect.any(String) },
    ])
  })

  it('never throws, whatever stands in it', () => {
    fc.assert(
      fc.property(spoiled(event), (broken) => {
        const said = readGoogleEvent(broken)
        return 'refused' in said || said.externalId !== ''
      }),
      { numRuns: 300 },
    )
  })
})

describe('a push message of Google', () => {
  const headers = {
    'Content-Type': 'application/json; utf-8',
    'X-Goog-Channel-ID': '4ba78bf0-6a47',
    'X-Goog-Channel-Token': 'a token of ours',
    'X-Goog-Resource-ID': 'ret08u3rv24htgh289g',
    'X-Goog-Resource-State': 'exists',
    'X-Goog-Message-Number': '10',
  }
  const channel = {
    channelId: '4ba78bf0-6a47',
    resourceId: 'ret08u3rv24htgh289g',
    tokenHash: sha256('a token of ours'),
  }
  const ring = parseGoogleRing(new Headers(headers))

  it('names channel, resource, token, state and number', () => {
    expect(ring).toEqual({
      channelId: '4ba78bf0-6a47',
      resourceId: 'ret08u3rv24htgh289g',
      token: 'a token of ours',
      state: 'exists',
      messageNumber: 10,
    })
  })

  it('rings for the channel that was opened with its ids and token, and for no other', () => {
    if ('refused' in ring) throw new Error(ring.refused)
    expect(isRingOf(channel, ring)).toBe(true)
    expect(isRingOf(channel, { ...ring, token: 'A token of ours' })).toBe(false)
    expect(isRingOf(channel, { ...ring, resourceId: 'another' })).toBe(false)
    expect(isRingOf(channel, { ...ring, channelId: 'another' })).toBe(false)
    expect(isRingOf({ ...channel, tokenHash: '' }, ring)).toBe(false)
  })

  it.each([
    ['X-Goog-Channel-ID', undefined],
    ['X-Goog-Channel-ID', 'x'.repeat(65)],
    ['X-Goog-Channel-Token', undefined],
    ['X-Goog-Channel-Token', 'x'.repeat(257)],
    ['X-Goog-Resource-ID', undefined],
    ['X-Goog-Resource-State', 'update'],
    ['X-Goog-Resource-State', 'constructor'],
    ['X-Goog-Message-Number', '-1'],
    ['X-Goog-Message-Number', 'many'],
    ['X-Goog-Message-Number', undefined],
  ])('is refused with %s %s', (name, value) => {
    const { [name as keyof typeof headers]: _, ...rest } = headers
    const spoilt = new Headers({ ...rest, ...(value !== undefined && { [name]: value }) })
    expect(parseGoogleRing(spoilt)).toEqual({ refused: expect.any(String) })
  })

  itWithPayloads('is read as Google’s guide shows it', () => {
    const states = ['exists', 'sync'].map((state) => {
      // The files hold the exchange in this form.
      const { headers } = payload(`google.notification.${state}.headers.json`) as {
        headers: Record<string, string>
      }
      return parseGoogleRing(new Headers(headers))
    })
    expect(states).toMatchObject([
      { state: 'exists', messageNumber: 10, token: '398348u3tu83ut8uu38' },
      { state: 'sync', messageNumber: 1, resourceId: 'ret08u3rv24htgh289g' },
    ])
  })
})
