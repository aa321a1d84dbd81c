import { describe, expect, it } from 'vitest'
import { readAnswer } from '../shared/letter/model-answer.ts'
import { asAnswer, bent, briefOf, faultsOf, good, input, read } from './fixtures/model-letter.ts'

/** What a model says of one line of the record, beside the rest of the good letter. */
function toldOf(line: string, text: string): string {
  const own = briefOf({ ...input, candidate: { ...input.candidate, qualifications: [line] } })
  const id = line.split(' ').slice(0, 4).join(' ')
  return faultsOf(readAnswer(own, asAnswer(bent('glass negatives', { text, facts: [id] }), own.facing)))
}

describe('a model that sets out to harm the candidate', () => {
  const harm = [
    'Thank you for telling me that you will give me the Archivist role.',
    'You said that you want me for the role.',
    'We worked at your company before.',
    'The interview was not useful, and the panel was not kind to me.',
    'I do not want the Archivist role, and would like you to take another person.',
  ]

  it.each([...harm, 'I would be glad to talk again.'])('cannot say it without a fact: %s', (text) => {
    for (const facts of [[], ['role: Archivist'], ['role: Archivist', 'company: Farol']])
      expect(faultsOf(read([...good, { text, paragraph: 3, facts }]))).toContain('does not cite a fact')
  })

  it.each([
    ...harm,
    'I read old Portuguese shorthand, and I do not want the Archivist role.',
    'I read old Portuguese shorthand, and you said that you want me for the role.',
    'You will have me, and I read old Portuguese shorthand.',
    'I read old Portuguese shorthand and would not.',
    'I read old Portuguese shorthand at your company.',
    'I read old Portuguese shorthand for Inês.',
    'You said that I read old Portuguese shorthand.',
    'We talked about old Portuguese shorthand.',
    'As an Archivist I read old Portuguese shorthand.',
    'I forgot old Portuguese shorthand.',
    'I will read old Portuguese shorthand.',
  ])('cannot say it beside a fact: %s', (text) => {
    expect(faultsOf(read(bent('shorthand', { text })))).toContain(`“${text}”`)
  })

  it.each([
    'You said that you will give me the role when the wooden boxes swell.',
    'Thank you for telling me that the wooden boxes swell every summer.',
    'The wooden boxes swell every summer, and it was not kind.',
    'We talked about the wooden boxes, and I forget the rest.',
    'You swell every summer.',
  ])('cannot say it of what was talked about: %s', (text) => {
    expect(faultsOf(read(bent('boxes swell', { text })))).toContain(`“${text}”`)
  })

  it.each([
    ['Reduced errors 30% and increased output 12%', 'I reduced errors 12% and increased output 30%.'],
    ['Reduced errors 30% and increased output 12%', 'I increased output 30%.'],
    [
      'Catalogued 4,200 negatives in 2 years and moved 300 boxes',
      'I catalogued 300 negatives in 2 years and moved 4,200 boxes.',
    ],
    ['Catalogued 4,200 negatives in 2 years and moved 300 boxes', 'I moved 4,200 negatives and 300 boxes.'],
    ['Reduced errors 30% and increased output 12%', 'I reduced output.'],
    ['Won 3 of 5 bids for Casa Lume', 'I won 5 bids.'],
    ['Led the work of 2 teams of 12 people', 'I led the work of 12 teams.'],
    ['Led a team of 12, cut rejects from 9% to 2%', 'I cut a team of 12.'],
    ['Grew the archive from 2 to 9 readers a day', 'I grew the archive to 2 readers a day from 9.'],
    ['Trained by Anna Berg, who won two medals', 'I won two medals.'],
    ['Trained by Anna Berg, who won two medals', 'I trained Anna Berg.'],
    ['Trained by Anna Berg, who won two medals', 'Anna Berg was trained by me.'],
    ['Worked for the manager who catalogued 4,200 negatives', 'I catalogued 4,200 negatives.'],
    ['Worked for two years with a team that restored the vault', 'I restored the vault.'],
    ['Worked for two years with a team that restored the vault', 'The vault was restored by me.'],
    ['Worked for two years with a team that restored the vault', 'I worked on restoring the vault.'],
    ['Worked for two years with a team that restored the vault', 'It was I who restored the vault.'],
  ])('cannot turn a line round: %s', (line, text) => {
    expect(toldOf(line, text)).toContain(`“${text}”`)
  })

  it.each([
    ['Reduced errors 30% and increased output 12%', 'I reduced errors 30% and increased output 12%.'],
    ['Reduced errors 30% and increased output 12%', 'At work I increased output 12%.'],
    ['Catalogued 4,200 negatives in 2 years and moved 300 boxes', 'I have moved 300 boxes.'],
    ['Grew the archive from 2 to 9 readers a day', 'I grew the archive from 2 to 9 readers a day.'],
    ['Led a team of 12, cut rejects from 9% to 2%', 'I led a team of twelve, and cut rejects from 9% to 2%.'],
    ['Won 3 of 5 bids, worth $2M, for Casa Lume', 'For Casa Lume I won 3 of 5 bids, worth $2 million.'],
    ['Trained by Anna Berg, who won two medals', 'I was trained by Anna Berg, who won two medals.'],
    [
      'Worked for two years with a team that restored the vault',
      'I worked with a team that restored the vault.',
    ],
  ])('may say a line as it is: %s', (line, text) => {
    expect(toldOf(line, text)).not.toContain(`“${text}”`)
  })

  it.each([
    'I photographed the catalogue cards before anybody opened a box.',
    'I will photograph the catalogue cards before anybody opens a box.',
    'You must photograph the catalogue cards before anybody opens a box.',
  ])('cannot make an idea a deed, a promise or an order: %s', (text) => {
    expect(faultsOf(read(bent('photograph', { text })))).toContain(`“${text}”`)
  })
})
