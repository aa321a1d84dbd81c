import type { Letter, Sentence } from '../../shared/domain/interview.ts'
import { isMeant, type Line, linesOf } from '../../shared/use-cases/struck-lines.ts'
import { type Form, faultsAt, lines } from './fields.ts'
import { formOf } from './letter-fields.tsx'
import type { LetterProps } from './review-turn.ts'

/** What of a sentence stands in the notes or the profile, as paths; thanks and the like rest on neither. */
function factsOf({ sources }: Sentence, record: readonly Line[]): string {
  return sources.filter((source) => record.some(({ path }) => path === source)).join(' ')
}

/** Sentences to leave out when the letter is written again, and what was left out so far to put back. */
export const LeaveOut = (props: LetterProps) => {
  const { letter, text } = props.view
  const record = linesOf(props.review.notes, props.review.profile)
  const sentences = letter.isEdited ? [] : text.sentences
  const strike = sentences
    .map((one) => ({ value: factsOf(one, record), words: one.text }))
    .filter(({ value }) => value !== '')
  const unstrike = struckNow(letter, record)
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
export const Struck = ({ view: { letter }, review }: Pick<LetterProps, 'view' | 'review'>) => {
  if (letter.status !== 'drafted' || letter.isEdited) return null
  const struck = struckNow(letter, linesOf(review.notes, review.profile))
  return struck.length === 0 ? null : (
    <p class="quiet">Left out as you asked: {struck.map(({ words }) => words).join(' ')}</p>
  )
}

/** What is left out, in its own words. Words that have changed since, or are there no more, are not left out. */
function struckNow({ struck = [] }: Letter, record: readonly Line[]) {
  return struck.flatMap((value) => {
    const line = record.find((one) => isMeant(value, one))
    return line ? [{ value, words: `“${line.text}”` }] : []
  })
}
