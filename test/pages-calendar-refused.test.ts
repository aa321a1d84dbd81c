import { describe, expect, it } from 'vitest'
import { createApp } from '../functions/api/app.ts'
import { calendarOf, eventOf } from './fixtures/calendar.ts'
import { calendarForm, google, multipart, start } from './fixtures/calendar-form.ts'
import { formsOf, wordsOf } from './fixtures/html.ts'
import { openBrowser, signIn, siteForFile } from './fixtures/site.ts'
import type { Content } from './fixtures/upload.ts'

/** Calendar files that fill in nothing, hostile ones, and whoever may not send any. */

const site = await siteForFile()
const { fill, recorded, send } = calendarForm(site)

describe('what fills in nothing', () => {
  const cancelled = calendarOf(
    'METHOD:CANCEL',
    ...eventOf('SUMMARY:Interview at Larch', 'DTSTART:20261203T140000Z'),
  )
  it.each<[string, Content, string]>([
    ['a cancellation', cancelled, 'This file calls a meeting off: “Interview at Larch”, Thu 3 Dec, 09:00.'],
    [
      'a meeting of long ago',
      calendarOf(...eventOf('DTSTART:20261001T090000Z')),
      'The file holds no meeting that is to come or ended within the last 14 days.',
    ],
    ['an answer', calendarOf('METHOD:REPLY', ...eventOf()), 'This is somebody’s answer to an invitation'],
    ['a page', '<!doctype html><script>alert(1)</script>', 'This is a web page, not a calendar'],
    [
      'an image',
      Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256),
      'There is no calendar in the file.',
    ],
    ['a contact card', 'BEGIN:VCARD\r\nFN:Bo\r\nEND:VCARD', 'There is no calendar in the file.'],
    [
      'a trap',
      calendarOf(...eventOf('RRULE:FREQ=SECONDLY')),
      'A meeting without a title repeats every second, as no meeting does.',
    ],
  ])('is %s, which is said beside the field', async (_, file, said) => {
    const candidate = await signIn(site)
    const { status, html, fields } = await fill(candidate, file, { 'interview.company': 'Larch' })
    expect(status).toBe(422)
    expect(html).not.toContain('<script>alert')
    expect(html).toMatch(
      /<input id="calendar"[^>]* aria-describedby="calendar-hint calendar-fault" aria-invalid/,
    )
    expect(wordsOf(html)).toContain(said)
    expect(fields).toMatchObject({ 'interview.company': 'Larch', 'interview.startsAt': '' })
    expect(await recorded(candidate)).toEqual([])
  })
})

describe('a hostile file', () => {
  it('is text on the page, and an interview only if its fields are', async () => {
    const candidate = await signIn(site)
    const bad = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>'
    const { html, fields } = await fill(
      candidate,
      calendarOf(
        ...eventOf(
          `SUMMARY:Interview: ${bad} @ __proto__`,
          `LOCATION:${bad}`,
          `DESCRIPTION:${bad}`,
          'DTSTART:20261203T140000Z',
          `ORGANIZER;CN=constructor:mailto:__proto__@larch.example`,
          `UID:${bad}`,
        ),
      ),
    )
    expect(html).not.toMatch(/<script>alert|<img/)
    expect(
      Object.keys(fields).filter(
        (name) => !/^(?:interview|interviewers|notes)\.|^(?:card|calendar)$/.test(name),
      ),
    ).toEqual([])
  })

  it('of thousands of meetings, and one of nearly 1 MB, are read in a moment', async () => {
    const candidate = await signIn(site)
    const many = Array.from({ length: 6_000 }, (_, at) =>
      [
        'BEGIN:VEVENT',
        `UID:${at}`,
        `SUMMARY:Interview @ Larch ${at}`,
        'DTSTART:20261203T140000Z',
        'END:VEVENT',
      ].join('\n'),
    ).join('\n')
    const long = calendarOf(
      ...eventOf(
        'SUMMARY:Interview',
        `DESCRIPTION:${'interview with '.repeat(60_000)}`,
        'DTSTART:20261203T140000Z',
      ),
    )
    for (const file of [calendarOf(many), long]) {
      const begun = performance.now()
      expect((await fill(candidate, file)).status).toBe(200)
      expect(performance.now() - begun).toBeLessThan(5_000)
    }
  })

  it('of more than 1 MB is too large', async () => {
    const candidate = await signIn(site)
    const { status, words } = await fill(candidate, 'x'.repeat(1_000_001))
    expect(status).toBe(413)
    expect(words).toContain('saved without its photo, and a calendar when one meeting of it is saved.')
  })
})

describe('a reader that does not answer', () => {
  it('costs nothing of what was typed, and is told and counted as a failure', async () => {
    const candidate = await signIn(site)
    const functions = {
      ...site.context.functions,
      readCalendarFile: () => Promise.reject(new Error('Lambda is out of order')),
    }
    const app = createApp({ ...site.context, functions })
    const browser = openBrowser({ app, publicUrl: site.publicUrl }, candidate.cookies())
    const typed = { ...start, 'interview.company': 'Larch', fill: 'yes' }
    const answer = await send(browser, '/interviews', multipart(typed, google))
    const html = await answer.text()
    expect(answer.status).toBe(503)
    expect(html).toContain(
      'id="calendar-fault">The file could not be read just now. Try again in a minute. Nothing was filled in.',
    )
    expect(formsOf(html).find(({ action }) => action === '/interviews')?.fields).toMatchObject({
      'interview.company': 'Larch',
    })
  })
})

describe('whoever sends a file', () => {
  it('from another site, or without signing in, is refused', async () => {
    const candidate = await signIn(site)
    const body = () => multipart({ ...start, fill: 'yes' }, google)
    expect((await send(candidate, '/interviews', body(), 'https://evil.example')).status).toBe(403)
    expect((await send(openBrowser(site), '/interviews', body())).status).toBe(401)
  })

  it('sees nothing of what another was shown', async () => {
    const [ann, bob] = [await signIn(site), await signIn(site)]
    await fill(ann, google)
    expect(await bob.read('/interviews/new')).not.toContain('Northwind')
    expect(await recorded(bob)).toEqual([])
  })
})
