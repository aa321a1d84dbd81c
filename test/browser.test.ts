import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { calendarOf, eventOf } from './fixtures/calendar.ts'
import { chromiumForTests, launchChromium } from './fixtures/chromium.ts'
import { draft, openSite, record, recordBody, type Site, signIn, stored } from './fixtures/site.ts'

/** What only a browser can tell: keys, sizes, colours, and what it really sends. */

const chromium = chromiumForTests() ?? ''
const inChromium = describe.skipIf(chromium === '')

let site: Site
let browser: Browser
let close: () => Promise<void>

beforeAll(async () => {
  let answer: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 503 })
  const server = serve({ fetch: (request: Request) => answer(request), port: 0, hostname: '127.0.0.1' })
  await new Promise((listening) => server.once('listening', listening))
  const { port } = server.address() as AddressInfo
  site = await openSite({ publicUrl: `http://127.0.0.1:${port}` })
  answer = site.app.fetch
  browser = await launchChromium(chromium)
  close = async () => {
    await browser.close()
    await new Promise((closed) => server.close(closed))
    await site.close()
  }
})

afterAll(() => close())

/** A script of its own, because what runs in a page has other globals than what runs here. */
const lookAtPage = readFileSync(new URL('./fixtures/look-at-page.js', import.meta.url), 'utf8')

type Options = Parameters<Browser['newContext']>[0]

async function inBrowser(options: Options, visit: (page: Page, context: BrowserContext) => Promise<void>) {
  const context = await browser.newContext({ baseURL: site.publicUrl, locale: 'en-US', ...options })
  try {
    await visit(await context.newPage(), context)
  } finally {
    await context.close()
  }
}

/** Presses Tab until what the selector names has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let pressed = 0; pressed < 120; pressed++) {
    await page.keyboard.press('Tab')
    const isThere = await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)
    if (isThere) return
  }
  throw new Error(`No key leads to ${selector}`)
}

async function type(page: Page, selector: string, text: string): Promise<void> {
  await tabTo(page, selector)
  await page.keyboard.type(text)
}

/** A `datetime-local` by the keyboard: day, then time. */
async function typeTime(page: Page, selector: string, day: string, time: string): Promise<void> {
  await type(page, selector, day)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type(time)
}

async function everyPage() {
  const ann = await signIn(site)
  const panel = {
    interviewers: [
      {
        name: 'Guilhermina de Vasconcelos e Prado',
        title: 'Director of Photographic Collections',
        email: 'guilhermina.de.vasconcelos@farol.example.com',
      },
      { name: 'Dr. Ana Lemos', email: 'ana@farol.example.com' },
      { name: 'Rui' },
    ],
  }
  const { id, link } = await draft(site, ann, recordBody(site, {}, panel))
  await ann.post(link, { action: 'skip', letter: 'i2' })
  const long = recordBody(site, { company: `Donaudampfschifffahrtsgesellschaft${'x'.repeat(60)}` })
  const other = await record(site, ann, { ...long, notes: undefined })
  const debrief = await site.linkFor(ann.email, 'debrief')
  const at = `/interviews/${id}`
  const paths = [
    ...['/', '/profile', '/profile?saved', '/settings', '/interviews/new', at, `${at}/edit`, `${at}/notes`],
    ...[`${at}/review`, `${at}/print`, `/interviews/${other}`, link, `${link}?saved=i1`, debrief, '/nothing'],
    `/sign-in/${'a'.repeat(16)}.${'b'.repeat(43)}`,
  ]
  const cookies = [...ann.cookies()].map(([name, value]) => ({ name, value, url: site.publicUrl }))
  return { ann, paths, cookies }
}

async function openAll(page: Page): Promise<void> {
  await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true')
}

inChromium('without a mouse', () => {
  it('one fills in the form from an invitation', async () => {
    await inBrowser({ javaScriptEnabled: false }, async (page, context) => {
      const ann = await signIn(site)
      await context.addCookies(
        [...ann.cookies()].map(([name, value]) => ({ name, value, url: site.publicUrl })),
      )
      await page.goto('/interviews/new')
      const lines = [
        'SUMMARY:Interview: Archivist @ Larch',
        'DTSTART:20261203T090000',
        'DTEND:20261203T100000',
      ]
      const buffer = Buffer.from(calendarOf(...eventOf(...lines)))
      await page.setInputFiles('#calendar', { name: 'invite.ics', mimeType: 'text/calendar', buffer })
      await page.focus('button[name=fill]')
      await page.keyboard.press('Enter')
      await page.waitForSelector('.note')
      expect(await page.inputValue('[id="interview.role"]')).toBe('Archivist')
      expect(await page.inputValue('[id="interview.startsAt"]')).toBe('2026-12-03T09:00')
      expect(await page.textContent('[role=status]')).toContain('we took yours. Look at the times.')
    })
  })

  it('one signs in, writes a profile and records an interview', async () => {
    await inBrowser({}, async (page) => {
      await page.goto('/')
      await type(page, '#email', 'keys@example.com')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/sign-in')
      await page.goto(await site.linkFor('keys@example.com', 'signIn'))
      await tabTo(page, 'main button')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/profile')
      await type(page, '#name', 'Ada Keys')
      await type(page, '#qualifications', 'Ten years at the keyboard')
      await type(page, '#timeZone', 'Europe/Oslo')
      await tabTo(page, 'main button.primary')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/profile?saved')
      await tabTo(page, 'main a[href="/interviews/new"]')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/interviews/new')
      await type(page, '[name="interview.company"]', 'Farol')
      await type(page, '[name="interview.role"]', 'Archivist')
      await typeTime(page, '[name="interview.startsAt"]', '03022027', '1000AM')
      await typeTime(page, '[name="interview.endsAt"]', '03022027', '1100AM')
      await tabTo(page, '[name="interview.location"]')
      await page.keyboard.type('Lisbon')
      await type(page, '[name="interviewers.0.name"]', 'Inês Prado')
      await tabTo(page, '[name="interviewers.0.decisionMaker"]')
      await page.keyboard.press('Space')
      await type(page, '[name="interviewers.1.name"]', 'Rui Tavares')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/interviews\/[a-z2-7]{28}$/)
      expect(await stored(site, page.url().split('/').at(-1) ?? '')).toMatchObject({
        company: 'Farol',
        startsAt: '2027-03-02T09:00:00Z',
        timeZone: 'Europe/Oslo',
        interviewers: [{ name: 'Inês Prado', isDecisionMaker: true }, { name: 'Rui Tavares' }],
      })
    })
  })

  it('Enter in a line of a letter saves and never approves; its button does', async () => {
    const ann = await signIn(site)
    const { id, link } = await draft(site, ann)
    await inBrowser({}, async (page) => {
      await page.goto(link)
      await tabTo(page, 'form details summary')
      await page.keyboard.press('Enter')
      await tabTo(page, '[name=subject]')
      await page.keyboard.press('End')
      await page.keyboard.type(', once more')
      await page.keyboard.press('Enter')
      await page.waitForURL(/saved=i1/)
      expect((await stored(site, id)).letters[0]).toMatchObject({ status: 'drafted', isEdited: true })
      await tabTo(page, 'button[value=approve]')
      await page.keyboard.press('Enter')
      await page.locator('button[value=undo]').waitFor()
      expect((await stored(site, id)).letters[0]?.status).toBe('approved')
    })
  })

  it('what has the focus can be seen', async () => {
    const { cookies } = await everyPage()
    await inBrowser({}, async (page, context) => {
      await context.addCookies(cookies)
      await page.goto('/profile')
      const focused =
        '((one) => [one.tagName, getComputedStyle(one).outline].join(" "))(document.activeElement)'
      const seen: unknown[] = []
      do {
        await page.keyboard.press('Tab')
        seen.push(await page.evaluate(focused))
      } while (!String(seen.at(-1)).startsWith('BODY'))
      expect(seen.length).toBeGreaterThan(12)
      expect(seen.slice(0, -1).filter((outline) => !/solid 3px/.test(String(outline)))).toEqual([])
    })
  })
})

inChromium.each(['light', 'dark'] as const)('on a phone, %s', (colorScheme) => {
  it('every page fits, is labelled, reads in order and is easy to see and to touch', {
    timeout: 90_000,
  }, async () => {
    const { paths, cookies } = await everyPage()
    await inBrowser(
      { viewport: { width: 390, height: 844 }, colorScheme, hasTouch: true },
      async (page, context) => {
        await context.addCookies(cookies)
        for (const path of paths) {
          await page.goto(path)
          await openAll(page)
          expect(await page.evaluate(lookAtPage), path).toEqual([])
        }
      },
    )
  })

  it('so does a form that was refused', async () => {
    const { cookies } = await everyPage()
    await inBrowser(
      { viewport: { width: 390, height: 844 }, colorScheme, hasTouch: true },
      async (page, context) => {
        await context.addCookies(cookies)
        await page.goto('/profile')
        await page.fill('#name', ' ')
        await page.fill('#timeZone', 'Mars')
        await page.click('main button.primary')
        expect(await page.locator('[role=alert] a').count()).toBe(2)
        expect(await page.evaluate(lookAtPage)).toEqual([])
        await page.click('[role=alert] a >> nth=1')
        expect(await page.evaluate('document.querySelector(":target").id')).toBe('timeZone')
      },
    )
  })
})

inChromium('a machine that opens the link', () => {
  it('runs what scripts there are, scrolls and hovers, and leaves everything as it was', async () => {
    const ann = await signIn(site)
    const { id, link } = await draft(site, ann)
    const before = await stored(site, id)
    await inBrowser({ userAgent: 'Mozilla/5.0 OneOutlook' }, async (page, context) => {
      const blocked: string[] = []
      page.on('request', (request) => {
        if (request.method() !== 'GET') blocked.push(request.url())
      })
      for (const path of [link, `${link}/print`, link]) {
        await page.goto(path, { waitUntil: 'networkidle' })
        await openAll(page)
        await page.mouse.wheel(0, 5000)
        for (const button of await page.locator('button:not(.unseen):visible').all()) await button.hover()
      }
      expect(blocked).toEqual([])
      expect(await context.cookies()).toEqual([])
    })
    expect(await stored(site, id)).toEqual(before)
  })
})

inChromium('in print', () => {
  it('each letter comes out on a sheet of its own, and nothing else does', async () => {
    const ann = await signIn(site)
    const people = [
      { name: 'Inês Prado', email: 'i@farol.example.org' },
      { name: 'Odd Lie' },
      { name: 'Bo Ek' },
    ]
    const { link } = await draft(site, ann, recordBody(site, {}, { interviewers: people }))
    await inBrowser({}, async (page) => {
      await page.goto(`${link}/print`)
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('header:visible').count()).toBe(0)
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(3)
      expect(pdf).toContain('/MediaBox [0 0 612 792]')
    })
  })
})
