import type { Child } from 'hono/jsx'
import type { Fault } from '../../shared/errors.ts'
import { type Form, faultsAt, fieldOf, remarksAt } from './fields.ts'

/** Fields with their labels, hints and faults tied to them, so that they are read out together. */

interface FieldProps {
  readonly form: Form
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly isRequired?: boolean
  /** Where a name stands twice on a page: makes the ids differ. */
  readonly within?: string
}

function idOf({ name, within }: FieldProps): string {
  return within ? `${within}.${name}` : name
}

/** What an input needs to be read out with its hint and its faults. */
function described(props: FieldProps) {
  const id = idOf(props)
  const faults = faultsAt(props.form, props.name)
  const remarks = remarksAt(props.form, props.name)
  const ids = [
    ...(props.hint ? [`${id}-hint`] : []),
    ...(remarks.length > 0 ? [`${id}-remark`] : []),
    ...(faults.length > 0 ? [`${id}-fault`] : []),
  ]
  return {
    id,
    name: props.name,
    ...(ids.length > 0 && { 'aria-describedby': ids.join(' ') }),
    ...(faults.length > 0 && { 'aria-invalid': 'true' as const }),
    required: props.isRequired ?? false,
  }
}

const Labelled = ({ children, ...props }: FieldProps & { children: Child }) => {
  const id = idOf(props)
  const faults = faultsAt(props.form, props.name)
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.hint && (
        <span class="hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      )}
      <Remarks form={props.form} name={props.name} id={`${id}-remark`} />
      {faults.length > 0 && (
        <span class="fault" id={`${id}-fault`}>
          {faults.map(({ message }) => message).join(' ')}
        </span>
      )}
      {children}
    </div>
  )
}

/** What is to be said of what stands in a field, doubts told apart. */
export const Remarks = ({ form, name, id }: { form: Form; name: string; id: string }) => {
  const remarks = remarksAt(form, name)
  return remarks.length === 0 ? null : (
    <span class="remarks" id={id}>
      {remarks.map(({ message, isDoubt }) => (
        <span class={isDoubt ? 'doubt' : 'hint'}>{message} </span>
      ))}
    </span>
  )
}

interface InputProps extends FieldProps {
  readonly type?: string
  readonly autocomplete?: string
  readonly inputmode?: 'email' | 'text'
  readonly list?: string
}

export const Input = ({ type = 'text', autocomplete = 'off', inputmode, list, ...props }: InputProps) => (
  <Labelled {...props}>
    <input
      {...described(props)}
      {...{ type, autocomplete, inputmode, list }}
      value={props.form.values.get(props.name) ?? ''}
    />
  </Labelled>
)

/** Files that the browser sends with the form, if the form is multipart. */
export const FileInput = ({
  accept,
  isOne = false,
  ...props
}: FieldProps & { accept: string; isOne?: boolean }) => (
  <Labelled {...props}>
    <input {...described(props)} type="file" accept={accept} multiple={!isOne} />
  </Labelled>
)

interface AreaProps extends FieldProps {
  readonly rows?: number
  readonly class?: string
  readonly autocomplete?: string
}

export const TextArea = ({ rows = 4, autocomplete = 'off', class: classes, ...props }: AreaProps) => (
  <Labelled {...props}>
    <textarea {...described(props)} {...{ rows, autocomplete, class: classes }}>
      {withFirstBreak(props.form.values.get(props.name) ?? '')}
    </textarea>
  </Labelled>
)

/** A line break right after the tag is no part of a text area's value, so one that is has to stand twice. */
function withFirstBreak(text: string): string {
  return text.startsWith('\n') || text.startsWith('\r') ? `\n${text}` : text
}

interface SelectProps extends FieldProps {
  readonly options: readonly { readonly value: string; readonly words: string }[]
}

export const Select = ({ options, ...props }: SelectProps) => (
  <Labelled {...props}>
    <select {...described(props)}>
      {options.map(({ value, words }) => (
        <option value={value} selected={value === props.form.values.get(props.name)}>
          {words}
        </option>
      ))}
    </select>
  </Labelled>
)

/** A time zone: typed, with all that are known as suggestions. */
export const TimeZone = (props: FieldProps) => (
  <>
    <Input {...props} list={`${idOf(props)}-zones`} />
    <datalist id={`${idOf(props)}-zones`}>
      {Intl.supportedValuesOf('timeZone').map((zone) => (
        <option value={zone} />
      ))}
    </datalist>
  </>
)

/**
 * Pressing Enter in a line takes the first button of a form in the order of the source; this makes it the one that
 * does the least harm. Out of sight but rendered, because Safari passes over a button that is not.
 */
export const EnterButton = ({ words, ...action }: { words: string; name?: string; value?: string }) => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: no key leads to it, and the button that is seen says the same.
  <button type="submit" class="unseen" tabindex={-1} aria-hidden="true" {...action}>
    {words}
  </button>
)

interface SummaryProps {
  readonly faults: readonly Fault[]
  readonly labelOf: (path: string) => string | undefined
}

/** All that was refused, read out at once, each leading to its field. */
export const FaultSummary = ({ faults, labelOf }: SummaryProps) =>
  faults.length === 0 ? null : (
    <div class="note bad flow tight" role="alert">
      <h2>{faults.length === 1 ? 'One thing needs another look' : 'A few things need another look'}</h2>
      <ul>
        {faults.map((fault) => (
          <li>
            <FaultWords fault={fault} label={labelOf(fieldOf(fault.path))} />
          </li>
        ))}
      </ul>
    </div>
  )

const FaultWords = ({ fault: { path, message }, label }: { fault: Fault; label: string | undefined }) => (
  <>
    {label === undefined && message}
    {label !== undefined && (
      <a href={`#${fieldOf(path)}`}>
        {label}: {message}
      </a>
    )}
  </>
)
