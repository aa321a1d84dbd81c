import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completePeople, type TypedPerson } from '../shared/domain/business-card.ts'

describe('people whom cards complete', () => {
  const typed = (one: Partial<TypedPerson>): TypedPerson => ({
    ...{ name: '', title: '', email: '', decisionMaker: false },
    ...one,
  })
  const all = { name: 'Ana Lemos', title: 'Director', email: 'ana@x.example' }
  const ana = { ...all, otherEmails: ['al@home.example'] }

  it('get what was left empty, by the same name or any address of theirs', () => {
    for (const known of [{ name: ' ana  LEMOS' }, { email: 'ANA@x.example' }, { email: 'al@home.example' }])
      expect(completePeople([typed(known)], [ana])).toEqual([typed({ ...all, ...known })])
  })

  it('keep what was typed', () => {
    const known = typed({ name: 'A. Lemos', title: 'Boss', email: 'ana@x.example', decisionMaker: true })
    expect(completePeople([known], [ana])).toEqual([known])
  })

  it('are others when the same name has another address', () => {
    const known = typed({ name: 'Ana Lemos', email: 'other@x.example' })
    expect(completePeople([known], [ana])).toHaveLength(2)
    expect(completePeople([known], [{ name: 'Ana Lemos', otherEmails: [] }])).toEqual([known])
  })

  it('are the same after the same cards once more, and lose nothing', () => {
    const word = fc.constantFrom('', 'Ana', 'ana ', 'Rui', 'Bo')
    const address = fc.constantFrom('', 'a@x.example', 'A@x.example', 'b@x.example', 'c@x.example')
    const people = fc.array(
      fc.record({ name: word, title: word, email: address, decisionMaker: fc.boolean() }),
      { maxLength: 5 },
    )
    const cards = fc.array(
      fc
        .record({ name: word, title: word, email: address, others: fc.array(address, { maxLength: 2 }) })
        .filter(({ name, email }) => name !== '' || email !== '')
        .map(({ name, title, email, others }) => ({
          ...(name && { name }),
          ...(title && { title }),
          ...(email && { email }),
          otherEmails: email ? others.filter((one) => one !== '') : [],
        })),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(people, cards, (before, given) => {
        const after = completePeople(before, given)
        expect(completePeople(after, given)).toBe(after)
        for (const [at, one] of before.entries())
          for (const field of ['name', 'title', 'email'] as const)
            if (one[field].trim()) expect(after[at]?.[field]).toBe(one[field])
      }),
    )
  })
})
