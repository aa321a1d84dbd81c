import { expect, it } from 'vitest'
import { createApp } from '../functions/api/app.ts'
import type { ApiContext } from '../functions/api/context.ts'
import { draft, makeToken, record, recordBody, signIn, siteForFile } from './fixtures/site.ts'

const site = await siteForFile()

/** Every route that names an interview, taken from the app itself so that a new one cannot be forgotten. */
function interviewRoutes(): { method: string; path: string }[] {
  const { routes } = createApp({ publicUrl: site.publicUrl } as ApiContext)
  return routes.filter(({ path, method }) => path.includes('/:id') && method !== 'ALL')
}

const withoutNonce = (html: string) => html.replace(/nonce="[^"]*"/g, '')

it('answers candidate B with A’s ids just as with nonsense, on every route, and changes nothing', async () => {
  const [ann, bob] = [await signIn(site), await signIn(site)]
  const { id } = await draft(site, ann)
  const before = await site.table.readInterview(id, site.now())
  const token = await makeToken(bob, 'apiToken')
  const routes = interviewRoutes()
  expect(routes.length).toBeGreaterThanOrEqual(13)
  for (const { method, path } of routes) {
    const isApi = path.startsWith('/api/')
    const ask = async (of: string) => {
      const answer = await bob.request(path.replace(':id', of), {
        method,
        headers: isApi
          ? { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
          : { Origin: site.publicUrl, 'Content-Type': 'application/x-www-form-urlencoded' },
        ...(method !== 'GET' && {
          body: isApi ? '{"interview":{"role":"Hacked"}}' : 'action=skip&letter=i1',
        }),
      })
      return { status: answer.status, text: withoutNonce(await answer.text()) }
    }
    const known = await ask(id)
    expect(known.status, `${method} ${path}`).toBe(404)
    for (const nonsense of ['a'.repeat(28), 'x', `${bob.candidate}${'b'.repeat(12)}`]) {
      expect(await ask(nonsense), `${method} ${path}`).toEqual(known)
    }
  }
  expect(await site.table.readInterview(id, site.now())).toEqual(before)
})

it('lists to each their own', async () => {
  const [ann, bob] = [await signIn(site), await signIn(site)]
  await record(site, ann, recordBody(site, { company: 'Annsfirm' }))
  await record(site, bob, recordBody(site, { company: 'Bobsfirm' }))
  expect(await ann.read('/')).toContain('Annsfirm')
  expect(await ann.read('/')).not.toContain('Bobsfirm')
})

it('takes no other’s interview for a place in one’s own list', async () => {
  const [ann, bob] = [await signIn(site), await signIn(site)]
  const id = await record(site, ann)
  for (const cursor of [id, 'x', `${id}#`]) {
    expect((await bob.get(`/?cursor=${encodeURIComponent(cursor)}`)).status).toBe(422)
  }
})

it('gives two candidates an interview each when they meet the same company at the same time', async () => {
  const [ann, bob] = [await signIn(site), await signIn(site)]
  const body = recordBody(site)
  const ids = [await record(site, ann, body), await record(site, bob, body)]
  expect(new Set(ids).size).toBe(2)
})
