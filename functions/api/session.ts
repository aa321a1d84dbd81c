import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { CookieOptions } from 'hono/utils/cookie'
import { candidateOf, type Interview } from '../../shared/domain/interview.ts'
import { policy } from '../../shared/domain/policy.ts'
import { notFound, ReadableError } from '../../shared/errors.ts'
import { authenticate, type SignedIn, signOut } from '../../shared/use-cases/sign-in.ts'
import type { ApiContext } from './context.ts'
import type { PageContext } from './security.ts'

/** Who is asking: the cookie of a browser, the bearer token of a program. */

const cookieName = 'session'

/** The flags follow from PUBLIC_URL, never from the request: a forged Host header changes nothing. */
export function cookieOptions({ publicUrl }: ApiContext): CookieOptions {
  const shared = { path: '/', httpOnly: true, sameSite: 'Lax' } as const
  return publicUrl.startsWith('https:') ? { ...shared, secure: true, prefix: 'host' } : shared
}

export function sessionToken(context: ApiContext, c: PageContext): string {
  return getCookie(c, cookieName, cookieOptions(context).prefix) ?? ''
}

export function startSession(context: ApiContext, c: PageContext, token: string): void {
  setCookie(c, cookieName, token, { ...cookieOptions(context), maxAge: policy.sessionLifetimeSeconds })
}

export async function endSession(context: ApiContext, c: PageContext): Promise<void> {
  await signOut(context, sessionToken(context, c))
  deleteCookie(c, cookieName, cookieOptions(context))
}

export function whoIsHere(context: ApiContext, c: PageContext): Promise<SignedIn | undefined> {
  return authenticate(context, sessionToken(context, c), 'session')
}

/** Throws `unauthenticated` when nobody is signed in. */
export async function signedIn(context: ApiContext, c: PageContext): Promise<SignedIn> {
  const who = await whoIsHere(context, c)
  if (!who) throw new ReadableError('unauthenticated', 'Sign in to see this page.')
  return who
}

/** Throws `unauthenticated` for a missing, unknown or expired token. */
export async function bearer(context: ApiContext, c: PageContext): Promise<SignedIn> {
  const token = /^Bearer +(\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1] ?? ''
  const who = await authenticate(context, token, 'apiToken')
  if (!who)
    throw new ReadableError(
      'unauthenticated',
      'Send a token from the settings page: Authorization: Bearer <token>.',
    )
  return who
}

const interviewId = /^[a-z2-7]{28}$/

/** The id that a path names, if it is of an interview of theirs; another's is as absent as none at all. */
export function ownId({ candidate }: SignedIn, id: string): string {
  if (!interviewId.test(id) || candidateOf(id) !== candidate) throw notFound()
  return id
}

/** The interview of `/interviews/:id`, which has to be that of whoever is signed in. */
export async function ownInterview(context: ApiContext, c: PageContext): Promise<Interview> {
  const id = ownId(await signedIn(context, c), c.req.param('id') ?? '')
  return readOwn(context, id)
}

export async function readOwn(context: ApiContext, id: string): Promise<Interview> {
  const interview = await context.table.readInterview(id, context.now())
  if (!interview) throw notFound()
  return interview
}
