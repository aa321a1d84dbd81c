import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { ownAlarms, systemClock, toInstant } from '../infra/local/clock.ts'
import { virtualClock } from '../infra/local/virtual-clock.ts'
import { MINUTE, SECOND, START, startWorld, temporaryFolder } from './fixtures/local-world.ts'

const pause = (milliseconds: number) => new Promise<void>((resume) => setTimeout(resume, milliseconds))

describe('the virtual clock', () => {
  it('stands still until it is told to move', async () => {
    const clock = virtualClock({ startsAt: START })
    await pause(5)
    expect(clock.now()).toBe(START)
    await clock.advanceTo(START + 90 * MINUTE)
    expect(clock.instant()).toBe('2026-11-17T16:00:00Z')
  })

  it('rings in order of time, whatever the order of setting, and shows the time of each alarm', async () => {
    const clock = virtualClock({ startsAt: START })
    const rung: string[] = []
    for (const minutes of [3, 1, 2])
      clock.at(START + minutes * MINUTE, async () => void rung.push(clock.instant()))
    await clock.advanceTo(START + 10 * MINUTE)
    expect(rung).toEqual(['2026-11-17T14:31:00Z', '2026-11-17T14:32:00Z', '2026-11-17T14:33:00Z'])
  })

  it('lets each alarm settle wholly, with what it set off, before time moves on', async () => {
    const clock = virtualClock({ startsAt: START })
    const told: string[] = []
    clock.at(START + MINUTE, async () => {
      clock.track(pause(20).then(() => told.push(`set off at ${clock.instant()}`)))
    })
    clock.at(START + 2 * MINUTE, async () => void told.push('second alarm'))
    await clock.advanceTo(START + 2 * MINUTE)
    expect(told).toEqual(['set off at 2026-11-17T14:31:00Z', 'second alarm'])
  })

  it('rings alarms that are set on the way', async () => {
    const clock = virtualClock({ startsAt: START })
    let sweeps = 0
    const sweep = (due: number) =>
      clock.at(due, async () => {
        sweeps += 1
        sweep(due + 15 * MINUTE)
      })
    sweep(START + 15 * MINUTE)
    await clock.advanceTo(START + 14 * 24 * 60 * MINUTE)
    expect(sweeps).toBe(14 * 24 * 4)
  })

  it('rings by itself what is due already, and settles on request', async () => {
    const clock = virtualClock({ startsAt: START })
    let isRung = false
    clock.at(START, async () => {
      await pause(5)
      isRung = true
    })
    await clock.settled()
    expect(isRung).toBe(true)
  })

  it('does not ring what was cancelled, nor what its owner silenced', async () => {
    const clock = virtualClock({ startsAt: START })
    const owner = ownAlarms(clock)
    const rung: string[] = []
    clock.at(START + MINUTE, async () => void rung.push('cancelled'))()
    owner.clock.at(START + MINUTE, async () => void rung.push('silenced'))
    clock.at(START + MINUTE, async () => void rung.push('left alone'))
    owner.silence()
    await clock.advanceTo(START + MINUTE)
    expect(rung).toEqual(['left alone'])
  })

  it('refuses to go back and stays where it is', async () => {
    const clock = virtualClock({ startsAt: START })
    await expect(clock.advanceTo(START - 1)).rejects.toThrow('cannot go back')
    expect(clock.now()).toBe(START)
  })

  it('takes one move after the other', async () => {
    const clock = virtualClock({ startsAt: START })
    const moves = [clock.advanceTo(START + MINUTE), clock.advanceTo(START + 2 * MINUTE)]
    await Promise.all(moves)
    expect(clock.now()).toBe(START + 2 * MINUTE)
  })

  it('goes on when an alarm fails', async () => {
    const clock = virtualClock({ startsAt: START })
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const rung: string[] = []
    clock.at(START + SECOND, () => Promise.reject(new Error('broken')))
    clock.at(START + 2 * SECOND, async () => void rung.push('the next'))
    await clock.advanceTo(START + MINUTE)
    expect(rung).toEqual(['the next'])
    expect(log).toHaveBeenCalledOnce()
    log.mockRestore()
  })

  it('does not go back by a restart', async () => {
    const file = join(await temporaryFolder(), 'clock')
    await virtualClock({ startsAt: START, file }).advanceTo(START + 5 * MINUTE)
    expect(virtualClock({ startsAt: START, file }).now()).toBe(START + 5 * MINUTE)
    expect(virtualClock({ startsAt: START + 9 * MINUTE, file }).now()).toBe(START + 9 * MINUTE)
  })
})

describe("the machine's clock", () => {
  it('rings within a second of the time', async () => {
    const clock = systemClock()
    const due = Date.now() + 30
    const rungAt = await new Promise<number>((rung) => {
      clock.at(due, async () => rung(Date.now()))
    })
    expect(rungAt - due).toBeGreaterThanOrEqual(0)
    expect(rungAt - due).toBeLessThan(SECOND)
  })

  it('settles when nothing is under way any more', async () => {
    const clock = systemClock()
    const done: string[] = []
    clock.at(Date.now(), async () => {
      await pause(10)
      done.push('alarm')
    })
    clock.track(pause(20).then(() => done.push('work')))
    await clock.settled()
    expect(done).toEqual(['alarm', 'work'])
  })

  it('drops fractions of a second from an instant', () => {
    expect(toInstant(START + 999)).toBe('2026-11-17T14:30:00Z')
  })
})

describe('the regular sweep', () => {
  it('comes soon after the start and then every quarter of an hour, two weeks of it in a moment', async () => {
    const { aws, clock } = await startWorld()
    const swept: string[] = []
    aws.register('sweep', () => swept.push(clock.instant()), { timeoutSeconds: 5 })
    const began = performance.now()
    await clock.advanceTo(START + 14 * 24 * 60 * MINUTE)
    expect(swept.slice(0, 3)).toEqual([
      '2026-11-17T14:30:05Z',
      '2026-11-17T14:45:05Z',
      '2026-11-17T15:00:05Z',
    ])
    expect(swept).toHaveLength(14 * 24 * 4)
    expect(performance.now() - began).toBeLessThan(5 * SECOND)
  })
})
