import { timingSafeEqual } from 'node:crypto'
import { sha256 } from './digest.ts'
import type { Instant } from './domain/instant.ts'
import type { Interview, Link } from './domain/interview.ts'

/**
 * Tokens in links: `<id>.<secret>`. The secret is 256 random bits, base64url; only its SHA-256 is kept, so that a
 * leaked table opens nothing (facts/aws.md section 3).
 */

export interface Token {
  readonly id: string
  readonly secret: string
}

export function makeSecret(random: (bytes: number) => Uint8Array): string {
  return Buffer.from(random(32)).toString('base64url')
}

/** The parts of a token, or undefined when it cannot be one. */
export function parseToken(token: string): Token | undefined {
  const match = /^([a-z2-7]{16,28})\.([\w-]{43})$/.exec(token)
  return match?.[1] && match[2] ? { id: match[1], secret: match[2] } : undefined
}

/** The interview's link that the secret opens, whether or not it has expired. */
export function findLink(interview: Interview, secret: string, purpose: Link['purpose']): Link | undefined {
  const given = Buffer.from(sha256(secret))
  return interview.links.find(
    (link) => link.purpose === purpose && timingSafeEqual(Buffer.from(link.hash), given),
  )
}

export function hasExpired(link: Link, now: Instant): boolean {
  return link.expiresAt <= now
}

export const paths = {
  review: (token: string) => `/review/${token}`,
  meeting: (token: string) => `/meeting/${token}`,
  debrief: (token: string) => `/debrief/${token}`,
  signIn: (token: string) => `/sign-in/${token}`,
  interview: (id: string) => `/interviews/${id}`,
  connections: '/connections',
  connection: (id: string) => `/connections/${id}`,
} as const
