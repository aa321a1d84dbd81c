import { describe, expect, it } from 'vitest'
import type { Letter } from '../shared/domain/interview.ts'
import { letterForm, wordsOf } from './fixtures/html.ts'
import { drafted, letterOf, press, twoPeople } from './fixtures/review.ts'
import { recordBody, siteForFile, stored } from './fixtures/site.ts'

const site = await siteForFile()

describe('changing a letter', () => {
  it('keeps what was typed, and an address that is none is refused beside its field with the rest kept', async () => {
    const { ann, id, link } = await drafted(site)
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
    expect(await letterOf(site, id)).toMatchObject({ to: 'ines@example.org', isEdited: true })
    expect(wordsOf(await ann.read(link))).toContain('Dear Inês, Short. Marta')
  })

  it('writes it anew with a note and in another tone', async () => {
    const { ann, id, link } = await drafted(site)
    const answer = await press(ann, link, 'rewrite', { note: 'we both keep bees', tone: 'shorter' })
    expect(answer.headers.get('location')).toBe(`${link}?saved=i1#letter-i1`)
    expect((await letterOf(site, id)).tone).toBe('shorter')
    expect(letterForm(await ann.read(link)).fields.tone).toBe('shorter')
    expect(await ann.read(`/interviews/${id}`)).toContain('we both keep bees')
  })

  it('skips one of two, brings it back, and takes the other for sent by the candidate', async () => {
    const { ann, id, link } = await drafted(site, twoPeople(site))
    await press(ann, link, 'skip', {}, 'i2')
    expect((await letterOf(site, id, 'i2')).status).toBe('skipped')
    await press(ann, link, 'undo', {}, 'i2')
    expect((await letterOf(site, id, 'i2')).status).toBe('drafted')
    await press(ann, link, 'ownMailbox', {}, 'i2')
    expect((await letterOf(site, id, 'i2')).status).toBe('ownMailbox')
    expect((await letterOf(site, id, 'i1')).status).toBe('drafted')
    expect(wordsOf(await ann.read(link))).toContain('Sent from your own mailbox')
  })

  it('offers the letter to the candidate’s own mail program, with its words encoded', async () => {
    const { ann, link } = await drafted(site)
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
    const { ann, id, link } = await drafted(
      site,
      recordBody(site, {}, { interviewers: [{ name: 'Inês Prado' }] }),
    )
    expect(wordsOf(await ann.read(link))).toContain('no address yet')
    const answer = await press(ann, link, 'approve')
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Whom should it go to? Type the address.')
    await press(ann, link, 'approve', { to: 'ines@example.org' })
    expect(await letterOf(site, id)).toMatchObject({ status: 'drafted', to: 'ines@example.org' })
    await press(ann, link, 'approve')
    expect((await letterOf(site, id)).status).toBe('approved')
  })
})

/** Puts the approved letter where only SES could bring it. */
async function bring(id: string, change: (letter: Extract<Letter, { status: 'approved' }>) => Letter) {
  const interview = await stored(site, id)
  const letters = interview.letters.map((letter) =>
    letter.status === 'approved' ? change({ ...letter, attempts: 1 }) : letter,
  )
  const changed = { ...interview, letters, status: 'underway' as const, revision: interview.revision + 1 }
  await site.table.replaceInterview(changed, interview.revision)
}

const mayHaveLeft = (id: string) =>
  bring(id, (letter) => ({
    ...letter,
    ...{ status: 'held', reason: 'no sign that it went out', isDoubtful: true },
  }))

describe('a letter in trouble', () => {
  async function inTrouble() {
    const one = await drafted(site)
    await press(one.ann, one.link, 'approve')
    return one
  }

  it('that may not have left is sent again or taken for arrived, as the candidate says', async () => {
    for (const [action, status] of [
      ['arrived', 'sent'],
      ['approve', 'approved'],
    ] as const) {
      const { ann, id, link } = await inTrouble()
      await mayHaveLeft(id)
      const html = await ann.read(link)
      expect(wordsOf(html)).toContain('Sending it again may mean that it arrives twice')
      expect(letterForm(html).buttons[0]).toBe('action=save')
      expect(letterForm(html).buttons).toEqual(
        expect.arrayContaining(['action=arrived', 'action=approve', 'action=skip']),
      )
      expect((await press(ann, link, action)).status).toBe(303)
      expect((await letterOf(site, id)).status).toBe(status)
    }
  })

  it('that may not have left warns whoever drafts it again, and any other draft does not', async () => {
    const { ann, id, link } = await drafted(site, twoPeople(site))
    await press(ann, link, 'approve')
    await mayHaveLeft(id)
    const { to } = await letterOf(site, id)
    await press(ann, link, 'skip')
    await press(ann, link, 'undo')
    expect((await letterOf(site, id)).status).toBe('drafted')
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
    await bring(id, (letter) => ({
      ...letter,
      ...{ status: 'held', reason: 'MessageRejected', isDoubtful: false },
    }))
    const html = await ann.read(link)
    expect(wordsOf(html)).toContain('It was not sent: the mail service refused it')
    expect(letterForm(html).buttons).not.toContain('action=arrived')
  })

  it('that came back says why, suggests addresses, and goes to another one', async () => {
    const { ann, id, link } = await inTrouble()
    await bring(id, (letter) => ({
      ...letter,
      ...{ status: 'bounced', reason: 'smtp; 550 5.1.1 user unknown', bouncedAt: site.now() },
    }))
    const html = await ann.read(link)
    expect(wordsOf(html)).toContain('It came back from i.prado@farol.example.org: there is no such address.')
    expect(wordsOf(html)).toContain('Is it ')
    const same = await press(ann, link, 'approve', { to: 'i.prado@farol.example.org' })
    expect(same.status).toBe(422)
    expect(await same.text()).toContain('Mail to this address has come back. Type another one.')
    expect((await press(ann, link, 'approve', { to: 'ines@farol.example.org' })).status).toBe(303)
    expect(await letterOf(site, id)).toMatchObject({ status: 'approved', to: 'ines@farol.example.org' })
  })
})
