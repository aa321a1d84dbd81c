import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { MailboxEntry } from './mailbox-entry.ts'
import type { SentMail } from './sent-mail.ts'

const STYLE = `
  :root { color-scheme: light dark; --quiet: light-dark(#5b6472, #9aa3b2); --line: light-dark(#dfe3ea, #323844);
    --link: light-dark(#1d4fbf, #8db4ff); }
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 1rem;
    background: light-dark(#fff, #15181e); color: light-dark(#1b1f26, #e7eaf0); }
  h1 { font-size: 1.3rem; margin: .5rem 0 1rem; overflow-wrap: anywhere; }
  a { color: var(--link); }
  .quiet { color: var(--quiet); font-size: .875rem; }
  time { white-space: nowrap; }
  ol { list-style: none; margin: 0; padding: 0; }
  li a { display: block; padding: .75rem .25rem; border-top: 1px solid var(--line); color: inherit;
    text-decoration: none; overflow-wrap: anywhere; }
  li a:hover, li a:focus-visible { background: light-dark(#f3f6fb, #1d222b); }
  .kind { border: 1px solid var(--line); border-radius: 1rem; padding: 0 .5rem; margin-right: .5rem; }
  .subject { display: block; font-weight: 600; }
  dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem .75rem; margin: 0 0 1rem; }
  dt { color: var(--quiet); }
  dd { margin: 0; overflow-wrap: anywhere; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; border-top: 1px solid var(--line);
    padding-top: 1rem; }
`

const Page = ({ title, children }: { title: string; children: Child }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <style>{raw(STYLE)}</style>
    </head>
    <body>{children}</body>
  </html>
)

const document = (page: Child) => `<!doctype html>${String(page)}`

/** All mails that the page shows, newest first; `hidden` older ones are only counted. */
export const listPage = ({ mails, hidden }: { mails: SentMail[]; hidden: number }): string =>
  document(
    <Page title="Mailbox">
      <h1>Mailbox</h1>
      {mails.length === 0 && (
        <p class="quiet">No mail yet. What Afterword sends on this machine shows up here.</p>
      )}
      <ol>
        {mails.map((mail) => (
          <li>
            <a href={`/mailbox/${mail.id}`}>
              <span class="subject">{mail.subject || '(no subject)'}</span>
              <span class="quiet">
                {mail.tags.kind && <span class="kind">{mail.tags.kind}</span>}
                to {mail.to.join(', ')}, <Time at={mail.at} />
              </span>
            </a>
          </li>
        ))}
      </ol>
      {hidden > 0 && (
        <p class="quiet">
          {hidden} older not shown; <a href="/mailbox.json">mailbox.json</a> has them all.
        </p>
      )}
    </Page>,
  )

/** One mail: headers, the text with its links, ways to the other forms. */
export const mailPage = (mail: MailboxEntry): string =>
  document(
    <Page title={mail.subject || 'Mail'}>
      <p class="quiet">
        <a href="/mailbox">Mailbox</a>
      </p>
      <h1>{mail.subject || '(no subject)'}</h1>
      <dl>
        <dt>From</dt>
        <dd>{mail.from}</dd>
        <dt>To</dt>
        <dd>{mail.to.join(', ')}</dd>
        <dt>Sent</dt>
        <dd>
          <Time at={mail.at} />
        </dd>
        {mail.kind && <dt>Kind</dt>}
        {mail.kind && <dd>{mail.kind}</dd>}
      </dl>
      <p class="quiet">
        {mail.html && <a href={`/mailbox/${mail.id}.html`}>As HTML</a>}
        {mail.html && ' · '}
        <a href={`/mailbox/${mail.id}.eml`}>Raw message</a>
      </p>
      <pre>{mail.text ? withLinks(mail.text) : 'This mail has no text part.'}</pre>
    </Page>,
  )

const Time = ({ at }: { at: string }) => (
  <time datetime={at}>
    {at.slice(0, 10)} {at.slice(11, 16)} UTC
  </time>
)

/** Signing in is following a link from here. Punctuation that ends a sentence is no part of its last link. */
const LINK = /(https?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]])/

const withLinks = (text: string) =>
  text.split(LINK).map((part) => (LINK.test(part) ? <a href={part}>{part}</a> : part))
