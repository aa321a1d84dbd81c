import type { Context, MiddlewareHandler } from 'hono'
import type { ApiContext } from './context.ts'

/** What every answer carries along its way through the app. */
export interface PageEnv {
  Variables: {
    /** Fresh for each answer: only the page's own stylesheet bears it. */
    nonce: string
  }
}

export type PageContext = Context<PageEnv>

const yearSeconds = 365 * 24 * 3600

/**
 * The headers of every answer (facts/aws.md section 3). `same-origin` and not `no-referrer`, because browsers then
 * send `Origin: null` with our own forms; no script may run, so nothing that a page shows can act by itself.
 */
export function secure({ publicUrl, random }: ApiContext): MiddlewareHandler<PageEnv> {
  const isHttps = publicUrl.startsWith('https:')
  return async function addHeaders(c, next) {
    const nonce = Buffer.from(random(16)).toString('base64url')
    c.set('nonce', nonce)
    await next()
    const { headers } = c.res
    headers.set('Cache-Control', 'no-store')
    headers.set('Referrer-Policy', 'same-origin')
    headers.set(
      'Content-Security-Policy',
      `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
    )
    headers.set('X-Content-Type-Options', 'nosniff')
    headers.set('X-Robots-Tag', 'noindex')
    headers.set('Cross-Origin-Opener-Policy', 'same-origin')
    if (isHttps) headers.set('Strict-Transport-Security', `max-age=${yearSeconds}`)
  }
}

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a form was sent from one of our own pages, or by something that is no browser and says nothing. `null`
 * counts as foreign: no page of ours makes a browser say it, while any other site can, by a `no-referrer` policy or
 * a sandboxed frame.
 */
export function isFromHere({ publicUrl }: Pick<ApiContext, 'publicUrl'>, { req }: PageContext): boolean {
  if (safeMethods.has(req.method)) return true
  const origin = req.header('Origin')
  if (origin !== undefined && origin !== new URL(publicUrl).origin) return false
  return req.header('Sec-Fetch-Site') !== 'cross-site'
}

/** Programs prove who they are by a token that no browser adds by itself, and are answered in JSON. */
export function isForPrograms({ req }: Pick<PageContext, 'req'>): boolean {
  return req.path.startsWith('/api/') || req.path.startsWith('/hooks/')
}
