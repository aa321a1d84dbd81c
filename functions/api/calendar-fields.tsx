import {
  type CalendarForm,
  calendarField,
  choiceField,
  fillField,
  type OtherMeeting,
} from './calendar-file.ts'
import { FileInput } from './field.tsx'
import { fieldOf } from './fields.ts'
import { interviewLabel, labelled } from './interview-labels.ts'

/** The invitation as a calendar saves it, to fill in the form with; the form that holds it has to be multipart. */
export const CalendarFields = ({ form, action }: { form: CalendarForm; action: string }) => (
  <div class="flow">
    <FileInput
      {...{ form, ...labelled(calendarField), isOne: true }}
      accept=".ics,.ical,.ifb,.vcs,text/calendar"
      hint="The file of the invitation, as mail and calendar programs save it (.ics), 1 MB at most. It fills in what is empty below; what you typed stays, and nothing is stored yet."
    />
    <div>
      <button type="submit" name={fillField} value="yes" formnovalidate formaction={action}>
        Fill in from the file
      </button>
    </div>
    {form.others && form.others.length > 0 && <Others others={form.others} action={action} />}
  </div>
)

/** The other meetings of the file; each button says all that its meeting fills in, since the file is not sent again. */
const Others = ({ others, action }: { others: readonly OtherMeeting[]; action: string }) => (
  <details>
    <summary>
      {others.length === 1 ? 'One more meeting is' : `${others.length} more meetings are`} in the file
    </summary>
    <ul class="rows">
      {others.map(({ title, when, choice }, at) => (
        <li class="entry wraps">
          <span id={`meeting-${at}`}>
            <strong>{title}</strong>
            <br />
            {when}
          </span>
          <button
            type="submit"
            name={choiceField}
            value={choice}
            formnovalidate
            formaction={action}
            aria-describedby={`meeting-${at}`}
          >
            Use this one
          </button>
        </li>
      ))}
    </ul>
  </details>
)

/** What was filled in and what of it is in doubt, read out before the form. */
export const FilledNote = ({ form: { from, remarks = [] } }: { form: CalendarForm }) => {
  const doubts = remarks.filter(({ isDoubt }) => isDoubt)
  if (!from) return null
  return (
    <div class={doubts.length > 0 ? 'note wait flow tight' : 'note flow tight'} role="status">
      <p>
        Filled in from <strong>“{from.title}”</strong>
        {from.when && `, ${from.when}`}. Nothing is stored yet: look at it, and record.
      </p>
      {doubts.length > 0 && (
        <ul>
          {doubts.map(({ path, message }) => (
            <li>
              <a href={`#${fieldOf(path)}`}>
                {interviewLabel(fieldOf(path))}: {message}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
