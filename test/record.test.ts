import { describe, expect, it } from 'vitest'
import { keyed } from '../shared/domain/record.ts'

const keys = (people: readonly { key: string }[]) => people.map(({ key }) => key)

describe('the key of an interviewer', () => {
  const panel = keyed([{ name: 'Ana Lemos', email: 'ana@farol.example' }, { name: 'Rui Tavares' }])

  it('stays with whoever is known by address or name', () => {
    expect(
      keys(keyed([{ name: 'rui tavares' }, { name: 'Ana', email: 'ANA@farol.example' }], panel)),
    ).toEqual(['i2', 'i1'])
  })

  it('is never given to another person while a letter bears it', () => {
    const alone = keyed([{ name: 'Ana Lemos', email: 'ana@farol.example' }], panel)
    expect(keys(keyed([...alone, { name: 'Inês Prado' }], alone, ['i1', 'i2']))).toEqual(['i1', 'i3'])
  })
})
