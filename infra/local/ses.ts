import type { Clock } from './clock.ts'
import { CONFIGURATION_SET } from './identity.ts'
import type { Relay } from './relay.ts'
import { openSentMails, type SentMail } from './sent-mail.ts'
import { accountReads, noConfigurationSet, readyAccount, type SesAccount } from './ses-account.ts'
import { isSimulated, type PlannedEvent, planEvents, type SesEnvelope, sesId } from './ses-events.ts'
import {
  type HeaderField,
  headerOf,
  invalid,
  readAddress,
  readable,
  readMessage,
  rewrite,
} from './ses-message.ts'
import { answer, element, refusal } from './ses-xml.ts'
import type { Store } from './store.ts'
import { type Twin, WireError, type WireReply } from './wire.ts'

const MOST_RECIPIENTS = 50

interface SesOptions {
  clock: Clock
  store: Store
  /** Really sends; without it mail is only kept. */
  relay?: Relay | undefined
  /** Takes each event when it happens, at least once. */
  onEvent(envelope: SesEnvelope): Promise<void>
}

/** SES, version 1 of its API, as far as mail is sent with it, and somebody asks whether it can be. */
export interface Ses extends Twin {
  /** Accepted mails, oldest first. */
  sent(): readonly SentMail[]
  /** A mail as it went out. */
  raw(id: string): Promise<Buffer | undefined>
  account: SesAccount
}

/**
 * Accepts mail over SES's Query protocol, as strictly as SES does. A mail that was accepted is on disk, and has left
 * through the relay if there is one, before the answer goes out; its events follow by the clock.
 */
export async function openSes({ clock, store, relay, onEvent }: SesOptions): Promise<Ses> {
  const mails = await openSentMails(store)
  const account = readyAccount()
  let sequence = mails.list().at(-1)?.sequence ?? 0

  const reportLater = (mail: SentMail, event: PlannedEvent) =>
    clock.at(event.due, async () => {
      await onEvent(event.envelope)
      await mails.report(mail, event)
    })
  for (const mail of mails.list()) for (const event of mail.events) reportLater(mail, event)

  const relayed = async (source: string, recipients: string[], raw: Buffer) => {
    const real = recipients.filter((recipient) => !isSimulated(recipient))
    return relay && real.length > 0 ? (await relay.send(source, real, raw)).refused : []
  }

  const sendRawEmail = async (form: URLSearchParams) => {
    const message = readMessage(Buffer.from(form.get('RawMessage.Data') ?? '', 'base64'))
    const { from, fields } = message
    const source = form.has('Source') ? readAddress(form.get('Source') ?? '') : from
    if (source.toLowerCase() !== from.toLowerCase()) throw unverified(from)
    const named = members(form, 'Destinations.member.').map(readAddress)
    const recipients = named.length > 0 ? named : message.recipients
    if (recipients.length === 0) throw invalid("Missing required header 'To'.")
    if (recipients.length > MOST_RECIPIENTS) throw invalid(`Recipient count exceeds ${MOST_RECIPIENTS}.`)
    const tags = readTags(form, fields)
    const configurationSet = readConfigurationSet(form, fields)

    const id = sesId(clock.now())
    const raw = rewrite(message, { messageId: id, sentAt: clock.now() })
    const refused = await relayed(source, recipients, raw)
    const isInfected = message.body.includes(EICAR)
    const accepted = { id, sentAt: clock.now(), source, recipients, refused, fields, tags, isInfected }
    const events = configurationSet === undefined ? [] : planEvents({ ...accepted, configurationSet })
    sequence += 1
    const mail: SentMail = {
      id,
      at: clock.instant(),
      sequence,
      source,
      to: recipients,
      from: readable(fields, 'from'),
      subject: readable(fields, 'subject'),
      tags,
      events,
    }
    await mails.keep(mail, raw)
    for (const event of events) reportLater(mail, event)
    return answer('SendRawEmail', `<MessageId>${id}</MessageId>`)
  }

  const getSendQuota = async () => {
    const dayAgo = clock.now() - 24 * 3_600_000
    const recent = mails.list().filter(({ at }) => Date.parse(at) > dayAgo).length
    const figures = { Max24HourSend: account.max24HourSend, MaxSendRate: 14, SentLast24Hours: recent }
    const parts = Object.entries(figures).map(([name, value]) => element(name, `${value}.0`))
    return answer('GetSendQuota', parts.join(''))
  }

  const reads = Object.entries(accountReads(account)).map(([action, read]) => [
    action,
    async (form: URLSearchParams) => answer(action, read(form)),
  ])
  const actions: Record<string, (form: URLSearchParams) => Promise<WireReply>> = {
    ...Object.fromEntries(reads),
    SendRawEmail: sendRawEmail,
    GetSendQuota: getSendQuota,
  }

  return {
    throttled: new WireError(400, 'Throttling', 'Maximum sending rate exceeded.'),
    broken: new WireError(500, 'InternalFailure', 'The request processing has failed.'),
    operation: ({ body }) => /(?:^|&)Action=(\w+)/.exec(body.toString('latin1', 0, 4096))?.[1] ?? '',
    answer(request) {
      const form = new URLSearchParams(request.body.toString('latin1'))
      const action = actions[form.get('Action') ?? '']
      if (action) return action(form)
      const what = form.get('Action') ?? `${request.method} ${request.path}`
      throw new WireError(
        501,
        'NotImplementedLocally',
        `${what} has no local stand-in. Nothing was sent to AWS.`,
      )
    },
    refuse: refusal,
    sent: mails.list,
    raw: mails.raw,
    account,
  }
}

/** The antivirus test file, which is how SES itself is made to reject a mail. */
const EICAR = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE'

const unverified = (address: string) =>
  new WireError(
    400,
    'MessageRejected',
    `Email address is not verified. The following identities failed the check in region US-EAST-1: ${address}`,
  )

const members = (form: URLSearchParams, prefix: string): string[] =>
  [...form].filter(([name]) => name.startsWith(prefix)).map(([, value]) => value)

const TAG = /^[A-Za-z0-9_-]{1,256}$/

/** Tags of the call, and of the header that SES takes as an order; the call wins. */
function readTags(form: URLSearchParams, fields: HeaderField[]): Record<string, string> {
  const tags: Record<string, string> = {}
  const add = (name: string, value: string) => {
    if (!TAG.test(name) || !TAG.test(value)) {
      throw invalid(
        `Tag names and values may only hold letters, digits, '_' and '-', up to 256: <${name}=${value}>.`,
      )
    }
    tags[name] = value
  }
  for (const pair of (headerOf(fields, 'x-ses-message-tags') ?? '').split(',').filter(Boolean)) {
    const [name = '', value = ''] = pair.trim().split('=')
    add(name, value)
  }
  for (let n = 1; form.has(`Tags.member.${n}.Name`); n += 1) {
    add(form.get(`Tags.member.${n}.Name`) ?? '', form.get(`Tags.member.${n}.Value`) ?? '')
  }
  return tags
}

function readConfigurationSet(form: URLSearchParams, fields: HeaderField[]): string | undefined {
  const name = form.get('ConfigurationSetName') ?? headerOf(fields, 'x-ses-configuration-set')
  if (name !== undefined && name !== CONFIGURATION_SET) throw noConfigurationSet(name)
  return name
}
