import { describe, expect, it } from 'vitest'
import { policy } from '../shared/domain/policy.ts'
import { keyed } from '../shared/domain/record.ts'
import { writeLetters } from '../shared/letter/write.ts'
import { formatOperation, parseOperation } from '../shared/use-cases/operation.ts'
import { interviewId } from './fixtures/interview.ts'

const team = writeLetters({
  candidate: { name: 'Marta Vaz', email: 'marta@vaz.example', qualifications: [] },
  interview: {
    ...{ id: interviewId, company: 'Farol', role: 'Archivist', kind: 'onsite', timeZone: 'Europe/Lisbon' },
    ...{ startsAt: '2026-11-17T14:00:00Z', endsAt: '2026-11-17T15:00:00Z' },
  },
  interviewers: [],
  notes: { discussed: [], questions: [] },
  day: '2026-11-18',
}).letters.map(({ key }) => key)

describe('the tag that names an attempt', () => {
  const panel = keyed(Array.from({ length: policy.interviewersMax }, (_, at) => ({ name: `P${at}` })))

  it.each([...panel.map(({ key }) => key), ...team])('is read back for the letter %s', (letter) => {
    const operation = { id: interviewId, letter, attempt: 2 }
    expect(parseOperation(formatOperation(operation))).toEqual(operation)
  })

  it('is read back for a mail to the candidate, and is made of what SES allows', () => {
    const operation = { id: interviewId, mail: 12, attempt: 1 }
    expect(parseOperation(formatOperation(operation))).toEqual(operation)
    expect(formatOperation(operation)).toMatch(/^[\w-]{1,256}$/)
  })

  it('is nothing for a mail that belongs to no interview', () => {
    expect(parseOperation('signIn-abcdefghijkl')).toBeUndefined()
    expect(parseOperation('')).toBeUndefined()
  })
})
