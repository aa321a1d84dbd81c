import { describe, expect, it } from 'vitest'
import { plus } from '../shared/domain/instant.ts'
import { readTexts } from '../shared/use-cases/texts.ts'
import { formsOf, wordsOf } from './fixtures/html.ts'
import {
  asFields,
  type Candidate,
  draft,
  record,
  recordBody,
  signIn,
  siteForFile,
  stored,
} from './fixtures/site.ts'

const site = await siteForFile()

const upcoming = {
  interview: {
    company: 'Farol',
    role: 'Archivist',
    kind: 'onsite',
    startsAt: '2027-03-02T10:00',
    endsAt: '2027-03-02T11:00',
    timeZone: 'Europe/Lisbon',
  },
  interviewers: [{ name: 'Inês Prado', email: 'ines@farol.example', decisionMaker: true }],
}

async function idsOf({ candidate }: Candidate): Promise<string[]> {
  return (await site.table.listInterviews(candidate, site.now())).items.map(({ id }) => id)
}

async function notesOf(id: string) {
  return (await readTexts({ ...site, random: () => new Uint8Array(), now: site.now }, await stored(site, id)))
    .notes
}

function mainForm(html: string) {
  const form = formsOf(html).find(({ action }) => action !== '/sign-out')
  if (!form) throw new Error('The page has no form')
  return form
}

describe('recording by form', () => {
  it('stores what the same JSON would, without the empty rows', async () => {
    const ann = await signIn(site)
    const form = mainForm(await ann.read('/interviews/new'))
    expect(form.fields['interview.timeZone']).toBe('America/New_York')
    const people = {
      'interviewers.0.name': '',
      'interviewers.2.name': 'Rui Tavares',
      'interviewers.2.title': 'Librarian',
    }
    const answer = await ann.post(form.action, {
      ...form.fields,
      ...asFields({ interview: upcoming.interview }),
      ...people,
    })
    expect(answer.status).toBe(303)
    const [id = ''] = await idsOf(ann)
    expect(answer.headers.get('location')).toBe(`/interviews/${id}`)
    expect(await stored(site, id)).toMatchObject({
      source: { kind: 'form' },
      startsAt: '2027-03-02T10:00:00Z',
      interviewers: [{ key: 'i1', name: 'Rui Tavares', title: 'Librarian' }],
      notes: null,
    })
  })

  it('refuses what it cannot use: all of it at once, each beside its field, everything typed kept, nothing stored', async () => {
    const ann = await signIn(site)
    const typed = {
      ...asFields({ interview: { ...upcoming.interview, company: ' ', endsAt: '2027-03-02T09:00' } }),
      'interviewers.0.name': '',
      'interviewers.3.name': 'Inês <Prado>',
      'interviewers.3.email': 'ines at farol',
      'interviewers.3.decisionMaker': 'yes',
      'notes.discussed': 'one\ntwo',
      'interview.jobDescription': '</textarea><script>alert(1)</script>',
    }
    const answer = await ann.post('/interviews', typed)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('<a href="#interview.company">Company: Say which company it was with.</a>')
    expect(html).toContain('<a href="#interview.endsAt">End: Must be after the start.</a>')
    expect(html).toContain('<a href="#interviewers.0.email">Person 1, e-mail address:')
    expect(html).toMatch(/<input id="interviewers.0.email"[^>]*aria-invalid="true"/)
    expect(html).not.toContain('<script>')
    expect(mainForm(html).fields).toMatchObject({
      'interview.role': 'Archivist',
      'interview.endsAt': '2027-03-02T09:00',
      'interview.jobDescription': '</textarea><script>alert(1)</script>',
      'interviewers.0.name': 'Inês <Prado>',
      'interviewers.0.email': 'ines at farol',
      'interviewers.0.decisionMaker': 'yes',
      'notes.discussed': 'one\ntwo',
    })
    expect(await idsOf(ann)).toEqual([])
  })

  it('has four rows for people, and more on request, up to twelve, which stores nothing', async () => {
    const ann = await signIn(site)
    const rows = (html: string) => html.match(/id="interviewers\.\d+\.name"/g)?.length
    let html = await ann.read('/interviews/new')
    expect(rows(html)).toBe(4)
    const typed = { ...asFields(upcoming), more: 'yes' }
    for (const expected of [8, 12]) {
      html = await (await ann.post('/interviews', { ...mainForm(html).fields, ...typed })).text()
      expect(rows(html)).toBe(expected)
      expect(mainForm(html).fields['interviewers.0.name']).toBe('Inês Prado')
    }
    expect(html).not.toContain('name="more"')
    expect(await idsOf(ann)).toEqual([])
  })

  it('sends Enter in a line to the button that records, not to the one for more rows', async () => {
    const ann = await signIn(site)
    expect(mainForm(await ann.read('/interviews/new')).buttons[0]).toBe('=')
  })

  it('leads to the one that is there already, and keeps what was typed', async () => {
    const ann = await signIn(site)
    await ann.post('/interviews', asFields(upcoming))
    const [id = ''] = await idsOf(ann)
    expect((await ann.post('/interviews', asFields(upcoming))).headers.get('location')).toBe(
      `/interviews/${id}`,
    )
    const answer = await ann.post('/interviews', {
      ...asFields(upcoming),
      'interview.role': 'Head Archivist',
    })
    expect(answer.status).toBe(409)
    const html = await answer.text()
    expect(html).toContain(`href="/interviews/${id}"`)
    expect(mainForm(html).fields['interview.role']).toBe('Head Archivist')
    expect(await idsOf(ann)).toEqual([id])
  })
})

describe('what people typed', () => {
  const nasty = '"><script>alert(1)</script>\u{1f600} مرحبا <b>&amp;'

  it('is shown as text on every page', async () => {
    const ann = await signIn(site)
    await ann.post('/profile', { name: nasty, timeZone: 'America/New_York', qualifications: nasty })
    const body = recordBody(
      site,
      { company: nasty, role: nasty, location: nasty, jobDescription: nasty },
      {
        interviewers: [{ name: nasty, title: nasty, email: 'a@b.example' }],
        notes: {
          discussed: [nasty, '</textarea><script>'],
          missed: nasty,
          questions: [nasty],
          connection: nasty,
        },
      },
    )
    const { id, link } = await draft(site, ann, body)
    const at = `/interviews/${id}`
    for (const path of [
      '/',
      '/profile',
      at,
      `${at}/edit`,
      `${at}/notes`,
      `${at}/review`,
      `${at}/print`,
      link,
    ]) {
      const html = await ann.read(path)
      expect(html, path).not.toMatch(/<script|<b>|"><scr/i)
      expect(html, path).toContain('&lt;script&gt;')
      expect(html, path).toContain('\u{1f600} مرحبا')
    }
  })
})

describe('an interview’s page', () => {
  it('says where it stands, what comes next and why then, and what happened', async () => {
    const ann = await signIn(site)
    await ann.post('/interviews', asFields(upcoming))
    const [id = ''] = await idsOf(ann)
    const words = wordsOf(await ann.read(`/interviews/${id}`))
    expect(words).toContain('It is still to come.')
    expect(words).toContain('We mail you and ask how it went. Why then: a quarter of an hour after the end')
    expect(words).toContain('Tue 2 Mar 2027, 10:00 to 11:00 in Lisbon')
    expect(words).toContain('Interview recorded.')
  })

  it('calls it off when told to, and says that it did not take place once it is over', async () => {
    const ann = await signIn(site)
    await ann.post('/interviews', asFields(upcoming))
    const [ahead = ''] = await idsOf(ann)
    expect(await ann.read(`/interviews/${ahead}`)).toContain(`action="/interviews/${ahead}/cancel"`)
    expect((await ann.post(`/interviews/${ahead}/cancel`)).headers.get('location')).toBe(
      `/interviews/${ahead}`,
    )
    expect((await stored(site, ahead)).status).toBe('cancelled')
    const behind = await record(site, ann)
    expect(await ann.read(`/interviews/${behind}`)).toContain(`action="/interviews/${behind}/end"`)
    await ann.post(`/interviews/${behind}/end`, { end: 'didNotTakePlace' })
    expect(await stored(site, behind)).toMatchObject({ status: 'over', reason: 'didNotTakePlace' })
    expect(await ann.read(`/interviews/${behind}`)).not.toContain('<details')
  })

  it('lists fifty a page, and the rest on the next', async () => {
    const ann = await signIn(site)
    for (let at = 0; at < 51; at++) {
      const day = {
        startsAt: plus(site.now(), (at + 1) * 86_400),
        endsAt: plus(site.now(), (at + 1) * 86_400 + 3600),
      }
      await ann.post('/interviews', { ...asFields(upcoming), ...asFields({ interview: day }) })
    }
    const first = await ann.read('/')
    const [, next = ''] = /href="(\/\?cursor=[^"]+)"/.exec(first) ?? []
    const second = await ann.read(next)
    const links = (html: string) => [...html.matchAll(/class="title" href="([^"]+)"/g)].map(([, to]) => to)
    expect([links(first).length, links(second).length]).toEqual([50, 1])
    expect(new Set([...links(first), ...links(second)]).size).toBe(51)
  })
})

describe('changing an interview', () => {
  async function edit(candidate: Candidate, id: string, fields: Record<string, string>) {
    const form = mainForm(await candidate.read(`/interviews/${id}/edit`))
    return candidate.post(form.action, { ...form.fields, ...fields })
  }

  it('writes what is another than before, and nothing when nothing is', async () => {
    const ann = await signIn(site)
    await ann.post('/interviews', asFields(upcoming))
    const [id = ''] = await idsOf(ann)
    const before = await stored(site, id)
    expect((await edit(ann, id, {})).headers.get('location')).toBe(`/interviews/${id}`)
    expect(await stored(site, id)).toEqual(before)
    await edit(ann, id, { 'interview.role': 'Head Archivist', 'interviewers.1.name': 'Rui Tavares' })
    expect(await stored(site, id)).toMatchObject({
      role: 'Head Archivist',
      startsAt: before.startsAt,
      interviewers: [
        { key: 'i1', name: 'Inês Prado', isDecisionMaker: true },
        { key: 'i2', name: 'Rui Tavares' },
      ],
    })
  })

  it('takes the clock along when the zone is corrected', async () => {
    const ann = await signIn(site)
    await ann.post('/interviews', asFields(upcoming))
    const [id = ''] = await idsOf(ann)
    await edit(ann, id, { 'interview.timeZone': 'Asia/Tokyo' })
    expect(await stored(site, id)).toMatchObject({ timeZone: 'Asia/Tokyo', startsAt: '2027-03-02T01:00:00Z' })
  })

  it('refuses with everything kept', async () => {
    const ann = await signIn(site)
    await ann.post('/interviews', asFields(upcoming))
    const [id = ''] = await idsOf(ann)
    const before = await stored(site, id)
    const answer = await edit(ann, id, { 'interview.endsAt': '2027-03-02T08:00', 'interview.role': 'Porter' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('<a href="#interview.endsAt">')
    expect(mainForm(html).fields['interview.role']).toBe('Porter')
    expect(await stored(site, id)).toEqual(before)
  })

  it('says that it is too late once every letter is decided on', async () => {
    const ann = await signIn(site)
    const { id } = await draft(site, ann)
    await ann.post(`/interviews/${id}/review`, { action: 'ownMailbox', letter: 'i1' })
    expect((await stored(site, id)).status).toBe('underway')
    expect((await ann.get(`/interviews/${id}/edit`)).status).toBe(409)
    expect((await ann.post(`/interviews/${id}/edit`, { 'interview.role': 'x' })).status).toBe(409)
  })
})

describe('the notes', () => {
  it('come by the debrief link, and the same address says what became of them', async () => {
    const ann = await signIn(site)
    const id = await record(site, ann, { ...recordBody(site), notes: undefined })
    const link = await site.linkFor(ann.email, 'debrief')
    const form = mainForm(await ann.read(link))
    expect(form.fields['interviewers.0.name']).toBe('Inês Prado')
    expect(form.buttons[0]).toBe('action=save')
    const notes = {
      'notes.discussed': 'glass negatives\r\nthe paper catalogue\r\n',
      'notes.connection': 'the lighthouse',
      action: 'save',
    }
    const answer = await ann.post(link, { ...form.fields, ...notes })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, link])
    expect(await notesOf(id)).toEqual({
      discussed: ['glass negatives', 'the paper catalogue'],
      questions: [],
      connection: 'the lighthouse',
    })
    const words = wordsOf(await ann.read(link))
    expect(words).toMatch(
      /Saved \w{3} \d+ Nov, \d\d:\d\d\. Next, .*: The letters are drafted and mailed to you\./,
    )
  })

  it('leave alone what the form leaves alone, and clear what it clears', async () => {
    const ann = await signIn(site)
    const body = recordBody(
      site,
      {},
      { notes: { discussed: ['one\nof two lines', 'two'], missed: 'this', questions: ['q'] } },
    )
    const id = await record(site, ann, body)
    const form = mainForm(await ann.read(`/interviews/${id}/notes`))
    const before = await stored(site, id)
    await ann.post(form.action, { ...form.fields, action: 'save' })
    expect(await stored(site, id)).toEqual(before)
    await ann.post(form.action, { 'notes.missed': '', action: 'save' })
    expect(await notesOf(id)).toEqual({ discussed: ['one\nof two lines', 'two'], questions: ['q'] })
    expect((await stored(site, id)).interviewers).toEqual(before.interviewers)
  })

  it('are refused with everything kept when one of them cannot be', async () => {
    const ann = await signIn(site)
    const id = await record(site, ann)
    const before = await stored(site, id)
    const typed = { 'notes.missed': 'x'.repeat(10_001), 'notes.nextStep': 'soon', action: 'save' }
    const answer = await ann.post(`/interviews/${id}/notes`, typed)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('<a href="#notes.missed">What you wish you had said: Must not be longer')
    expect(mainForm(html).fields['notes.nextStep']).toBe('soon')
    expect((await ann.post(`/interviews/${id}/notes`, { action: 'dance' })).status).toBe(422)
    expect(await stored(site, id)).toEqual(before)
  })

  it('are not asked for any more once it did not take place', async () => {
    const ann = await signIn(site)
    const id = await record(site, ann, { ...recordBody(site), notes: undefined })
    const link = await site.linkFor(ann.email, 'debrief')
    expect((await ann.post(link, { action: 'didNotTakePlace' })).status).toBe(303)
    expect((await stored(site, id)).status).toBe('over')
    const html = await ann.read(link)
    expect(wordsOf(html)).toContain('It did not take place, so nothing is sent.')
    expect(html).not.toContain('<textarea')
  })
})
