import { Hono } from 'hono'
import { paths } from '../../shared/links.ts'
import { cancelInterview } from '../../shared/use-cases/change-interview.ts'
import { endInterview } from '../../shared/use-cases/end-interview.ts'
import { readTextsAndProfile } from '../../shared/use-cases/profile.ts'
import { isForgotten } from './ahead.ts'
import type { ApiContext } from './context.ts'
import { readForm } from './fields.ts'
import { InterviewPage } from './interview-page.tsx'
import { page } from './layout.tsx'
import { nameOf } from './meeting-words.ts'
import type { PageEnv } from './security.ts'
import { ownInterview } from './session.ts'

/** One interview, and the word that it is off or over. */
export function interviewRoutes(context: ApiContext) {
  const app = new Hono<PageEnv>()

  app.get('/interviews/:id', async (c) => {
    const interview = await ownInterview(context, c)
    // What is known of such a meeting, and what can be said of it, has a page of its own.
    if (interview.status === 'proposed' || isForgotten(interview))
      return c.redirect(`${paths.interview(interview.id)}/meeting`, 303)
    const { texts, profile } = await readTextsAndProfile(context, interview)
    const { notes } = texts
    const usual = profile.mode ?? 'review'
    return page(
      c,
      { title: nameOf(interview), isSignedIn: true },
      <InterviewPage {...{ interview, notes, usual, now: context.now() }} />,
    )
  })

  app.post('/interviews/:id/cancel', async (c) => {
    const { id } = await ownInterview(context, c)
    await cancelInterview(context, id)
    return c.redirect(paths.interview(id), 303)
  })

  app.post('/interviews/:id/end', async (c) => {
    const { id } = await ownInterview(context, c)
    await endInterview(context, id, (await readForm(c)).get('end'))
    return c.redirect(paths.interview(id), 303)
  })

  return app
}
