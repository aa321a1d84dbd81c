import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRecord } from '../infra/local/letter-record.ts'
import { lettersFor } from '../infra/local/told-letters.ts'
import { policy } from '../shared/domain/policy.ts'
import { diagrams } from './fixtures/diagram.ts'

const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8')

describe('the README', () => {
  it.each(Object.entries(diagrams))('shows the states of the %s as the table has them', (_name, diagram) => {
    expect(readme).toContain(diagram)
  })

  it('names the number of letters that a model is asked for in a day', () => {
    expect(readme).toContain(`${policy.modelLettersPerDay} letters were asked for within a day`)
  })

  it('shows a case from which a letter is written', () => {
    const [, example = ''] = /```json\n(.*?)```/s.exec(readme) ?? []
    const { letters } = lettersFor(readRecord(JSON.parse(example)))
    expect(letters.map(({ to }) => to.name)).toEqual(['Inês Prado'])
    expect(letters[0]?.text).toContain('harbour negatives')
  })

  it('names commands that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8'))
    const named = [...readme.matchAll(/\bnpm (?:run (?:-s )?)?(start|test|(?<=run (?:-s )?)[a-z]+)/g)]
    expect(named.length).toBeGreaterThan(8)
    for (const [, name = ''] of named) expect(Object.keys(scripts)).toContain(name)
  })

  it('names the most letters that go out', () => {
    const { lettersPerDay, lettersPerReader } = policy
    expect(readme.replace(/\s+/g, ' ')).toContain(
      `${lettersPerDay} letters a day and ${lettersPerReader} a month`,
    )
  })

  it('shows pictures that are there', () => {
    for (const [, path = ''] of readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)) {
      expect(readFileSync(join(import.meta.dirname, '..', path)).byteLength).toBeGreaterThan(10_000)
    }
  })
})
