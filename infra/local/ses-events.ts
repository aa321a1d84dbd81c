import { randomUUID } from 'node:crypto'
import { toInstant } from './clock.ts'
import { ACCOUNT, REGION } from './identity.ts'
import { type HeaderField, headerOf, readable } from './ses-message.ts'

/** An event on EventBridge's default bus, as a rule hands it to a function. */
export interface SesEnvelope {
  version: '0'
  id: string
  'detail-type': (typeof DETAIL_TYPES)[EventType]
  source: 'aws.ses'
  account: string
  time: string
  region: string
  resources: string[]
  detail: { eventType: EventType; mail: MailFacts; [part: string]: unknown }
}

interface MailFacts {
  timestamp: string
  source: string
  sendingAccountId: string
  messageId: string
  destination: string[]
  headersTruncated: boolean
  headers: HeaderField[]
  commonHeaders: Record<string, string | string[]>
  tags: Record<string, string[]>
}

/** An event and when it happens, epoch milliseconds. */
export interface PlannedEvent {
  due: number
  envelope: SesEnvelope
}

/** What SES knows of a mail that it accepted. */
export interface AcceptedMail {
  id: string
  /** Epoch milliseconds. */
  sentAt: number
  source: string
  recipients: string[]
  /** Recipients that a relay refused while it took the mail for others, with its reply. */
  refused: { recipient: string; reply: string }[]
  fields: HeaderField[]
  tags: Record<string, string>
  configurationSet: string
  isInfected: boolean
}

type EventType = keyof typeof DETAIL_TYPES

const DETAIL_TYPES = {
  Send: 'Email Sent',
  Delivery: 'Email Delivered',
  Bounce: 'Email Bounced',
  Complaint: 'Email Complaint Received',
  Reject: 'Email Rejected',
} as const

const DELIVERY_SECONDS = 2
const BOUNCE_SECONDS = 3
const COMPLAINT_SECONDS = 60

type Happening = 'delivery' | 'hardBounce' | 'suppressed' | 'outOfOffice' | 'complaint'

/** Amazon's mailbox simulator (SES Developer Guide, "Using the mailbox simulator"): what each address stands for. */
const SIMULATOR: Record<string, readonly Happening[]> = {
  success: ['delivery'],
  bounce: ['hardBounce'],
  complaint: ['delivery', 'complaint'],
  ooto: ['delivery', 'outOfOffice'],
  suppressionlist: ['suppressed'],
}

/** True for an address of the mailbox simulator, with or without a label: `bounce+x@simulator.amazonses.com`. */
export const isSimulated = (address: string): boolean => /@simulator\.amazonses\.com$/i.test(address)

/**
 * Everything that will become of a mail, with one event for each recipient, in the shapes of the SES Developer Guide
 * ("Contents of event data"). Only a mail sent with a configuration set has events.
 */
export function planEvents(mail: AcceptedMail): PlannedEvent[] {
  const plan = (type: EventType, seconds: number, part: (timestamp: string) => object): PlannedEvent => {
    const due = mail.sentAt + seconds * 1000
    const detail = {
      eventType: type,
      mail: factsOf(mail),
      [type.toLowerCase()]: part(new Date(due).toISOString()),
    }
    const resources = [`arn:aws:ses:${REGION}:${ACCOUNT}:configuration-set/${mail.configurationSet}`]
    const envelope: SesEnvelope = {
      version: '0',
      id: randomUUID(),
      'detail-type': DETAIL_TYPES[type],
      source: 'aws.ses',
      account: ACCOUNT,
      time: toInstant(due),
      region: REGION,
      resources,
      detail,
    }
    return { due, envelope }
  }

  const happen: Record<Happening, (recipient: string) => PlannedEvent> = {
    delivery: (recipient) =>
      plan('Delivery', DELIVERY_SECONDS, (timestamp) => ({
        timestamp,
        processingTimeMillis: DELIVERY_SECONDS * 1000,
        recipients: [recipient],
        smtpResponse: '250 2.6.0 Message received',
        reportingMTA: MTA,
      })),
    hardBounce: (recipient) => bounce(recipient, 'Permanent', 'General', '550 5.1.1 user unknown'),
    suppressed: (recipient) => bounce(recipient, 'Permanent', 'Suppressed', SUPPRESSED),
    // An automatic answer comes without a delivery report: SES knows the address and nothing else.
    outOfOffice: (recipient) => bounce(recipient, 'Transient', 'General'),
    complaint: (recipient) =>
      plan('Complaint', COMPLAINT_SECONDS, (timestamp) => ({
        complainedRecipients: [{ emailAddress: recipient }],
        timestamp,
        feedbackId: feedbackId(mail),
        complaintSubType: null,
        complaintFeedbackType: 'abuse',
        arrivalDate: timestamp,
        userAgent: 'Amazon SES Mailbox Simulator',
      })),
  }

  const bounce = (emailAddress: string, bounceType: string, bounceSubType: string, reply?: string) =>
    plan('Bounce', BOUNCE_SECONDS, (timestamp) => ({
      feedbackId: feedbackId(mail),
      bounceType,
      bounceSubType,
      timestamp,
      bouncedRecipients: [
        reply === undefined ? { emailAddress } : { emailAddress, ...deliveryStatus(reply) },
      ],
      ...(reply === undefined ? {} : { reportingMTA: `dsn; ${MTA}` }),
    }))

  const send = plan('Send', 0, () => ({}))
  if (mail.isInfected) return [send, plan('Reject', DELIVERY_SECONDS, () => ({ reason: 'Bad content' }))]
  const refused = new Map(mail.refused.map(({ recipient, reply }) => [recipient, reply]))
  return [
    send,
    ...mail.recipients.flatMap((recipient) => {
      const reply = refused.get(recipient)
      if (reply !== undefined) return [bounce(recipient, 'Permanent', 'General', reply)]
      return happeningsOf(recipient).map((happening) => happen[happening](recipient))
    }),
  ]
}

const MTA = 'a8-21.smtp-out.amazonses.com'

const SUPPRESSED =
  '550 5.1.1 Amazon SES has suppressed sending to this address because it has a recent history of bouncing as an invalid address.'

function happeningsOf(recipient: string): readonly Happening[] {
  const scenario = recipient.toLowerCase().replace(/(\+.*)?@.*$/, '')
  return (isSimulated(recipient) ? SIMULATOR[scenario] : undefined) ?? ['delivery']
}

function deliveryStatus(reply: string) {
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(reply)?.[0] ?? '5.0.0'
  return { action: 'failed', status, diagnosticCode: `smtp; ${reply}` }
}

/** Message and feedback ids look alike: `0100`, the time in hexadecimal milliseconds, a UUID. */
export const sesId = (now: number): string =>
  `0100${now.toString(16).padStart(12, '0')}-${randomUUID()}-000000`

const feedbackId = (mail: AcceptedMail) => sesId(mail.sentAt)

function factsOf(mail: AcceptedMail): MailFacts {
  const { fields } = mail
  const list = (name: string) =>
    readable(fields, name)
      .split(/,\s*(?=(?:[^"]*"[^"]*")*[^"]*$)/)
      .filter(Boolean)
  const lists = { replyTo: list('reply-to'), to: list('to'), cc: list('cc') }
  const date = headerOf(fields, 'date')
  return {
    timestamp: new Date(mail.sentAt).toISOString(),
    source: mail.source,
    sendingAccountId: ACCOUNT,
    messageId: mail.id,
    destination: mail.recipients,
    headersTruncated: false,
    headers: fields,
    commonHeaders: {
      returnPath: mail.source,
      from: list('from'),
      ...(date === undefined ? {} : { date }),
      ...Object.fromEntries(Object.entries(lists).filter(([, addresses]) => addresses.length > 0)),
      messageId: mail.id,
      subject: readable(fields, 'subject'),
    },
    tags: {
      'ses:operation': ['SendRawEmail'],
      'ses:configuration-set': [mail.configurationSet],
      'ses:source-ip': ['127.0.0.1'],
      'ses:from-domain': [mail.source.slice(mail.source.lastIndexOf('@') + 1)],
      'ses:caller-identity': ['local'],
      ...Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]])),
    },
  }
}
