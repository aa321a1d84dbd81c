import { describe, expect, it } from 'vitest'
import { policy } from '../shared/domain/policy.ts'
import { wordsOf } from './fixtures/html.ts'
import {
  makeToken,
  openBrowser,
  openSite,
  profile,
  recordBody,
  signIn,
  siteForFile,
} from './fixtures/site.ts'

const site = await siteForFile({ candidates: '*@example.com, guest@elsewhere.example' })

const withoutNonce = (html: string) => html.replace(/nonce="[^"]*"/g, '')

async function mailsTo(address: string) {
  return (await site.aws.mails()).filter(({ to }) => to.includes(address))
}

describe('asking for a link', () => {
  it('shows the very same page to whoever may sign in and whoever may not, and mails the former alone', async () => {
    const browser = openBrowser(site)
    const allowed = await browser.post('/sign-in', { email: 'guest@elsewhere.example' })
    const stranger = await browser.post('/sign-in', { email: 'stranger@elsewhere.example' })
    expect(stranger.status).toBe(allowed.status)
    expect(withoutNonce(await stranger.text())).toBe(withoutNonce(await allowed.text()))
    expect(await mailsTo('guest@elsewhere.example')).toHaveLength(1)
    expect(await mailsTo('stranger@elsewhere.example')).toHaveLength(0)
  })

  it('refuses what is no address, keeps what was typed and says so beside the field', async () => {
    const answer = await openBrowser(site).post('/sign-in', { email: 'ann"><script>@example.com' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('value="ann&quot;&gt;&lt;script&gt;@example.com"')
    expect(html).toMatch(
      /<input id="email"[^>]*aria-describedby="email-hint email-fault"[^>]*aria-invalid="true"/,
    )
    expect(html).toContain('role="alert"')
  })

  it('mails at most three an hour and shows the same page for the fourth', async () => {
    const browser = openBrowser(site)
    const pages = []
    for (let time = 0; time < 4; time++)
      pages.push(await browser.post('/sign-in', { email: 'eager@example.com' }))
    const [first = '', ...others] = await Promise.all(
      pages.map(async (one) => withoutNonce(await one.text())),
    )
    expect(others).toEqual([first, first, first])
    expect(await mailsTo('eager@example.com')).toHaveLength(3)
  })

  it('mails at most two hundred an hour to all addresses together, and shows the same page beyond', async () => {
    expect(policy.signInMailsPerHourInAll).toBe(200)
    const busy = await openSite()
    for (let mails = 0; mails < policy.signInMailsPerHourInAll - 1; mails++)
      expect(await busy.table.count('site', 'signIn', policy.signInMailsPerHourInAll, 3600, busy.now())).toBe(
        true,
      )
    const browser = openBrowser(busy)
    const last = await browser.post('/sign-in', { email: 'last@example.com' })
    const beyond = await browser.post('/sign-in', { email: 'beyond@example.com' })
    expect(beyond.status).toBe(last.status)
    expect(withoutNonce(await beyond.text())).toBe(withoutNonce(await last.text()))
    expect((await busy.aws.mails()).map(({ to }) => to)).toEqual([['last@example.com']])
    await busy.advance(3600)
    await browser.post('/sign-in', { email: 'beyond@example.com' })
    expect(await busy.aws.mails()).toHaveLength(2)
    await busy.close()
  })

  it('that one address asks for too often leaves the others theirs', async () => {
    const busy = await openSite()
    const browser = openBrowser(busy)
    for (let time = 0; time < 10; time++) await browser.post('/sign-in', { email: 'eager@example.com' })
    const left = policy.signInMailsPerHourInAll - policy.signInMailsPerHour
    for (let mails = 0; mails < left; mails++)
      expect(await busy.table.count('site', 'signIn', policy.signInMailsPerHourInAll, 3600, busy.now())).toBe(
        true,
      )
    await busy.close()
  })
})

describe('the mailed link', () => {
  async function askFor(email: string): Promise<string> {
    await openBrowser(site).post('/sign-in', { email })
    return site.linkFor(email, 'signIn')
  }

  it('stays good however often it is opened, and signs in when its button is pressed', async () => {
    const link = await askFor('ann@example.com')
    const scanner = openBrowser(site)
    for (let time = 0; time < 20; time++) {
      expect((await scanner.request(link, { method: time % 2 ? 'HEAD' : 'GET' })).status).toBe(200)
    }
    expect(scanner.cookies().size).toBe(0)
    const ann = openBrowser(site)
    expect(wordsOf(await ann.read(link))).toContain('Sign in')
    const answer = await ann.post(link)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/profile'])
    expect((await ann.get('/profile')).status).toBe(200)
  })

  it('says who will be signed in, so that nobody enters what is theirs into another’s account', async () => {
    const link = await askFor('mallory@example.com')
    expect(wordsOf(await openBrowser(site).read(link))).toContain('signed in as mallory@example.com')
  })

  it('leads to the interviews once the profile has a name', async () => {
    const ann = await signIn(site, { fields: profile })
    await ann.post('/sign-in', { email: ann.email })
    const again = openBrowser(site)
    expect((await again.post(await site.linkFor(ann.email, 'signIn'))).headers.get('location')).toBe('/')
  })

  it('pressed twice in one browser is no error, and used in another it offers a new one', async () => {
    const link = await askFor('twice@example.com')
    const ann = openBrowser(site)
    await ann.post(link)
    expect((await ann.post(link)).status).toBe(303)
    expect((await ann.get(link)).status).toBe(303)
    const other = await signIn(site)
    for (const answer of [
      await other.post(link),
      await other.get(link),
      await openBrowser(site).post(link),
    ]) {
      expect(answer.status).toBe(410)
      expect(await answer.text()).toContain('action="/sign-in"')
    }
  })

  it('signs one of two in who press at the same time', async () => {
    const link = await askFor('race@example.com')
    const answers = await Promise.all([openBrowser(site).post(link), openBrowser(site).post(link)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410])
  })

  it('is over after half an hour', async () => {
    const link = await askFor('late@example.com')
    const later = openBrowser({ ...site, app: site.appLater(30 * 60) })
    expect((await later.get(link)).status).toBe(410)
    expect((await later.post(link)).status).toBe(410)
    expect((await openBrowser(site).post(link)).status).toBe(303)
  })
})

describe('signing out', () => {
  it('ends the session for whoever still has its cookie', async () => {
    const ann = await signIn(site)
    const stolen = { Cookie: [...ann.cookies()].map(([name, value]) => `${name}=${value}`).join() }
    expect((await site.app.request('/profile', { headers: stolen })).status).toBe(200)
    expect((await ann.post('/sign-out')).headers.get('location')).toBe('/')
    expect(ann.cookies().size).toBe(0)
    expect((await site.app.request('/profile', { headers: stolen })).status).toBe(401)
  })

  it('comes by itself after thirty days', async () => {
    const ann = await signIn(site)
    const later = openBrowser({ ...site, app: site.appLater(30 * 24 * 3600) }, ann.cookies())
    expect((await later.get('/profile')).status).toBe(401)
    expect((await ann.get('/profile')).status).toBe(200)
  })
})

describe('an address that is taken off the list', () => {
  it('loses its session, its tokens and its links at once, and has them again when it is put back', async () => {
    const ann = await signIn(site)
    const api = await makeToken(ann, 'apiToken')
    const hook = await makeToken(ann, 'formHook')
    await ann.post('/sign-in', { email: ann.email })
    const link = await site.linkFor(ann.email, 'signIn')
    const json = { 'Content-Type': 'application/json', Authorization: `Bearer ${api}` }
    const body = JSON.stringify(recordBody(site))
    const statuses = async (app = site.app) => {
      const browser = openBrowser({ ...site, app }, ann.cookies())
      return [
        (await browser.get('/profile')).status,
        (await app.request('/api/interviews', { headers: json })).status,
        (await app.request(`/hooks/form/${hook}`, { method: 'POST', headers: json, body })).status,
        (await openBrowser({ ...site, app }).get(link)).status,
        (await openBrowser({ ...site, app }).post(link)).status,
      ]
    }
    expect(await statuses(site.appFor('somebody@example.com'))).toEqual([401, 401, 404, 410, 410])
    expect(await statuses()).toEqual([200, 200, 201, 200, 303])
  })
})

describe('the start page', () => {
  it('says in a few lines what this is, to whoever is not signed in', async () => {
    const html = await openBrowser(site).read('/')
    expect(wordsOf(html)).toContain('Nothing is ever sent that you have not approved.')
    expect(html).toContain('name="email"')
  })

  it('asks whoever is not signed in to do so, on every page that is somebody’s', async () => {
    const stranger = openBrowser(site)
    for (const path of ['/profile', '/settings', '/interviews/new', `/interviews/${'a'.repeat(28)}`]) {
      const answer = await stranger.get(path)
      expect(answer.status, path).toBe(401)
      expect(await answer.text(), path).toContain('action="/sign-in"')
    }
    expect((await stranger.post('/interviews', {})).status).toBe(401)
  })
})
