import { randomBytes } from 'node:crypto'
import type { Clock } from './clock.ts'
import { functionArn } from './identity.ts'
import { commonHeaders, isAddress, mailboxesIn, type ReceivedHead, readHead } from './received-head.ts'
import type { Objects } from './s3.ts'

export type Verdict = 'PASS' | 'FAIL'

export interface Arrival {
  raw: Uint8Array
  /** The envelope's recipients; those that the headers name unless given, which may be none. */
  to?: readonly string[]
  /** What SES finds out about who sent it, by SPF, DKIM and DMARC. */
  verdict?: Verdict | undefined
}

export interface Receiving {
  /** Takes in a mail as SES's receipt rule does. Resolves to its id when it is kept safe; throws an ArrivalError. */
  receive(arrival: Arrival): Promise<string>
}

/** A mail that nobody could have delivered: a sentence that says why. */
export class ArrivalError extends Error {
  override readonly name = 'ArrivalError'
}

interface ReceivingOptions {
  clock: Clock
  objects: Pick<Objects, 'put'>
  /** Invokes the function `inbound`, asynchronously. */
  invoke(event: object): Promise<void>
}

const MOST_RECIPIENTS = 100

/**
 * SES's receiving half with the one rule that the stack makes: an S3 action puts the mail into the bucket, then a Lambda
 * action tells the function of it.
 */
export function openReceiving({ clock, objects, invoke }: ReceivingOptions): Receiving {
  return {
    async receive({ raw, to, verdict = 'PASS' }) {
      if (raw.length === 0) throw new ArrivalError('There is no mail.')
      const head = await readHead(raw)
      const recipients = to ?? recipientsOf(head)
      const wrong = recipients.find((recipient) => !isAddress(recipient))
      if (wrong !== undefined) throw new ArrivalError(`${JSON.stringify(wrong)} is no mail address.`)
      if (recipients.length > MOST_RECIPIENTS)
        throw new ArrivalError(`The mail is for more than ${MOST_RECIPIENTS} recipients.`)
      const id = receivedId()
      await objects.put(id, raw)
      await invoke(receivedEvent({ id, head, recipients, verdict, at: clock.now() }))
      return id
    },
  }
}

/** Whom the last server delivered it to, as most write it down; else whom its sender addressed. */
function recipientsOf(head: ReceivedHead): readonly string[] {
  const delivered = addressesIn(head, ['delivered-to', 'x-original-to'])
  return delivered.length > 0 ? delivered : addressesIn(head, ['to', 'cc'])
}

const addressesIn = (head: ReceivedHead, names: readonly string[]) => [
  ...new Set(names.flatMap((name) => mailboxesIn(head, name)).map(({ address }) => address)),
]

/** Of the length and alphabet of SES's own. */
function receivedId(): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz012345'
  return Array.from(randomBytes(40), (byte) => alphabet[byte % alphabet.length]).join('')
}

interface Received {
  id: string
  head: ReceivedHead
  recipients: readonly string[]
  verdict: Verdict
  /** Epoch milliseconds. */
  at: number
}

/** SES Developer Guide, "Contents of notifications for Amazon SES email receiving", as a Lambda action gets it. */
function receivedEvent({ id: messageId, head, recipients, verdict, at }: Received): object {
  const timestamp = new Date(at).toISOString()
  const returnPath = mailboxesIn(head, 'return-path')[0]?.address ?? mailboxesIn(head, 'from')[0]?.address
  const source = returnPath ?? 'MAILER-DAEMON'
  const mail = {
    timestamp,
    source,
    messageId,
    destination: recipients,
    headersTruncated: head.isTruncated,
    headers: head.fields,
    commonHeaders: { returnPath: source, ...commonHeaders(head) },
  }
  const receipt = {
    timestamp,
    processingTimeMillis: 500,
    recipients,
    spamVerdict: { status: 'PASS' },
    virusVerdict: { status: 'PASS' },
    spfVerdict: { status: verdict },
    dkimVerdict: { status: verdict },
    dmarcVerdict: { status: verdict },
    ...(verdict === 'FAIL' && { dmarcPolicy: 'reject' }),
    action: { type: 'Lambda', functionArn: functionArn('inbound'), invocationType: 'Event' },
  }
  return { Records: [{ eventSource: 'aws:ses', eventVersion: '1.0', ses: { mail, receipt } }] }
}
