import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GraphReader, readGraphItem, readGraphPage } from '../shared/calendar/microsoft.ts'
import { readGraphNotifications, validationToken } from '../shared/calendar/microsoft-notification.ts'
import { sha256 } from '../shared/digest.ts'
import { isSecretOf } from '../shared/webhook-proof.ts'
import { spoiled } from './fixtures/hostile-json.ts'
import { itWithPayloads, payload } from './fixtures/payloads.ts'

const zones: Readonly<Record<string, string>> = {
  'W. Europe Standard Time': 'Europe/Berlin',
  'Tokyo Standard Time': 'Asia/Tokyo',
}
const reader: GraphReader = { me: ['ida@home.example'], zoneNamed: (name) => zones[name] }

const event = {
  '@odata.etag': 'W/"x"',
  id: 'AAMk1=',
  iCalUId: '040000008200E00074C5B7101A82E00800000000F0E1D2C3B4A5D901000000000000000010000000AB',
  type: 'singleInstance',
  subject: 'Interview: Archivist',
  body: { contentType: 'html', content: '<html><body><p>With Inês</p></body></html>' },
  start: { dateTime: '2026-11-17T09:00:00.0000000', timeZone: 'UTC' },
  end: { dateTime: '2026-11-17T10:00:00.0000000', timeZone: 'UTC' },
  originalStartTimeZone: 'W. Europe Standard Time',
  isAllDay: false,
  isCancelled: false,
  isOrganizer: false,
  organizer: { emailAddress: { name: 'Inês Prado', address: 'Ines@Farol.example' } },
  attendees: [
    {
      type: 'required',
      status: { response: 'tentativelyAccepted' },
      emailAddress: { address: 'ida@home.example' },
    },
    {
      type: 'resource',
      status: { response: 'none' },
      emailAddress: { name: 'Room 2', address: 'r2@farol.example' },
    },
  ],
  location: { displayName: 'Microsoft Teams Meeting' },
  onlineMeeting: { joinUrl: 'https://teams.microsoft.com/l/meetup-join/19%3ax/0' },
  sensitivity: 'normal',
  showAs: 'busy',
  lastModifiedDateTime: '2026-11-10T08:00:00.1234567Z',
}

describe('an event of Microsoft Graph', () => {
  it('says when, where, who and in which version', () => {
    expect(readGraphItem(event, reader)).toEqual({
      source: 'microsoft',
      externalId: 'AAMk1=',
      uid: event.iCalUId,
      version: { sequence: 0, stamp: '2026-11-10T08:00:00Z' },
      status: 'live',
      when: {
        startsAt: '2026-11-17T09:00:00Z',
        endsAt: '2026-11-17T10:00:00Z',
        timeZone: 'Europe/Berlin',
        zoneRule: 'windows',
        isAllDay: false,
      },
      title: 'Interview: Archivist',
      description: 'With Inês',
      location: 'Microsoft Teams Meeting',
      joinUrl: 'https://teams.microsoft.com/l/meetup-join/19%3ax/0',
      organizer: { name: 'Inês Prado', email: 'ines@farol.example', isSelf: false, isResource: false },
      attendees: [
        { email: 'ida@home.example', isSelf: true, response: 'tentative', isResource: false },
        {
          name: 'Room 2',
          email: 'r2@farol.example',
          isSelf: false,
          response: 'needsAction',
          isResource: true,
        },
      ],
      hidesPeople: false,
      isRecurring: false,
      isPrivate: false,
      isTransparent: false,
    })
  })

  it.each([
    [
      'in the zone beside it',
      { dateTime: '2026-11-17T18:00:00.0000000', timeZone: 'Tokyo Standard Time' },
      {},
    ],
    ['in an IANA zone', { dateTime: '2026-11-17T10:00:00', timeZone: 'Europe/Oslo' }, {}],
    [
      'in the zone that was asked for, where none stands beside it',
      { dateTime: '2026-11-17T18:00:00' },
      { preferredZone: 'Tokyo Standard Time' },
    ],
    ['in UTC, which Graph answers in when nothing was asked', { dateTime: '2026-11-17T09:00:00' }, {}],
    ['by its own offset', { dateTime: '2026-11-17T09:00:00Z', timeZone: 'Tokyo Standard Time' }, {}],
    [
      'by the candidate’s clock, as a guess, in a zone that nobody knows',
      { dateTime: '2026-11-17T11:00:00', timeZone: 'Customized Time Zone' },
      { candidateZone: 'Europe/Helsinki' },
    ],
  ])('starts %s', (_, start, more) => {
    const fact = readGraphItem({ ...event, start }, { ...reader, ...more })
    expect(fact).toMatchObject({ when: { startsAt: '2026-11-17T09:00:00Z' } })
  })

  it('shows a guessed clock as one, whatever zone it was made in', () => {
    const start = { dateTime: '2026-11-17T11:00:00', timeZone: 'tzone://Microsoft/Custom' }
    expect(readGraphItem({ ...event, start }, { ...reader, candidateZone: 'Europe/Helsinki' })).toMatchObject(
      {
        when: { timeZone: 'Europe/Helsinki', zoneRule: 'candidate' },
      },
    )
    expect(readGraphItem({ ...event, start }, reader)).toEqual({ refused: expect.any(String) })
  })

  it('has no zone where UTC is but how the answer is written', () => {
    const { originalStartTimeZone, ...rest } = event
    const fact = readGraphItem(rest, reader)
    expect(fact).toMatchObject({ when: { zoneRule: 'utc' } })
    expect(fact).not.toHaveProperty('when.timeZone')
  })

  it('lasts whole days, which no conversion moves', () => {
    const day = {
      ...event,
      isAllDay: true,
      start: { dateTime: '2026-11-17T00:00:00.0000000', timeZone: 'UTC' },
      end: { dateTime: '2026-11-18T00:00:00.0000000', timeZone: 'UTC' },
    }
    expect(readGraphItem(day, reader)).toMatchObject({
      when: { startsAt: '2026-11-16T23:00:00Z', endsAt: '2026-11-17T23:00:00Z', isAllDay: true },
    })
  })

  it.each([
    ['Canceled: Canceled: Interview', 'Interview'],
    ['Abgesagt: Gespräch', 'Gespräch'],
    ['Annulé : Entretien', 'Entretien'],
    ['Interview: Canceled: x', 'Interview: Canceled: x'],
  ])('is cancelled by its flag, and loses the prefix of its subject: %s', (subject, title) => {
    expect(readGraphItem({ ...event, subject, isCancelled: true }, reader)).toMatchObject({
      status: 'cancelled',
      title,
    })
    expect(readGraphItem({ ...event, subject }, reader)).toMatchObject({ status: 'live', title: subject })
  })

  it('is cancelled without a time', () => {
    expect(readGraphItem({ id: 'a', isCancelled: true })).toMatchObject({
      status: 'cancelled',
      externalId: 'a',
    })
  })

  it('hides people, is private and free as it says', () => {
    const fields = { hideAttendees: true, sensitivity: 'private', showAs: 'free' }
    expect(readGraphItem({ ...event, ...fields }, reader)).toMatchObject({
      hidesPeople: true,
      isPrivate: true,
      isTransparent: true,
    })
    expect(readGraphItem({ ...event, ...fields, isOrganizer: true }, reader)).toMatchObject({
      hidesPeople: false,
      organizer: { isSelf: true },
    })
  })

  it.each([
    [
      'its older link',
      { onlineMeeting: null, onlineMeetingUrl: 'https://skype.example/1' },
      'https://skype.example/1',
    ],
    [
      'a link in its text',
      { onlineMeeting: null, body: { content: '<a href="https://zoom.us/j/5">Join</a>' } },
      'https://zoom.us/j/5',
    ],
  ])('is joined by %s', (_, fields, joinUrl) => {
    expect(readGraphItem({ ...event, ...fields }, reader)).toMatchObject({ joinUrl })
  })

  it('has the UID of its series, whichever occurrence it is', () => {
    const uid = '040000008200E00074C5B7101A82E00807EA0B11F0E1D2C3B4A5D901000000000000000010000000AB'
    expect(readGraphItem({ ...event, iCalUId: uid }, reader)).toMatchObject({ uid: event.iCalUId })
    expect(readGraphItem({ ...event, uid: 'shared', iCalUId: uid }, reader)).toMatchObject({
      uid: 'shared',
    })
  })

  it('never throws, whatever stands in it', () => {
    fc.assert(
      fc.property(spoiled(event), spoiled(event), (broken, master) => {
        const said = readGraphItem(broken, { ...reader, master })
        return 'refused' in said || 'gone' in said || said.externalId !== ''
      }),
      { numRuns: 300 },
    )
  })
})

describe('a page of Microsoft Graph', () => {
  const master = { ...event, id: 'M', type: 'seriesMaster', recurrence: { pattern: {} } }
  const occurrence = {
    id: 'O2',
    seriesMasterId: 'M',
    type: 'occurrence',
    start: { dateTime: '2026-11-24T09:00:00.0000000', timeZone: 'UTC' },
    end: { dateTime: '2026-11-24T10:00:00.0000000', timeZone: 'UTC' },
  }

  it('gives occurrences the subject and people of their series', () => {
    expect(readGraphPage({ value: [occurrence, master] }, reader)).toMatchObject([
      {
        externalId: 'O2',
        uid: event.iCalUId,
        title: 'Interview: Archivist',
        isRecurring: true,
        when: { startsAt: '2026-11-24T09:00:00Z' },
        organizer: { email: 'ines@farol.example' },
      },
      { externalId: 'M', isRecurring: true },
    ])
  })

  it('calls an event gone, not cancelled: it may only have left the window', () => {
    const removed = { id: 'G', '@removed': { reason: 'deleted' } }
    expect(readGraphPage({ value: [removed, event] }, reader)).toMatchObject([
      { gone: 'G' },
      { externalId: 'AAMk1=' },
    ])
  })

  it.each([{}, { value: 1 }, { value: Array(2_501).fill(event) }, null])(
    'is refused when it is none',
    (page) => {
      expect(readGraphPage(page)).toEqual([{ refused: expect.any(String) }])
    },
  )

  itWithPayloads('is read as the guide shows it', () => {
    expect(readGraphPage(payload('msgraph.calendarView.delta.next-round.json'))).toMatchObject([
      { gone: 'AAMkADk0MGFkODE3LWE4MmYtNDRhOS04OGQLkRkXbBznTvAADb6ytyAAA=' },
      { title: 'Attend service', when: { startsAt: '2016-12-25T06:00:00Z', endsAt: '2016-12-25T07:30:00Z' } },
    ])
  })
})

describe('a notification of Microsoft Graph', () => {
  const changed = {
    subscriptionId: 's1',
    clientState: 'ours',
    changeType: 'updated',
    resourceData: { id: 'AAMk1=', '@odata.etag': 'W/"x"' },
  }

  it('is one of many, each with its own secret', () => {
    const forged = { ...changed, clientState: 'not ours' }
    const bare = { subscriptionId: 's1', changeType: 'deleted' }
    const items = readGraphNotifications({ value: [changed, forged, bare, {}] })
    expect(items).toEqual([
      {
        type: 'changed',
        changeType: 'updated',
        subscriptionId: 's1',
        clientState: 'ours',
        eventId: 'AAMk1=',
        etag: 'W/"x"',
      },
      expect.objectContaining({ clientState: 'not ours' }),
      { type: 'changed', changeType: 'deleted', subscriptionId: 's1', clientState: undefined },
      { refused: expect.any(String) },
    ])
    const hash = sha256('ours')
    expect(items.map((item) => 'type' in item && isSecretOf(hash, item.clientState))).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  it.each(['reauthorizationRequired', 'subscriptionRemoved', 'missed'] as const)(
    'tells of its subscription: %s',
    (lifecycleEvent) => {
      const item = { subscriptionId: 's1', clientState: 'ours', lifecycleEvent }
      expect(readGraphNotifications({ value: [item] })).toEqual([
        { type: lifecycleEvent, subscriptionId: 's1', clientState: 'ours' },
      ])
    },
  )

  it.each([
    ['a lifecycle event that nobody knows', { ...changed, lifecycleEvent: 'constructor' }],
    ['no kind of change', { ...changed, changeType: 'moved' }],
    ['a secret without end', { ...changed, clientState: 'x'.repeat(256) }],
    ['no subscription', { ...changed, subscriptionId: null }],
  ])('is refused with %s', (_, item) => {
    expect(readGraphNotifications({ value: [item] })).toEqual([{ refused: expect.any(String) }])
  })

  it.each([null, [], {}, { value: 'x' }, { value: Array(1_001).fill(changed) }])(
    'is refused as no list',
    (body) => {
      expect(readGraphNotifications(body)).toEqual([{ refused: expect.any(String) }])
    },
  )

  it('brings a token to echo, decoded, before anything else is asked', () => {
    const query = (text: string) => validationToken(new URLSearchParams(text))
    expect(query('c=1&validationToken=Validation%3a+Testing+client%20application')).toBe(
      'Validation: Testing client application',
    )
    expect(query('validationToken=')).toBe('')
    expect(query('c=1')).toBeUndefined()
    expect(query(`validationToken=${'x'.repeat(4_097)}`)).toBeUndefined()
  })

  it('never throws, whatever stands in it', () => {
    fc.assert(
      fc.property(spoiled({ value: [changed, { ...changed, lifecycleEvent: 'missed' }] }), (body) =>
        Array.isArray(readGraphNotifications(body)),
      ),
    )
  })

  itWithPayloads('is read as the guides show it', () => {
    const kinds = ['basic', 'outlook-no-resource-data', 'rich-encrypted']
    for (const kind of kinds) {
      expect(readGraphNotifications(payload(`msgraph.changeNotification.${kind}.json`))).toMatchObject([
        { type: 'changed', changeType: 'created', clientState: expect.any(String) },
      ])
    }
    // The page lists all three kinds in the place of one.
    expect(readGraphNotifications(payload('msgraph.lifecycleNotification.json'))).toEqual([
      { refused: expect.any(String) },
    ])
  })
})
