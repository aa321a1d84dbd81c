import { describe, expect, it } from 'vitest'
import { knownOf } from '../shared/letter/known.ts'
import { checkLetter } from '../shared/letter/rubric-advice.ts'
import { alone, blocks, check, ines, letter, middle, panel, rules, subject } from './fixtures/good-letter.ts'

describe('the greeting', () => {
  const greeted = (greeting: string, reader = ines, known = panel) =>
    rules(checkLetter({ subject, body: letter(middle, greeting) }, knownOf(known, reader))).filter((one) =>
      one.startsWith('R3'),
    )

  it.each([
    'Dear Inês,',
    'Hi Inês',
    'Hello Inês!',
    'Dear Ms. Prado,',
    'Dear Dr. Inês Prado:',
    'Good morning, Inês,',
    'Dear Inês and team,',
    'Dear Hiring Team,',
    'Hi all,',
    'Good afternoon,',
    'Inês,',
    'Happy Friday,',
    'Hello again,',
    'Good morning from Lisbon,',
    'Dear Search Committee,',
    'Dear Director,',
  ])('may be %j', (greeting) => {
    expect(greeted(greeting)).toEqual([])
  })

  it.each(['Dear Odd,', 'Dear Mr. Lie,', 'Dear Marta,', 'Dear Bob,', 'Dear Ms. Thorvaldsen,', 'Odd,'])(
    'that is for somebody else is stopped: %j',
    (greeting) => {
      expect(greeted(greeting)).toEqual(['R3 block'])
    },
  )

  it.each([
    'Dear Ines,',
    'Dear Inez,',
    'Dear Izzy,',
    'Dear Sir or Madam,',
    'To whom it may concern,',
    'Dear I,',
  ])('that may be meant so is no more than looked at: %j', (greeting) => {
    expect(blocks(checkLetter({ subject, body: letter(middle, greeting) }, knownOf(panel, ines)))).toEqual([])
  })

  it.each([
    ['William Tan', 'w.tan@farol.example.org', 'Dear Bill,'],
    ['Li Mei', 'amy.li@farol.example.org', 'Dear Amy,'],
    ['佐藤 美咲', 'ms@farol.example.org', 'Dear Misaki,'],
    ['Björn Ødegård', 'bo@farol.example.org', 'Dear Bjorn,'],
  ])('of %s, %s, may be %j', (name, email, greeting) => {
    const known = { ...panel, interviewers: [{ key: 'i1', name, email }] }
    const body = letter(middle, greeting)
    expect(blocks(checkLetter({ subject, body }, knownOf(known, { key: 'i1', name, to: email })))).toEqual([])
  })

  it('is by the name that the notes use', () => {
    const known = { ...panel, notes: { ...panel.notes, discussed: ['Bibi showed me the boxes'] } }
    expect(greeted('Dear Bibi,', ines, known)).toEqual(['R3 warn'])
  })

  it('by name is nobody’s where nobody is known', () => {
    const box = { key: 'i1', email: 'jobs@farol.example.org' }
    const known = knownOf({ ...panel, interviewers: [box] }, { key: 'i1', name: null, to: box.email })
    expect(blocks(checkLetter({ subject, body: letter(middle, 'Dear Ana,') }, known))).toEqual([])
  })

  it('is missed where there is none', () => {
    expect(rules(checkLetter({ subject, body: letter(middle, '') }, knownOf(alone, ines)))).toContain(
      'R3 warn',
    )
  })
})

describe('the company', () => {
  const ending = (last: string) => blocks(check([...middle.slice(0, 2), last]))

  it.each([
    'I would very much like to work at Northlight Systems.',
    'I look forward to joining Northlight, and I hope to hear from you.',
    'Thank you for the interview at Northlight.',
  ])('that is another is stopped: %j', (last) => {
    expect(ending(last)).toEqual(['R3'])
  })

  it.each([
    'I would like to work at Farol.',
    'I would like to do this work.',
    'I would like to work at the Archive.',
    'I would love to work with Inês and to learn Capture One.',
    'I am interested in Kodachrome.',
    'I want to work at Farol, as I once did at Northlight.',
    'I would like to work in New Bedford.',
    'I would like to join FPA.',
    'I would like to work at Kubernetes scale.',
  ])('is not doubted in %j', (last) => {
    expect(ending(last)).toEqual([])
  })
})
