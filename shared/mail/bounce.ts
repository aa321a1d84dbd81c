import { isFailureSubject, quotesServer, readNotice, returnedHeaders, soundsFailed } from './bounce-notice.ts'
import { type BouncedRecipient, bounced } from './bounced-recipient.ts'
import { type Fields, fieldBlocks } from './field-blocks.ts'
import { isFromMailer, isReport, returnsNothing } from './machine-mail.ts'
import { messageIds, type OpenMail } from './open-mail.ts'

/** A mail that says that another one did not arrive (RFC 3464, and what is written beside it). */

export interface Bounce {
  readonly kind: 'bounce'
  /** Empty when it does not say whom it could not reach. */
  readonly recipients: readonly BouncedRecipient[]
  /** The Message-ID of the mail that did not arrive, bare. */
  readonly originalMessageId?: string
}

interface Delivered {
  readonly kind: 'other'
  readonly reason: string
}

const recipientsMax = 20

/** Undefined for a mail that is none; a report that all went well is `other`. */
export function readBounce(mail: OpenMail): Bounce | Delivered | undefined {
  const reports = mail.parts.filter(({ type }) => /^message\/(?:global-)?delivery-status$/.test(type))
  if (!isBounce(mail, reports.length > 0)) return undefined
  const blocks = reports
    .flatMap(({ bytes }) => fieldBlocks(bytes))
    .filter((fields) => addressIn(fields) !== undefined)
  const failed = blocks.filter((fields) => !arrived.test(fields.get('action') ?? ''))
  if (blocks.length > 0 && failed.length === 0)
    return { kind: 'other', reason: 'A report that a mail was delivered.' }
  const reported = failed.map(readRecipient).filter((one) => one !== undefined)
  const originalMessageId = idOfReturned(mail)
  return {
    kind: 'bounce',
    recipients: distinct(reported.length > 0 ? reported : readNotice(mail)).slice(0, recipientsMax),
    ...(originalMessageId && { originalMessageId }),
  }
}

function isBounce(mail: OpenMail, hasReport: boolean): boolean {
  if (isReport(mail, 'delivery-status') || mail.header('x-failed-recipients') !== undefined) return true
  // The report alone, without the mail around it.
  if (hasReport && /^message\//i.test(mail.header('content-type') ?? '')) return true
  if (isFailureSubject(mail.subject))
    return hasReport || isFromMailer(mail) || returnsNothing(mail) || soundsFailed(mail.text)
  if (isFromMailer(mail)) return hasReport || soundsFailed(mail.text)
  return returnsNothing(mail) && (hasReport || quotesServer(mail.text))
}

const arrived = /^(?:delivered|relayed|expanded)/i

/** To whom it was sent, rather than whom that was passed on to (RFC 3464 section 2.3). */
function addressIn(fields: Fields): string | undefined {
  return ['original-recipient', 'final-recipient']
    .map((name) => /(?:^|;)\s*<?([^\s;<>]+@[^\s;<>]+)>?\s*$/.exec(fields.get(name) ?? '')?.[1])
    .find((address) => address !== undefined)
    ?.toLowerCase()
}

function readRecipient(fields: Fields): BouncedRecipient | undefined {
  const address = addressIn(fields)
  if (address === undefined) return undefined
  const diagnostic = fields.get('diagnostic-code')?.replace(/^[\w-]+\s*;\s*/, '')
  const isDelayed = /^delayed/i.test(fields.get('action') ?? '')
  return bounced(address, fields.get('status') ?? '', diagnostic ?? '', isDelayed)
}

function distinct(recipients: readonly BouncedRecipient[]): BouncedRecipient[] {
  const seen = new Map(recipients.map((one) => [one.address, one]))
  return [...seen.values()]
}

function idOfReturned(mail: OpenMail): string | undefined {
  const returned = mail.parts.filter(({ type }) =>
    /^(?:message\/(?:rfc822|global|global-headers)|text\/rfc822-headers)$/.test(type),
  )
  const headers = returned.flatMap(({ bytes }) => fieldBlocks(bytes))
  const id = headers.find((fields) => fields.has('message-id'))?.get('message-id')
  const [found] = messageIds(id ?? returnedHeaders(mail.text)?.get('message-id'))
  return found ?? mail.inReplyTo ?? mail.references.at(-1)
}
