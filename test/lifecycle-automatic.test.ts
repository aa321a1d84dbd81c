import { describe, expect, it } from 'vitest'
import type { Automatic, LifecycleEvent } from '../shared/domain/event.ts'
import { plus } from '../shared/domain/instant.ts'
import type { Interview } from '../shared/domain/interview.ts'
import { policy } from '../shared/domain/policy.ts'
import { afterwards, approvalFor, letterOf, recorded, versionOf } from './fixtures/interview.ts'

const draftedAt = '2026-11-17T19:30:00Z'
const sendAt = '2026-11-18T07:30:00Z'

const ended = afterwards(recorded(plus(draftedAt, -9000), 'notes'), [
  '2026-11-17T16:45:00Z',
  { type: 'debriefFellDue', version: 1, secretHash: 's' },
])

function drafted(automatic: Automatic, from: Interview = ended): Interview {
  const event: LifecycleEvent = {
    type: 'drafted',
    ...{ version: versionOf(from, 'draft'), secretHash: 's', before: [], report: 'r', automatic },
    letters: from.interviewers.map(({ key, name = null, email = null }) => ({
      ...{ key, name, to: email, text: `text-${key}`, day: '2026-11-18' },
    })),
  }
  return afterwards(from, [draftedAt, event])
}

const approvals = {
  i1: { ...approvalFor('i1', sendAt), isAutomatic: true as const },
  i2: { ...approvalFor('i2', sendAt), isAutomatic: true as const },
}
const noticeMailed = (at: string) => [at, { type: 'mailAccepted', number: 1, attempt: 1 }] as const

describe('letters that go out by themselves', () => {
  it('are told of in a notice, and can be called back until then', () => {
    const told = drafted({ approvals })
    expect(told.status).toBe('underway')
    expect(told.mails).toMatchObject([{ kind: 'notice', status: 'sending' }])
    expect(told.timers.send?.dueAt).toBe(sendAt)
    const vetoed = afterwards(told, [
      plus(draftedAt, 60),
      { type: 'letter', letter: 'i1', event: { type: 'undone' } },
    ])
    expect(letterOf(vetoed, 'i1').status).toBe('drafted')
    expect(vetoed.status).toBe('inReview')
    expect(vetoed.timers.expire).toBeDefined()
  })

  it('wait an hour from the moment at which the notice has gone out', () => {
    const late = afterwards(drafted({ approvals }), noticeMailed(plus(sendAt, -600)))
    expect(late.timers.send?.dueAt).toBe(plus(sendAt, -600 + policy.vetoWindowSeconds))
  })

  it('wait for a notice that has not gone out', () => {
    const told = drafted({ approvals })
    const fired = afterwards(told, [sendAt, { type: 'sendFellDue', version: versionOf(told, 'send') }])
    expect(letterOf(fired, 'i1').status).toBe('approved')
    expect(fired.timers.send?.dueAt).toBe(sendAt)
    const again = afterwards(fired, [sendAt, { type: 'sendFellDue', version: versionOf(fired, 'send') }])
    expect(again.timers.send?.dueAt).toBe(plus(sendAt, policy.vetoWindowSeconds))
  })

  it('are drafts to approve when the notice comes back', () => {
    const told = afterwards(drafted({ approvals }), noticeMailed(plus(draftedAt, 5)))
    const bounced = afterwards(told, [
      plus(draftedAt, 90),
      { type: 'mailReported', number: 1, report: 'bounced', detail: 'd' },
    ])
    expect(bounced.status).toBe('inReview')
    expect(bounced.letters.map(({ status }) => status)).toEqual(['drafted', 'drafted'])
  })

  it('are drafts to approve when anything speaks against it, and the story says what', () => {
    const back = drafted({ fellBack: 'there are no notes' })
    expect(back.status).toBe('inReview')
    expect(back.mails).toMatchObject([{ kind: 'draft' }])
    expect(back.history.at(-1)).toMatchObject({ what: 'fellBack', detail: 'there are no notes' })
  })

  it('do not go out as something else than was decided', () => {
    const changed = drafted({ approvals: { ...approvals, i2: { ...approvals.i2, text: 'other' } } })
    expect(letterOf(changed, 'i2').status).toBe('drafted')
  })
})

describe('while sending is paused', () => {
  it('what is due is looked at again a quarter of an hour later, and told of once', () => {
    const told = afterwards(drafted({ approvals }), noticeMailed(plus(draftedAt, 5)))
    const paused = afterwards(told, [sendAt, { type: 'sendPaused', version: versionOf(told, 'send') }])
    expect(paused.timers.send?.dueAt).toBe(plus(sendAt, policy.pauseRecheckSeconds))
    const still = afterwards(paused, [
      plus(sendAt, policy.pauseRecheckSeconds),
      { type: 'sendPaused', version: versionOf(paused, 'send') },
    ])
    expect(still.history.filter(({ what }) => what === 'paused')).toHaveLength(1)
    const sent = afterwards(still, [
      still.timers.send?.dueAt ?? '',
      { type: 'sendFellDue', version: versionOf(still, 'send') },
    ])
    expect(letterOf(sent, 'i1').status).toBe('sending')
  })
})
