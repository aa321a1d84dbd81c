import { Hono } from 'hono'
import type { Connection } from '../../shared/domain/connection.ts'
import { type Fault, notFound, ReadableError } from '../../shared/errors.ts'
import { paths } from '../../shared/links.ts'
import { makeCalendarAddress, readCalendarAddress } from '../../shared/use-cases/calendar-address.ts'
import { readRegistered } from '../../shared/use-cases/connection-secret.ts'
import { readProfile } from '../../shared/use-cases/profile.ts'
import type { SignedIn } from '../../shared/use-cases/sign-in.ts'
import { Ways } from './connect-forms.tsx'
import { Connections } from './connection-list.tsx'
import { calcomKeyPage, disconnectPage, keyPage } from './connection-pages.tsx'
import type { ApiContext } from './context.ts'
import { FaultSummary } from './field.tsx'
import { readForm } from './fields.ts'
import { page } from './layout.tsx'
import { connecting, counted, ownConnection } from './own-connection.ts'
import type { PageContext, PageEnv } from './security.ts'
import { signedIn } from './session.ts'

const webhooks = () => import('../../shared/use-cases/connect-webhook.ts')

/** The candidate's calendars: where they stand, connecting them and letting them go. */
export function connectionRoutes(context: ApiContext) {
  const app = new Hono<PageEnv>()

  app.get('/connections', async (c) => list(context, c, await signedIn(context, c)))

  app.post('/connections/feed', (c) =>
    connectBy(c, 'address', async (who, address) => {
      const { connectFeed } = await import('../../shared/use-cases/connect-feed.ts')
      return connectFeed(context, who.candidate, address)
    }),
  )

  app.post('/connections/mail', async (c) => {
    const { candidate } = await signedIn(context, c)
    if (context.intakeDomain === undefined) throw notFound()
    await makeCalendarAddress(context, candidate, context.intakeDomain)
    return c.redirect(paths.connections, 303)
  })

  app.post('/connections/calendly', (c) =>
    connectBy(c, 'token', async (who, token) =>
      (await webhooks()).connectCalendly(context, who.candidate, token),
    ),
  )

  app.post('/connections/calcom', async (c) => {
    const { candidate } = await counted(context, c)
    const { connection, key } = await (await webhooks()).connectCalcom(context, candidate)
    return key
      ? calcomKeyPage(context, c, connection, key)
      : c.redirect(`${paths.connection(connection.id)}/key`, 303)
  })

  app.get('/connections/:id/key', async (c) => keyPage(context, c, await ownCalcom(c)))

  app.post('/connections/:id/key', async (c) => {
    const known = await ownCalcom(c)
    await counted(context, c)
    const key = await (await webhooks()).renewCalcomKey(context, known)
    return calcomKeyPage(context, c, known, key)
  })

  app.post('/connections/:id/look', async (c) => {
    const connection = await ownConnection(context, c)
    await counted(context, c)
    await (await connecting()).lookNow(context, connection)
    return c.redirect(`${paths.connections}?looking=yes`, 303)
  })

  app.get('/connections/:id/disconnect', async (c) => disconnectPage(c, await ownConnection(context, c)))

  app.post('/connections/:id/disconnect', async (c) => {
    const connection = await ownConnection(context, c)
    const { disconnect } = await import('../../shared/use-cases/disconnect-calendar.ts')
    await disconnect(context, connection)
    return c.redirect(paths.connections, 303)
  })

  async function ownCalcom(c: PageContext): Promise<Connection> {
    const connection = await ownConnection(context, c)
    if (connection.kind !== 'calcom') throw notFound()
    return connection
  }

  /** Connects what was pasted into a field; a fault of it is shown beside the field, the pasted text never. */
  async function connectBy(
    c: PageContext,
    field: string,
    connect: (who: SignedIn, pasted: string) => Promise<Connection>,
  ) {
    const who = await signedIn(context, c)
    const pasted = (await readForm(c)).get(field) ?? ''
    try {
      await (await connecting()).countConnecting(context, who.candidate)
      await connect(who, pasted)
      return c.redirect(`${paths.connections}?looking=yes`, 303)
    } catch (error) {
      if (!(error instanceof ReadableError)) throw error
      const faults = error.faults.length > 0 ? error.faults : [{ path: field, message: error.message }]
      return list(context, c, who, faults)
    }
  }

  return app
}

const labels: Readonly<Record<string, string>> = { address: 'Secret address', token: 'Personal access token' }

async function list(
  context: ApiContext,
  c: PageContext,
  { candidate }: SignedIn,
  faults: readonly Fault[] = [],
) {
  const domain = context.intakeDomain
  const [connections, registered, { timeZone }, address] = await Promise.all([
    context.table.listConnections(candidate),
    readRegistered(context),
    readProfile(context, candidate),
    domain === undefined ? null : readCalendarAddress(context, candidate, domain),
  ])
  return page(
    c,
    { title: 'Calendars', status: faults.length > 0 ? 422 : 200, isSignedIn: true },
    <>
      <header>
        <h1>Calendars</h1>
        <p class="lead">
          Interviews in a connected calendar are found by themselves, and followed when they move. We only
          read, and ask you where we are not sure.
        </p>
      </header>
      <FaultSummary {...{ faults, labelOf: (path) => labels[path] }} />
      {c.req.query('looking') !== undefined && (
        <p class="note good" role="status">
          It is being looked at. Load this page again in a moment to see how it stands; what we find, we mail
          you.
        </p>
      )}
      {connections.length > 0 && (
        <Connections {...{ connections, timeZone: timeZone || 'UTC', now: context.now() }} />
      )}
      <Ways {...{ registered, faults, address }} />
    </>,
  )
}
