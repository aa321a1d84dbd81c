import type { LetterView } from '../../shared/use-cases/view-letters.ts'
import { Act } from './letter-fields.tsx'
import type { LetterProps } from './review-turn.ts'

/** The letter in the candidate's own mail program, and the word that it went out from there. */
export const OwnMailbox = ({ view }: Pick<LetterProps, 'view'>) => (
  <details>
    <summary>Send it from your own mailbox</summary>
    <div class="flow">
      <p>
        Open it in your mail program, send it from there, then say so here. We send nothing, and ask you about
        nothing more.
      </p>
      <div class="actions">
        <a class="button" href={mailtoOf(view)} rel="noreferrer">
          Open in my mail program
        </a>
        <Act value="ownMailbox">I have sent it myself</Act>
      </div>
    </div>
  </details>
)

/** RFC 6068: line breaks are CR LF, percent-encoded. */
function mailtoOf({ to, text }: LetterView): string {
  const address = encodeURIComponent(to ?? '').replace('%40', '@')
  const body = encodeURIComponent(text.body.replaceAll('\n', '\r\n'))
  return `mailto:${address}?subject=${encodeURIComponent(text.subject)}&body=${body}`
}
