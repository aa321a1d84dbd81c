import { routePath } from 'hono/route'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type Fault, type ReadableCode, ReadableError } from '../../shared/errors.ts'
import { log } from '../../shared/log.ts'
import type { ApiContext } from './context.ts'
import { Message, page } from './layout.tsx'
import { isForPrograms, type PageContext } from './security.ts'
import { SignInForm } from './sign-in-form.tsx'

/** What is answered when a route throws: a page to people, JSON to programs, and never more than they may know. */

const statuses: { readonly [C in ReadableCode]: ContentfulStatusCode } = {
  invalid: 422,
  notFound: 404,
  unauthenticated: 401,
  expired: 410,
  conflict: 409,
  stale: 409,
  unavailable: 503,
}

const titles: { readonly [C in ReadableCode]: string } = {
  invalid: 'That could not be read',
  notFound: 'There is nothing here',
  unauthenticated: 'Sign in',
  expired: 'This link has expired',
  conflict: 'There is one already',
  stale: 'It has changed meanwhile',
  unavailable: 'Not just now',
}

export function answerFailure(context: ApiContext) {
  return function onError(error: Error, c: PageContext) {
    if (error instanceof ReadableError)
      return isForPrograms(c) ? tellProgram(context, c, error) : tellPerson(c, error)
    // The pattern of the route and not its path, in which a link's secret stands; the error's name and not its text.
    log('requestFailed', {
      route: routePath(c, -1),
      error: error.name,
      at: error.stack?.match(/\n\s+at (.*)/)?.[1] ?? '',
    })
    if (isForPrograms(c))
      return refuse(c, 500, [{ path: '', message: 'Something went wrong here. Try again later.' }])
    return page(
      c,
      { title: 'Something went wrong', status: 500 },
      <Message title="Something went wrong">
        <p>It is our fault, and it is noted. Nothing was sent because of it. Try again in a minute.</p>
      </Message>,
    )
  }
}

/** `{errors: [{path, message}]}`: the shape of every refusal to a program. */
export function refuse(
  c: PageContext,
  status: ContentfulStatusCode,
  errors: readonly Fault[],
  more: { url?: string } = {},
) {
  return c.json({ errors, ...more }, status)
}

function tellProgram({ publicUrl }: ApiContext, c: PageContext, error: ReadableError) {
  const { code, message, faults } = error
  if (code === 'unauthenticated') c.header('WWW-Authenticate', 'Bearer')
  if (code !== 'conflict') {
    return refuse(c, statuses[code], faults.length > 0 ? faults : [{ path: '', message }])
  }
  const at = conflictPath(error)
  return refuse(c, 409, [{ path: 'interview', message }], at ? { url: publicUrl + at } : {})
}

/** Where the interview is that a new one is in conflict with. */
export function conflictPath({ faults }: ReadableError): string | undefined {
  return faults[0]?.message
}

/** An interview keeps its newest links only, so an older mail may well lead nowhere. */
function isByMailedLink({ req }: PageContext): boolean {
  return /^\/(?:review|debrief|meeting)\//.test(req.path)
}

function tellPerson(c: PageContext, { code, message }: ReadableError) {
  const isOldLink = code === 'notFound' && isByMailedLink(c)
  const needsSignIn = code === 'unauthenticated' || code === 'expired' || isOldLink
  return page(
    c,
    { title: titles[code], status: statuses[code] },
    <Message title={titles[code]}>
      <p>{message}</p>
      {isOldLink && (
        <p>
          The address may be incomplete, or newer mails about the same interview have replaced it. Take the
          link in the newest one, or sign in to see your interviews.
        </p>
      )}
      {needsSignIn && <SignInForm />}
      {code === 'notFound' && !isOldLink && <p>The address may be incomplete, or what was here is gone.</p>}
      {!needsSignIn && (
        <p>
          <a href="/">To the start page</a>
        </p>
      )}
    </Message>,
  )
}

export function answerMissing(c: PageContext) {
  if (isForPrograms(c)) return refuse(c, 404, [{ path: '', message: 'There is nothing here.' }])
  return tellPerson(c, new ReadableError('notFound', 'There is nothing at this address.'))
}

/** A form that another site made the browser send. */
export function answerForeign({ publicUrl }: ApiContext, c: PageContext) {
  return page(
    c,
    { title: 'Not from this page', status: 403 },
    <Message title="That was not sent from our page">
      <p>
        Your browser says that this form was filled in somewhere else, so nothing was done. Open{' '}
        <a href={publicUrl}>{publicUrl}</a>, or the link in our mail once more, and try there.
      </p>
    </Message>,
  )
}

export function answerTooLarge(c: PageContext) {
  const message = 'That is more than 1 MB.'
  if (isForPrograms(c)) return refuse(c, 413, [{ path: '', message }])
  return page(
    c,
    { title: 'Too large', status: 413 },
    <Message title="Too large">
      <p>{message} Nothing of it was stored.</p>
      <p>
        Go back in your browser, where what you typed still is. A contact card is much smaller when it is
        saved without its photo, and a calendar when one meeting of it is saved.
      </p>
    </Message>,
  )
}
