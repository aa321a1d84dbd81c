import {
  beginsAway,
  declaresItself,
  isAnswerSubject,
  isGeneratedSubject,
  isReceiptSubject,
  readsAsStandIn,
  subjectWithoutMarks,
} from './machine-words.ts'
import type { OpenMail } from './open-mail.ts'
import type { WrittenText } from './written-text.ts'

/** Mail that no person wrote, told by its headers (RFC 3834 section 5, RFC 2919, RFC 2369) and, without any, by its words. */

/** The MIME report of that type (RFC 6522), or any report. */
export function isReport({ header }: OpenMail, type = ''): boolean {
  const contentType = header('content-type')?.toLowerCase() ?? ''
  return contentType.startsWith('multipart/report') && contentType.includes(type)
}

/** Sent so that nothing comes back (RFC 5321 section 4.5.5). */
export function returnsNothing({ header }: OpenMail): boolean {
  return /^<\s*>$/.test(header('return-path') ?? '')
}

const mailers =
  /^(?:mailer[-_.]?daemon|post[-_.]?master|mail[-_.]?(?:daemon|delivery|system)|mdaemon|mmdf|uucp|bounces?|nobody)(?:[-+._=][^@]*)?(?:@|$)/
const mailerNames =
  /^(?:mail delivery (?:sub)?system|mail delivery service|mail administrator|system administrator)/i

/** From the mail system itself. */
export function isFromMailer({ from }: OpenMail): boolean {
  if (from === undefined) return false
  const name = from.name ?? ''
  return (
    mailers.test(from.address) ||
    mailerNames.test(name) ||
    (from.address === '' && mailers.test(name.toLowerCase()))
  )
}

const noReply =
  /^(?:[\w.+-]{0,40}[-_.+])?(?:(?:no|do[-_.]?not|dont)[-_.]?reply|auto[-_.]?(?:reply|respon[a-z]{1,5}))(?:[-+._][^@]*)?@/

function isFromNobody({ from }: OpenMail): boolean {
  return from !== undefined && (noReply.test(from.address) || mailers.test(from.address))
}

type HeaderSign = readonly [name: RegExp, value: RegExp]

const yes = /^(?!(?:no|none|false|0)?$)/i
const answerHeaders: readonly HeaderSign[] = [
  [/^auto-submitted$/, /^"?auto-repl/i],
  [/^x-(?:mail-)?auto-?(?:reply|respond|responder|response)(?:-from|-to)?$/, yes],
  [/^x-apple-action$/, /vacation/i],
  [/^(?:x-)?precedence$/, /auto[-_ ]?(?:reply|respon)/i],
  [/^(?:x-mailer|user-agent|delivered-to|x-loop|x-post-messageclass)$/, /vacation|auto-?(?:respon|reply)/i],
  [/^x-(?:vacation|holidayreply|boxtrapper|spamarrest|tmda)[\w-]{0,40}$/, yes],
  [/^x-ms-exchange-generated-message-source$/, /mailbox rules agent/i],
]
const programHeaders: readonly HeaderSign[] = [
  [/^auto-submitted$/, /^(?!"?no\b)\S/i],
  [/^x-auto-response-suppress$/, yes],
  [
    /^x-(?:auto-?generated|fc-machinegenerated|servicenow-generated|cron-env|jira-fingerprint|otrs-loop)[\w-]{0,40}$/,
    yes,
  ],
]
const listHeaders: readonly HeaderSign[] = [
  [/^list-(?:id|unsubscribe|post|help|subscribe)$/, yes],
  [/^(?:x-mailing-list|x-mailman-version|x-campaign(?:-?id)?|x-google-loop)$/, yes],
]

function has({ header, headerNames }: OpenMail, signs: readonly HeaderSign[]): boolean {
  return headerNames.some((name) => {
    const value = header(name) ?? ''
    return signs.some(([named, valued]) => named.test(name) && valued.test(value))
  })
}

/** To a list, or to many at once. */
export function isListMail(mail: OpenMail): boolean {
  return has(mail, listHeaders) || /^list\b/i.test(mail.header('precedence') ?? '')
}

/** Nothing outranks these: neither an invitation within nor a subject that begins with "Re:". */
export function isSurelyAutomatic(mail: OpenMail): boolean {
  return returnsNothing(mail) || /^"?auto-repl/i.test(mail.header('auto-submitted') ?? '')
}

function isBulk({ header }: OpenMail): boolean {
  return /^(?:bulk|junk)\b/i.test(header('precedence') ?? '')
}

/** By its headers or its sender, a program sent it. */
export function isFromProgram(mail: OpenMail): boolean {
  return (
    isSurelyAutomatic(mail) ||
    has(mail, programHeaders) ||
    isBulk(mail) ||
    isFromNobody(mail) ||
    isGeneratedSubject(mail.subject) ||
    isReport(mail)
  )
}

const replyPrefixes =
  're|aw|antw(?:ort)?|sv|vs|va|vá|odp|od|ynt|yan|tr|rv|res|resp|r|rif|ri|bls|atb|ang|απ|σχετ|на|ответ|отв|відп|回复|回覆|答复|答覆|回信|返信|回應|回应|답장|회신|תגובה|השב|رد'
const replySubject = new RegExp(
  `^(?:${replyPrefixes})\\s?(?:\\[\\d{1,3}\\]|\\(\\d{1,3}\\)|\\^\\d{1,3}|\\d{1,2})?\\s?[:：﹕]`,
  'iu',
)

/** The subject says that it answers another: `Re:`, in whatever language (`AW:`, `SV:`, `回复：`). */
export function isReplySubject(subject: string): boolean {
  return replySubject.test(subjectWithoutMarks(subject).normalize('NFC'))
}

/** It names the mail that it answers, or its subject says that it does. */
export function isThreaded(mail: OpenMail): boolean {
  return mail.inReplyTo !== undefined || mail.references.length > 0 || isReplySubject(mail.subject)
}

/**
 * A program's answer: somebody is away, a ticket was opened, an address is no longer read. A message to many is none, even
 * where it stands in a thread.
 */
export function isAutomaticAnswer(mail: OpenMail, { text, isQuoting }: WrittenText): boolean {
  if (isAnswerSubject(mail.subject) || has(mail, answerHeaders)) return true
  if (isListMail(mail)) return false
  if (isFromProgram(mail)) {
    return isThreaded(mail) || isReceiptSubject(mail.subject) || beginsAway(text) || declaresItself(text)
  }
  if (isReceiptSubject(mail.subject) || declaresItself(text)) return true
  // Programs hardly ever quote; people who answer from a phone do.
  return !isQuoting && readsAsStandIn(text, namesOf(mail))
}

const nameLettersMin = 3

/** By which somebody may greet those to whom the mail is: the words of their names and addresses. */
function namesOf({ recipients }: OpenMail): string[] {
  return recipients
    .flatMap(({ name = '', address }) => `${name} ${address.split('@', 1)[0]}`.split(/[^\p{L}\p{M}]+/u))
    .filter((word) => word.length >= nameLettersMin)
}
