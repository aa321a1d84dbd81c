import { Hono } from 'hono'
import type { Instant } from '../../shared/domain/instant.ts'
import { invalid } from '../../shared/errors.ts'
import { paths } from '../../shared/links.ts'
import { readProfile } from '../../shared/use-cases/profile.ts'
import { listTokens, makeCredential, revokeTokens, type TokenMade } from '../../shared/use-cases/sign-in.ts'
import type { ApiContext } from './context.ts'
import { readForm } from './fields.ts'
import { Message, page } from './layout.tsx'
import type { PageEnv } from './security.ts'
import { Sending } from './sending.tsx'
import { signedIn } from './session.ts'
import { Time, whenInYear } from './when.tsx'

const tokenLifetimeSeconds = 366 * 24 * 3600

/** How letters go out, and the ways in for programs. */
export function settingsRoutes(context: ApiContext) {
  const app = new Hono<PageEnv>()

  app.get('/settings', async (c) => {
    const who = await signedIn(context, c)
    const tokens = await listTokens(context, who)
    const profile = await readProfile(context, who.candidate)
    const isSystemPaused = await context.pause.isOn(context.now())
    return page(
      c,
      { title: 'Settings', isSignedIn: true },
      <Settings
        {...{ publicUrl: context.publicUrl, tokens, timeZone: profile.timeZone || 'UTC', now: context.now() }}
        sending={{ profile, isSystemPaused, seesAnswers: context.intakeDomain !== undefined }}
      />,
    )
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

  app.post('/settings/tokens/revoke', async (c) => {
    await revokeTokens(context, await signedIn(context, c))
    return c.redirect('/settings', 303)
  })

  return app
}

interface TokensProps {
  readonly tokens: readonly TokenMade[]
  /** The candidate's. */
  readonly timeZone: string
  readonly now: Instant
}

interface SettingsProps extends TokensProps {
  readonly publicUrl: string
  readonly sending: Parameters<typeof Sending>[0]
}

const Settings = ({ publicUrl, sending, ...made }: SettingsProps) => (
  <>
    <header>
      <h1>Settings</h1>
    </header>
    <Sending {...sending} />
    <section class="sheet flow">
      <h2>Calendars</h2>
      <p>Interviews in a connected calendar are found by themselves, and followed when they move.</p>
      <div class="actions">
        <a class="button" href={paths.connections}>
          Your calendars
        </a>
      </div>
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
    {made.tokens.length > 0 && <TokensMade {...made} />}
  </>
)

const kindWords: { readonly [K in TokenMade['kind']]: string } = {
  apiToken: 'API token',
  formHook: 'Form address',
}

/** A token that got into wrong hands can hardly be told from the others, so they are taken back together. */
const TokensMade = ({ tokens, timeZone, now }: TokensProps) => (
  <section class="sheet flow">
    <h2>What you have made</h2>
    <ul class="rows">
      {tokens.map(({ kind, madeAt, expiresAt }) => (
        <li>
          <strong>{kindWords[kind]}</strong>
          <span class="quiet">
            Made <Time at={madeAt} words={whenInYear(madeAt, timeZone, now)} />, expires{' '}
            <Time at={expiresAt} words={whenInYear(expiresAt, timeZone, now)} />
          </span>
        </li>
      ))}
    </ul>
    <p>Is one of them in wrong hands? Take them back, and make new ones where you still need them.</p>
    <form method="post" action="/settings/tokens/revoke" class="actions">
      <button type="submit">Take back all of them</button>
    </form>
  </section>
)

const MakeToken = ({ kind, words }: { kind: string; words: string }) => (
  <form method="post" action="/settings/tokens" class="actions">
    <input type="hidden" name="kind" value={kind} />
    <button type="submit">{words}</button>
  </form>
)
