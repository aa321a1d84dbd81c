import PostalMime from 'postal-mime'
import type { SentMail } from './sent-mail.ts'
import type { Ses } from './ses.ts'

/** A sent mail as `/mailbox.json` shows it. */
export interface MailboxEntry {
  id: string
  /** ISO 8601, UTC. */
  at: string
  /** The From header, for people to read. */
  from: string
  /** The envelope's recipients, whatever the headers say. */
  to: string[]
  subject: string
  /** The mail's `kind` tag, empty when it has none. */
  kind: string
  /** Empty when the mail has no such part. */
  text: string
  html: string
  /** The message as it went out. */
  raw: string
}

/** Reads mails once each: they never change after they were sent. */
export function createMailboxReader(ses: Pick<Ses, 'sent' | 'raw'>) {
  const read = new Map<string, Promise<MailboxEntry>>()
  const entryOf = (mail: SentMail) => {
    const known = read.get(mail.id) ?? readEntry(mail, ses)
    read.set(mail.id, known)
    return known
  }
  return {
    /** Oldest first. */
    all: (): Promise<MailboxEntry[]> => Promise.all(ses.sent().map(entryOf)),
    async one(id: string): Promise<MailboxEntry | undefined> {
      const mail = ses.sent().find((sent) => sent.id === id)
      return mail && entryOf(mail)
    },
  }
}

export type MailboxReader = ReturnType<typeof createMailboxReader>

async function readEntry(mail: SentMail, ses: Pick<Ses, 'raw'>): Promise<MailboxEntry> {
  const raw = (await ses.raw(mail.id)) ?? Buffer.alloc(0)
  const { text = '', html = '' } = await PostalMime.parse(raw)
  const { id, at, from, to, subject, tags } = mail
  return { id, at, from, to, subject, kind: tags.kind ?? '', text, html, raw: raw.toString('utf8') }
}
