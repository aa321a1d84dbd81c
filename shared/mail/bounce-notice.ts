import { fold } from '../calendar/fold.ts'
import { type BouncedRecipient, bounced } from './bounced-recipient.ts'
import { type Fields, fieldsIn } from './field-blocks.ts'
import { subjectWithoutMarks } from './machine-words.ts'
import type { OpenMail } from './open-mail.ts'

/**
 * What a bounce says to people, where it says nothing to programs: qmail, Exim, older Exchange and Gmail, Domino, and
 * providers of their own mind.
 */

const failureSubjects = [
  'undeliver(?:able|ed)',
  'un-?delivered',
  'non-?deliver',
  'not deliver',
  '(?:mail |message |e-?mail )?deliver(?:y|ies) (?:status notification|failure|failed|has failed|problem|error|delayed|report|notification|unsuccessful|incomplete)',
  '(?:mail|message|e-?mail) (?:delivery |transfer |system )?(?:fail|error|delay|undeliver|could not|not deliver|was not|return)',
  'returned (?:mail|e-?mail|message|to sender)',
  'failure (?:notice|delivery)',
  'failed (?:mail|message|delivery)',
  'failed to deliver',
  'warning: (?:could not send|message|delivery|e-?mail)',
  'delayed (?:mail|delivery|message)',
  'rejected(?: mail|:)',
  'message (?:rejected|blocked)',
  'could not (?:send|deliver)',
  'unable to deliver',
  'mail system error',
  'unzustellbar',
  'nicht zustellbar',
  'zustell(?:ung|fehler|bericht)',
  'fehler bei der zustellung',
  'non (?:remis|distribu|delivr)',
  "echec (?:de|d')",
  'message non ',
  'avis de non',
  'no se (?:puede|pudo|ha podido) entregar',
  'no (?:entregado|se entrego)',
  'error (?:de|en la) entrega',
  'falha (?:na|de) (?:entrega|envio)',
  'nao (?:entregue|foi entregue)',
  'mancat[oa] (?:recapito|consegna)',
  'impossibile recapitare',
  'non recapitat',
  'onbestelbaar',
  'niet (?:afgeleverd|bezorgd)',
  'kan (?:inte|ikke) levereres?',
  'olevererbar',
  'misslyckad leverans',
  'kunne ikke leveres',
  'niedostarczona|nie mozna dostarczyc|zwrot',
  'недоставлен|не удалось доставить|ваше сообщение не доставлено|сообщение не доставлено',
  '(?:系统)?退信|退信通知|无法投递|無法傳遞|未传递',
  '配信(?:不能|エラー)|配送(?:失敗|エラー)|送信(?:エラー|失敗)|メールが?届',
  '배달되지|전송 실패|반송',
]

const failureSubject = new RegExp(`^(?:${failureSubjects.map(fold).join('|')})`, 'u')

/** Such as `Undeliverable: …`; never `Re: Undeliverable: …`. */
export function isFailureSubject(subject: string): boolean {
  return failureSubject.test(fold(subjectWithoutMarks(subject)))
}

const failure = new RegExp(
  [
    '(?:could|can|was|were|has|is) ?not (?:be |been )?(?:deliver|sent|reach)',
    'not (?:deliver|been deliver)',
    'undeliver',
    'deliver[a-z]{0,3}[^.]{0,60}(?:fail|permanent|not |unsuccess|delay)',
    'unable to deliver',
    'did not reach',
    "(?:user|address|recipient|mailbox|account|domain)[^.]{0,40}(?:unknown|not (?:listed|found|recogni[sz]ed|exist)|does(?: not|n't) exist|unavailable|disabled|invalid)",
    '(?:invalid|unknown|bad|no such) (?:user|recipient|address|mailbox|domain)',
    '(?:mailbox|quota)[^.]{0,30}(?:full|exceeded)',
    'permanent (?:fatal )?error',
    '(?<!\\d)[45]\\d\\d[ -][45]\\.\\d\\.\\d',
    'returned (?:to sender|mail)',
    'nicht zugestellt|unzustellbar|konnte nicht (?:zugestellt|ubermittelt)',
    "n'a pas pu etre (?:remis|delivre|distribue)|non remis",
    'no se (?:pudo|ha podido|puede) entregar',
    'nao (?:pode|foi|ha)[^.]{0,30}entreg',
    'non (?:e stato possibile )?(?:consegna|recapita)',
    'kon niet worden (?:bezorgd|afgeleverd)',
    'не (?:может быть |было |удалось )?достав',
    '无法(?:投递|送达)|退信|配信(?:でき|不能)|届けられ',
  ]
    .map(fold)
    .join('|'),
  'u',
)

/** The text tells of a mail that did not arrive. */
export function soundsFailed(text: string): boolean {
  return failure.test(fold(noticeIn(text).slice(0, 4_000)))
}

/** The text holds what a mail server answers to a recipient that it refuses (RFC 5321 section 4.2). */
export function quotesServer(text: string): boolean {
  return /(?<![\d.])5[05]\d[ -](?:5\.\d{1,3}\.\d|\D{0,40}(?:user|recipient|mailbox|address|reject|denied|block))/i.test(
    noticeIn(text),
  )
}

/** Here the mail that comes back begins. */
const returnedStart =
  /^[ \t>]{0,4}(?:[-_=*]{2,40}[ \t]{0,3})?(?:(?:this|below this line|the following|here) (?:line )?is (?:a copy|the)|(?:original|returned|unsent|failed) (?:message|mail)|(?:original )?message (?:headers?|follows)|headers? of the|included is a copy|received ?:|return-path ?:|delivered-to ?:|dkim-signature ?:|arc-seal ?:|x-[\w-]{1,60} ?:)/im

/** What the mail system wrote itself: all before the mail that comes back. */
function noticeIn(text: string): string {
  const at = text.search(returnedStart)
  // Some say everything below such a heading.
  return at < 40 ? text : text.slice(0, at)
}

/** The headers of the mail that comes back within a text. */
export function returnedHeaders(text: string): Fields | undefined {
  const block = text.split(/\n[ \t]*\n/, 200).find((one) => /^message-id ?:/im.test(one))
  return block === undefined ? undefined : fieldsIn(block)
}

const anAddress = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z\d][a-z\d.-]{0,252}[a-z\d]/gi
const notRecipients =
  /^[ \t>]*(?:from|mail from|sender|reply-to|return-path|message-id|cc|subject|x-[\w-]+|in-reply-to|references)[ \t]*:|mail from ?:|(?:contact|write to|send (?:e-?)?mail to|forward|assistance|help)[^\n]{0,40}@/i
const systems = /^(?:mailer-?daemon|post[-_.]?master|abuse|support|helpdesk|admin(?:istrator)?)@/i
const linesMax = 400
const segmentLinesMax = 12

/** Who could not be reached, by the text and the header that some programs add. */
export function readNotice(mail: OpenMail): BouncedRecipient[] {
  const lines = noticeIn(mail.text).split('\n', linesMax)
  const isDelayed = delay.test(fold(`${mail.subject} ${lines.slice(0, 30).join(' ')}`))
  const known = addressesIn(mail.header('x-failed-recipients') ?? '')
  const own = new Set([...mail.recipients, ...(mail.from ? [mail.from] : [])].map(({ address }) => address))
  const mentioned = lines.flatMap((line, at) =>
    notRecipients.test(line) ? [] : addressesIn(line).map((address) => ({ address, at })),
  )
  const addresses = known.length > 0 ? known : distinctAddresses(mentioned, own)
  return addresses.map((address) => {
    const start = mentioned.find((one) => one.address === address)?.at ?? 0
    const next = mentioned.find(
      (one) => one.at > start && one.address !== address && addresses.includes(one.address),
    )
    const segment = lines.slice(start, Math.min(next?.at ?? lines.length, start + segmentLinesMax))
    const diagnostic = diagnosticIn(addresses.length === 1 ? [segment, lines] : [segment]) ?? ''
    return bounced(address, '', diagnostic, isDelayed)
  })
}

const delay = new RegExp(
  [
    '(?:has |been |is |was )?delayed',
    'delay\\)',
    'not yet been delivered',
    'will (?:keep|continue) (?:to )?(?:try|retry)',
    'no action is required',
    'temporar',
    'verzogert',
    'retarde',
    'retrasad',
  ]
    .map(fold)
    .join('|'),
  'u',
)

function addressesIn(line: string): string[] {
  return [...line.slice(0, 2_000).matchAll(anAddress)].map(([address]) => address.toLowerCase())
}

function distinctAddresses(
  mentioned: readonly { readonly address: string }[],
  own: ReadonlySet<string>,
): string[] {
  const all = [...new Set(mentioned.map(({ address }) => address))]
  return all.filter((address) => !own.has(address) && !systems.test(address))
}

const replyOfServer = [
  /(?<!\d)[45]\d\d[ -][^\n]{0,20}(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?!\d)/,
  /(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?!\d)/,
  /(?<![\d.])[45]\d\d[ -]\D/,
]

/** The line that holds a reply of a mail server, the fullest kind before the nearest, and what it goes on to. */
function diagnosticIn(places: readonly (readonly string[])[]): string | undefined {
  for (const reply of replyOfServer) {
    for (const lines of places) {
      const at = lines.findIndex((line) => reply.test(line))
      if (at < 0) continue
      const end = lines.findIndex((line, index) => index > at && line.trim() === '')
      const told = lines.slice(at, end < 0 ? at + 3 : Math.min(end, at + 3)).join(' ')
      return told.replace(/\s+/g, ' ').trim()
    }
  }
  return undefined
}
