import type { Instant } from '../../shared/domain/instant.ts'
import type { Interview } from '../../shared/domain/interview.ts'
import { place } from '../../shared/domain/policy.ts'
import { statusWords, whenWords } from '../../shared/domain/story.ts'
import { paths } from '../../shared/links.ts'
import { listed } from '../../shared/mail/wording.ts'
import { isClosed, isForgotten, needsCandidate, whatIsAhead } from './ahead.ts'
import { calendarOf, calendarTitle, isGoneFromCalendars, nameOf, reasonsOf } from './meeting-words.ts'
import { Time, whenFromTo } from './when.tsx'

interface ListProps {
  readonly interviews: readonly Interview[]
  readonly next: string | undefined
  readonly isFirst: boolean
  readonly now: Instant
}

/** A page of one's interviews, those that wait for oneself first. */
export const Interviews = ({ interviews, next, isFirst, now }: ListProps) => {
  const shown = interviews.filter((interview) => !isForgotten(interview))
  return (
    <>
      <header>
        <h1>Your interviews</h1>
      </header>
      <div class="actions">
        <a class="button primary" href="/interviews/new">
          Record an interview
        </a>
        <a class="button" href={paths.connections}>
          Connect a calendar
        </a>
      </div>
      {shown.length === 0 && isFirst && !next && (
        <p class="lead">
          None yet. Record one before or after it takes place, or connect your calendar and they are found by
          themselves; letters are drafted from your notes.
        </p>
      )}
      {groups.map(({ title, holds }) => (
        <Group {...{ title, now, interviews: shown.filter(holds).sort(bySoonest(now)) }} />
      ))}
      {(next || !isFirst) && (
        <nav class="actions" aria-label="Pages">
          {!isFirst && <a href="/">To the first page</a>}
          {next && <a href={`/?cursor=${next}`}>More</a>}
        </nav>
      )}
    </>
  )
}

const groups: readonly { readonly title: string; readonly holds: (interview: Interview) => boolean }[] = [
  { title: 'Waiting for you', holds: needsCandidate },
  {
    title: 'Coming up and under way',
    holds: (interview) => !needsCandidate(interview) && !isClosed(interview),
  },
  { title: 'Done', holds: isClosed },
]

/** Ahead before behind, and each by how near it is. */
function bySoonest(now: Instant) {
  const distance = ({ startsAt }: Interview) => Date.parse(startsAt) - Date.parse(now)
  return (one: Interview, other: Interview) => {
    const [a, b] = [distance(one), distance(other)]
    if (a > 0 !== b > 0) return a > 0 ? -1 : 1
    return Math.abs(a) - Math.abs(b)
  }
}

const Group = ({
  title,
  interviews,
  now,
}: {
  title: string
  interviews: readonly Interview[]
  now: Instant
}) =>
  interviews.length === 0 ? null : (
    <section class="flow tight">
      <h2>{title}</h2>
      <ul class="rows">
        {interviews.map((interview) => (
          <Row {...{ interview, now }} />
        ))}
      </ul>
    </section>
  )

const Row = ({ interview, now }: { interview: Interview; now: Instant }) =>
  interview.status === 'proposed' ? (
    <QuestionRow {...{ interview, now }} />
  ) : (
    <InterviewRow {...{ interview, now }} />
  )

/** A meeting in a calendar, which one tap settles. */
const QuestionRow = ({ interview, now }: { interview: Interview; now: Instant }) => {
  const { id, startsAt, endsAt, timeZone } = interview
  const page = `${paths.interview(id)}/meeting`
  const name = calendarTitle(interview) ?? nameOf(interview)
  const reasons = reasonsOf(interview)
  return (
    <li class="tight">
      <a class="title" href={page}>
        Is it an interview? “{name}”
      </a>
      <span class="quiet">
        {whenFromTo(startsAt, endsAt, timeZone, now)} in {place(timeZone)}, from{' '}
        {calendarOf(interview) ?? 'your calendar'}
      </span>
      {reasons.length > 0 && <span>It may be one because {listed(reasons)}.</span>}
      <form method="post" action={page} class="actions">
        <button type="submit" name="action" value="confirm">
          Yes<span class="unseen">, “{name}” is an interview</span>
        </button>
        <button type="submit" name="action" value="dismiss">
          No, forget it<span class="unseen">: “{name}”</span>
        </button>
      </form>
    </li>
  )
}

const InterviewRow = ({ interview, now }: { interview: Interview; now: Instant }) => {
  const [next] = whatIsAhead(interview, now)
  const { id, company, role, startsAt, endsAt, timeZone, candidateTimeZone } = interview
  return (
    <li>
      <a class="title" href={paths.interview(id)}>
        {company && role ? `${company}: ${role}` : nameOf(interview)}
      </a>
      <span class="quiet">
        {whenFromTo(startsAt, endsAt, timeZone, now)} in {place(timeZone)}
      </span>
      {interview.status === 'upcoming' && isGoneFromCalendars(interview) ? (
        <a href={`${paths.interview(id)}/meeting`}>
          It is no longer in {calendarOf(interview) ?? 'your calendar'}. Was it called off?
        </a>
      ) : (
        <span>{statusWords(interview)}</span>
      )}
      {next && (
        <span class="quiet">
          Next, <Time at={next.at} words={whenWords(next.at, candidateTimeZone)} />: {next.what}
        </span>
      )}
    </li>
  )
}
