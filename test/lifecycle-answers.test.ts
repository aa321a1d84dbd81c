import { describe, expect, it } from 'vitest'
import type { LetterEvent, LifecycleEvent } from '../shared/domain/event.ts'
import { plus } from '../shared/domain/instant.ts'
import type { Interview } from '../shared/domain/interview.ts'
import { decide } from '../shared/domain/lifecycle.ts'
import { afterwards, inReview, letterOf, sending, versionOf } from './fixtures/interview.ts'

const sendAt = '2026-11-18T09:00:00Z'
const later = (seconds: number) => plus(sendAt, seconds)
const letter = (key: string, event: LetterEvent): LifecycleEvent => ({ type: 'letter', letter: key, event })
const reply = (asksToStop = false): LifecycleEvent => ({ type: 'replied', from: 'Inês Prado', asksToStop })

const answerAwaited = afterwards(
  sending('i1'),
  [
    later(5),
    letter('i1', {
      type: 'reported',
      ...{ report: 'delivered', attempt: 1, messageId: 'm', at: later(5), detail: '' },
    }),
  ],
  [later(60), letter('i2', { type: 'skipped' })],
)

const due = answerAwaited.timers.followUp?.dueAt ?? ''

/** The follow-up waits for the candidate. */
const followUpDrafted = afterwards(answerAwaited, [
  due,
  {
    type: 'followedUp',
    ...{ version: versionOf(answerAwaited, 'followUp'), secretHash: 's', report: 'r', before: [] },
    letters: [
      {
        ...{ key: 'i1f1', followUp: 1, name: 'Inês Prado', to: 'ines@farol.example' },
        ...{ text: 'again', day: '2026-11-25' },
      },
    ],
  },
])

describe('a person who answers', () => {
  it.each([
    ['before the follow-up is drafted', answerAwaited],
    ['while it is in review', followUpDrafted],
  ] as [string, Interview][])('%s ends it, and the candidate hears of it', (_when, interview) => {
    const over = afterwards(interview, [plus(due, 60), reply()])
    expect(over).toMatchObject({ status: 'over', reason: 'replied' })
    expect(over.timers.followUp ?? over.timers.send ?? over.timers.expire).toBeUndefined()
    expect(over.mails.at(-1)).toMatchObject({ kind: 'notice', status: 'ready' })
    expect(decide(over, reply(), plus(due, 90))).toBe(over)
  })

  it('asks not to be written to again, and is not', () => {
    const over = afterwards(answerAwaited, [later(90), reply(true)])
    expect(over).toMatchObject({ status: 'over', reason: 'unwanted' })
    expect(decide(over, { type: 'resumed' }, later(99))).toBe(over)
  })

  it('answers nothing before a letter has left: thanks are still due', () => {
    expect(decide(inReview(), reply(), '2026-11-17T21:00:00Z')).toEqual(inReview())
  })

  it('was none after all: it goes on', () => {
    const over = afterwards(answerAwaited, [later(90), reply()])
    const back = afterwards(over, [later(99), { type: 'resumed' }])
    expect(back.status).toBe('underway')
    expect(back.timers.followUp?.dueAt).toBe(due)
  })
})

describe('an automatic answer', () => {
  const away = (returnsOn?: string): LifecycleEvent => ({
    type: 'autoReplied',
    ...(returnsOn && { returnsOn }),
  })

  it('puts the follow-up off to the working day after the return', () => {
    const waiting = afterwards(answerAwaited, [later(90), away('2026-12-04')])
    expect(waiting.status).toBe('underway')
    expect(waiting.wait?.until).toBe('2026-12-07T09:00:00Z')
    expect(waiting.timers.followUp?.dueAt).toBe('2026-12-06T13:00:00Z')
  })

  it('of somebody who is back before that changes nothing but the story', () => {
    const waiting = afterwards(answerAwaited, [later(90), away('2026-11-20')])
    expect(waiting.timers.followUp?.dueAt).toBe(due)
    expect(waiting.history.at(-1)).toMatchObject({ what: 'away' })
  })

  it('is heard once, with a day or without', () => {
    for (const event of [away('2026-12-04'), away()]) {
      const once = afterwards(answerAwaited, [later(90), event])
      expect(decide(once, event, later(99))).toBe(once)
    }
  })

  it('puts off a follow-up that is approved already, when its time comes', () => {
    const goesAt = followUpDrafted.wait?.until ?? ''
    const approval = {
      ...{ hash: 'h', at: plus(due, 60), from: { name: 'Marta', address: 'letters@afterword.example' } },
      ...{ replyTo: { name: 'Marta', address: 'marta@vaz.example' }, to: 'ines@farol.example' },
      ...{ text: 'again', day: '2026-11-25', sendAt: goesAt, isTimeChosen: false, isDated: false },
    }
    const approved = afterwards(
      followUpDrafted,
      [
        plus(due, 60),
        letter('i1f1', { type: 'approved', approval, basis: { text: 'again', to: 'ines@farol.example' } }),
      ],
      [plus(due, 90), away('2026-12-04')],
    )
    const fired = afterwards(approved, [
      goesAt,
      { type: 'sendFellDue', version: versionOf(approved, 'send') },
    ])
    expect(letterOf(fired, 'i1f1').status).toBe('approved')
    expect(fired.timers.send?.dueAt).toBe('2026-12-07T09:00:00Z')
  })
})

describe('an invitation', () => {
  it('holds everything until the candidate says otherwise', () => {
    const held = afterwards(answerAwaited, [later(90), { type: 'invited' }])
    expect(held).toMatchObject({ status: 'underway', isOnHold: true })
    expect(held.timers.followUp ?? held.timers.silence).toBeUndefined()
    expect(decide(held, { type: 'invited' }, later(95))).toBe(held)
    const back = afterwards(held, [later(99), { type: 'resumed' }])
    expect(back.isOnHold).toBeUndefined()
    expect(back.timers.followUp?.dueAt).toBe(due)
  })
})

describe('another interview with the same company', () => {
  it('is an answer', () => {
    expect(afterwards(answerAwaited, [later(90), { type: 'wentOn' }])).toMatchObject({
      status: 'over',
      reason: 'nextRound',
    })
  })
})
