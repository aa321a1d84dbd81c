import { Hono } from 'hono'
import { productName } from '../../shared/mail/mime.ts'
import type { ApiContext } from './context.ts'
import { readCursor } from './cursor.ts'
import { Interviews } from './interview-list.tsx'
import { page } from './layout.tsx'
import type { PageContext, PageEnv } from './security.ts'
import { whoIsHere } from './session.ts'
import { SignInForm } from './sign-in-form.tsx'

/** The start page: one's interviews, or what this is. */
export function homeRoutes(context: ApiContext) {
  const app = new Hono<PageEnv>()

  app.get('/', async (c) => {
    const who = await whoIsHere(context, c)
    if (!who) return welcome(c)
    const now = context.now()
    const cursor = readCursor(who.candidate, c.req.query('cursor'))
    const list = await context.table.listInterviews(who.candidate, now, cursor)
    return page(
      c,
      { title: 'Your interviews', isSignedIn: true },
      <Interviews {...{ interviews: list.items, next: list.cursor, isFirst: cursor === undefined, now }} />,
    )
  })

  return app
}

function welcome(c: PageContext) {
  return page(
    c,
    { title: productName },
    <>
      <header>
        <h1>The letter after the interview</h1>
        <p class="lead">
          Tell {productName} about a job interview. A few hours after it you get a letter for each person you
          met, drafted from your own notes. You read it, change it, and approve it; then it goes out, once, in
          their working hours.
        </p>
      </header>
      <div class="sheet flow">
        <h2>Sign in</h2>
        <SignInForm />
      </div>
      <ul class="quiet flow tight">
        <li>Nothing is ever sent that you have not approved.</li>
        <li>
          Every sentence comes from your notes, your profile or the calendar, and you can see from which.
        </li>
        <li>No tracking and no advertising; what you write stays yours.</li>
      </ul>
    </>,
  )
}
