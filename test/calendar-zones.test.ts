import { describe, expect, it } from 'vitest'
import { type Wall, wallOf } from '../shared/calendar/wall.ts'
import { ianaZone, placing } from '../shared/calendar/zones.ts'
import { calendarOf, easternZone, eventOf, factsIn } from './fixtures/calendar.ts'

/** From whatever a calendar calls a zone to the instant, and the rule that found it. */

const candidateZone = 'Pacific/Auckland'

function wall(text: string): Wall {
  const [year = 0, month = 0, day = 0, ...time] = text.split(/\D/).map(Number)
  const found = wallOf(year, month, day, time)
  if (found === undefined) throw new Error(`${text} is no time`)
  return found
}

function place(name: string | undefined, at: string, calendarZone?: string) {
  const placeInTime = placing({ candidateZone, ...(calendarZone && { calendarZone }) })
  return placeInTime(wall(at), name)
}

/** Each line a row, its cells between bars. */
function rows(lines: string) {
  return lines
    .trim()
    .split('\n')
    .map((line) => line.split(' | ') as [string, string, string, string, string])
}

describe('a zone’s name', () => {
  // Of the last, the summer's offset, as some programs print it: the zone of those words whose clocks agree then.
  it.each(
    rows(`
America/New_York | 2026-07-01T09:00 | 2026-07-01T13:00:00Z | America/New_York | iana
America/New_York | 2026-12-01T09:00 | 2026-12-01T14:00:00Z | America/New_York | iana
us/eastern | 2026-07-01T09:00 | 2026-07-01T13:00:00Z | US/Eastern | iana
"Europe/Berlin" | 2026-07-01T09:00 | 2026-07-01T07:00:00Z | Europe/Berlin | iana
America/New York | 2026-07-01T09:00 | 2026-07-01T13:00:00Z | America/New_York | iana
W. Europe Standard Time | 2026-07-01T09:00 | 2026-07-01T07:00:00Z | Europe/Berlin | windows
india standard time | 2026-07-01T09:00 | 2026-07-01T03:30:00Z | Asia/Calcutta | windows
/mozilla.org/20070129_1/America/New_York | 2026-07-01T09:00 | 2026-07-01T13:00:00Z | America/New_York | prefix
tzone://Microsoft/Utc | 2026-07-01T09:00 | 2026-07-01T09:00:00Z | UTC | prefix
(UTC-05:00) Eastern Time (US & Canada) | 2026-07-01T09:00 | 2026-07-01T13:00:00Z | America/New_York | displayName
(GMT-05.00) Eastern Time \\(US & Canada\\) | 2026-12-01T09:00 | 2026-12-01T14:00:00Z | America/New_York | displayName
(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi | 2026-07-01T09:00 | 2026-07-01T03:30:00Z | Asia/Kolkata | displayName
(UTC+00:00) Dublin, Edinburgh, Lisbon, London | 2026-07-01T09:00 | 2026-07-01T08:00:00Z | Europe/Dublin | displayName
(GMT -06:00) Central Time (US & Canada) | 2026-07-01T09:00 | 2026-07-01T14:00:00Z | America/Chicago | displayName
(UTC-07:00) Arizona | 2026-07-01T09:00 | 2026-07-01T16:00:00Z | America/Phoenix | displayName
(UTC-03:00) Brasília | 2026-07-01T09:00 | 2026-07-01T12:00:00Z | America/Sao_Paulo | displayName
(UTC+10:00) Canberra, Melbourne, Sydney | 2026-12-01T09:00 | 2026-11-30T22:00:00Z | Australia/Sydney | displayName
Amsterdam, Belgrade, Berlin, Bern | 2026-07-01T09:00 | 2026-07-01T07:00:00Z | Europe/Amsterdam | displayName
大阪、札幌、東京 | 2026-07-01T09:00 | 2026-07-01T00:00:00Z | Asia/Tokyo | displayName
Eastern | 2026-07-01T09:00 | 2026-07-01T13:00:00Z | America/New_York | displayName
(GMT-07:00) Pacific Time - Los Angeles | 2026-07-01T09:00 | 2026-07-01T16:00:00Z | America/Los_Angeles | displayName
`),
  )('%s at %s is %s', (name, at, instant, timeZone, zoneRule) => {
    expect(place(name, at)).toEqual({ instant, timeZone, zoneRule })
  })

  it.each([
    ['UTC+01', '2026-07-01T08:00:00Z'],
    ['GMT-0330', '2026-07-01T12:30:00Z'],
    ['+02:00', '2026-07-01T07:00:00Z'],
    ['-0500', '2026-07-01T14:00:00Z'],
    // Words that fit no zone leave the offset.
    ['(UTC+04:30) Somewhere', '2026-07-01T04:30:00Z'],
    // Fixed in IANA's data, with no summer time.
    ['EST', '2026-07-01T14:00:00Z'],
  ])('%s is an offset and no zone', (name, instant) => {
    expect(place(name, '2026-07-01T09:00')).toEqual({ instant, zoneRule: 'offset' })
  })

  it('is not taken for a city whose clocks disagree with the offset beside it', () => {
    expect(place('(UTC+09:00) London', '2026-07-01T09:00')).toEqual({
      instant: '2026-07-01T00:00:00Z',
      zoneRule: 'offset',
    })
  })

  it('that says nothing leaves the calendar’s zone, and without one the candidate’s, told as a guess', () => {
    expect(place('CUSTOM_tzid', '2026-07-01T09:00', 'Central Standard Time')).toEqual({
      instant: '2026-07-01T14:00:00Z',
      timeZone: 'America/Chicago',
      zoneRule: 'calendar',
    })
    for (const name of [undefined, '', 'CUSTOM_tzid', 'constructor', '__proto__', '/////', ' 1'])
      expect(place(name, '2026-07-01T09:00')).toEqual({
        instant: '2026-06-30T21:00:00Z',
        timeZone: candidateZone,
        zoneRule: 'candidate',
      })
  })

  it('gives the first of two times when clocks go back, and the offset before when they leap', () => {
    expect(place('America/New_York', '2026-11-01T01:30').instant).toBe('2026-11-01T05:30:00Z')
    expect(place('America/New_York', '2026-03-08T02:30').instant).toBe('2026-03-08T07:30:00Z')
    expect(place('America/New_York', '2026-03-08T01:59').instant).toBe('2026-03-08T06:59:00Z')
    expect(place('America/New_York', '2026-03-08T03:00').instant).toBe('2026-03-08T07:00:00Z')
  })

  it('is IANA’s by itself only when it is no offset', () => {
    expect([
      ianaZone('Europe/Kyiv'),
      ianaZone('+01:00'),
      ianaZone('UTC+01'),
      ianaZone('Nowhere/City'),
    ]).toEqual(['Europe/Kyiv', undefined, undefined, undefined])
  })
})

/** The place in time of one event on the wall of `name`, in a file with these lines before it. */
function whenInFile(name: string, at: string, ...lines: string[]) {
  const [fact] = factsIn(calendarOf(...lines, ...eventOf(`DTSTART;TZID="${name}":${at}`)))
  const { startsAt, timeZone, zoneRule, isDoubtful } = fact?.when ?? {}
  return { startsAt, timeZone, zoneRule, isDoubtful }
}

describe('a zone that the file describes', () => {
  it.each([
    ['20260701T090000', '2026-07-01T13:00:00Z'],
    ['20261201T090000', '2026-12-01T14:00:00Z'],
    ['20261101T013000', '2026-11-01T05:30:00Z'],
    ['20260308T023000', '2026-03-08T07:30:00Z'],
    ['20260308T030000', '2026-03-08T07:00:00Z'],
    ['19800701T090000', '1980-07-01T13:00:00Z'],
  ])('holds at %s, and is told by the IANA zone that agrees with it', (at, startsAt) => {
    const when = whenInFile('Customized Time Zone', at, ...easternZone('Customized Time Zone'))
    expect(when.startsAt).toBe(startsAt)
    expect(when.zoneRule).toBe('vtimezone')
    if (at.startsWith('2026')) expect(when.timeZone).toBe('America/New_York')
  })

  it('is found by a name that is blank, escaped or a display name with a colon', () => {
    for (const name of ['', ' 1', '(UTC-05:00) Eastern, Far', 'tzone://Microsoft/Custom'])
      expect(whenInFile(name, '20260701T090000', ...easternZone(name.replaceAll(',', '\\,')))).toMatchObject({
        startsAt: '2026-07-01T13:00:00Z',
        zoneRule: 'vtimezone',
      })
  })

  it('comes before a bare abbreviation, and after an IANA name, which it may put in doubt', () => {
    expect(whenInFile('EST', '20260701T090000', ...easternZone('EST'))).toMatchObject({
      startsAt: '2026-07-01T13:00:00Z',
      zoneRule: 'vtimezone',
    })
    expect(whenInFile('America/Toronto', '20260701T090000', ...easternZone('America/Toronto'))).toEqual({
      startsAt: '2026-07-01T13:00:00Z',
      timeZone: 'America/Toronto',
      zoneRule: 'iana',
      isDoubtful: undefined,
    })
    expect(whenInFile('Europe/Berlin', '20260701T090000', ...easternZone('Europe/Berlin'))).toEqual({
      startsAt: '2026-07-01T07:00:00Z',
      timeZone: 'Europe/Berlin',
      zoneRule: 'iana',
      isDoubtful: true,
    })
  })

  it('stands anywhere in the file, and serves a later calendar of the stream', () => {
    const event = eventOf('DTSTART;TZID=Far:20260701T090000')
    expect(factsIn(calendarOf(...event, ...easternZone('Far')))[0]?.when?.startsAt).toBe(
      '2026-07-01T13:00:00Z',
    )
    expect(
      factsIn(calendarOf(...easternZone('Far'), ...event) + calendarOf(...event))[1]?.when?.startsAt,
    ).toBe('2026-07-01T13:00:00Z')
  })

  it('is not remembered for the next file', () => {
    const event = eventOf('DTSTART;TZID=Far:20260701T090000')
    factsIn(calendarOf(...easternZone('Far'), ...event))
    expect(factsIn(calendarOf(...event))[0]?.when).toMatchObject({ zoneRule: 'candidate' })
  })

  it('may be a fixed offset, or a history of single changes', () => {
    const fixed = [
      'BEGIN:VTIMEZONE',
      'TZID:Fix',
      'BEGIN:STANDARD',
      'TZOFFSETTO:+0530',
      'END:STANDARD',
      'END:VTIMEZONE',
    ]
    expect(whenInFile('Fix', '20260701T090000', ...fixed).startsAt).toBe('2026-07-01T03:30:00Z')
    const history = [
      ...[
        'BEGIN:VTIMEZONE',
        'TZID:Was',
        'BEGIN:STANDARD',
        'DTSTART:20000101T000000',
        'RDATE:20100101T000000',
      ],
      ...[
        'TZOFFSETFROM:+0200',
        'TZOFFSETTO:+0300',
        'END:STANDARD',
        'BEGIN:DAYLIGHT',
        'DTSTART:20050101T000000',
      ],
      ...['TZOFFSETFROM:+0300', 'TZOFFSETTO:+0200', 'END:DAYLIGHT', 'END:VTIMEZONE'],
    ]
    expect(
      ['19990101T120000', '20010101T120000', '20060101T120000', '20110101T120000'].map(
        (at) => whenInFile('Was', at, ...history).startsAt,
      ),
    ).toEqual([
      '1999-01-01T10:00:00Z',
      '2001-01-01T09:00:00Z',
      '2006-01-01T10:00:00Z',
      '2011-01-01T09:00:00Z',
    ])
  })

  it('without an offset says nothing', () => {
    const empty = [
      'BEGIN:VTIMEZONE',
      'TZID:Void',
      'BEGIN:STANDARD',
      'DTSTART:20000101T000000',
      'END:STANDARD',
    ]
    expect(whenInFile('Void', '20260701T090000', ...empty, 'END:VTIMEZONE').zoneRule).toBe('candidate')
  })
})
