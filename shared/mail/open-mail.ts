import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime'
import { Temporal } from 'temporal-polyfill'
import { plainText } from '../calendar/plain-text.ts'
import type { Day } from '../domain/instant.ts'
import { policy } from '../domain/policy.ts'
import { upright } from './upright.ts'

/** A mail off the wire (RFC 5322, MIME), with so much of it as the rest looks at. */

/** Somebody in a header; the address bare and in lower case, as odd as it came: a mail system may have a name alone. */
export interface Correspondent {
  readonly name?: string
  readonly address: string
}

/** What a mail carries beside its text. */
export interface Part {
  /** `text/calendar`, in lower case. */
  readonly type: string
  readonly fileName?: string
  /** Of a calendar, as its Content-Type names it; in upper case. */
  readonly method?: string
  readonly bytes: Uint8Array
}

export interface OpenMail {
  readonly from?: Correspondent
  /** To and Cc. */
  readonly recipients: readonly Correspondent[]
  readonly subject: string
  /** As its sender's clock had it; absent when it is no date. */
  readonly sentOn?: Day
  /** Message-IDs are bare, without their angle brackets. */
  readonly messageId?: string
  readonly inReplyTo?: string
  readonly references: readonly string[]
  /** The first header of that name (in lower case), on one line. */
  header(name: string): string | undefined
  /** The names of its headers, in lower case. */
  readonly headerNames: readonly string[]
  /** Its beginning; that of the HTML where there is no other. */
  readonly text: string
  /** Only where there is no plain text. */
  readonly html?: string
  /** Mails within a mail stay whole, as `message/rfc822`. */
  readonly parts: readonly Part[]
}

/** It is no mail, or one made to be hard to read; the message says which. */
export class UnreadableMailError extends Error {
  override readonly name = 'UnreadableMailError'
}

const nestingMax = 20
const headerBytesMax = 131_072
const htmlMax = 200_000
const partsMax = 100
const addressesMax = 100
const referencesMax = 100
const subjectMax = 1_000
const headerMax = 4_000

/**
 * Opens the beginning of a mail: its first MB or its first 20,000 lines. Throws an UnreadableMailError for one that is
 * nested, or has headers, beyond all measure.
 */
export async function openMail(raw: Uint8Array): Promise<OpenMail> {
  const bytes = upright(raw, policy.mailBytesRead, policy.mailLinesRead)
  const email = await parse(bytes)
  const headers = new Map<string, string>()
  for (const { key, value } of email.headers) if (!headers.has(key)) headers.set(key, oneLine(value))
  const from = correspondents(email.from ? [email.from] : [])[0]
  const [messageId] = messageIds(email.messageId)
  const [inReplyTo] = messageIds(email.inReplyTo)
  const sentOn = dayOf(headers.get('date'))
  return {
    ...(from && { from }),
    recipients: correspondents([...(email.to ?? []), ...(email.cc ?? [])]).filter(
      ({ address }) => address !== '',
    ),
    subject: subjectOf(email, bytes).slice(0, subjectMax),
    ...(sentOn && { sentOn }),
    ...(messageId && { messageId }),
    ...(inReplyTo && { inReplyTo }),
    references: messageIds(email.references),
    header: (name) => headers.get(name),
    headerNames: [...headers.keys()],
    ...bodyOf(email, bytes),
    parts: email.attachments.slice(0, partsMax).map(partOf),
  }
}

/** Old programs write letters of Western Europe into headers as they are; the library takes all bytes there for UTF-8. */
function subjectOf({ subject = '' }: Email, raw: Uint8Array): string {
  if (!subject.includes('\ufffd')) return oneLine(subject)
  const headers = new TextDecoder('windows-1252').decode(raw.subarray(0, headerBytesMax))
  return oneLine(/^subject:((?:.|\r?\n[ \t]){0,4000})/im.exec(headers)?.[1] ?? subject)
}

async function parse(raw: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(raw, {
      forceRfc822Attachments: true,
      maxNestingDepth: nestingMax,
      maxHeadersSize: headerBytesMax,
    })
  } catch (error) {
    // Its errors have no type of their own, and it has no other reason to throw than its limits.
    if (!(error instanceof Error)) throw error
    throw new UnreadableMailError(error.message, { cause: error })
  }
}

function bodyOf({ text = '', html, attachments }: Email, raw: Uint8Array): Pick<OpenMail, 'text' | 'html'> {
  const plain = text.slice(0, policy.mailTextMax).toWellFormed()
  if (plain.trim() !== '') return { text: plain }
  if (!html) return { text: attachments.length > 0 ? '' : looseText(raw) }
  const start = html.slice(0, htmlMax)
  return { text: plainText(start).slice(0, policy.mailTextMax).toWellFormed(), html: start }
}

/** Of a mail whose parts are put together wrongly, the lines as they stand, without those that part them. */
function looseText(raw: Uint8Array): string {
  const whole = new TextDecoder().decode(raw.subarray(0, headerBytesMax + policy.mailTextMax))
  const start = /\r?\n\r?\n/.exec(whole)
  if (!start) return ''
  return whole
    .slice(start.index)
    .slice(0, policy.mailTextMax)
    .replace(/^(?:--\S|content-[\w-]{1,40}:|\s?boundary=).*$/gim, '')
    .trim()
}

function partOf({ mimeType, filename, method, content }: Attachment): Part {
  return {
    type: mimeType.toLowerCase(),
    ...(filename && { fileName: filename }),
    ...(method && { method }),
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content),
  }
}

function correspondents(addresses: readonly Address[]): Correspondent[] {
  return addresses
    .flatMap((one) => one.group ?? [one])
    .slice(0, addressesMax)
    .map(({ name, address }) => ({
      ...(oneLine(name) && { name: oneLine(name).slice(0, 200) }),
      address: oneLine(address).toLowerCase(),
    }))
    .filter(({ name, address }) => name !== undefined || address !== '')
}

/** The ids in a header: those in angle brackets, or, as some programs leave them out, the one that stands alone. */
export function messageIds(header: string | undefined): string[] {
  if (header === undefined) return []
  const start = header.slice(0, referencesMax * 200)
  const bracketed = [...start.matchAll(/<([^<>\s]{1,500})>/g)].map(([, id = '']) => id)
  if (bracketed.length > 0) return bracketed.slice(0, referencesMax)
  return /^\s*([^<>\s]{1,500}@[^<>\s]{1,500})\s*$/.exec(start)?.slice(1, 2) ?? []
}

/** The day in a Date header by the sender's clock (RFC 5322 section 3.3). */
function dayOf(date: string | undefined): Day | undefined {
  const [, day, month = '', year] =
    /(?<!\d)([0-3]?\d) ([A-Za-z]{3})[a-z]{0,6},? (\d{4})/.exec(date ?? '') ?? []
  const number = monthNames.indexOf(month.toLowerCase()) + 1
  if (number === 0 || Number(day) === 0) return undefined
  return Temporal.PlainDate.from({ year: Number(year), month: number, day: Number(day) }).toString()
}

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

function oneLine(text: string): string {
  return text
    .slice(0, headerMax)
    .toWellFormed()
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
}
