import { timingSafeEqual } from 'node:crypto'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { sha256 } from '../../shared/digest.ts'
import { policy } from '../../shared/domain/policy.ts'
import type { SignInKind } from '../../shared/remote/provider-addresses.ts'
import type { Secrets } from '../../shared/use-cases/connect-account.ts'
import type { ApiContext } from './context.ts'
import type { PageContext } from './security.ts'
import { cookieOptions, sessionToken } from './session.ts'

/**
 * What a sign-in at a provider has to be finished with, kept by the browser that began it. It is good with the session
 * that began it and no other: whoever could put a cookie of their own there would connect their calendar for another.
 */

const cookieName = 'begun'

export function rememberBegun(context: ApiContext, c: PageContext, kind: SignInKind, secrets: Secrets): void {
  const { state, verifier } = secrets
  const value = [kind, state, verifier, sealOf(context, c, state)].join('.')
  setCookie(c, cookieName, value, { ...cookieOptions(context), maxAge: policy.signInElsewhereSeconds })
}

/** Undefined when none was begun here, or by somebody else, or too long ago. */
export function readBegun(context: ApiContext, c: PageContext, kind: SignInKind): Secrets | undefined {
  const value = getCookie(c, cookieName, cookieOptions(context).prefix) ?? ''
  const [, of, state, verifier, seal] = /^([a-z]+)\.([\w-]{43})\.([\w-]{43})\.([\w-]{43})$/.exec(value) ?? []
  if (of !== kind || !state || !verifier || !seal) return undefined
  const isOurs = timingSafeEqual(Buffer.from(seal), Buffer.from(sealOf(context, c, state)))
  return isOurs ? { state, verifier } : undefined
}

export function forgetBegun(context: ApiContext, c: PageContext): void {
  deleteCookie(c, cookieName, cookieOptions(context))
}

function sealOf(context: ApiContext, c: PageContext, state: string): string {
  return sha256(`${state}.${sessionToken(context, c)}`)
}
