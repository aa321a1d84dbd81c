import { describe, expect, it } from 'vitest'
import type { LetterEvent, LifecycleEvent, Report } from '../shared/domain/event.ts'
import { followUpDue, followUpKey } from '../shared/domain/follow-up-plan.ts'
import { type Instant, plus } from '../shared/domain/instant.ts'
import type { FollowUpNumber, Interview } from '../shared/domain/interview.ts'
import { decide } from '../shared/domain/lifecycle.ts'
import { afterwards, approvalFor, inReview, letterOf, sending, versionOf } from './fixtures/interview.ts'

/** A Wednesday, nine in the morning in Lisbon. */
const sendAt = '2026-11-18T09:00:00Z'
const delivered = plus(sendAt, 5)
const letter = (key: string, event: LetterEvent): LifecycleEvent => ({ type: 'letter', letter: key, event })

function reported(report: Report, attempt = 1): LetterEvent {
  return { type: 'reported', report, attempt, messageId: 'm', at: delivered, detail: 'd' }
}

/** One letter delivered, the other skipped. */
function answerAwaited(report: Report = 'delivered'): Interview {
  return afterwards(
    sending('i1'),
    [delivered, letter('i1', reported(report))],
    [plus(sendAt, 60), letter('i2', { type: 'skipped' })],
  )
}

function followedUp(from: Interview, number: FollowUpNumber, text = 'again'): LifecycleEvent {
  const key = followUpKey('i1', number)
  return {
    type: 'followedUp',
    ...{ version: versionOf(from, 'followUp'), secretHash: 's', report: 'r', before: from.letters },
    letters: [
      {
        ...{ key, followUp: number, name: 'Inês Prado', to: 'ines@farol.example' },
        ...{ text, day: (from.wait?.until ?? sendAt).slice(0, 10) },
      },
    ],
  }
}

function dueAt(interview: Interview, kind: 'followUp' | 'silence'): Instant {
  return interview.timers[kind]?.dueAt ?? ''
}

/** Drafts the follow-up that is due, approves it, and has it delivered. */
function followUpSent(from: Interview, number: FollowUpNumber): Interview {
  const key = followUpKey('i1', number)
  const at = dueAt(from, 'followUp')
  const goesAt = from.wait?.until ?? ''
  const basis = { text: 'again', to: 'ines@farol.example' }
  const approved = afterwards(
    from,
    [at, followedUp(from, number)],
    [
      plus(at, 60),
      letter(key, {
        type: 'approved',
        approval: { ...approvalFor('i1', goesAt), text: 'again' },
        basis,
      }),
    ],
  )
  return afterwards(
    approved,
    [goesAt, { type: 'sendFellDue', version: versionOf(approved, 'send') }],
    [plus(goesAt, 5), letter(key, { ...reported('delivered'), at: plus(goesAt, 5) } as LetterEvent)],
  )
}

describe('when nobody answers', () => {
  it('a follow-up is drafted the day before the morning on which it is to go out', () => {
    const waiting = answerAwaited()
    expect(waiting.status).toBe('underway')
    expect(waiting.wait?.until).toBe('2026-11-25T09:00:00Z')
    expect(waiting.wait?.why).toContain('5 working days after your letter')
    expect(dueAt(waiting, 'followUp')).toBe('2026-11-24T13:00:00Z')
  })

  it('the follow-up waits for the candidate as any letter does', () => {
    const waiting = answerAwaited()
    const drafted = afterwards(waiting, [dueAt(waiting, 'followUp'), followedUp(waiting, 1)])
    expect(drafted.status).toBe('inReview')
    expect(letterOf(drafted, 'i1f1')).toMatchObject({ status: 'drafted', followUp: 1 })
    expect(drafted.mails).toMatchObject([{ kind: 'draft', status: 'sending' }])
    expect(drafted.timers.expire).toBeDefined()
    expect(drafted.timers.followUp).toBeUndefined()
  })

  it('there are two at most, and then it is over', () => {
    const first = followUpSent(answerAwaited(), 1)
    expect(first.status).toBe('underway')
    expect(first.wait?.why).toContain('after the first follow-up')
    const second = followUpSent(first, 2)
    expect(followUpDue(second)).toBeUndefined()
    expect(second.timers.followUp).toBeUndefined()
    const silent = afterwards(second, [
      dueAt(second, 'silence'),
      { type: 'silenceFellDue', version: versionOf(second, 'silence') },
    ])
    expect(silent).toMatchObject({ status: 'over', reason: 'unanswered', timers: {} })
  })

  it('a follow-up that was put aside is the last thing that happens', () => {
    const waiting = answerAwaited()
    const at = dueAt(waiting, 'followUp')
    const skipped = afterwards(
      waiting,
      [at, followedUp(waiting, 1)],
      [plus(at, 60), letter('i1f1', { type: 'skipped' })],
    )
    expect(skipped.status).toBe('underway')
    expect(skipped.timers.followUp).toBeUndefined()
    expect(dueAt(skipped, 'silence') > plus(at, 86_400)).toBe(true)
  })

  it('nothing is planned while a letter is on its way, or when none has left', () => {
    expect(sending('i1').timers.followUp).toBeUndefined()
    const bounced = afterwards(
      sending('i1'),
      [delivered, letter('i1', reported('bounced'))],
      [plus(sendAt, 60), letter('i2', { type: 'skipped' })],
    )
    expect(bounced.status).toBe('underway')
    expect(bounced.timers.followUp).toBeUndefined()
  })

  it('a letter that comes back later takes its follow-up along', () => {
    const bounced = afterwards(answerAwaited(), [plus(sendAt, 90), letter('i1', reported('bounced'))])
    expect(bounced.timers.followUp).toBeUndefined()
    expect(bounced.mails).toMatchObject([{ kind: 'question', letter: 'i1' }])
  })

  it('an automatic answer puts the follow-up off by five working days, whenever it is heard of', () => {
    const late = afterwards(answerAwaited(), [plus(sendAt, 90), letter('i1', reported('bouncedSoftly'))])
    expect(late.wait?.until).toBe('2026-12-02T09:00:00Z')
    const early = afterwards(
      sending('i1'),
      [delivered, letter('i1', reported('bouncedSoftly'))],
      [plus(sendAt, 60), letter('i2', { type: 'skipped' })],
    )
    expect(early.wait?.until).toBe('2026-12-02T09:00:00Z')
  })

  it('new notes are worth a new draft of a follow-up that nobody has touched', () => {
    const waiting = answerAwaited()
    const at = dueAt(waiting, 'followUp')
    const drafted = afterwards(waiting, [at, followedUp(waiting, 1)])
    const noted = afterwards(drafted, [plus(at, 60), { type: 'noted', notes: 'n' }])
    expect(dueAt(noted, 'followUp')).toBe(plus(at, 60))
    expect(noted.timers.draft).toBeUndefined()
    const again = afterwards(noted, [plus(at, 90), followedUp(noted, 1, 'with the notes')])
    expect(letterOf(again, 'i1f1')).toMatchObject({ status: 'drafted', text: 'with the notes' })
    expect(again.letters.map(({ key }) => key)).toEqual(['i1', 'i1f1', 'i2'])
  })

  it('new drafts of the first letters leave a follow-up alone', () => {
    const waiting = answerAwaited()
    const at = dueAt(waiting, 'followUp')
    const drafted = afterwards(waiting, [at, followedUp(waiting, 1)])
    const stale = { ...followedUp(drafted, 1), type: 'drafted', version: 99 } as LifecycleEvent
    expect(decide(drafted, stale, plus(at, 60))).toBe(drafted)
  })

  it('a letter made a draft again stops the follow-up that was planned', () => {
    const undone = afterwards(answerAwaited(), [plus(sendAt, 90), letter('i2', { type: 'undone' })])
    expect(undone.status).toBe('inReview')
    expect(undone.timers.followUp).toBeUndefined()
  })

  it('the interview that was called off is not followed up', () => {
    const off = afterwards(answerAwaited(), [plus(sendAt, 90), { type: 'calledOff' }])
    expect(off).toMatchObject({ status: 'cancelled' })
    expect(off.timers.followUp).toBeUndefined()
  })

  it('drafts of an interview nobody has been written to are followed by none', () => {
    expect(inReview().timers.followUp).toBeUndefined()
  })
})
