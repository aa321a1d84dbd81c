import { describe, expect, it } from 'vitest'
import { calendarOf, eventOf } from './fixtures/calendar.ts'
import { calendarForm, google, multipart, start } from './fixtures/calendar-form.ts'
import { decode, formsOf, wordsOf } from './fixtures/html.ts'
import { type Sent, signIn, siteForFile } from './fixtures/site.ts'
import { multipartOf } from './fixtures/upload.ts'

const site = await siteForFile()
const { fill, recorded, send } = calendarForm(site)

/** What is said beside a field. */
function besides(html: string, name: string): string {
  const [, said = ''] =
    new RegExp(`id="${name.replaceAll('.', '\\.')}-remark">(.*?)</span></span>`).exec(html) ?? []
  return wordsOf(said)
}

/** As Outlook exports it: a Windows zone, its own name for the call, interviewers in the text. */
const outlook = calendarOf(
  ...eventOf(
    'UID:040000008200E00074C5B7101A82E008',
    'DTSTART;TZID="W. Europe Standard Time":20261202T140000',
    'DTEND;TZID="W. Europe Standard Time":20261202T150000',
    'ORGANIZER;CN="Kern, Ute":mailto:ute.kern@hafenwerk.example',
    'SUMMARY:Panel interview - Senior Archivist',
    'LOCATION:Hafenstraße 12\\, Hamburg',
    'DESCRIPTION:Interviewers: Jana Brandt (Head of Conservation)\\, Olaf Petersen\\n\\nThank you for your interest in Hafenwerk.',
  ),
)
const floating = calendarOf(
  ...eventOf('SUMMARY:Job interview with Larch', 'DTSTART:20261203T090000', 'DTEND:20261203T100000'),
)

describe('the field for an invitation', () => {
  it('stands in the form for a new interview, with its label, its hint and a button of its own', async () => {
    const candidate = await signIn(site)
    const html = await candidate.read('/interviews/new')
    expect(html).toMatch(/<label for="calendar">Invitation from a calendar<\/label>/)
    expect(html).toMatch(
      /<input id="calendar" name="calendar" aria-describedby="calendar-hint" type="file" accept="\.ics[^"]*,text\/calendar"\/>/,
    )
    expect(html).toMatch(/<button type="submit" name="fill" value="yes" formnovalidate[^>]*>Fill in/)
  })

  it('asks for a file where none was chosen', async () => {
    const candidate = await signIn(site)
    const { status, html, fields } = await fill(candidate, new Uint8Array(), { 'interview.company': 'Larch' })
    expect(status).toBe(422)
    expect(html).toContain('id="calendar-fault">The file is empty. Nothing was filled in.')
    expect(fields['interview.company']).toBe('Larch')
    const none = await send(candidate, '/interviews', multipart({ ...start, fill: 'yes' }))
    expect([none.status, wordsOf(await none.text())]).toEqual([
      422,
      expect.stringContaining('Choose a file first.'),
    ])
    const two = await send(candidate, '/interviews', multipart({ ...start, fill: 'yes' }, google, outlook))
    expect([two.status, wordsOf(await two.text())]).toEqual([
      422,
      expect.stringContaining('Choose one file.'),
    ])
  })
})

describe('an invitation', () => {
  it('of Google fills in the form, without the candidate and the room, by the candidate’s clock', async () => {
    const candidate = await signIn(site)
    const { status, html, words, fields } = await fill(candidate, google)
    expect(status).toBe(200)
    expect(fields).toMatchObject({
      'interview.company': 'Northwind Foods',
      'interview.role': 'Archivist',
      'interview.kind': 'video',
      'interview.startsAt': '2026-12-01T10:00',
      'interview.endsAt': '2026-12-01T10:45',
      'interview.timeZone': 'America/New_York',
      'interview.location': 'https://meet.google.com/abc-defg-hij',
      'interviewers.0.name': 'Dana Wu',
      'interviewers.0.email': 'dana.wu@northwind.example',
      'interviewers.1.name': 'Tom Berg',
      'interviewers.1.email': 'tom.berg@northwind.example',
      'interviewers.2.name': '',
    })
    expect(words).toContain(
      'Filled in from “Interview: Archivist @ Northwind Foods”, Tue 1 Dec, 10:00. Nothing is stored yet: look at it, and record.',
    )
    expect(besides(html, 'interview.timeZone')).toBe(
      'The file does not say where they are: the times are by your clock.',
    )
    expect(besides(html, 'interviewers')).toBe('Sent the invitation, and may not be there: Dana Wu.')
    expect(html).toMatch(
      /<input id="interview.timeZone"[^>]* aria-describedby="interview.timeZone-hint interview.timeZone-remark"/,
    )
  })

  it('of Outlook is told by the clock of its Windows zone, with the people whom its text names', async () => {
    const candidate = await signIn(site)
    const { html, words, fields } = await fill(candidate, outlook)
    expect(fields).toMatchObject({
      'interview.company': 'Hafenwerk',
      'interview.role': 'Senior Archivist',
      'interview.kind': 'panel',
      'interview.startsAt': '2026-12-02T14:00',
      'interview.endsAt': '2026-12-02T15:00',
      'interview.timeZone': 'Europe/Berlin',
      'interview.location': 'Hafenstraße 12, Hamburg',
      'interviewers.0.name': 'Jana Brandt',
      'interviewers.0.title': 'Head of Conservation',
      'interviewers.1.name': 'Olaf Petersen',
    })
    expect(Object.values(fields)).not.toContain('ute.kern@hafenwerk.example')
    expect(besides(html, 'interviewers')).toBe(
      'From the description of the meeting: Jana Brandt, Olaf Petersen.',
    )
    expect(besides(html, 'interview.timeZone')).toBe('')
    expect(words).toContain('Wed 2 Dec, 14:00. Nothing is stored yet')
  })

  it('without a zone is told by the candidate’s clock, and that it is a guess', async () => {
    const candidate = await signIn(site)
    const { html, fields } = await fill(candidate, floating)
    const guess = 'The file does not say which clock it means: we took yours. Look at the times.'
    expect(fields).toMatchObject({
      'interview.startsAt': '2026-12-03T09:00',
      'interview.timeZone': 'America/New_York',
    })
    expect(besides(html, 'interview.timeZone')).toBe(guess)
    expect(html).toContain(`<a href="#interview.timeZone">Time zone: ${guess}</a>`)
  })

  it.each<[string, string[], Sent, string, string]>([
    [
      'that recurs',
      ['DTSTART:20261203T140000Z', 'DTEND:20261203T150000Z', 'RRULE:FREQ=WEEKLY'],
      { 'interview.startsAt': '2026-12-03T09:00' },
      'interview.startsAt',
      'This meeting recurs, as interviews seldom do; this is the first. Look whether it is yours.',
    ],
    [
      'that recurs since long ago',
      ['DTSTART:20260105T140000Z', 'DTEND:20260105T150000Z', 'RRULE:FREQ=WEEKLY'],
      { 'interview.startsAt': '', 'interview.endsAt': '' },
      'interview.startsAt',
      'This meeting recurs, since Mon 5 Jan 2026: type when yours is.',
    ],
    [
      'of a whole day',
      ['DTSTART;VALUE=DATE:20261203', 'DTEND;VALUE=DATE:20261204'],
      { 'interview.startsAt': '', 'interview.endsAt': '' },
      'interview.startsAt',
      'The file says Thu 3 Dec 2026 and no hours: type them.',
    ],
    [
      'without an end',
      ['DTSTART:20261203T140000Z'],
      { 'interview.startsAt': '2026-12-03T09:00', 'interview.endsAt': '' },
      'interview.endsAt',
      'The file does not say when it ends.',
    ],
  ])('%s says so beside the field', async (_, lines, expected, path, said) => {
    const candidate = await signIn(site)
    const file = calendarOf(...eventOf('SUMMARY:Interview: Archivist @ Larch', ...lines))
    const { status, html, fields } = await fill(candidate, file)
    expect(status).toBe(200)
    expect(fields).toMatchObject({ 'interview.role': 'Archivist', ...expected })
    expect(besides(html, path)).toBe(said)
    expect(html).toContain(`<a href="#${path}">`)
  })

  it('that is none of a job is filled in all the same, and said to look like none', async () => {
    const candidate = await signIn(site)
    const { html, fields } = await fill(
      candidate,
      calendarOf(...eventOf('SUMMARY:Dentist', 'DTSTART:20261203T140000Z')),
    )
    expect(fields['interview.startsAt']).toBe('2026-12-03T09:00')
    expect(besides(html, 'calendar')).toBe(
      'This does not look like an interview: look whether it is the one.',
    )
  })

  it('fills in what is empty and leaves what was typed, notes and people included', async () => {
    const candidate = await signIn(site)
    const typed = {
      'interview.company': 'Northwind',
      'interview.timeZone': 'Europe/London',
      'interview.kind': 'final',
      'interview.jobDescription': 'An archivist.',
      'notes.discussed': 'the boxes swell',
      'interviewers.0.name': 'Tom Berg',
      'interviewers.0.title': 'Controller',
    }
    const { fields } = await fill(candidate, google, typed)
    expect(fields).toMatchObject({
      ...typed,
      'interview.startsAt': '2026-12-01T15:00',
      'interview.endsAt': '2026-12-01T15:45',
      'interview.role': 'Archivist',
      'interviewers.0.email': 'tom.berg@northwind.example',
      'interviewers.1.name': 'Dana Wu',
    })
  })

  it('gives no end to a start that was typed and is another', async () => {
    const candidate = await signIn(site)
    const { fields } = await fill(candidate, google, { 'interview.startsAt': '2026-12-04T09:00' })
    expect(fields).toMatchObject({ 'interview.startsAt': '2026-12-04T09:00', 'interview.endsAt': '' })
  })

  it('comes with contact cards, and the same file once more adds nothing', async () => {
    const candidate = await signIn(site)
    const card = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Tom Berg\r\nTITLE:Controller\r\nEND:VCARD\r\n'
    const both = multipartOf({ ...start, fill: 'yes' }, { calendar: [google], card: [card] })
    const html = await (await send(candidate, '/interviews', both)).text()
    const shown = formsOf(html).find(({ action }) => action === '/interviews')?.fields ?? {}
    expect(shown).toMatchObject({
      'interviewers.0.name': 'Tom Berg',
      'interviewers.0.title': 'Controller',
      'interviewers.0.email': 'tom.berg@northwind.example',
      'interviewers.1.name': 'Dana Wu',
    })
    const again = await fill(candidate, google, shown)
    expect(again.fields).toEqual(shown)
  })

  it('is shown before anything is stored, also by the button that records; the form then records it', async () => {
    const candidate = await signIn(site)
    const answer = await send(candidate, '/interviews', multipart(start, outlook))
    expect(answer.status).toBe(200)
    expect(await recorded(candidate)).toEqual([])
    const shown = formsOf(await answer.text()).find(({ action }) => action === '/interviews')?.fields ?? {}
    const stored = await send(candidate, '/interviews', multipart(shown))
    expect(stored.status).toBe(303)
    expect(await recorded(candidate)).toMatchObject([
      {
        company: 'Hafenwerk',
        startsAt: '2026-12-02T13:00:00Z',
        endsAt: '2026-12-02T14:00:00Z',
        timeZone: 'Europe/Berlin',
        source: { kind: 'form' },
      },
    ])
  })
})

describe('a file of several meetings', () => {
  const week = calendarOf(
    ...eventOf('UID:a', 'SUMMARY:Dentist', 'DTSTART:20261118T090000Z', 'DTEND:20261118T093000Z'),
    ...eventOf(
      'UID:b',
      'SUMMARY:Interview: Curator @ Larch Museum',
      'DTSTART;TZID=Europe/London:20261119T090000',
      'DTEND;TZID=Europe/London:20261119T100000',
      'ATTENDEE;CN=Jo Park:mailto:jo.park@larch.example',
    ),
    ...google.split('\r\n').slice(3, -2),
    ...eventOf('UID:c', 'SUMMARY:Interview: Clerk @ Past', 'DTSTART:20261101T090000Z'),
  )

  it('fills in the next interview and lists the others with a button each', async () => {
    const candidate = await signIn(site)
    const { html, words, fields } = await fill(candidate, week)
    expect(fields['interview.startsAt']).toBe('2026-12-01T10:00')
    expect(words).toContain('2 more meetings are in the file')
    expect(words).not.toContain('Clerk')
    expect([...html.matchAll(/<button[^>]* name="meeting"/g)]).toHaveLength(2)
    expect(words.indexOf('Larch Museum')).toBeLessThan(words.indexOf('Dentist'))
  })

  it('puts another in its place, and keeps what was typed before and after', async () => {
    const candidate = await signIn(site)
    const { html, fields } = await fill(candidate, week, { 'interview.jobDescription': 'before' })
    const typed = { ...fields, 'notes.discussed': 'after', 'interviewers.2.name': 'Ida' }
    const answer = await send(
      candidate,
      '/interviews',
      multipart({ ...typed, meeting: choices(html)[0] ?? '' }),
    )
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(formsOf(page).find(({ action }) => action === '/interviews')?.fields).toMatchObject({
      'interview.company': 'Larch Museum',
      'interview.role': 'Curator',
      'interview.startsAt': '2026-11-19T09:00',
      'interview.endsAt': '2026-11-19T10:00',
      'interview.timeZone': 'Europe/London',
      'interview.location': '',
      'interview.jobDescription': 'before',
      'notes.discussed': 'after',
      'interviewers.0.name': 'Ida',
      'interviewers.1.name': 'Jo Park',
      'interviewers.2.name': '',
    })
    expect(wordsOf(page)).toContain('Filled in from “Interview: Curator @ Larch Museum”, Thu 19 Nov, 09:00.')
    expect(await recorded(candidate)).toEqual([])
  })

  it('takes nothing from a choice that no button has', async () => {
    const candidate = await signIn(site)
    for (const meeting of ['', '{', '[]', '{"clears":1}', '{"__proto__":{}}', 'x'.repeat(10_000)]) {
      const answer = await send(candidate, '/interviews', multipart({ ...start, meeting }))
      expect(answer.status).toBe(422)
    }
    expect(await recorded(candidate)).toEqual([])
  })

  it('lists twenty at most', async () => {
    const candidate = await signIn(site)
    const many = Array.from({ length: 60 }, (_, at) =>
      eventOf(`UID:${at}`, `SUMMARY:Interview ${at}`, 'DTSTART:20261203T140000Z'),
    ).flat()
    const { html } = await fill(candidate, calendarOf(...many))
    expect(choices(html)).toHaveLength(20)
  })

  it('is read as its source last told it', async () => {
    const candidate = await signIn(site)
    const moved = calendarOf(
      ...eventOf('SUMMARY:Interview at Larch', 'SEQUENCE:1', 'DTSTART:20261204T140000Z'),
      ...eventOf('SUMMARY:Interview at Larch', 'SEQUENCE:0', 'DTSTART:20261203T140000Z'),
    )
    const { html, fields } = await fill(candidate, moved)
    expect(fields['interview.startsAt']).toBe('2026-12-04T09:00')
    expect(choices(html)).toEqual([])
  })
})

function choices(html: string): string[] {
  return [...html.matchAll(/<button[^>]* name="meeting" value="([^"]*)"/g)].map(([, said = '']) =>
    decode(said),
  )
}
