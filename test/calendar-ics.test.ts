import { describe, expect, it } from 'vitest'
import { calendarOf, easternZone, eventOf, factOf, factsIn, read } from './fixtures/calendar.ts'

/** What an iCalendar file says of meetings. */

describe('an event', () => {
  it('is a fact with all that it says', () => {
    const fact = factOf(
      'DTSTART;TZID=America/New_York:20261117T093000',
      'DTEND;TZID=America/New_York:20261117T103000',
      'SEQUENCE:3',
      'SUMMARY:Interview\\, Archivist',
      'DESCRIPTION:Bring the reading list.\\nSecond floor',
      'LOCATION:12 Larch Street\\, Albany',
      'ORGANIZER;CN="Park, Jo":MAILTO:Jo.Park@Larch.example',
      'ATTENDEE;PARTSTAT=ACCEPTED;CN=Ann Doe:mailto:ann.doe@example.com',
      'ATTENDEE;CUTYPE=ROOM;CN=Blue Room:mailto:blue@larch.example',
      'CLASS:PRIVATE',
      'TRANSP:TRANSPARENT',
    )
    expect(fact).toEqual({
      source: 'upload',
      externalId: 'one@example.com',
      uid: 'one@example.com',
      version: { sequence: 3, stamp: '2026-11-01T08:00:00Z' },
      status: 'live',
      when: {
        startsAt: '2026-11-17T14:30:00Z',
        endsAt: '2026-11-17T15:30:00Z',
        timeZone: 'America/New_York',
        zoneRule: 'iana',
        isAllDay: false,
      },
      title: 'Interview, Archivist',
      description: 'Bring the reading list.\nSecond floor',
      location: '12 Larch Street, Albany',
      organizer: { name: 'Park, Jo', email: 'jo.park@larch.example', isSelf: false, isResource: false },
      attendees: [
        {
          name: 'Ann Doe',
          email: 'ann.doe@example.com',
          isSelf: true,
          response: 'accepted',
          isResource: false,
        },
        { name: 'Blue Room', email: 'blue@larch.example', isSelf: false, isResource: true },
      ],
      hidesPeople: false,
      isRecurring: false,
      isPrivate: true,
      isTransparent: true,
    })
  })

  it('without an end, a place or people leaves them out', () => {
    expect(factOf()).toEqual({
      source: 'upload',
      externalId: 'one@example.com',
      uid: 'one@example.com',
      version: { sequence: 0, stamp: '2026-11-01T08:00:00Z' },
      status: 'live',
      when: { startsAt: '2026-11-17T14:30:00Z', zoneRule: 'utc', isAllDay: false },
      attendees: [],
      hidesPeople: false,
      isRecurring: false,
      isPrivate: false,
      isTransparent: false,
    })
  })

  it('without a UID is told by what stays the same when it comes again', () => {
    const lines = ['BEGIN:VEVENT', 'DTSTART:20261117T143000Z', 'SUMMARY:Interview', 'END:VEVENT']
    const [one] = factsIn(calendarOf(...lines))
    expect(one?.externalId).toMatch(/^weak-[0-9a-f]{16}$/)
    expect(one).not.toHaveProperty('uid')
    expect(factsIn(calendarOf('PRODID:other', ...lines))[0]?.externalId).toBe(one?.externalId)
    lines[2] = 'SUMMARY:Another'
    expect(factsIn(calendarOf(...lines))[0]?.externalId).not.toBe(one?.externalId)
  })

  it.each([
    ['SUMMARY:[Hold] Interview', 'hold'],
    ['SUMMARY:HOLD - Larch', 'hold'],
    ['SUMMARY:Holding the line', 'live'],
    ['STATUS:CANCELLED', 'cancelled'],
    ['SUMMARY:Canceled: Interview', 'cancelled'],
    ['STATUS:TENTATIVE', 'live'],
  ])('with %s is %s', (line, status) => {
    expect(factOf(line).status).toBe(status)
  })

  it('without a beginning is refused by its title, and the others of the file are told', () => {
    const file = calendarOf(
      ...eventOf('DTSTART:soon', 'SUMMARY:Talk'),
      ...eventOf('DTSTART:20260230T090000Z'),
      ...eventOf(),
    )
    expect(read(file)).toEqual([
      { refused: '“Talk” has no beginning that could be read.' },
      { refused: 'A meeting without a title has no beginning that could be read.' },
      expect.objectContaining({ status: 'live' }),
    ])
  })

  it('of which Outlook says that the candidate is away has that type', () => {
    expect(factOf('X-MICROSOFT-CDO-BUSYSTATUS:OOF').eventType).toBe('outOfOffice')
    expect(factOf('X-MICROSOFT-CDO-BUSYSTATUS:FREE').isTransparent).toBe(true)
  })
})

describe('its time', () => {
  const auckland = { timeZone: 'Pacific/Auckland', zoneRule: 'candidate' }

  it.each<[string, string[], object]>([
    [
      'is a day to its end',
      ['DTSTART;VALUE=DATE:20261117'],
      { startsAt: '2026-11-16T11:00:00Z', endsAt: '2026-11-17T11:00:00Z', ...auckland, isAllDay: true },
    ],
    [
      'ends before the day that DTEND names',
      ['DTSTART;VALUE=DATE:20261117', 'DTEND;VALUE=DATE:20261119'],
      { startsAt: '2026-11-16T11:00:00Z', endsAt: '2026-11-18T11:00:00Z', ...auckland, isAllDay: true },
    ],
    [
      'is a day for Outlook from midnight to midnight',
      [
        'DTSTART;TZID=Europe/Berlin:20261117T000000',
        'DTEND;TZID=Europe/Berlin:20261118T000000',
        'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
      ],
      {
        startsAt: '2026-11-16T23:00:00Z',
        endsAt: '2026-11-17T23:00:00Z',
        timeZone: 'Europe/Berlin',
        zoneRule: 'iana',
        isAllDay: true,
      },
    ],
    [
      'ends after its DURATION, whose days are days of the calendar',
      ['DTSTART;TZID=Europe/Berlin:20261024T120000', 'DURATION:P1DT30M'],
      {
        startsAt: '2026-10-24T10:00:00Z',
        endsAt: '2026-10-25T11:30:00Z',
        timeZone: 'Europe/Berlin',
        zoneRule: 'iana',
        isAllDay: false,
      },
    ],
    [
      'is the candidate’s when it floats',
      ['DTSTART:20261117T093000'],
      { startsAt: '2026-11-16T20:30:00Z', ...auckland, isAllDay: false },
    ],
    [
      'has an end on the wall of its beginning',
      ['DTSTART;TZID=Europe/Berlin:20261117T093000', 'DTEND:20261117T103000'],
      {
        startsAt: '2026-11-17T08:30:00Z',
        endsAt: '2026-11-17T09:30:00Z',
        timeZone: 'Europe/Berlin',
        zoneRule: 'iana',
        isAllDay: false,
      },
    ],
    [
      'has no end that comes before it',
      ['DTSTART:20261117T143000Z', 'DTEND:20261117T133000Z'],
      { startsAt: '2026-11-17T14:30:00Z', zoneRule: 'utc', isAllDay: false },
    ],
    [
      'may be written as ISO 8601 is, with an offset',
      ['DTSTART:2026-11-17T09:30:00-05:00'],
      { startsAt: '2026-11-17T14:30:00Z', zoneRule: 'utc', isAllDay: false },
    ],
    [
      'may lack its seconds, or end its day at 24:00',
      ['DTSTART:20261117T1430Z', 'DTEND:20261117T240000Z'],
      { startsAt: '2026-11-17T14:30:00Z', endsAt: '2026-11-18T00:00:00Z', zoneRule: 'utc', isAllDay: false },
    ],
    [
      'is found behind a quote that closes too late, and behind empty parameters',
      ['DTSTART;;TZID="W. Europe Standard Time:20261117T093000"'],
      { startsAt: '2026-11-17T08:30:00Z', timeZone: 'Europe/Berlin', zoneRule: 'windows', isAllDay: false },
    ],
    [
      'is found behind a name of colons and semicolons without quotes',
      ['DTSTART;TZID=(UTC-08:00) Pacific Time (US & Canada); Tijuana;VALUE=DATE-TIME:20261117T093000'],
      {
        startsAt: '2026-11-17T17:30:00Z',
        timeZone: 'America/Los_Angeles',
        zoneRule: 'displayName',
        isAllDay: false,
      },
    ],
  ])('%s', (_, lines, when) => {
    expect(factOf(...lines).when).toEqual(when)
  })

  it('floats in the calendar’s zone when that is named', () => {
    const [fact] = factsIn(calendarOf('X-WR-TIMEZONE:Europe/Paris', ...eventOf('DTSTART:20261117T093000')))
    expect(fact?.when).toMatchObject({ startsAt: '2026-11-17T08:30:00Z', zoneRule: 'calendar' })
  })
})

describe('its people', () => {
  const emailOf = (value: string) => factOf(`ORGANIZER;CN=Jo:${value}`).organizer?.email

  it.each([
    ['mailto:jo@larch.example', 'jo@larch.example'],
    ['"MAILTO:Jo@Larch.example"', 'jo@larch.example'],
    ['jo@larch.example', 'jo@larch.example'],
    ['mailto:jo%40larch.example?subject=x', 'jo@larch.example'],
    ['mailto:<jo@larch.example>', 'jo@larch.example'],
    ['invalid:nomail', undefined],
    ['urn:uuid:0b2d', undefined],
    ['mailto:abc@group.calendar.google.com', undefined],
  ])('have of %s the address %s', (value, email) => {
    expect(emailOf(value)).toBe(email)
  })

  it('have no name that is only their address, and one with a colon or quotes in it whole', () => {
    expect(factOf('ORGANIZER;CN=jo@larch.example:mailto:jo@larch.example').organizer).not.toHaveProperty(
      'name',
    )
    expect(factOf('ORGANIZER;CN="Jo: Park":mailto:jo@larch.example').organizer?.name).toBe('Jo: Park')
    expect(factOf("ORGANIZER;CN='Jo ^'Jay^' Park':mailto:jo@larch.example").organizer?.name).toBe(
      'Jo Jay Park',
    )
    expect(factOf('ORGANIZER;CN="Jo Park:mailto:jo@larch.example').organizer).toMatchObject({
      name: 'Jo Park',
      email: 'jo@larch.example',
    })
  })

  it('are more than are named when somebody brings guests', () => {
    expect(factOf('ATTENDEE;X-NUM-GUESTS=2:mailto:jo@larch.example').hidesPeople).toBe(true)
  })

  it('answer as PARTSTAT says', () => {
    const responses = ['ACCEPTED', 'declined', 'TENTATIVE', 'NEEDS-ACTION', 'DELEGATED'].map(
      (answer) => factOf(`ATTENDEE;PARTSTAT=${answer}:mailto:jo@larch.example`).attendees[0]?.response,
    )
    expect(responses).toEqual(['accepted', 'declined', 'tentative', 'needsAction', undefined])
  })
})

describe('its text', () => {
  it('is plain where the calendar has HTML', () => {
    expect(
      factOf('DESCRIPTION:<p>Dear&nbsp;Ann\\,</p><ul><li>a &lt; b</li></ul><style>p{}</style><br>End')
        .description,
    ).toBe('Dear Ann,\n\n- a < b\n\nEnd')
    expect(factOf('X-ALT-DESC;FMTTYPE=text/html:<html><body>Bring <b>it</b></body></html>').description).toBe(
      'Bring it',
    )
    expect(factOf('DESCRIPTION:a < b and c > d <https://x.example>').description).toBe(
      'a < b and c > d <https://x.example>',
    )
  })

  it.each<[string, string[], string | undefined]>([
    [
      'CONFERENCE, the picture before the telephone',
      [
        'CONFERENCE;VALUE=URI;FEATURE=PHONE:tel:+1-412-555-0123',
        'CONFERENCE;VALUE=URI;FEATURE=AUDIO:https://a.example/1',
        'CONFERENCE;VALUE=URI;FEATURE="AUDIO,VIDEO":https://v.example/1',
      ],
      'https://v.example/1',
    ],
    [
      'Google',
      ['X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij'],
      'https://meet.google.com/abc-defg-hij',
    ],
    [
      'Teams',
      ['X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.com/l/meetup-join/19%3a/0?context=%7b%7d'],
      'https://teams.microsoft.com/l/meetup-join/19%3a/0?context=%7b%7d',
    ],
    ['LOCATION', ['LOCATION:https://larch.example/call'], 'https://larch.example/call'],
    [
      'DESCRIPTION, not the page of telephone numbers',
      ['DESCRIPTION:Numbers https://zoom.us/u/abc\\nJoin (https://larch.zoom.us/j/123?pwd=x).'],
      'https://larch.zoom.us/j/123?pwd=x',
    ],
    [
      'HTML',
      ['X-ALT-DESC:<a href="https://teams.live.com/meet/93?p=a&amp;b=c">Join</a>'],
      'https://teams.live.com/meet/93?p=a&b=c',
    ],
    [
      'no link that is not to a call',
      ['URL:https://larch.example/jobs', 'DESCRIPTION:https://notzoom.us/j/1'],
      undefined,
    ],
  ])('has the way in from %s', (_, lines, url) => {
    expect(factOf(...lines).joinUrl).toBe(url)
  })
})

describe('a message of iTIP', () => {
  it.each([
    ['REPLY', 'This is somebody’s answer to an invitation, not a meeting.'],
    ['COUNTER', 'This is a proposal of another time by somebody invited; the meeting has not moved.'],
    ['DECLINECOUNTER', 'This turns down a proposal of another time; the meeting has not moved.'],
    ['REFRESH', 'This asks for the invitation again; it is no meeting.'],
  ])('that is a %s is refused', (method, refused) => {
    expect(read(calendarOf(`METHOD:${method}`, ...eventOf()))).toEqual([{ refused }])
  })

  it('that is a REQUEST or PUBLISH is live, wherever its METHOD stands', () => {
    for (const file of [
      calendarOf('METHOD:REQUEST', ...eventOf()),
      calendarOf(...eventOf(), 'METHOD:PUBLISH'),
      calendarOf('METHOD:SOMETHING', ...eventOf()),
    ])
      expect(factsIn(file)[0]?.status).toBe('live')
  })

  it('calls off a meeting without saying when it was, or one instance', () => {
    const gone = ['BEGIN:VEVENT', 'UID:a', 'SEQUENCE:2']
    const [all, one] = factsIn(
      calendarOf(
        'METHOD:CANCEL',
        ...gone,
        'END:VEVENT',
        ...gone,
        'RECURRENCE-ID:20261117T143000Z',
        'END:VEVENT',
      ),
    )
    expect(all).toMatchObject({ externalId: 'a', status: 'cancelled', isRecurring: false })
    expect(all).not.toHaveProperty('when')
    expect(one).toMatchObject({
      externalId: 'a#2026-11-17T14:30:00Z',
      uid: 'a',
      instance: '2026-11-17T14:30:00Z',
      status: 'cancelled',
    })
    expect(read(calendarOf('METHOD:CANCEL', 'BEGIN:VEVENT', 'END:VEVENT'))).toEqual([
      { refused: 'A meeting without a title is called off without saying which it is.' },
    ])
  })

  it('that adds an instance to a series is that instance', () => {
    expect(factsIn(calendarOf('METHOD:ADD', ...eventOf()))[0]).toMatchObject({
      externalId: 'one@example.com#2026-11-17T14:30:00Z',
      isRecurring: true,
    })
  })

  it('is told with every other of its stream, in their order', () => {
    const stream = [3, 1, 2].map((number) => calendarOf('METHOD:REQUEST', ...eventOf(`SEQUENCE:${number}`)))
    expect(factsIn(stream.join('\n\n')).map(({ version }) => version.sequence)).toEqual([3, 1, 2])
  })
})

describe('a calendar without a meeting', () => {
  it.each([
    ['BEGIN:VCALENDAR\nBEGIN:VTODO\nEND:VTODO\nEND:VCALENDAR', 'The calendar holds tasks, and no meeting.'],
    [calendarOf(...easternZone('Far')), 'The calendar holds no meeting.'],
    [
      '<!DOCTYPE html><title>Sign in</title>',
      'This is a web page, not a calendar: perhaps one that asks to sign in.',
    ],
    ['BEGIN:VCARD\nEND:VCARD', 'There is no calendar in the file.'],
    [' \n', 'The file is empty.'],
  ])('%s is refused', (file, refused) => {
    expect(read(file)).toEqual([{ refused }])
  })
})
