import { base32, sha256 } from '../digest.ts'
import { candidateIdLength } from '../domain/interview.ts'

/** The candidate's id follows from the address (in lower case), so that signing in needs no look-up. */
export function candidateIdOf(email: string): string {
  const hash = Buffer.from(sha256(`candidate:${email}`), 'base64url')
  return base32(hash, candidateIdLength)
}
