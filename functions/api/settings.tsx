import { Hono } from 'hono'
import { invalid } from '../../shared/errors.ts'
import { makeCredential } from '../../shared/use-cases/sign-in.ts'
import type { ApiContext } from './context.ts'
import { readForm } from './fields.ts'
import { Message, page } from './layout.tsx'
import type { PageEnv } from './security.ts'
import { signedIn } from './session.ts'

const tokenLifetimeSeconds = 366 * 24 * 3600

/** How letters go out, and the ways in for programs. */
export function settingsRoutes(context: ApiContext) {
  const app = new Hono<PageEnv>()

  app.get('/settings', async (c) => {
    await signedIn(context, c)
    return page(c, { title: 'Settings', isSignedIn: true }, <Settings publicUrl={context.publicUrl} />)
  })

  app.post('/settings/tokens', async (c) => {
    const who = await signedIn(context, c)
    const kind = (await readForm(c)).get('kind')
    if (kind !== 'apiToken' && kind !== 'formHook')
      throw invalid([{ path: 'kind', message: 'Must be apiToken or formHook.' }])
    const token = await makeCredential(context, who, kind, tokenLifetimeSeconds)
    const shown = kind === 'apiToken' ? token : `${context.publicUrl}/hooks/form/${token}`
    return page(
      c,
      { title: 'Shown once', isSignedIn: true },
      <Message title={kind === 'apiToken' ? 'Your API token' : 'Your form address'}>
        <p>Copy it now: it is not kept here and not shown again. It works for a year.</p>
        <code class="secret">{shown}</code>
        <p class="quiet">
          Whoever has it can record interviews in your name, so keep it as you keep a password.
        </p>
        <p>
          <a href="/settings">Back to the settings</a>
        </p>
      </Message>,
    )
  })

  return app
}

const Settings = ({ publicUrl }: { publicUrl: string }) => (
  <>
    <header>
      <h1>Settings</h1>
    </header>
    <section class="sheet flow">
      <h2>How letters go out</h2>
      <p>
        <strong>You review each one.</strong> Nothing goes out that you have not approved. Drafts that nobody
        approves are put aside after a week, with one reminder before.
      </p>
    </section>
    <section class="sheet flow">
      <h2>For programs</h2>
      <p>Record and read interviews from a script, with a token in the header of each request:</p>
      <pre>
        {`curl ${publicUrl}/api/interviews -H 'Authorization: Bearer <token>' \\\n  -H 'Content-Type: application/json' -d @interview.json`}
      </pre>
      <MakeToken kind="apiToken" words="Make an API token" />
    </section>
    <section class="sheet flow">
      <h2>For form tools</h2>
      <p>
        An address that takes a posted form or JSON, for tools that cannot set headers. It only takes in, and
        shows nothing.
      </p>
      <MakeToken kind="formHook" words="Make a form address" />
    </section>
  </>
)

const MakeToken = ({ kind, words }: { kind: string; words: string }) => (
  <form method="post" action="/settings/tokens" class="actions">
    <input type="hidden" name="kind" value={kind} />
    <button type="submit">{words}</button>
  </form>
)
