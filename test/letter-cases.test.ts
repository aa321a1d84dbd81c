import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { hasPlaceholder, isSound } from '../shared/letter/check.ts'
import { similarity } from '../shared/letter/similarity.ts'
import { stemsOf } from '../shared/letter/words.ts'
import { writeLetters } from '../shared/letter/write.ts'
import { caseFiles, describeCases, inputOf, lettersFolder, readCase } from './fixtures/letter-cases.ts'

describeCases('the letters of %s', (file) => {
  const record = readCase(file)
  const wanted = record.expect
  const writings = [0, 1, 3].map((daysLater) => writeLetters(inputOf(record, daysLater)))
  const letters = writings.flatMap((writing) => writing.letters)

  it('are as many as the people who can be written to', () => {
    for (const writing of writings) {
      expect(writing.letters.filter(({ to }) => to !== null)).toHaveLength(wanted.letters)
    }
  })

  it('greet everybody in the way that is theirs', () => {
    for (const { name, body } of letters) {
      expect(wanted.greetings?.[name ?? ''] ?? wanted.greeting).toContain(body.split('\n')[0])
    }
  })

  it('say what they should and nothing that they should not', () => {
    for (const { name, subject, body } of letters) {
      const text = body.toLowerCase()
      for (const word of [...wanted.mustMention, ...(wanted.perLetter?.[name ?? ''] ?? [])]) {
        expect(text).toContain(word.toLowerCase())
      }
      for (const word of wanted.mustNotMention) expect(`${subject}\n${body}`).not.toContain(word)
      expect(hasPlaceholder(body)).toBe(false)
    }
  })

  it('keep to their length', () => {
    for (const { subject, body, sentences } of letters) {
      expect(body.split(/\s+/).length).toBeLessThanOrEqual(wanted.maxWords)
      expect(subject.length).toBeLessThanOrEqual(wanted.maxSubjectChars)
      expect(subject.length).toBeGreaterThanOrEqual(20)
      for (const { text } of sentences)
        expect(text.split(' ').length).toBeLessThanOrEqual(wanted.maxSentenceWords)
    }
  })

  it('do not all begin with I', () => {
    for (const { sentences } of letters) {
      const own = sentences.map(({ text }) => /^I\b/.test(text))
      expect(own.filter(Boolean).length / own.length).toBeLessThanOrEqual(0.6)
      expect(own.map(Number).join('')).not.toContain('1111')
    }
  })

  it('are safe to compare', () => {
    for (const writing of writings) {
      for (const [index, one] of writing.letters.entries()) {
        for (const other of writing.letters.slice(index + 1)) {
          expect(similarity(one.body, other.body)).toBeLessThanOrEqual(wanted.maxPairSimilarity)
        }
      }
    }
  })

  it('are the same on a second run', () => {
    expect(writeLetters(inputOf(record, 0))).toEqual(writings[0])
  })
})

/** What a sentence says around its matter. */
const frames = stemsOf(
  'thank talking talked valued enjoyed hearing conversation mentioned said told asked yesterday glad pleased also one thing get say suggest idea question next speak good meet somebody else look forward should background',
)

const fragmentsFile = new URL('fragments.json', lettersFolder)

describe.skipIf(!existsSync(fragmentsFile))('a fragment of notes', () => {
  const fragment = z.object({ field: z.string(), input: z.string(), output: z.string() })
  const fragments = existsSync(fragmentsFile)
    ? z.array(fragment).parse(JSON.parse(readFileSync(fragmentsFile, 'utf8')))
    : []
  const known = caseFiles.flatMap((file) => readCase(file).interviewers.flatMap(({ name }) => name ?? []))

  it.each(fragments)(
    'becomes a whole sentence, or is left out with a reason: $input',
    ({ field, input, output }) => {
      const saidBy = /^(\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*)*): /u.exec(input)?.[1]
      const words = new Set(input.match(/\p{L}+/gu))
      const about = known.find((name) =>
        name.split(' ').some((part) => part.length > 2 && (words.has(part) || words.has(part.toUpperCase()))),
      )
      const isList = field === 'discussed' || field === 'question'
      const { letters, leftOut } = writeLetters({
        candidate: {
          name: 'Ann Doe',
          email: 'ann@example.com',
          qualifications: field === 'qualification' ? [input] : [],
        },
        interview: {
          id: 'abc234',
          company: 'Acme',
          role: 'Engineer',
          kind: 'onsite',
          startsAt: '2026-11-17T14:30:00Z',
          endsAt: '2026-11-17T15:30:00Z',
          timeZone: 'America/New_York',
        },
        interviewers: [
          { key: 'i1', name: about ?? saidBy ?? 'Jo Park', email: 'jo@acme.example', isDecisionMaker: true },
        ],
        notes: {
          discussed: field === 'discussed' ? [input] : [],
          questions: field === 'question' ? [input] : [],
          ...(!isList && field !== 'qualification' && { [field]: input }),
        },
        day: '2026-11-18',
      })
      const told = letters.flatMap(({ sentences }) =>
        sentences.filter(({ sources }) => sources.some((one) => /^(?:notes|candidate)/.test(one))),
      )
      if (output === '(nothing)') expect(told).toEqual([])
      for (const { text } of told) expect(isSound(text), text).toBe(true)
      if (told.length === 0) expect(leftOut).not.toEqual([])
      if (output !== '(nothing)' && told.length > 0) {
        // In other words perhaps, and with more around it, but the same matter.
        const wanted = [...stemsOf(output)].filter((stem) => !frames.has(stem))
        const here = stemsOf(told.map(({ text }) => text).join(' '))
        const kept = wanted.filter((stem) => here.has(stem))
        expect(
          kept.length / Math.max(wanted.length, 1),
          told.map(({ text }) => text).join(' '),
        ).toBeGreaterThanOrEqual(0.6)
      }
    },
  )
})

const phrasesFile = new URL('phrases.json', lettersFolder)

describe.skipIf(!existsSync(phrasesFile))('the list of phrases that no letter holds', () => {
  it('finds none in any letter', () => {
    const { block } = z
      .object({ block: z.record(z.string(), z.array(z.string())) })
      .parse(JSON.parse(readFileSync(phrasesFile, 'utf8')))
    const patterns = Object.values(block).flatMap((list) => list.map((source) => new RegExp(source, 'i')))
    for (const file of caseFiles) {
      const record = readCase(file)
      for (const { body } of writeLetters(inputOf(record, 0)).letters) {
        for (const pattern of patterns) expect(body).not.toMatch(pattern)
      }
    }
  })
})
