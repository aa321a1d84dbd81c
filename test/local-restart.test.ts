import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler'
import { SESClient } from '@aws-sdk/client-ses'
import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { startLocalAws } from '../infra/local/aws.ts'
import type { SesEnvelope } from '../infra/local/ses-events.ts'
import { virtualClock } from '../infra/local/virtual-clock.ts'
import {
  MINUTE,
  mail,
  message,
  START,
  schedule,
  startWorld,
  temporaryFolder,
} from './fixtures/local-world.ts'

const soon = { timeoutSeconds: 5 }

/** Another process on this folder, up and in the middle of its work. */
async function startChild(dataFolder: string) {
  const script = new URL('./fixtures/local-child.ts', import.meta.url).pathname
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataFolder, String(START)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '--no-warnings' },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [endpoint] = await once(createInterface(child.stdout), 'line')
  const kill = async () => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return { endpoint: String(endpoint), kill }
}

describe('a process that is killed', () => {
  it('loses nothing that it confirmed', async () => {
    const dataFolder = await temporaryFolder()
    const child = await startChild(dataFolder)
    const settings = {
      endpoint: child.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    }
    const item = { pk: { S: 'C#abc' }, sk: { S: 'profile' } }
    await new DynamoDBClient(settings).send(new PutItemCommand({ TableName: 'afterword', Item: item }))
    await new SchedulerClient(settings).send(new CreateScheduleCommand(schedule()))
    const secret = { Name: '/afterword/connection/abc', Value: 'token', Type: 'SecureString' } as const
    await new SSMClient(settings).send(new PutParameterCommand(secret))
    for (const Subject of ['One', 'Two', 'Three'])
      await new SESClient(settings).send(mail({}, message({ Subject })))
    await child.kill()

    const clock = virtualClock({ startsAt: START, file: join(dataFolder, 'clock') })
    const { aws, dynamodb, settings: after } = await startWorld({ dataFolder, clock })
    const read = new GetParameterCommand({ Name: secret.Name, WithDecryption: true })
    expect((await new SSMClient(after).send(read)).Parameter?.Value).toBe('token')
    expect((await aws.mails()).map(({ subject }) => subject)).toEqual(['One', 'Two', 'Three'])
    const get = new GetItemCommand({ TableName: 'afterword', Key: item })
    expect((await dynamodb.send(get)).Item).toEqual(item)

    const handed: unknown[] = []
    const events: string[] = []
    aws.register('send', (event) => handed.push([clock.instant(), event]), soon)
    aws.register<SesEnvelope>('feedback', ({ detail }) => events.push(detail.eventType), soon)
    await clock.advanceTo(START + 60 * MINUTE)
    expect(handed).toEqual([
      ['2026-11-17T14:30:00Z', 'interrupted'],
      ['2026-11-17T15:00:00Z', { id: 'abc', version: 1 }],
    ])
    expect(events.toSorted()).toEqual(['Delivery', 'Delivery', 'Delivery', 'Send', 'Send', 'Send'])
  })

  it('has its folder to itself while it lives, and not a moment longer', async () => {
    const dataFolder = await temporaryFolder()
    const child = await startChild(dataFolder)
    const clock = virtualClock({ startsAt: START })
    await expect(startLocalAws({ clock, dataFolder })).rejects.toThrow(
      /is in use: another Afterword \(process \d+\)/,
    )
    await child.kill()
    await startWorld({ dataFolder })
  })
})

describe('a restart', () => {
  it('goes on reporting what becomes of mails', async () => {
    const dataFolder = await temporaryFolder()
    const before = await startWorld({ dataFolder })
    const { clock } = before
    const events: string[] = []
    const listen = (world: typeof before) =>
      world.aws.register<SesEnvelope>('feedback', ({ detail }) => events.push(detail.eventType), soon)
    listen(before)
    await before.ses.send(mail({ Destinations: ['complaint@simulator.amazonses.com'] }))
    await clock.advanceTo(START + 10_000)
    await before.close()
    expect(events).toEqual(['Send', 'Delivery'])

    listen(await startWorld({ dataFolder, clock }))
    await clock.advanceTo(START + 2 * MINUTE)
    expect(events).toEqual(['Send', 'Delivery', 'Complaint'])
  })

  it('is not kept from starting by a file that is broken, nor by one that was never finished', async () => {
    const dataFolder = await temporaryFolder()
    const before = await startWorld({ dataFolder })
    await before.ses.send(mail())
    await before.close()
    await writeFile(join(dataFolder, 'mail', 'broken.json'), '{"id":')
    await writeFile(join(dataFolder, 'mail', 'unfinished.tmp'), '{"id":')
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const { aws } = await startWorld({ dataFolder })
    expect(log).toHaveBeenCalledExactlyOnceWith(
      expect.stringContaining('broken.json'),
      expect.any(SyntaxError),
    )
    log.mockRestore()
    expect(await aws.mails()).toHaveLength(1)
    expect(await readdir(join(dataFolder, 'mail'))).not.toContain('unfinished.tmp')
  })

  it('is quick', async () => {
    const began = performance.now()
    const { close } = await startWorld({ dataFolder: await temporaryFolder() })
    await close()
    expect(performance.now() - began).toBeLessThan(1000)
  })
})
