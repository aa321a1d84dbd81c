import { type AwsClientConfig, requestHandler } from './build.ts'
import { once } from './once.ts'
import type { Secrets, SecretsSettings } from './secrets.ts'

/** SSM's client is loaded when a secret is first asked for: most calls ask for none. */
export function buildSecrets(settings: SecretsSettings, clientConfig: AwsClientConfig = {}): Secrets {
  const secrets = once(async () => {
    const { createSecrets } = await import('./secrets.ts')
    return createSecrets(settings, { requestHandler, ...clientConfig })
  })
  return {
    read: async (connection) => (await secrets()).read(connection),
    write: async (connection, secret) => (await secrets()).write(connection, secret),
    erase: async (connection) => (await secrets()).erase(connection),
  }
}
