import { describe, expect, it, onTestFinished } from 'vitest'
import { createApp } from '../functions/api/app.ts'
import { logTo } from '../shared/log.ts'
import { addNotes } from '../shared/use-cases/change-interview.ts'
import { rewriteLetter } from '../shared/use-cases/rewrite-letter.ts'
import { markOf } from '../shared/use-cases/struck-lines.ts'
import { readTexts } from '../shared/use-cases/texts.ts'
import { letterForm, wordsOf } from './fixtures/html.ts'
import { drafted, letterOf } from './fixtures/review.ts'
import {
  type Candidate,
  draft,
  openBrowser,
  openSite,
  profile,
  recordBody,
  signIn,
  siteForFile,
  stored,
} from './fixtures/site.ts'

const site = await siteForFile()

type Ticked = readonly (readonly [string, string])[]

/** Presses "Write it again" on the page as it is now, with these boxes ticked and `typed` over the fields. */
async function rewrite(
  ann: Candidate,
  page: string,
  typed: Record<string, string> = {},
  ticked: Ticked = [],
): Promise<Response> {
  return send(ann, page, { ...letterForm(await ann.read(page)).fields, ...typed }, ticked)
}

function send(ann: Pick<Candidate, 'request'>, page: string, fields: Record<string, string>, ticked: Ticked) {
  const body = new URLSearchParams([
    ...Object.entries({ ...fields, action: 'rewrite' }),
    ...ticked.map(([...one]) => one),
  ])
  return ann.request(page, { method: 'POST', body, headers: { Origin: site.publicUrl } })
}

/** The boxes of a name, each as its value and the words beside it. */
function boxes(html: string, name: string): Map<string, string> {
  const found = html.matchAll(
    new RegExp(
      `<input type="checkbox"[^>]* name="${name}" value="([^"]+)"[^>]*/><label[^>]*>(.*?)</label>`,
      'g',
    ),
  )
  return new Map([...found].map(([, value = '', words = '']) => [value, wordsOf(words)]))
}

const notesOf = async (id: string) => (await readTexts(site.context, await stored(site, id))).notes
const putBack = (marks: readonly string[]): Ticked => marks.map((mark) => ['unstrike', mark])
const missedMark = async (id: string) => markOf((await notesOf(id)).missed ?? '')

describe('what a sentence rests on', () => {
  it('is left out from then on when it is struck, said on the page, and put back when asked', async () => {
    const { ann, id, link } = await drafted(site)
    const before = await ann.read(link)
    const strikable = boxes(before, 'strike')
    const { text = '' } = letterForm(before).fields
    expect([...strikable.keys()].join(' ')).toContain('notes.missed')
    for (const [value, words] of strikable) {
      expect(value).toMatch(/^(?:notes|candidate\.qualifications)/)
      expect(text).toContain(words)
    }
    const said = strikable.get('notes.missed') ?? ''
    const answer = await rewrite(ann, link, {}, [
      ['strike', 'notes.missed'],
      ['strike', 'notes.valueIdea'],
    ])
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${link}?saved=i1#letter-i1`])
    const { missed = '', valueIdea = '' } = await notesOf(id)
    const marks = [markOf(missed), markOf(valueIdea)]
    expect((await letterOf(site, id)).struck).toEqual(marks)
    const after = await ann.read(link)
    expect(letterForm(after).fields.text).not.toContain(said)
    expect(wordsOf(after)).toContain(
      'Left out as you asked: “I forgot to mention that I read old Portuguese shorthand” “photograph the catalogue cards first',
    )
    expect([...boxes(after, 'unstrike').keys()]).toEqual(marks)

    await rewrite(ann, link, { tone: 'warmer' })
    expect(await letterOf(site, id)).toMatchObject({ tone: 'warmer', struck: marks })
    await rewrite(ann, link, { tone: 'asWritten' }, putBack(marks))
    expect((await letterOf(site, id)).struck).toBeUndefined()
    expect(letterForm(await ann.read(link)).fields.text).toBe(text)
  })

  it('stays left out wherever it stands in new notes, and no other note in its place', async () => {
    const { ann, id, link } = await drafted(site)
    const [struck, other] = (await notesOf(id)).discussed
    await rewrite(ann, link, {}, [
      ['strike', 'notes.discussed[0]'],
      ['strike', 'notes.missed'],
    ])
    await ann.post(`/interviews/${id}/notes`, {
      'notes.discussed': ['the reading room opens in May', struck, other].join('\n'),
      'notes.missed': 'I should have said that I read Dutch',
    })
    await site.advance(10 * 60)
    const html = await ann.read(link)
    expect(letterForm(html).fields.text).toContain('reading room')
    expect(letterForm(html).fields.text).toContain('I read Dutch')
    expect(letterForm(html).fields.text).not.toContain('wooden boxes')
    expect([...boxes(html, 'unstrike').values()]).toEqual([`“${struck}”`])
    expect(wordsOf(html)).toContain(`Left out as you asked: “${struck}”`)
  })

  it('stays left out when a new line comes first in the profile, and no other line in its place', async () => {
    const { ann, id, link } = await drafted(site)
    await rewrite(ann, link, {}, [['strike', 'candidate.qualifications[1]']])
    await ann.post('/profile', {
      ...profile,
      qualifications: `Bound maps by hand\n${profile.qualifications}`,
    })
    await rewrite(ann, link, { tone: 'warmer' })
    expect(letterForm(await ann.read(link)).fields.text).not.toContain('4,200 glass negatives')
    await ann.post(`/interviews/${id}/notes`, { 'notes.missed': 'I should have said that I read Dutch' })
    await site.advance(10 * 60)
    const html = await ann.read(link)
    const { text } = letterForm(html).fields
    expect(text).toContain('I read Dutch')
    expect(text).toContain('photographic collections for six years')
    expect(text).not.toContain('4,200 glass negatives')
    expect(wordsOf(html)).toContain('Left out as you asked: “Catalogued 4,200 glass negatives by hand”')
    await rewrite(ann, link, {}, putBack([...boxes(html, 'unstrike').keys()]))
    expect(letterForm(await ann.read(link)).fields.text).toContain('4,200 glass negatives')
  })

  it('is another note once a slip in it is mended: told again, and not said to be left out', async () => {
    const { ann, id, link } = await drafted(site)
    await rewrite(ann, link, {}, [['strike', 'notes.missed']])
    await ann.post(`/interviews/${id}/notes`, {
      'notes.missed': 'I forgot to mention that I read old Portuguese short-hand',
    })
    expect(wordsOf(await ann.read(link))).not.toContain('Left out as you asked')
    await site.advance(10 * 60)
    const html = await ann.read(link)
    expect(letterForm(html).fields.text).toContain('short-hand')
    expect(wordsOf(html)).not.toContain('Left out as you asked')
    await rewrite(ann, link, { tone: 'warmer' })
    expect((await letterOf(site, id)).struck).toBeUndefined()
  })

  it('is left out as well where an item of earlier days holds its path, and by its words from then on', async () => {
    const { ann, id, link } = await drafted(site)
    const interview = await stored(site, id)
    const letters = interview.letters.map((letter) => ({ ...letter, struck: ['notes.missed'] }))
    const { revision } = interview
    await site.table.replaceInterview({ ...interview, letters, revision: revision + 1 }, revision)
    const { missed = '' } = await notesOf(id)
    expect(boxes(await ann.read(link), 'unstrike')).toEqual(new Map([['notes.missed', `“${missed}”`]]))
    await rewrite(ann, link, { tone: 'warmer' })
    expect(letterForm(await ann.read(link)).fields.text).not.toContain('shorthand')
    expect((await letterOf(site, id)).struck).toEqual([markOf(missed)])
  })

  it('can be struck from what nobody edited alone: an edited letter shows no boxes', async () => {
    const { ann, link } = await drafted(site)
    const { fields } = letterForm(await ann.read(link))
    await ann.post(link, { ...fields, text: `${fields.text} Ann`, action: 'save' })
    expect(boxes(await ann.read(link), 'strike').size).toBe(0)
  })

  it.each(['interview.role', 'notes.discussed[999]', 'candidate.qualifications[2]', 'notes.connection', 'x'])(
    'is refused when there is no such thing as %s, beside the boxes and with them still ticked',
    async (nothing) => {
      const { ann, id, link } = await drafted(site)
      const before = await stored(site, id)
      const none = await rewrite(ann, link, { note: 'a note' }, [
        ['strike', 'notes.missed'],
        ['strike', nothing],
      ])
      expect(none.status).toBe(422)
      const html = await none.text()
      expect(html).toContain('<a href="#i1.strike">There is no such sentence.</a>')
      expect(html).toMatch(/value="notes\.missed" checked/)
      expect(letterForm(html).fields.note).toBe('a note')
      expect(await stored(site, id)).toEqual(before)
    },
  )

  it('is refused when it is more than 20 things', async () => {
    const discussed = Array.from({ length: 21 }, (_, at) => `how shelf ${at + 1} is kept`)
    const { ann, id, link } = await drafted(site, { ...recordBody(site), notes: { discussed } })
    const before = await stored(site, id)
    const all = discussed.map((_, at) => ['strike', `notes.discussed[${at}]`] as const)
    const tooMany = await rewrite(ann, link, {}, all)
    expect(tooMany.status).toBe(422)
    expect(await tooMany.text()).toContain('No more than 20 things can be left out of a letter.')
    expect(await stored(site, id)).toEqual(before)
    expect((await rewrite(ann, link, {}, all.slice(1))).status).toBe(303)
    expect((await letterOf(site, id)).struck).toHaveLength(20)
  })
})

describe('a letter that is written again', () => {
  it('is refused with 409 when the page is out of date, and with 422 for what cannot be, as if nobody stood between', async () => {
    const { ann, id, link } = await drafted(site)
    const { fields } = letterForm(await ann.read(link))
    await ann.post(link, { ...fields, subject: 'Another subject', action: 'save' })
    const stale = await send(ann, link, { ...fields, note: 'my <own> note' }, [])
    expect(stale.status).toBe(409)
    const words = wordsOf(await stale.text())
    expect(words).toContain('The letter has changed since this page was made. Here is how it reads now.')
    expect(words).toMatch(/What you had typed.*my <own> note/)
    const tone = await rewrite(ann, link, { tone: 'louder', note: 'kept' })
    expect(tone.status).toBe(422)
    const html = await tone.text()
    expect(html).toContain('There is no such tone.')
    expect(letterForm(html).fields.note).toBe('kept')
    const past = await rewrite(ann, link, { sendAt: '2020-01-01T09:00' })
    expect(past.status).toBe(422)
    expect(await past.text()).toContain('<a href="#i1.sendAt">That time has passed: ')
    expect((await stored(site, id)).history.map(({ what }) => what)).not.toContain('rewritten')
    expect((await notesOf(id)).discussed).not.toContain('my <own> note')
  })

  it.each([
    ['generate', '500', 'FunctionFailedError'],
    ['Invoke', '500', 'ServiceException'],
    ['Invoke', 'throttle', 'TooManyRequestsException'],
    ['Invoke', 'resetBefore', 'TimeoutError'],
  ] as const)(
    'and cannot be, because of %s and %s, says so in a sentence, keeps what was typed, and logs ids alone',
    async (action, kind, error) => {
      const { ann, id, link } = await drafted(site)
      const before = await stored(site, id)
      const logged: string[] = []
      logTo((line) => logged.push(line))
      onTestFinished(() => logTo((line) => void process.stdout.write(line)))
      site.aws.faults.fail({ service: 'lambda', action, kind })
      const answer = await rewrite(ann, link, { note: 'we both keep bees', tone: 'shorter' }, [
        ['strike', 'notes.missed'],
      ])
      expect(answer.status).toBe(503)
      const html = await answer.text()
      expect(wordsOf(html)).toContain(
        'The letter could not be rewritten just now. Nothing is lost: your note is still in the form; try again.',
      )
      expect(letterForm(html).fields).toMatchObject({ note: 'we both keep bees', tone: 'shorter' })
      expect(html).toMatch(/<details open=""><summary>Have it written again/)
      expect(html).toMatch(/value="notes\.missed" checked/)
      expect(logged.map((line) => JSON.parse(line))).toEqual([
        { what: 'rewriteFailed', id, letter: 'i1', error },
      ])
      expect(await stored(site, id)).toEqual(before)

      const again = await send(ann, link, letterForm(html).fields, [['strike', 'notes.missed']])
      expect(again.status).toBe(303)
      expect(await letterOf(site, id)).toMatchObject({ tone: 'shorter', struck: [await missedMark(id)] })
    },
  )

  it.each(['resetAfter', '500After'] as const)(
    'whose answer was lost by %s is written once, and the same form again is no error and adds nothing',
    async (kind) => {
      const { ann, id, link } = await drafted(site)
      const { fields } = letterForm(await ann.read(link))
      const typed = { ...fields, note: 'we both keep bees', tone: 'warmer' }
      site.aws.faults.fail({ service: 'lambda', action: 'Invoke', kind })
      const answer = await send(ann, link, typed, [['strike', 'notes.missed']])
      expect(answer.status).toBe(503)
      const done = await stored(site, id)
      expect(done.letters[0]).toMatchObject({ tone: 'warmer', struck: [await missedMark(id)] })
      const same = await send(ann, link, typed, [['strike', 'notes.missed']])
      expect([same.status, same.headers.get('location')]).toEqual([303, `${link}?saved=i1#letter-i1`])
      expect(await stored(site, id)).toEqual(done)
      const shown = await send(ann, link, letterForm(await answer.text()).fields, [])
      expect(shown.status).toBe(303)
      expect(JSON.stringify(await notesOf(id)).match(/we both keep bees/g)).toHaveLength(1)
    },
  )

  it('and takes too long is given up in time to say so', async () => {
    const { ann, link } = await drafted(site)
    const requestHandler = { requestTimeout: 100, throwOnRequestTimeout: true }
    const context = site.contextBy({ requestHandler })
    const impatient = openBrowser({ app: createApp(context), publicUrl: site.publicUrl })
    site.aws.faults.fail({ service: 'lambda', action: 'Invoke', kind: 'hangBefore' })
    const { fields } = letterForm(await ann.read(link))
    expect((await send(impatient, link, fields, [])).status).toBe(503)
  })

  it('from notes that change while it is written is out of date, and the notes stay', async () => {
    const { ann, id, link } = await drafted(site)
    const { fields } = letterForm(await ann.read(link))
    const putText: typeof site.table.putText = async (owner, hash, text) => {
      const interview = await stored(site, id)
      if (!(await notesOf(id)).discussed.includes('meanwhile'))
        await addNotes(site.context, interview, { discussed: ['meanwhile'] })
      return site.table.putText(owner, hash, text)
    }
    const context = { ...site.context, table: { ...site.table, putText } }
    const request = { kind: 'rewrite', id, letter: 'i1', hash: fields.hash, note: 'late' } as const
    await expect(rewriteLetter(context, request)).rejects.toMatchObject({ code: 'stale' })
    expect((await notesOf(id)).discussed).toEqual(['meanwhile'])
  })

  it('is one that nobody else may have written again', async () => {
    const { id, link } = await drafted(site)
    const eve = await signIn(site)
    const { fields } = letterForm(await eve.read(link))
    expect((await send(eve, `/interviews/${id}/review`, fields, [])).status).toBe(404)
  })
})

describe('a letter on another day than it was written for', () => {
  it('that speaks of a day which will have passed by then is shown with that, and cannot be approved', async () => {
    const morning = await openSite()
    onTestFinished(morning.close)
    const { ann, id, link } = await drafted(morning)
    const { fields } = letterForm(await ann.read(link))
    expect(fields.text).toContain('Friday the 20th')
    const words = 'It speaks of a day that will have passed by then: rewrite it, or edit that sentence.'
    const late = { ...fields, sendAt: '2026-11-23T10:30', action: 'approve' }
    const stale = await ann.post(link, late)
    expect(stale.status).toBe(409)
    const html = await stale.text()
    expect(wordsOf(html)).toContain(words)
    const refused = await ann.post(link, { ...letterForm(html).fields, action: 'approve' })
    expect(refused.status).toBe(422)
    expect(wordsOf(await refused.text())).toContain(words)
    expect((await letterOf(morning, id, 'i1')).status).toBe('drafted')

    const then = letterForm(html).fields
    const rewritten = await ann.post(link, { ...then, action: 'rewrite' })
    expect(rewritten.status).toBe(303)
    const page = await ann.read(`${link}?letter=i1&sendAt=2026-11-23T10%3A30`)
    expect(letterForm(page).fields.text).not.toContain('Friday the 20th')
    expect(wordsOf(page)).not.toContain(words)
    expect((await ann.post(link, { ...letterForm(page).fields, action: 'approve' })).status).toBe(303)
  })

  it('may go on that day once the sentence has been edited, and not while another one was', async () => {
    const morning = await openSite()
    onTestFinished(morning.close)
    const { ann, link } = await drafted(morning)
    const save = async (change: (text: string) => string) => {
      const { fields } = letterForm(await ann.read(link))
      await ann.post(link, { ...fields, text: change(fields.text ?? ''), action: 'save' })
      const page = await ann.read(`${link}?letter=i1&sendAt=2026-11-23T10%3A30`)
      return wordsOf(page).includes('It speaks of a day that will have passed by then')
    }
    expect(await save((text) => text.replace(/^Dear .*,/, 'Dear Dr. Prado,'))).toBe(true)
    expect(await save((text) => text.replace('Friday the 20th', 'the end of the month'))).toBe(false)
  })

  it('is still brought to that day when an address alone was typed meanwhile', async () => {
    const morning = await openSite()
    onTestFinished(morning.close)
    const { ann, id, link } = await drafted(morning)
    expect(letterForm(await ann.read(link)).fields.text).toContain('today')
    await morning.advance(24 * 3600)
    const { fields } = letterForm(await ann.read(link))
    expect(fields.text).toContain('yesterday')
    await ann.post(link, { ...fields, to: 'ines@example.org', action: 'save' })
    expect(await letterOf(morning, id, 'i1')).toMatchObject({ to: 'ines@example.org', isEdited: false })
    await morning.advance(24 * 3600)
    expect(letterForm(await ann.read(link)).fields.text).toContain('on Tuesday')
  })

  it('is signed by the name that the profile has got since, unless it was edited', async () => {
    const ann = await signIn(site, { fields: null })
    const { link } = await draft(site, ann)
    expect(letterForm(await ann.read(link)).fields.text).toMatch(/\n\[your name\]$/)
    expect(wordsOf(await ann.read(link))).toContain('Your profile has no name yet')
    await ann.post('/profile', {
      ...{ name: 'Ann Doe', phone: '', postalAddress: '', headline: '', qualifications: '' },
      timeZone: 'America/New_York',
    })
    expect(letterForm(await ann.read(link)).fields.text).toMatch(/\nAnn Doe$/)
  })
})
