import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { calendarOf, eventOf } from './fixtures/calendar.ts'
import { temporaryFolder } from './fixtures/local-world.ts'
import { runCommand } from './fixtures/run-command.ts'

/** `npm run -s event` as a program. */

const file = calendarOf(
  ...eventOf(
    'DTSTART:20261117T143000',
    'ATTENDEE:mailto:ann@example.com',
    'ATTENDEE:mailto:jo@larch.example',
  ),
  ...eventOf('RRULE:FREQ=SECONDLY'),
)

describe('npm run -s event', () => {
  it('prints facts and reasons as JSON and nothing else, for a path relative to where it was called', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'invitation.ics'), file)
    const options = ['invitation.ics', '--zone', 'Europe/Berlin', '--me', 'Ann@example.com']
    const { status, out, err } = await runCommand('event', options, { folder })
    expect({ status, err }).toEqual({ status: 0, err: '' })
    const [fact, reason] = JSON.parse(out)
    expect(fact).toMatchObject({
      when: { startsAt: '2026-11-17T13:30:00Z', timeZone: 'Europe/Berlin', zoneRule: 'candidate' },
      attendees: [{ isSelf: true }, { isSelf: false }],
    })
    expect(reason).toEqual({ refused: 'A meeting without a title repeats every second, as no meeting does.' })
  })

  it('reads the payload of a webhook, Windows’ zones included, and says of other JSON that it is none', async () => {
    const outlook = {
      id: 'AAMk1',
      '@odata.etag': 'W/"1"',
      subject: 'Interview',
      start: { dateTime: '2026-11-17T14:30:00.0000000', timeZone: 'W. Europe Standard Time' },
      end: { dateTime: '2026-11-17T15:30:00.0000000', timeZone: 'W. Europe Standard Time' },
      attendees: [{ emailAddress: { name: 'Ann', address: 'ann@example.com' } }],
    }
    const list = JSON.stringify([outlook, { jobs: [] }])
    const { status, out, err } = await runCommand('event', ['-', '--me', 'ann@example.com'], { input: list })
    expect({ status, err }).toEqual({ status: 0, err: '' })
    const [fact, reason] = JSON.parse(out)
    expect(fact).toMatchObject({
      source: 'microsoft',
      title: 'Interview',
      when: { startsAt: '2026-11-17T13:30:00Z', timeZone: 'Europe/Berlin', zoneRule: 'windows' },
      attendees: [{ email: 'ann@example.com', isSelf: true }],
    })
    expect(reason).toEqual({ refused: 'No calendar that we know writes this.' })
  })

  it('says of what is no calendar that it is none, as data', async () => {
    const { status, out, err } = await runCommand('event', ['-'], { input: Uint8Array.of(0xff, 0x00, 0x80) })
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(JSON.parse(out)).toEqual([{ refused: expect.any(String) }])
  })

  it.each<[string, string[], string]>([
    ['no file', [], 'There is no file to read.'],
    ['a file that is not there', ['none.ics'], 'none.ics is not there.'],
    ['two files', ['one.ics', 'two.ics'], 'One file at a time.'],
    ['an option that is none', ['-', '--loud'], "Unknown option '--loud'"],
    ['a zone that is none', ['-', '--zone', 'Nowhere'], '--zone is not the name of a time zone'],
    ['an offset for a zone', ['-', '--zone', '+01:00'], '--zone is not the name of a time zone'],
  ])('says in one line that it was given %s, with status 2', async (_, options, line) => {
    const { status, out, err } = await runCommand('event', options, { input: file })
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toMatch(/^[^\n]+\n$/)
    expect(err).toContain(line)
  })

  it('refuses more than 1 MB without reading on', async () => {
    const { status, err } = await runCommand('event', ['-'], { input: ' '.repeat(1_000_001) })
    expect({ status, err }).toEqual({ status: 2, err: 'Standard input is larger than 1 MB.\n' })
  })
})
