/** Whom a candidate signs in to so that their calendar can be read, and as what Afterword is known there. */

export interface OAuthProvider {
  /** As people call it. */
  readonly name: string
  readonly issuer: string
  readonly authorizationEndpoint: string
  readonly tokenEndpoint: string
  /** Absent where a grant can be ended by its owner alone. */
  readonly revocationEndpoint?: string
  readonly scopes: readonly string[]
  /** What the authorization request says beside what OAuth asks for. */
  readonly parameters: Readonly<Record<string, string>>
  readonly clientId: string
  readonly clientSecret?: string
  /** Tests' providers are on this machine, and speak HTTP. */
  readonly isPlainHttpAllowed?: true
}

type Known = Omit<OAuthProvider, 'clientId' | 'clientSecret' | 'isPlainHttpAllowed'>

/**
 * The list of calendars names the account by its primary calendar, so that the address needs no scope of its own, and
 * with it no id token. Without `prompt=consent` a second sign-in brings no refresh token
 * (https://developers.google.com/identity/protocols/oauth2/web-server).
 */
export const google: Known = {
  name: 'Google',
  issuer: 'https://accounts.google.com',
  authorizationEndpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
  tokenEndpoint: 'https://oauth2.googleapis.com/token',
  revocationEndpoint: 'https://oauth2.googleapis.com/revoke',
  scopes: [
    'https://www.googleapis.com/auth/calendar.events.readonly',
    'https://www.googleapis.com/auth/calendar.calendarlist.readonly',
  ],
  parameters: { access_type: 'offline', prompt: 'consent' },
}

/**
 * Accounts of work, school and outlook.com alike; the calendar names its owner. Whoever is signed in with several is
 * asked which (https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow).
 */
export const microsoft: Known = {
  name: 'Microsoft',
  issuer: 'https://login.microsoftonline.com/common/v2.0',
  authorizationEndpoint: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
  tokenEndpoint: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
  scopes: ['offline_access', 'Calendars.Read'],
  parameters: { prompt: 'select_account' },
}
