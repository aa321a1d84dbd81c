import { describe, expect, it } from 'vitest'
import { anatomyOf, gradeOf, sentencesIn } from '../shared/letter/readability.ts'
import { letter, middle } from './fixtures/good-letter.ts'

describe('a letter taken apart', () => {
  it('has greeting, paragraphs and signature', () => {
    expect(anatomyOf(letter())).toEqual({
      greeting: 'Dear Inês,',
      paragraphs: middle,
      signature: 'Sincerely,\nMarta Vaz\n+1 508 555 0163',
    })
    expect(anatomyOf('Hi Bud,\r\n\r\nIt is so.\r\n\r\nDwayne K.\r\n(419) 555-0177')).toEqual({
      greeting: 'Hi Bud,',
      paragraphs: ['It is so.'],
      signature: 'Dwayne K.\n(419) 555-0177',
    })
    expect(anatomyOf(`${letter()}\n\nP.S. I found the card.`).paragraphs).toEqual([
      ...middle,
      'P.S. I found the card.',
    ])
    expect(anatomyOf('Best,\n\nAnn')).toEqual({ greeting: '', paragraphs: [], signature: 'Best,\nAnn' })
    expect(anatomyOf('')).toEqual({ greeting: '', paragraphs: [], signature: '' })
  })

  it.each([
    ['I met Dr. Udeh at 9 a.m. on Monday. It was good.', 2],
    ['I met K. Ramaswamy. We talked.', 2],
    ['It is red vs. Blue here.', 1],
    ['I lived in the U.S. I liked it.', 2],
    ['The U.S. Navy taught me.', 1],
    ['See No. 3 on the list. No. I will not.', 3],
    ['It rose by 3.5 to 9.1 points. So it did.', 2],
    ['She said "We grow." Then she left.', 2],
    ['It works (I tried it.) It does.', 2],
    ['Is it? It is! Well… Yes.', 4],
    ['I worked at Acme Inc. and at Bolt Ltd. in Leeds.', 1],
    ['I worked at Acme Inc. It was good.', 2],
    ['We talked about tools, e.g. Capture One.', 1],
    ['J. R. R. Tolkien wrote it.', 1],
  ])('has sentences: %j', (text, count) => {
    expect(sentencesIn(text)).toHaveLength(count)
  })

  it('reads hard or easy', () => {
    expect(gradeOf(['The cat sat on the mat.'])).toBeLessThan(3)
    expect(
      gradeOf(['Institutional considerations necessitate organisational interdependence.']),
    ).toBeGreaterThan(20)
    expect(gradeOf([])).toBe(0)
  })
})
