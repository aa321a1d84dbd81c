import type { LetterProps } from './review-turn.ts'

/** What keeps a draft from going out, and, more quietly, what could be better in what the candidate wrote. */
export const LetterAdvice = ({ view: { letter, problems, advice = [] } }: Pick<LetterProps, 'view'>) =>
  letter.status !== 'drafted' ? null : (
    <>
      {problems.length > 0 && (
        <div class="note wait flow tight">
          {problems.map((problem) => (
            <p>{problem}</p>
          ))}
        </div>
      )}
      {advice.length > 0 && (
        <section class="note flow tight screen" aria-labelledby={`advice-${letter.key}`}>
          <h3 id={`advice-${letter.key}`}>You may want to look at</h3>
          <ul>
            {advice.map((one) => (
              <li>{one}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
