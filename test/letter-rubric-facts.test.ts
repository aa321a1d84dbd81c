import { describe, expect, it } from 'vitest'
import { knownOf } from '../shared/letter/known.ts'
import { alone, blocks, ines, rules, withSentence } from './fixtures/good-letter.ts'

describe('a number', () => {
  it.each([
    'I can talk on Thursday at 3 pm or Friday at 10:30.',
    'I can come on 24 November or on December 2nd, 2026.',
    'I am 100% sure of it.',
    'I have 2 questions about it.',
    'I would welcome a 20-minute call.',
    'It was good to spend those 45 minutes with you.',
    'I know Capture One 23 and ISO 9001.',
    'I catalogued 4200 negatives.',
    'My telephone number is (508) 555-0163.',
    'There were 3 assistants in the reading room.',
    'We met in room 12 on the 3rd floor.',
    'I can say more within 24 hours.',
    'The negatives of the 17th century are no negatives.',
    'Forty more would fit.',
    'I am free on Tuesday at 10 or from 2 to 4 on Friday.',
    'I would need 10 minutes of your time.',
    'I work on an iPhone 15 with COVID-19 masks in a 501(c)(3).',
    'That is my number 1 reason, with 3-D prints beside it.',
  ])('that a fact has, or that claims nothing, passes: %j', (sentence) => {
    expect(blocks(withSentence(sentence))).toEqual([])
  })

  it.each([
    ['I led 40 teams.', '40'],
    ['I raised it by 12%.', '12%'],
    ['I saved $40k a year.', '$40k'],
    ['I catalogued 4,300 negatives.', '4,300'],
    ['I have 11.5 years of it.', '11.5'],
    ['Since 2009 I have done little else.', '2009'],
    ['I raised output by 40.', '40'],
    ['I trained 30 decorators.', '30'],
  ])('that no fact has is stopped: %j', (sentence, number) => {
    const found = withSentence(sentence).find(({ severity }) => severity === 'block')
    expect(found).toMatchObject({ rule: 'R14', sentences: [sentence] })
    expect(found?.message).toContain(number)
  })

  it('is a fact once the notes have it, in whatever form', () => {
    const notes = { ...alone.notes, discussed: [...alone.notes.discussed, 'forty teams, a third of 12k'] }
    const known = knownOf({ ...alone, notes }, ines)
    expect(blocks(withSentence('I led 40 teams, 33% of 12,000.', known))).toEqual([])
  })
})

describe('an address', () => {
  it.each([
    'Write to marta@example.com.',
    'I found you at https://farol.example.org/jobs.',
    'I used Node.js and met people from Booking.com.',
    'Call me on 508-555-0163.',
  ])('that the record has passes: %j', (sentence) => {
    expect(blocks(withSentence(sentence))).toEqual([])
  })

  it.each([
    'Write to marta@evil.example.',
    'Look at https://evil.example/me.',
    'Look at www.evil.example.',
    'My work is at evil.example/plates.',
    'Call me on 508-555-0199.',
  ])('that no fact has is stopped: %j', (sentence) => {
    expect(blocks(withSentence(sentence))).toEqual(['R14'])
  })

  it('of the postal kind is for the post', () => {
    expect(rules(withSentence('I live at 8 Compass Row, New Bedford.'))).toContain('R22 warn')
    expect(rules(withSentence('I set the boxes in a row.'))).toEqual([])
  })
})

describe('a name', () => {
  it('that no fact has is asked about', () => {
    expect(rules(withSentence('I learnt it from Dr. Halvorsen and at MIT.'))).toEqual(['R14 warn'])
    expect(rules(withSentence('I learnt it in November from Inês, in English.'))).toEqual([])
  })
})

describe('what is left over', () => {
  it.each([
    'Dear [name], it is so.',
    'It is {{so}}.',
    'It is &amp; so.',
    'It is <b>so</b>.',
    'It is undefined.',
  ])('is stopped: %j', (sentence) => {
    expect(blocks(withSentence(sentence))).toContain('R21')
  })

  it.each(['It is <3 and R&D.', 'It says "[sic]" there.', 'I know 1 < 2 > 0 by heart.'])(
    'is not seen in %j',
    (sentence) => {
      expect(blocks(withSentence(sentence))).not.toContain('R21')
    },
  )
})
