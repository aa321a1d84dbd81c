import { TextArea } from './field.tsx'
import type { Form } from './fields.ts'
import { labelled } from './interview-labels.ts'

const lineHint = 'One thing a line, in any words: notes are enough.'

/** What the candidate remembers of the talk. */
export const NoteFields = ({ form }: { form: Form }) => (
  <fieldset>
    <TextArea
      {...{ form, ...labelled('notes.discussed'), rows: 5 }}
      hint={`${lineHint} “Anna: …” says who raised it.`}
    />
    <TextArea {...{ form, ...labelled('notes.missed'), rows: 2 }} />
    <TextArea
      {...{ form, ...labelled('notes.valueIdea'), rows: 2 }}
      hint="What you would try, or do first."
    />
    <TextArea {...{ form, ...labelled('notes.connection'), rows: 2 }} />
    <TextArea {...{ form, ...labelled('notes.questions'), rows: 2 }} hint="One a line." />
    <TextArea
      {...{ form, ...labelled('notes.nextStep'), rows: 2 }}
      hint="Such as: decision by Friday the 20th."
    />
  </fieldset>
)
