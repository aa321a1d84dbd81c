import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Browser, Page } from 'playwright-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Connection } from '../shared/domain/connection.ts'
import { plus } from '../shared/domain/instant.ts'
import { chromiumForTests, launchChromium } from './fixtures/chromium.ts'
import { connectionOf } from './fixtures/connected.ts'
import { googleEvent, googleOwner, startGoogle } from './fixtures/google-calendar.ts'
import { interviewFact, interviewsOf, teller } from './fixtures/meeting-fact.ts'
import { oauthClient } from './fixtures/oauth-server.ts'
import { type Candidate, openSite, type Site, signIn } from './fixtures/site.ts'

/** The pages of calendars in a browser: what it really sends, and how they look on a phone and on a desk. */

const chromium = chromiumForTests() ?? ''
const inChromium = describe.skipIf(chromium === '')
const lookAtPage = readFileSync(new URL('./fixtures/look-at-page.js', import.meta.url), 'utf8')

/** A site with a Google, both over HTTP, and a browser that runs no scripts. */
async function open() {
  let answer: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 503 })
  const server = serve({ fetch: (request: Request) => answer(request), port: 0, hostname: '127.0.0.1' })
  await new Promise((listening) => server.once('listening', listening))
  const { port } = server.address() as AddressInfo
  const google = await startGoogle({ now: () => '2026-11-17T15:00:00Z' })
  const { authorizationEndpoint, tokenEndpoint } = google.provider
  const site = await openSite({
    publicUrl: `http://127.0.0.1:${port}`,
    providers: {
      ...{ GOOGLE_LOGIN_URL: authorizationEndpoint, GOOGLE_TOKEN_URL: tokenEndpoint },
      GOOGLE_API_URL: google.base,
    },
  })
  answer = site.app.fetch
  await site.context.secrets.write('google-client', JSON.stringify(oauthClient))
  const browser = await launchChromium(chromium)
  onTestFinished(async () => {
    await browser.close()
    await new Promise((closed) => server.close(closed))
    await site.close()
  })
  return { site, google, browser }
}

async function pageFor(
  browser: Browser,
  site: Site,
  who: Candidate,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Page> {
  const context = await browser.newContext({ baseURL: site.publicUrl, javaScriptEnabled: false, ...options })
  await context.addCookies([...who.cookies()].map(([name, value]) => ({ name, value, url: site.publicUrl })))
  return context.newPage()
}

const chat = interviewFact({
  title: 'Chat w/ Dana',
  organizer: { name: 'Dana Wu', email: 'dana@acme.example', isSelf: false, isResource: false },
  when: {
    ...{ startsAt: '2026-11-20T15:00:00Z', endsAt: '2026-11-20T15:30:00Z' },
    ...{ timeZone: 'Europe/Oslo', zoneRule: 'iana', isAllDay: false },
  },
})

/** One of each kind, in every state that there is. */
function connectionsIn(candidate: string, now: string): readonly Connection[] {
  const usual = { schema: 1, revision: 1, since: now, failures: 0, addresses: [], channels: [] } as const
  const id = (letter: string) => candidate + letter.repeat(12)
  const channel = { id: 'x', secretHash: 'x', expiresAt: plus(now, 86_400) }
  return [
    {
      ...usual,
      id: id('a'),
      kind: 'feed',
      name: 'calendar.google.com',
      heardAt: plus(now, -180),
      pullAt: plus(now, 720),
    },
    {
      ...{ ...usual, id: id('b'), kind: 'google', name: googleOwner, addresses: [googleOwner] },
      broken: { why: 'accessWithdrawn', at: now, isTold: true },
    },
    {
      ...{
        ...usual,
        id: id('c'),
        kind: 'microsoft',
        name: 'Calendar of the whole department',
        addresses: [googleOwner],
      },
      ...{ failures: 3, heardAt: plus(now, -90_000), pullAt: plus(now, 3600) },
    },
    {
      ...usual,
      id: id('d'),
      kind: 'calendly',
      name: googleOwner,
      addresses: [googleOwner],
      heardAt: now,
      channels: [channel],
    },
    {
      ...usual,
      id: id('e'),
      kind: 'calcom',
      name: 'Cal.com',
      remark: 'The payload does not have the shape that Cal.com describes.',
    },
  ]
}

/** Every page, each in the state in which most is on it. */
async function everyPage(site: Site) {
  const who = await signIn(site)
  const tell = teller(site, who)
  await tell(chat, interviewFact({ externalId: 'known', uid: 'known' }))
  const question = await site.linkFor(who.email, 'question')
  const known = await site.linkFor(who.email, 'notice')
  const interviews = await interviewsOf(site, who)
  const forgotten = interviewFact({
    externalId: 'none',
    uid: 'none',
    title: 'Interview: Welder – Zinc Works',
  })
  await tell(forgotten)
  const none = (await interviewsOf(site, who)).find(({ company }) => company === 'Zinc Works')
  await who.post(`/interviews/${none?.id}/meeting`, { action: 'dismiss' })
  for (const connection of connectionsIn(who.candidate, site.now()))
    await site.table.createConnection(connection)
  await site.context.secrets.write(who.candidate + 'e'.repeat(12), '{"keys":["k"]}')
  const own = (letter: string, page: string) => `/connections/${who.candidate}${letter.repeat(12)}/${page}`
  return {
    who,
    paths: [
      ...['/', question, known, `/interviews/${none?.id}/meeting`, '/connections?looking=yes', '/settings'],
      ...interviews.map(({ id }) => `/interviews/${id}`),
      ...[own('a', 'disconnect'), own('b', 'disconnect'), own('e', 'key')],
    ],
  }
}

inChromium('the pages of calendars', () => {
  it('connect an account without a script, from our page to the provider’s and back', async () => {
    const { site, google, browser } = await open()
    google.put(googleEvent('A', 20, { summary: 'Interview: Welder – Acme' }))
    const who = await signIn(site)
    const page = await pageFor(browser, site, who)
    await page.goto('/connections')
    await page.click('summary:has-text("Google")')
    await page.click('button:has-text("Go to Google")')
    await page.waitForURL('**/connections/google/callback?**')
    await page.click('button:has-text("Connect my calendar")')
    await page.waitForURL('**/calendars')
    expect(await page.textContent('h1')).toBe(`Google: ${googleOwner} is connected`)
    expect((await connectionOf(site, who)).heardAt).toBe(site.now())
  })

  it('can be read on a phone and on a desk, by light and by dark', async () => {
    const { site, browser } = await open()
    const { who, paths } = await everyPage(site)
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [390, 1280]) {
        const viewport = { width, height: 800 }
        const page = await pageFor(browser, site, who, { colorScheme, viewport, javaScriptEnabled: true })
        for (const path of paths) {
          await page.goto(path)
          await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true')
          expect(await page.evaluate(lookAtPage), `${path} at ${width}, ${colorScheme}`).toEqual([])
        }
      }
    }
  })
})
