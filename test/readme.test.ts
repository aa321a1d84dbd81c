import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
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

  it('shows pictures that are there', () => {
    for (const [, path = ''] of readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)) {
      expect(readFileSync(join(import.meta.dirname, '..', path)).byteLength).toBeGreaterThan(10_000)
    }
  })
})
