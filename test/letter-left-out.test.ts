import { describe, expect, it } from 'vitest'
import type { Notes } from '../shared/domain/interview.ts'
import { write } from './fixtures/one-fact.ts'

describe('what is said to have been left out', () => {
  const leftOf = (notes: Partial<Notes>) => write({ notes }).leftOut.map(({ text }) => text)

  it.each([
    [{ nextStep: 'take-home task, due Fri 27 November' }, 'due Friday 27 November'],
    [
      { discussed: ['Dana showed me the alert queue, 600 a day and 4 analysts'] },
      '600 a day and four analysts',
    ],
    [{ missed: 'I should have said the fee went from 3% to 5% in 2024. And not sworn.' }, 'And not sworn'],
  ])('holds every part that no letter says: %j', (notes, part) => {
    expect(leftOf(notes)).toContain(part)
  })

  it('holds no part twice, and none that was told', () => {
    const missed =
      'should have told Dr. Ames that my marks sheet takes ten minutes, and the board signed it off.'
    expect(
      leftOf({ missed }).filter((text) => /told Dr$|^and the board signed it off\.?$/.test(text)).length,
    ).toBeLessThan(2)
    expect(leftOf({ missed })).not.toContain('should have told Dr')
  })

  it('gives true reasons', () => {
    const reasonOf = (notes: Partial<Notes>) => write({ notes }).leftOut[0]?.reason ?? ''
    expect(reasonOf({ discussed: ['was shown the ledger by somebody'] })).not.toMatch(/question/)
    expect(reasonOf({ connection: '<img src=x onerror=alert(1)> we both row' })).toMatch(/code of a web page/)
    expect(
      reasonOf({ valueIdea: `count ${'the returns and the late orders and '.repeat(8)}mail them` }),
    ).toMatch(/write it shorter/)
  })

  it('tells of a mended slip where the word is in the letter', () => {
    const [told, untold] = ['strugling with returns', 'strugling with returns lol, ask for 90k salary'].map(
      (note) => write({ notes: { discussed: [note] } }).warnings.join(' '),
    )
    expect(told).toContain('strugling → struggling')
    expect(untold).not.toContain('strugling')
  })
})
