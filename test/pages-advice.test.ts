import { describe, expect, it } from 'vitest'
import { letterForm, wordsOf } from './fixtures/html.ts'
import { drafted, press, twoPeople } from './fixtures/review.ts'
import { asFields, type Candidate, profile, siteForFile, stored } from './fixtures/site.ts'

const site = await siteForFile()

/** Saves the letter with this changed in it, and reads the page. */
async function edit(ann: Candidate, link: string, from: string | RegExp, to: string): Promise<string> {
  const { fields } = letterForm(await ann.read(link))
  const text = (fields.text ?? '').replace(from, to)
  expect(text).not.toBe(fields.text)
  await press(ann, link, 'save', { text })
  return wordsOf(await ann.read(link))
}

const lookAt = 'You may want to look at'
const fortyTeams = '40 readers a week came to my reading room.\n\n'
const number =
  'The number 40 is in none of your notes. Add it to the notes (or the profile) and it can go out.'

describe('advice on the review page', () => {
  it('is not given for a letter that nobody changed', async () => {
    const { ann, link } = await drafted(site)
    expect(wordsOf(await ann.read(link))).not.toContain(lookAt)
  })

  it('is given for an own text, and stops nobody', async () => {
    const { ann, id, link } = await drafted(site)
    const words = await edit(
      ann,
      link,
      '\n\nBest regards',
      ' I am passionate about it — truly.\n\nBest regards',
    )
    expect(words).toContain(lookAt)
    expect(words).toContain('It says “passionate”, which recruiters read in every letter.')
    expect(words).toContain('It has a long dash (—)')
    await press(ann, link, 'approve')
    expect((await stored(site, id)).letters[0]?.status).toBe('approved')
    expect(wordsOf(await ann.read(link))).not.toContain(lookAt)
  })

  it('is silent where an own text leaves nothing to say', async () => {
    const { ann, link } = await drafted(site)
    const words = await edit(ann, link, '\n\nBest regards', '\n\nKind regards')
    expect(words).not.toContain(lookAt)
  })

  it('is escaped like everything that somebody typed', async () => {
    const { ann, link } = await drafted(site)
    await edit(ann, link, '\n\nBest regards', ' We use "<img src=x>".\n\nBest regards')
    expect(await ann.read(link)).not.toContain('<img src=x>')
  })
})

describe('what no fact has', () => {
  it('holds the letter up until a note has it', async () => {
    const { ann, id, link } = await drafted(site)
    expect(await edit(ann, link, 'Best regards', `${fortyTeams}Best regards`)).toContain(number)
    const answer = await press(ann, link, 'approve')
    expect(answer.status).toBe(422)
    expect(wordsOf(await answer.text())).toContain(number)
    await ann.post(`/interviews/${id}/notes`, { 'notes.discussed': 'I told her of forty readers a week' })
    const words = wordsOf(await ann.read(link))
    expect(words).toContain('40 readers a week')
    expect(words).not.toContain(number)
    await press(ann, link, 'approve')
    expect((await stored(site, id)).letters[0]?.status).toBe('approved')
  })

  it('is a fact after a note was added on the page itself', async () => {
    const { ann, link } = await drafted(site)
    await edit(ann, link, 'Best regards', `${fortyTeams}Best regards`)
    await press(ann, link, 'rewrite', { note: 'I told her that 40 readers came each week' })
    expect(wordsOf(await ann.read(link))).not.toContain(number)
    expect(await edit(ann, link, 'Best regards', `${fortyTeams}Best regards`)).not.toContain(number)
  })

  it('is a fact when the profile has it', async () => {
    const { ann, link } = await drafted(site)
    expect(await edit(ann, link, /\+1 508 555 0163/, '+1 508 555 0163\nlinkedin.example/in/marta')).toContain(
      'linkedin.example/in/marta is in none of your notes.',
    )
    await ann.post('/profile', { ...profile, headline: 'Archivist, linkedin.example/in/marta' })
    expect(wordsOf(await ann.read(link))).not.toContain('is in none of your notes')
  })
})

describe('a slip', () => {
  it('in the greeting holds the letter up', async () => {
    const { ann, link } = await drafted(site, twoPeople(site))
    expect(await edit(ann, link, 'Dear Inês,', 'Dear Odd,')).toContain(
      'It greets Odd, and goes to Inês Prado.',
    )
    expect((await press(ann, link, 'approve')).status).toBe(422)
    expect(await edit(ann, link, 'Dear Odd,', 'Hello Ms Prado,')).not.toContain('It greets')
  })

  it('is none once the record knows the name', async () => {
    const { ann, id, link } = await drafted(site)
    expect(await edit(ann, link, 'Dear Inês,', 'Dear Bibi,')).toContain(
      'It greets Bibi, and goes to Inês Prado.',
    )
    const person = { name: 'Inês “Bibi” Prado', email: 'i.prado@farol.example.org' }
    await ann.post(`/interviews/${id}/notes`, asFields({ interviewers: [person] }))
    expect(wordsOf(await ann.read(link))).not.toContain('It greets')
  })

  it('in the company holds the letter up', async () => {
    const { ann, link } = await drafted(site)
    const wrong =
      'Dear Inês,\n\nThank you for yesterday. I would love to work at Northlight.\n\nSincerely,\nMarta Vaz'
    expect(await edit(ann, link, /^.*$/s, wrong)).toContain(
      'It speaks of Northlight, and the interview was at Farol Photographic Archive.',
    )
  })

  it('that leaves a blank holds the letter up', async () => {
    const { ann, link } = await drafted(site)
    expect(await edit(ann, link, '\n\nBest regards', ' I met [name].\n\nBest regards')).toContain(
      'The text still holds a blank to fill in.',
    )
  })
})
