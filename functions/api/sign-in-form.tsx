import { FaultSummary, Input } from './field.tsx'
import type { Form } from './fields.ts'

const blank: Form = { values: new Map(), faults: [] }

/** An address is all it takes: who has the mailbox is who they say. */
export const SignInForm = ({ form = blank }: { form?: Form }) => (
  <form method="post" action="/sign-in" class="flow">
    <FaultSummary
      faults={form.faults}
      labelOf={(path) => (path === 'email' ? 'E-mail address' : undefined)}
    />
    <Input
      {...{
        form,
        name: 'email',
        label: 'E-mail address',
        type: 'email',
        autocomplete: 'email',
        isRequired: true,
      }}
      hint="We mail you a link that signs you in. There is no password."
    />
    <div class="actions">
      <button type="submit" class="primary">
        Mail me a link
      </button>
    </div>
  </form>
)
