import { describe, expect, it } from 'vitest'
import type { LifecycleEvent } from '../shared/domain/event.ts'
import { plus } from '../shared/domain/instant.ts'
import { type Interview, outcomes } from '../shared/domain/interview.ts'
import { decide } from '../shared/domain/lifecycle.ts'
import { statusWords } from '../shared/domain/story.ts'
import {
  afterwards,
  approvalFor,
  basisFor,
  endsAt,
  inReview,
  recorded,
  sending,
} from './fixtures/interview.ts'

const evening = '2026-11-17T21:00:00Z'
const sendAt = '2026-11-18T09:00:00Z'

const approved = afterwards(inReview(), [
  '2026-11-17T20:00:00Z',
  {
    type: 'letter',
    letter: 'i1',
    event: { type: 'approved', approval: approvalFor('i1', sendAt), basis: basisFor('i1') },
  },
])

const delivered = afterwards(
  sending('i1'),
  [
    plus(sendAt, 5),
    {
      type: 'letter',
      letter: 'i1',
      event: {
        type: 'reported',
        ...{ report: 'delivered', attempt: 1, messageId: 'm', at: plus(sendAt, 5), detail: '' },
      },
    },
  ],
  [plus(sendAt, 9), { type: 'letter', letter: 'i2', event: { type: 'skipped' } }],
)

describe('an interview that has ended one way or another', () => {
  it.each(outcomes)('%s: every timer stops, and what was approved is called back', (outcome) => {
    const over = afterwards(approved, [evening, { type: 'closed', outcome }])
    expect(over).toMatchObject({ status: 'over', reason: outcome, timers: {}, mails: [] })
    expect(over.letters.map(({ status }) => status)).toEqual(['drafted', 'drafted'])
    expect(over.history.at(-1)).toMatchObject({ what: 'closed', detail: outcome })
    expect(statusWords(over)).toMatch(/^[A-Z].*[.!]$/)
  })

  it('said twice changes nothing, and may be corrected', () => {
    const over = afterwards(delivered, [plus(sendAt, 60), { type: 'closed', outcome: 'replied' }])
    expect(decide(over, { type: 'closed', outcome: 'replied' }, plus(sendAt, 90))).toBe(over)
    const offered = afterwards(over, [plus(sendAt, 90), { type: 'closed', outcome: 'offer' }])
    expect(offered).toMatchObject({ status: 'over', reason: 'offer' })
  })

  it('can be told before there is any letter', () => {
    const early = afterwards(recorded(), [plus(endsAt, -60), { type: 'closed', outcome: 'withdrawn' }])
    expect(early).toMatchObject({ status: 'over', reason: 'withdrawn', timers: {} })
  })

  it('is not made good by an outcome when somebody complained', () => {
    const complained = afterwards(delivered, [
      plus(sendAt, 60),
      {
        type: 'letter',
        letter: 'i1',
        event: {
          type: 'reported',
          ...{ report: 'complained', attempt: 1, messageId: 'm', at: plus(sendAt, 60), detail: '' },
        },
      },
    ])
    expect(complained).toMatchObject({ status: 'over', reason: 'complained' })
    expect(decide(complained, { type: 'closed', outcome: 'offer' }, evening)).toBe(complained)
    expect(decide(complained, { type: 'resumed' }, evening)).toBe(complained)
  })
})

describe('an end that was none', () => {
  it('goes on where it was: waiting for an answer', () => {
    const over = afterwards(delivered, [plus(sendAt, 60), { type: 'closed', outcome: 'replied' }])
    const back = afterwards(over, [plus(sendAt, 90), { type: 'resumed' }])
    expect(back.status).toBe('underway')
    expect(back.timers.followUp?.dueAt).toBe(delivered.timers.followUp?.dueAt)
  })

  it('goes on where it was: with drafts to read', () => {
    const over = afterwards(inReview(), [evening, { type: 'closed', outcome: 'rejection' }])
    const back = afterwards(over, [plus(evening, 60), { type: 'resumed' }])
    expect(back.status).toBe('inReview')
    expect(back.timers.expire).toBeDefined()
  })

  it('goes on where it was: before the interview', () => {
    const first = recorded()
    const over = afterwards(first, [plus(endsAt, -600), { type: 'closed', outcome: 'withdrawn' }])
    const back = afterwards(over, [plus(endsAt, -300), { type: 'resumed' }])
    expect(back.status).toBe('upcoming')
    expect(back.timers.debrief?.dueAt).toBe(first.timers.debrief?.dueAt)
  })
})

describe('an interview to which somebody did not come', () => {
  const missed = (from: Interview, absent: 'interviewer' | 'candidate') =>
    afterwards(from, [evening, { type: 'didNotTakePlace', absent }])

  const draftsOf = (interview: Interview): LifecycleEvent => ({
    type: 'drafted',
    ...{ version: interview.timers.draft?.version ?? -1, secretHash: 's', before: [], report: 'r' },
    letters: [
      { key: 'i1', name: 'Inês Prado', to: 'ines@farol.example', text: 'text-i1', day: '2026-11-18' },
    ],
  })

  it('has its thank-you letters put away and a short one drafted at once', () => {
    const ended = missed(inReview(), 'interviewer')
    expect(ended).toMatchObject({ status: 'ended', absent: 'interviewer', letters: [] })
    expect(ended.timers.draft?.dueAt).toBe(evening)
    const drafted = afterwards(ended, [plus(evening, 5), draftsOf(ended)])
    expect(drafted.status).toBe('inReview')
  })

  it('ends as that when the short letter is skipped', () => {
    const ended = missed(inReview(), 'candidate')
    const skipped = afterwards(
      ended,
      [plus(evening, 5), draftsOf(ended)],
      [plus(evening, 9), { type: 'letter', letter: 'i1', event: { type: 'skipped' } }],
    )
    expect(skipped).toMatchObject({ status: 'over', reason: 'candidateAbsent' })
  })

  it('is over at once where letters have gone out that say something else', () => {
    expect(missed(delivered, 'interviewer')).toMatchObject({ status: 'over', reason: 'interviewerAbsent' })
  })

  it('is untouched by facts that are known already', () => {
    const first = recorded()
    expect(decide(first, { type: 'changed', facts: { company: 'Farol' } }, plus(endsAt, -60))).toBe(first)
  })

  it('is one like any other once it has a new time', () => {
    const again = afterwards(missed(inReview(), 'interviewer'), [
      plus(evening, 60),
      { type: 'changed', facts: { startsAt: '2026-11-20T10:00:00Z', endsAt: '2026-11-20T11:00:00Z' } },
    ])
    expect(again.status).toBe('upcoming')
    expect(again.absent).toBeUndefined()
  })
})
