import type { Child } from 'hono/jsx'
import type { Fault } from '../../shared/errors.ts'
import { paths } from '../../shared/links.ts'
import type { SignInKind } from '../../shared/remote/provider-addresses.ts'
import { Input } from './field.tsx'

/** The ways to connect a calendar, the quickest first. What is pasted is never shown again, not even when it was refused. */

export interface WaysProps {
  /** Where the deployer has registered. */
  readonly registered: readonly SignInKind[]
  readonly faults: readonly Fault[]
  /** Where invitations can be sent on to; undefined until it is made, null where no mail arrives. */
  readonly address: string | undefined | null
}

export const Ways = ({ registered, faults, address }: WaysProps) => (
  <section class="flow">
    <h2>Connect a calendar</h2>
    <Feed faults={faults} />
    <div class="options">
      {signInWays.map((way) => (
        <SignIn {...{ ...way, isRegistered: registered.includes(way.kind) }} />
      ))}
      {address !== null && <ByMail address={address} />}
      <Calendly faults={faults} />
      <Calcom />
    </div>
  </section>
)

const ByMail = ({ address }: { address: string | undefined }) => (
  <form method="post" action={`${paths.connections}/mail`} class="sheet flow">
    <h3>By mail</h3>
    <p>
      Invitations that never reach your calendar: send them on to an address of your own here, from the
      address that you sign in with.
    </p>
    {address === undefined ? (
      <div class="actions">
        <button type="submit">Make my address</button>
      </div>
    ) : (
      <p>
        <code class="secret">{address}</code>
      </p>
    )}
  </form>
)

const form = (faults: readonly Fault[]) => ({ values: new Map<string, string>(), faults })

const Feed = ({ faults }: Pick<WaysProps, 'faults'>) => (
  <form method="post" action={`${paths.connections}/feed`} class="sheet flow">
    <h3>By its secret address, in two minutes</h3>
    <Input
      {...{ form: form(faults), name: 'address', label: 'Secret address', type: 'url', isRequired: true }}
      hint="Begins with https:// or webcal://, and often ends in .ics. Whoever has it can read the calendar, so we never show it again."
    />
    <details>
      <summary>Where do I find it?</summary>
      <ul class="plainly">
        <li>
          <strong>Google:</strong> on a computer, Settings, then your calendar in the list at the left,
          “Integrate calendar”, “Secret address in iCal format”.
        </li>
        <li>
          <strong>Outlook:</strong> on the web, Settings, Calendar, “Shared calendars”, “Publish a calendar”
          with all details; take the ICS link.
        </li>
        <li>
          <strong>iCloud:</strong> Calendar, the sign beside the calendar’s name, “Public calendar”, “Copy
          link”.
        </li>
      </ul>
    </details>
    <div class="actions">
      <button type="submit" class="primary">
        Connect this address
      </button>
    </div>
  </form>
)

const signInWays = [
  { kind: 'google', name: 'Google', console: 'the Google Cloud console' },
  { kind: 'microsoft', name: 'Microsoft (Outlook)', console: 'Microsoft Entra' },
] as const

const SignIn = ({
  kind,
  name,
  console,
  isRegistered,
}: (typeof signInWays)[number] & { isRegistered: boolean }) => (
  <Way title={`Sign in at ${name}`}>
    {isRegistered ? (
      <form method="post" action={`${paths.connections}/${kind}`} class="flow">
        <p>You sign in there and let us read your calendars. We cannot change anything in them.</p>
        <div class="actions">
          <button type="submit">Go to {name}</button>
        </div>
      </form>
    ) : (
      <p>
        Not set up on this site: whoever runs it registers it once in {console}, and puts what they get there
        into the parameter <code>{kind}-client</code>; “Connect a calendar” in the README has the steps. Until
        then the secret address does the same.
      </p>
    )}
  </Way>
)

const Calendly = ({ faults }: Pick<WaysProps, 'faults'>) => (
  <Way
    title="Calendly, where interviews are booked with you"
    isOpen={faults.some(({ path }) => path === 'token')}
  >
    <form method="post" action={`${paths.connections}/calendly`} class="flow">
      <p>
        In Calendly: “Integrations and apps”, “API and webhooks”, “Generate new token”. With a paid plan
        Calendly tells us of each booking at once; else we look every six hours.
      </p>
      <Input
        {...{ form: form(faults), name: 'token', label: 'Personal access token', type: 'password' }}
        {...{ isRequired: true }}
        hint="Kept encrypted, and never shown again."
      />
      <div class="actions">
        <button type="submit">Connect Calendly</button>
      </div>
    </form>
  </Way>
)

const Calcom = () => (
  <Way title="Cal.com, where interviews are booked with you">
    <form method="post" action={`${paths.connections}/calcom`} class="flow">
      <p>You get an address and a key, which you give to Cal.com; it then tells us of each booking.</p>
      <div class="actions">
        <button type="submit">Show the address and a key</button>
      </div>
    </form>
  </Way>
)

const Way = ({ title, isOpen, children }: { title: string; isOpen?: boolean; children: Child }) => (
  <details open={isOpen}>
    <summary>{title}</summary>
    {children}
  </details>
)
