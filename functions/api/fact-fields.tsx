import { type InterviewKind, interviewKinds } from '../../shared/domain/interview.ts'
import { Input, Select, TextArea, TimeZone } from './field.tsx'
import type { Form } from './fields.ts'
import { labelled } from './interview-labels.ts'

const kindWords: { readonly [K in InterviewKind]: string } = {
  phone: 'By phone',
  video: 'By video',
  onsite: 'On site',
  panel: 'Panel',
  secondRound: 'Second round',
  final: 'Final round',
  internal: 'Internal',
  academic: 'Academic',
  other: 'Other',
}

const kinds = interviewKinds.map((value) => ({ value, words: kindWords[value] }))

export function wordsOfKind(kind: InterviewKind): string {
  return kindWords[kind]
}

/** With whom the interview is, about what, when and where. */
export const FactFields = ({ form }: { form: Form }) => (
  <fieldset>
    <legend>The interview</legend>
    <MeetingFields form={form} />
    <TextArea
      {...{ form, ...labelled('interview.jobDescription') }}
      hint="Optional. Helps to choose which of your qualifications to mention."
    />
  </fieldset>
)

/** What a calendar may tell of it. */
export const MeetingFields = ({ form }: { form: Form }) => (
  <>
    <Input {...{ form, ...labelled('interview.company'), isRequired: true, autocomplete: 'organization' }} />
    <Input {...{ form, ...labelled('interview.role'), isRequired: true }} />
    <div class="pair">
      <Input {...{ form, ...labelled('interview.startsAt'), type: 'datetime-local', isRequired: true }} />
      <Input {...{ form, ...labelled('interview.endsAt'), type: 'datetime-local', isRequired: true }} />
    </div>
    <TimeZone
      {...{ form, ...labelled('interview.timeZone'), isRequired: true }}
      hint="Theirs: the letter goes out in their working hours. Both times above are by the clock there. Such as Europe/Oslo."
    />
    <div class="pair">
      <Select {...{ form, ...labelled('interview.kind'), options: kinds }} />
      <Input {...{ form, ...labelled('interview.location') }} />
    </div>
  </>
)
