import type { MailContext, SiteContext, TableContext } from '../context.ts'
import { sha256 } from '../digest.ts'
import { normalAddress } from '../domain/input.ts'
import { type Instant, plus } from '../domain/instant.ts'
import { candidateIdLength } from '../domain/interview.ts'
import { policy } from '../domain/policy.ts'
import { invalid, MailDoubtedError, MailRefusedError } from '../errors.ts'
import { makeSecret, parseToken, paths } from '../links.ts'
import { log } from '../log.ts'
import { signInMessage } from '../mail/sign-in.ts'
import { candidateIdOf } from './candidate-id.ts'

/** Who is asking: signing in by mail, sessions, and the tokens that programs use. */

interface CandidatesContext extends TableContext {
  /** The setting that says who may sign in. */
  readonly candidates: string
}

type SignInContext = CandidatesContext & MailContext & SiteContext
type TokenKind = 'apiToken' | 'formHook'
type CredentialKind = 'signIn' | 'session' | TokenKind

/** No candidate's id is as short: what is counted for all of them together. */
const everybody = 'site'

export interface SignedIn {
  readonly candidate: string
  readonly email: string
}

/** Whether the setting `candidates` (addresses, `*@domain` or `*`) lets this address, in lower case, in. */
function mayBeCandidate(email: string, candidates: string): boolean {
  return candidates.split(',').some((entry) => {
    const pattern = entry.trim().toLowerCase()
    return (
      pattern === '*' || pattern === email || (pattern.startsWith('*@') && email.endsWith(pattern.slice(1)))
    )
  })
}

/**
 * Mails a link that signs in: so many an hour to one address, and so many to all of them together, so that a
 * stranger with a list of addresses cannot make us a nuisance. Whoever may not sign in gets no mail and the caller shows the same
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
  // After the count of the address, so that one address asking all day leaves the others theirs.
  if (!(await context.table.count(everybody, 'signIn', policy.signInMailsPerHourInAll, 3600, now))) {
    log('signInNotMailed', { candidate, error: 'TooManyInAll' })
    return
  }
  const secret = makeSecret(context.random)
  await putCredential(context, { candidate, email }, secret, 'signIn', policy.signInLinkLifetimeSeconds)
  const link = context.publicUrl + paths.signIn(`${candidate}.${secret}`)
  const message = signInMessage({ link, minutes: policy.signInLinkLifetimeSeconds / 60 })
  // The one mail of the API, and a library for it that no other start needs to load.
  const { composeMime, productName } = await import('../mail/mime.ts')
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

/** Whom a link would sign in, as long as it does: for showing its button. Opening changes nothing. */
export function openSignIn(context: CandidatesContext, token: string): Promise<SignedIn | undefined> {
  return find(context, token, 'signIn')
}

/** Trades a sign-in link for a session, once. Resolves to the session's token for the cookie. */
export async function redeemSignIn(context: CandidatesContext, token: string): Promise<string | undefined> {
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
  kind: 'session' | TokenKind,
  lifetimeSeconds: number,
): Promise<string> {
  const secret = makeSecret(context.random)
  await putCredential(context, who, secret, kind, lifetimeSeconds)
  return `${who.candidate}.${secret}`
}

/** Whom a token belongs to, if it is one of this kind, has not expired by our clock, and its owner still may sign in. */
export function authenticate(
  context: CandidatesContext,
  token: string,
  kind: 'session' | TokenKind,
): Promise<SignedIn | undefined> {
  return find(context, token, kind)
}

export async function signOut(context: TableContext, token: string): Promise<void> {
  const parsed = parseToken(token)
  if (parsed) await context.table.takeCredential(parsed.id, sha256(parsed.secret))
}

/** A token for programs as far as it may be shown: its secret is known to nobody here. */
export interface TokenMade {
  readonly kind: TokenKind
  readonly hash: string
  readonly madeAt: Instant
  readonly expiresAt: Instant
}

/** The tokens for programs that this candidate has made and that still work, newest first. */
export async function listTokens(
  context: TableContext,
  { candidate }: SignedIn,
): Promise<readonly TokenMade[]> {
  const credentials = await context.table.listCredentials(candidate, context.now())
  return credentials
    .flatMap(({ kind, ...rest }) => (kind === 'apiToken' || kind === 'formHook' ? [{ kind, ...rest }] : []))
    .sort((one, other) => (one.madeAt > other.madeAt ? -1 : 1))
}

const revokedAtOnce = 25

/** Takes back every token for programs; sessions stay. */
export async function revokeTokens(context: TableContext, who: SignedIn): Promise<void> {
  const tokens = await listTokens(context, who)
  for (let done = 0; done < tokens.length; done += revokedAtOnce) {
    const some = tokens.slice(done, done + revokedAtOnce)
    await Promise.all(some.map(({ hash }) => context.table.takeCredential(who.candidate, hash)))
  }
}

async function find(
  context: CandidatesContext,
  token: string,
  kind: CredentialKind,
): Promise<SignedIn | undefined> {
  const parsed = parseToken(token)
  if (parsed?.id.length !== candidateIdLength) return undefined
  const credential = await context.table.readCredential(parsed.id, sha256(parsed.secret), context.now())
  if (credential?.kind !== kind) return undefined
  const { email } = credential
  // Asked every time, so that an address taken off the list is out at once.
  return mayBeCandidate(email, context.candidates) ? { candidate: parsed.id, email } : undefined
}

async function putCredential(
  context: TableContext,
  { candidate, email }: SignedIn,
  secret: string,
  kind: CredentialKind,
  lifetimeSeconds: number,
): Promise<void> {
  const now: Instant = context.now()
  const expiresAt = plus(now, lifetimeSeconds)
  await context.table.putCredential(candidate, sha256(secret), { kind, email, madeAt: now, expiresAt })
}
