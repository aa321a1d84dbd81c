import type { Connection, ConnectionKind } from '../../shared/domain/connection.ts'
import { nameOf } from '../../shared/domain/connection-words.ts'
import { paths } from '../../shared/links.ts'
import type { ApiContext } from './context.ts'
import { Message, page } from './layout.tsx'
import type { PageContext } from './security.ts'

/** Small pages about one connection. */

const Back = () => (
  <p>
    <a href={paths.connections}>Back to the calendars</a>
  </p>
)

/** What has to be told to Cal.com; the key is shown here once. */
export function calcomKeyPage(context: ApiContext, c: PageContext, connection: Connection, key: string) {
  return page(
    c,
    { title: 'Shown once', isSignedIn: true },
    <Message title="Give this to Cal.com">
      <p>In Cal.com: Settings, Developer, Webhooks, New. Copy the key now, it is not shown again.</p>
      <dl class="facts">
        <dt>Subscriber URL</dt>
        <dd>
          <code class="secret">{addressOf(context, connection)}</code>
        </dd>
        <dt>Secret</dt>
        <dd>
          <code class="secret">{key}</code>
        </dd>
        <dt>Event triggers</dt>
        <dd>Booking created, rescheduled, cancelled, rejected and requested; others do no harm</dd>
        <dt>Payload template</dt>
        <dd>Leave it off: in one of your own we could miss what matters</dd>
      </dl>
      <Back />
    </Message>,
  )
}

export function keyPage(context: ApiContext, c: PageContext, connection: Connection) {
  return page(
    c,
    { title: 'Cal.com', isSignedIn: true },
    <Message title="Cal.com">
      <p>Cal.com tells us of bookings at this address:</p>
      <code class="secret">{addressOf(context, connection)}</code>
      <p>
        Its key was shown once. Is it lost? Take another, and put it in the place of the old one at Cal.com,
        which works until then.
      </p>
      <form method="post" action={`${paths.connection(connection.id)}/key`} class="actions">
        <button type="submit">Show a new key</button>
      </form>
      <Back />
    </Message>,
  )
}

function addressOf({ publicUrl }: ApiContext, { kind, id }: Connection): string {
  return `${publicUrl}/hooks/${kind}/${id}`
}

const endings: { readonly [K in ConnectionKind]: string } = {
  feed: 'We forget the address. Whoever else has it can still read the calendar, until you reset it there.',
  google:
    'We tell Google that we need no access any more, unless another calendar of the account is still connected, and forget what let us in.',
  microsoft:
    'We forget what let us in. Microsoft takes no such word from us: you can remove Afterword there as well, at myapps.microsoft.com or account.microsoft.com/privacy.',
  calendly:
    'We end what tells us of bookings, and forget the token. You can delete the token at Calendly as well.',
  calcom: 'We take nothing any more that comes from there. Delete the webhook at Cal.com as well.',
}

export function disconnectPage(c: PageContext, connection: Connection) {
  const title = `Disconnect ${nameOf(connection)}?`
  return page(
    c,
    { title, isSignedIn: true },
    <Message title={title}>
      <p>{endings[connection.kind]}</p>
      <p>Interviews that we learned of stay, but do not follow when they move.</p>
      <form method="post" action={`${paths.connection(connection.id)}/disconnect`} class="actions">
        <button type="submit" class="primary">
          Disconnect
        </button>
        <a class="button" href={paths.connections}>
          Leave it connected
        </a>
      </form>
    </Message>,
  )
}
