import { Hono } from 'hono'
import { type Interview, type Mode, modes, type Profile } from '../../shared/domain/interview.ts'
import { invalid } from '../../shared/errors.ts'
import { paths } from '../../shared/links.ts'
import { dispatch } from '../../shared/use-cases/dispatch.ts'
import { readProfile } from '../../shared/use-cases/profile.ts'
import type { ApiContext } from './context.ts'
import { readForm } from './fields.ts'
import type { PageEnv } from './security.ts'
import { ownInterview, signedIn } from './session.ts'

/** How letters go out: for each candidate, and for each interview. */
export function sendingRoutes(context: ApiContext) {
  const app = new Hono<PageEnv>()

  app.post('/settings/sending', async (c) => {
    const { candidate } = await signedIn(context, c)
    const values = await readForm(c)
    const mode = modeIn(values.get('mode'))
    const { isPaused: _paused, keepsAnswers: _kept, ...profile } = await readProfile(context, candidate)
    await context.table.putProfile(candidate, {
      ...profile,
      mode,
      ...(values.has('isPaused') && { isPaused: true as const }),
      ...(values.has('keepsAnswers') && { keepsAnswers: true as const }),
    })
    return c.redirect('/settings', 303)
  })

  app.post('/interviews/:id/mode', async (c) => {
    const { id } = await ownInterview(context, c)
    const mode = modeIn((await readForm(c)).get('mode'))
    await dispatch(context, id, { type: 'modeChosen', mode })
    return c.redirect(paths.interview(id), 303)
  })

  return app
}

function modeIn(typed: string | undefined): Mode {
  const mode = modes.find((one) => one === typed)
  if (!mode) throw invalid([{ path: 'mode', message: `Must be one of ${modes.join(', ')}.` }])
  return mode
}

const modeWords: { readonly [M in Mode]: { readonly title: string; readonly words: string } } = {
  review: {
    title: 'You review each one',
    words:
      'Nothing goes out that you have not approved. Drafts that nobody approves are put aside after a week, with one reminder before.',
  },
  automatic: {
    title: 'By themselves',
    words:
      'A letter that passes every check, from your notes, to an address that you typed or confirmed, goes out by itself: never sooner than an hour after a mail that shows it to you, with a link that stops it. All others you review.',
  },
  draftOnly: {
    title: 'Never: drafts alone',
    words: 'Letters are drafted and mailed to you. You send them from your own mailbox, or print them.',
  },
}

interface SendingProps {
  readonly profile: Profile
  /** Somebody has stopped the whole system. */
  readonly isSystemPaused: boolean
  /** Where mail arrives, answers can be seen. */
  readonly seesAnswers: boolean
}

export const Sending = ({ profile, isSystemPaused, seesAnswers }: SendingProps) => (
  <form method="post" action="/settings/sending" class="sheet flow">
    <h2>How letters go out</h2>
    {isSystemPaused && (
      <p class="note wait">Whoever runs this site has paused sending. Nothing goes out until that is over.</p>
    )}
    <fieldset>
      <legend class="unseen">How letters go out</legend>
      {modes.map((mode) => (
        <Choice {...{ mode, isChosen: (profile.mode ?? 'review') === mode }} />
      ))}
    </fieldset>
    <label class="tick">
      <input type="checkbox" name="isPaused" value="yes" checked={profile.isPaused === true} />
      <span>
        Pause: nothing goes to anybody but me
        <span class="hint"> What is approved waits, and goes out when you take this back.</span>
      </span>
    </label>
    {seesAnswers && (
      <label class="tick">
        <input type="checkbox" name="keepsAnswers" value="yes" checked={profile.keepsAnswers === true} />
        <span>
          Answers go to me alone
          <span class="hint">
            {' '}
            Otherwise a copy comes here, and as soon as somebody answers nothing more goes out. It is read
            only as far as that needs, and deleted.
          </span>
        </span>
      </label>
    )}
    <div class="actions">
      <button type="submit" class="primary">
        Save
      </button>
    </div>
  </form>
)

const Choice = ({ mode, isChosen }: { mode: Mode; isChosen: boolean }) => (
  <label class="tick">
    <input type="radio" name="mode" value={mode} checked={isChosen} />
    <span>
      {modeWords[mode].title}
      <span class="hint"> {modeWords[mode].words}</span>
    </span>
  </label>
)

/** The same for one interview alone. */
export const InterviewMode = ({ interview, usual }: { interview: Interview; usual: Mode }) => (
  <details>
    <summary>How its letters go out: {modeWords[interview.mode ?? usual].title.toLowerCase()}</summary>
    <form method="post" action={`${paths.interview(interview.id)}/mode`} class="flow">
      <fieldset>
        <legend class="unseen">How its letters go out</legend>
        {modes.map((mode) => (
          <Choice {...{ mode, isChosen: (interview.mode ?? usual) === mode }} />
        ))}
      </fieldset>
      <p class="quiet">Counts for letters that are drafted from now on.</p>
      <div class="actions">
        <button type="submit">Save</button>
      </div>
    </form>
  </details>
)
