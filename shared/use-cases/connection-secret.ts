import * as z from 'zod/mini'
import type { SecretsContext } from '../context.ts'
import { policy } from '../domain/policy.ts'
import { log } from '../log.ts'
import type { Tokens } from '../remote/oauth.ts'
import type { OAuthClient, SignInKind } from '../remote/provider-addresses.ts'
import { RemoteError } from '../remote/pull.ts'
import { jsonIn } from '../remote/request.ts'

/** What is kept of each kind of connection, as JSON under its id. */

export const feedSecret = z.object({ address: z.string() })
export const tokensSecret = z.object({
  accessToken: z.string(),
  expiresAt: z.string(),
  refreshToken: z.string(),
})

/** As they are kept: where both have no room, as Microsoft's may, the access token is had anew each time. */
export function keptTokens(tokens: Tokens): Tokens {
  if (Buffer.byteLength(JSON.stringify(tokens)) <= policy.secretBytesMax) return tokens
  return { accessToken: '', expiresAt: '1970-01-01T00:00:00Z', refreshToken: tokens.refreshToken }
}

/** The newest first: what an older key signed may still be under way. */
export const keysSecret = z.object({
  keys: z.array(z.string()),
  /** Calendly's: by which it is asked. */
  token: z.optional(z.string()),
})
const clientSecret = z.object({
  clientId: z.string().check(z.minLength(1)),
  clientSecret: z.optional(z.string()),
})

/** Throws a RemoteError where it is gone: then the candidate has to connect the calendar again. */
export async function readSecret<T extends z.ZodMiniType>(
  { secrets }: SecretsContext,
  id: string,
  schema: T,
): Promise<z.output<T>> {
  const kept = await secrets.read(id)
  if (kept === undefined) throw new RemoteError('accessWithdrawn', 'The secret of the connection is gone')
  return schema.parse(JSON.parse(kept))
}

/**
 * As what we are known to a provider, where the deployer has registered with it. What they put there by hand may not be
 * what it should be: then it is as if there was none, and the log says so.
 */
export async function readClient(
  { secrets }: SecretsContext,
  kind: SignInKind,
): Promise<OAuthClient | undefined> {
  const kept = await secrets.read(`${kind}-client`)
  if (kept === undefined) return undefined
  const client = clientSecret.safeParse(jsonIn(kept))
  if (!client.success) log('clientUnreadable', { kind })
  return client.data
}

/** The providers at which candidates can sign in here. */
export async function readRegistered(context: SecretsContext): Promise<readonly SignInKind[]> {
  const kinds = ['google', 'microsoft'] as const
  const clients = await Promise.all(kinds.map((kind) => readClient(context, kind)))
  return kinds.filter((_, at) => clients[at] !== undefined)
}
