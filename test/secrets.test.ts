import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { describe, expect, it } from 'vitest'
import { SECRETS_PREFIX } from '../infra/local/identity.ts'
import { buildSecrets } from '../shared/aws/build-secrets.ts'
import { startWorld } from './fixtures/local-world.ts'

const id = 'k3jx5q7zt2mwa4cn'

async function start() {
  const { aws, settings } = await startWorld()
  return { aws, settings, secrets: buildSecrets({ SECRETS_PREFIX }, settings) }
}

describe('the secret of a connection', () => {
  it('is read as it was written, until it is erased', async () => {
    const { secrets } = await start()
    expect(await secrets.read(id)).toBeUndefined()
    await secrets.write(id, '{"refreshToken":"🗝"}')
    await secrets.write(id, '{"refreshToken":"🔑"}')
    expect(await secrets.read(id)).toBe('{"refreshToken":"🔑"}')
    await secrets.erase(id)
    expect(await secrets.read(id)).toBeUndefined()
    await secrets.erase(id)
  })

  it('is encrypted, in a parameter of its own', async () => {
    const { secrets, settings } = await start()
    await secrets.write(id, 'hush')
    const get = new GetParameterCommand({ Name: `/afterword/connection/${id}` })
    const { Parameter } = await new SSMClient(settings).send(get)
    expect(Parameter).toMatchObject({ Type: 'SecureString', Value: expect.not.stringContaining('hush') })
  })

  it('that is too large is refused whole, and the one before stays', async () => {
    const { secrets } = await start()
    await secrets.write(id, 'before')
    await expect(secrets.write(id, 'x'.repeat(4097))).rejects.toMatchObject({ name: 'ValidationException' })
    expect(await secrets.read(id)).toBe('before')
  })

  it('is not taken for gone when SSM breaks', async () => {
    const { aws, secrets } = await start()
    await secrets.write(id, 'hush')
    aws.faults.fail({ service: 'ssm', action: 'GetParameter', kind: '500' })
    await expect(secrets.read(id)).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } })
    aws.faults.fail({ service: 'ssm', action: 'PutParameter', kind: 'throttle' })
    await expect(secrets.write(id, 'other')).rejects.toMatchObject({ name: 'TooManyUpdates' })
    expect(await secrets.read(id)).toBe('hush')
  })

  it.each(['', '../other', 'a/b', `${id}:1`, 'a b', 'x'.repeat(101)])(
    'has no name that leads elsewhere: %j',
    async (wrong) => {
      const { secrets } = await start()
      for (const ask of [secrets.read(wrong), secrets.write(wrong, 'x'), secrets.erase(wrong)])
        await expect(ask).rejects.toThrow(RangeError)
    },
  )
})
