import { Hono } from 'hono'
import { paths } from '../../shared/links.ts'
import { endInterview } from '../../shared/use-cases/end-interview.ts'
import { openLink } from '../../shared/use-cases/open-link.ts'
import type { ApiContext } from './context.ts'
import { readForm } from './fields.ts'
import { showNotesForm, takeNotes } from './notes-form.tsx'
import type { PageEnv } from './security.ts'
import { ownInterview } from './session.ts'

/** How it went: by the link in the mail, or signed in. */
export function notesRoutes(context: ApiContext) {
  const app = new Hono<PageEnv>()
  const ofToken = (token: string) => ({ here: paths.debrief(token), isSignedIn: false })
  const ofId = (id: string) => ({ here: `${paths.interview(id)}/notes`, isSignedIn: true })

  app.get('/debrief/:token', async (c) => {
    const token = c.req.param('token')
    const interview = await openLink(context, token, 'debrief')
    return showNotesForm(context, c, interview, ofToken(token))
  })

  app.post('/debrief/:token', async (c) => {
    const token = c.req.param('token')
    const interview = await openLink(context, token, 'debrief')
    return takeNotes(context, c, interview, ofToken(token))
  })

  app.post('/debrief/:token/end', async (c) => {
    const token = c.req.param('token')
    const { id } = await openLink(context, token, 'debrief')
    await endInterview(context, id, (await readForm(c)).get('end'))
    return c.redirect(paths.debrief(token), 303)
  })

  app.get('/interviews/:id/notes', async (c) => {
    const interview = await ownInterview(context, c)
    return showNotesForm(context, c, interview, ofId(interview.id))
  })

  app.post('/interviews/:id/notes', async (c) => {
    const interview = await ownInterview(context, c)
    return takeNotes(context, c, interview, ofId(interview.id))
  })

  return app
}
