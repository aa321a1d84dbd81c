import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { wordsOf } from './fixtures/html.ts'
import { drafted, letterOf, press, twoPeople } from './fixtures/review.ts'
import { type Candidate, recordBody, type Site, siteForFile, stored } from './fixtures/site.ts'

const site = await siteForFile({ isSwept: false })

/** Lets time pass until `isThere` holds, five weeks at most. */
async function within(isThere: () => Promise<boolean>): Promise<void> {
  for (let hours = 0; hours < 35 * 24; hours += 8) {
    if (await isThere()) return
    await site.advance(8 * 3600)
  }
  throw new Error('It did not come about within five weeks')
}

const mailsTo = async (address: string, kind: string) =>
  (await site.aws.mails()).filter((mail) => mail.kind === kind && mail.to.includes(address))

/** An interviewer of their own for each test, so that nobody counts another's mail. */
let readers = 0
function bodyFor(over: object = {}) {
  readers += 1
  const reader = `i.prado.${readers}@farol.example.org`
  const interviewers = [{ name: 'Inês Prado', email: reader }]
  return { reader, body: recordBody(site, {}, { interviewers, ...over }) }
}

/** The letter has gone out, and the follow-up to it waits for the candidate. */
async function followUpDrafted(on: Site = site) {
  const { reader, body } = bodyFor()
  const { ann, id, link } = await drafted(on, body)
  await press(ann, link, 'approve')
  await within(async () => (await stored(on, id)).letters.some(({ key }) => key === 'i1f1'))
  return { ann, id, reader, link: await on.linkFor(ann.email, 'draft') }
}

describe('a follow-up', () => {
  it('is drafted when nobody answered, and the mail asks first whether they did', async () => {
    const { ann, id, link } = await followUpDrafted()
    const [, mail] = await mailsTo(ann.email, 'draft')
    expect(mail?.subject).toBe('Did Farol Photographic Archive answer?')
    expect(mail?.text).toContain('one tap on the page ends it')
    expect(await letterOf(site, id, 'i1f1')).toMatchObject({ status: 'drafted', followUp: 1 })
    const words = wordsOf(await ann.read(link))
    expect(words).toContain('Did they answer?')
    expect(words).toContain('Follow-up to Inês Prado')
    expect(words).toMatch(/If you approve it now, it goes out .* working days? after/)
  })

  it('goes out once approved, in the thread of the letter that SES really sent', async () => {
    const { ann, id, reader, link } = await followUpDrafted()
    await press(ann, link, 'approve', {}, 'i1f1')
    await within(async () => (await letterOf(site, id, 'i1f1')).status === 'delivered')
    const [letter] = await mailsTo(reader, 'letter')
    const [followUp, ...more] = await mailsTo(reader, 'followUp')
    expect(more).toEqual([])
    const first = await PostalMime.parse(letter?.raw ?? '')
    const second = await PostalMime.parse(followUp?.raw ?? '')
    expect(first.messageId).toMatch(/^<.+@email\.amazonses\.com>$/)
    expect(second.inReplyTo).toBe(first.messageId)
    expect(second.references).toBe(first.messageId)
    expect(second.subject).toBe(`Re: ${first.subject}`)
    expect(second.text).not.toContain('[your name]')
    expect(wordsOf(await ann.read(`/interviews/${id}`))).toContain('Follow-up to Inês Prado delivered.')
  })

  it('never goes out by itself: unread, it is put aside, and later the interview is over', async () => {
    const { id, reader } = await followUpDrafted()
    await within(async () => (await stored(site, id)).status === 'over')
    expect(await stored(site, id)).toMatchObject({ status: 'over', reason: 'unanswered' })
    expect(await mailsTo(reader, 'followUp')).toEqual([])
  })

  it('comes twice at most, the second time in the whole thread, and then it is over', async () => {
    const { ann, id, reader, link } = await followUpDrafted()
    await press(ann, link, 'approve', {}, 'i1f1')
    await within(async () => (await stored(site, id)).letters.some(({ key }) => key === 'i1f2'))
    await press(ann, await site.linkFor(ann.email, 'draft'), 'approve', {}, 'i1f2')
    await within(async () => (await stored(site, id)).status === 'over')
    expect(await stored(site, id)).toMatchObject({ status: 'over', reason: 'unanswered' })
    const [one, two, ...more] = await mailsTo(reader, 'followUp')
    expect(more).toEqual([])
    const [first] = await mailsTo(reader, 'letter')
    const [idOfFirst, idOfSecond] = await Promise.all(
      [first, one].map(async (mail) => (await PostalMime.parse(mail?.raw ?? '')).messageId),
    )
    const last = await PostalMime.parse(two?.raw ?? '')
    expect(last.inReplyTo).toBe(idOfSecond)
    expect(last.references?.split(/\s+/)).toEqual([idOfFirst, idOfSecond])
    expect(last.subject).toMatch(/^Re: /)
  })

  it('can be changed, and written again with a note', async () => {
    const { ann, id, link } = await followUpDrafted()
    await press(ann, link, 'rewrite', { note: 'I forgot to say that I lead five volunteers' }, 'i1f1')
    expect(wordsOf(await ann.read(link))).toContain('five volunteers')
    await press(ann, link, 'save', { text: 'Dear Inês,\n\nMy own words.\n\nMarta' }, 'i1f1')
    expect(await letterOf(site, id, 'i1f1')).toMatchObject({ isEdited: true, followUp: 1 })
    await press(ann, link, 'skip', {}, 'i1f1')
    expect((await stored(site, id)).status).toBe('underway')
    await press(ann, link, 'undo', {}, 'i1f1')
    expect((await letterOf(site, id, 'i1f1')).status).toBe('drafted')
  })

  it('goes to whoever owns the process, and to nobody whose letter was skipped', async () => {
    const { ann, id, link } = await drafted(site, twoPeople(site))
    await press(ann, link, 'skip', {}, 'i1')
    await press(ann, link, 'approve', {}, 'i2')
    await within(async () => (await stored(site, id)).letters.some(({ followUp }) => followUp === 1))
    expect((await stored(site, id)).letters.map(({ key }) => key)).toEqual(['i1', 'i2', 'i2f1'])
    expect(await letterOf(site, id, 'i2f1')).toMatchObject({ to: 'o.lie@farol.example.org' })
  })

  it('goes where the letter arrived, not where it came back from', async () => {
    const body = recordBody(
      site,
      {},
      { interviewers: [{ name: 'Inês Prado', email: 'bounce@simulator.amazonses.com' }] },
    )
    const { ann, id, link } = await drafted(site, body)
    await press(ann, link, 'approve')
    await within(async () => (await letterOf(site, id)).status === 'bounced')
    await press(ann, link, 'approve', { to: 'ines.prado@farol.example.org' })
    await within(async () => (await stored(site, id)).letters.some(({ followUp }) => followUp === 1))
    expect(await letterOf(site, id, 'i1f1')).toMatchObject({ to: 'ines.prado@farol.example.org' })
  })
})

describe('one tap', () => {
  const tap = (ann: Candidate, link: string, end: string) => ann.post(`${link}/end`, { end })

  it.each(['replied', 'offer', 'rejection', 'withdrawn', 'unanswered'])(
    'on the page of a follow-up says %s, and nothing more goes out',
    async (end) => {
      const { ann, id, link } = await followUpDrafted()
      const answer = await tap(ann, link, end)
      expect([answer.status, answer.headers.get('location')]).toEqual([303, link])
      expect(await stored(site, id)).toMatchObject({ status: 'over', reason: end, timers: {} })
      expect(wordsOf(await ann.read(link))).toContain('It goes on')
    },
  )

  it('takes it back', async () => {
    const { ann, id, link } = await followUpDrafted()
    await tap(ann, link, 'replied')
    await tap(ann, link, 'resumed')
    expect((await stored(site, id)).status).toBe('inReview')
  })

  it('is no link: looking changes nothing, and a word that is none is refused', async () => {
    const { ann, id, link } = await followUpDrafted()
    expect((await ann.get(`${link}/end?end=replied`)).status).toBe(404)
    expect((await tap(ann, link, 'hired')).status).toBe(422)
    expect((await stored(site, id)).status).toBe('inReview')
  })

  it('says that somebody did not come: a short letter is drafted, and no thanks go out', async () => {
    const { reader, body } = bodyFor()
    const { ann, id, link } = await drafted(site, body)
    await tap(ann, link, 'interviewerAbsent')
    await site.advance(120)
    expect((await stored(site, id)).status).toBe('inReview')
    const words = wordsOf(await ann.read(link))
    expect(words).toContain('it seems that we missed each other')
    expect(words).not.toMatch(/thank you/i)
    await press(ann, link, 'approve')
    await within(async () => (await stored(site, id)).status === 'over')
    expect(await stored(site, id)).toMatchObject({ reason: 'interviewerAbsent' })
    expect(await mailsTo(reader, 'letter')).toHaveLength(1)
    expect(await mailsTo(reader, 'followUp')).toEqual([])
  })
})
