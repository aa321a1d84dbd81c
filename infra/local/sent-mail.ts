import type { PlannedEvent } from './ses-events.ts'
import { readAll, type Store } from './store.ts'

/** A mail that SES accepted: its envelope, and what is still to be reported of it. */
export interface SentMail {
  /** SES's MessageId. */
  id: string
  /** When it was accepted: ISO 8601, UTC. */
  at: string
  /** Numbers the mails as they came, for many are accepted within one instant of a clock that stands still. */
  sequence: number
  source: string
  to: string[]
  from: string
  subject: string
  tags: Record<string, string>
  events: PlannedEvent[]
}

/** The mails on disk: `<id>.eml` as it went out, and beside it `<id>.json`, whose presence makes it a sent mail. */
export interface SentMails {
  keep(mail: SentMail, raw: Buffer): Promise<void>
  /** Writes down that an event was reported. */
  report(mail: SentMail, event: PlannedEvent): Promise<void>
  /** Oldest first. */
  list(): readonly SentMail[]
  raw(id: string): Promise<Buffer | undefined>
}

/** Loads what was sent before. */
export async function openSentMails(store: Store): Promise<SentMails> {
  const mails = (await readAll<SentMail>(store)).sort((a, b) => a.sequence - b.sequence)
  const write = (mail: SentMail) => store.write(`${mail.id}.json`, JSON.stringify(mail))
  return {
    async keep(mail, raw) {
      await store.write(`${mail.id}.eml`, raw)
      await write(mail)
      mails.push(mail)
    },
    async report(mail, event) {
      mail.events = mail.events.filter((planned) => planned !== event)
      await write(mail)
    },
    list: () => mails,
    raw: (id) => store.read(`${id}.eml`),
  }
}
