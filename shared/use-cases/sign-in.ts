import type { MailContext, SiteContext, TableContext } from '../context.ts'
import { base32, sha256 } from '../digest.ts'
import { normalAddress } from '../domain/input.ts'
import { type Instant, plus } from '../domain/instant.ts'
import { candidateIdLength } from '../domain/interview.ts'
import { policy } from '../domain/policy.ts'
import { invalid, MailDoubtedError, MailRefusedError } from '../errors.ts'
import { makeSecret, parseToken, paths } from '../links.ts'
import { log } from '../log.ts'
import { composeMime, productName } from '../mail/mime.ts'
import { signInMessage } from '../mail/sign-in.ts'

/** Who is asking: signing in by mail, sessions, and the tokens that programs use. */

type SignInContext = TableContext & MailContext & SiteContext & { readonly candidates: string }

export interface SignedIn {
  readonly candidate: string
  readonly email: string
}

/** The candidate's id follows from the address (in lower case), so that signing in needs no look-up. */
export function candidateIdOf(email: string): string {
  const hash = Buffer.from(sha256(`candidate:${email}`), 'base64url')
  return base32(hash, candidateIdLength)
}

/** Whether the setting `candidates` (addresses, `*@domain` or `*`) lets this address, in lower case, in. */
export function mayBeCandidate(email: string, candidates: string): boolean {
  return candidates.split(',').some((entry) => {
    const pattern = entry.trim().toLowerCase()
    return (
      pattern === '*' || pattern === email || (pattern.startsWith('*@') && email.endsWith(pattern.slice(1)))
    )
  })
}

/**
 * Mails a link that signs in, at most 3 an hour. Whoever may not sign in gets no mail and the caller shows the same
 * page, so that nobody learns who is a candidate. Throws for what is no address at all.
 */
export async function requestSignIn(context: SignInContext, typed: string): Promise<void> {
  // Lower case, because that is how the setting is written, and IAM compares recipients letter by letter.
  const email = normalAddress(typed.trim())?.toLowerCase()
  if (!email) throw invalid([{ path: 'email', message: 'Is not an e-mail address that can be written to.' }])
  if (!mayBeCandidate(email, context.candidates)) return
  const now = context.now()
  const candidate = candidateIdOf(email)
  if (!(await context.table.count(candidate, 'signIn', policy.signInMailsPerHour, 3600, now))) return
  const secret = makeSecret(context.random)
  await putCredential(context, { candidate, email }, secret, 'signIn', policy.signInLinkLifetimeSeconds)
  const link = context.publicUrl + paths.signIn(`${candidate}.${secret}`)
  const message = signInMessage({ link, minutes: policy.signInLinkLifetimeSeconds / 60 })
  const raw = await composeMime({
    ...message,
    from: { name: productName, address: context.mailFrom },
    to: { address: email },
    isAutomatic: true,
  })
  try {
    await context.mailer.send({
      source: context.mailFrom,
      to: email,
      raw,
      operation: `signIn-${sha256(secret).slice(0, 12)}`,
      kind: 'signIn',
    })
  } catch (error) {
    // The page says the same whatever happened; the candidate asks again when no mail comes.
    if (!(error instanceof MailRefusedError || error instanceof MailDoubtedError)) throw error
    log('signInNotMailed', { candidate, error: error.name })
  }
}

/** Whether a link still signs in: for showing its button. Changes nothing. */
export async function isSignInOpen(context: TableContext, token: string): Promise<boolean> {
  return (await find(context, token, 'signIn')) !== undefined
}

/** Trades a sign-in link for a session, once. Resolves to the session's token for the cookie. */
export async function redeemSignIn(context: TableContext, token: string): Promise<string | undefined> {
  const found = await find(context, token, 'signIn')
  const parsed = parseToken(token)
  if (!found || !parsed) return undefined
  if (!(await context.table.takeCredential(found.candidate, sha256(parsed.secret)))) return undefined
  const blank = {
    schema: 1 as const,
    email: found.email,
    ...{ name: '', phone: '', postalAddress: '', headline: '', qualifications: [] },
    timeZone: '',
  }
  await context.table.putProfile(found.candidate, blank, { isNew: true })
  return makeCredential(context, found, 'session', policy.sessionLifetimeSeconds)
}

/** A new token of this kind, `<candidate>.<secret>`; it is shown once and only its hash is kept. */
export async function makeCredential(
  context: TableContext,
  who: SignedIn,
  kind: 'session' | 'apiToken' | 'formHook',
  lifetimeSeconds: number,
): Promise<string> {
  const secret = makeSecret(context.random)
  await putCredential(context, who, secret, kind, lifetimeSeconds)
  return `${who.candidate}.${secret}`
}

/** Whom a token belongs to, if it is one of this kind and has not expired by our clock. */
export function authenticate(
  context: TableContext,
  token: string,
  kind: 'session' | 'apiToken' | 'formHook',
): Promise<SignedIn | undefined> {
  return find(context, token, kind)
}

export async function signOut(context: TableContext, token: string): Promise<void> {
  const parsed = parseToken(token)
  if (parsed) await context.table.takeCredential(parsed.id, sha256(parsed.secret))
}

async function find(context: TableContext, token: string, kind: string): Promise<SignedIn | undefined> {
  const parsed = parseToken(token)
  if (parsed?.id.length !== candidateIdLength) return undefined
  const credential = await context.table.readCredential(parsed.id, sha256(parsed.secret), context.now())
  return credential?.kind === kind ? { candidate: parsed.id, email: credential.email } : undefined
}

async function putCredential(
  context: TableContext,
  { candidate, email }: SignedIn,
  secret: string,
  kind: 'signIn' | 'session' | 'apiToken' | 'formHook',
  lifetimeSeconds: number,
): Promise<void> {
  const now: Instant = context.now()
  const expiresAt = plus(now, lifetimeSeconds)
  await context.table.putCredential(candidate, sha256(secret), { kind, email, madeAt: now, expiresAt })
}
