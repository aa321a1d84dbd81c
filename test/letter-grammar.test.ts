import { Dialect, type Lint, LocalLinter } from 'harper.js'
import { binary } from 'harper.js/binary'
import { describe, expect, it } from 'vitest'
import { type Tone, tones } from '../shared/domain/interview.ts'
import { writeFollowUp } from '../shared/letter/follow-up.ts'
import { writeLetters } from '../shared/letter/write.ts'
import type { WriterInput } from '../shared/letter/writing.ts'
import { caseFiles, inputOf, itInCases, readCase } from './fixtures/letter-cases.ts'

/** Rubric R21 by a grammar checker; the record's own words may be spelt as the record spells them. */

/** What it says of good English. */
const mistaken: readonly RegExp[] = [
  // "Talk with you yesterday" is not about a yesterday of yours.
  /^WordChoice: you \(The possessive/,
  // A comma after "Otherwise" is a matter of taste.
  /^Punctuation: Otherwise \(Discourse markers/,
]

const linter = new LocalLinter({ binary, dialect: Dialect.American })

async function lintsOf(text: string): Promise<string[]> {
  const lints = await linter.lint(text, { language: 'plaintext' })
  return lints.filter((lint) => !/Formatting|Style|Readability/.test(lint.lint_kind())).map(wordsOf)
}

function wordsOf(lint: Lint): string {
  return `${lint.lint_kind()}: ${lint.get_problem_text()} (${lint.message()})`
}

/** Spelling and typing are the record's affair where the word is. */
function isGiven(lint: string, record: string): boolean {
  const [, word = ''] = /^(?:Spelling|Typo): (.+?) \(/.exec(lint) ?? []
  return word !== '' && record.includes(word.toLowerCase())
}

function written(record: WriterInput, tone: Tone) {
  return writeLetters({
    ...record,
    tones: Object.fromEntries(record.interviewers.map(({ key }) => [key, tone])),
  }).letters
}

describe.skipIf(caseFiles.length === 0)('the grammar of every letter', { timeout: 60_000 }, () => {
  it('would be told if it were bad', async () => {
    const lints = await lintsOf('I has wrote you an letter about there boxs.')
    expect(lints.length).toBeGreaterThan(1)
  })

  itInCases('is right in %s', async (file) => {
    const record = inputOf(readCase(file), 1)
    for (const tone of tones) {
      for (const { subject, body } of written(record, tone))
        expect(await faultsOf(`${subject}.\n\n${body}`, record), body).toEqual([])
    }
  })

  itInCases('is right in the follow-ups to %s', async (file) => {
    const record = inputOf(readCase(file), 8)
    for (const { body } of followUps(record)) expect(await faultsOf(body, record), body).toEqual([])
  })
})

describe('the grammar of the words of every follow-up', { timeout: 60_000 }, () => {
  it.each([
    ['Pipe Welder', 'America/Detroit'],
    ['Archivist', 'America/Detroit'],
    ['Archivist', 'Europe/Oslo'],
  ])('is right for %s in %s', async (role, timeZone) => {
    const sentences = new Set<string>()
    for (let index = 0; index < 40; index++) {
      for (const letter of followUps(plainRecord(role, timeZone, `case ${index}`)))
        for (const { text } of letter.sentences) sentences.add(text)
    }
    expect(sentences.size).toBeGreaterThan(60)
    const text = [...sentences].join('\n\n')
    expect(await faultsOf(text, plainRecord(role, timeZone, 'case')), text).toEqual([])
  })
})

async function faultsOf(text: string, record: WriterInput): Promise<string[]> {
  const given = JSON.stringify(record).toLowerCase()
  const lints = await lintsOf(text)
  return lints.filter((lint) => !isGiven(lint, given) && !mistaken.some((pattern) => pattern.test(lint)))
}

/** Both follow-ups, each after all that was sent before. */
function followUps(record: WriterInput) {
  const thanks = writeLetters(record).letters
  const first = writeFollowUp({ ...record, number: 1, previous: thanks }).letters
  const last = writeFollowUp({ ...record, number: 2, previous: [...thanks, ...first] }).letters
  return [...first, ...last]
}

function plainRecord(role: string, timeZone: string, id: string): WriterInput {
  return {
    candidate: { name: 'Ann Doe', email: 'ann@example.com', qualifications: ['Trained six volunteers'] },
    interview: {
      ...{ id, company: 'Larch House', role, kind: 'onsite', timeZone },
      startsAt: '2026-11-17T14:30:00Z',
      endsAt: '2026-11-17T15:30:00Z',
    },
    interviewers: [{ key: 'i1', name: 'Jo Park', email: 'jo@larch.example', isDecisionMaker: true }],
    notes: { discussed: ['the reading room'], questions: [], nextStep: 'trial day' },
    day: '2026-11-25',
  }
}
