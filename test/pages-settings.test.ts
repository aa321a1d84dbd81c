import { describe, expect, it } from 'vitest'
import { formsOf, wordsOf } from './fixtures/html.ts'
import { makeToken, openBrowser, record, recordBody, signIn, siteForFile } from './fixtures/site.ts'

const site = await siteForFile()

const listedWith = (token: string) =>
  site.app.request('/api/interviews', { headers: { Authorization: `Bearer ${token}` } })

const postedTo = (hook: string) =>
  site.app.request(`/hooks/form/${hook}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(recordBody(site)),
  })

const revoke = '/settings/tokens/revoke'
const offersRevoking = (html: string) => formsOf(html).some(({ action }) => action === revoke)

describe('tokens that have been made', () => {
  it('are listed by kind, day of making and day of expiry, without anything that opens', async () => {
    const ann = await signIn(site)
    const api = await makeToken(ann, 'apiToken')
    const hook = await makeToken(ann, 'formHook')
    const html = await ann.read('/settings')
    const words = wordsOf(html)
    expect(words).toMatch(/API token Made Tue 17 Nov, \d\d:\d\d, expires Thu 18 Nov 2027, \d\d:\d\d/)
    expect(words).toMatch(/Form address Made Tue 17 Nov, \d\d:\d\d, expires Thu 18 Nov 2027, \d\d:\d\d/)
    for (const token of [api, hook]) expect(html).not.toContain(token.split('.')[1])
    expect(offersRevoking(html)).toBe(true)
  })

  it('are not mentioned where there are none, by whoever else has some', async () => {
    const [ann, bob] = [await signIn(site), await signIn(site)]
    await makeToken(bob, 'apiToken')
    const html = await ann.read('/settings')
    expect(wordsOf(html)).not.toContain('Made ')
    expect(offersRevoking(html)).toBe(false)
  })

  it('are no longer listed once they have expired', async () => {
    const ann = await signIn(site)
    const week = 7 * 24 * 3600
    const expiresAt = new Date(Date.parse(site.now()) + week * 1000).toISOString()
    const credential = { kind: 'apiToken', email: ann.email, madeAt: site.now(), expiresAt } as const
    await site.table.putCredential(ann.candidate, 'h', credential)
    const later = openBrowser({ ...site, app: site.appLater(week) }, ann.cookies())
    expect(wordsOf(await ann.read('/settings'))).toContain('API token Made')
    expect(wordsOf(await later.read('/settings'))).not.toContain('API token Made')
  })

  it('can be taken back, all of them at once, and then open nothing', async () => {
    const [ann, bob] = [await signIn(site), await signIn(site)]
    const id = await record(site, ann)
    const api = [await makeToken(ann, 'apiToken'), await makeToken(ann, 'apiToken')]
    const hook = await makeToken(ann, 'formHook')
    const others = await makeToken(bob, 'apiToken')
    expect((await listedWith(api[0] ?? '')).status).toBe(200)
    const answer = await ann.post(revoke)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/settings'])
    for (const token of api) expect((await listedWith(token)).status).toBe(401)
    expect((await postedTo(hook)).status).toBe(404)
    expect(offersRevoking(await ann.read('/settings'))).toBe(false)
    // Neither the session, nor what a token recorded, nor what is another's.
    expect((await ann.get(`/interviews/${id}`)).status).toBe(200)
    expect((await listedWith(others)).status).toBe(200)
    expect((await ann.post(revoke)).status).toBe(303)
  })

  it('are taken back however many there are', async () => {
    const ann = await signIn(site)
    for (let made = 0; made < 230; made++) {
      await site.table.putCredential(ann.candidate, `h${made}`, {
        kind: made % 2 ? 'apiToken' : 'formHook',
        email: ann.email,
        madeAt: site.now(),
        expiresAt: '2027-11-17T15:00:00Z',
      })
    }
    expect((await ann.read('/settings')).match(/<li>/g)).toHaveLength(230)
    await ann.post(revoke)
    expect(offersRevoking(await ann.read('/settings'))).toBe(false)
    expect((await ann.get('/profile')).status).toBe(200)
  })

  it('stay when a stranger or another site asks', async () => {
    const ann = await signIn(site)
    const api = await makeToken(ann, 'apiToken')
    expect((await openBrowser(site).post(revoke)).status).toBe(401)
    expect((await ann.post(revoke, {}, { Origin: 'https://evil.example' })).status).toBe(403)
    expect((await listedWith(api)).status).toBe(200)
  })
})
