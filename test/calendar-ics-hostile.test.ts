import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tellCalendar } from '../shared/calendar/icalendar.ts'
import { finished } from '../shared/calendar/steps.ts'
import { calendarOf, eventOf, factOf, factsIn, read } from './fixtures/calendar.ts'

/** Files that are broken, and files that are meant to break: nothing throws, nothing takes long, little is lost. */

const utf16 = (text: string, isBig: boolean, hasMark: boolean) => {
  const units = [...(hasMark ? '\ufeff' : ''), ...text].flatMap((letter) => [letter.charCodeAt(0)])
  return Uint8Array.from(units.flatMap((unit) => (isBig ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])))
}

describe('the bytes of a file', () => {
  const file = calendarOf(...eventOf('SUMMARY:Gespräch'))

  it.each<[string, string | Uint8Array]>([
    ['UTF-8 with a mark', `\ufeff${file}`],
    ['UTF-16, little end first', utf16(file, false, true)],
    ['UTF-16, big end first, without a mark', utf16(file, true, false)],
    ['UTF-16, little end first, without a mark', utf16(file, false, false)],
    ['Latin-1', Uint8Array.from(file, (letter) => letter.charCodeAt(0))],
    ['line feeds alone', file.replaceAll('\r\n', '\n')],
    ['carriage returns alone', file.replaceAll('\r\n', '\r')],
    ['too many carriage returns', file.replaceAll('\r\n', '\r\r\n')],
    ['folds after each letter', file.replaceAll(/(?<=SUMMARY:.*)(?=.)/g, '\r\n ')],
    ['folds with tabs', file.replaceAll(/(?<=SUMMARY:.*)(?=.)/g, '\n\t')],
    [
      'quoted-printable of vCalendar 1.0',
      file.replace(/SUMMARY:.*/, 'SUMMARY;ENCODING=QUOTED-PRINTABLE:Gespr=C3=\r\n=A4ch'),
    ],
    [
      'quoted-printable in another character set',
      file.replace(/SUMMARY:.*/, 'SUMMARY;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Gespr=E4ch'),
    ],
  ])('may be %s', (_, content) => {
    expect(factsIn(content)[0]?.title).toBe('Gespräch')
  })

  it('may fold a letter of several bytes in its middle', () => {
    const [before, after] = file.split('ä')
    const encode = (text = '') => [...new TextEncoder().encode(text)]
    const bytes = Uint8Array.from([...encode(before), 0xc3, 13, 10, 32, 0xa4, ...encode(after)])
    expect(factsIn(bytes)[0]?.title).toBe('Gespräch')
  })

  it('may hold one broken letter without becoming another encoding', () => {
    const bytes = new TextEncoder().encode(file.replace('DTSTAMP', 'X-A:?\r\nDTSTAMP'))
    bytes[new TextDecoder('latin1').decode(bytes).indexOf('?')] = 0xff
    expect(factsIn(bytes)[0]?.title).toBe('Gespräch')
  })
})

describe('a broken line', () => {
  it('inside a text is the text’s', () => {
    const fact = factOf(
      'DESCRIPTION;LANGUAGE=en-GB:',
      'Dear Ann,',
      '',
      'Passcode: 12',
      'https://zoom.us/j/1',
      '  see you',
      'SUMMARY:Talk',
    )
    expect(fact.description).toBe('Dear Ann,\n\nPasscode: 12\nhttps://zoom.us/j/1 see you')
    expect(fact).toMatchObject({ title: 'Talk', joinUrl: 'https://zoom.us/j/1' })
  })

  it('costs itself and not the event, nor the others', () => {
    const broken = [
      'ATTENDEE;CN="a;b',
      'ATTENDEE;=x:mailto:a@b.example',
      ';;;',
      ':',
      'X',
      'ORGANIZER',
      'DTEND;VALUE=DATE',
      'RRULE:FREQ=',
    ]
    const facts = factsIn(
      calendarOf('REFRESH - INTERVAL; VALUE = DURATION:PT48H', ...eventOf(...broken), ...eventOf()),
    )
    expect(facts.map(({ when }) => when?.startsAt)).toEqual(['2026-11-17T14:30:00Z', '2026-11-17T14:30:00Z'])
  })

  it('may be in lower case, or have spaces in its parameters', () => {
    const file = calendarOf(...eventOf())
      .toLowerCase()
      .replace('dtstart:', 'dtstart ; value = date-time :')
    expect(factsIn(file)[0]?.when?.startsAt).toBe('2026-11-17T14:30:00Z')
  })
})

describe('components', () => {
  const begins = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:a', 'DTSTART:20261117T143000Z']
  const uids = (...lines: string[]) => factsIn(lines.join('\n')).map(({ uid }) => uid)

  it('may lack their END, or their calendar', () => {
    expect(uids(...begins)).toEqual(['a'])
    expect(uids(...begins, 'BEGIN:VALARM', 'BEGIN:VEVENT', 'UID:b', 'DTSTART:20261117T143000Z')).toEqual([
      'a',
      'b',
    ])
    expect(uids(...begins.slice(1), 'END:VEVENT')).toEqual(['a'])
    expect(uids(...begins, 'END:VCALENDAR', ...begins)).toEqual(['a', 'a'])
    expect(uids('END:VEVENT', 'END:VCALENDAR', ...begins, 'END:NONE')).toEqual(['a'])
  })

  it('inside an event do not change it', () => {
    expect(
      uids(...begins, 'BEGIN:VALARM', 'UID:alarm', 'DTSTART:20200101T000000Z', 'END:VALARM', 'END:VEVENT'),
    ).toEqual(['a'])
  })
})

const filled = (line: string, characters: number) => line.repeat(Math.floor(characters / line.length))

describe('a trap', () => {
  const june = { from: '2026-06-01T00:00:00Z', to: '2026-06-30T23:59:59Z' }
  const million = (line: string) => filled(line, 900_000)

  it.each<[string, string, RegExp | undefined]>([
    ['more than 1 MB', filled(' ', 1_000_001), /larger than 1 MB/],
    [
      'a series by the second',
      calendarOf(...eventOf('RRULE:FREQ=SECONDLY;COUNT=1000000000')),
      /every second/,
    ],
    ['a series by the minute', calendarOf(...eventOf('RRULE:FREQ=MINUTELY;COUNT=1000000000')), undefined],
    [
      'a day that never comes',
      calendarOf(...eventOf('DTSTART:20200101T000000Z', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30')),
      undefined,
    ],
    [
      'an interval without end',
      calendarOf(...eventOf('DTSTART:20200101T000000Z', 'RRULE:FREQ=DAILY;INTERVAL=999999999')),
      undefined,
    ],
    [
      '100,000 people',
      calendarOf(...eventOf('SUMMARY:All', filled('ATTENDEE:mailto:a@b.example\r\n', 900_000))),
      /“All” has more lines/,
    ],
    [
      '600 people',
      calendarOf(...eventOf('SUMMARY:All', filled('ATTENDEE:mailto:a@b.example\r\n', 17_400))),
      /“All” names more than 500 people/,
    ],
    ['nesting', million('BEGIN:X\r\n'), /nested more deeply/],
    ['10,001 events', million('BEGIN:VEVENT\r\n'), /more than 10,000 entries/],
    [
      'lines of time stamps',
      calendarOf(...eventOf(million('DTSTAMP:20261101T080000Z\r\n'))),
      /more lines than any/,
    ],
    ['one long line', calendarOf(...eventOf(`SUMMARY:${million('<a <')}`)), undefined],
    ['one long head', calendarOf(...eventOf(`ATTENDEE${million(';A="b;')}:mailto:a@b.example`)), undefined],
    ['a million empty lines', million('\n'), /empty/],
    [
      'zones that change by the day',
      calendarOf(
        ...[
          'BEGIN:VTIMEZONE',
          'TZID:Z',
          'BEGIN:STANDARD',
          'DTSTART:16010101T000000',
          'TZOFFSETFROM:+0100',
          'TZOFFSETTO:+0200',
          'RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1MO;BYMONTHDAY=15',
          'END:STANDARD',
          'END:VTIMEZONE',
        ],
        ...eventOf('DTSTART;TZID=Z:20260610T090000'),
      ),
      undefined,
    ],
  ])('of %s ends soon, with a reason or a fact', (_, file, reason) => {
    const before = process.cpuUsage()
    const told = read(file, { window: june })
    // About ten times what it takes, for the sake of a busy machine.
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(4000)
    if (reason) expect(told.at(-1)).toEqual({ refused: expect.stringMatching(reason) })
    else expect(told.every((one) => !('refused' in one))).toBe(true)
  })

  it('costs a feed of 5,000,000 bytes no more than itself', () => {
    const events = [...eventOf('RRULE:FREQ=SECONDLY'), ...eventOf()]
    const { told } = finished(
      tellCalendar(calendarOf(...events, ...eventOf(filled('DTSTAMP:20261101T080000Z\r\n', 4_900_000))), {
        ...{ source: 'feed', me: [], timeZone: 'Europe/Berlin' },
      }),
    )
    expect(told.map((one) => ('refused' in one ? 'refused' : one.status))).toEqual([
      'refused',
      'live',
      'refused',
    ])
  })
})

describe('any bytes at all', () => {
  const words = fc.constantFrom(
    ...[
      'BEGIN:',
      'END:',
      'VCALENDAR',
      'VEVENT',
      'VTIMEZONE',
      'STANDARD',
      'DTSTART',
      ';TZID=',
      ';VALUE=DATE',
      ':',
      ';',
      '"',
      '=',
    ],
    ...[
      '20261117',
      '20261117T143000',
      'Z',
      '\r\n',
      '\n',
      ' ',
      '\t',
      'RRULE:FREQ=',
      'DAILY',
      'YEARLY',
      ';BYDAY=',
      '-1MO',
      ';COUNT=',
    ],
    ...[
      '99999999',
      'TZOFFSETTO:',
      '+0100',
      'TZOFFSETFROM:',
      'EXDATE',
      'RDATE',
      'RECURRENCE-ID',
      'DURATION:P',
      'ATTENDEE',
      'mailto:',
    ],
    ...[
      'UID:',
      'Etc/',
      'UTC+',
      '(UTC-05:00) ',
      'Eastern',
      '\\n',
      '\\',
      '<p>',
      '<!--',
      '&#x',
      '\u0000',
      '\ufeff',
      '💬',
      '\ud83d',
      '%',
      '__proto__',
    ],
  )

  it('give facts or reasons, and never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(read(bytes).length).toBeGreaterThan(0)
      }),
      { numRuns: 200 },
    )
  })

  it('in the shape of a calendar neither', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(words, { maxLength: 8 }), { maxLength: 40 }),
        fc.boolean(),
        (lines, isFramed) => {
          const text = lines.map((line) => line.join('')).join('\r\n')
          const file = isFramed ? calendarOf(...eventOf(text)) : `BEGIN:VCALENDAR\nBEGIN:VEVENT\n${text}`
          for (const one of read(file)) {
            if ('refused' in one) expect(one.refused).toMatch(/\.$/)
            else if (one.when) expect(one.when.startsAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
          }
          read(file, { window: { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' } })
        },
      ),
      { numRuns: 400 },
    )
  })

  it('cut anywhere, or with any letter changed, leave the other event whole', () => {
    const whole = eventOf('UID:whole', 'SUMMARY:Whole')
    const hurt = eventOf(
      'UID:hurt',
      'SUMMARY:Hurt',
      'DTEND;TZID="Europe/Berlin":20261117T173000',
      'RRULE:FREQ=DAILY',
    ).join('\r\n')
    fc.assert(
      fc.property(fc.nat(hurt.length), fc.string({ maxLength: 3, unit: 'grapheme-ascii' }), (at, put) => {
        const file = calendarOf(
          ...whole,
          `${hurt.slice(0, at)}${put}${hurt.slice(at + put.length)}`,
          ...whole,
        )
        const titles = read(file).map((one) => ('refused' in one ? '' : one.title))
        expect(titles[0]).toBe('Whole')
        expect(titles.at(-1)).toMatch(/Whole|Hurt/)
      }),
      { numRuns: 200 },
    )
  })
})
