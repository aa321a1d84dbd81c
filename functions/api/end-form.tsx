import type { Instant } from '../../shared/domain/instant.ts'
import type { Interview, InterviewStatus } from '../../shared/domain/interview.ts'
import { canResume, hasLeft } from '../../shared/domain/whereabouts.ts'
import type { End } from '../../shared/use-cases/end-interview.ts'

interface Ending {
  readonly interview: Interview
  readonly now: Instant
  /** Where the buttons post to. */
  readonly action: string
}

/** How it ended, in one tap; on every page that a mail leads to. */
export const EndForm = ({ interview, now, action }: Ending) => {
  if (canResume(interview)) return <Resume {...{ interview, action }} />
  if (!openStatuses.includes(interview.status)) return null
  const isAhead = interview.startsAt > now
  const isOut = interview.letters.some(hasLeft)
  return (
    <>
      {interview.isOnHold && <Resume {...{ interview, action }} />}
      <details>
        <summary>{isAhead ? 'Is it off?' : 'How did it end?'}</summary>
        <form method="post" action={action} class="flow">
          <p>Then nothing more goes out. A letter that has left already cannot be called back.</p>
          <div class="actions">
            {(isAhead ? aheadEnds : isOut ? answeredEnds : beforeLetters).map(({ end, words }) => (
              <EndButton {...{ end, words }} />
            ))}
          </div>
          {!isAhead && !isOut && (
            <>
              <p>Or did somebody not come? Then a short letter is drafted for you to read.</p>
              <div class="actions">
                {absences.map(({ end, words }) => (
                  <EndButton {...{ end, words }} />
                ))}
              </div>
            </>
          )}
        </form>
      </details>
    </>
  )
}

/** Whoever reads a follow-up may have had the answer already. */
export const AnsweredQuestion = ({ interview, action }: Omit<Ending, 'now'>) => {
  const isAsking = interview.letters.some(
    ({ status, followUp }) => status === 'drafted' && followUp !== undefined,
  )
  return !isAsking || interview.status !== 'inReview' ? null : (
    <form method="post" action={action} class="note wait flow tight">
      <h2>Did they answer?</h2>
      <p>If they did, say so, and nothing more goes out.</p>
      <div class="actions">
        {answers.map(({ end, words }) => (
          <EndButton {...{ end, words }} />
        ))}
      </div>
    </form>
  )
}

const Resume = ({ interview, action }: Omit<Ending, 'now'>) => (
  <form method="post" action={action} class="flow tight">
    {interview.status === 'over' && interview.reason === 'unanswered' && (
      <div class="actions">
        <EndButton end="offer" words="They made an offer" />
        <EndButton end="rejection" words="They turned me down" />
      </div>
    )}
    <p class="quiet">Was that a slip, or has it changed?</p>
    <div class="actions">
      <EndButton end="resumed" words="It goes on" />
    </div>
  </form>
)

interface Choice {
  readonly end: End
  readonly words: string
}

const EndButton = ({ end, words }: Choice) => (
  <button type="submit" name="end" value={end}>
    {words}
  </button>
)

const openStatuses: readonly InterviewStatus[] = ['upcoming', 'ended', 'inReview', 'underway']

const answers: readonly Choice[] = [
  { end: 'replied', words: 'They answered' },
  { end: 'offer', words: 'They made an offer' },
  { end: 'rejection', words: 'They turned me down' },
]
const withdrawn: Choice = { end: 'withdrawn', words: 'I have withdrawn' }
const answeredEnds: readonly Choice[] = [
  ...answers,
  withdrawn,
  { end: 'unanswered', words: 'I do not expect an answer' },
]
const beforeLetters: readonly Choice[] = [
  ...answers.slice(1),
  withdrawn,
  { end: 'didNotTakePlace', words: 'It did not take place' },
]
const aheadEnds: readonly Choice[] = [{ end: 'rejection', words: 'They turned me down' }, withdrawn]
const absences: readonly Choice[] = [
  { end: 'interviewerAbsent', words: 'They did not come' },
  { end: 'candidateAbsent', words: 'I could not come' },
]
