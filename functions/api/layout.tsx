import { html, raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { productName } from '../../shared/mail/mime.ts'
import type { PageContext } from './security.ts'
import { stylesheet } from './stylesheet.ts'

interface Sheet {
  readonly title: string
  readonly status?: ContentfulStatusCode
  /** Shows the way around: for pages that only the signed-in see. */
  readonly isSignedIn?: boolean
  /** Where the browser goes on to by itself, which is off this site. */
  readonly goesOnTo?: string
  /** More rules for this page alone. */
  readonly style?: string
}

/** Answers with a whole page around `children`. */
export function page(
  c: PageContext,
  { title, status = 200, isSignedIn = false, style, goesOnTo }: Sheet,
  children: Child,
) {
  const nonce = c.get('nonce')
  const document = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {goesOnTo && <meta http-equiv="refresh" content={`0;url=${goesOnTo}`} />}
        <title>{title === productName ? title : `${title} · ${productName}`}</title>
        <style nonce={nonce}>{raw(stylesheet)}</style>
        {style && <style nonce={nonce}>{raw(style)}</style>}
      </head>
      <body>
        <a class="skip" href="#content">
          Skip to the content
        </a>
        <header class="top">
          <a class="brand" href="/">
            {productName}
          </a>
          {isSignedIn && <WayAround path={c.req.path} />}
        </header>
        <main id="content">{children}</main>
      </body>
    </html>
  )
  return c.html(html`<!doctype html>${document}`, status)
}

const places = [
  { href: '/', words: 'Interviews' },
  { href: '/profile', words: 'Profile' },
  { href: '/settings', words: 'Settings' },
] as const

const WayAround = ({ path }: { path: string }) => (
  <nav aria-label="Main">
    {places.map(({ href, words }) => (
      <a href={href} {...(href === path && { 'aria-current': 'page' })}>
        {words}
      </a>
    ))}
    <form method="post" action="/sign-out">
      <button type="submit" class="plain">
        Sign out
      </button>
    </form>
  </nav>
)

/** A page of one heading and a few words, for what is no place to stay. */
export const Message = ({ title, children }: { title: string; children?: Child }) => (
  <>
    <header>
      <h1>{title}</h1>
    </header>
    <div class="flow">{children}</div>
  </>
)
