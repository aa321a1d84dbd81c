import { describe, expect, it } from 'vitest'
import { plus } from '../shared/domain/instant.ts'
import type { Interview, Letter } from '../shared/domain/interview.ts'
import { formsOf, letterForm, wordsOf } from './fixtures/html.ts'
import {
  type Candidate,
  draft,
  openBrowser,
  openSite,
  recordBody,
  signIn,
  siteForFile,
  stored,
} from './fixtures/site.ts'

const site = await siteForFile()

const fieldNames = ['letter', 'hash', 'to', 'subject', 'text', 'note', 'tone', 'sendAt']

async function drafted(body?: object) {
  const ann = await signIn(site)
  return { ann, ...(await draft(site, ann, body)) }
}

async function letterOf(id: string, key = 'i1'): Promise<Letter> {
  const letter = (await stored(site, id)).letters.find((one) => one.key === key)
  if (!letter) throw new Error(`There is no letter ${key}`)
  return letter
}

/** Presses a button of a letter's form as it is shown now, with `typed` over its fields. */
async function press(
  ann: Candidate,
  page: string,
  action: string,
  typed: Record<string, string> = {},
  letter = 'i1',
) {
  const { fields } = letterForm(await ann.read(page), letter)
  return ann.post(page, { ...fields, ...typed, action })
}

/** Puts a letter where only SES could bring it. */
async function bring(id: string, change: (letter: Letter, interview: Interview) => Letter): Promise<void> {
  const interview = await stored(site, id)
  const letters = interview.letters.map((letter) => change(letter, interview))
  const changed = { ...interview, letters, status: 'underway' as const, revision: interview.revision + 1 }
  await site.table.replaceInterview(changed, interview.revision)
}

const twoPeople = () =>
  recordBody(
    site,
    {},
    {
      interviewers: [
        { name: 'Inês Prado', email: 'i.prado@farol.example.org' },
        { name: 'Odd Lie', email: 'o.lie@farol.example.org' },
      ],
    },
  )

describe('the review page', () => {
  it('shows the letter as it will be sent: envelope, words, when and why then, and where each sentence came from', async () => {
    const { ann, id, link } = await drafted()
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
    const { ann, link } = await drafted(recordBody(site, { timeZone: 'America/Los_Angeles' }))
    expect(wordsOf(await ann.read(link))).toMatch(
      /it goes out .* in Los Angeles \((?:\w{3} \d+ Nov, )?\d\d:\d\d for you\)/,
    )
  })

  it('has every field of the contract as an input of its form, and Enter saves', async () => {
    const { ann, link } = await drafted()
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
    const { ann, id } = await drafted()
    const page = `/interviews/${id}/review`
    const answer = await press(ann, page, 'approve')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${page}#letter-i1`])
    expect((await letterOf(id)).status).toBe('approved')
  })
})

describe('whoever opens the link but presses nothing', () => {
  it('changes nothing, by GET a hundred times, HEAD, prefetching, or with actions in the query', async () => {
    const { ann, id, link } = await drafted()
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

describe('approving', () => {
  it('sets the time, can be called back until then, and goes out once', async () => {
    const { ann, id, link } = await drafted()
    const answer = await press(ann, link, 'approve')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${link}#letter-i1`])
    const words = wordsOf(await ann.read(link))
    expect(words).toMatch(
      /Approved\. It goes out \w{3} \d+ Nov, .* in New York\. Until then you can call it back\./,
    )
    expect(letterForm(await ann.read(link)).buttons).toEqual(['action=undo'])
    await press(ann, link, 'undo')
    expect((await letterOf(id)).status).toBe('drafted')
    await press(ann, link, 'approve')
    await site.advance(4 * 24 * 3600)
    const letters = (await site.aws.mails()).filter(
      ({ kind, raw }) => kind === 'letter' && raw.includes(ann.email),
    )
    expect(letters).toHaveLength(1)
    expect(['sent', 'delivered']).toContain((await letterOf(id)).status)
    expect(wordsOf(await ann.read(link))).toMatch(/(?:Sent|Delivered) \w{3} \d+ Nov/)
  })

  it('twice is no error', async () => {
    const { ann, id, link } = await drafted()
    const { fields } = letterForm(await ann.read(link))
    for (let time = 0; time < 2; time++) {
      expect((await ann.post(link, { ...fields, action: 'approve' })).status).toBe(303)
    }
    expect((await letterOf(id)).status).toBe('approved')
  })

  it('what has changed meanwhile is refused with 409, the new text, and what had been typed', async () => {
    const { ann, id, link } = await drafted()
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
    expect((await letterOf(id)).status).toBe('drafted')
    expect((await ann.post(link, { ...now, action: 'approve' })).status).toBe(303)
    expect((await letterOf(id)).status).toBe('approved')
  })

  it('with words typed into the form saves them and asks for another look', async () => {
    const { ann, id, link } = await drafted()
    const answer = await press(ann, link, 'approve', {
      subject: 'Thank you, and one idea',
      sendAt: inTwoDays(),
    })
    const to = answer.headers.get('location') ?? ''
    expect(to).toContain(`${link}?saved=i1&sendAt=`)
    expect((await letterOf(id)).status).toBe('drafted')
    const html = await ann.read(to)
    expect(wordsOf(html)).toContain('Saved. This is how it will go out: read it once more, then approve.')
    expect(letterForm(html).fields).toMatchObject({ subject: 'Thank you, and one idea', sendAt: inTwoDays() })
    expect((await ann.post(link, { ...letterForm(html).fields, action: 'approve' })).status).toBe(303)
    const letter = await letterOf(id)
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
    const { ann, id, link } = await drafted()
    const answer = await press(ann, link, 'approve', { sendAt: '2020-01-01T09:00' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toMatch(/<input id="i1.sendAt"[^>]*aria-invalid="true"[^>]*value="2020-01-01T09:00"/)
    expect(html).toContain('<a href="#i1.sendAt">Is in the past.</a>')
    expect((await letterOf(id)).status).toBe('drafted')
  })

  it('nothing that the page does not have is refused, and nothing is done', async () => {
    const { ann, id, link } = await drafted()
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

describe('changing a letter', () => {
  it('keeps what was typed, and an address that is none is refused beside its field with the rest kept', async () => {
    const { ann, id, link } = await drafted()
    const typed = {
      to: 'ines at farol',
      subject: 'Thank you',
      text: 'Dear Inês,\r\n\r\nShort.\r\n\r\nMarta',
    }
    const answer = await press(ann, link, 'save', typed)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toMatch(/<input id="i1.to"[^>]*aria-invalid="true"[^>]*value="ines at farol"/)
    expect(letterForm(html).fields).toMatchObject({ subject: 'Thank you' })
    expect(
      (await ann.post(link, { ...letterForm(html).fields, to: 'ines@example.org', action: 'save' })).status,
    ).toBe(303)
    expect(await letterOf(id)).toMatchObject({ to: 'ines@example.org', isEdited: true })
    expect(wordsOf(await ann.read(link))).toContain('Dear Inês, Short. Marta')
  })

  it('writes it anew with a note and in another tone', async () => {
    const { ann, id, link } = await drafted()
    const answer = await press(ann, link, 'rewrite', { note: 'we both keep bees', tone: 'shorter' })
    expect(answer.headers.get('location')).toBe(`${link}?saved=i1#letter-i1`)
    expect((await letterOf(id)).tone).toBe('shorter')
    expect(letterForm(await ann.read(link)).fields.tone).toBe('shorter')
    expect(await ann.read(`/interviews/${id}`)).toContain('we both keep bees')
  })

  it('skips one of two, brings it back, and takes the other for sent by the candidate', async () => {
    const { ann, id, link } = await drafted(twoPeople())
    await press(ann, link, 'skip', {}, 'i2')
    expect((await letterOf(id, 'i2')).status).toBe('skipped')
    await press(ann, link, 'undo', {}, 'i2')
    expect((await letterOf(id, 'i2')).status).toBe('drafted')
    await press(ann, link, 'ownMailbox', {}, 'i2')
    expect((await letterOf(id, 'i2')).status).toBe('ownMailbox')
    expect((await letterOf(id, 'i1')).status).toBe('drafted')
    expect(wordsOf(await ann.read(link))).toContain('Sent from your own mailbox')
  })

  it('offers the letter to the candidate’s own mail program, with its words encoded', async () => {
    const { ann, link } = await drafted()
    await press(ann, link, 'save', {
      subject: 'Tea & "cake" + 100 %',
      text: 'Dear Inês,\n\nÆ? & #1\n\nMarta',
    })
    const [, href = ''] = /href="(mailto:[^"]+)"/.exec(await ann.read(link)) ?? []
    const url = new URL(href.replaceAll('&amp;', '&'))
    expect(url.pathname).toBe('i.prado@farol.example.org')
    expect(decodeURIComponent(/subject=([^&]*)/.exec(url.search)?.[1] ?? '')).toBe('Tea & "cake" + 100 %')
    expect(decodeURIComponent(/body=([^&]*)/.exec(url.search)?.[1] ?? '')).toBe(
      'Dear Inês,\r\n\r\nÆ? & #1\r\n\r\nMarta',
    )
  })

  it('asks for the address of somebody who has none', async () => {
    const { ann, id, link } = await drafted(recordBody(site, {}, { interviewers: [{ name: 'Inês Prado' }] }))
    expect(wordsOf(await ann.read(link))).toContain('no address yet')
    const answer = await press(ann, link, 'approve')
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Whom should it go to? Type the address.')
    await press(ann, link, 'approve', { to: 'ines@example.org' })
    expect(await letterOf(id)).toMatchObject({ status: 'drafted', to: 'ines@example.org' })
    await press(ann, link, 'approve')
    expect((await letterOf(id)).status).toBe('approved')
  })
})

describe('a letter in trouble', () => {
  async function inTrouble() {
    const one = await drafted()
    await press(one.ann, one.link, 'approve')
    return one
  }

  it('that may not have left is sent again or taken for arrived, as the candidate says', async () => {
    for (const [action, status] of [
      ['arrived', 'sent'],
      ['approve', 'approved'],
    ] as const) {
      const { ann, id, link } = await inTrouble()
      await bring(id, (letter) => {
        if (letter.status !== 'approved') return letter
        return {
          ...letter,
          status: 'held',
          reason: 'no sign that it went out',
          isDoubtful: true,
          attempts: 1,
        }
      })
      const html = await ann.read(link)
      expect(wordsOf(html)).toContain('Sending it again may mean that it arrives twice')
      expect(letterForm(html).buttons[0]).toBe('action=save')
      expect(letterForm(html).buttons).toEqual(
        expect.arrayContaining(['action=arrived', 'action=approve', 'action=skip']),
      )
      expect((await press(ann, link, action)).status).toBe(303)
      expect((await letterOf(id)).status).toBe(status)
    }
  })

  it('that may not have left warns whoever drafts it again, and any other draft does not', async () => {
    const { ann, id, link } = await drafted(twoPeople())
    await press(ann, link, 'approve')
    await bring(id, (letter) => {
      if (letter.status !== 'approved') return letter
      return { ...letter, status: 'held', reason: 'no sign that it went out', isDoubtful: true, attempts: 1 }
    })
    const { to } = await letterOf(id)
    await press(ann, link, 'skip')
    await press(ann, link, 'undo')
    expect((await letterOf(id)).status).toBe('drafted')
    await press(ann, link, 'save', { to: 'another@example.org' })
    const html = await ann.read(link)
    expect(html.match(/An earlier attempt may have/g)).toHaveLength(1)
    expect(html.indexOf('An earlier attempt')).toBeLessThan(html.indexOf('value="approve"'))
    expect(wordsOf(html)).toContain(
      `An earlier attempt may have reached ${to} already: we never heard. If you approve it, they may get it twice.`,
    )
  })

  it('that was refused says why, and does not ask whether it arrived', async () => {
    const { ann, id, link } = await inTrouble()
    await bring(id, (letter) => {
      if (letter.status !== 'approved') return letter
      return { ...letter, status: 'held', reason: 'MessageRejected', isDoubtful: false, attempts: 1 }
    })
    const html = await ann.read(link)
    expect(wordsOf(html)).toContain('It was not sent: the mail service refused it')
    expect(letterForm(html).buttons).not.toContain('action=arrived')
  })

  it('that came back says why, suggests addresses, and goes to another one', async () => {
    const { ann, id, link } = await inTrouble()
    await bring(id, (letter) => {
      if (letter.status !== 'approved') return letter
      return {
        ...letter,
        status: 'bounced',
        reason: 'smtp; 550 5.1.1 user unknown',
        bouncedAt: site.now(),
        attempts: 1,
      }
    })
    const html = await ann.read(link)
    expect(wordsOf(html)).toContain('It came back from i.prado@farol.example.org: there is no such address.')
    expect(wordsOf(html)).toContain('Is it ')
    const same = await press(ann, link, 'approve', { to: 'i.prado@farol.example.org' })
    expect(same.status).toBe(422)
    expect(await same.text()).toContain('Mail to this address has come back. Type another one.')
    expect((await press(ann, link, 'approve', { to: 'ines@farol.example.org' })).status).toBe(303)
    expect(await letterOf(id)).toMatchObject({ status: 'approved', to: 'ines@farol.example.org' })
  })
})

describe('the link', () => {
  it('that has expired says so and offers to sign in; one that never was is absent', async () => {
    const { ann, id, link } = await drafted()
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
    const { link } = await drafted()
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
    const { ann, id, link } = await drafted()
    await ann.post(`/interviews/${id}/cancel`)
    const html = await ann.read(link)
    expect(wordsOf(html)).toContain('It was called off, so nothing more is sent.')
    expect(wordsOf(html)).toContain('Inês Prado MA, CA, Head of Collections Not sent')
    expect(wordsOf(html)).not.toMatch(/Waiting for you|If you approve/)
    expect(formsOf(html)).toEqual([])
    expect(wordsOf(await ann.read(`/interviews/${id}`))).not.toContain('Waiting for you')
  })

  it('shows, once all is over, what became of it and no buttons', async () => {
    const { ann, link } = await drafted()
    await press(ann, link, 'skip')
    const html = await ann.read(link)
    expect(wordsOf(html)).toContain('You skipped every letter, so nothing is sent.')
    expect(formsOf(html)).toEqual([])
  })
})

describe('the letters on paper', () => {
  it('stand one a sheet in block format, on the paper that the recipient has', async () => {
    const { ann, id, link } = await drafted(twoPeople())
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
    const { ann, link } = await drafted(recordBody(site, { timeZone: 'Europe/Oslo' }))
    const html = await ann.read(`${link}/print`)
    expect(html).toContain('@page { size: A4;')
    expect(wordsOf(html)).toMatch(/\d+ November 2026/)
    expect(html).toMatch(/<p>Dear [^<]+,<\/p><p class="subject">(?!Re:)/)
  })
})
