import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LetterEvent, LifecycleEvent, Report } from '../shared/domain/event.ts'
import { followUpKey, lettersReached } from '../shared/domain/follow-up-plan.ts'
import { type Instant, plus } from '../shared/domain/instant.ts'
import { type FollowUpNumber, type Interview, outcomes } from '../shared/domain/interview.ts'
import { letterTable } from '../shared/domain/letter-table.ts'
import { decide, interviewTable } from '../shared/domain/lifecycle.ts'
import { nextDue } from '../shared/domain/outbox.ts'
import { policy } from '../shared/domain/policy.ts'
import { letterArrows } from '../shared/domain/standing.ts'
import {
  afterwards,
  approvalFor,
  basisFor,
  endsAt,
  inReview,
  letterOf,
  recorded,
  sending,
  versionOf,
} from './fixtures/interview.ts'

const letter = (key: string, event: LetterEvent): LifecycleEvent => ({ type: 'letter', letter: key, event })
const sendAt = '2026-11-18T09:00:00Z'
const debrief = (interview: Interview): LifecycleEvent => ({
  type: 'debriefFellDue',
  version: versionOf(interview, 'debrief'),
  secretHash: 's',
})

describe('an interview', () => {
  it('asks for notes a quarter of an hour after its end', () => {
    const interview = recorded()
    expect(interview.timers.debrief?.dueAt).toBe('2026-11-17T16:45:00Z')
    const ended = afterwards(interview, ['2026-11-17T16:45:00Z', debrief(interview)])
    expect(ended.status).toBe('ended')
    expect(ended.mails).toMatchObject([{ kind: 'debrief', status: 'sending' }])
    expect(ended.links).toMatchObject([{ hash: 's', purpose: 'debrief' }])
  })

  it('does not ask for notes that are there already', () => {
    const interview = recorded(plus(endsAt, -7200), 'notes')
    const ended = afterwards(interview, ['2026-11-17T16:45:00Z', debrief(interview)])
    expect(ended.status).toBe('ended')
    expect(ended.mails).toEqual([])
    expect(ended.timers.draft?.dueAt).toBe('2026-11-17T19:30:00Z')
  })

  it('goes on at once when it is recorded days later with its notes', () => {
    const now = plus(endsAt, 3 * 86400)
    expect(recorded(now, 'notes').timers.draft?.dueAt).toBe(now)
  })

  it('is asked about when it is recorded days later without notes', () => {
    const now = plus(endsAt, 3 * 86400)
    const late = recorded(now)
    expect(late.timers).toEqual({ debrief: { dueAt: now, version: 1 } })
  })

  it('ignores a timer of an older version', () => {
    const first = recorded()
    const moved = afterwards(first, [
      plus(endsAt, -7000),
      { type: 'changed', facts: { startsAt: endsAt, endsAt: plus(endsAt, 3600) } },
    ])
    expect(versionOf(moved, 'debrief')).toBeGreaterThan(versionOf(first, 'debrief'))
    expect(decide(moved, debrief(first), plus(endsAt, 900))).toBe(moved)
  })

  it('keeps the version of a timer whose due time stays', () => {
    const first = recorded()
    const renamed = afterwards(first, [
      plus(endsAt, -7000),
      { type: 'changed', facts: { role: 'Head archivist' } },
    ])
    expect(renamed.timers).toEqual(first.timers)
  })

  it('expires unread, and keeps the text', () => {
    const review = inReview()
    const due = review.timers.expire?.dueAt ?? ''
    const expired = afterwards(review, [due, { type: 'expiryFellDue', version: versionOf(review, 'expire') }])
    expect(expired).toMatchObject({ status: 'over', reason: 'expired', timers: {} })
    expect(expired.letters.map(({ text }) => text)).toEqual(['text-i1', 'text-i2'])
  })

  it('sends nothing any more once it is called off', () => {
    const review = inReview()
    const approved = afterwards(
      review,
      [
        '2026-11-17T20:00:00Z',
        letter('i1', { type: 'approved', approval: approvalFor('i1', sendAt), basis: basisFor('i1') }),
      ],
      ['2026-11-17T21:00:00Z', { type: 'calledOff' }],
    )
    expect(approved).toMatchObject({ status: 'cancelled', timers: {} })
    expect(letterOf(approved, 'i1').status).toBe('drafted')
  })
})

describe('a letter', () => {
  it('is taken by the send function once', () => {
    const taken = sending('i1')
    expect(letterOf(taken, 'i1')).toMatchObject({ status: 'sending', attempts: 1 })
    expect(decide(taken, { type: 'sendFellDue', version: taken.lastTimerVersion }, sendAt)).toBe(taken)
  })

  it('cannot be approved as it no longer reads', () => {
    const review = inReview()
    const stale = letter('i1', {
      type: 'approved',
      approval: approvalFor('i1', sendAt),
      basis: { text: 'older', to: null },
    })
    expect(decide(review, stale, plus(sendAt, -600))).toBe(review)
  })

  it('goes back to the candidate when "yesterday" would no longer be true', () => {
    const approved = afterwards(inReview(), [
      plus(sendAt, -600),
      letter('i1', { type: 'approved', approval: approvalFor('i1', sendAt, true), basis: basisFor('i1') }),
    ])
    const late = afterwards(approved, [
      plus(sendAt, 86400),
      { type: 'sendFellDue', version: versionOf(approved, 'send') },
    ])
    expect(letterOf(late, 'i1')).toMatchObject({ status: 'drafted', ask: 'dayPassed' })
    expect(late.mails).toMatchObject([{ kind: 'question', letter: 'i1', status: 'ready' }])
  })

  it('goes back to the candidate when a day that it names as coming has passed', () => {
    const until = sendAt.slice(0, 10)
    const fired = (seconds: number) => {
      const approved = afterwards(inReview(), [
        plus(sendAt, -600),
        letter('i1', {
          type: 'approved',
          approval: { ...approvalFor('i1', sendAt), until },
          basis: basisFor('i1'),
        }),
      ])
      return letterOf(
        afterwards(approved, [
          plus(sendAt, seconds),
          { type: 'sendFellDue', version: versionOf(approved, 'send') },
        ]),
        'i1',
      )
    }
    expect(fired(3600).status).toBe('sending')
    expect(fired(86400)).toMatchObject({ status: 'drafted', ask: 'dayPassed' })
  })

  it('waits for the morning when its timer fires in the middle of the night', () => {
    const approved = afterwards(inReview(), [
      plus(sendAt, -600),
      letter('i1', { type: 'approved', approval: approvalFor('i1', sendAt), basis: basisFor('i1') }),
    ])
    const night = '2026-11-19T03:00:00Z'
    const late = afterwards(approved, [night, { type: 'sendFellDue', version: versionOf(approved, 'send') }])
    expect(late.timers.send?.dueAt).toBe('2026-11-19T07:30:00Z')
  })

  it('becomes unknown when its holder is gone, and a question after half an hour, never a second copy', () => {
    const taken = sending('i1')
    const gone = afterwards(taken, [plus(sendAt, policy.leaseSeconds + 1), { type: 'swept' }])
    expect(letterOf(gone, 'i1').status).toBe('unknown')
    const asked = afterwards(gone, [plus(sendAt, policy.evidenceWaitSeconds), { type: 'swept' }])
    expect(letterOf(asked, 'i1')).toMatchObject({ status: 'held', isDoubtful: true })
    expect(asked.mails).toMatchObject([{ kind: 'question', letter: 'i1' }])
  })

  it('is settled by evidence that comes late, even after the candidate chose to send again', () => {
    const asked = afterwards(
      sending('i1'),
      [plus(sendAt, policy.leaseSeconds + 1), { type: 'swept' }],
      [plus(sendAt, policy.evidenceWaitSeconds), { type: 'swept' }],
    )
    const again = afterwards(asked, [
      plus(sendAt, 3600),
      letter('i1', {
        type: 'approved',
        approval: approvalFor('i1', plus(sendAt, 4200)),
        basis: basisFor('i1'),
      }),
    ])
    const settled = afterwards(again, [plus(sendAt, 3700), letter('i1', reported('accepted', 1))])
    expect(letterOf(settled, 'i1').status).toBe('sent')
    expect(settled.timers.send).toBeUndefined()
  })

  it('is tried again after a refusal that passes, and held after one that does not', () => {
    const passing = afterwards(sending('i1'), [
      plus(sendAt, 1),
      letter('i1', { type: 'refused', attempt: 1, code: 'Throttling', isPassing: true }),
    ])
    expect(passing.timers.send?.dueAt).toBe(plus(sendAt, 601))
    const held = afterwards(sending('i1'), [
      plus(sendAt, 1),
      letter('i1', { type: 'refused', attempt: 1, code: 'MessageRejected', isPassing: false }),
    ])
    expect(letterOf(held, 'i1')).toMatchObject({ status: 'held', isDoubtful: false })
  })

  it('that bounced may be approved for another address, and old news of the first attempt is ignored', () => {
    const bounced = afterwards(sending('i1'), [plus(sendAt, 5), letter('i1', reported('bounced', 1))])
    expect(bounced.mails).toMatchObject([{ kind: 'question', letter: 'i1' }])
    const approval = { ...approvalFor('i1', plus(sendAt, 1200)), to: 'i.prado@farol.example' }
    const again = afterwards(bounced, [
      plus(sendAt, 600),
      letter('i1', { type: 'approved', approval, basis: basisFor('i1') }),
    ])
    expect(decide(again, letter('i1', reported('bounced', 1)), plus(sendAt, 700))).toBe(again)
  })
})

function reported(report: Report, attempt: number): LetterEvent {
  return { type: 'reported', report, attempt, messageId: 'm', at: plus(sendAt, 5), detail: 'd' }
}

describe('what SES reports', () => {
  const events: readonly LetterEvent[] = [
    ...(['accepted', 'delivered', 'bouncedSoftly', 'bounced', 'complained'] as const).map((report) =>
      reported(report, 1),
    ),
    { type: 'accepted', attempt: 1, messageId: 'm' },
  ]

  it('ends in the same state in all 720 orders, each report once or twice', () => {
    const ends = new Set<string>()
    const onItsWay = sending('i1')
    for (const order of permutations(events)) {
      for (const sequence of [order, order.flatMap((event) => [event, event])]) {
        const end = sequence.reduce(
          (state, event) => decide(state, letter('i1', event), plus(sendAt, 9)),
          onItsWay,
        )
        const { status, hasComplained, softBounce } = letterOf(end, 'i1')
        ends.add(JSON.stringify([end.status, status, hasComplained, softBounce]))
      }
    }
    expect([...ends]).toEqual([JSON.stringify(['over', 'bounced', true, 'd'])])
  })
})

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]]
  return items.flatMap((item, at) => permutations(items.toSpliced(at, 1)).map((rest) => [item, ...rest]))
}

describe('any events in any order', () => {
  const key = fc.constantFrom('i1', 'i2', 'i9', 'i1f1')
  const attempt = fc.integer({ min: 1, max: 3 })
  const version = fc.integer({ min: 1, max: 12 })
  const letterEvent: fc.Arbitrary<LetterEvent> = fc.oneof(
    fc.record({
      type: fc.constant('saved' as const),
      text: fc.constantFrom('t1', 't2'),
      to: fc.constant(null),
      basis: fc.constantFrom(basisFor('i1'), { text: 't1', to: null }),
    }),
    key.map((k) => ({ type: 'approved' as const, approval: approvalFor(k, sendAt), basis: basisFor(k) })),
    fc.constantFrom(
      { type: 'undone' as const },
      { type: 'skipped' as const },
      { type: 'ownMailboxUsed' as const },
      { type: 'arrivalConfirmed' as const },
    ),
    attempt.map((n) => ({ type: 'accepted' as const, attempt: n, messageId: 'm' })),
    attempt.map((n) => ({ type: 'doubted' as const, attempt: n })),
    fc.record({
      type: fc.constant('refused' as const),
      attempt,
      code: fc.constant('c'),
      isPassing: fc.boolean(),
    }),
    fc
      .tuple(
        fc.constantFrom(
          'accepted',
          'delivered',
          'bouncedSoftly',
          'bounced',
          'complained',
        ) as fc.Arbitrary<Report>,
        attempt,
      )
      .map(([report, n]) => reported(report, n)),
  )
  const event: fc.Arbitrary<LifecycleEvent> = fc.oneof(
    { weight: 6, arbitrary: fc.tuple(key, letterEvent).map(([k, e]) => letter(k, e)) },
    { weight: 4, arbitrary: version.map((v) => ({ type: 'sendFellDue' as const, version: v })) },
    version.map((v) => ({ type: 'debriefFellDue' as const, version: v, secretHash: 's' })),
    version.map((v) => ({ type: 'reminderFellDue' as const, version: v, secretHash: 's' })),
    version.map((v) => ({ type: 'receiptFellDue' as const, version: v, secretHash: 's' })),
    version.map((v) => ({ type: 'expiryFellDue' as const, version: v })),
    version.map((v) => ({ type: 'silenceFellDue' as const, version: v })),
    fc
      .tuple(version, fc.constantFrom(1 as const, 2 as const))
      .map(([v, followUp]) => followedUp(v, followUp)),
    fc.constantFrom(...outcomes).map((outcome) => ({ type: 'closed' as const, outcome })),
    fc.constantFrom<LifecycleEvent[]>(
      { type: 'calledOff' },
      { type: 'didNotTakePlace' },
      { type: 'didNotTakePlace', absent: 'interviewer' },
      { type: 'resumed' },
      { type: 'resumed' },
      { type: 'invited' },
      { type: 'wentOn' },
      { type: 'replied', from: 'Inês', asksToStop: false },
      { type: 'autoReplied', returnsOn: '2026-11-30' },
      { type: 'autoReplied' },
      { type: 'sendPaused', version: 6 },
      { type: 'swept' },
      { type: 'swept' },
    ),
    fc.constantFrom('n1', 'n2').map((notes) => ({ type: 'noted' as const, notes })),
    fc
      .tuple(fc.integer({ min: 1, max: 4 }), attempt)
      .map(([number, n]) => ({ type: 'mailAccepted' as const, number, attempt: n })),
    fc.constant({ type: 'mailClaimed' as const, secretHash: 'x' }),
  )
  const history = fc.array(fc.tuple(fc.integer({ min: 0, max: 90_000 }), event), { maxLength: 40 })

  it('leave nothing stuck, lose no letter, and go only where the tables say', () => {
    fc.assert(
      fc.property(history, (steps) => {
        let now: Instant = '2026-11-17T20:00:00Z'
        let state = inReview()
        for (const [seconds, step] of steps) {
          now = plus(now, seconds)
          const next = decide(state, step, now)
          expect(next.letters.map((one) => one.key)).toEqual(expect.arrayContaining(lettersLeft(state)))
          expectDeclared(state, next, step)
          expectNothingStuck(next)
          state = next
        }
      }),
      { numRuns: 400 },
    )
  })
})

function followedUp(version: number, followUp: FollowUpNumber): LifecycleEvent {
  const letters = [
    { key: followUpKey('i1', followUp), followUp, name: 'Inês', to: null, text: 't', day: '2026-11-24' },
  ]
  return { type: 'followedUp', version, secretHash: 's', letters, before: [], report: 'r' }
}

/** Those that may not be forgotten: nobody comes to a missed interview, and then its drafts are of no use. */
function lettersLeft({ letters }: Interview): string[] {
  return letters
    .filter(({ attempts, status }) => attempts > 0 || status === 'ownMailbox')
    .map(({ key }) => key)
}

/** Every letter that still has a way to go, and every mail, has a moment at which somebody looks. */
function expectNothingStuck(interview: Interview): void {
  const isWaiting = interview.letters.some(({ status }) =>
    ['approved', 'sending', 'unknown'].includes(status),
  )
  const isUnanswered = interview.status === 'underway' && !isWaiting && lettersReached(interview).length > 0
  if (isUnanswered) expect(interview.timers.followUp ?? interview.timers.silence).toBeDefined()
  if (isWaiting || interview.mails.length > 0) expect(nextDue(interview)).toBeDefined()
  if (interview.status === 'inReview')
    expect(interview.timers.expire ?? interview.timers.send ?? interview.letters.length).toBeTruthy()
  expect(interview.links.length).toBeLessThanOrEqual(policy.linksMax)
  const row = Object.keys(interviewTable[interview.status])
  const events = {
    debrief: 'debriefFellDue',
    draft: 'drafted',
    remind: 'reminderFellDue',
    expire: 'expiryFellDue',
    receipt: 'receiptFellDue',
    followUp: 'followedUp',
    silence: 'silenceFellDue',
  }
  for (const [kind, name] of Object.entries(events)) if (kind in interview.plan) expect(row).toContain(name)
  expect(interview.history.length).toBeLessThanOrEqual(policy.historyMax)
}

function expectDeclared(before: Interview, next: Interview, event: LifecycleEvent): void {
  if (before.status !== next.status && event.type in interviewTable[before.status]) {
    const row: Record<string, { to: readonly string[] } | undefined> = interviewTable[before.status]
    const byLetters = letterArrows.filter(({ from }) => from === before.status).map(({ to }) => to)
    expect([...(row[event.type]?.to ?? []), ...byLetters]).toContain(next.status)
  }
  const table: Record<string, Record<string, { to: readonly string[] } | undefined>> = letterTable
  for (const one of before.letters) {
    const then = next.letters.find(({ key }) => key === one.key)
    if (!then || then.status === one.status) continue
    const allowed = Object.values(table[one.status] ?? {}).flatMap((cell) => cell?.to ?? [])
    expect([...allowed, 'drafted']).toContain(then.status)
  }
}
