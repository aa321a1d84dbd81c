import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { policy } from '../shared/domain/policy.ts'
import { answerOf, inThread, mailOf, plainText, read } from './fixtures/mail.ts'

/** Far more than it needs on an idle machine; a mail must never hold up the others. */
const patience = 10_000
const MB = 1_000_000

describe('a mail made to do harm', () => {
  const nested = (depth: number) =>
    Array.from(
      { length: depth },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
    ).join('')

  it.each<[string, string]>([
    ['is nothing', ''],
    ['is blank', '\r\n\r\n\r\n'],
    ['has no headers', 'Hello\r\n'],
    ['has a body alone', '\r\n\r\nHello, this is no mail.'],
    ['is nested a thousand deep', nested(1_000)],
    ['has headers without end', `${'X-Fill: y\r\n'.repeat(100_000)}\r\nHello`],
    ['has one header without end', `Subject: ${'x'.repeat(2 * MB)}\r\n\r\nHello`],
    ['has addresses without end', `To: ${'a@b.example, '.repeat(50_000)}\r\n\r\nHello`],
    ['has a thread without end', mailOf([`References: ${'<a@b> '.repeat(20_000)}`, plainText], 'Hello')],
    ['is two million empty lines', mailOf([plainText], '\n'.repeat(2 * MB))],
    [
      'has parts without end',
      mailOf(['Content-Type: multipart/mixed; boundary=b'], '--b\r\n\r\nx\r\n'.repeat(200_000)),
    ],
    [
      'has mails in it without end',
      mailOf(
        ['Content-Type: multipart/mixed; boundary=b'],
        '--b\r\nContent-Type: message/rfc822\r\n\r\n\r\nx\r\n'.repeat(50_000),
      ),
    ],
    [
      'opens tags without end',
      mailOf(['Content-Type: text/html', ...inThread], '<blockquote'.repeat(100_000)),
    ],
    ['quotes without end', answerOf('<blockquote>'.repeat(50_000), 'Content-Type: text/html')],
    ['is one long line', answerOf('a'.repeat(2 * MB))],
    [
      'is one long line of dates',
      mailOf(['Subject: Automatic reply', plainText], 'back on 5/12 until 12.12. '.repeat(50_000)),
    ],
    [
      'is one long line of addresses',
      mailOf(
        ['From: MAILER-DAEMON@x.example', 'Subject: failure notice'],
        'jane@larch.example '.repeat(50_000),
      ),
    ],
    ['is a line that almost begins history', answerOf(`On 1 ${'<'.repeat(60_000)}`)],
    ['calls for a stop without end', answerOf('please do not contact me by '.repeat(20_000))],
    [
      'has a report of a million lines',
      mailOf(
        ['Content-Type: multipart/report; report-type=delivery-status; boundary=b'],
        `--b\r\nContent-Type: message/delivery-status\r\n\r\n${'Final-Recipient: rfc822; a@b.example\r\n\r\n'.repeat(20_000)}--b--`,
      ),
    ],
    [
      'has a calendar without end',
      mailOf(
        ['Content-Type: text/calendar; method=REQUEST'],
        `BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n${'BEGIN:VEVENT\r\nUID:1\r\n'.repeat(40_000)}`,
      ),
    ],
  ])('is read in time when it %s', async (_, mail) => {
    const started = performance.now()
    expect((await read(mail)).kind).toEqual(expect.any(String))
    expect(performance.now() - started).toBeLessThan(patience)
  })

  it('is told to be unreadable rather than thrown', async () => {
    expect(await read(nested(100))).toEqual({
      kind: 'other',
      reason: 'It is built so that no program can read it.',
      to: [],
      subject: '',
      references: [],
    })
  })
})

describe('a mail that is odd', () => {
  it.each<[string, (mail: string) => string]>([
    ['ends its lines with a CR alone', (mail) => mail.replaceAll('\r\n', '\r')],
    ['ends its lines with an LF alone', (mail) => mail.replaceAll('\r\n', '\n')],
    ['ends its lines with two CRs', (mail) => mail.replaceAll('\r\n', '\r\r\n')],
    [
      'begins with a line of an mbox',
      (mail) => `From jane@larch.example Tue Nov 24 10:12:00 2026\r\n${mail}`,
    ],
    ['begins with blank lines', (mail) => `\r\n\n${mail}`],
    ['begins with a byte order mark', (mail) => `\ufeff${mail}`],
    ['holds NULs', (mail) => mail.replace('Friday', 'Fri\0day')],
    ['has blanks before its colons', (mail) => mail.replace('In-Reply-To:', 'In-Reply-To :')],
  ])('is a reply still when it %s', async (_, change) => {
    const told = await read(change(answerOf('Could you come on Friday?')))
    expect(told).toMatchObject({ kind: 'reply', messageId: 'answer@larch.example' })
  })

  it('is told by its first MB, however much hangs on it', async () => {
    const mail = `${answerOf('Could you come on Friday?\r\n\r\n')}${'QUJD'.repeat(19).concat('\r\n').repeat(250_000)}`
    expect(mail.length).toBeGreaterThan(15 * MB)
    expect(mail.length).toBeLessThan(policy.mailBytesMax)
    expect(await read(mail)).toMatchObject({ kind: 'reply' })
  })

  it('is something, whatever it is made of', async () => {
    const line = fc.constantFrom(
      'From: Jane <jane@larch.example>',
      'From: ',
      'To: ;,<>',
      'Subject: Re: =?utf-8?Q?=ZZ?=',
      'Subject: Undeliverable',
      'Return-Path: <>',
      'Content-Type: multipart/report; boundary=b',
      'Content-Type: text/calendar',
      'Content-Type: message/rfc822',
      'Content-Transfer-Encoding: base64',
      'Date: 99 Foo 2026',
      'Date: Tue, 31 Feb 2026',
      'In-Reply-To: <',
      'Auto-Submitted: auto-replied',
      '',
      '--b',
      '--b--',
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'END:VEVENT',
      'Final-Recipient: rfc822; <>',
      'On Mon wrote:',
      '> x',
      'back on 31.12.',
      '\0',
      '\ud800',
    )
    const anything = fc.oneof(line, fc.string({ unit: 'binary', maxLength: 40 }))
    await fc.assert(
      fc.asyncProperty(
        fc.array(anything, { maxLength: 30 }),
        fc.constantFrom('\r\n', '\n', '\r'),
        async (lines, end) => {
          expect((await read(lines.join(end))).to).toBeInstanceOf(Array)
        },
      ),
      { numRuns: 60 },
    )
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect((await read(bytes)).kind).toBe('other')
      }),
      { numRuns: 30 },
    )
  })
})
