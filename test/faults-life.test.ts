import { describe, expect, it } from 'vitest'
import { breaches, kept, singles } from './faults/breaches.ts'
import { flows } from './faults/flows.ts'
import { judge, type Verdict } from './faults/judge.ts'
import { naive, ours, slips } from './faults/naive.ts'
import type { Strategy } from './faults/world.ts'

const [twoLetters] = flows
if (!twoLetters) throw new Error('There are no flows')

it('two letters are approved and delivered, whatever single point crashes', {
  timeout: 600_000,
}, async () => {
  const calm = await judge(twoLetters, [])
  expect(calm).toMatchObject(kept)
  expect(await breaches(singles(calm.points), (points) => judge(twoLetters, points))).toEqual([])
})

describe('the harness', () => {
  it('sees read-send-mark send twice', { timeout: 120_000 }, async () => {
    expect((await firstBreach(naive.readSendMark)).duplicates).not.toEqual([])
  })

  it('sees mark-send lose a letter in silence', { timeout: 120_000 }, async () => {
    expect((await firstBreach(naive.markSend)).losses.join()).toContain('no letter to')
  })

  it('sees what goes wrong without the revision in the condition, and that ours bears the same', async () => {
    expect((await judge(twoLetters, [], slips.withoutRevision)).duplicates).not.toEqual([])
    expect(await judge(twoLetters, [], ours.withDuplicateFirings)).toMatchObject(kept)
  })

  it('sees what goes wrong when the SDK tries again by itself, and that ours bears the same', async () => {
    expect((await judge(twoLetters, [], slips.withSdkRetries)).duplicates).not.toEqual([])
    expect(await judge(twoLetters, [], ours.withLostAnswers)).toMatchObject(kept)
  })
})

/** What goes wrong first when sending crashes. */
async function firstBreach(strategy: Strategy): Promise<Verdict> {
  if (!twoLetters) throw new Error('There are no flows')
  const calm = await judge(twoLetters, [], strategy)
  for (const at of calm.sending) {
    const verdict = await judge(twoLetters, [at], strategy)
    if (verdict.duplicates.length > 0 || verdict.losses.length > 0) return verdict
  }
  return calm
}
