import { type Fields, fieldBlocks } from './field-blocks.ts'
import { isReport } from './machine-mail.ts'
import { messageIds, type OpenMail } from './open-mail.ts'

/**
 * A provider's report that its user called a mail spam: in the Abuse Reporting Format (RFC 5965), or as Microsoft sends it,
 * the mail alone with the user's address on top.
 */

export interface Complaint {
  readonly kind: 'complaint'
  /** Who complained, as far as the provider says; bare, in lower case. */
  readonly recipients: readonly string[]
  /** The Message-ID of the mail they complain of, bare. */
  readonly originalMessageId?: string
}

interface NoComplaint {
  readonly kind: 'other'
  readonly reason: string
}

const recipientsMax = 20

/** Undefined for a mail that is none; a report of another matter in the same format is `other`. */
export function readComplaint(mail: OpenMail): Complaint | NoComplaint | undefined {
  const report = mail.parts.find(({ type }) => type === 'message/feedback-report')
  const returned = mail.parts
    .filter(({ type }) => type === 'message/rfc822' || type === 'text/rfc822-headers')
    .flatMap(({ bytes }) => fieldBlocks(bytes))
  const fromMicrosoft = /^complaint about message from/i.test(mail.subject)
    ? valueIn(returned, 'x-hmxmroriginalrecipient')
    : undefined
  if (!report && !fromMicrosoft && !isReport(mail, 'feedback-report')) return undefined
  const fields = report ? fieldBlocks(report.bytes) : []
  if (/^(?:auth-failure|not-spam|dmarc)/i.test(valueIn(fields, 'feedback-type') ?? ''))
    return { kind: 'other', reason: 'A provider’s report that is no complaint.' }
  const named = fromMicrosoft ?? valueIn(fields, 'original-rcpt-to') ?? valueIn(fields, 'removal-recipient')
  const [originalMessageId] = messageIds(valueIn(returned, 'message-id'))
  return {
    kind: 'complaint',
    recipients: addressesIn(named ?? valueIn(returned, 'to') ?? ''),
    ...(originalMessageId && { originalMessageId }),
  }
}

function valueIn(blocks: readonly Fields[], name: string): string | undefined {
  return blocks.find((block) => block.has(name))?.get(name)
}

/** Some providers black their user out; who it was, the Message-ID tells. */
function addressesIn(text: string): string[] {
  const found = [...text.matchAll(/[^\s<>,;:"]{1,64}@[^\s<>,;:"]{1,253}/g)].map(([address]) =>
    address.toLowerCase(),
  )
  return [...new Set(found)].filter((address) => !address.startsWith('redacted')).slice(0, recipientsMax)
}
