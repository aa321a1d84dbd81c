import { type AwsClientConfig, requestHandler } from './build.ts'
import { once } from './once.ts'

/**
 * What has to stay between a candidate's calendar and us: tokens, webhook secrets, the address of a private feed.
 * One secret for each connection, encrypted, in a parameter of its own.
 */
export interface Secrets {
  /** Undefined when there is none. Throws what SSM throws, as the others do. */
  read(connection: string): Promise<string | undefined>
  /**
   * Keeps a text of at most 4,096 bytes in the place of the one before. Of two writes at a time SSM refuses one
   * (TooManyUpdates), and that one throws.
   */
  write(connection: string, secret: string): Promise<void>
  /** A secret that is gone already is success. */
  erase(connection: string): Promise<void>
}

export interface SecretsSettings {
  /** Path that the parameters stand below, with a slash at its beginning and none at its end. */
  readonly SECRETS_PREFIX: string
}

/** SSM's client is loaded when a secret is first asked for: most calls ask for none. */
export function buildSecrets(settings: SecretsSettings, clientConfig: AwsClientConfig = {}): Secrets {
  const secrets = once(async () => {
    const { createSecrets } = await import('./parameters.ts')
    return createSecrets(settings, { requestHandler, ...clientConfig })
  })
  return {
    read: async (connection) => (await secrets()).read(connection),
    write: async (connection, secret) => (await secrets()).write(connection, secret),
    erase: async (connection) => (await secrets()).erase(connection),
  }
}
