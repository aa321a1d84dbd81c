import { EventEmitter, once } from 'node:events'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import {
  DeleteParameterCommand,
  DescribeParametersCommand,
  GetParameterCommand,
  GetParametersCommand,
  PutParameterCommand,
  type PutParameterCommandInput,
  SSMClient,
} from '@aws-sdk/client-ssm'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createFaults } from '../infra/local/faults.ts'
import { startRouter } from '../infra/local/router.ts'
import { openParameters } from '../infra/local/ssm.ts'
import { openStore, type Store } from '../infra/local/store.ts'
import { virtualClock } from '../infra/local/virtual-clock.ts'
import { START, startWorld, temporaryFolder } from './fixtures/local-world.ts'

const Name = '/afterword/connection/abc'
const put = (input: Partial<PutParameterCommandInput> = {}) =>
  new PutParameterCommand({ Name, Value: 'token', Type: 'SecureString', ...input })
const get = (WithDecryption?: boolean) => new GetParameterCommand({ Name, WithDecryption })

async function start(dataFolder?: string) {
  const world = await startWorld(dataFolder === undefined ? {} : { dataFolder })
  return { ...world, ssm: new SSMClient(world.settings) }
}

describe('a parameter', () => {
  it('is kept, overwritten when that is asked for, and deleted', async () => {
    const { ssm } = await start()
    expect(await ssm.send(put())).toMatchObject({ Version: 1, Tier: 'Standard' })
    expect(await ssm.send(put({ Value: 'fresh', Type: undefined, Overwrite: true }))).toMatchObject({
      Version: 2,
    })
    expect((await ssm.send(get(true))).Parameter).toEqual({
      ARN: 'arn:aws:ssm:us-east-1:000000000000:parameter/afterword/connection/abc',
      DataType: 'text',
      LastModifiedDate: new Date('2026-11-17T14:30:00Z'),
      ...{ Name, Type: 'SecureString', Value: 'fresh', Version: 2 },
    })
    await ssm.send(new DeleteParameterCommand({ Name }))
    for (const call of [ssm.send(get(true)), ssm.send(new DeleteParameterCommand({ Name }))]) {
      await expect(call).rejects.toMatchObject({
        name: 'ParameterNotFound',
        $metadata: { httpStatusCode: 400 },
      })
    }
  })

  it('that is secure tells its value only to who asks for decryption', async () => {
    const { ssm } = await start()
    await ssm.send(put())
    const { Parameter } = await ssm.send(get())
    expect(Parameter?.Value).toMatch(/^[\w+/=]{40,}$/)
    expect(Parameter?.Value).not.toContain('token')
  })

  it('is found among others, up to ten at a time', async () => {
    const { ssm } = await start()
    await ssm.send(put())
    await ssm.send(put({ Name: 'plain', Value: 'x', Type: 'String' }))
    const Names = [Name, 'plain', 'none']
    const { Parameters, InvalidParameters } = await ssm.send(
      new GetParametersCommand({ Names, WithDecryption: true }),
    )
    expect(Parameters?.map(({ Value }) => Value)).toEqual(['token', 'x'])
    expect(InvalidParameters).toEqual(['none'])
    const many = new GetParametersCommand({ Names: Array.from({ length: 11 }, (_, n) => `p${n}`) })
    await expect(ssm.send(many)).rejects.toMatchObject({ name: 'ValidationException' })
  })

  it('may have 4,096 bytes, 15 levels and a name of 1,011 characters', async () => {
    const { ssm } = await start()
    await ssm.send(put({ Value: 'x'.repeat(4096) }))
    await ssm.send(put({ Name: '/a'.repeat(15) }))
    await ssm.send(put({ Name: 'x'.repeat(1011) }))
  })

  it('survives a restart, in a file that only its owner reads', async () => {
    const dataFolder = await temporaryFolder()
    const before = await start(dataFolder)
    await before.ssm.send(put())
    await before.close()
    const folder = join(dataFolder, 'parameters')
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    for (const file of await readdir(folder))
      expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600)

    const { ssm } = await start(dataFolder)
    expect((await ssm.send(get(true))).Parameter).toMatchObject({ Value: 'token', Version: 1 })
    await ssm.send(new DeleteParameterCommand({ Name }))
    expect(await readdir(folder)).toEqual([])
  })
})

describe('Parameter Store refuses', () => {
  const refusals: Record<string, [Partial<PutParameterCommandInput>, string]> = {
    'a name with other signs': [{ Name: '/afterword/grüße' }, 'ValidationException'],
    'a name with a blank': [{ Name: '/afterword/a b' }, 'ValidationException'],
    'a hierarchy without a slash at its beginning': [{ Name: 'afterword/abc' }, 'ValidationException'],
    'an empty level': [{ Name: '/afterword//abc' }, 'ValidationException'],
    'a slash at the end': [{ Name: '/afterword/' }, 'ValidationException'],
    'a name of AWS': [{ Name: '/AWS/abc' }, 'ValidationException'],
    'a name of SSM': [{ Name: 'ssm-abc' }, 'ValidationException'],
    'a name of more than 1,011 characters': [{ Name: 'x'.repeat(1012) }, 'ValidationException'],
    'more than 15 levels': [{ Name: '/a'.repeat(16) }, 'HierarchyLevelLimitExceededException'],
    'a value of more than 4,096 bytes': [{ Value: `${'x'.repeat(4095)}é` }, 'ValidationException'],
    'an empty value': [{ Value: '' }, 'ValidationException'],
    'a new parameter without a type': [{ Type: undefined }, 'ValidationException'],
    'a tier that costs money': [{ Tier: 'Advanced' }, 'ValidationException'],
    'a key that costs money': [{ KeyId: 'alias/ours' }, 'ValidationException'],
  }

  it.each(Object.entries(refusals))('%s, and never says the value', async (_, [input, name]) => {
    const { ssm } = await start()
    const refused = ssm.send(put({ Value: 'hush-hush', ...input }))
    await expect(refused).rejects.toMatchObject({
      name,
      message: expect.not.stringMatching(/hush-hush|xxx/),
      $metadata: { httpStatusCode: 400 },
    })
  })

  it('to overwrite unless it is asked to, and to make another type of a parameter', async () => {
    const { ssm } = await start()
    await ssm.send(put())
    await expect(ssm.send(put())).rejects.toMatchObject({ name: 'ParameterAlreadyExists' })
    const changed = put({ Type: 'String', Overwrite: true })
    await expect(ssm.send(changed)).rejects.toMatchObject({ name: 'HierarchyTypeMismatchException' })
  })

  it('one of two changes at a time, and loses neither the other nor what was there', async () => {
    const memory = await openStore(undefined)
    const door = new EventEmitter()
    const store: Store = {
      ...memory,
      async write(name, content) {
        door.emit('begun')
        await once(door, 'open')
        return memory.write(name, content)
      },
    }
    const clock = virtualClock({ startsAt: START })
    const router = await startRouter({ clock, faults: createFaults(), identity: 'test' })
    onTestFinished(() => router.close())
    router.mount('ssm', await openParameters({ clock, store }))
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
    const ssm = new SSMClient({ endpoint: router.endpoint, region: 'us-east-1', credentials })

    const begun = once(door, 'begun')
    const first = ssm.send(put({ Value: 'first' }))
    await begun
    const refused = { name: 'TooManyUpdates' }
    await expect(ssm.send(put({ Value: 'second', Overwrite: true }))).rejects.toMatchObject(refused)
    await expect(ssm.send(new DeleteParameterCommand({ Name }))).rejects.toMatchObject(refused)
    door.emit('open')
    await first
    expect((await ssm.send(get(true))).Parameter).toMatchObject({ Value: 'first', Version: 1 })
  })

  it('what it has no stand-in for', async () => {
    const { ssm } = await start()
    await expect(ssm.send(new DescribeParametersCommand({}))).rejects.toMatchObject({
      name: 'NotImplementedLocally',
      $metadata: { httpStatusCode: 501 },
    })
  })
})
