import { Hono } from 'hono'
import { strict } from '../../shared/domain/input.ts'
import type { Interview } from '../../shared/domain/interview.ts'
import { ReadableError } from '../../shared/errors.ts'
import { paths } from '../../shared/links.ts'
import { parse } from '../../shared/parse.ts'
import { changeInterview } from '../../shared/use-cases/change-interview.ts'
import { readTexts } from '../../shared/use-cases/texts.ts'
import { readPeopleForm } from './contact-cards.ts'
import type { ApiContext } from './context.ts'
import { FactFields } from './fact-fields.tsx'
import { EnterButton, FaultSummary } from './field.tsx'
import { changedFacts, factFaults, knownFacts, knownPeople, withoutEmptyRows } from './interview-fields.ts'
import { interviewLabel } from './interview-labels.ts'
import { Message, page } from './layout.tsx'
import { peoplePatch } from './notes-patch.ts'
import { type Asked, PeopleFields } from './people-fields.tsx'
import type { PageContext, PageEnv } from './security.ts'
import { ownInterview } from './session.ts'

/** Changing what is known of an interview. */
export function editInterviewRoutes(context: ApiContext) {
  const app = new Hono<PageEnv>()

  app.get('/interviews/:id/edit', async (c) => {
    const interview = await ownInterview(context, c)
    if (!canChange(interview)) return tellTooLate(c, interview)
    const values = new Map([...(await readKnownFacts(context, interview)), ...knownPeople(interview)])
    return formPage(c, interview, { values })
  })

  app.post('/interviews/:id/edit', async (c) => {
    const interview = await ownInterview(context, c)
    if (!canChange(interview)) return tellTooLate(c, interview)
    const known = await readKnownFacts(context, interview)
    const { values, faults } = await readPeopleForm(c, knownPeople(interview))
    // The interview's own page sends cards and nothing else.
    const shown = new Map([...known, ...values])
    if (values.has('more')) return formPage(c, interview, { values: shown, faults, isMore: true })
    if (faults.length > 0) return formPage(c, interview, { values: withoutEmptyRows(shown), faults })
    try {
      const body = { interview: changedFacts(values, known), ...peoplePatch(values, interview) }
      await changeInterview(context, interview.id, parse(strict.patch, body))
      return c.redirect(paths.interview(interview.id), 303)
    } catch (error) {
      if (!(error instanceof ReadableError)) throw error
      return formPage(c, interview, { values: withoutEmptyRows(shown), faults: factFaults(error) })
    }
  })

  return app
}

async function readKnownFacts(context: ApiContext, interview: Interview) {
  const { jobDescription } = await readTexts(context, interview)
  return knownFacts(interview, jobDescription)
}

/** Once every letter is decided on, what they say and to whom stands fast. */
export function canChange({ status }: Interview): boolean {
  return status !== 'underway' && status !== 'over'
}

function tellTooLate(c: PageContext, interview: Interview) {
  return page(
    c,
    { title: 'Too late to change', status: 409, isSignedIn: true },
    <Message title="It is too late to change this">
      <p>Every letter of this interview has been decided on, so its facts stand as they are.</p>
      <p>
        <a href={paths.interview(interview.id)}>Back to the interview</a>
      </p>
    </Message>,
  )
}

function formPage(c: PageContext, interview: Interview, { values, faults = [], isMore = false }: Asked) {
  const form = { values, faults }
  const action = `${paths.interview(interview.id)}/edit`
  return page(
    c,
    { title: 'Change the interview', status: faults.length > 0 ? 422 : 200, isSignedIn: true },
    <>
      <header>
        <h1>Change the interview</h1>
        {interview.status === 'inReview' && (
          <p class="lead">Drafts that you have not touched are written anew with what you change here.</p>
        )}
      </header>
      <FaultSummary {...{ faults, labelOf: interviewLabel }} />
      <form method="post" action={action} enctype="multipart/form-data" class="flow">
        <EnterButton words="Save" />
        <div class="sheet">
          <FactFields form={form} />
        </div>
        <div class="sheet">
          <PeopleFields {...{ form, isMore, action }} />
        </div>
        <div class="actions">
          <button type="submit" class="primary">
            Save
          </button>
          <a class="button" href={paths.interview(interview.id)}>
            Leave as it is
          </a>
        </div>
      </form>
    </>,
  )
}
