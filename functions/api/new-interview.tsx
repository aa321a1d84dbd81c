import { Hono } from 'hono'
import { strict } from '../../shared/domain/input.ts'
import { ReadableError } from '../../shared/errors.ts'
import { paths } from '../../shared/links.ts'
import { parse } from '../../shared/parse.ts'
import { recordInterview } from '../../shared/use-cases/record-interview.ts'
import { CalendarFields, FilledNote } from './calendar-fields.tsx'
import { type CalendarForm, fillFromCalendar } from './calendar-file.ts'
import { emptyForm } from './calendar-fill.ts'
import { readPeopleForm } from './contact-cards.ts'
import type { ApiContext } from './context.ts'
import { FactFields } from './fact-fields.tsx'
import { conflictPath } from './failure.tsx'
import { EnterButton, FaultSummary } from './field.tsx'
import { recordOf, withoutEmptyRows, withTimeFaults } from './interview-fields.ts'
import { interviewLabel } from './interview-labels.ts'
import { page } from './layout.tsx'
import { NoteFields } from './note-fields.tsx'
import { PeopleFields } from './people-fields.tsx'
import type { PageContext, PageEnv } from './security.ts'
import { signedIn } from './session.ts'

/** Recording an interview by hand. */
export function newInterviewRoutes(context: ApiContext) {
  const app = new Hono<PageEnv>()

  app.get('/interviews', (c) => c.redirect('/', 303))

  app.get('/interviews/new', async (c) => {
    const { candidate } = await signedIn(context, c)
    const profile = await context.table.readProfile(candidate, context.now())
    return formPage(c, { values: emptyForm(profile?.timeZone ?? ''), faults: [] })
  })

  app.post('/interviews', async (c) => {
    const { candidate } = await signedIn(context, c)
    const sent = await readPeopleForm(c)
    const { values, faults } = sent
    const isMore = values.get('more') === 'yes'
    const filled = await fillFromCalendar(context, c, { sent, candidate })
    if (filled) return formPage(c, filled, { isMore })
    if (values.has('more')) return formPage(c, sent, { isMore })
    if (faults.length > 0) return formPage(c, { values: withoutEmptyRows(values), faults })
    try {
      const record = parse(strict.record, recordOf(values))
      const { interview } = await recordInterview(context, candidate, record, 'form')
      return c.redirect(paths.interview(interview.id), 303)
    } catch (error) {
      if (!(error instanceof ReadableError)) throw error
      const kept = withoutEmptyRows(values)
      if (error.code === 'conflict')
        return formPage(c, { values: kept, faults: [] }, { existing: conflictPath(error) })
      return formPage(c, { values: kept, faults: withTimeFaults(error.faults, kept, context.now()) })
    }
  })

  return app
}

function formPage(
  c: PageContext,
  form: CalendarForm,
  { isMore = false, existing }: { readonly isMore?: boolean; readonly existing?: string | undefined } = {},
) {
  const { values, faults } = form
  return page(
    c,
    { title: 'Record an interview', status: existing ? 409 : statusOf(form), isSignedIn: true },
    <>
      <header>
        <h1>Record an interview</h1>
        <p class="lead">
          When it is over we ask you how it went, and draft the letters from what you tell us.
        </p>
      </header>
      {existing && <ExistingNote path={existing} />}
      <FilledNote form={form} />
      <FaultSummary {...{ faults, labelOf: interviewLabel }} />
      <form method="post" action="/interviews" enctype="multipart/form-data" class="flow">
        <EnterButton words="Record" />
        <div class="sheet">
          <CalendarFields form={form} action="/interviews" />
        </div>
        <div class="sheet">
          <FactFields form={form} />
        </div>
        <div class="sheet">
          <PeopleFields {...{ form, isMore, action: '/interviews' }} />
        </div>
        <details
          class="sheet"
          open={[...values].some(([name, text]) => name.startsWith('notes.') && text.trim() !== '')}
        >
          <summary>It is over already? Add your notes</summary>
          <NoteFields form={form} />
        </details>
        <div class="actions">
          <button type="submit" class="primary">
            Record the interview
          </button>
        </div>
      </form>
    </>,
  )
}

function statusOf({ isUnavailable, faults }: CalendarForm) {
  if (isUnavailable) return 503
  return faults.length > 0 ? 422 : 200
}

const ExistingNote = ({ path }: { path: string }) => (
  <div class="note wait" role="alert">
    You have recorded an interview with this company at that time already:{' '}
    <a href={path}>see it, and change it there</a>. Nothing was stored now.
  </div>
)
