import type { Child } from 'hono/jsx'
import type { Instant } from '../../shared/domain/instant.ts'
import type { Interview } from '../../shared/domain/interview.ts'
import { place } from '../../shared/domain/policy.ts'
import { statusWords, whenWords } from '../../shared/domain/story.ts'
import { paths } from '../../shared/links.ts'
import { isForgotten, whatIsAhead } from './ahead.ts'
import { MeetingFields } from './fact-fields.tsx'
import { EnterButton, FaultSummary } from './field.tsx'
import type { Form } from './fields.ts'
import { interviewLabel } from './interview-labels.ts'
import { page } from './layout.tsx'
import { calendarOf, calendarTitle, isGoneFromCalendars, nameOf, reasonsOf } from './meeting-words.ts'
import type { PageContext } from './security.ts'
import { Time, whenFromTo } from './when.tsx'

/** A meeting in a calendar: whether it is an interview, and whether what is known of it is right. */

export interface Where {
  /** The path of this page. */
  readonly here: string
  readonly isSignedIn: boolean
}

interface Shown {
  readonly interview: Interview
  readonly where: Where
  readonly form: Form
  readonly now: Instant
}

/** Whether there is anything to say yet: before it takes place, of what a calendar told. */
export function canAnswer({ status, entries = [] }: Interview): boolean {
  return status === 'proposed' || (status === 'upcoming' && entries.length > 0)
}

export function meetingPage(c: PageContext, shown: Shown) {
  const { interview, where, form } = shown
  const { title, body } = !canAnswer(interview)
    ? { title: isForgotten(interview) ? 'Forgotten' : nameOf(interview), body: <WhatBecame {...shown} /> }
    : interview.status === 'proposed'
      ? { title: 'Is it an interview?', body: <Question {...shown} /> }
      : { title: nameOf(interview), body: <Known {...shown} /> }
  return page(
    c,
    { title, status: form.faults.length > 0 ? 422 : 200, isSignedIn: where.isSignedIn },
    <>
      <header>
        <h1>{title}</h1>
      </header>
      <FaultSummary {...{ faults: form.faults, labelOf: interviewLabel }} />
      {body}
    </>,
  )
}

const Question = ({ interview, where, form, now }: Shown) => (
  <>
    <Meeting {...{ interview, now }} />
    <form method="post" action={where.here} class="flow">
      <EnterButton words="Yes" name="action" value="confirm" />
      <Answers {...yes}>
        <button type="submit" name="action" value="dismiss" formnovalidate>
          No, forget it
        </button>
      </Answers>
      <Facts form={form} title="Before you say yes, put right what is wrong" />
      <Answers {...yes} />
    </form>
    <p class="quiet">
      After a yes we ask you how it went, and draft the letters. After a no we do not ask about others like
      it. Without an answer nothing is written and nothing is sent.
    </p>
  </>
)

const Known = ({ interview, where, form, now }: Shown) => {
  const [next] = whatIsAhead(interview, now)
  return (
    <>
      {isGoneFromCalendars(interview) ? (
        <div class="note wait" role="status">
          <p>
            It is no longer in {calendarOf(interview) ?? 'your calendar'}. Was it called off? If it takes
            place all the same, there is nothing to do.
          </p>
        </div>
      ) : (
        <div class="note good" role="status">
          <p>
            It is known as an interview of yours.
            {next && (
              <>
                {' '}
                Next, <Time at={next.at} words={whenWords(next.at, interview.candidateTimeZone)} />:{' '}
                {next.what}
              </>
            )}
          </p>
        </div>
      )}
      <Meeting {...{ interview, now }} />
      <form method="post" action={where.here} class="flow">
        <EnterButton words="Save" name="action" value="save" />
        <Facts form={form} title="What we know of it" />
        <Answers {...{ action: 'save', words: 'Save what I corrected' }}>
          <button type="submit" name="action" value="calledOff" formnovalidate>
            It was called off
          </button>
          <button type="submit" name="action" value="dismiss" formnovalidate>
            It is no interview
          </button>
        </Answers>
      </form>
    </>
  )
}

/** As the calendar has it, by both clocks, and why it was taken for an interview. */
const Meeting = ({ interview, now }: Pick<Shown, 'interview' | 'now'>) => {
  const { startsAt, endsAt, timeZone, candidateTimeZone, interviewers } = interview
  const there = whenFromTo(startsAt, endsAt, timeZone, now)
  const here = whenFromTo(startsAt, endsAt, candidateTimeZone, now)
  const title = calendarTitle(interview)
  const source = calendarOf(interview)
  const reasons = reasonsOf(interview)
  const isAsked = interview.status === 'proposed'
  const people = interviewers.flatMap(({ name, email }) => name ?? email ?? [])
  return (
    <section class="sheet flow" aria-label="In the calendar">
      <dl class="facts">
        <dt>Meeting</dt>
        <dd>{title ? `“${title}”` : 'without a title'}</dd>
        <dt>When</dt>
        <dd>
          {there} in {place(timeZone)}
          {here !== there && (
            <div>
              {here} for you, in {place(candidateTimeZone)}
            </div>
          )}
        </dd>
        {people.length > 0 && <dt>With</dt>}
        {people.length > 0 && <dd>{people.join(', ')}</dd>}
        {source && <dt>Found in</dt>}
        {source && <dd>{source}</dd>}
        {reasons.length > 0 && <dt>{isAsked ? 'It may be' : 'We took it for'} an interview because</dt>}
        {reasons.length > 0 && (
          <dd>
            <ul class="plainly">
              {reasons.map((reason) => (
                <li>{reason}</li>
              ))}
            </ul>
          </dd>
        )}
      </dl>
    </section>
  )
}

const yes = { action: 'confirm', words: 'Yes, it is an interview' }

const Facts = ({ form, title }: { form: Form; title: string }) => (
  <div class="sheet">
    <fieldset>
      <legend>{title}</legend>
      <MeetingFields form={form} />
    </fieldset>
  </div>
)

interface AnswersProps {
  readonly action: string
  readonly words: string
  /** The other answers. */
  readonly children?: Child
}

const Answers = ({ action, words, children }: AnswersProps) => (
  <div class="actions">
    <button type="submit" class="primary" name="action" value={action}>
      {words}
    </button>
    {children}
  </div>
)

const WhatBecame = ({ interview, where }: Shown) => (
  <div class="flow">
    <p class="note" role="status">
      {whatBecame(interview)}
    </p>
    <p>
      {isForgotten(interview) ? (
        <>
          Was that a slip? <a href="/interviews/new">Record it by hand</a>, from the invitation if you have it
          as a file.
        </>
      ) : (
        <a href={paths.interview(interview.id)}>
          See the interview{!where.isSignedIn && ' (you have to sign in)'}
        </a>
      )}
    </p>
  </div>
)

function whatBecame(interview: Interview): string {
  if (!isForgotten(interview)) return statusWords(interview)
  const dismissed = interview.history.findLast(({ what }) => what === 'dismissed')
  return dismissed?.detail === 'unanswered'
    ? 'Nobody said whether this meeting is an interview, so it was forgotten. Nothing is written and nothing is sent.'
    : 'You said that it is no interview. It is forgotten, and others like it are not asked about.'
}
