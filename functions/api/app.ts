import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { calendarHooks } from './calendar-hooks.ts'
import { accountRoutes } from './connect-account.tsx'
import { connectionRoutes } from './connections.tsx'
import type { ApiContext } from './context.ts'
import { editInterviewRoutes } from './edit-interview.tsx'
import { answerFailure, answerForeign, answerMissing, answerTooLarge } from './failure.tsx'
import { formHook } from './form-hook.ts'
import { homeRoutes } from './home.tsx'
import { interviewRoutes } from './interview.tsx'
import { interviewsJson } from './interviews-json.ts'
import { meetingRoutes } from './meeting.tsx'
import { newInterviewRoutes } from './new-interview.tsx'
import { notesRoutes } from './notes.tsx'
import { profileRoutes } from './profile.tsx'
import { reviewRoutes } from './review.tsx'
import { isForPrograms, isFromHere, type PageEnv, secure } from './security.ts'
import { sendingRoutes } from './sending.tsx'
import { settingsRoutes } from './settings.tsx'
import { signInRoutes } from './sign-in.tsx'

const bodyMaxBytes = 1_000_000

/** Every page and every JSON route of the product, for whatever serves it. */
export function createApp(context: ApiContext): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  app.onError(answerFailure(context))
  app.notFound(answerMissing)

  app.use(secure(context))
  app.use(bodyLimit({ maxSize: bodyMaxBytes, onError: (c) => answerTooLarge(c) }))
  app.use(async function refuseForeign(c, next) {
    if (!isForPrograms(c) && !isFromHere(context, c)) return answerForeign(context, c)
    return next()
  })

  for (const routes of [
    homeRoutes,
    signInRoutes,
    profileRoutes,
    newInterviewRoutes,
    interviewRoutes,
    meetingRoutes,
    editInterviewRoutes,
    notesRoutes,
    reviewRoutes,
    settingsRoutes,
    sendingRoutes,
    connectionRoutes,
    accountRoutes,
    interviewsJson,
    formHook,
    calendarHooks,
  ]) {
    app.route('/', routes(context))
  }
  return app
}
