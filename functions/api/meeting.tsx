import { Hono } from 'hono'
import { strict } from '../../shared/domain/input.ts'
import type { Interview } from '../../shared/domain/interview.ts'
import { invalid, ReadableError } from '../../shared/errors.ts'
import { paths } from '../../shared/links.ts'
import { parse } from '../../shared/parse.ts'
import { confirmMeeting, dismissMeeting } from '../../shared/use-cases/answer-meeting.ts'
import { cancelInterview, changeInterview } from '../../shared/use-cases/change-interview.ts'
import { openLink } from '../../shared/use-cases/open-link.ts'
import type { ApiContext } from './context.ts'
import { type Fields, readForm } from './fields.ts'
import { changedFacts, factFaults, knownFacts } from './interview-fields.ts'
import { canAnswer, meetingPage, type Where } from './meeting-page.tsx'
import type { PageContext, PageEnv } from './security.ts'
import { ownInterview } from './session.ts'

/** What the candidate says of a meeting in their calendar: by the link in the mail, or signed in. */
export function meetingRoutes(context: ApiContext) {
  const app = new Hono<PageEnv>()
  const ofToken = (token: string): Where => ({ here: paths.meeting(token), isSignedIn: false })
  const ofId = (id: string): Where => ({ here: `${paths.interview(id)}/meeting`, isSignedIn: true })

  app.get('/meeting/:token', async (c) => {
    const token = c.req.param('token')
    return show(context, c, await openLink(context, token, 'meeting'), ofToken(token))
  })

  app.post('/meeting/:token', async (c) => {
    const token = c.req.param('token')
    return act(context, c, await openLink(context, token, 'meeting'), ofToken(token))
  })

  app.get('/interviews/:id/meeting', async (c) => {
    const interview = await ownInterview(context, c)
    return show(context, c, interview, ofId(interview.id))
  })

  app.post('/interviews/:id/meeting', async (c) => {
    const interview = await ownInterview(context, c)
    return act(context, c, interview, ofId(interview.id))
  })

  return app
}

function factFieldsOf(interview: Interview): [string, string][] {
  return knownFacts(interview, undefined)
}

function show(context: ApiContext, c: PageContext, interview: Interview, where: Where) {
  const form = { values: new Map(factFieldsOf(interview)), faults: [] }
  return meetingPage(c, { interview, where, form, now: context.now() })
}

/** Does what the button says, and shows what became of it; what was answered before stays as it is. */
async function act(context: ApiContext, c: PageContext, interview: Interview, where: Where) {
  const values = await readForm(c)
  try {
    if (canAnswer(interview)) await answer(context, interview, values)
    return c.redirect(where.here, 303)
  } catch (error) {
    if (!(error instanceof ReadableError) || !isOfFacts(error)) throw error
    const form = {
      values: new Map([...factFieldsOf(interview), ...values]),
      faults: factFaults(error),
    }
    return meetingPage(c, { interview, where, form, now: context.now() })
  }
}

function isOfFacts({ code }: ReadableError): boolean {
  return code === 'invalid' || code === 'conflict'
}

async function answer(context: ApiContext, interview: Interview, values: Fields): Promise<void> {
  const action = values.get('action')
  if (action === 'dismiss') await dismissMeeting(context, interview)
  else if (action === 'calledOff') await cancelInterview(context, interview.id)
  else if (action === 'confirm' || action === 'save') {
    const { interview: typed = {} } = parse(strict.patch, {
      interview: changedFacts(values, factFieldsOf(interview)),
    })
    if (interview.status === 'proposed') await confirmMeeting(context, interview, typed)
    else await changeInterview(context, interview.id, { interview: typed })
  } else throw invalid([{ path: '', message: 'There is no such button.' }])
}
