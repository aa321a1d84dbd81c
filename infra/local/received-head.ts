import PostalMime, { addressParser } from 'postal-mime'

/** What stands above the body of a mail that arrives, as far as it goes into SES's event. */
export interface ReceivedHead {
  /** In the mail's order. */
  all: readonly Field[]
  /** Those of the first 10 KB, which is as much as SES hands on. */
  fields: readonly Field[]
  isTruncated: boolean
}

interface Field {
  name: string
  value: string
}

const HEAD_BYTES_READ = 64 * 1024
const FIELD_BYTES_TOLD = 10 * 1024

/** Anybody may have written the mail: whatever the bytes are, this is what can be made of them. */
export async function readHead(raw: Uint8Array): Promise<ReceivedHead> {
  const start = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.length, HEAD_BYTES_READ))
  const end = /\r?\n\r?\n/.exec(start.toString('latin1'))?.index ?? start.length
  const { headers } = await PostalMime.parse(start.subarray(0, end))
  const all = headers.map(({ originalKey, value }) => ({ name: originalKey, value }))
  let bytes = 0
  const fields = all.filter(({ name, value }) => {
    bytes += Buffer.byteLength(name) + Buffer.byteLength(value)
    return bytes <= FIELD_BYTES_TOLD
  })
  return { all, fields, isTruncated: fields.length < all.length }
}

export interface Mailbox {
  /** Empty when there is only the address. */
  name: string
  address: string
}

/** One bare address, loosely: what a server would take at all. */
export const isAddress = (text: string): boolean => /^[^\s@]{1,64}@[^\s@]{1,255}$/.test(text)

/** Whom every field of that name names. */
export function mailboxesIn(head: ReceivedHead, name: string): Mailbox[] {
  return valuesOf(head, name)
    .flatMap((value) => addressParser(value, { flatten: true }))
    .flatMap(({ name, address = '' }) => (isAddress(address) ? [{ name, address }] : []))
}

/** The headers that SES tells apart; those that the mail has not are left out. */
export function commonHeaders(head: ReceivedHead): object {
  const mailboxes = (name: string) =>
    mailboxesIn(head, name).map((one) => (one.name ? `${one.name} <${one.address}>` : one.address))
  const told = {
    from: mailboxes('from'),
    date: valuesOf(head, 'date')[0],
    to: mailboxes('to'),
    cc: mailboxes('cc'),
    sender: mailboxes('sender')[0],
    replyTo: mailboxes('reply-to'),
    messageId: valuesOf(head, 'message-id')[0],
    subject: valuesOf(head, 'subject')[0],
  }
  return Object.fromEntries(
    Object.entries(told).filter(([, value]) => value !== undefined && value.length > 0),
  )
}

const valuesOf = ({ all }: ReceivedHead, name: string) =>
  all.filter((field) => field.name.toLowerCase() === name).map(({ value }) => value)
