import { addressParser, decodeWords } from 'postal-mime'
import { WireError } from './wire.ts'

/** A header field as it stood in the message; the value is unfolded, its encoded words are left alone. */
export interface HeaderField {
  name: string
  value: string
}

/** A message that SES would take. */
export interface RawMessage {
  fields: HeaderField[]
  /** The one address in From, without its name. */
  from: string
  /** The addresses of To, Cc and Bcc, in this order. */
  recipients: string[]
  /** Headers as they stood, folds included, for `rewrite`. */
  lines: { name: string; text: string }[]
  body: Buffer
}

/** The code of nearly everything that SES finds wrong with a request. */
export const invalid = (message: string) => new WireError(400, 'InvalidParameterValue', message)

const LONGEST_MESSAGE_BYTES = 10 * 1024 * 1024
const LONGEST_LINE_BYTES = 1000
const ONCE_ONLY = new Set(
  (
    'from sender reply-to to cc bcc subject date message-id in-reply-to references ' +
    'mime-version content-type content-transfer-encoding'
  ).split(' '),
)

/**
 * Reads a raw message as strictly as SES does: size, line length, ASCII headers, no header twice, one sender, sound
 * recipients. Throws InvalidParameterValue. Source: SES Developer Guide, "Service quotas" and "Email format".
 */
export function readMessage(raw: Buffer): RawMessage {
  if (raw.length > LONGEST_MESSAGE_BYTES) {
    throw invalid(`Message length is more than ${LONGEST_MESSAGE_BYTES} bytes long: '${raw.length}'.`)
  }
  checkLineLengths(raw)
  const { head, body } = split(raw)
  const lines = headerLines(head)
  const fields = lines.map(({ name, text }) => ({ name, value: unfold(text.slice(name.length + 1)) }))

  const [from, ...others] = addressesIn(fields, ['from'])
  if (from === undefined) throw invalid("Missing required header 'From'.")
  if (others.length > 0) throw invalid("The header 'From' must hold one address.")
  return { fields, from, recipients: addressesIn(fields, ['to', 'cc', 'bcc']), lines, body }
}

/** What SES puts on the wire: its own Message-ID and Date, no Bcc, none of the headers that are orders to SES. */
export function rewrite(
  message: RawMessage,
  { messageId, sentAt }: { messageId: string; sentAt: number },
): Buffer {
  const kept = message.lines.filter(({ name }) => !/^(message-id|date|bcc|x-ses-.*)$/i.test(name))
  const date = new Date(sentAt).toUTCString().replace('GMT', '+0000')
  const head = [
    ...kept.map(({ text }) => text),
    `Date: ${date}`,
    `Message-ID: <${messageId}@email.amazonses.com>`,
  ]
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), message.body])
}

/** A header's value, or undefined. */
export const headerOf = (fields: HeaderField[], name: string): string | undefined =>
  fields.find((field) => field.name.toLowerCase() === name)?.value

/** A header's value for people to read: encoded words are decoded. */
export const readable = (fields: HeaderField[], name: string): string =>
  decodeWords(headerOf(fields, name) ?? '')

/**
 * One bare address, or the one in `"Name" <address>`. ASCII only: SES has no SMTPUTF8, an international domain has to
 * come as punycode. Throws InvalidParameterValue in the service's own words.
 */
export function readAddress(text: string): string {
  const [mailbox, ...others] = addressParser(text, { flatten: true })
  if (!mailbox || others.length > 0 || /[\r\n]/.test(text)) throw invalid('Illegal address')
  return checkAddress(mailbox.address ?? '')
}

const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
const LOCAL_PART = new RegExp(`^(?=.{1,64}$)${ATOM}(\\.${ATOM})*$`)
const DOMAIN =
  /^(?=.{1,255}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/

function checkAddress(address: string): string {
  const at = address.lastIndexOf('@')
  if (at < 0) throw invalid("Missing final '@domain'")
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)]
  if (local === '') throw invalid('Missing local name')
  if (/[^\x21-\x7e]/.test(local)) throw invalid('Local address contains control or whitespace')
  if (/[^\x21-\x7e]/.test(domain)) throw invalid('Domain contains control or whitespace')
  if (!LOCAL_PART.test(local) || !DOMAIN.test(domain)) throw invalid('Illegal address')
  return address
}

function addressesIn(fields: HeaderField[], names: string[]): string[] {
  return names.flatMap((name) =>
    addressParser(headerOf(fields, name) ?? '', { flatten: true }).map(({ address }) =>
      checkAddress(address ?? ''),
    ),
  )
}

function checkLineLengths(raw: Buffer): void {
  for (let start = 0; start < raw.length; ) {
    const end = raw.indexOf('\n', start)
    const next = end < 0 ? raw.length : end + 1
    if (next - start > LONGEST_LINE_BYTES) {
      throw invalid(`A line of the message is longer than ${LONGEST_LINE_BYTES} bytes.`)
    }
    start = next
  }
}

function split(raw: Buffer): { head: string; body: Buffer } {
  const separator = /\r?\n\r?\n/.exec(raw.toString('latin1'))
  const end = separator ? separator.index : raw.length
  const head = raw.toString('latin1', 0, end)
  if (/[^\t\r\n\x20-\x7e]|\r(?!\n)/.test(head)) throw invalid('The headers must be lines of 7-bit ASCII.')
  return { head, body: raw.subarray(end + (separator?.[0].length ?? 0)) }
}

function headerLines(head: string): { name: string; text: string }[] {
  const seen = new Set<string>()
  return head.split(/\r?\n(?![ \t])/).map((text) => {
    const name = /^([!-9;-~]+):/.exec(text)?.[1]
    if (name === undefined) throw invalid('A header line has no name.')
    const key = name.toLowerCase()
    if (ONCE_ONLY.has(key) && seen.has(key)) throw invalid(`Duplicate header '${name}'.`)
    seen.add(key)
    return { name, text: text.replace(/\r?\n/g, '\r\n') }
  })
}

const unfold = (value: string) => value.replace(/\r?\n(?=[ \t])/g, '').trim()
