import type { Day } from '../domain/instant.ts'
import { asksToStop } from './asks-to-stop.ts'
import { type Bounce, readBounce } from './bounce.ts'
import { type CalendarMail, hasLostCalendar, readCalendarParts } from './calendar-part.ts'
import { type Complaint, readComplaint } from './complaint.ts'
import {
  isAutomaticAnswer,
  isFromProgram,
  isListMail,
  isReport,
  isSurelyAutomatic,
  isThreaded,
} from './machine-mail.ts'
import { type Correspondent, type OpenMail, openMail, UnreadableMailError } from './open-mail.ts'
import { returnDay } from './return-day.ts'
import { readSesNotice } from './ses-notice.ts'
import { type WrittenText, writtenText } from './written-text.ts'

/** A mail that arrived, told apart: what it is, and what of it matters to an interview. */

/** A person's answer. */
export interface Reply {
  readonly kind: 'reply'
  /** What they wrote themselves; at most 4,000 characters. */
  readonly text: string
  /** They ask not to be written to again. */
  readonly asksToStop: boolean
  /** A file of a meeting that came with it. */
  readonly calendar?: Uint8Array
}

/** A program's answer in somebody's place. */
export interface AutoReply {
  readonly kind: 'autoReply'
  readonly text: string
  /** The day they are back, where they say so. */
  readonly returnsOn?: Day
}

/** Nothing that concerns an interview. */
export interface Other {
  readonly kind: 'other'
  /** Why, in plain words. */
  readonly reason: string
}

/** What is in the headers of every mail; empty or absent where it has none. Message-IDs are bare. */
export interface Envelope {
  readonly from?: Correspondent
  /** To and Cc. */
  readonly to: readonly string[]
  readonly subject: string
  readonly messageId?: string
  readonly inReplyTo?: string
  readonly references: readonly string[]
}

type Told = Reply | AutoReply | Bounce | Complaint | CalendarMail | Other
export type MailRead = Envelope & Told

export interface MailReading {
  /** The day it arrived, from which "until Monday" counts; that of its Date header unless given. */
  readonly receivedOn?: Day
  /** The candidate's addresses: what comes from them is a copy. */
  readonly me?: readonly string[]
}

/** Never throws for what is in the mail, and is done within a second or two whatever that is. */
export async function readMail(raw: Uint8Array, reading: MailReading = {}): Promise<MailRead> {
  const mail = await opened(raw)
  if ('reason' in mail) return { to: [], subject: '', references: [], ...mail }
  const { from, recipients, subject, messageId, inReplyTo, references } = mail
  return {
    ...(await tell(mail, reading)),
    ...(from && { from }),
    to: recipients.map(({ address }) => address),
    subject,
    ...(messageId && { messageId }),
    ...(inReplyTo && { inReplyTo }),
    references,
  }
}

async function opened(raw: Uint8Array): Promise<OpenMail | Other> {
  try {
    return await openMail(raw)
  } catch (error) {
    if (!(error instanceof UnreadableMailError)) throw error
    return other('It is built so that no program can read it.')
  }
}

/**
 * The order matters: a report or a program's answer is none the less one for the invitation or the reply that it returns,
 * and an invitation none the less one for being sent by a program, as Google's are.
 */
async function tell(mail: OpenMail, reading: MailReading): Promise<Told> {
  if (mail.headerNames.length === 0) return other('This is no mail: it has no headers.')
  const report = readSesNotice(mail) ?? readComplaint(mail) ?? readBounce(mail) ?? readReceipt(mail)
  if (report) return report
  const written = writtenText(mail)
  if (isSpam(mail)) return other('It was marked as spam on its way.')
  if (isSurelyAutomatic(mail)) return automatic(mail, written, reading)
  const meeting = await readMeeting(mail)
  if (meeting && !isAnswerWithFile(mail, meeting)) return meeting
  if (hasLostCalendar(mail)) return other('A message about a meeting that lost its calendar.')
  if (isOwnCopy(mail, reading.me ?? [])) return other('A copy of what the candidate wrote.')
  if (isListMail(mail) || isFromProgram(mail) || isAutomaticAnswer(mail, written))
    return automatic(mail, written, reading)
  if (!isThreaded(mail)) return meeting ?? other('It answers no other mail.')
  return { ...reply(written), ...(meeting && 'calendar' in meeting && { calendar: meeting.calendar }) }
}

function other(reason: string): Other {
  return { kind: 'other', reason }
}

function reply({ text }: WrittenText): Reply {
  return { kind: 'reply', text, asksToStop: asksToStop(text) }
}

function automatic(mail: OpenMail, written: WrittenText, { receivedOn }: MailReading): AutoReply | Other {
  if (!isAutomaticAnswer(mail, written))
    return other(isListMail(mail) ? 'Sent to a list, or to many at once.' : 'Sent by a program.')
  const day = receivedOn ?? mail.sentOn
  const returnsOn = day && returnDay(`${mail.subject}\n\n${written.text}`, day)
  return { kind: 'autoReply', text: written.text, ...(returnsOn && { returnsOn }) }
}

const receiptSubject =
  /^(?:(?:not )?read|gelesen|ungelesen gelöscht|lu|non lu|leído|letto|gelezen|lida|lido|läst|læst|lest|luettu|přečteno|przeczytano|прочитано|既読|已读|開封済み)\s?[:：]/i

/** That somebody opened a mail is no answer (RFC 8098). */
function readReceipt(mail: OpenMail): Other | undefined {
  const isReceipt =
    isReport(mail, 'disposition-notification') ||
    mail.parts.some(({ type }) => type === 'message/disposition-notification') ||
    (receiptSubject.test(mail.subject) && /^\s*$|\b(?:was|were) (?:read|deleted)\b/i.test(mail.text))
  return isReceipt ? other('A receipt that a mail was opened.') : undefined
}

/** What is marked on its way, by SES or by a filter behind it. */
function isSpam({ header, subject }: OpenMail): boolean {
  return (
    /^fail/i.test(header('x-ses-spam-verdict') ?? '') ||
    /^fail/i.test(header('x-ses-virus-verdict') ?? '') ||
    /^yes/i.test(header('x-spam-flag') ?? header('x-spam-status') ?? '') ||
    /^\W{0,5}spam\W{1,5}/i.test(subject)
  )
}

function isOwnCopy({ from }: OpenMail, me: readonly string[]): boolean {
  return from !== undefined && me.some((address) => address.toLowerCase() === from.address)
}

const forwardedMax = 5

/** The meeting in its own parts, or in those of a mail that it forwards. */
async function readMeeting(mail: OpenMail): Promise<CalendarMail | Other | undefined> {
  const own = readCalendarParts(mail.parts, false)
  if (own) return own
  for (const { bytes } of mail.parts.filter(({ type }) => type === 'message/rfc822').slice(0, forwardedMax)) {
    const inner = await opened(bytes)
    const meeting = 'reason' in inner ? undefined : readCalendarParts(inner.parts, true)
    if (meeting && meeting.kind !== 'other') return meeting
  }
  return undefined
}

/** A person's answer that brings a meeting along is an answer first. */
function isAnswerWithFile(mail: OpenMail, meeting: CalendarMail | Other): boolean {
  if (meeting.kind === 'other' || !(meeting.isFile || meeting.isForwarded)) return false
  return isThreaded(mail) && !isListMail(mail) && !isFromProgram(mail)
}
