import { Dialect, type Lint, LocalLinter } from 'harper.js'
import { binary } from 'harper.js/binary'
import { describe, expect, it } from 'vitest'
import type { Tone } from '../shared/domain/interview.ts'
import { writeLetters } from '../shared/letter/write.ts'
import type { WriterInput } from '../shared/letter/writing.ts'
import { caseFiles, inputOf, readCase } from './fixtures/letter-cases.ts'

/** Rubric R21 by a grammar checker; the record's own words may be spelt as the record spells them. */

const tones: readonly Tone[] = ['asWritten', 'warmer', 'plainer', 'shorter']
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

  it.each(caseFiles)('is right in %s', async (file) => {
    const record = inputOf(readCase(file), 1)
    const given = JSON.stringify(record).toLowerCase()
    for (const tone of tones) {
      for (const { subject, body } of written(record, tone)) {
        const lints = await lintsOf(`${subject}.\n\n${body}`)
        const told = lints.filter(
          (lint) => !isGiven(lint, given) && !mistaken.some((pattern) => pattern.test(lint)),
        )
        expect(told, body).toEqual([])
      }
    }
  })
})
