import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { calendarOf, eventOf } from './fixtures/calendar.ts'
import { temporaryFolder } from './fixtures/local-world.ts'
import { answerOf, mailOf } from './fixtures/mail.ts'
import { runCommand } from './fixtures/run-command.ts'

/** `npm run -s mail` as a program. */

describe('npm run -s mail', () => {
  it('prints what a mail is as JSON and nothing else, for a path relative to where it was called', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'answer.eml'), answerOf('Could you come on Friday?'))
    const { status, out, err } = await runCommand('mail', ['answer.eml'], { folder })
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(JSON.parse(out)).toMatchObject({
      kind: 'reply',
      text: 'Could you come on Friday?',
      asksToStop: false,
    })
  })

  it('prints the facts of the meeting in a mail, in the candidate’s zone', async () => {
    const calendar = calendarOf('METHOD:REQUEST', ...eventOf('DTSTART:20261117T143000', 'SUMMARY:Interview'))
    const mail = mailOf(['Subject: Interview', 'Content-Type: text/calendar; method=REQUEST'], calendar)
    const { out } = await runCommand('mail', ['-', '--zone', 'Europe/Berlin'], { input: mail })
    expect(JSON.parse(out)).toMatchObject({
      kind: 'invitation',
      calendar: [{ source: 'email', title: 'Interview', when: { startsAt: '2026-11-17T13:30:00Z' } }],
    })
  })

  it('says of what is no mail that it is other, as data', async () => {
    const { status, out, err } = await runCommand('mail', ['-'], { input: Uint8Array.of(0xff, 0x00, 0x80) })
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(JSON.parse(out)).toMatchObject({ kind: 'other', reason: expect.any(String) })
  })

  it.each<[string, string[], string]>([
    ['no file', [], 'There is no file to read.'],
    ['a file that is not there', ['none.eml'], 'none.eml is not there.'],
  ])('says in one line that it was given %s, with status 2', async (_, options, line) => {
    const { status, out, err } = await runCommand('mail', options)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toMatch(/^[^\n]+\n$/)
    expect(err).toContain(line)
  })
})
