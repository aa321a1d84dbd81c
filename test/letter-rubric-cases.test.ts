import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { knownOf } from '../shared/letter/known.ts'
import { anatomyOf, sentencesIn } from '../shared/letter/readability.ts'
import { letterFaults } from '../shared/letter/rubric.ts'
import { checkLetter } from '../shared/letter/rubric-advice.ts'
import { similarity, similarityMax } from '../shared/letter/similarity.ts'
import { writeLetters } from '../shared/letter/write.ts'
import { caseFiles, inputOf, lettersFolder, readCase } from './fixtures/letter-cases.ts'

describe.skipIf(caseFiles.length === 0)('every letter of the writer', () => {
  const written = caseFiles.flatMap((file) =>
    [0, 1, 3].flatMap((daysLater) => {
      const record = inputOf(readCase(file), daysLater)
      const { letters } = writeLetters(record)
      return letters.map((one) => ({ file, record, letters, one }))
    }),
  )

  it('breaks no rule that stops it', () => {
    const faults = written.flatMap(({ file, record, one }) =>
      letterFaults(one, knownOf(record, one)).map(({ rule, message }) => `${file} ${rule} ${message}`),
    )
    expect(faults).toEqual([])
  })

  it('breaks few of the others', () => {
    const warnings = written.flatMap(({ file, record, one }) =>
      checkLetter(one, knownOf(record, one)).map(({ rule, message }) => `${rule} ${file} ${message}`),
    )
    const perRule: Record<string, number> = {}
    for (const [rule = ''] of warnings.map((one) => one.split(' ', 1)))
      perRule[rule] = (perRule[rule] ?? 0) + 1
    expect(warnings.length, `${JSON.stringify(perRule)}\n${warnings.join('\n')}`).toBeLessThanOrEqual(
      written.length * 0.1,
    )
  })

  it('can be laid beside the others: another text, and no sentence twice', () => {
    for (const { file, letters, one } of written) {
      for (const other of letters.filter((letter) => letter !== one)) {
        expect(similarity(one.body, other.body), file).toBeLessThanOrEqual(similarityMax)
        const [own, theirs] = [one, other].map(({ body }) => anatomyOf(body).paragraphs.flatMap(sentencesIn))
        expect(
          own?.filter((sentence) => theirs?.includes(sentence)),
          file,
        ).toEqual([])
      }
    }
  })
})

const gold = new URL('gold/', lettersFolder)
const goldFiles = existsSync(gold) ? readdirSync(gold).filter((name) => name.endsWith('.txt')) : []

describe.skipIf(goldFiles.length === 0)('a letter that sets the standard', () => {
  it.each(goldFiles)('passes: %s', (file) => {
    const text = readFileSync(new URL(file, gold), 'utf8')
    const head = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1]?.trim() ?? ''
    const record = inputOf(readCase(`${head('case')}.json`), 1)
    const reader = record.interviewers.find(({ email }) => email === head('to'))
    const body = text.slice(text.indexOf('\n\n')).trim()
    const known = knownOf(record, { key: reader?.key ?? '', name: reader?.name ?? null, to: head('to') })
    expect(checkLetter({ subject: head('subject'), body }, known)).toEqual([])
  })
})
