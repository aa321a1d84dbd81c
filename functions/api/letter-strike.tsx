import type { Sentence } from '../../shared/domain/interview.ts'
import { type Form, faultsAt, lines } from './fields.ts'
import { formOf } from './letter-fields.tsx'
import type { LetterProps } from './review-turn.ts'
import { factAt } from './sources.ts'

/** What of a letter came from the notes or the profile, as paths; thanks and the like rest on neither. */
function factsOf({ sources }: Sentence): string {
  return sources.filter((path) => /^(?:notes|candidate\.qualifications)\b/.test(path)).join(' ')
}

/** Sentences to leave out when the letter is written again, and what was left out so far to put back. */
export const LeaveOut = (props: LetterProps) => {
  const { letter, text } = props.view
  const sentences = letter.isEdited ? [] : text.sentences.filter((one) => factsOf(one) !== '')
  const strike = sentences.map((one) => ({ value: factsOf(one), words: one.text }))
  const unstrike = (letter.struck ?? []).map((path) => ({ value: path, words: factWords(path, props) }))
  const shared = { form: formOf(props), within: letter.key }
  return (
    <>
      <Choices {...{ ...shared, name: 'strike', legend: 'Leave out', choices: strike }} />
      <Choices {...{ ...shared, name: 'unstrike', legend: 'Put back', choices: unstrike }} />
    </>
  )
}

interface ChoicesProps {
  readonly form: Form
  readonly within: string
  readonly name: string
  readonly legend: string
  readonly choices: readonly { readonly value: string; readonly words: string }[]
}

const Choices = ({ form, within, name, legend, choices }: ChoicesProps) => {
  const id = `${within}.${name}`
  const faults = faultsAt(form, name)
  const ticked = lines(form.values.get(name) ?? '')
  return choices.length === 0 ? null : (
    <fieldset class="choices" id={id}>
      <legend>{legend}</legend>
      {faults.length > 0 && <span class="fault">{faults.map(({ message }) => message).join(' ')}</span>}
      {choices.map(({ value, words }, at) => (
        <div class="check">
          <input type="checkbox" {...{ id: `${id}.${at}`, name, value }} checked={ticked.includes(value)} />
          <label for={`${id}.${at}`}>{words}</label>
        </div>
      ))}
    </fieldset>
  )
}

/** What the candidate wanted left out, said where the letter is read. */
export const Struck = (props: Pick<LetterProps, 'view' | 'review'>) => {
  const { letter } = props.view
  if (letter.status !== 'drafted' || letter.isEdited || !letter.struck) return null
  return (
    <p class="quiet">
      Left out as you asked: {letter.struck.map((path) => factWords(path, props)).join(' ')}
    </p>
  )
}

function factWords(path: string, { review }: Pick<LetterProps, 'review'>): string {
  const fact = factAt(path, review)
  return fact ? `“${fact}”` : 'something that your notes no longer hold.'
}
