import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { knownOf } from '../shared/letter/known.ts'
import { alone, blocks, check, ines, middle, rules, withSentence } from './fixtures/good-letter.ts'
import { lettersFolder } from './fixtures/letter-cases.ts'

describe('a slip of the pen', () => {
  it.each([
    ['It is is so.', 'R21 warn'],
    ['It is "so.', 'R21 warn'],
    ['It is  so , they say.', 'R21 warn'],
    ['It is (so.', 'R21 warn'],
  ])('is shown: %j', (sentence, rule) => {
    expect(rules(withSentence(sentence))).toContain(rule)
  })

  it('is none where English doubles', () => {
    expect(rules(withSentence('I had had that that day.'))).toEqual([])
  })
})

describe('length and rhythm', () => {
  const said = (...given: Parameters<typeof check>) => rules(check(...given))

  it('are kept within what is read', () => {
    expect(said(['Thank you. I want the job as an archivist of photographs.'])).toContain('R15 warn')
    expect(said([...middle, ...middle])).toContain('R15 warn')
    expect(said([`${middle[0]} It is so. It was so. It will be so.`, ...middle.slice(1)])).toContain(
      'R15 warn',
    )
    const byPhone = { ...alone, interview: { ...alone.interview, kind: 'phone' as const } }
    const longer = [...middle, `I would like it, ${'and more and more so '.repeat(12)}still.`]
    expect(said(longer, knownOf(byPhone, ines))).toContain('R15 warn')
  })

  it('vary', () => {
    const own = 'I came. I saw. I asked. I left.'
    expect(said([`${middle[0]}`, own, ...middle.slice(1)])).toContain('R19 warn')
    expect(said([`${middle[0]} ${'and so on '.repeat(16)}until noon.`, ...middle.slice(1)])).toContain(
      'R19 warn',
    )
    const lists = 'It holds plates, boxes and cards. It needs light, air and time.'
    expect(said([`${middle[0]}`, lists, ...middle.slice(1)])).toContain('R19 warn')
    const hard =
      'Organisational interdependencies necessitate comprehensive digitisation methodologies institutionally.'
    expect(said([hard, hard, hard, middle[2] ?? ''])).toContain('R19 warn')
  })

  it('count a long dash as a machine’s', () => {
    expect(blocks(withSentence('It is so — truly.'))).toEqual(['R19'])
  })
})

describe('a phrase', () => {
  it.each([
    'I hope this email finds you well.',
    'I wanted to reach out.',
    'It is my dream job.',
    'Thank you for your valuable time.',
    'I was nervous.',
    'I look forward to joining your team.',
    'I have not heard from you.',
    'My values align with yours.',
    'I would be an asset.',
    'It was truly inspiring.',
    'It reinforced my interest.',
  ])('that no good letter holds is named: %j', (sentence) => {
    expect(blocks(withSentence(sentence))).toEqual(['R18'])
  })

  it.each(['We talked about the nervous system of a camera.', 'I am glad to talk again.'])(
    'is not seen in %j',
    (sentence) => {
      expect(rules(withSentence(sentence))).toEqual([])
    },
  )

  it('may be worn three times, not four', () => {
    expect(rules(withSentence('It was a great conversation; I really enjoyed it.'))).not.toContain('R18 warn')
    expect(
      rules(withSentence('It was a great conversation; I really enjoyed the opportunity! Do not hesitate!')),
    ).toContain('R18 warn')
  })

  it('counts for nothing in what the company is called', () => {
    const known = knownOf({ ...alone, interview: { ...alone.interview, company: 'Seamless Passion' } }, ines)
    expect(blocks(withSentence('I would like to work at Seamless Passion.', known))).toEqual([])
  })

  it('that is private is pointed out', () => {
    expect(rules(withSentence('I have another offer, and the salary matters to me.'))).toContain('R20 warn')
  })
})

const phrasesFile = new URL('phrases.json', lettersFolder)

/** Words that such a pattern finds: every choice taken at its first, whatever may be absent left out. */
function exampleOf(pattern: string): string {
  const plain = pattern
    .replaceAll('\\b', '')
    .replaceAll('\\s*', ' ')
    .replaceAll('[^.]{3,80}', ' this ')
    .replace(/\[(\w)\w*\]/g, '$1')
    .replace(/\(([^()]*)\)\?/g, '')
    .replace(/\((?:[^()]*)\)\?/g, '')
    .replace(/\(([^()|]*)(?:\|[^()]*)?\)/g, '$1')
  return plain
    .replace(/.\?/g, '')
    .replace(/(?<=\w)\.(?=\w)/g, ' ')
    .replace(/ +/g, ' ')
}

describe.skipIf(!existsSync(phrasesFile))('the list of phrases', () => {
  const { placeholder = [], ...groups }: Record<string, string[]> = existsSync(phrasesFile)
    ? JSON.parse(readFileSync(phrasesFile, 'utf8')).block
    : {}

  it.each(Object.values(groups).flat())('has what its source has: %s', (pattern) => {
    const phrase = pattern === '\\u2014' ? '—' : exampleOf(pattern)
    expect(new RegExp(pattern, 'i').test(phrase), phrase).toBe(true)
    expect(blocks(withSentence(`So ${phrase} it is.`)), phrase).not.toEqual([])
  })

  it('leaves blanks to be found by their own check', () => {
    expect(placeholder).toHaveLength(6)
  })
})
