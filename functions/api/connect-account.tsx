import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Connection } from '../../shared/domain/connection.ts'
import { kindNames, nameOf } from '../../shared/domain/connection-words.ts'
import { type ReadableCode, ReadableError } from '../../shared/errors.ts'
import { paths } from '../../shared/links.ts'
import type { ListedCalendar } from '../../shared/remote/listed-calendar.ts'
import type { SignInKind } from '../../shared/remote/provider-addresses.ts'
import { forgetBegun, readBegun, rememberBegun } from './begun-cookie.ts'
import type { ApiContext } from './context.ts'
import { readForm } from './fields.ts'
import { Message, page } from './layout.tsx'
import { counted, ownConnection } from './own-connection.ts'
import type { PageContext, PageEnv } from './security.ts'
import { signedIn } from './session.ts'

const accounts = () => import('../../shared/use-cases/connect-account.ts')

/** Calendars for which the candidate signs in at their provider: there, back, and what else the account has. */
export function accountRoutes(context: ApiContext) {
  const app = new Hono<PageEnv>()

  for (const kind of ['google', 'microsoft'] as const) {
    app.post(`/connections/${kind}`, async (c) => {
      await counted(context, c)
      const { page: there, secrets } = await (await accounts()).beginAccount(context, kind)
      rememberBegun(context, c, kind, secrets)
      return leavePage(c, kind, there.href)
    })

    // Coming back shows a button and does nothing: whoever opens links before the candidate does no harm.
    app.get(`/connections/${kind}/callback`, async (c) => {
      const { candidate } = await signedIn(context, c)
      const query = queryOf(c)
      if (readBegun(context, c, kind) && !query.get('error')) return returnPage(c, kind)
      // Without a code nothing can come of it but the reason.
      query.delete('code')
      return tellRefusal(c, () => finish(c, candidate, query))
    })

    app.post(`/connections/${kind}/callback`, async (c) => {
      const { candidate } = await signedIn(context, c)
      return tellRefusal(c, () => finish(c, candidate, queryOf(c)))
    })

    async function finish(c: PageContext, candidate: string, query: URLSearchParams) {
      const { finishAccount } = await accounts()
      const { id } = await finishAccount(context, candidate, kind, query, readBegun(context, c, kind))
      forgetBegun(context, c)
      return c.redirect(`${paths.connection(id)}/calendars`, 303)
    }
  }

  app.get('/connections/:id/calendars', async (c) => {
    const connection = await ownConnection(context, c)
    const others = await (await accounts()).listOtherCalendars(context, connection)
    return calendarsPage(c, connection, others)
  })

  app.post('/connections/:id/calendars', async (c) => {
    const connection = await ownConnection(context, c)
    await counted(context, c)
    const calendar = (await readForm(c)).get('calendar') ?? ''
    await (await accounts()).addCalendar(context, connection, calendar)
    return c.redirect(`${paths.connection(connection.id)}/calendars`, 303)
  })

  return app
}

function queryOf({ req }: PageContext): URLSearchParams {
  return new URL(req.url).searchParams
}

/** Goes on by itself: a redirect would be one of the form's, which may lead to no other site. */
function leavePage(c: PageContext, kind: SignInKind, address: string) {
  const name = kindNames[kind]
  return page(
    c,
    { title: `To ${name}`, isSignedIn: true, goesOnTo: address },
    <Message title={`To ${name}`}>
      <p>
        Nothing happens? <a href={address}>Go on to {name}</a>.
      </p>
    </Message>,
  )
}

function returnPage(c: PageContext, kind: SignInKind) {
  const name = kindNames[kind]
  return page(
    c,
    { title: `Back from ${name}`, isSignedIn: true },
    <Message title={`Back from ${name}`}>
      <p>
        {name} lets us read your calendars. One press connects the account’s own; you can add others then.
      </p>
      <form method="post" class="actions">
        <button type="submit" class="primary">
          Connect my calendar
        </button>
        <a class="button" href={paths.connections}>
          Leave it
        </a>
      </form>
    </Message>,
  )
}

const statuses: Readonly<Partial<Record<ReadableCode, ContentfulStatusCode>>> = {
  invalid: 422,
  expired: 410,
  conflict: 409,
  unavailable: 503,
}

/** Whoever is back has lost nothing, and begins again where they came from. */
async function tellRefusal(c: PageContext, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    const status = error instanceof ReadableError ? statuses[error.code] : undefined
    if (!(error instanceof ReadableError) || !status) throw error
    return page(
      c,
      { title: 'Not connected', status, isSignedIn: true },
      <Message title="Not connected">
        <p>{error.message}</p>
        <p>
          <a href={paths.connections}>Back to the calendars</a>
        </p>
      </Message>,
    )
  }
}

function calendarsPage(c: PageContext, connection: Connection, others: readonly ListedCalendar[]) {
  const { id } = connection
  return page(
    c,
    { title: 'Connected', isSignedIn: true },
    <>
      <header>
        <h1>{nameOf(connection)} is connected</h1>
        <p class="lead">It is being read now. Interviews that we find are mailed to you.</p>
      </header>
      <section class="flow tight">
        <h2>Other calendars of this account</h2>
        {others.length === 0 && <p>There are no others, or all of them are connected.</p>}
        <ul class="rows">
          {others.map(({ id: calendar, name }) => (
            <li class="entry wraps">
              <span>{name}</span>
              <form method="post" action={`${paths.connection(id)}/calendars`}>
                <input type="hidden" name="calendar" value={calendar} />
                <button type="submit">
                  Add<span class="unseen"> {name}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
      </section>
      <p>
        <a href={paths.connections}>To the calendars</a>
      </p>
    </>,
  )
}
