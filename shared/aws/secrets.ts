import {
  DeleteParameterCommand,
  GetParameterCommand,
  ParameterNotFound,
  PutParameterCommand,
  SSMClient,
  type SSMClientConfig,
} from '@aws-sdk/client-ssm'

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

/** In SSM's Parameter Store: SecureStrings of the standard tier under AWS's own key, which cost nothing. */
export function createSecrets({ SECRETS_PREFIX }: SecretsSettings, clientConfig: SSMClientConfig): Secrets {
  const client = new SSMClient(clientConfig)
  const nameOf = (connection: string) => {
    // An id comes out of the path of a request, and must lead to no other parameter.
    if (!/^[\w-]{1,100}$/.test(connection)) throw new RangeError('A connection has no such id')
    return `${SECRETS_PREFIX}/${connection}`
  }

  return {
    async read(connection) {
      const Name = nameOf(connection)
      const found = await unlessMissing(client.send(new GetParameterCommand({ Name, WithDecryption: true })))
      return found?.Parameter?.Value
    },

    async write(connection, secret) {
      const Name = nameOf(connection)
      await client.send(
        new PutParameterCommand({
          ...{ Name, Value: secret, Type: 'SecureString', Tier: 'Standard', Overwrite: true },
        }),
      )
    },

    async erase(connection) {
      await unlessMissing(client.send(new DeleteParameterCommand({ Name: nameOf(connection) })))
    },
  }
}

async function unlessMissing<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call
  } catch (error) {
    if (error instanceof ParameterNotFound) return undefined
    throw error
  }
}
