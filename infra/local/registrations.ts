import type { Secrets } from '../../shared/aws/secrets.ts'
import type { LocalEnvironment } from '../../shared/env.ts'

/**
 * Keeps what Google and Microsoft know us as where the functions look for it, as a deployer does by hand. What was kept
 * before and is not named any more stays.
 */
export async function keepRegistrations(
  secrets: Pick<Secrets, 'write'>,
  env: Pick<
    LocalEnvironment,
    'GOOGLE_CLIENT_ID' | 'GOOGLE_CLIENT_SECRET' | 'MICROSOFT_CLIENT_ID' | 'MICROSOFT_CLIENT_SECRET'
  >,
): Promise<void> {
  const clients = {
    google: { clientId: env.GOOGLE_CLIENT_ID, clientSecret: env.GOOGLE_CLIENT_SECRET },
    microsoft: { clientId: env.MICROSOFT_CLIENT_ID, clientSecret: env.MICROSOFT_CLIENT_SECRET },
  }
  for (const [kind, client] of Object.entries(clients))
    if (client.clientId) await secrets.write(`${kind}-client`, JSON.stringify(client))
}
