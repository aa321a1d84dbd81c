import type { Child } from 'hono/jsx'
import type { LetterStatus } from '../../shared/domain/interview.ts'
import { isClosed } from './ahead.ts'
import { DraftedPart } from './letter-drafted.tsx'
import { Act } from './letter-fields.tsx'
import { BouncedPart, HeldPart } from './letter-trouble.tsx'
import { OwnMailbox } from './own-mailbox.tsx'
import type { LetterProps } from './review-turn.ts'

/** What can be done with a letter where it stands: one form, a button for each. */
export const LetterForm = (props: LetterProps) => {
  if (isClosed(props.review.interview)) return null
  const Part = parts[props.view.letter.status]
  return Part ? (
    <form method="post" action={`${props.where.here}#letter-${props.view.letter.key}`} class="flow screen">
      <input type="hidden" name="letter" value={props.view.letter.key} />
      <input type="hidden" name="hash" value={props.view.hash} />
      <Part {...props} />
    </form>
  ) : null
}

const parts: { readonly [S in LetterStatus]?: (props: LetterProps) => Child } = {
  drafted: (props) => <DraftedPart {...props} />,
  approved: () => <UndoPart words="Call it back" />,
  held: (props) => <HeldPart {...props} />,
  bounced: (props) => <BouncedPart {...props} />,
  skipped: (props) => (
    <>
      <UndoPart words="Make it a draft again" />
      <OwnMailbox {...props} />
    </>
  ),
  ownMailbox: () => <UndoPart words="I have not sent it" />,
}

const UndoPart = ({ words }: { words: string }) => (
  <div class="actions">
    <Act value="undo">{words}</Act>
  </div>
)
