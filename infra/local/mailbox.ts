import { Hono } from 'hono'
import type { Clock } from './clock.ts'
import { clockApp } from './clock-app.ts'
import type { MailboxReader } from './mailbox-entry.ts'
import { listPage, mailPage } from './mailbox-page.tsx'
import type { Ses } from './ses.ts'
import { isVirtual } from './virtual-clock.ts'

/** How many mails the page shows; `/mailbox.json` has them all. */
const SHOWN = 200

interface MailboxOptions {
  ses: Pick<Ses, 'sent' | 'raw'>
  mailbox: MailboxReader
  clock: Clock
}

/**
 * The routes that only a local Afterword has: the mails it sent, and its clock when that can be moved. Nothing here
 * allows another site to read along. Mount it at the root, and outside of what the clock tracks: `POST /clock` waits
 * for all tracked work to end.
 */
export function mailboxApp({ ses, mailbox, clock }: MailboxOptions): Hono {
  const app = new Hono()

  app.get('/mailbox', (c) => {
    const sent = ses.sent()
    const newest = sent.slice(-SHOWN).reverse()
    c.header('Content-Security-Policy', PAGE_POLICY)
    return c.html(listPage({ mails: newest, hidden: sent.length - newest.length }))
  })

  app.get('/mailbox.json', async (c) => c.json(await mailbox.all()))

  app.get('/mailbox/:file{.+\\.eml}', async (c) => {
    const raw = await ses.raw(idOf(c.req.param('file')))
    if (!raw) return c.notFound()
    return c.body(new Uint8Array(raw), 200, { 'Content-Type': 'message/rfc822' })
  })

  app.get('/mailbox/:file{.+\\.html}', async (c) => {
    const mail = await mailbox.one(idOf(c.req.param('file')))
    if (!mail?.html) return c.notFound()
    c.header('Content-Security-Policy', MAIL_POLICY)
    return c.html(mail.html)
  })

  app.get('/mailbox/:id', async (c) => {
    const mail = await mailbox.one(c.req.param('id'))
    if (!mail) return c.notFound()
    c.header('Content-Security-Policy', PAGE_POLICY)
    return c.html(mailPage(mail))
  })

  if (isVirtual(clock)) app.route('/clock', clockApp(clock))
  return app
}

const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"

/** A mail's HTML is foreign text: no scripts, no origin of ours, nothing fetched; its links open in a new tab. */
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"

const idOf = (file: string) => file.replace(/\.[a-z]+$/, '')
