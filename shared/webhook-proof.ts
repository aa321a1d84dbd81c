import { createHmac, timingSafeEqual } from 'node:crypto'
import { sha256 } from './digest.ts'
import { type Instant, secondsBetween, toInstant } from './domain/instant.ts'
import { policy } from './domain/policy.ts'

/**
 * What proves that a webhook comes from whom it says: a signature over the raw bytes (Calendly, Cal.com), or a secret
 * of ours that it brings back (Google, Microsoft), of which we keep the SHA-256. Checked before anything is parsed, in
 * constant time.
 */

/**
 * `age` is by the moment that the sender signed: one outside the tolerance may be a replay or an honest late delivery,
 * and is to be taken only when it says something new. `unknown`: the sender signs no moment.
 */
export type Proof = { readonly age: 'fresh' | 'outsideTolerance' | 'unknown' } | { readonly refused: string }

interface Signed {
  /** The header's value, absent when it is not there. */
  readonly header: string | null | undefined
  /** The bytes as they came, decoded from base64 where API Gateway encoded them. */
  readonly body: Uint8Array
  /** The newest first; older ones until what they signed can no longer be under way. */
  readonly keys: readonly string[]
}

const headerMax = 1_024

/**
 * `Calendly-Webhook-Signature: t=<seconds>,v1=<hex>[,v1=…]`, HMAC-SHA256 of `t.body`
 * (https://developer.calendly.com/api-docs, "Webhook signatures").
 */
export function proveCalendly({ header, body, keys }: Signed, now: Instant): Proof {
  if (!header) return { refused: 'The signature is missing.' }
  if (header.length > headerMax) return { refused: 'The signature is none of Calendly.' }
  const fields = header.split(',').map((field) => field.trim().split('='))
  const sentAt = fields.find(([name]) => name === 't')?.[1] ?? ''
  const given = fields.flatMap(([name, value]) => (name === 'v1' && value ? [value] : []))
  if (!/^\d{1,10}$/.test(sentAt) || given.length === 0)
    return { refused: 'The signature is none of Calendly.' }
  const signed = Buffer.concat([Buffer.from(`${sentAt}.`), body])
  if (!isSigned(signed, keys, given)) return { refused: 'The signature is wrong.' }
  const age = secondsBetween(toInstant(new Date(Number(sentAt) * 1000).toISOString()), now)
  return { age: Math.abs(age) <= policy.webhookToleranceSeconds ? 'fresh' : 'outsideTolerance' }
}

/**
 * `X-Cal-Signature-256: <hex>`, HMAC-SHA256 of the body; `no-secret-provided` when the user has set none
 * (https://cal.com/docs/developing/guides/automation/webhooks).
 */
export function proveCalcom({ header, body, keys }: Signed): Proof {
  if (!header) return { refused: 'The signature is missing.' }
  if (header === 'no-secret-provided')
    return { refused: 'The webhook has no secret: set the one shown here, in Cal.com.' }
  return isSigned(body, keys, [header]) ? { age: 'unknown' } : { refused: 'The signature is wrong.' }
}

/** Google's channel token, Microsoft's `clientState`: the secret whose SHA-256 (`digest.ts`) we keep. */
export function isSecretOf(hash: string, secret: string | undefined): boolean {
  return secret !== undefined && isEqual(Buffer.from(sha256(secret)), Buffer.from(hash))
}

/** A push message of Google rings for a channel when ids and token are those it was opened with. */
export function isRingOf(
  channel: { readonly channelId: string; readonly resourceId: string; readonly tokenHash: string },
  ring: { readonly channelId: string; readonly resourceId: string; readonly token: string },
): boolean {
  return (
    ring.channelId === channel.channelId &&
    isSecretOf(channel.tokenHash, ring.token) &&
    ring.resourceId === channel.resourceId
  )
}

/** Whether any of the signatures, in hex, was made with any of the keys; each key hashes once, however many come. */
function isSigned(signed: Uint8Array, keys: readonly string[], signatures: readonly string[]): boolean {
  const given = signatures.filter((hex) => /^[\da-f]{64}$/i.test(hex)).map((hex) => Buffer.from(hex, 'hex'))
  if (given.length === 0) return false
  return (
    keys
      // With an empty key anybody could sign.
      .filter((key) => key !== '')
      .map((key) => createHmac('sha256', key).update(signed).digest())
      .some((expected) => given.some((one) => isEqual(one, expected)))
  )
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}
