import { Hono } from 'hono'
import { profileSchema } from '../../shared/domain/input.ts'
import type { Profile } from '../../shared/domain/interview.ts'
import { type Fault, ReadableError } from '../../shared/errors.ts'
import { parse } from '../../shared/parse.ts'
import { readProfile } from '../../shared/use-cases/profile.ts'
import type { ApiContext } from './context.ts'
import { FaultSummary, Input, TextArea, TimeZone } from './field.tsx'
import { type Fields, lines, readForm } from './fields.ts'
import { page } from './layout.tsx'
import type { PageContext, PageEnv } from './security.ts'
import { signedIn } from './session.ts'

/** Who the letters are from. */
export function profileRoutes(context: ApiContext) {
  const app = new Hono<PageEnv>()

  app.get('/profile', async (c) => {
    const { candidate, email } = await signedIn(context, c)
    const profile = await readProfile(context, candidate)
    return formPage(c, { email, values: knownProfile(profile), isSaved: c.req.query('saved') !== undefined })
  })

  app.post('/profile', async (c) => {
    const { candidate, email } = await signedIn(context, c)
    const values = await readForm(c)
    try {
      const profile = parse(profileSchema, typedProfile(values))
      const known = await readProfile(context, candidate)
      await context.table.putProfile(candidate, { ...known, email, ...profile })
      return c.redirect('/profile?saved', 303)
    } catch (error) {
      if (!(error instanceof ReadableError)) throw error
      return formPage(c, { email, values, faults: error.faults })
    }
  })

  return app
}

const textNames = ['name', 'phone', 'postalAddress', 'headline', 'timeZone'] as const

function knownProfile(profile: Profile): Fields {
  const texts = textNames.map((name): [string, string] => [name, profile[name]])
  return new Map([...texts, ['qualifications', profile.qualifications.join('\n')]])
}

function typedProfile(values: Fields) {
  const texts = textNames.map((name) => [name, values.get(name) ?? ''])
  return { ...Object.fromEntries(texts), qualifications: lines(values.get('qualifications') ?? '') }
}

const labels: Readonly<Record<string, string>> = {
  name: 'Name',
  headline: 'Headline',
  qualifications: 'Qualifications',
  phone: 'Telephone',
  postalAddress: 'Postal address',
  timeZone: 'Time zone',
}

interface Asked {
  readonly email: string
  readonly values: Fields
  readonly faults?: readonly Fault[]
  readonly isSaved?: boolean
}

function formPage(c: PageContext, { email, values, faults = [], isSaved = false }: Asked) {
  const form = { values, faults }
  const field = (name: string) => ({ form, name, label: labels[name] ?? name })
  return page(
    c,
    { title: 'Your profile', status: faults.length > 0 ? 422 : 200, isSignedIn: true },
    <>
      <header>
        <h1>Your profile</h1>
        <p class="lead">
          Letters are signed with your name, and mention what you have done only as it stands here.
        </p>
      </header>
      {isSaved && (
        <p class="note good" role="status">
          Saved. <a href="/interviews/new">Record an interview</a> next, or go to{' '}
          <a href="/">your interviews</a>.
        </p>
      )}
      <FaultSummary {...{ faults, labelOf: (path: string) => labels[path] }} />
      <form method="post" action="/profile" class="sheet flow">
        <Input {...field('name')} autocomplete="name" isRequired hint="As it stands under your letters." />
        <div class="field">
          <span class="quiet">E-mail address</span>
          <span>{email}</span>
          <span class="hint">You sign in with it, and answers to your letters go there.</span>
        </div>
        <Input {...field('headline')} hint="Such as: archivist of photographs." />
        <TextArea
          {...field('qualifications')}
          rows={6}
          hint="One a line, with figures where you have them. The one that fits best is mentioned."
        />
        <Input {...field('phone')} type="tel" autocomplete="tel" hint="Stands under your name." />
        <TextArea
          {...field('postalAddress')}
          rows={3}
          autocomplete="street-address"
          hint="For letters that you print."
        />
        <TimeZone
          {...field('timeZone')}
          isRequired
          hint="Where you are: we mail you between 7 and 22. Such as America/New_York."
        />
        <div class="actions">
          <button type="submit" class="primary">
            Save
          </button>
        </div>
      </form>
    </>,
  )
}
