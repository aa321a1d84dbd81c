import type { HistoryCode, HistoryEntry } from './history.ts'
import { type Instant, wallClock } from './instant.ts'
import type {
  CalendarSource,
  Interview,
  InterviewStatus,
  Letter,
  LetterStatus,
  Outcome,
  OverReason,
} from './interview.ts'

/** An interview told in plain words, for the receipt and the pages. */

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * `Wed 18 Nov, 07:30`: the clock on the wall in that zone. Put together by hand, because what Intl prints differs
 * between versions of Node, and these words stand in mails and are compared by tests.
 */
export function whenWords(instant: Instant, timeZone: string): string {
  const { dayOfWeek, day, month, hour, minute } = wallClock(instant, timeZone)
  return `${weekdays[dayOfWeek - 1]} ${day} ${months[month - 1]}, ${twoDigits(hour)}:${twoDigits(minute)}`
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}

/** One line of what happened. */
export interface Told {
  readonly at: Instant
  readonly when: string
  readonly text: string
}

/** What happened so far, oldest first, by the clock of `timeZone` (the candidate's). */
export function tell(interview: Interview, timeZone: string): Told[] {
  return interview.history.map((entry, index) => ({
    at: entry.at,
    when: whenWords(entry.at, timeZone),
    text: sentences[entry.what]({
      letter: letterWords(interview, entry.letter),
      detail: entry.detail,
      isEarly: !interview.history.slice(0, index).some(({ what }) => what === 'drafted'),
      source: sourceWords(entry.detail),
      because: entry.detail ? ` (${reasonWords(entry.detail)})` : '',
      due: dueOf(interview, entry, index, timeZone),
    }),
  }))
}

interface Telling {
  readonly detail: string | undefined
  /** "Letter to Ann Lee", "Follow-up to Ann Lee". */
  readonly letter: string
  /** Before there was any letter. */
  readonly isEarly: boolean
  /** The calendar that it came from, where one did. */
  readonly source: string | undefined
  /** The reason in brackets, or nothing. */
  readonly because: string
  /** When the letter goes out, where that is still what this entry decided. */
  readonly due: string | undefined
}

const sentences: { readonly [C in HistoryCode]: (telling: Telling) => string } = {
  recorded: ({ source }) => (source ? `Interview learned from ${source}.` : 'Interview recorded.'),
  proposed: ({ source }) => `A meeting in ${source ?? 'your calendar'} looked like an interview.`,
  confirmed: () => 'You said that it is an interview.',
  dismissed: ({ detail }) =>
    detail === 'unanswered'
      ? 'Nobody said whether it is an interview, so it was forgotten.'
      : 'You said that it is no interview; it was forgotten.',
  vanished: ({ source }) => `It is no longer in ${source ?? 'your calendar'}.`,
  changed: ({ source }) => (source ? `${capital(source)} changed it.` : 'Details of the interview changed.'),
  noted: () => 'Your notes saved.',
  calledOff: () => 'Interview called off; nothing more goes out.',
  didNotTakePlace: ({ detail }) => absenceWords(detail),
  closed: ({ detail }) => closedWords(detail),
  silent: () => 'Nobody answered, so nothing more goes out.',
  resumed: () => 'You said that it goes on.',
  wentOn: () => 'There is another interview with them, so nothing more goes out.',
  modeChosen: ({ detail }) => modeWords(detail),
  replied: ({ detail }) => `${detail ?? 'Somebody'} answered; nothing more goes out.`,
  stopped: ({ detail }) =>
    `${detail ?? 'Somebody'} asked not to be written to again; nothing more goes to that address.`,
  away: ({ detail }) =>
    detail
      ? `An automatic answer says that they are back on ${dayWords(detail)}; a follow-up waits for that.`
      : 'An automatic answer came, which is no answer.',
  invited: () => 'They sent an invitation, so nobody is asked again.',
  automatic: () => 'The letters go out by themselves, unless you veto them.',
  fellBack: ({ detail }) => `The letters do not go out by themselves${detail ? `, because ${detail}` : ''}.`,
  paused: () => 'Sending is paused; what is due waits.',

  debriefMailed: () => 'Mail to you, asking how it went.',
  draftMailed: () => 'Mail to you, with the drafts.',
  reminderMailed: () => 'Mail to you, a reminder of the drafts.',
  noticeMailed: ({ isEarly }) =>
    isEarly ? 'Mail to you, saying that it is known.' : 'Mail to you, saying that nothing more goes out.',
  questionMailed: ({ letter, isEarly }) =>
    isEarly
      ? 'Mail to you, with a question about it.'
      : `Mail to you, with a question about the ${lowered(letter)}.`,
  receiptMailed: () => 'Mail to you, with what became of the letters.',
  mailRefused: ({ because }) => `A mail to you did not go out${because}; it is tried again.`,
  mailAbandoned: ({ because }) => `A mail to you could not be sent${because}; it is not tried again.`,
  mailDoubted: () =>
    'The mail service did not confirm a mail to you; if nothing shows that it went out, it is tried again.',
  mailBounced: ({ because }) => `A mail to you came back${because}.`,

  drafted: () => 'Letters drafted.',
  followedUp: () => 'Nobody had answered, so a follow-up was drafted.',
  edited: ({ letter }) => `${letter} changed by you.`,
  rewritten: ({ letter }) => `${letter} rewritten.`,
  approved: ({ letter, due }) => `${letter} approved${due ? `; it goes out ${due}` : ''}.`,
  undone: ({ letter }) => `${letter} made a draft again; it does not go out unless you approve it.`,
  skipped: ({ letter }) => `${letter} skipped; it is not sent.`,
  ownMailbox: ({ letter }) => `${letter} marked as sent from your own mailbox.`,
  expired: () => 'Nobody approved the open drafts in time; they are not sent, and their texts are kept.',

  postponed: ({ letter, due }) => `${letter} put off to working hours${due ? `; it goes out ${due}` : ''}.`,
  dayPassed: ({ letter }) => `${letter} not sent: it names a day that has passed, so it is back with you.`,
  sent: ({ letter }) => `${letter} sent.`,
  refused: ({ letter, because, due }) =>
    `${letter} did not go out yet${because}; it is tried again${due ? ` ${due}` : ''}.`,
  doubted: ({ letter }) =>
    `${letter} handed over, but the mail service did not confirm it; waiting for its report.`,
  held: ({ letter, because }) => `${letter} held${because}; it waits for your answer.`,
  arrived: ({ letter }) => `${letter} has arrived, as you confirmed.`,
  delivered: ({ letter }) => `${letter} delivered.`,
  bounced: ({ letter, because }) => `${letter} came back${because}.`,
  bouncedSoftly: ({ letter, because }) =>
    `${letter}: an automatic answer or a passing problem came back${because}; nothing is sent again.`,
  complained: ({ letter }) => `${letter} reported as unwanted; nothing more goes out.`,
}

function absenceWords(absent: string | undefined): string {
  if (absent === 'interviewer') return 'You said that they did not come.'
  if (absent === 'candidate') return 'You said that you could not come.'
  return 'You said that it did not take place; nothing more goes out.'
}

function modeWords(mode: string | undefined): string {
  if (mode === 'automatic') return 'You said that its letters go out by themselves, after a notice.'
  if (mode === 'draftOnly') return 'You said that its letters are drafted, and never sent.'
  return 'You said that you approve each of its letters.'
}

/** `Mon 23 Nov`. */
function dayWords(day: string): string {
  const known = /^\d{4}-\d{2}-\d{2}$/.test(day) ? whenWords(`${day}T12:00:00Z`, 'UTC') : day
  return known.replace(/, 12:00$/, '')
}

const outcomeSentences: { readonly [O in Outcome]: string } = {
  replied: 'You said that they answered; nothing more goes out.',
  offer: 'You said that they made you an offer; nothing more goes out.',
  rejection: 'You said that they turned you down; nothing more goes out.',
  withdrawn: 'You said that you withdrew; nothing more goes out.',
  unanswered: 'You said that nobody answered; nothing more goes out.',
}

function closedWords(outcome: string | undefined): string {
  const [, words] = Object.entries(outcomeSentences).find(([name]) => name === outcome) ?? []
  return words ?? 'You said that it is over; nothing more goes out.'
}

const sources: { readonly [S in CalendarSource]: string } = {
  feed: 'your calendar feed',
  email: 'a mailed invitation',
  google: 'your Google calendar',
  microsoft: 'your Outlook calendar',
  calendly: 'Calendly',
  calcom: 'Cal.com',
}

/** A calendar as a sentence names it; undefined for what is none. */
export function sourceWords(source: string | undefined): string | undefined {
  return Object.entries(sources).find(([name]) => name === source)?.[1]
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}

function letterWords(interview: Interview, key: string | undefined): string {
  const followUp = interview.letters.find((one) => one.key === key)?.followUp
  const what = followUp === undefined ? 'Letter' : followUp === 1 ? 'Follow-up' : 'Last follow-up'
  return `${what} to ${recipientOf(interview, key)}`
}

function recipientOf({ letters, interviewers }: Interview, key: string | undefined): string {
  const letter = letters.find((one) => one.key === key)
  const known = interviewers.find((one) => one.key === key)
  return letter?.name ?? known?.name ?? letter?.to ?? known?.email ?? 'the team'
}

const settingCodes: readonly HistoryCode[] = ['approved', 'postponed', 'refused']

/** An entry does not keep the time it set; the letter does, until a later entry sets another. */
function dueOf(
  { letters, history }: Interview,
  { what, letter: key }: HistoryEntry,
  index: number,
  timeZone: string,
) {
  if (!settingCodes.includes(what)) return undefined
  const letter = letters.find((one) => one.key === key)
  const isLast = !history
    .slice(index + 1)
    .some((later) => later.letter === key && settingCodes.includes(later.what))
  return letter && 'approval' in letter && isLast ? whenWords(letter.approval.sendAt, timeZone) : undefined
}

const overWords: { readonly [R in OverReason]: string } = {
  notAnInterview: 'It is no interview, so nothing is sent.',
  didNotTakePlace: 'It did not take place, so nothing is sent.',
  allSkipped: 'You skipped every letter, so nothing is sent.',
  expired: 'Nobody approved the drafts in time, so nothing is sent; their texts are kept.',
  complained: 'A letter was reported as unwanted, so nothing more is sent.',
  interviewerAbsent: 'They did not come.',
  candidateAbsent: 'You could not come.',
  replied: 'They answered, so nothing more is sent.',
  offer: 'They made you an offer. Congratulations!',
  rejection: 'They turned you down.',
  withdrawn: 'You withdrew, so nothing more is sent.',
  unanswered: 'Nobody answered, so nothing more is sent.',
  unwanted: 'They asked not to be written to again, so nothing more is sent.',
  nextRound: 'It goes on with another interview, so nothing more is sent.',
}

const interviewWords: { readonly [S in InterviewStatus]: (interview: Interview & { status: S }) => string } =
  {
    proposed: () => 'Is it an interview? It waits for your answer.',
    upcoming: () => 'It is still to come.',
    ended: () => 'It is over; the letters are drafted next.',
    inReview: ({ letters }) => {
      const open = letters.filter(({ status }) => status === 'drafted').length
      return open === 1 ? 'One letter is waiting for you.' : `${open} letters are waiting for you.`
    },
    underway: ({ letters, isOnHold }) => {
      if (letters.some(({ status }) => status === 'held' || status === 'bounced'))
        return 'There is a question for you.'
      if (isOnHold) return 'It goes on, so nobody is asked again.'
      const isMoving = letters.some(({ status }) => ['approved', 'sending', 'unknown'].includes(status))
      return isMoving
        ? 'You have decided on every letter, and they go out in time.'
        : 'Every letter is dealt with.'
    },
    over: ({ reason }) => overWords[reason],
    cancelled: () => 'It was called off, so nothing more is sent.',
  }

/** Where an interview stands, in one sentence. */
export function statusWords(interview: Interview): string {
  // The table is typed row by row; only the look-up loses that the row is this interview's.
  return interviewWords[interview.status](interview as never)
}

const standingWords: {
  readonly [S in LetterStatus]: (letter: Extract<Letter, { status: S }>, timeZone: string) => string
} = {
  drafted: ({ ask }) =>
    ask === 'dayPassed'
      ? 'Waiting for you: it names a day that has passed, so it was not sent.'
      : 'Waiting for you to read and approve it.',
  approved: ({ approval }, timeZone) => `Approved; it goes out ${whenWords(approval.sendAt, timeZone)}.`,
  sending: () => 'On its way out.',
  unknown: () => 'Handed over, but the mail service has not confirmed it yet.',
  held: ({ reason, isDoubtful }) =>
    isDoubtful
      ? 'Held: nothing shows whether it went out.'
      : `Held: it did not go out (${reasonWords(reason)}).`,
  sent: (letter, timeZone) => `Sent ${whenWords(letter.sentAt, timeZone)}${afterwards(letter)}.`,
  delivered: (letter, timeZone) =>
    `Delivered ${whenWords(letter.deliveredAt, timeZone)}${afterwards(letter)}.`,
  bounced: ({ bouncedAt, reason }, timeZone) =>
    `Came back ${whenWords(bouncedAt, timeZone)} (${reasonWords(reason)}).`,
  skipped: () => 'Skipped; it is not sent.',
  ownMailbox: ({ markedAt }, timeZone) =>
    `Sent from your own mailbox, as you said ${whenWords(markedAt, timeZone)}.`,
}

function afterwards({ hasComplained, softBounce }: Letter): string {
  if (hasComplained) return ', and reported as unwanted'
  return softBounce === undefined ? '' : ', and an automatic answer or a passing problem came back'
}

/** Where one letter stands, in one sentence, by the clock of `timeZone` (the candidate's). */
export function letterStatusWords(letter: Letter, timeZone: string): string {
  // As in statusWords.
  return standingWords[letter.status](letter as never, timeZone)
}

/** What mail systems and SES say most, by its enhanced status code (RFC 3463) or its wording; the first match counts. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/^Suppressed\.bounced$/, 'mail to this address has come back for good'],
  [/^Suppressed\.complained$/, 'mail to this address was reported as unwanted'],
  [/^Suppressed\.stopped$/, 'they asked not to be written to again'],
  [/^TooManyToday$/, 'as many letters as may go out within a day had gone out'],
  [/^TooManyToThem$/, 'they have had as many letters as one person may get within a month'],
  [
    /^OnAccountSuppressionList$/,
    'the mail service did not even try, because earlier mail to it came back or was reported as unwanted',
  ],
  [/suppress/i, 'the mail service no longer delivers to this address, because earlier mail to it came back'],
  [
    /\b5\.1\.(?:2|8)\b|\b5\.4\.[24]\b|(?:domain|host) (?:name )?(?:not found|does not exist)/i,
    'its mail domain does not exist',
  ],
  [
    /\b5\.1\.\d+\b|(?:user|recipient|address) unknown|(?:unknown|no such) (?:user|recipient)|noemail/i,
    'there is no such address',
  ],
  [/\b[45]\.2\.2\b|mailbox ?(?:is )?full|over ?quota/i, 'the mailbox is full'],
  [/\b5\.2\.1\b|(?:account|mailbox) (?:is )?disabled/i, 'the mailbox is closed'],
  [/\b5\.7\.\d+\b|contentrejected|attachmentrejected|spam|blocked/i, 'their mail system did not let it in'],
  [/^no sign/i, 'nothing shows that it went out'],
  [/^SES refused its content/i, 'the mail service did not like its content'],
  [/^unreachable$/i, 'the mail service could not be reached'],
  [/^(?:throttling|toomanyrequests|limitexceeded)/i, 'the mail service took no more mail for the moment'],
  [/sendingpaused/i, 'sending is paused for this account'],
  [/^mailfromdomainnotverified/i, 'the mail service has not verified the sender yet'],
  [
    /^messagerejected/i,
    'the mail service refused it; most often the sender or the recipient is not verified there yet',
  ],
  [/^(?:general|undetermined|$)/i, 'no reason was given'],
]

const reasonMax = 120

/** Why a mail was refused or came back, in plain words; the answer itself where we know none. */
export function reasonWords(reason: string): string {
  const known = reasons.find(([pattern]) => pattern.test(reason))
  if (known) return known[1]
  const answer = reason
    .replace(/^smtp;\s*/i, '')
    .replace(/\s+/g, ' ')
    .trim()
  return `the answer was “${answer.length > reasonMax ? `${answer.slice(0, reasonMax)}…` : answer}”`
}
