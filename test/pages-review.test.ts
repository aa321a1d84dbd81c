import { describe, expect, it } from 'vitest'
import { formsOf, letterForm, wordsOf } from './fixtures/html.ts'
import { drafted, letterOf, press, twoPeople } from './fixtures/review.ts'
import { openBrowser, recordBody, siteForFile, stored } from './fixtures/site.ts'

const site = await siteForFile()

const fieldNames = ['letter', 'hash', 'to', 'subject', 'text', 'note', 'tone', 'sendAt']

describe('the review page', () => {
  it('shows the letter as it will be sent: envelope, words, when and why then, and where each sentence came from', async () => {
    const { ann, id, link } = await drafted(site)
    const html = await ann.read(link)
    const words = wordsOf(html)
    const { fields } = letterForm(html)
    expect(words).toContain('From Marta Vaz letters@afterword.example')
    expect(words).toContain(`Answers go to Marta Vaz ${ann.email}`)
    expect(words).toContain('To Inês Prado i.prado@farol.example.org')
    expect(words).toContain(fields.subject ?? 'no subject')
    for (const paragraph of (fields.text ?? '').split('\n\n'))
      expect(words).toContain(paragraph.replaceAll('\n', ' '))
    expect(words).toMatch(/it goes out \w{3} \d+ Nov, \d\d:\d\d in New York\. Why then: /)
    expect(words).toContain('From your notes: “')
    expect((await stored(site, id)).letters[0]?.status).toBe('drafted')
  })

  it('names the candidate’s own time too when their clock shows another', async () => {
    const { ann, link } = await drafted(site, recordBody(site, { timeZone: 'America/Los_Angeles' }))
    expect(wordsOf(await ann.read(link))).toMatch(
      /it goes out .* in Los Angeles \((?:\w{3} \d+ Nov, )?\d\d:\d\d for you\)/,
    )
  })

  it('has every field of the contract as an input of its form, and Enter saves', async () => {
    const { ann, link } = await drafted(site)
    const form = letterForm(await ann.read(link))
    expect(form.method).toBe('post')
    expect(Object.keys(form.fields)).toEqual(expect.arrayContaining(fieldNames))
    expect(form.buttons[0]).toBe('action=save')
    expect(form.buttons).toEqual(
      expect.arrayContaining([
        'action=save',
        'action=rewrite',
        'action=skip',
        'action=ownMailbox',
        'action=approve',
      ]),
    )
  })

  it('reads and acts alike for whoever is signed in', async () => {
    const { ann, id } = await drafted(site)
    const page = `/interviews/${id}/review`
    const answer = await press(ann, page, 'approve')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${page}#letter-i1`])
    expect((await letterOf(site, id)).status).toBe('approved')
  })
})

describe('whoever opens the link but presses nothing', () => {
  it('changes nothing, by GET a hundred times, HEAD, prefetching, or with actions in the query', async () => {
    const { ann, id, link } = await drafted(site)
    const { fields } = letterForm(await ann.read(link))
    const before = await stored(site, id)
    const schedules = await site.aws.scheduler.list?.()
    const scanner = openBrowser(site)
    const query = new URLSearchParams({ ...fields, action: 'approve' })
    for (let time = 0; time < 100; time++) await scanner.get(link)
    for (const path of [
      link,
      `${link}?${query}`,
      `${link}/print`,
      `${link}?saved=i1&sendAt=2026-11-19T09:00`,
    ]) {
      for (const method of ['GET', 'HEAD']) {
        const prefetch = {
          Purpose: 'prefetch',
          'Sec-Purpose': 'prefetch;prerender',
          'User-Agent': 'OneOutlook',
        }
        expect((await scanner.request(path, { method, headers: prefetch })).status).toBe(200)
      }
    }
    expect(await stored(site, id)).toEqual(before)
    expect(await site.aws.scheduler.list?.()).toEqual(schedules)
  })
})

describe('the link', () => {
  it('that has expired says so and offers to sign in; one that never was is absent', async () => {
    const { ann, id, link } = await drafted(site)
    const before = await stored(site, id)
    const later = openBrowser({ ...site, app: site.appLater(14 * 24 * 3600) })
    for (const answer of [await later.get(link), await later.post(link, { letter: 'i1', action: 'skip' })]) {
      expect(answer.status).toBe(410)
      expect(await answer.text()).toContain('action="/sign-in"')
    }
    const wrong = link.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    expect((await ann.get(wrong)).status).toBe(404)
    expect((await ann.get(link.replace('/review/', '/debrief/'))).status).toBe(404)
    expect(await stored(site, id)).toEqual(before)
  })

  it('that newer mails have replaced, or that never was, offers to sign in', async () => {
    const { link } = await drafted(site)
    const stranger = openBrowser(site)
    const wrong = link.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    for (const path of [wrong, wrong.replace('/review/', '/debrief/'), '/review/x', `${wrong}/print`]) {
      const answer = await stranger.get(path)
      expect(answer.status, path).toBe(404)
      expect(await answer.text(), path).toContain('action="/sign-in"')
    }
    expect((await stranger.post(wrong, { letter: 'i1', action: 'skip' })).status).toBe(404)
    expect(await stranger.read('/nothing')).not.toContain('action="/sign-in"')
  })

  it('invites nobody to approve once the interview has been called off', async () => {
    const { ann, id, link } = await drafted(site)
    await ann.post(`/interviews/${id}/cancel`)
    const html = await ann.read(link)
    expect(wordsOf(html)).toContain('It was called off, so nothing more is sent.')
    expect(wordsOf(html)).toContain('Inês Prado MA, CA, Head of Collections Not sent')
    expect(wordsOf(html)).not.toMatch(/Waiting for you|If you approve/)
    expect(formsOf(html)).toEqual([])
    expect(wordsOf(await ann.read(`/interviews/${id}`))).not.toContain('Waiting for you')
  })

  it('shows, once all is over, what became of it and no buttons', async () => {
    const { ann, link } = await drafted(site)
    await press(ann, link, 'skip')
    const html = await ann.read(link)
    expect(wordsOf(html)).toContain('You skipped every letter, so nothing is sent.')
    expect(formsOf(html)).toEqual([])
  })
})

describe('the letters on paper', () => {
  it('stand one a sheet in block format, on the paper that the recipient has', async () => {
    const { ann, id, link } = await drafted(site, twoPeople(site))
    const html = await ann.read(`${link}/print`)
    expect(html).toContain('@page { size: letter;')
    expect(html.match(/<article class="paper"/g)).toHaveLength(2)
    const words = wordsOf(html)
    expect(words).toMatch(/Marta Vaz 8 Compass Row New Bedford, MA 02740 .* November \d+, 2026 Inês Prado/)
    expect(words).toContain('Odd Lie Farol Photographic Archive New Bedford, MA')
    expect(await ann.read(`/interviews/${id}/print`)).toContain('<article class="paper"')
    expect(html).toMatch(/<p class="subject">Re: [^<]+<\/p><p>Dear [^<]+:<\/p>/)
    // The telephone number stands at the head of each, and not under the name again.
    expect(html.split('+1 508 555 0163')).toHaveLength(3)
  })

  it('are for A4 outside of North America, with the day before the month', async () => {
    const { ann, link } = await drafted(site, recordBody(site, { timeZone: 'Europe/Oslo' }))
    const html = await ann.read(`${link}/print`)
    expect(html).toContain('@page { size: A4;')
    expect(wordsOf(html)).toMatch(/\d+ November 2026/)
    expect(html).toMatch(/<p>Dear [^<]+,<\/p><p class="subject">(?!Re:)/)
  })
})
