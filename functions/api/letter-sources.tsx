import type { LetterProps } from './review-turn.ts'
import { sourceWords } from './sources.ts'

/** Said in the open, as wording of a model's wants another eye than one's own words do. */
export const Writer = ({ view: { letter, text } }: Pick<LetterProps, 'view'>) =>
  text.writer === 'model' ? (
    <p class="quiet">
      {letter.isEdited
        ? 'A language model worded the middle of this letter, and you have changed it since.'
        : 'A language model worded the middle of this letter. Every sentence of it was held against the notes that it comes from.'}
    </p>
  ) : null

/** Which note, or which line of the profile, each sentence says. */
export const Sources = ({ view: { letter, text }, review }: Pick<LetterProps, 'view' | 'review'>) => (
  <details>
    <summary>Where each sentence comes from</summary>
    {!text.writer && <p class="quiet">Afterword worded it, without a language model.</p>}
    <ul class="sources">
      {text.sentences.map((sentence) => (
        <li>
          <q>{sentence.text}</q>
          {sourceWords(sentence.sources, review).map((words) => (
            <span class="quiet">{words} </span>
          ))}
        </li>
      ))}
      {letter.isEdited && <li class="quiet">What stands in the letter and not here, you wrote yourself.</li>}
    </ul>
  </details>
)
