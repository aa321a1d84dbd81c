import { describe, expect, it } from 'vitest'
import { readCalendar } from '../shared/calendar/icalendar.ts'
import type { MailRead } from '../shared/mail/read-mail.ts'
import { calendarOf, eventOf } from './fixtures/calendar.ts'
import { answerOf, inThread, mailOf, partsOf, plainText, read } from './fixtures/mail.ts'

const file = (method: string | undefined, ...lines: readonly string[]) =>
  calendarOf(...(method ? [`METHOD:${method}`] : []), ...eventOf('SUMMARY:Interview', ...lines))
const text = `${plainText}\r\n\r\nSee you there.`
const part = (content: string, type = 'text/calendar; charset=utf-8') =>
  `Content-Type: ${type}\r\n\r\n${content}`

function mail(headers: readonly string[], ...parts: readonly string[]): string {
  const { header, body } = partsOf('multipart/mixed', text, ...parts)
  return mailOf([...headers, header], body)
}

/** The titles of the meetings that came with a mail. */
function titles(told: MailRead): (string | undefined)[] {
  if (!('calendar' in told) || told.calendar === undefined) throw new Error(`No calendar: ${told.kind}`)
  return readCalendar(told.calendar, { source: 'email', me: [], timeZone: 'UTC' }).map((one) =>
    'refused' in one ? one.refused : `${one.title} ${one.status}`,
  )
}

describe('a meeting that came by mail', () => {
  it('is an invitation or a cancellation by its method, whatever the subject says', async () => {
    const cancelled = await read(mail(['Subject: Invitation: Interview'], part(file('CANCEL'))))
    expect(cancelled).toMatchObject({ kind: 'cancellation', method: 'CANCEL', isFile: false })
    const invited = await read(mail(['Subject: Canceled: Interview'], part(file('REQUEST'))))
    expect(invited).toMatchObject({ kind: 'invitation', method: 'REQUEST', isFile: false })
    expect(titles(invited)).toEqual(['Interview live'])
  })

  it('may be the whole mail', async () => {
    const told = await read(
      mailOf(['Subject: Interview', 'Content-Type: TeXt/CaLeNdAr; method=REQUEST'], file('REQUEST')),
    )
    expect(told).toMatchObject({ kind: 'invitation', method: 'REQUEST' })
  })

  it('may be marked as sent by a program, as Google’s are', async () => {
    const told = await read(
      mail(
        ['Subject: Invitation', 'Auto-Submitted: auto-generated', 'From: no-reply@larch.example'],
        part(file('REQUEST')),
      ),
    )
    expect(told.kind).toBe('invitation')
  })

  it.each([
    ['a program’s answer', ['Auto-Submitted: auto-replied']],
    ['an empty envelope sender', ['Return-Path: <>']],
  ])('gives way to %s', async (_, headers) => {
    const told = await read(mail(['Subject: Re: Interview', ...inThread, ...headers], part(file('REQUEST'))))
    expect(told.kind).toBe('autoReply')
  })

  it.each<[string, string, string]>([
    ['without a method', file(undefined), 'text/calendar; name=interview.ics'],
    ['published', file('PUBLISH'), 'text/calendar'],
    ['of no type', file(undefined), 'application/octet-stream; name="interview.ics"'],
  ])('is a file when it stands there %s', async (_, content, type) => {
    const told = await read(
      mail(['Subject: Your interview', 'From: no-reply@us.greenhouse-mail.io'], part(content, type)),
    )
    expect(told).toMatchObject({ kind: 'invitation', isFile: true })
    expect(titles(told)).toEqual(['Interview live'])
  })

  it('is called off by a file that says so', async () => {
    const told = await read(mail(['Subject: Your interview'], part(file('PUBLISH', 'STATUS:CANCELLED'))))
    expect(told).toMatchObject({ kind: 'cancellation', isFile: true })
  })

  it('is told once of twins, and twice of two', async () => {
    const twin = part(file('REQUEST').replaceAll('\r\n', '\n'), 'application/ics; name=invite.ics')
    expect(titles(await read(mail(['Subject: Interview'], twin, part(file('REQUEST')))))).toEqual([
      'Interview live',
    ])
    const second = part(file('REQUEST', 'UID:two@example.com'))
    expect(titles(await read(mail(['Subject: Interviews'], part(file('REQUEST')), second)))).toHaveLength(2)
  })

  it('is found one mail down when the candidate forwards one', async () => {
    const forwarded = (depth: number, inner: string): string =>
      depth === 0
        ? inner
        : mail(
            ['Subject: Fwd: Interview'],
            `Content-Type: message/rfc822\r\n\r\n${forwarded(depth - 1, inner)}`,
          )
    const inner = mail(['Subject: Interview'], part(file('REQUEST'))).replaceAll('=-part-of-a-mail', 'inner')
    const told = await read(forwarded(1, inner))
    expect(told).toMatchObject({ kind: 'invitation', method: 'REQUEST', isForwarded: true })
    expect(titles(told)).toEqual(['Interview live'])
  })

  it.each(['REPLY', 'COUNTER', 'DECLINECOUNTER', 'REFRESH'])(
    'is none when somebody only answers: %s',
    async (method) => {
      const told = await read(mail(['Subject: Accepted: Interview', ...inThread], part(file(method))))
      expect(told.kind).toBe('other')
    },
  )

  it('is none where the calendar holds no meeting', async () => {
    const tasks = calendarOf('METHOD:REQUEST', 'BEGIN:VTODO', 'UID:1', 'END:VTODO')
    expect((await read(mail(['Subject: Tasks'], part(tasks)))).kind).toBe('other')
  })

  it('is not lost when its calendar came to harm on the way', async () => {
    const told = await read(mail(['Subject: Interview'], part('x', 'text/calendar; method=REQUEST')))
    expect(told).toMatchObject({ kind: 'invitation', method: 'REQUEST' })
    expect(titles(told)).toEqual(['There is no calendar in the file.'])
  })

  it('comes along with a person’s reply', async () => {
    const told = await read(
      mail(['Subject: Re: Thank you', ...inThread], part(file(undefined), 'text/calendar; name=friday.ics')),
    )
    expect(told).toMatchObject({ kind: 'reply', text: 'See you there.' })
    expect(titles(told)).toEqual(['Interview live'])
  })

  it('is not seen in a reply without one', async () => {
    expect(await read(answerOf('BEGIN:VCALENDAR is how it begins.'))).not.toHaveProperty('calendar')
  })
})
