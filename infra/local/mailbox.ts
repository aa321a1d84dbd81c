import { Hono, type MiddlewareHandler } from 'hono'
import type { Clock } from './clock.ts'
import { clockApp } from './clock-app.ts'
import { isLoopbackAuthority, isLoopbackUrl } from './loopback.ts'
import { arrivalApp } from './mailbox-arrival.ts'
import type { MailboxReader } from './mailbox-entry.ts'
import { listPage, mailPage } from './mailbox-page.tsx'
import type { Receiving } from './receiving.ts'
import type { Ses } from './ses.ts'
import { isVirtual } from './virtual-clock.ts'

/** How many mails the page shows; `/mailbox.json` has them all. */
const SHOWN = 200

interface MailboxOptions {
  ses: Pick<Ses, 'sent' | 'raw'>
  mailbox: MailboxReader
  receiving: Receiving
  clock: Clock
}

/**
 * The routes that only a local Afterword has: the mails it sent, those that arrive, and its clock when that can be moved. Nothing here
 * allows another site to read along, nor one whose name was made to lead here: only requests to this machine by its
 * own name are answered. Mount it at the root, and outside of what the clock tracks: `POST /clock` waits for all
 * tracked work to end.
 */
export function mailboxApp({ ses, mailbox, receiving, clock }: MailboxOptions): Hono {
  const app = new Hono()
  // Path by path, for these routes lie beside the product's own.
  for (const path of ['/mailbox.json', '/mailbox/*', '/clock/*']) app.use(path, fromThisMachine)

  app.get('/mailbox', (c) => {
    const sent = ses.sent()
    const newest = sent.slice(-SHOWN).reverse()
    c.header('Content-Security-Policy', PAGE_POLICY)
    return c.html(listPage({ mails: newest, hidden: sent.length - newest.length }))
  })

  app.get('/mailbox.json', async (c) => c.json(await mailbox.all()))

  app.get('/mailbox/:file{.+\\.eml}', async (c) => {
    const id = idOf(c.req.param('file'))
    // What is in a path may name any file: only what was sent is asked for.
    const raw = ses.sent().some((mail) => mail.id === id) ? await ses.raw(id) : undefined
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

  app.route('/mailbox', arrivalApp(receiving))
  if (isVirtual(clock)) app.route('/clock', clockApp(clock))
  return app
}

/** Refuses what a page of another site could bring a browser to ask. */
const fromThisMachine: MiddlewareHandler = async (c, next) => {
  if (!isLoopbackAuthority(c.req.header('host') ?? new URL(c.req.url).host)) {
    return c.text('This is answered at localhost, 127.0.0.1 or [::1] only.\n', 403)
  }
  const origin = c.req.header('origin')
  if (c.req.method === 'POST' && origin !== undefined && !isLoopbackUrl(origin)) {
    return c.text('A page of another site may not ask for this.\n', 403)
  }
  return next()
}

const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"

/** A mail's HTML is foreign text: no scripts, no origin of ours, nothing fetched; its links open in a new tab. */
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"

const idOf = (file: string) => file.replace(/\.[a-z]+$/, '')
