import { describe, expect, it } from 'vitest'
import type { Model } from '../shared/aws/model.ts'
import type { Interview } from '../shared/domain/interview.ts'
import { addNotes } from '../shared/use-cases/change-interview.ts'
import { rewriteLetter } from '../shared/use-cases/rewrite-letter.ts'
import { markOf } from '../shared/use-cases/struck-lines.ts'
import { letterText, readTexts } from '../shared/use-cases/texts.ts'
import { viewLetters } from '../shared/use-cases/view-letters.ts'
import { writeDrafts } from '../shared/use-cases/write-drafts.ts'
import { wordsOf } from './fixtures/html.ts'
import { draft, recordBody, signIn, siteForFile, stored } from './fixtures/site.ts'

const site = await siteForFile()

/** Drafts that nobody has touched, of an interview whose notes have just changed. */
async function noted() {
  const ann = await signIn(site)
  const second = { name: 'Rui Tavares', email: 'rui@farol.example.org' }
  const { interviewers, ...body } = recordBody(site)
  const { id, link } = await draft(site, ann, { ...body, interviewers: [...interviewers, second] })
  await addNotes(site.context, await stored(site, id), { connection: 'we both restore barometers' })
  return { ann, id, link }
}

/** Writes the drafts that are due, with a model that has no answer and takes as long as `meanwhile` does. */
async function writeWhile(id: string, meanwhile: () => Promise<unknown>): Promise<Interview> {
  let work: Promise<unknown> | undefined
  const model: Model = {
    async ask() {
      work ??= meanwhile()
      await work
      return { status: 'failed', why: 'TimeoutError' }
    },
  }
  const { timers } = await stored(site, id)
  await writeDrafts({ ...site.context, model }, id, timers.draft?.version ?? -1)
  expect(work).toBeDefined()
  return stored(site, id)
}

/** What the page asks for when the first letter is to be written again. */
async function rewrite(id: string, wishes: { tone?: string; strike?: readonly string[]; note?: string }) {
  const { letters } = await viewLetters(site.context, await stored(site, id))
  const hash = letters.find(({ letter }) => letter.key === 'i1')?.hash
  const strike = [...(wishes.strike ?? [])]
  await rewriteLetter(site.context, { kind: 'rewrite', id, letter: 'i1', hash, ...wishes, strike })
}

async function bodyOf(interview: Interview, key: string): Promise<string> {
  const hash = interview.letters.find((letter) => letter.key === key)?.text ?? ''
  return letterText(await readTexts(site.context, interview), hash).body
}

describe('drafts that take their time', () => {
  it('do not bring back what was struck meanwhile, and the page says what is left out', async () => {
    const { ann, id, link } = await noted()
    expect(await bodyOf(await stored(site, id), 'i1')).toContain('shorthand')
    const after = await writeWhile(id, () => rewrite(id, { strike: ['notes.missed'] }))
    const { missed = '' } = (await readTexts(site.context, after)).notes
    expect(after.letters[0]?.struck).toEqual([markOf(missed)])
    expect(await bodyOf(after, 'i1')).not.toContain('shorthand')
    expect(wordsOf(await ann.read(link))).toContain(`Left out as you asked: “${missed}”`)
    expect(after.timers.draft).toBeUndefined()
  })

  it('leave the tone and the note of a letter that was written again meanwhile', async () => {
    const { id } = await noted()
    let rewritten = ''
    const after = await writeWhile(id, async () => {
      await rewrite(id, { tone: 'shorter', note: 'the plates from 1911 are cracked' })
      rewritten = await bodyOf(await stored(site, id), 'i1')
    })
    expect(after.letters[0]?.tone).toBe('shorter')
    expect(await bodyOf(after, 'i1')).toBe(rewritten)
    expect((await readTexts(site.context, after)).notes.discussed.at(-1)).toContain('1911')
  })

  it('give way to those from notes that came meanwhile, in the same instant', async () => {
    const { id } = await noted()
    const before = await stored(site, id)
    const late = await writeWhile(id, async () =>
      addNotes(site.context, await stored(site, id), { missed: 'I should have said that I read Dutch' }),
    )
    expect(late.letters).toEqual(before.letters)
    await site.advance(10 * 60)
    const after = await stored(site, id)
    const bodies = await Promise.all(after.letters.map(({ key }) => bodyOf(after, key)))
    expect(bodies.join()).toContain('I read Dutch')
    expect(after.timers.draft).toBeUndefined()
  })
})
