import type { Tone } from '../../shared/domain/interview.ts'
import { place } from '../../shared/domain/policy.ts'
import { modeOf } from '../../shared/domain/whereabouts.ts'
import { EnterButton, Input, Select, TextArea } from './field.tsx'
import { Act, formOf } from './letter-fields.tsx'
import { LeaveOut } from './letter-strike.tsx'
import { OwnMailbox } from './own-mailbox.tsx'
import type { LetterProps } from './review-turn.ts'
import { clocksThere } from './when.tsx'

const tones: readonly { readonly value: Tone; readonly words: string }[] = [
  { value: 'asWritten', words: 'As it is' },
  { value: 'warmer', words: 'Warmer' },
  { value: 'plainer', words: 'Plainer' },
  { value: 'shorter', words: 'Shorter' },
]

/** A draft: changed, written again, sent another way, put aside, or approved. */
export const DraftedPart = (props: LetterProps) => {
  const { view, review } = props
  const form = formOf(props)
  const within = view.letter.key
  const { timeZone, candidateTimeZone } = review.interview
  const zone = place(timeZone)
  const clocks = clocksThere(view.sendTime.at, timeZone, candidateTimeZone)
  const isTyping = (...names: string[]) =>
    props.turn?.kind === 'invalid' && form.faults.some(({ path }) => names.includes(path))
  return (
    <>
      <EnterButton words="Save" name="action" value="save" />
      <div class="options">
        <details open={view.to === null || isTyping('to', 'subject', 'text')}>
          <summary>Change the letter</summary>
          <div class="flow">
            <Input {...{ form, within, name: 'to', label: 'To', inputmode: 'email' }} />
            <Input {...{ form, within, name: 'subject', label: 'Subject' }} />
            <TextArea {...{ form, within, name: 'text', label: 'Letter', rows: 14, class: 'words' }} />
            <div class="actions">
              <Act value="save">Save the change</Act>
            </div>
          </div>
        </details>
        <details open={props.turn?.kind === 'unavailable' || isTyping('note', 'tone', 'strike', 'unstrike')}>
          <summary>Have it written again</summary>
          <div class="flow">
            <TextArea
              {...{ form, within, name: 'note', label: 'Something to add', rows: 3 }}
              hint="A note in any words. What you changed by hand is not kept."
            />
            <Select {...{ form, within, name: 'tone', label: 'Tone', options: tones }} />
            <LeaveOut {...props} />
            <div class="actions">
              <Act value="rewrite">Write it again</Act>
            </div>
          </div>
        </details>
        <details open={form.values.get('sendAt') !== '' || isTyping('sendAt')}>
          <summary>Send it at another time</summary>
          <div class="flow">
            <Input
              {...{ form, within, name: 'sendAt', label: `Day and time in ${zone}`, type: 'datetime-local' }}
              hint={`${clocks ? `${clocks}. ` : ''}Counts when you approve. Empty, it goes out when their working hours allow.`}
            />
            <div class="actions">
              <Act value="save">Show it for that time</Act>
            </div>
          </div>
        </details>
        <OwnMailbox {...props} />
        <details>
          <summary>Do not send it</summary>
          <div class="flow">
            <p>The letter is put aside, and nobody gets it.</p>
            <div class="actions">
              <Act value="skip">Skip this letter</Act>
            </div>
          </div>
        </details>
      </div>
      {view.letter.status === 'drafted' && view.letter.doubt && (
        <p class="note bad">
          An earlier attempt may have reached {view.letter.doubt.approval.to} already: we never heard. If you
          approve it, they may get it twice.
        </p>
      )}
      {!isNeverSent(review) && (
        <div class="actions">
          <Act value="approve" isMain>
            Approve the {view.letter.followUp ? 'follow-up' : 'letter'} to {view.letter.name ?? 'the team'}
          </Act>
        </div>
      )}
    </>
  )
}

function isNeverSent({ interview, profile }: LetterProps['review']): boolean {
  return modeOf(interview, profile) === 'draftOnly'
}
