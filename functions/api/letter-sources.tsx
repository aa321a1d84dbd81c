import type { LetterProps } from './review-turn.ts'
import { sourceWords } from './sources.ts'

/** Which note, or which line of the profile, each sentence says. */
export const Sources = ({ view: { letter, text }, review }: Pick<LetterProps, 'view' | 'review'>) => (
  <details>
    <summary>Where each sentence comes from</summary>
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
