import { policy } from '../../shared/domain/policy.ts'
import type { Fault } from '../../shared/errors.ts'
import { cardField } from './contact-cards.ts'
import { FileInput, Input, Remarks } from './field.tsx'
import { type Fields, type Form, faultsAt } from './fields.ts'
import { rowCount } from './interview-fields.ts'
import { labelled } from './interview-labels.ts'

const defaultRows = 4
const rowsAtOnce = 4

/** What a page with people on it is shown for: as it is, for want of more rows, or because something was refused. */
export interface Asked {
  readonly values: Fields
  readonly faults?: readonly Fault[]
  readonly isMore?: boolean
}

interface PeopleProps {
  readonly form: Form
  /** Where to send the form for more rows. */
  readonly action: string
  readonly isMore?: boolean
  readonly legend?: string
}

/** One row a person. More rows come from the server, which stores nothing for that. */
export const PeopleFields = ({
  form,
  action,
  isMore = false,
  legend = 'Who interviewed you',
}: PeopleProps) => {
  const there = Math.max(rowCount(form.values), defaultRows)
  const rows = Math.min(isMore ? there + rowsAtOnce : there, policy.interviewersMax)
  const faults = faultsAt(form, 'interviewers')
  return (
    <fieldset id="interviewers">
      <legend>{legend}</legend>
      <p class="hint">
        Each gets a letter of their own. Leave empty what you do not know; without anybody it goes to the
        team.
      </p>
      <Remarks form={form} name="interviewers" id="interviewers-remark" />
      {faults.length > 0 && <p class="fault">{faults.map(({ message }) => message).join(' ')}</p>}
      {Array.from({ length: rows }, (_, row) => (
        <Person {...{ form, row }} />
      ))}
      {rows < policy.interviewersMax && (
        <div>
          <button type="submit" name="more" value="yes" formnovalidate formaction={`${action}#interviewers`}>
            Add more people
          </button>
        </div>
      )}
      <div class="apart">
        <CardInput form={form} />
      </div>
    </fieldset>
  )
}

/** Contact cards to fill in the rows with; the form that holds it has to be multipart. */
export const CardInput = ({ form, isRequired = false }: { form: Form; isRequired?: boolean }) => (
  <FileInput
    {...{ form, ...labelled(cardField), isRequired }}
    accept=".vcf,.vcard,text/vcard,text/x-vcard"
    hint="Contacts as a phone or mail program saves them (.vcf), 1 MB at most. They add people, or fill in what is empty; what you typed stays."
  />
)

const Person = ({ form, row }: { form: Form; row: number }) => {
  const at = `interviewers.${row}`
  const box = `${at}.decisionMaker`
  return (
    <fieldset class="person">
      <legend>Person {row + 1}</legend>
      <div class="pair">
        <Input {...{ form, name: `${at}.name`, label: 'Name' }} />
        <Input {...{ form, name: `${at}.title`, label: 'Title' }} />
      </div>
      <div class="pair">
        <Input {...{ form, name: `${at}.email`, label: 'E-mail address', inputmode: 'email' }} />
        <div class="check">
          <input type="checkbox" id={box} name={box} value="yes" checked={form.values.has(box)} />
          <label for={box}>Decides about hiring</label>
        </div>
      </div>
    </fieldset>
  )
}
