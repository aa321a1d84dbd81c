import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { encodeWord } from 'nodemailer/lib/mime-funcs/index.js'

/** The sender of every mail to the candidate, by name. */
export const productName = 'Afterword'

interface Correspondent {
  readonly name?: string | null
  /** Bare, as `domain/input.ts` lets it through: an ASCII dot-atom before the @, a host name after it. */
  readonly address: string
}

/** One mail to one person. There is no way to name a second recipient, a header of one's own or a file. */
export interface Mime {
  readonly from: Correspondent
  readonly to: Correspondent
  /** Answers go to all of them. */
  readonly replyTo?: readonly Correspondent[]
  /** Message-IDs of the mails that it follows, oldest first, in angle brackets: they make it one thread. */
  readonly follows?: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Tells vacation responders to keep quiet: for mails to the candidate, never for a letter to a person. */
  readonly isAutomatic: boolean
}

/**
 * The whole message as SES takes it: 7-bit headers, no line over 998 octets, text and HTML as alternatives
 * (facts/aws.md sections 2 and 3). SES puts its own Message-ID and Date in place of the composer's. Throws for an
 * address that is none; line breaks and control characters in names and subject become one space.
 */
export async function composeMime(message: Mime): Promise<Uint8Array> {
  const { from, to, replyTo, follows = [], subject, text, html, isAutomatic } = message
  const last = follows.at(-1)
  const composer = new MailComposer({
    from: mailbox(from),
    to: mailbox(to),
    ...(replyTo && { replyTo: replyTo.map(mailbox) }),
    ...(last !== undefined && { inReplyTo: messageIdOf(last), references: follows.map(messageIdOf) }),
    subject: subjectWords(oneLine(subject)),
    text: canonical(text),
    html: canonical(html),
    ...(isAutomatic && { headers: { 'Auto-Submitted': 'auto-generated' } }),
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}

const dotAtomAtHost =
  /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/
const addressMax = 254
const nameMax = 200

function mailbox({ name, address }: Correspondent): { name: string; address: string } {
  // The address stays out of the error: errors are logged, and logs hold no addresses.
  if (address.length > addressMax || !dotAtomAtHost.test(address))
    throw new Error('Not an address that can be mailed')
  // Within a quoted name "=?" is plain text by RFC 2047 section 5, yet some readers decode it all the same.
  const shown = [...oneLine(name ?? '').replaceAll('=?', '= ?')].slice(0, nameMax).join('')
  return { name: shown.trim(), address }
}

/** Ours to make, but a header all the same: nothing else gets in by this way. */
function messageIdOf(id: string): string {
  if (!/^<[\w.-]{1,200}@[\w.-]{1,100}>$/.test(id)) throw new Error('Not a Message-ID of a mail that was sent')
  return id
}

function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

const encodedWordMax = 52

/**
 * The composer encodes whatever is not ASCII. What is, it passes through: a look-alike of an encoded word, which
 * readers would decode into something that nobody approved, and words too long to fold.
 */
function subjectWords(subject: string): string {
  const isPlain = /^[\x20-\x7e]*$/.test(subject)
  const needsEncoding =
    isPlain && (subject.includes('=?') || subject.split(' ').some((word) => word.length > 60))
  return needsEncoding ? encodeWord(subject, 'Q', encodedWordMax) : subject
}

/** CRLF throughout, as base64 must carry text too (RFC 2045 section 6.8); a part without content would be left out. */
function canonical(text: string): string {
  return text.toWellFormed().replace(/\r\n?|\n/g, '\r\n') || '\r\n'
}
