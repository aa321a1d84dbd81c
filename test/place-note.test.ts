import { describe, expect, it } from 'vitest'
import type { Notes } from '../shared/domain/interview.ts'
import { placeNote } from '../shared/use-cases/place-note.ts'
import { letterForm } from './fixtures/html.ts'
import { draft, recordBody, signIn, siteForFile } from './fixtures/site.ts'

const site = await siteForFile()

const notes: Notes = {
  discussed: ['the slow move to the new warehouse'],
  questions: ['Who decides the order of the moves?'],
  missed: 'I never said that I drove a forklift',
}
const placed = (note: string, name?: string) => placeNote(notes, note, name)

describe('a note added beside a letter', () => {
  it.each([
    [
      'I should have said that I speak Danish',
      'missed',
      'I should have said that I speak Danish\nI never said that I drove a forklift',
    ],
    [
      'forgot to mention my night shifts',
      'missed',
      'forgot to mention my night shifts\nI never said that I drove a forklift',
    ],
    ['idea: label the racks before the move', 'valueIdea', 'idea: label the racks before the move'],
    ['I would label the racks first', 'valueIdea', 'I would label the racks first'],
    ['we both keep bees', 'connection', 'we both keep bees'],
    [
      'How long did the last move take?',
      'questions',
      ['How long did the last move take?', ...notes.questions],
    ],
    ['the lift that sticks', 'discussed', [...notes.discussed, 'the lift that sticks']],
  ] as const)('“%s” goes to %s, before what was there of its kind', (note, field, value) => {
    expect(placed(note).notes).toEqual({ ...notes, [field]: value })
  })

  it('is about the person whose letter it stands beside', () => {
    expect(placed('the lift that sticks\nwhat if the racks were labelled', 'Ida Holm').notes).toEqual({
      ...notes,
      discussed: [...notes.discussed, 'Ida Holm: the lift that sticks'],
      valueIdea: 'Ida Holm: what if the racks were labelled',
    })
  })

  it('is wanted in the letter where it tells what was talked about', () => {
    expect(placed('the lift that sticks\nI forgot the forklift').favoured).toEqual(['notes.discussed[1]'])
  })

  it('leaves the notes as they are when it says nothing new', () => {
    for (const known of ['', ' \n ', notes.missed ?? '', ...notes.questions, ...notes.discussed]) {
      expect(placed(known).notes).toBe(notes)
    }
  })

  it.each([
    ['we talked about the flood in the basement of 2021', 'flood in the basement'],
    ['I should have said that I dried nine hundred wet ledgers', 'nine hundred wet ledgers'],
    ['I could photograph the ledgers before they are moved', 'before they are moved'],
    ['how many ledgers are still wet?', 'still wet'],
  ])('“%s” is in the letter that is written again', async (note, words) => {
    const ann = await signIn(site)
    const { link } = await draft(site, ann, recordBody(site))
    const { fields } = letterForm(await ann.read(link))
    expect(fields.text).not.toContain(words)
    const body = new URLSearchParams({ ...fields, note, action: 'rewrite' })
    const answer = await ann.request(link, { method: 'POST', body, headers: { Origin: site.publicUrl } })
    expect(answer.status).toBe(303)
    expect(letterForm(await ann.read(link)).fields.text).toContain(words)
  })
})
