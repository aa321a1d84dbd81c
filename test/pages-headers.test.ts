import { describe, expect, it } from 'vitest'
import { createApp } from '../functions/api/app.ts'
import {
  draft,
  makeToken,
  openBrowser,
  openSite,
  record,
  recordBody,
  signIn,
  siteForFile,
} from './fixtures/site.ts'

const site = await siteForFile()

const required: Readonly<Record<string, RegExp>> = {
  'cache-control': /^no-store$/,
  'referrer-policy': /^same-origin$/,
  'content-security-policy':
    /^default-src 'none'; style-src 'nonce-[\w-]{22}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
  'x-content-type-options': /^nosniff$/,
  'x-robots-tag': /^noindex$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'strict-transport-security': /^max-age=31536000$/,
}

function missingHeaders({ headers }: Response): string[] {
  return Object.entries(required).flatMap(([name, pattern]) =>
    pattern.test(headers.get(name) ?? '') ? [] : [name],
  )
}

/** An answer to every route, of every kind: pages, redirects, refusals, JSON. */
async function everyAnswer(): Promise<[string, Response][]> {
  const ann = await signIn(site)
  const { id, link } = await draft(site, ann)
  const upcoming = await record(site, ann, { ...recordBody(site, { company: 'Farol' }), notes: undefined })
  const debrief = await site.linkFor(ann.email, 'debrief')
  const hook = await makeToken(ann, 'formHook')
  const paths = [
    ...[
      '/',
      '/sign-in',
      '/profile',
      '/settings',
      '/interviews',
      '/interviews/new',
      '/nothing',
      '/api/nothing',
    ],
    ...[
      `/interviews/${id}`,
      `/interviews/${upcoming}/edit`,
      `/interviews/${id}/notes`,
      `/interviews/${id}/review`,
    ],
    ...[`/interviews/${id}/print`, link, `${link}/print`, debrief, `/sign-in/${hook}`, '/api/interviews'],
  ]
  const read = paths.map(async (path): Promise<[string, Response]> => [`GET ${path}`, await ann.get(path)])
  const head = paths.map(
    async (path): Promise<[string, Response]> => [
      `HEAD ${path}`,
      await ann.request(path, { method: 'HEAD' }),
    ],
  )
  const posts = [
    '/sign-in',
    '/profile',
    '/interviews',
    '/settings/tokens',
    link,
    debrief,
    `/hooks/form/${hook}`,
    '/nothing',
  ]
  const posted = posts.map(
    async (path): Promise<[string, Response]> => [`POST ${path}`, await ann.post(path)],
  )
  const foreign = ann.post('/profile', {}, { Origin: 'https://evil.example' })
  return [...(await Promise.all([...read, ...head, ...posted])), ['a foreign POST', await foreign]]
}

describe('every answer', () => {
  it('bears every header, whatever it says', async () => {
    const answers = await everyAnswer()
    const bare = answers.flatMap(([what, answer]) =>
      missingHeaders(answer).map((name) => `${what} lacks ${name}`),
    )
    expect(bare).toEqual([])
    expect(answers.filter(([, { status }]) => status >= 500).map(([what]) => what)).toEqual([])
  })

  it('holds no script, no style of an element, nothing from elsewhere, and one nonce that is used once', async () => {
    const answers = await everyAnswer()
    const nonces = new Set<string>()
    for (const [what, answer] of answers) {
      if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
      const html = await answer.text()
      if (html === '') continue
      const nonce = /'nonce-([\w-]+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? ''
      expect(html, what).not.toMatch(/<script|<iframe|<img|<link|\sstyle=|\son\w+=/i)
      for (const [style] of html.matchAll(/<style[^>]*>/g))
        expect(style, what).toBe(`<style nonce="${nonce}">`)
      const away = [...html.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(([, to = '']) => to)
      expect(
        away.filter((to) => /^(?:https?:)?\/\//.test(to) && to !== site.publicUrl),
        what,
      ).toEqual([])
      expect(nonces.has(nonce), what).toBe(false)
      nonces.add(nonce)
    }
    expect(nonces.size).toBeGreaterThan(15)
  })

  it('is a page with one heading of the first rank, a language, a title and a main part', async () => {
    for (const [what, answer] of await everyAnswer()) {
      if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
      const html = await answer.text()
      if (html === '') continue
      expect(html, what).toMatch(/^<!doctype html><html lang="en">/)
      expect(html.match(/<h1/g), what).toHaveLength(1)
      expect(html, what).toMatch(/<title>[^<]+<\/title>/)
      expect(html.match(/<main/g), what).toHaveLength(1)
    }
  })
})

describe('PUBLIC_URL', () => {
  it('alone decides about HSTS and the flags of the cookie, whatever Host says', async () => {
    const local = await openSite({ publicUrl: 'http://localhost:8787' })
    const browser = openBrowser(local)
    await browser.post('/sign-in', { email: 'ann@example.com' })
    const forged = { Origin: 'http://localhost:8787', Host: 'evil.example', 'X-Forwarded-Proto': 'https' }
    const answer = await browser.post(await local.linkFor('ann@example.com', 'signIn'), {}, forged)
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^session=[\w.-]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/),
    ])
    expect(answer.headers.get('location')).toBe('/profile')
    expect(answer.headers.has('strict-transport-security')).toBe(false)
    await local.close()
  })

  it('with https makes a cookie that no other host can set', async () => {
    const browser = openBrowser(site)
    await browser.post('/sign-in', { email: 'host@example.com' })
    const answer = await browser.post(await site.linkFor('host@example.com', 'signIn'))
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-session=[\w.-]+; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ])
  })
})

describe('a form', () => {
  const foreign = [
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: 'http://afterword.example' },
    { Origin: 'https://afterword.example.evil.example' },
    { Origin: 'https://afterword.example', 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'cross-site' },
  ]

  it.each(foreign)(
    'is refused with %o, on session pages and token pages, and does nothing',
    async (headers) => {
      const ann = await signIn(site)
      const { id, link } = await draft(site, ann)
      const before = await site.table.readInterview(id, site.now())
      const fields = { action: 'skip', letter: 'i1', name: 'Mallory', timeZone: 'Europe/Oslo' }
      for (const path of [
        link,
        `/interviews/${id}/review`,
        `/interviews/${id}/cancel`,
        '/profile',
        '/sign-out',
      ]) {
        const answer = await ann.post(path, fields, headers)
        expect(answer.status, path).toBe(403)
      }
      expect(await site.table.readInterview(id, site.now())).toEqual(before)
      expect((await ann.get('/profile')).status).toBe(200)
      expect((await site.table.readProfile(ann.candidate, site.now()))?.name).toBe('Marta Vaz')
    },
  )

  it('is taken without an Origin, as some browsers send it', async () => {
    const ann = await signIn(site)
    const { id, link } = await draft(site, ann)
    expect((await ann.post(link, { action: 'skip', letter: 'i1' }, {})).status).toBe(303)
    expect((await site.table.readInterview(id, site.now()))?.letters[0]?.status).toBe('skipped')
  })

  it('over 1 MB is refused, declared or not', async () => {
    const ann = await signIn(site)
    const token = await makeToken(ann, 'apiToken')
    const big = 'x'.repeat(1_000_001)
    const json = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
    expect((await ann.post('/profile', { name: big })).status).toBe(413)
    const answer = await ann.request('/api/interviews', { method: 'POST', headers: json, body: big })
    expect(answer.status).toBe(413)
    expect(await answer.json()).toEqual({ errors: [{ path: '', message: 'That is more than 1 MB.' }] })
    const stream = new Blob([big]).stream()
    const undeclared = { method: 'POST', headers: json, body: stream, duplex: 'half' } as RequestInit
    expect((await ann.request('/api/interviews', undeclared)).status).toBe(413)
  })

  it('that is no form is refused with 422', async () => {
    const ann = await signIn(site)
    for (const type of ['application/json', 'multipart/form-data; boundary=x', 'text/plain']) {
      const answer = await ann.request('/profile', {
        method: 'POST',
        headers: { 'Content-Type': type },
        body: '--nothing',
      })
      expect(answer.status, type).toBe(422)
    }
  })
})

describe('an address', () => {
  const hostile = [
    ...['/review/%00', '/review/..%2f..%2fetc', '/review/%E0%A4%A', '/debrief/%F0%9F%92%A9', '/sign-in/a.b'],
    ...[
      `/sign-in/${'a'.repeat(5000)}`,
      `/review/${'a'.repeat(28)}.${'b'.repeat(43)}`,
      '/interviews/__proto__',
    ],
    ...[
      '/interviews/%20',
      '/interviews/interview%23x',
      '/review/constructor.prototype',
      '/hooks/form/x',
      '/api/interviews/x',
    ],
  ]

  it.each(hostile)('%s leads nowhere, quietly', async (path) => {
    const ann = await signIn(site)
    const { status } = await ann.get(path)
    expect([401, 404, 410]).toContain(status)
    expect((await ann.post(path)).status).toBeOneOf([404, 410])
  })

  it('answers methods that it does not have with 404', async () => {
    const ann = await signIn(site)
    const { id, link } = await draft(site, ann)
    const before = await site.table.readInterview(id, site.now())
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND']) {
      expect((await ann.request(link, { method })).status, method).toBe(404)
      expect((await ann.request(`/interviews/${id}`, { method })).status, method).toBe(404)
    }
    expect(await site.table.readInterview(id, site.now())).toEqual(before)
  })
})

describe('a failure of ours', () => {
  const broken = createApp(site.contextBy({ endpoint: 'http://127.0.0.1:9', maxAttempts: 1 }))
  const token = `${'a'.repeat(16)}.${'b'.repeat(43)}`

  it('is a page without a stack, with every header', async () => {
    const answer = await broken.request('/profile', { headers: { Cookie: `__Host-session=${token}` } })
    expect(answer.status).toBe(500)
    expect(missingHeaders(answer)).toEqual([])
    expect(await answer.text()).not.toMatch(/ECONNREFUSED|127\.0\.0\.1|\.ts|at \w+ \(/)
  })

  it('is JSON for programs', async () => {
    const answer = await broken.request('/api/interviews', { headers: { Authorization: `Bearer ${token}` } })
    expect(answer.status).toBe(500)
    expect(await answer.json()).toEqual({ errors: [{ path: '', message: expect.any(String) }] })
  })
})
