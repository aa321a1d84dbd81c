import { describe, expect, it } from 'vitest'
import { isDueSoon } from '../shared/domain/haste.ts'
import { plus } from '../shared/domain/instant.ts'
import { afterwards, endsAt, recorded, versionOf } from './fixtures/interview.ts'

/** The interview ended on a Tuesday in Lisbon, which was a Wednesday in Sydney. */
describe('a next step sounds near', () => {
  it.each([
    'They decide tonight',
    'decision by EOD',
    'She calls me tomorrow morning',
    'an answer by Wednesday',
    'we talk again WEDNESDAY at 9',
    'they would let me know by the end of the day',
  ])('“%s”', (nextStep) => expect(isDueSoon(nextStep, endsAt, 'Europe/Lisbon')).toBe(true))

  it.each(['They decide on Friday', 'an answer next week', 'by the 27th', '', 'the todays of life'])(
    'but not “%s”',
    (nextStep) => expect(isDueSoon(nextStep, endsAt, 'Europe/Lisbon')).toBe(false),
  )

  it('by the day where they are, and the Monday after a Friday', () => {
    expect(isDueSoon('by Thursday', endsAt, 'Australia/Sydney')).toBe(true)
    expect(isDueSoon('by Monday', '2026-11-20T16:30:00Z', 'Europe/Lisbon')).toBe(true)
    expect(isDueSoon(undefined, endsAt, 'Europe/Lisbon')).toBe(false)
  })
})

describe('where it does, the drafts do not wait for three hours', () => {
  const interview = recorded()
  const asked = afterwards(interview, [
    plus(endsAt, 900),
    { type: 'debriefFellDue', version: versionOf(interview, 'debrief'), secretHash: 's' },
  ])
  const notedAt = plus(endsAt, 1500)

  it('once there are notes', () => {
    const noted = afterwards(asked, [notedAt, { type: 'noted', notes: 'n', isHurried: true }])
    expect(noted.timers.draft?.dueAt).toBe(notedAt)
  })

  it('and wait for them again when other notes take that back', () => {
    const noted = afterwards(
      asked,
      [notedAt, { type: 'noted', notes: 'n', isHurried: true }],
      [plus(notedAt, 5), { type: 'noted', notes: 'calmer', isHurried: false }],
    )
    expect(noted.timers.draft?.dueAt).toBe(plus(endsAt, 3 * 3600))
  })

  it('when the notes came before the end', () => {
    const early = afterwards(recorded(), [plus(endsAt, -600), { type: 'noted', notes: 'n', isHurried: true }])
    const ended = afterwards(early, [
      plus(endsAt, 900),
      { type: 'debriefFellDue', version: versionOf(early, 'debrief'), secretHash: 's' },
    ])
    expect(ended.timers.draft?.dueAt).toBe(plus(endsAt, 900))
  })
})
