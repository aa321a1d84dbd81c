import { readerKey } from '../../shared/domain/follow-up-plan.ts'
import type { Letter } from '../../shared/domain/interview.ts'
import { reasonWords } from '../../shared/domain/story.ts'
import { likelyAddresses } from '../../shared/mail/likely-addresses.ts'
import type { Review } from '../../shared/use-cases/view-letters.ts'
import { EnterButton, Input } from './field.tsx'
import { Act, formOf } from './letter-fields.tsx'
import { OwnMailbox } from './own-mailbox.tsx'
import type { LetterProps } from './review-turn.ts'

/** What the candidate is asked about a letter that did not simply arrive. */

/** Nobody knows whether it left, or it was refused for good. */
export const HeldPart = (props: LetterProps) => {
  const { letter, to } = props.view
  if (letter.status !== 'held') return null
  return (
    <>
      <EnterButton words="Save" name="action" value="save" />
      <p class="note bad">
        {letter.isDoubtful
          ? `We handed it over and never heard whether it left for ${to}. Sending it again may mean that it arrives twice: ask there, or look whether an answer has come.`
          : `It was not sent: ${reasonWords(letter.reason)}.`}
      </p>
      <Input {...{ form: formOf(props), within: letter.key, name: 'to', label: 'To', inputmode: 'email' }} />
      <div class="actions">
        {letter.isDoubtful && <Act value="arrived">It arrived</Act>}
        <Act value="approve">Send it again</Act>
        <Act value="skip">Leave it</Act>
      </div>
      <div class="options">
        <OwnMailbox {...props} />
      </div>
    </>
  )
}

/** It came back: whom was it meant for? */
export const BouncedPart = (props: LetterProps) => {
  const { view, review } = props
  const { letter } = view
  if (letter.status !== 'bounced') return null
  const likely = likelyAddresses(letter.name, letter.approval.to, addressesBeside(letter, review))
  const list = `${letter.key}.likely`
  return (
    <>
      <EnterButton words="Save" name="action" value="save" />
      <p class="note bad">
        It came back from {letter.approval.to}: {reasonWords(letter.reason)}.
      </p>
      <Input
        {...{ form: formOf({ ...props, view: { ...view, to: '' } }), within: letter.key, name: 'to', list }}
        label="The right address"
        inputmode="email"
        {...(likely.length > 0 && { hint: `Is it ${likely.join(', or ')}? Those are guesses.` })}
      />
      <datalist id={list}>
        {likely.map((address) => (
          <option value={address} />
        ))}
      </datalist>
      <div class="actions">
        <Act value="approve" isMain>
          Send it to this address
        </Act>
        <Act value="skip">Leave it</Act>
      </div>
      <div class="options">
        <OwnMailbox {...props} />
      </div>
    </>
  )
}

function addressesBeside(letter: Letter, { interview }: Review): string[] {
  const reader = readerKey(letter)
  return interview.interviewers.flatMap((one) => (one.email && one.key !== reader ? [one.email] : []))
}
