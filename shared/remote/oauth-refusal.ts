import * as oauth from 'oauth4webapi'
import { ReadableError } from '../errors.ts'
import type { OAuthProvider } from './oauth-provider.ts'
import { RemoteError } from './pull.ts'

/** What it means that a provider said no: to the candidate who waits at a page, and to a connection that goes on alone. */

interface Refusal {
  /** RFC 6749 4.1.2.1 and 5.2, and the providers' own. */
  readonly error: string
  readonly error_description?: string
}

/** Asked again, these answer the same until the candidate signs in anew. */
const lasting: ReadonlySet<string> = new Set([
  'invalid_grant',
  'interaction_required',
  'consent_required',
  'login_required',
  'admin_policy_enforced',
])

/**
 * Microsoft's own codes that only the candidate can mend: withdrawn or expired (50173, 700082, 70008), no consent
 * (65001), a second factor is due (50076, 50079)
 * (https://learn.microsoft.com/entra/identity-platform/reference-error-codes).
 */
const lastingAtMicrosoft: ReadonlySet<string> = new Set([
  '50173',
  '700082',
  '70008',
  '65001',
  '50076',
  '50079',
])
const administratorAlone: ReadonlySet<string> = new Set(['65001', '90093', '90094', '900941', '90095'])

function codeAtMicrosoft({ error_description }: Refusal): string {
  return /AADSTS(\d{4,8})/.exec(error_description ?? '')?.[1] ?? ''
}

/** For a connection at work. What is none of the provider's doing is thrown as it is. */
export function whyRefused({ name }: OAuthProvider, error: unknown): unknown {
  if (error instanceof oauth.ResponseBodyError) {
    const isLasting = lasting.has(error.error) || lastingAtMicrosoft.has(codeAtMicrosoft(error))
    return isLasting
      ? new RemoteError('accessWithdrawn', `${name} no longer lets Afterword in.`)
      : new RemoteError('passing', `${name} refused to give a token, by status ${error.status}.`)
  }
  if (isOfAnswer(error)) return new RemoteError('passing', `${name} gave an answer that is no token.`)
  return error
}

/** For somebody at a page. */
export function whySignInFailed(provider: OAuthProvider, error: unknown): unknown {
  const { name } = provider
  if (error instanceof oauth.AuthorizationResponseError || error instanceof oauth.ResponseBodyError) {
    if (error.error === 'admin_policy_enforced' || administratorAlone.has(codeAtMicrosoft(error)))
      return new ReadableError(
        'invalid',
        'Your organisation lets only its administrator allow this. Ask there, or give Afterword your interviews as calendar files (.ics).',
      )
    if (error.error === 'access_denied')
      return new ReadableError(
        'invalid',
        `You did not let Afterword read your calendars at ${name}. Nothing was changed.`,
      )
    if (error.error === 'invalid_grant') return begunElsewhere(provider)
  }
  const why = whyRefused(provider, error)
  if (!(why instanceof RemoteError) && !(error instanceof oauth.AuthorizationResponseError)) return why
  return new ReadableError('unavailable', `${name} could not let you in just now. Begin again in a while.`)
}

export function begunElsewhere({ name }: OAuthProvider): ReadableError {
  return new ReadableError(
    'expired',
    `This answer of ${name} came too late, came twice, or belongs to no sign-in that was begun here. Begin again.`,
  )
}

/** Whether the library found the provider's answer, rather than its own arguments, to be wrong. */
export function isOfAnswer(error: unknown): boolean {
  return (
    error instanceof oauth.OperationProcessingError ||
    error instanceof oauth.UnsupportedOperationError ||
    error instanceof oauth.WWWAuthenticateChallengeError
  )
}
