import { describe, expect, it } from 'vitest'
import { whatIsAhead } from '../functions/api/ahead.ts'
import { latenessFaults, timeFaults } from '../shared/domain/input.ts'
import { plus } from '../shared/domain/instant.ts'
import { policy, sendTime } from '../shared/domain/policy.ts'
import { readSendAt } from '../shared/use-cases/shown-letter.ts'
import { endsAt, recorded } from './fixtures/interview.ts'

const minute = 60
const hour = 60 * minute
const day = 24 * hour

const to = { endsAt, timeZone: 'Europe/Lisbon' }
const evening = plus(endsAt, 3 * hour)
const fridayEnd = { endsAt: '2026-11-20T18:30:00Z', timeZone: 'Europe/Lisbon' }
const fridayNight = '2026-11-20T20:30:00Z'
const longAgo = plus(endsAt, -3 * 366 * day)

function ahead(notes: string | null): string {
  const now = plus(endsAt, -day)
  return whatIsAhead(recorded(now, notes), now)
    .map(({ why }) => why)
    .join('\n')
}

function refusalOf(sendAt: string): string {
  try {
    return readSendAt(sendAt, recorded(), endsAt) ?? ''
  } catch (error) {
    return String(error)
  }
}

const refusals = (faults: readonly { readonly message: string }[]) =>
  faults.map(({ message }) => message).join('\n')

describe('a sentence that names a number names the policy’s', () => {
  it.each<[string, number | string, number | string, string]>([
    ['two hours after', policy.letterAfterEndSeconds, 2 * hour, sendTime(endsAt, to).why],
    ['ten minutes after', policy.undoWindowSeconds, 10 * minute, sendTime(evening, to).why],
    ['from 7:30', policy.workingDay.opens, '07:30', sendTime(plus(endsAt, 8 * hour), to).why],
    ['after 20:00', policy.workingDay.closesOnTheEvening, '20:00', sendTime(fridayNight, fridayEnd).why],
    ['more than a day', policy.goalAfterEndSeconds, day, sendTime(plus(endsAt, 2 * day), to).why],
    ['a quarter of an hour', policy.debriefDelaySeconds, 15 * minute, ahead(null)],
    ['three hours', policy.draftDelaySeconds, 3 * hour, ahead('notes')],
    ['between 7', policy.candidateDay.opens, '07:00', ahead('notes')],
    ['and 22', policy.candidateDay.closes, '22:00', ahead('notes')],
    ['two weeks', policy.chosenTimeMaxSeconds, 14 * day, refusalOf('2027-01-01T09:00')],
    [
      'a week',
      policy.interviewLengthMaxSeconds,
      7 * day,
      refusals(timeFaults({ startsAt: endsAt, endsAt: plus(endsAt, 8 * day) }, endsAt)),
    ],
    [
      'two years',
      policy.horizonSeconds,
      2 * 366 * day,
      refusals(timeFaults({ startsAt: endsAt, endsAt: plus(endsAt, hour) }, longAgo)),
    ],
    [
      '14 days',
      policy.recordedLateMaxSeconds,
      14 * day,
      refusals(latenessFaults({ endsAt: longAgo }, endsAt)),
    ],
  ])('%s', (words, number, meant, sentence) => {
    expect(sentence).toContain(words)
    expect(number).toBe(meant)
  })
})
