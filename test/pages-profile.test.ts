import { expect, it } from 'vitest'
import { formsOf } from './fixtures/html.ts'
import {
  type Answering,
  type Candidate,
  makeToken,
  openBrowser,
  profile,
  signIn,
  siteForFile,
} from './fixtures/site.ts'

const site = await siteForFile()

async function profileForm(candidate: Candidate) {
  const form = formsOf(await candidate.read('/profile')).find(({ action }) => action === '/profile')
  if (!form) throw new Error('There is no profile form')
  return form.fields
}

it('keeps a profile as it was typed, a qualification a line', async () => {
  const ann = await signIn(site, { fields: null })
  const answer = await ann.post('/profile', { ...profile, qualifications: '\n One \r\n\r\nTwo\n' })
  expect(answer.headers.get('location')).toBe('/profile?saved')
  expect(await site.table.readProfile(ann.candidate, site.now())).toMatchObject({
    email: ann.email,
    name: 'Marta Vaz',
    postalAddress: '8 Compass Row\nNew Bedford, MA 02740',
    qualifications: ['One', 'Two'],
  })
  expect(await profileForm(ann)).toMatchObject({ ...profile, qualifications: 'One\nTwo' })
})

it('refuses what it cannot use, says where, keeps what was typed and stores nothing', async () => {
  const ann = await signIn(site)
  const before = await site.table.readProfile(ann.candidate, site.now())
  const typed = { ...profile, name: ' ', timeZone: 'Mars/Olympus', headline: '</textarea><script>"\'&' }
  const answer = await ann.post('/profile', typed)
  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain('<a href="#name">Name: Letters are signed with it.</a>')
  expect(html).toContain('<a href="#timeZone">')
  expect(html).toMatch(/<input id="timeZone"[^>]*aria-invalid="true"[^>]*value="Mars\/Olympus"/)
  expect(html).not.toContain('<script>')
  const form = formsOf(html).find(({ action }) => action === '/profile')
  expect(form?.fields).toEqual(typed)
  expect(await site.table.readProfile(ann.candidate, site.now())).toEqual(before)
})

it('takes no other address than the one that signed in', async () => {
  const ann = await signIn(site)
  await ann.post('/profile', { ...profile, email: 'mallory@evil.example' })
  expect((await site.table.readProfile(ann.candidate, site.now()))?.email).toBe(ann.email)
})

it('shows an API token once, keeps only its hash, and lets it in where it belongs', async () => {
  const ann = await signIn(site)
  const api = await makeToken(ann, 'apiToken')
  const hook = await makeToken(ann, 'formHook')
  expect(await ann.read('/settings')).not.toContain(api)
  const stranger = openBrowser(site)
  const asked = (token: string, app: Answering = site.app) =>
    app.request('/api/interviews', { headers: { Authorization: `Bearer ${token}` } })
  expect((await asked(api)).status).toBe(200)
  expect((await asked(hook)).status).toBe(401)
  expect((await stranger.request(`/hooks/form/${api}`, { method: 'POST' })).status).toBe(404)
  expect((await ann.post('/settings/tokens', { kind: 'session' })).status).toBe(422)
  expect((await asked(api, site.appLater(366 * 24 * 3600))).status).toBe(401)
})
