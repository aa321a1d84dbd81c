import { describe, expect, it } from 'vitest'
import { SECRETS_PREFIX } from '../infra/local/identity.ts'
import { keepRegistrations } from '../infra/local/registrations.ts'
import { buildSecrets } from '../shared/aws/build-secrets.ts'
import { readClient, readRegistered } from '../shared/use-cases/connection-secret.ts'
import { startWorld } from './fixtures/local-world.ts'

async function start() {
  const { settings } = await startWorld()
  return buildSecrets({ SECRETS_PREFIX }, settings)
}

describe('what we are registered as', () => {
  it('is kept where the functions look for it, and stays when it is not named any more', async () => {
    const secrets = await start()
    expect(await readRegistered({ secrets })).toEqual([])
    await keepRegistrations(secrets, { GOOGLE_CLIENT_ID: 'us', GOOGLE_CLIENT_SECRET: 'hush' })
    await keepRegistrations(secrets, { MICROSOFT_CLIENT_ID: 'also us' })
    expect(await readRegistered({ secrets })).toEqual(['google', 'microsoft'])
    expect(await readClient({ secrets }, 'google')).toEqual({ clientId: 'us', clientSecret: 'hush' })
  })

  it.each(['', 'us', '{"clientId":""}', '{"client_id":"us"}', 'null'])(
    'is nothing when it reads %j',
    async (kept) => {
      const secrets = { ...(await start()), read: async () => kept }
      expect(await readRegistered({ secrets })).toEqual([])
    },
  )
})
