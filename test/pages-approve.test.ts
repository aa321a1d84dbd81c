import { describe, expect, it } from 'vitest'
import { plus } from '../shared/domain/instant.ts'
import { letterForm, wordsOf } from './fixtures/html.ts'
import { drafted, letterOf, press } from './fixtures/review.ts'
import { draft, openSite, signIn, siteForFile, stored } from './fixtures/site.ts'

const site = await siteForFile()

describe('approving', () => {
  it('sets the time, can be called back until then, and goes out once', async () => {
    const { ann, id, link } = await drafted(site)
    const answer = await press(ann, link, 'approve')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${link}#letter-i1`])
    const words = wordsOf(await ann.read(link))
    expect(words).toMatch(
      /Approved\. It goes out \w{3} \d+ Nov, .* in New York\. Until then you can call it back\./,
    )
    expect(letterForm(await ann.read(link)).buttons).toEqual(['action=undo'])
    await press(ann, link, 'undo')
    expect((await letterOf(site, id)).status).toBe('drafted')
    await press(ann, link, 'approve')
    await site.advance(4 * 24 * 3600)
    const letters = (await site.aws.mails()).filter(
      ({ kind, raw }) => kind === 'letter' && raw.includes(ann.email),
    )
    expect(letters).toHaveLength(1)
    expect(['sent', 'delivered']).toContain((await letterOf(site, id)).status)
    expect(wordsOf(await ann.read(link))).toMatch(/(?:Sent|Delivered) \w{3} \d+ Nov/)
  })

  it('twice is no error', async () => {
    const { ann, id, link } = await drafted(site)
    const { fields } = letterForm(await ann.read(link))
    for (let time = 0; time < 2; time++) {
      expect((await ann.post(link, { ...fields, action: 'approve' })).status).toBe(303)
    }
    expect((await letterOf(site, id)).status).toBe('approved')
  })

  it('what has changed meanwhile is refused with 409, the new text, and what had been typed', async () => {
    const { ann, id, link } = await drafted(site)
    const { fields } = letterForm(await ann.read(link))
    await press(ann, link, 'save', { text: 'Dear Inês,\n\nThe newer text.\n\nMarta' })
    const mine = { ...fields, text: 'Dear Inês,\n\nMy <own> text.\n\nMarta', action: 'approve' }
    const answer = await ann.post(link, mine)
    expect(answer.status).toBe(409)
    const html = await answer.text()
    const words = wordsOf(html)
    expect(words).toContain('The letter has changed since this page was made. Here is how it reads now.')
    expect(words).toContain('The newer text.')
    expect(words).toMatch(/What you had typed.*My <own> text\./)
    expect(html).not.toContain('<own>')
    const now = letterForm(html).fields
    expect(now.text).toContain('The newer text.')
    expect((await letterOf(site, id)).status).toBe('drafted')
    expect((await ann.post(link, { ...now, action: 'approve' })).status).toBe(303)
    expect((await letterOf(site, id)).status).toBe('approved')
  })

  it('with words typed into the form saves them and asks for another look', async () => {
    const { ann, id, link } = await drafted(site)
    const answer = await press(ann, link, 'approve', {
      subject: 'Thank you, and one idea',
      sendAt: inTwoDays(),
    })
    const to = answer.headers.get('location') ?? ''
    expect(to).toContain(`${link}?saved=i1&sendAt=`)
    expect((await letterOf(site, id)).status).toBe('drafted')
    const html = await ann.read(to)
    expect(wordsOf(html)).toContain('Saved. This is how it will go out: read it once more, then approve.')
    expect(letterForm(html).fields).toMatchObject({ subject: 'Thank you, and one idea', sendAt: inTwoDays() })
    expect((await ann.post(link, { ...letterForm(html).fields, action: 'approve' })).status).toBe(303)
    const letter = await letterOf(site, id)
    expect(letter.status === 'approved' && letter.approval.isTimeChosen).toBe(true)
  })

  it('for a chosen day shows a text that names a day as it reads on that day, before it can be approved', async () => {
    const morning = await openSite()
    const ann = await signIn(morning)
    const { id, link } = await draft(morning, ann)
    const { fields } = letterForm(await ann.read(link))
    expect(fields.text).toContain('today')
    const chosen = { ...fields, sendAt: '2026-11-19T10:30', action: 'approve' }
    const answer = await ann.post(link, chosen)
    expect(answer.status).toBe(409)
    const html = await answer.text()
    expect(wordsOf(html)).toContain('This is how it reads on the day you chose')
    const then = letterForm(html).fields
    expect(then.sendAt).toBe('2026-11-19T10:30')
    expect(then.text).not.toContain('today')
    expect((await ann.post(link, { ...then, action: 'approve' })).status).toBe(303)
    expect((await stored(morning, id)).letters[0]).toMatchObject({
      status: 'approved',
      approval: { isTimeChosen: true, sendAt: '2026-11-19T15:30:00Z', day: '2026-11-19' },
    })
    await morning.close()
  })

  it('keeps words and time that were typed together', async () => {
    const morning = await openSite()
    const ann = await signIn(morning)
    const { link } = await draft(morning, ann)
    const { fields } = letterForm(await ann.read(link))
    const typed = { ...fields, subject: 'Thank you', sendAt: '2026-11-19T10:30', action: 'save' }
    const answer = await ann.post(link, typed)
    expect(answer.headers.get('location')).toBe(`${link}?saved=i1&sendAt=2026-11-19T10%3A30#letter-i1`)
    const kept = letterForm(await ann.read(answer.headers.get('location') ?? '')).fields
    expect(kept).toMatchObject({ subject: 'Thank you', sendAt: '2026-11-19T10:30' })
    await morning.close()
  })

  it('for a time that has passed is refused beside the field', async () => {
    const { ann, id, link } = await drafted(site)
    const answer = await press(ann, link, 'approve', { sendAt: '2020-01-01T09:00' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toMatch(/<input id="i1.sendAt"[^>]*aria-invalid="true"[^>]*value="2020-01-01T09:00"/)
    expect(html).toMatch(
      /<a href="#i1.sendAt">That time has passed: it is \w{3} \d+ Nov, \d\d:\d\d in New York\.<\/a>/,
    )
    expect((await letterOf(site, id)).status).toBe('drafted')
  })

  it('nothing that the page does not have is refused, and nothing is done', async () => {
    const { ann, id, link } = await drafted(site)
    const before = await stored(site, id)
    expect((await ann.post(link, { letter: 'i1' })).status).toBe(422)
    expect((await ann.post(link, { letter: 'i1', action: 'dance' })).status).toBe(422)
    expect((await ann.post(link, { letter: 'i9', action: 'skip' })).status).toBe(404)
    expect((await ann.post(link, { letter: '__proto__', action: 'skip' })).status).toBe(404)
    expect((await ann.post(link, { letter: 'i1', action: 'approve' })).status).toBe(409)
    expect(await stored(site, id)).toEqual(before)
  })
})

function inTwoDays(): string {
  return `${plus(site.now(), 2 * 86_400).slice(0, 10)}T10:30`
}
