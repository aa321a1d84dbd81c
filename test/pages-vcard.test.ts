import { describe, expect, it } from 'vitest'
import { formsOf, wordsOf } from './fixtures/html.ts'
import { record, recordBody, type Sent, signIn, siteForFile, stored } from './fixtures/site.ts'
import { type Content, multipartOf, sender } from './fixtures/upload.ts'

const site = await siteForFile()
const send = sender(site)

const card = (...lines: readonly string[]) =>
  ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n')
const rui = card('FN:Rui Tavares', 'TITLE:Curator', 'EMAIL;TYPE=WORK:rui@farol.example.org')
const inesAgain = card('FN:Inês do Prado', 'TITLE:Director', 'EMAIL:i.prado@farol.example.org')

const multipart = (fields: Sent, ...cards: readonly Content[]) => multipartOf(fields, { card: cards })

/** An interview that has been asked about, with the path of the mailed link and the fields of the page behind it. */
async function asked(body: object = { notes: undefined }) {
  const candidate = await signIn(site)
  const id = await record(site, candidate, recordBody(site, {}, body))
  const link = await site.linkFor(candidate.email, 'debrief')
  const [form] = formsOf(await candidate.read(link))
  return { candidate, id, link, fields: form?.fields ?? {} }
}

const people = async (id: string) => (await stored(site, id)).interviewers
const ines = {
  key: 'i1',
  name: 'Inês Prado',
  title: 'MA, CA, Head of Collections',
  email: 'i.prado@farol.example.org',
  isDecisionMaker: true,
}
const ruiStored = { key: 'i2', name: 'Rui Tavares', title: 'Curator', email: 'rui@farol.example.org' }

describe('the page behind the debrief link', () => {
  it('asks for cards in a form that can carry them', async () => {
    const { candidate, link } = await asked()
    const html = await candidate.read(link)
    expect(html).toContain('enctype="multipart/form-data"')
    expect(html).toMatch(/<label for="card">.+<\/label>/)
    expect(html).toMatch(
      /<input id="card" name="card" aria-describedby="card-hint" type="file" accept="\.vcf/,
    )
  })

  it('adds whoever is on a card, together with the notes, and leaves what was typed', async () => {
    const { id, link, fields } = await asked()
    const noted = { ...fields, action: 'save', 'notes.discussed': 'the boxes swell' }
    const visitor = await signIn(site)
    const answer = await send(visitor, link, multipart(noted, inesAgain, rui))
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, link])
    expect(await people(id)).toEqual([ines, ruiStored])
    expect((await stored(site, id)).notes).not.toBeNull()
  })

  it('completes somebody of whom only the name was known, under the same key', async () => {
    const { id, link, candidate, fields } = await asked({
      interviewers: [{ name: 'rui tavares' }],
      notes: undefined,
    })
    expect((await send(candidate, link, multipart({ ...fields, action: 'save' }, rui))).status).toBe(303)
    expect(await people(id)).toEqual([{ ...ruiStored, key: 'i1', name: 'rui tavares' }])
  })

  it('changes nothing by the same form once more', async () => {
    const { id, link, candidate, fields } = await asked()
    const post = () => send(candidate, link, multipart({ ...fields, action: 'save' }, rui))
    await post()
    const after = await stored(site, id)
    expect((await post()).status).toBe(303)
    expect(await stored(site, id)).toEqual(after)
  })

  it('takes a form without any rows for the people that are known', async () => {
    const { id, link, candidate } = await asked()
    expect((await send(candidate, link, multipart({ action: 'save' }, rui))).status).toBe(303)
    expect(await people(id)).toEqual([ines, ruiStored])
  })

  it('shows a refused card beside its field, keeps what was typed, and stores nothing', async () => {
    const { id, link, candidate, fields } = await asked()
    const before = await stored(site, id)
    const noted = { ...fields, action: 'save', 'notes.discussed': 'the boxes swell' }
    const answer = await send(candidate, link, multipart(noted, card('NOTE:nobody')))
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toMatch(
      /id="card-fault">The card has neither a name nor an e-mail address\. Nothing was added\.<\/span>/,
    )
    expect(html).toMatch(/<input id="card"[^>]* aria-describedby="card-hint card-fault" aria-invalid="true"/)
    expect(formsOf(html)[0]?.fields).toMatchObject({
      'notes.discussed': 'the boxes swell',
      'interviewers.0.name': 'Inês Prado',
    })
    expect(await stored(site, id)).toEqual(before)
  })

  it('fills in the good cards beside a bad one, to be looked at and saved', async () => {
    const { id, link, candidate, fields } = await asked()
    const before = await stored(site, id)
    const company = card('KIND:org', 'FN:Farol')
    const answer = await send(candidate, link, multipart({ ...fields, action: 'save' }, company + rui))
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(wordsOf(html)).toContain(
      'Card 1 is that of an organization, “Farol”, and not of a person. What could be read is filled in: look at it, and save.',
    )
    expect(await stored(site, id)).toEqual(before)
    const shown = formsOf(html)[0]?.fields ?? {}
    expect((await send(candidate, link, multipart({ ...shown, action: 'save' }))).status).toBe(303)
    expect(await people(id)).toEqual([ines, ruiStored])
  })

  it('shows a name whose letters are a guess before it is stored', async () => {
    const { id, link, candidate, fields } = await asked()
    const unnamed = Buffer.from(card('FN:Piotr Iksi\xf1ski'), 'latin1')
    const answer = await send(candidate, link, multipart({ ...fields, action: 'save' }, unnamed))
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(wordsOf(html)).toContain('“Piotr Iksiñski” may be misspelt')
    const shown = formsOf(html)[0]?.fields ?? {}
    const corrected = { ...shown, 'interviewers.1.name': 'Piotr Iksiński', action: 'save' }
    expect((await send(candidate, link, multipart(corrected))).status).toBe(303)
    expect((await people(id))[1]).toEqual({ key: 'i2', name: 'Piotr Iksiński' })
  })

  it('refuses an address that cannot be written to in its own field, with the rest of the card', async () => {
    const { id, link, candidate, fields } = await asked()
    const before = await stored(site, id)
    const jose = card('FN:José Dias', 'TITLE:Conservator', 'EMAIL:josé@farol.example.org')
    const answer = await send(candidate, link, multipart({ ...fields, action: 'save' }, jose))
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('id="interviewers.1.email-fault">Is not an e-mail address that can be written to.')
    expect(formsOf(html)[0]?.fields).toMatchObject({
      'interviewers.1.name': 'José Dias',
      'interviewers.1.title': 'Conservator',
      'interviewers.1.email': 'josé@farol.example.org',
    })
    expect(await stored(site, id)).toEqual(before)
  })

  it('takes twelve people and not one more', async () => {
    const { id, link, candidate, fields } = await asked()
    const crowd = (count: number) =>
      Array.from({ length: count }, (_, at) => card(`FN:Person ${at}`)).join('')
    const save = { ...fields, action: 'save' }
    const refused = await send(candidate, link, multipart(save, crowd(12)))
    expect(refused.status).toBe(422)
    expect(wordsOf(await refused.text())).toContain(
      'With the cards 13 people would be in the list, and 12 is the most. Nothing was added.',
    )
    expect(await people(id)).toEqual([ines])
    expect((await send(candidate, link, multipart(save, crowd(11)))).status).toBe(303)
    expect(await people(id)).toHaveLength(12)
    const many = await send(candidate, link, multipart(save, ...Array.from({ length: 13 }, () => rui)))
    expect([many.status, wordsOf(await many.text())]).toEqual([
      422,
      expect.stringContaining('Choose 12 files at most.'),
    ])
  })

  it('takes fifty cards, however many files they come in', async () => {
    const { id, link, candidate, fields } = await asked()
    const startedAt = performance.now()
    const crowd = Array.from({ length: 12 }, () => rui.repeat(50))
    const answer = await send(candidate, link, multipart({ ...fields, action: 'save' }, ...crowd))
    expect([answer.status, wordsOf(await answer.text())]).toEqual([
      422,
      expect.stringContaining('Choose 50 cards at most.'),
    ])
    expect(performance.now() - startedAt).toBeLessThan(3000)
    expect(
      (await send(candidate, link, multipart({ ...fields, action: 'save' }, rui.repeat(50)))).status,
    ).toBe(303)
    expect(await people(id)).toEqual([ines, ruiStored])
  })

  it('fills in the rows when more of them are asked for, and stores nothing', async () => {
    const { id, link, candidate, fields } = await asked()
    const before = await stored(site, id)
    const answer = await send(candidate, link, multipart({ ...fields, more: 'yes' }, rui))
    expect(answer.status).toBe(200)
    expect(formsOf(await answer.text())[0]?.fields).toMatchObject({ 'interviewers.1.name': 'Rui Tavares' })
    expect(await stored(site, id)).toEqual(before)
  })

  it('lets nobody’s card stand in the way of saying that it did not take place', async () => {
    const { id, link, candidate, fields } = await asked()
    await send(candidate, link, multipart({ ...fields, action: 'didNotTakePlace' }, 'no card'))
    expect(await stored(site, id)).toMatchObject({ status: 'over', interviewers: [ines] })
  })

  it('takes no card from another site, nor by a link that is none', async () => {
    const { id, link, candidate, fields } = await asked()
    const before = await stored(site, id)
    const body = () => multipart({ ...fields, action: 'save' }, rui)
    expect((await send(candidate, link, body(), 'https://evil.example')).status).toBe(403)
    expect((await send(candidate, `${link.slice(0, -1)}_`, body())).status).toBe(404)
    expect(await stored(site, id)).toEqual(before)
  })

  it.each<[string, string | Uint8Array<ArrayBuffer>, number]>([
    ['an image', Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256), 422],
    ['nothing', '', 422],
    ['a page', '<script>alert(1)</script>', 422],
    ['a name that is a page', card('FN:<script>alert(1)</script>'), 303],
    ['a name that is too long', card(`FN:${'x'.repeat(500)}`), 422],
    ['names of prototypes', card('FN;__proto__=x;constructor=y:__proto__', 'EMAIL:__proto__@x.example'), 303],
    ['a header', card('FN:Bo Ek\\nBcc: all@x.example', 'EMAIL:bo@x.example\\r\\nBcc:all@x.example'), 422],
    ['a card that is 900 kB', card('FN:Bo Ek', `NOTE:${'x'.repeat(900_000)}`), 303],
    ['a card that is more than 1 MB', card('FN:Bo Ek', `NOTE:${'x'.repeat(1_000_000)}`), 413],
  ])('has an answer to %s', async (_, content, status) => {
    const { id, link, candidate, fields } = await asked()
    const before = await stored(site, id)
    const answer = await send(candidate, link, multipart({ ...fields, action: 'save' }, content))
    expect(answer.status).toBe(status)
    expect(await answer.text()).not.toContain('<script>alert')
    if (status !== 303) expect(await stored(site, id)).toEqual(before)
    expect(await candidate.read(link)).not.toContain('<script>alert')
  })
})

describe('the page of an interview', () => {
  it('has a form for cards that adds who is on them and leads back', async () => {
    const { candidate, id } = await asked()
    const path = `/interviews/${id}`
    const form = formsOf(await candidate.read(path)).find(({ fields }) => 'card' in fields)
    const before = await stored(site, id)
    const answer = await send(candidate, form?.action ?? '', multipart({}, rui))
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, path])
    const after = await stored(site, id)
    expect(after).toMatchObject({
      interviewers: [ines, ruiStored],
      notes: before.notes,
      endsAt: before.endsAt,
    })
    expect((await send(candidate, form?.action ?? '', multipart({}, rui))).status).toBe(303)
    expect(await stored(site, id)).toEqual(after)
    expect(wordsOf(await candidate.read(path))).toContain('Rui Tavares, Curator rui@farol.example.org')
  })

  it('asks about what cannot be taken in the form that changes people, with all that is known in it', async () => {
    const { candidate, id } = await asked()
    const before = await stored(site, id)
    for (const content of ['no card', card('FN:Bo Ek', 'EMAIL:bö@x.example')]) {
      const answer = await send(candidate, `/interviews/${id}/edit`, multipart({}, content))
      expect(answer.status).toBe(422)
      expect(
        formsOf(await answer.text()).find(({ action }) => action.endsWith('/edit'))?.fields,
      ).toMatchObject({
        'interview.company': 'Farol Photographic Archive',
        'interviewers.0.name': 'Inês Prado',
      })
    }
    const many = Array.from({ length: 13 }, () => rui)
    const html = await (await send(candidate, `/interviews/${id}/edit`, multipart({}, ...many))).text()
    expect(formsOf(html).find(({ action }) => action.endsWith('/edit'))?.fields).toMatchObject({
      'interviewers.0.name': 'Inês Prado',
    })
    expect(await stored(site, id)).toEqual(before)
  })

  it('is another candidate’s for whoever is not its own', async () => {
    const { id, link } = await asked()
    const before = await stored(site, id)
    const bob = await signIn(site)
    for (const path of [`/interviews/${id}/edit`, `/interviews/${id}/notes`])
      expect((await send(bob, path, multipart({ action: 'save' }, rui))).status).toBe(404)
    const forged = link.replace(id, `${bob.candidate}${id.slice(bob.candidate.length)}`)
    expect((await send(bob, forged, multipart({ action: 'save' }, rui))).status).toBe(404)
    expect(await stored(site, id)).toEqual(before)
  })
})

describe('recording an interview', () => {
  it('takes cards too', async () => {
    const candidate = await signIn(site)
    const fields = {
      'interview.company': 'Doca',
      'interview.role': 'Archivist',
      'interview.kind': 'onsite',
      'interview.startsAt': '2027-03-02T10:00',
      'interview.endsAt': '2027-03-02T11:00',
      'interview.timeZone': 'Europe/Lisbon',
    }
    const answer = await send(candidate, '/interviews', multipart(fields, rui))
    expect(answer.status).toBe(303)
    const id = answer.headers.get('Location')?.split('/').at(-1) ?? ''
    expect(await people(id)).toEqual([{ ...ruiStored, key: 'i1' }])
  })
})
