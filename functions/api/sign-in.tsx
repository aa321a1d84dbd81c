import { Hono } from 'hono'
import { policy } from '../../shared/domain/policy.ts'
import { ReadableError } from '../../shared/errors.ts'
import { parseToken } from '../../shared/links.ts'
import { openSignIn, redeemSignIn, requestSignIn } from '../../shared/use-cases/sign-in.ts'
import type { ApiContext } from './context.ts'
import { readForm } from './fields.ts'
import { Message, page } from './layout.tsx'
import type { PageContext, PageEnv } from './security.ts'
import { endSession, startSession, whoIsHere } from './session.ts'
import { SignInForm } from './sign-in-form.tsx'

const minutes = policy.signInLinkLifetimeSeconds / 60

/** Signing in by mail. The link only shows a button, so that whoever opens links before the candidate does no harm. */
export function signInRoutes(context: ApiContext) {
  const app = new Hono<PageEnv>()

  app.get('/sign-in', (c) => c.redirect('/', 303))

  app.post('/sign-in', async (c) => {
    const values = await readForm(c)
    try {
      await requestSignIn(context, values.get('email') ?? '')
    } catch (error) {
      if (!(error instanceof ReadableError)) throw error
      return page(c, { title: 'Sign in', status: 422 }, askAgain(values.get('email') ?? '', error))
    }
    return page(
      c,
      { title: 'Look in your mailbox' },
      <Message title="Look in your mailbox">
        <p>
          If this address may sign in, a mail with a link is on its way. The link works once, within {minutes}{' '}
          minutes.
        </p>
        <p class="quiet">
          Nothing there? Look among the junk mail, or wait a little: a few mails an hour is the most we send.
        </p>
      </Message>,
    )
  })

  app.get('/sign-in/:token', async (c) => {
    const token = c.req.param('token')
    const who = await openSignIn(context, token)
    if (who) return offerToSignIn(c, who.email)
    return (await isSignedInBy(c, token)) ? c.redirect('/', 303) : tellUsed(c)
  })

  app.post('/sign-in/:token', async (c) => {
    const token = c.req.param('token')
    const session = await redeemSignIn(context, token)
    if (!session) return (await isSignedInBy(c, token)) ? c.redirect('/', 303) : tellUsed(c)
    startSession(context, c, session)
    const profile = await context.table.readProfile(parseToken(token)?.id ?? '', context.now())
    return c.redirect(profile?.name ? '/' : '/profile', 303)
  })

  app.post('/sign-out', async (c) => {
    await endSession(context, c)
    return c.redirect('/', 303)
  })

  /** The button was pressed twice: the first time signed them in. */
  async function isSignedInBy(c: PageContext, token: string): Promise<boolean> {
    const who = await whoIsHere(context, c)
    return who !== undefined && who.candidate === parseToken(token)?.id
  }

  return app
}

function askAgain(email: string, { faults }: ReadableError) {
  return (
    <Message title="Sign in">
      <SignInForm form={{ values: new Map([['email', email]]), faults }} />
    </Message>
  )
}

function offerToSignIn(c: PageContext, email: string) {
  return page(
    c,
    { title: 'Sign in' },
    <Message title="Sign in">
      <p>
        One press and this browser is signed in as <strong>{email}</strong>, for{' '}
        {policy.sessionLifetimeSeconds / 86_400} days.
      </p>
      <form method="post" class="actions">
        <button type="submit" class="primary">
          Sign in
        </button>
      </form>
      <p class="quiet">
        Is that not your address? Then close this page: what you write here would be theirs to read.
      </p>
    </Message>,
  )
}

function tellUsed(c: PageContext) {
  return page(
    c,
    { title: 'This link does not sign in', status: 410 },
    <Message title="This link does not sign in any more">
      <p>It has been used already, or its {minutes} minutes are over. We gladly send another.</p>
      <SignInForm />
    </Message>,
  )
}
