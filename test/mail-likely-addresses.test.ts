import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likelyAddresses } from '../shared/mail/likely-addresses.ts'

describe('likely corrections of an address that bounced', () => {
  it('start with the name, written the commonest way', () => {
    expect(likelyAddresses('Jane Doe', 'office@acme.example', [])).toEqual([
      'jane.doe@acme.example',
      'jdoe@acme.example',
      'j.doe@acme.example',
      'jane@acme.example',
    ])
  })

  it('prefer what differs from the bounced one by a slip', () => {
    expect(likelyAddresses('Jane Doe', 'jdo@acme.example', [])[0]).toBe('jdoe@acme.example')
    expect(likelyAddresses('Jane Doe', 'jane.deo@acme.example', [])[0]).toBe('jane.doe@acme.example')
  })

  it('follow the house style that the colleagues show', () => {
    expect(likelyAddresses('Jane Doe', 'doe.jane@acme.example', ['a.lee@acme.example'])[0]).toBe(
      'j.doe@acme.example',
    )
    expect(likelyAddresses('Jane Doe', 'jane@acme.example', ['ann_lee@acme.example'])[0]).toBe(
      'jane_doe@acme.example',
    )
  })

  it('know what becomes of letters that addresses do not have', () => {
    const guesses = likelyAddresses('Birgit Jørgensen', 'b.jorgenson@farol.example', [])
    expect(guesses).toContain('b.jorgensen@farol.example')
    const german = likelyAddresses('Dr. Jürgen Müller', 'j.muler@werk.example', ['anna.weiss@werk.example'])
    expect(german.slice(0, 2)).toEqual(['jurgen.muller@werk.example', 'jurgen.mueller@werk.example'])
  })

  it('see through titles, honours, pronouns and the last name first', () => {
    const wanted = 'jane.doe@acme.example'
    for (const name of [
      'Prof. Dr. Jane Doe',
      'Jane Doe, PhD',
      'Doe, Jane',
      'Jane Doe (she/her)',
      'Jane M. Doe',
      'JANE DOE',
    ]) {
      expect(likelyAddresses(name, 'x@acme.example', [])[0]).toBe(wanted)
    }
  })

  it('write a name with particles as one word, and as its last', () => {
    const guesses = likelyAddresses('Anna van der Linde', 'a@acme.example', [])
    expect(guesses.slice(0, 2)).toEqual(['anna.vanderlinde@acme.example', 'anna.linde@acme.example'])
  })

  it('mend a mistyped domain, from the colleagues or a common one', () => {
    expect(likelyAddresses(null, 'j.doe@amce.example', ['ann@acme.example'])).toEqual(['j.doe@acme.example'])
    expect(likelyAddresses(null, 'jane.doe@gmial.com', [])).toEqual(['jane.doe@gmail.com'])
    expect(likelyAddresses(null, 'jane.doe@firma.con', [])).toEqual(['jane.doe@firma.com'])
  })

  it('offer the domain of the colleagues when hers is another', () => {
    expect(likelyAddresses('Jane Doe', 'jane.doe@old.example', ['ann.lee@acme.example'])).toContain(
      'jane.doe@acme.example',
    )
  })

  it('invent nobody at a public provider', () => {
    expect(likelyAddresses('Jane Doe', 'doejane1987@gmail.com', [])).toEqual([])
    expect(likelyAddresses('Jane Doe', 'jane.deo@gmail.com', [])).toEqual(['jane.doe@gmail.com'])
  })

  it('are none where there is nothing to go by', () => {
    expect(likelyAddresses(null, 'jane@acme.example', ['ann@acme.example'])).toEqual([])
    expect(likelyAddresses('山田太郎', 'yamada@acme.example', [])).toEqual([])
    expect(likelyAddresses('', '', [])).toEqual([])
  })

  it('are few, different, mailable, and neither the one that bounced nor a colleague’s, whatever the name', () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('Jane', 'Doe', 'van der', 'Ø', "O'Brien", 'Dr.', ',', '(x'),
    )
    const domain = fc.constantFrom('acme.example', 'amce.example', 'gmail.com', 'werk.example.org', 'x.con')
    const address = fc
      .tuple(fc.constantFrom('jane.doe', 'j.doe', 'doe', 'a+b', "o'brien"), domain)
      .map((parts) => parts.join('@'))
    fc.assert(
      fc.property(fc.array(word), address, fc.array(address), (words, bounced, colleagues) => {
        const guesses = likelyAddresses(words.join(' '), bounced, colleagues)
        expect(guesses.length).toBeLessThanOrEqual(4)
        expect(new Set(guesses).size).toBe(guesses.length)
        for (const guess of guesses) {
          expect(guess).toMatch(/^[\w'+.-]+@[a-z.-]+$/)
          expect([bounced, ...colleagues]).not.toContain(guess)
        }
      }),
    )
  })
})
