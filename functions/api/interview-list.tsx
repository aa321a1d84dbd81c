import type { Instant } from '../../shared/domain/instant.ts'
import type { Interview } from '../../shared/domain/interview.ts'
import { place } from '../../shared/domain/policy.ts'
import { statusWords, whenWords } from '../../shared/domain/story.ts'
import { paths } from '../../shared/links.ts'
import { isClosed, needsCandidate, whatIsAhead } from './ahead.ts'
import { Time, whenFromTo } from './when.tsx'

interface ListProps {
  readonly interviews: readonly Interview[]
  readonly next: string | undefined
  readonly isFirst: boolean
  readonly now: Instant
}

/** A page of one's interviews, those that wait for oneself first. */
export const Interviews = ({ interviews, next, isFirst, now }: ListProps) => (
  <>
    <header>
      <h1>Your interviews</h1>
    </header>
    <div class="actions">
      <a class="button primary" href="/interviews/new">
        Record an interview
      </a>
    </div>
    {interviews.length === 0 && isFirst && (
      <p class="lead">
        None yet. Record one before or after it takes place; letters are drafted from your notes.
      </p>
    )}
    {groups.map(({ title, holds }) => (
      <Group {...{ title, now, interviews: interviews.filter(holds).sort(bySoonest(now)) }} />
    ))}
    {(next || !isFirst) && (
      <nav class="actions" aria-label="Pages">
        {!isFirst && <a href="/">To the first page</a>}
        {next && <a href={`/?cursor=${next}`}>More</a>}
      </nav>
    )}
  </>
)

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

const Row = ({ interview, now }: { interview: Interview; now: Instant }) => {
  const [next] = whatIsAhead(interview, now)
  const { id, company, role, startsAt, endsAt, timeZone, candidateTimeZone } = interview
  return (
    <li>
      <a class="title" href={paths.interview(id)}>
        {company}: {role}
      </a>
      <span class="quiet">
        {whenFromTo(startsAt, endsAt, timeZone, now)} in {place(timeZone)}
      </span>
      <span>{statusWords(interview)}</span>
      {next && (
        <span class="quiet">
          Next, <Time at={next.at} words={whenWords(next.at, candidateTimeZone)} />: {next.what}
        </span>
      )}
    </li>
  )
}
