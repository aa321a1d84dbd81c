import { google, microsoft, type OAuthProvider } from './oauth-provider.ts'

/** Where the providers of calendars are: for everybody, unless the environment names stand-ins (`env.ts`). */

export interface ProviderSettings {
  readonly GOOGLE_LOGIN_URL?: string | undefined
  readonly GOOGLE_TOKEN_URL?: string | undefined
  readonly GOOGLE_REVOKE_URL?: string | undefined
  readonly GOOGLE_API_URL?: string | undefined
  readonly MICROSOFT_LOGIN_URL?: string | undefined
  readonly MICROSOFT_API_URL?: string | undefined
  readonly CALENDLY_API_URL?: string | undefined
  readonly FEED_LOOPBACK_PORT?: string | undefined
}

/** As what Afterword is known to a provider; the deployer's to register. */
export interface OAuthClient {
  readonly clientId: string
  readonly clientSecret?: string | undefined
}

export type SignInKind = 'google' | 'microsoft'

export function apiBase(kind: SignInKind | 'calendly', settings: ProviderSettings): string {
  const bases = {
    google: settings.GOOGLE_API_URL ?? 'https://www.googleapis.com/calendar/v3',
    microsoft: settings.MICROSOFT_API_URL ?? 'https://graph.microsoft.com/v1.0',
    calendly: settings.CALENDLY_API_URL ?? 'https://api.calendly.com',
  } as const
  return bases[kind]
}

export function oauthProvider(
  kind: SignInKind,
  { clientId, clientSecret }: OAuthClient,
  settings: ProviderSettings,
): OAuthProvider {
  const provider = {
    ...(kind === 'google' ? googleAt(settings) : microsoftAt(settings)),
    clientId,
    ...(clientSecret && { clientSecret }),
  }
  return isOnThisMachine(provider.tokenEndpoint) ? { ...provider, isPlainHttpAllowed: true } : provider
}

function googleAt({ GOOGLE_LOGIN_URL, GOOGLE_TOKEN_URL, GOOGLE_REVOKE_URL }: ProviderSettings) {
  return {
    ...google,
    ...(GOOGLE_LOGIN_URL && { authorizationEndpoint: GOOGLE_LOGIN_URL }),
    ...(GOOGLE_TOKEN_URL && { tokenEndpoint: GOOGLE_TOKEN_URL }),
    ...(GOOGLE_REVOKE_URL && { revocationEndpoint: GOOGLE_REVOKE_URL }),
  }
}

function microsoftAt({ MICROSOFT_LOGIN_URL: base }: ProviderSettings) {
  if (!base) return microsoft
  return { ...microsoft, authorizationEndpoint: `${base}/authorize`, tokenEndpoint: `${base}/token` }
}

function isOnThisMachine(address: string): boolean {
  return /^http:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?\//.test(address)
}
