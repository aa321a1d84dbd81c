import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Instant } from '../../shared/domain/instant.ts'
import type { Interview } from '../../shared/domain/interview.ts'
import { place } from '../../shared/domain/policy.ts'
import { statusWords, whenWords } from '../../shared/domain/story.ts'
import { modeOf } from '../../shared/domain/whereabouts.ts'
import type { Review } from '../../shared/use-cases/view-letters.ts'
import { isClosed, whatIsAhead } from './ahead.ts'
import { AnsweredQuestion, EndForm } from './end-form.tsx'
import { page } from './layout.tsx'
import { LetterArticle, recipientWords } from './letter-article.tsx'
import { StatusChip } from './letter-status.tsx'
import { Refusal } from './refusal.tsx'
import type { Turn, Where } from './review-turn.ts'
import type { PageContext } from './security.ts'
import { Time, whenFromTo } from './when.tsx'

interface Reviewed {
  readonly review: Review
  readonly where: Where
  readonly turn: Turn | undefined
  readonly now: Instant
  readonly status: ContentfulStatusCode
}

/** Every letter of an interview as it will be sent, and what can be done with it. */
export function reviewPage(c: PageContext, { review, where, turn, now, status }: Reviewed) {
  const { interview, profile, report, letters } = review
  const title = letters.length === 1 ? 'Your letter' : 'Your letters'
  const isOpen = letters.some(({ letter }) => letter.status === 'drafted' || letter.status === 'held')
  return page(
    c,
    { title: `${title} to ${interview.company}`, status, isSignedIn: where.back !== undefined },
    <>
      <header>
        <h1>
          {title} to {interview.company}
        </h1>
        <p class="lead">{interview.role}</p>
        <p class="quiet">
          {whenFromTo(interview.startsAt, interview.endsAt, interview.timeZone, now)} in{' '}
          {place(interview.timeZone)}
          {where.back && (
            <>
              {' · '}
              <a href={where.back}>About the interview</a>
            </>
          )}
        </p>
        {interview.status === 'inReview' && <p>{reviewWords(review)}</p>}
        {profile.isPaused && <p class="note wait">You have paused sending: what you approve waits.</p>}
      </header>
      {turn && !letters.some(({ letter }) => letter.key === turn.letter) && <Refusal turn={turn} />}
      <Standing {...{ interview, now }} />
      <AnsweredQuestion {...{ interview, action: where.end }} />
      <Overview {...{ review }} />
      {isOpen && report.warnings.length > 0 && (
        <section class="note wait flow tight">
          <h2>Please look at this</h2>
          <ul>
            {report.warnings.map((warning) => (
              <li>{warning}</li>
            ))}
          </ul>
        </section>
      )}
      {letters.map((view) => (
        <LetterArticle
          {...{ view, review, where, turn: turn?.letter === view.letter.key ? turn : undefined }}
        />
      ))}
      <LeftOut {...{ report }} />
      <EndForm {...{ interview, now, action: where.end }} />
      {letters.length > 0 && (
        <p>
          <a href={where.print}>Print {letters.length === 1 ? 'it' : 'them'} for the post</a>
        </p>
      )}
    </>,
  )
}

function reviewWords({ interview, profile }: Review): string {
  if (modeOf(interview, profile) === 'draftOnly')
    return 'We send none of it: send it from your own mailbox, or print it.'
  return 'Nothing goes out unless you approve it.'
}

const Standing = ({ interview, now }: { interview: Interview; now: Instant }) => {
  if (interview.letters.length > 0 && interview.status === 'inReview') return null
  const [next] = interview.letters.length === 0 ? whatIsAhead(interview, now) : []
  return (
    <p class="note">
      {statusWords(interview)}{' '}
      {next && (
        <>
          Next, <Time at={next.at} words={whenWords(next.at, interview.candidateTimeZone)} />: {next.what}
        </>
      )}
    </p>
  )
}

/** Where each of several letters stands, and the way to it. */
const Overview = ({ review }: { review: Review }) =>
  review.letters.length < 2 ? null : (
    <nav aria-label="Letters">
      <ul class="rows">
        {review.letters.map(({ letter }) => (
          <li class="entry">
            <a class="title" href={`#letter-${letter.key}`}>
              {recipientWords(letter)}
            </a>
            <StatusChip status={letter.status} isClosed={isClosed(review.interview)} />
          </li>
        ))}
      </ul>
    </nav>
  )

const LeftOut = ({ report }: Pick<Review, 'report'>) =>
  report.leftOut.length === 0 ? null : (
    <section class="flow tight">
      <h2>Left out of the letters</h2>
      <ul class="rows">
        {report.leftOut.map(({ text, reason }) => (
          <li>
            <span>“{text}”</span>
            <span class="quiet">{reason}</span>
          </li>
        ))}
      </ul>
    </section>
  )
