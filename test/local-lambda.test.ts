import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { MINUTE, START, startWorld, temporaryFolder } from './fixtures/local-world.ts'

const pause = (milliseconds: number) => new Promise<void>((resume) => setTimeout(resume, milliseconds))
const soon = { timeoutSeconds: 5 }
const quiet = () => vi.spyOn(console, 'error').mockImplementation(() => undefined)

describe('an asynchronous invocation', () => {
  it('takes the name or the ARN, and hands over its own copy of the event', async () => {
    const { aws, clock } = await startWorld()
    const event = { id: 'abc', letters: [1, 2] }
    const handed: unknown[] = []
    aws.register('send', (received) => handed.push(received), soon)
    await aws.lambda.invoke('send', event)
    await aws.lambda.invoke(aws.environment.SEND_ARN ?? '', event)
    await clock.settled()
    expect(handed).toEqual([event, event])
    expect(handed[0]).not.toBe(event)
  })

  it('is refused for a function that there is none of', async () => {
    const { aws } = await startWorld()
    await expect(aws.lambda.invoke('polish', {})).rejects.toThrow('There is no function polish')
    expect(() => aws.register('polish', () => undefined, soon)).toThrow('polish')
  })

  it('waits until the function is registered', async () => {
    const { aws, clock } = await startWorld()
    const handed: unknown[] = []
    await aws.lambda.invoke('generate', 1)
    await clock.settled()
    aws.register('generate', (event) => handed.push(event), soon)
    await clock.settled()
    expect(handed).toEqual([1])
  })

  it('runs ten at a time for one function', async () => {
    const { aws, clock } = await startWorld()
    let running = 0
    let most = 0
    aws.register(
      'send',
      async () => {
        running += 1
        most = Math.max(most, running)
        await pause(5)
        running -= 1
      },
      soon,
    )
    await Promise.all(Array.from({ length: 25 }, (_, n) => aws.lambda.invoke('send', n)))
    await clock.settled()
    expect([most, running]).toEqual([10, 0])
  })

  it('is tried again after one and after two minutes, and then becomes a dead letter', async () => {
    const { aws, clock } = await startWorld()
    const log = quiet()
    const tries: string[] = []
    aws.register(
      'send',
      () => {
        tries.push(clock.instant())
        throw new TypeError('no such letter')
      },
      soon,
    )
    await aws.lambda.invoke('send', { id: 'abc' })
    await clock.advanceTo(START + 60 * MINUTE)
    expect(tries).toEqual(['2026-11-17T14:30:00Z', '2026-11-17T14:31:00Z', '2026-11-17T14:33:00Z'])
    expect(await aws.lambda.deadLetters()).toEqual([
      {
        id: expect.any(String),
        function: 'send',
        event: { id: 'abc' },
        at: '2026-11-17T14:33:00Z',
        error: 'TypeError: no such letter',
      },
    ])
    expect(log).toHaveBeenCalledExactlyOnceWith(
      expect.stringMatching(/^send gave up on an event, now dead-letters\//),
    )
    log.mockRestore()
  })

  it('is not tried again after it worked', async () => {
    const { aws, clock } = await startWorld()
    let tries = 0
    aws.register(
      'send',
      async () => {
        tries += 1
        if (tries === 1) throw new Error('busy')
      },
      soon,
    )
    await aws.lambda.invoke('send', {})
    await clock.advanceTo(START + 60 * MINUTE)
    expect(tries).toBe(2)
    expect(await aws.lambda.deadLetters()).toEqual([])
  })

  it('has failed when it takes longer than the function may', async () => {
    const { aws, clock } = await startWorld()
    const tries: string[] = []
    aws.register(
      'send',
      () => {
        tries.push(clock.instant())
        return tries.length === 1 ? new Promise(() => undefined) : undefined
      },
      { timeoutSeconds: 0.05 },
    )
    await aws.lambda.invoke('send', {})
    await clock.advanceTo(START + 10 * MINUTE)
    expect(tries).toEqual(['2026-11-17T14:30:00Z', '2026-11-17T14:31:00Z'])
  })

  it('can be made to stop before or after its work', async () => {
    const { aws, clock } = await startWorld()
    const done: string[] = []
    aws.register('send', () => done.push(clock.instant()), soon)
    aws.faults.fail({ service: 'lambda', action: 'send', kind: '500' })
    await aws.lambda.invoke('send', {})
    await clock.settled()
    expect(done).toEqual([])
    aws.faults.fail({ service: 'lambda', action: 'send', kind: '500After' })
    await clock.advanceTo(START + 10 * MINUTE)
    expect(done).toEqual(['2026-11-17T14:31:00Z', '2026-11-17T14:33:00Z'])
  })
})

describe('over a restart', () => {
  it('keeps what waits, what is to be tried again, and what was buried', async () => {
    const dataFolder = await temporaryFolder()
    const log = quiet()
    const before = await startWorld({ dataFolder })
    const { clock } = before
    before.aws.register('send', () => Promise.reject(new Error('down')), soon)
    await before.aws.lambda.invoke('send', 'buried')
    await clock.advanceTo(START + 5 * MINUTE)
    await before.aws.lambda.invoke('send', 'tried once')
    await before.aws.lambda.invoke('generate', 'waiting')
    await clock.settled()
    await before.close()
    expect(await readdir(join(dataFolder, 'queue'))).toHaveLength(2)

    const after = await startWorld({ dataFolder, clock })
    const handed: unknown[] = []
    for (const name of ['send', 'generate']) {
      after.aws.register(name, (event) => handed.push([clock.instant(), event]), soon)
    }
    await clock.advanceTo(START + 10 * MINUTE)
    expect(handed).toEqual([
      ['2026-11-17T14:35:00Z', 'waiting'],
      ['2026-11-17T14:36:00Z', 'tried once'],
    ])
    expect(await after.aws.lambda.deadLetters()).toMatchObject([{ event: 'buried' }])
    expect(await readdir(join(dataFolder, 'queue'))).toEqual([])
    log.mockRestore()
  })
})
