import { timingSafeEqual } from 'node:crypto'
import type { TableContext } from '../context.ts'
import { base32, sha256 } from '../digest.ts'

/**
 * The address to which a candidate sends invitations on, or has them sent: `calendar+<candidate>-<token>@in.example.com`.
 * Who knows it can have a meeting recorded or asked about, and no more; so it is no name that could be guessed.
 */

const tokenLength = 16

const addressOf = (candidate: string, token: string, domain: string) =>
  `calendar+${candidate}-${token}@${domain}`

/** The candidate's, if one was ever made. */
export async function readCalendarAddress(
  { table, now }: TableContext,
  candidate: string,
  domain: string,
): Promise<string | undefined> {
  const token = await table.readIntakeToken(candidate, now())
  return token && addressOf(candidate, token, domain)
}

/** Makes the candidate's address, which stays what it is however often it is made. */
export async function makeCalendarAddress(
  { table, random, now }: TableContext,
  candidate: string,
  domain: string,
): Promise<string> {
  const token = await table.claimIntakeToken(candidate, base32(random(10), tokenLength), now())
  return addressOf(candidate, token, domain)
}

const pattern = /^calendar\+([a-z2-7]{16})-([a-z2-7]{16})@/

/** Whose address it is; undefined for any that is nobody's. The domain was SES's to check. */
export async function candidateAt(
  { table, now }: TableContext,
  address: string,
): Promise<string | undefined> {
  const [, candidate, token] = pattern.exec(address.trim().toLowerCase()) ?? []
  if (!candidate || !token) return undefined
  const known = await table.readIntakeToken(candidate, now())
  const isTheirs =
    known !== undefined && timingSafeEqual(Buffer.from(sha256(known)), Buffer.from(sha256(token)))
  return isTheirs ? candidate : undefined
}
