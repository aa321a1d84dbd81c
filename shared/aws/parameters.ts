import {
  DeleteParameterCommand,
  GetParameterCommand,
  ParameterNotFound,
  PutParameterCommand,
  SSMClient,
  type SSMClientConfig,
} from '@aws-sdk/client-ssm'
import type { Secrets, SecretsSettings } from './secrets.ts'

/** Secrets in SSM's Parameter Store: SecureStrings of the standard tier under AWS's own key, which cost nothing. */
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

/** Reads parameters that hold no secret; a missing one is undefined. */
export function createParameterReader(clientConfig: SSMClientConfig) {
  const client = new SSMClient(clientConfig)
  return async (Name: string) =>
    (await unlessMissing(client.send(new GetParameterCommand({ Name }))))?.Parameter?.Value
}

async function unlessMissing<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call
  } catch (error) {
    if (error instanceof ParameterNotFound) return undefined
    throw error
  }
}
