import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withinCandidateDay } from '../shared/domain/candidate-day.ts'
import { type Instant, plus, toInstant, wallClock } from '../shared/domain/instant.ts'
import type { Interview } from '../shared/domain/interview.ts'
import { decide } from '../shared/domain/lifecycle.ts'
import { policy } from '../shared/domain/policy.ts'
import { afterwards, approvalFor, inReview, sending, versionOf } from './fixtures/interview.ts'

/** Six in the afternoon there is three in the morning in Auckland. */
const sentAt = '2026-11-18T14:00:00Z'
const inAuckland = (interview: Interview): Interview => ({
  ...interview,
  candidateTimeZone: 'Pacific/Auckland',
})
const morningInAuckland = '2026-11-18T18:00:00Z'

function reported(interview: Interview, report: 'bounced' | 'delivered', at: Instant): Interview {
  const event = { type: 'reported', report, attempt: 1, messageId: 'm', at, detail: '550' } as const
  return decide(interview, { type: 'letter', letter: 'i1', event }, at)
}

describe('while the candidate sleeps', () => {
  const onItsWay = inAuckland(sending('i1', sentAt))

  it('a letter that comes back is asked about in the morning', () => {
    const [mail] = reported(onItsWay, 'bounced', plus(sentAt, 5)).mails
    expect(mail).toMatchObject({ kind: 'question', dueAt: morningInAuckland })
  })

  it('a letter that arrives is told of in the morning', () => {
    const alone = { ...onItsWay, letters: onItsWay.letters.filter(({ key }) => key === 'i1') }
    expect(reported(alone, 'delivered', plus(sentAt, 5)).plan.receipt).toBe(morningInAuckland)
  })

  it('a mail that was refused is tried again in the morning', () => {
    const asked = inAuckland(inReview())
    const remindedAt = asked.timers.remind?.dueAt ?? ''
    const night = plus(sentAt, 24 * 3600)
    const claimed = afterwards(asked, [
      remindedAt,
      { type: 'reminderFellDue', version: versionOf(asked, 'remind'), secretHash: 's' },
    ])
    const [mail] = claimed.mails
    const refused = { type: 'mailRefused', number: mail?.number ?? 0, attempt: 1, code: 'Throttled' } as const
    expect(decide(claimed, refused, night).mails).toMatchObject([
      { kind: 'reminder', status: 'ready', dueAt: plus(morningInAuckland, 24 * 3600) },
    ])
  })

  it('a letter to somebody whose day it is goes out all the same', () => {
    expect(approvalFor('i1', sentAt).sendAt).toBe(sentAt)
    expect(onItsWay.letters.find(({ key }) => key === 'i1')?.status).toBe('sending')
  })
})

it('whatever the zone and the season, a mail waits for the candidate’s day and no longer than the night', () => {
  const zones = [
    'Pacific/Auckland',
    'Europe/Lisbon',
    'America/Santiago',
    'Australia/Lord_Howe',
    'Asia/Tehran',
  ]
  const instants = fc
    .integer({ min: Date.parse('2026-01-01'), max: Date.parse('2028-12-31') })
    .map((ms) => toInstant(new Date(ms).toISOString()))
  fc.assert(
    fc.property(instants, fc.constantFrom(...zones), (instant, timeZone) => {
      const mailed = withinCandidateDay(instant, timeZone)
      const clock = wallClock(mailed, timeZone).toPlainTime().toString()
      const { opens, closes } = policy.candidateDay
      expect(clock >= `${opens}:00` && clock <= `${closes}:00`).toBe(true)
      expect(mailed >= instant && mailed <= plus(instant, 10 * 3600)).toBe(true)
    }),
  )
})
