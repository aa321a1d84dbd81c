import { describe, expect, it } from 'vitest'
import type { LetterEvent, LifecycleEvent, Report } from '../shared/domain/event.ts'
import { type Instant, plus } from '../shared/domain/instant.ts'
import type { Interview } from '../shared/domain/interview.ts'
import { decide } from '../shared/domain/lifecycle.ts'
import { policy } from '../shared/domain/policy.ts'
import {
  afterwards,
  approvalFor,
  basisFor,
  inReview,
  letterOf,
  sending,
  versionOf,
} from './fixtures/interview.ts'

/** What is unknown, what comes back, and what is over: nothing is forgotten, sent twice, or left lying. */

const letter = (key: string, event: LetterEvent): LifecycleEvent => ({ type: 'letter', letter: key, event })
const sendAt = '2026-11-18T09:00:00Z'
const later = (seconds: number) => plus(sendAt, seconds)

function reported(report: Report, attempt = 1): LetterEvent {
  return { type: 'reported', report, attempt, messageId: 'm', at: later(5), detail: 'd' }
}

function approve(key: string, at: Instant, to = basisFor(key).to ?? ''): LifecycleEvent {
  return letter(key, { type: 'approved', approval: { ...approvalFor(key, at), to }, basis: basisFor(key) })
}

/** Nobody vouched for the letter to Inês, and the candidate is asked. */
function heldInDoubt(): Interview {
  return afterwards(
    sending('i1'),
    [later(policy.leaseSeconds + 1), { type: 'swept' }],
    [later(policy.evidenceWaitSeconds), { type: 'swept' }],
  )
}

describe('a doubt', () => {
  const roads: readonly (readonly [string, readonly LetterEvent[]])[] = [
    ['skipped and taken up again', [{ type: 'skipped' }, { type: 'undone' }]],
    ['said to be sent otherwise, and taken back', [{ type: 'ownMailboxUsed' }, { type: 'undone' }]],
    [
      'approved again and called back',
      [
        { type: 'approved', approval: approvalFor('i1', later(9000)), basis: basisFor('i1') },
        { type: 'undone' },
      ],
    ],
  ]

  it.each(roads)('outlives a letter that is %s: late news of it settles the letter', (_name, events) => {
    const open = events.reduce(
      (state, event) => decide(state, letter('i1', event), later(3600)),
      heldInDoubt(),
    )
    expect(letterOf(open, 'i1')).toMatchObject({ status: 'drafted', attempts: 1, doubt: { attempt: 1 } })
    const settled = decide(open, letter('i1', reported('delivered')), later(4000))
    expect(letterOf(settled, 'i1').status).toBe('delivered')
  })

  it('is gone when that attempt bounced', () => {
    const open = afterwards(
      heldInDoubt(),
      [later(3600), letter('i1', { type: 'skipped' })],
      [later(3601), letter('i1', { type: 'undone' })],
    )
    const bounced = decide(open, letter('i1', reported('bounced')), later(4000))
    expect(letterOf(bounced, 'i1').status).toBe('drafted')
    expect(letterOf(bounced, 'i1').doubt).toBeUndefined()
  })

  it('about one address says nothing of another', () => {
    const elsewhere = decide(heldInDoubt(), approve('i1', later(9000), 'prado@farol.example'), later(3600))
    const told = decide(elsewhere, letter('i1', reported('delivered')), later(4000))
    expect(letterOf(told, 'i1').status).toBe('approved')
  })

  it('and the number of attempts outlive new drafts, so that old news cannot settle a new attempt', () => {
    const open = afterwards(
      heldInDoubt(),
      [later(3600), letter('i1', { type: 'skipped' })],
      [later(3601), letter('i1', { type: 'undone' })],
      [later(3602), { type: 'noted', notes: 'n' }],
    )
    const letters = [{ key: 'i1', name: null, to: basisFor('i1').to, text: 'text-i1', day: '2026-11-18' }]
    const again = decide(
      open,
      {
        type: 'drafted',
        ...{ version: versionOf(open, 'draft'), secretHash: 's', letters, before: open.letters, report: 'r' },
      },
      later(3700),
    )
    expect(letterOf(again, 'i1')).toMatchObject({ attempts: 1, doubt: { attempt: 1 } })
    const approved = decide(again, approve('i1', later(9000)), later(4000))
    const taken = decide(approved, { type: 'sendFellDue', version: versionOf(approved, 'send') }, later(9000))
    expect(letterOf(taken, 'i1')).toMatchObject({ status: 'sending', claim: { attempt: 2 } })
  })
})

describe('an interview that is moved', () => {
  const moved = (endsAt: Instant): LifecycleEvent => ({
    type: 'changed',
    facts: { startsAt: plus(endsAt, -3600), endsAt },
  })

  it('into the future after it was called off starts afresh, and no old draft can be approved', () => {
    const off = afterwards(inReview(), [later(0), { type: 'calledOff' }], [later(60), moved(later(86400))])
    expect(off).toMatchObject({ status: 'upcoming', letters: [] })
    expect(decide(off, approve('i1', later(9000)), later(120))).toBe(off)
  })

  it('by an hour calls approved letters back, because their time followed from the old end', () => {
    const approved = decide(inReview(), approve('i1', later(0)), later(-7200))
    const corrected = decide(approved, moved(later(-1800)), later(-1500))
    expect(letterOf(corrected, 'i1').status).toBe('drafted')
    expect(corrected.timers.send).toBeUndefined()
    expect(corrected.timers.draft?.dueAt).toBe(later(-1500))
  })
})

describe('nothing is left lying', () => {
  const both = (state: Interview) =>
    afterwards(state, [later(-7000), approve('i1', later(0))], [later(-7000), approve('i2', later(0))])

  it('when all letters are approved before the new drafts are written', () => {
    const noted = decide(inReview(), { type: 'noted', notes: 'n' }, later(-7200))
    expect(both(noted).timers.draft).toBeUndefined()
  })

  it('when an interview is called off while its letter is on the way', () => {
    const off = afterwards(
      sending('i1'),
      [later(1), letter('i2', { type: 'skipped' })],
      [later(2), letter('i1', { type: 'accepted', attempt: 1, messageId: 'm' })],
      [later(3), { type: 'calledOff' }],
      [later(4), letter('i1', reported('delivered'))],
    )
    const told = decide(
      off,
      { type: 'receiptFellDue', version: versionOf(off, 'receipt'), secretHash: 's' },
      later(100),
    )
    expect(told.mails).toMatchObject([{ kind: 'receipt' }])
    expect(told.timers).toEqual({})
  })

  it('when a letter comes back to the candidate: it is reminded of and expires like a new one', () => {
    const back = decide(both(inReview()), letter('i1', { type: 'undone' }), later(-6000))
    expect(back.timers.expire?.dueAt).toBe(plus(later(-6000), policy.draftLifetimeSeconds))
    expect(back.timers.remind).toBeDefined()
  })

  it('when the last letter to come to rest is skipped: the receipt comes', () => {
    const sent = afterwards(
      sending('i1'),
      [later(1), letter('i1', { type: 'accepted', attempt: 1, messageId: 'm' })],
      [later(2), letter('i1', reported('delivered'))],
    )
    expect(sent.timers.receipt).toBeUndefined()
    expect(decide(sent, letter('i2', { type: 'skipped' }), later(60)).timers.receipt?.dueAt).toBe(later(60))
  })

  it('when the only letter was skipped: it can be taken up again', () => {
    const skipped = afterwards(
      inReview(),
      [later(0), letter('i1', { type: 'skipped' })],
      [later(0), letter('i2', { type: 'skipped' })],
    )
    expect(skipped).toMatchObject({ status: 'over', reason: 'allSkipped' })
    const again = decide(skipped, letter('i1', { type: 'undone' }), later(60))
    expect(again.status).toBe('inReview')
    expect(again.timers.expire).toBeDefined()
  })

  it('when a letter comes back after everything was called off: the candidate is told, not asked', () => {
    const off = afterwards(
      sending('i1'),
      [later(1), { type: 'calledOff' }],
      [later(2), letter('i1', reported('bounced'))],
    )
    expect(off.mails).toEqual([])
    expect(off.timers.receipt?.dueAt).toBe(later(2))
  })

  it('when a letter was meant for an address that has changed meanwhile', () => {
    const moved = decide(
      inReview(),
      letter('i1', { type: 'saved', text: 'text-i1', to: 'prado@farol.example', basis: basisFor('i1') }),
      later(-7200),
    )
    expect(decide(moved, approve('i1', later(0)), later(-7100))).toBe(moved)
  })
})
