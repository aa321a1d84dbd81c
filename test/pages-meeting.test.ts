import { describe, expect, it } from 'vitest'
import { dispatch } from '../shared/use-cases/dispatch.ts'
import { interviewFact, interviewsOf, movedFact, teller } from './fixtures/meeting-fact.ts'
import { makeToken, openBrowser, type Sent, signIn, siteForFile, stored } from './fixtures/site.ts'

const site = await siteForFile()

/** A talk with a stranger at a company: perhaps an interview. */
const chat = interviewFact({
  title: 'Chat w/ Dana',
  organizer: { name: 'Dana Wu', email: 'dana@acme.example', isSelf: false, isResource: false },
  when: {
    ...{ startsAt: '2026-11-20T15:00:00Z', endsAt: '2026-11-20T15:30:00Z' },
    ...{ timeZone: 'Europe/Oslo', zoneRule: 'iana', isAllDay: false },
  },
})

async function told(fact = chat) {
  const who = await signIn(site)
  await teller(site, who)(fact)
  const [interview] = await interviewsOf(site, who)
  if (!interview) throw new Error('There is no interview')
  return { who, id: interview.id, now: () => stored(site, interview.id) }
}

/** Whoever has the mail, and is not signed in. */
async function asked(fact = chat, kind = 'question') {
  const one = await told(fact)
  const link = await site.linkFor(one.who.email, kind)
  return { ...one, link, reader: openBrowser(site) }
}

const answers: Sent = { 'interview.company': 'Acme', 'interview.role': 'Welder' }

describe('the mail that asks whether a meeting is an interview', () => {
  it('leads to what the calendar says, by both clocks, and why it is asked', async () => {
    const { reader, link } = await asked()
    const page = await reader.read(link)
    expect(page).toContain('“Chat w/ Dana”')
    expect(page).toContain('Fri 20 Nov, 16:00 to 16:30 in Oslo')
    expect(page).toContain('Fri 20 Nov, 10:00 to 10:30 for you, in New York')
    expect(page).toContain('your Google calendar')
    expect(page).toContain('It may be an interview because')
    expect(page).toContain('Yes, it is an interview')
  })

  it('may be opened by scanners as often as they like', async () => {
    const { reader, link, now } = await asked()
    const before = await now()
    for (let visit = 0; visit < 100; visit++) expect((await reader.get(link)).status).toBe(200)
    expect((await reader.request(link, { method: 'HEAD' })).status).toBe(200)
    expect(await now()).toEqual(before)
  })

  it('takes a yes with what was missing, and says from then on what comes next', async () => {
    const { reader, link, now } = await asked()
    const missing = await reader.post(link, { action: 'confirm' })
    expect(missing.status).toBe(422)
    expect(await missing.text()).toContain('href="#interview.role"')
    const answer = await reader.post(link, { ...answers, action: 'confirm' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, link])
    expect(await now()).toMatchObject({ status: 'upcoming', company: 'Acme', role: 'Welder' })
    expect(await reader.read(link)).toContain('We mail you and ask how it went.')
  })

  it('takes another time by another clock, and refuses one that cannot be beside its field', async () => {
    const { reader, link, now } = await asked()
    const when = {
      'interview.startsAt': '2026-11-20T09:00',
      'interview.endsAt': '2026-11-20T08:00',
      'interview.timeZone': 'Europe/Lisbon',
    }
    const refused = await reader.post(link, { ...answers, ...when, action: 'confirm' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toMatch(/id="interview\.endsAt-fault"/)
    const right = { ...answers, ...when, 'interview.endsAt': '2026-11-20T10:00' }
    expect((await reader.post(link, { ...right, action: 'confirm' })).status).toBe(303)
    expect(await now()).toMatchObject({ startsAt: '2026-11-20T09:00:00Z', timeZone: 'Europe/Lisbon' })
  })

  it('takes a no, after which nothing of it is in any list', async () => {
    const { who, id, reader, link, now } = await asked()
    expect(await who.read('/')).toContain('Chat w/ Dana')
    expect((await reader.post(link, { action: 'dismiss' })).status).toBe(303)
    expect(await now()).toMatchObject({ status: 'over', reason: 'notAnInterview' })
    expect(await reader.read(link)).toContain('You said that it is no interview.')
    expect(await who.read('/')).not.toContain(id)
    expect(await who.read(`/interviews/${id}/meeting`)).toContain('It is forgotten')
    const headers = { Authorization: `Bearer ${await makeToken(who, 'apiToken')}` }
    const list = await site.app.request('/api/interviews', { headers })
    expect(await list.json()).toEqual({ interviews: [] })
  })

  it('is answered once: whoever presses again is told what happened', async () => {
    const { reader, link, now } = await asked()
    await reader.post(link, { action: 'dismiss' })
    const before = await now()
    expect((await reader.post(link, { ...answers, action: 'confirm' })).status).toBe(303)
    expect(await now()).toEqual(before)
    expect(await reader.read(link)).toContain('You said that it is no interview.')
  })

  it('is not answered by another site, nor by a button that is not there', async () => {
    const { reader, link, now } = await asked()
    const before = await now()
    expect((await reader.post(link, { action: 'dismiss' }, { Origin: 'https://evil.example' })).status).toBe(
      403,
    )
    expect((await reader.post(link, { action: 'explode' })).status).toBe(422)
    expect(await now()).toEqual(before)
  })

  it('has a link that ends, and says so', async () => {
    const { link } = await asked()
    const later = openBrowser({ app: site.appLater(60 * 86_400), publicUrl: site.publicUrl })
    const answer = await later.get(link)
    expect(answer.status).toBe(410)
    expect(await answer.text()).toContain('This link has expired')
    expect((await later.get(`${link.slice(0, -3)}aaa`)).status).toBe(404)
  })
})

describe('the mail that tells of an interview in a calendar', () => {
  it('leads to a page that takes one edit for a wrong guess', async () => {
    const { reader, link, now } = await asked(interviewFact({ externalId: 'known' }), 'notice')
    const page = await reader.read(link)
    expect(page).toContain('value="Archivist, Photographs"')
    await reader.post(link, { 'interview.role': 'Curator', action: 'save' })
    expect(await now()).toMatchObject({ status: 'upcoming', role: 'Curator' })
  })

  it('says so when the calendar has lost it, and asks whether it was called off', async () => {
    const { who, id, reader, link, now } = await asked(interviewFact({ externalId: 'lost' }), 'notice')
    const key = (await now()).entries?.[0]?.key ?? ''
    await dispatch(site.context, id, { type: 'vanished', key })
    await site.advance(11 * 60)
    await dispatch(site.context, id, { type: 'vanished', key })
    expect(await reader.read(link)).toContain('It is no longer in your Google calendar. Was it called off?')
    expect(await who.read('/')).toContain('Was it called off?')
    await reader.post(link, { action: 'calledOff' })
    expect((await now()).status).toBe('cancelled')
  })

  it('takes that it is none, or was called off', async () => {
    const [one, other] = [
      await asked(interviewFact({ externalId: 'none' }), 'notice'),
      await asked(interviewFact({ externalId: 'off' }), 'notice'),
    ]
    await one.reader.post(one.link, { action: 'dismiss' })
    expect(await one.now()).toMatchObject({ status: 'over', reason: 'notAnInterview' })
    await other.reader.post(other.link, { action: 'calledOff' })
    expect((await other.now()).status).toBe('cancelled')
    expect(await other.reader.read(other.link)).toContain('It was called off')
  })
})

describe('whoever is signed in', () => {
  it('answers with one tap on the first page', async () => {
    const yes = interviewFact({ externalId: 'hold', status: 'hold' })
    const { who, id, now } = await told(yes)
    expect((await now()).status).toBe('proposed')
    const page = await who.read('/')
    expect(page).toContain('Waiting for you')
    expect(page).toContain(`action="/interviews/${id}/meeting"`)
    await who.post(`/interviews/${id}/meeting`, { action: 'confirm' })
    expect((await now()).status).toBe('upcoming')
    expect(await who.read(`/interviews/${id}`)).toContain('Not an interview?')
  })

  it('finds the question where they look for the interview', async () => {
    const { who, id } = await told()
    const answer = await who.get(`/interviews/${id}`)
    expect(answer.headers.get('location')).toBe(`/interviews/${id}/meeting`)
  })

  it('is not asked again, nor is what was put right undone, when the calendar says it once more', async () => {
    const { who, id, now } = await told(interviewFact({ externalId: 'again' }))
    await who.post(`/interviews/${id}/meeting`, { 'interview.company': 'Farol', action: 'save' })
    await teller(site, who)(movedFact(interviewFact({ externalId: 'again' }), '2026-11-23'))
    expect(await now()).toMatchObject({ company: 'Farol', startsAt: '2026-11-23T15:00:00Z' })
  })
})
