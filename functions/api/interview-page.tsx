import type { Instant } from '../../shared/domain/instant.ts'
import type { Interview, Letter, Mode, Notes } from '../../shared/domain/interview.ts'
import { place } from '../../shared/domain/policy.ts'
import { letterStatusWords, statusWords, tell } from '../../shared/domain/story.ts'
import { paths } from '../../shared/links.ts'
import { isClosed, whatIsAhead } from './ahead.ts'
import { canChange } from './edit-interview.tsx'
import { EndForm } from './end-form.tsx'
import { wordsOfKind } from './fact-fields.tsx'
import { recipientWords } from './letter-article.tsx'
import { canAnswer } from './meeting-page.tsx'
import { calendarOf, nameOf } from './meeting-words.ts'
import { canAddNotes } from './notes-form.tsx'
import { CardInput } from './people-fields.tsx'
import { InterviewMode } from './sending.tsx'
import { Time, whenFromTo, whenThere } from './when.tsx'

interface Shown {
  readonly interview: Interview
  readonly now: Instant
}

/** One interview: where it stands, what comes next, what happened. */
export const InterviewPage = ({ interview, notes, usual, now }: Shown & { notes: Notes; usual: Mode }) => (
  <>
    <header>
      <h1>{nameOf(interview)}</h1>
      {interview.role && <p class="lead">{interview.role}</p>}
      {interview.previous && (
        <p class="quiet">
          The next round: <a href={paths.interview(interview.previous)}>the interview before it</a>
        </p>
      )}
    </header>
    <div class="note">
      <p>{statusWords(interview)}</p>
    </div>
    <Letters {...{ interview }} />
    <Next {...{ interview, now }} />
    <Facts {...{ interview, now }} />
    <NotesShown {...{ interview, notes }} />
    <section class="flow tight">
      <h2>What happened</h2>
      <ol class="told">
        {tell(interview, interview.candidateTimeZone).map(({ at, when, text }) => (
          <li>
            <Time at={at} words={when} />
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </section>
    {!isClosed(interview) && <InterviewMode {...{ interview, usual }} />}
    <CallOff {...{ interview, now }} />
    <EndForm {...{ interview, now, action: `${paths.interview(interview.id)}/end` }} />
  </>
)

const Letters = ({ interview }: { interview: Interview }) =>
  interview.letters.length === 0 ? null : (
    <section class="flow tight">
      <h2>Letters</h2>
      <ul class="rows">
        {interview.letters.map((letter) => (
          <li>
            <a class="title" href={`${paths.interview(interview.id)}/review#letter-${letter.key}`}>
              {letter.followUp ? recipientWords(letter) : `To ${letter.name ?? letter.to ?? 'the team'}`}
            </a>
            <span class="quiet">{standingOf(letter, interview)}</span>
          </li>
        ))}
      </ul>
      <div class="actions">
        <a class="button primary" href={`${paths.interview(interview.id)}/review`}>
          {interview.status === 'inReview' ? 'Read and approve' : 'Read the letters'}
        </a>
        <a class="button" href={`${paths.interview(interview.id)}/print`}>
          Print for the post
        </a>
      </div>
    </section>
  )

function standingOf(letter: Letter, interview: Interview): string {
  const isMoot = letter.status === 'drafted' && isClosed(interview)
  return isMoot ? 'Not sent.' : letterStatusWords(letter, interview.candidateTimeZone)
}

const Next = ({ interview, now }: Shown) => {
  const ahead = whatIsAhead(interview, now)
  return ahead.length === 0 ? null : (
    <section class="flow tight">
      <h2>What happens next</h2>
      <ul class="told">
        {ahead.map(({ at, what, why }) => (
          <li>
            <Time at={at} words={whenThere(at, interview.candidateTimeZone, interview.candidateTimeZone)} />
            <span>
              {what} <span class="quiet">Why then: {why}.</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Facts = ({ interview, now }: Shown) => (
  <section class="sheet flow">
    <h2>The interview</h2>
    <dl class="facts">
      <dt>When</dt>
      <dd>
        {whenFromTo(interview.startsAt, interview.endsAt, interview.timeZone, now)} in{' '}
        {place(interview.timeZone)}
      </dd>
      <dt>Kind</dt>
      <dd>{wordsOfKind(interview.kind)}</dd>
      {interview.location && <dt>Place</dt>}
      {interview.location && <dd>{interview.location}</dd>}
      <dt>People</dt>
      <dd>
        {interview.interviewers.length === 0 && 'Not known yet: the letter goes to the team.'}
        {interview.interviewers.map(({ name, title, email }) => (
          <div>
            {name ?? email}
            {title && `, ${title}`}
            {name && <span class="quiet"> {email ?? 'no address yet'}</span>}
          </div>
        ))}
      </dd>
      {canAnswer(interview) && <dt>Found in</dt>}
      {canAnswer(interview) && (
        <dd>
          {calendarOf(interview)} (<a href={`${paths.interview(interview.id)}/meeting`}>Not an interview?</a>)
        </dd>
      )}
    </dl>
    {canChange(interview) && (
      <>
        <div class="actions">
          <a class="button" href={`${paths.interview(interview.id)}/edit`}>
            Change
          </a>
        </div>
        <AddCards {...{ interview }} />
      </>
    )}
  </section>
)

/** Sends the cards to the form that changes people, which shows itself when it has something to ask. */
const AddCards = ({ interview }: { interview: Interview }) => (
  <details>
    <summary>Add people from contact cards</summary>
    <form
      method="post"
      action={`${paths.interview(interview.id)}/edit`}
      enctype="multipart/form-data"
      class="flow"
    >
      <CardInput {...{ form: { values: new Map(), faults: [] }, isRequired: true }} />
      <div class="actions">
        <button type="submit">Add them</button>
      </div>
    </form>
  </details>
)

const NotesShown = ({ interview, notes }: { interview: Interview; notes: Notes }) => {
  const { discussed, missed, valueIdea, connection, questions, nextStep } = notes
  const told = [...discussed, ...questions, missed, valueIdea, connection, nextStep].filter(
    (one) => one !== undefined,
  )
  return (
    <section class="sheet flow">
      <h2>Your notes</h2>
      {told.length === 0 ? (
        <p class="quiet">None yet. The more you tell, the more the letters have to say.</p>
      ) : (
        <ul>
          {told.map((one) => (
            <li class="lines">{one}</li>
          ))}
        </ul>
      )}
      {canAddNotes(interview) && (
        <div class="actions">
          <a class="button" href={`${paths.interview(interview.id)}/notes`}>
            {told.length === 0 ? 'Write down how it went' : 'Change or add'}
          </a>
        </div>
      )}
    </section>
  )
}

const CallOff = ({ interview, now }: Shown) => {
  if (isClosed(interview) || interview.startsAt <= now) return null
  return (
    <details>
      <summary>Called off?</summary>
      <form method="post" action={`${paths.interview(interview.id)}/cancel`} class="flow">
        <p>Then no letter goes out.</p>
        <div class="actions">
          <button type="submit">It was called off</button>
        </div>
      </form>
    </details>
  )
}
