import { describe, expect, it } from 'vitest'
import { type CalendarReading, tellCalendar } from '../shared/calendar/icalendar.ts'
import { decodeText } from '../shared/calendar/icalendar-decode.ts'
import { finished, type Steps } from '../shared/calendar/steps.ts'
import { inTurns } from '../shared/turns.ts'
import { calendarOf, eventOf } from './fixtures/calendar.ts'

const reading: CalendarReading = {
  source: 'feed',
  me: [],
  timeZone: 'Europe/Berlin',
  window: { from: '2026-06-01T00:00:00Z', to: '2026-06-30T23:59:59Z' },
}

/** How many steps it takes, and the longest of them in milliseconds of the processor. */
function measured(steps: Steps<unknown>): { count: number; longest: number } {
  let longest = 0
  for (let count = 1; ; count++) {
    const before = process.cpuUsage()
    const { done } = steps.next()
    longest = Math.max(longest, process.cpuUsage(before).user / 1000)
    if (done) return { count, longest }
  }
}

const zone = (rule: string) => [
  ...['BEGIN:VTIMEZONE', 'TZID:Z', 'BEGIN:STANDARD', 'DTSTART:16010101T000000'],
  ...['TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', `RRULE:${rule}`, 'END:STANDARD', 'END:VTIMEZONE'],
]
const days = Array.from({ length: 300 }, (_, at) => `20${String(20 + (at % 9))}0610T100000`).join(',')

describe('reading a calendar', () => {
  it.each<[string, readonly string[]]>([
    ['a day that never comes', eventOf('RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30')],
    ['a series since 1900', eventOf('DTSTART:19000101T000000Z', 'RRULE:FREQ=DAILY;COUNT=99999')],
    ['a zone that changes daily', [...zone('FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR;COUNT=99999'), ...inZone()]],
    ['a zone that never changes', [...zone('FREQ=YEARLY;BYMONTH=4;BYDAY=1MO;BYMONTHDAY=15'), ...inZone()]],
    ['100,000 exceptions', eventOf('RRULE:FREQ=DAILY', ...Array(300).fill(`EXDATE:${days}`))],
    ['a long description', eventOf(`DESCRIPTION:${'<p>a</p>\\n'.repeat(9_000)}`)],
    ['a line folded for ever', eventOf(`DESCRIPTION:x${'\r\n y'.repeat(100_000)}`)],
  ])('with %s takes no step that others would notice', (_, lines) => {
    const { count, longest } = measured(tellCalendar(calendarOf(...lines), reading))
    expect(count).toBeGreaterThan(10)
    // Several times what it takes, for the sake of a busy machine.
    expect(longest).toBeLessThan(250)
  })

  it('decodes the same in steps, wherever a letter is cut in two', () => {
    const text = `${'x'.repeat(65_535)}é💬${'é'.repeat(65_536)}`
    expect(finished(decodeText(new TextEncoder().encode(`\ufeff${text}`)))).toBe(text)
    const wide = Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'))
    expect(finished(decodeText(wide))).toBe(text)
  })
})

describe('work in turns', () => {
  it('lets others have theirs, and comes to the same', async () => {
    function* counting(): Steps<number> {
      const ends = performance.now() + 60
      let count = 0
      for (; performance.now() < ends; count++) yield
      return count
    }
    let others = 0
    const beating = setInterval(() => others++, 1)
    expect(await inTurns(counting())).toBeGreaterThan(0)
    clearInterval(beating)
    expect(others).toBeGreaterThan(2)
  })

  it('that fails throws what it throws', async () => {
    function* failing(): Steps<never> {
      yield
      throw new RangeError('No further')
    }
    await expect(inTurns(failing())).rejects.toThrow('No further')
  })
})

function inZone(): readonly string[] {
  return eventOf('DTSTART;TZID=Z:20260610T090000')
}
