import type { Instant } from '../../shared/domain/instant.ts'
import type { Interview, InterviewStatus } from '../../shared/domain/interview.ts'
import { place } from '../../shared/domain/policy.ts'
import { statusWords, whenWords } from '../../shared/domain/story.ts'
import { invalid, ReadableError } from '../../shared/errors.ts'
import { changeInterview } from '../../shared/use-cases/change-interview.ts'
import { endInterview } from '../../shared/use-cases/end-interview.ts'
import { readTexts } from '../../shared/use-cases/texts.ts'
import { whatIsAhead } from './ahead.ts'
import { readPeopleForm } from './contact-cards.ts'
import type { ApiContext } from './context.ts'
import { EndForm } from './end-form.tsx'
import { EnterButton, FaultSummary } from './field.tsx'
import type { Fields } from './fields.ts'
import { knownNotes, knownPeople, withoutEmptyRows } from './interview-fields.ts'
import { interviewLabel } from './interview-labels.ts'
import { page } from './layout.tsx'
import { NoteFields } from './note-fields.tsx'
import { notesPatch, parsePatch } from './notes-patch.ts'
import { type Asked, PeopleFields } from './people-fields.tsx'
import type { PageContext } from './security.ts'
import { Time, whenFromTo } from './when.tsx'

/** The two-minute form about how it went: behind the link in the mail, and for whoever is signed in. */

interface Where {
  /** The path of this page. */
  readonly here: string
  readonly isSignedIn: boolean
}

export async function showNotesForm(context: ApiContext, c: PageContext, interview: Interview, where: Where) {
  const { notes } = await readTexts(context, interview)
  const values = new Map([...knownPeople(interview), ...knownNotes(notes)])
  return formPage(context, c, interview, where, { values })
}

/** Does what the form's button says, and shows what became of it at the same address. */
export async function takeNotes(context: ApiContext, c: PageContext, interview: Interview, where: Where) {
  const { values, faults } = await readPeopleForm(c, knownPeople(interview))
  if (values.has('more')) return formPage(context, c, interview, where, { values, faults, isMore: true })
  const isToSave = values.get('action') !== 'didNotTakePlace' && canAddNotes(interview)
  if (faults.length > 0 && isToSave)
    return formPage(context, c, interview, where, { values: withoutEmptyRows(values), faults })
  try {
    await act(context, interview, values)
    return c.redirect(where.here, 303)
  } catch (error) {
    if (!(error instanceof ReadableError) || error.code !== 'invalid') throw error
    return formPage(context, c, interview, where, { values: withoutEmptyRows(values), faults: error.faults })
  }
}

async function act(context: ApiContext, interview: Interview, values: Fields): Promise<void> {
  const action = values.get('action') ?? 'save'
  if (action === 'didNotTakePlace') {
    await endInterview(context, interview.id, action)
  } else if (action === 'save') {
    const { notes } = await readTexts(context, interview)
    await changeInterview(context, interview.id, parsePatch(notesPatch(values, interview, notes)))
  } else {
    throw invalid([{ path: '', message: 'There is no such button.' }])
  }
}

const openStatuses: readonly InterviewStatus[] = ['upcoming', 'ended', 'inReview']

/** Whether notes still make a difference to the letters. */
export function canAddNotes({ status }: Interview): boolean {
  return openStatuses.includes(status)
}

function formPage(
  context: ApiContext,
  c: PageContext,
  interview: Interview,
  { here, isSignedIn }: Where,
  { values, faults = [], isMore = false }: Asked,
) {
  const form = { values, faults }
  const now = context.now()
  const { company, role, startsAt, endsAt, timeZone } = interview
  return page(
    c,
    { title: `How did it go at ${company}?`, status: faults.length > 0 ? 422 : 200, isSignedIn },
    <>
      <header>
        <h1>How did it go at {company}?</h1>
        <p class="lead">{role}</p>
        <p class="quiet">
          {whenFromTo(startsAt, endsAt, timeZone, now)} in {place(timeZone)}
        </p>
      </header>
      <WhatBecame {...{ interview, now }} />
      <FaultSummary {...{ faults, labelOf: interviewLabel }} />
      {canAddNotes(interview) && (
        <form method="post" action={here} enctype="multipart/form-data" class="flow">
          <EnterButton words="Save" name="action" value="save" />
          <div class="sheet">
            <NoteFields form={form} />
          </div>
          <div class="sheet">
            <PeopleFields {...{ form, isMore, action: here, legend: 'Who was there' }} />
          </div>
          <div class="actions">
            <button type="submit" class="primary" name="action" value="save">
              Save my notes
            </button>
            {startsAt <= now && (
              <button type="submit" name="action" value="didNotTakePlace" formnovalidate>
                It did not take place
              </button>
            )}
          </div>
        </form>
      )}
      <EndForm {...{ interview, now, action: `${here.replace(/\/notes$/, '')}/end` }} />
    </>,
  )
}

/** Where the notes stand and what follows from them; for one who comes for the first time, nothing. */
const WhatBecame = ({ interview, now }: { interview: Interview; now: Instant }) => {
  const zone = interview.candidateTimeZone
  if (!canAddNotes(interview)) return <p class="note">{statusWords(interview)}</p>
  const saved = interview.history.findLast(({ what }) => what === 'noted')
  if (!saved && !interview.notes) return <p>Two minutes are enough: rough notes become whole sentences.</p>
  const [next] = whatIsAhead(interview, now)
  return (
    <div class="note good" role="status">
      <p>
        {saved ? (
          <>
            Saved <Time at={saved.at} words={whenWords(saved.at, zone)} />.{' '}
          </>
        ) : (
          'Your notes are here. '
        )}
        {next && (
          <>
            Next, <Time at={next.at} words={whenWords(next.at, zone)} />: {next.what}{' '}
          </>
        )}
        Until you approve a letter you can add to them here
        {interview.status === 'inReview' &&
          ', and drafts that you have not changed yourself are written anew'}
        .
      </p>
    </div>
  )
}
