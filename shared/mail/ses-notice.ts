import type { Bounce } from './bounce.ts'
import { bounced } from './bounced-recipient.ts'
import type { Complaint } from './complaint.ts'
import type { OpenMail } from './open-mail.ts'

/** SES's report of a bounce or a complaint as SNS mails it to whoever subscribed to the topic with an address: JSON as text. */

const recipientsMax = 20

/** Undefined for a mail that is none. */
export function readSesNotice({ text, from }: OpenMail): Bounce | Complaint | undefined {
  if (!/@sns(?:\.[a-z\d-]{1,30})?\.amazonaws\.com$/.test(from?.address ?? '')) return undefined
  // SNS folds long lines, in the middle of a value too.
  const json = text.replace(/[\r\n]+ ?/g, '')
  const kind = stringIn(json, 'notificationType')
  const list = /"(?:bounced|complained)Recipients"\s?:\s?\[([^\]]{0,20000})\]/.exec(json)?.[1] ?? ''
  const recipients = list.split('}', recipientsMax).flatMap((one) => {
    const address = stringIn(one, 'emailAddress')?.toLowerCase()
    return address === undefined ? [] : { address, one }
  })
  const id = /"messageId"\s?:\s?"([^"]{1,200})"/.exec(json.slice(json.search(/"mail"\s?:/)))?.[1]
  const original = id === undefined ? {} : { originalMessageId: id }
  if (kind === 'Complaint')
    return { kind: 'complaint', recipients: recipients.map(({ address }) => address), ...original }
  if (kind !== 'Bounce') return undefined
  const isDelayed = stringIn(json, 'bounceType') !== 'Permanent'
  return {
    kind: 'bounce',
    recipients: recipients.map(({ address, one }) =>
      bounced(address, stringIn(one, 'status') ?? '', stringIn(one, 'diagnosticCode') ?? '', isDelayed),
    ),
    ...original,
  }
}

function stringIn(json: string, name: string): string | undefined {
  return new RegExp(`"${name}"\\s?:\\s?"((?:[^"\\\\]|\\\\.){1,1000})"`).exec(json)?.[1]
}
