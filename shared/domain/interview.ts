import type { HistoryEntry } from './history.ts'
import type { Day, Instant } from './instant.ts'
import type { DaysAhead } from './working-days.ts'

/**
 * One interview: facts, the state of each letter, and what is still to be delivered, in one item that one
 * conditional write moves. `lifecycle.ts` decides what it becomes; `use-cases/dispatch.ts` writes it.
 */

/** SHA-256 of a text item, base64url; the text is written before the state that names it. */
export type TextHash = string

export const interviewKinds = [
  'phone',
  'video',
  'onsite',
  'panel',
  'secondRound',
  'final',
  'internal',
  'academic',
  'other',
] as const
export type InterviewKind = (typeof interviewKinds)[number]

export interface Interviewer {
  /** Stable within the interview: `i1`, `i2`, … */
  readonly key: string
  readonly name?: string
  readonly title?: string
  readonly email?: string
  readonly isDecisionMaker?: true
  /** Nobody who signs in has typed or confirmed the address: a calendar or a form tool holds it. */
  readonly isUnconfirmed?: true
}

/** What the candidate remembers of the talk; kept as a text item of its own, named by its hash. */
export interface Notes {
  readonly discussed: readonly string[]
  readonly connection?: string
  readonly missed?: string
  readonly valueIdea?: string
  readonly questions: readonly string[]
  readonly nextStep?: string
}

/** Whatever keeps calendars and tells us of what stands in them. */
export const calendarSources = ['feed', 'email', 'google', 'microsoft', 'calendly', 'calcom'] as const
export type CalendarSource = (typeof calendarSources)[number]

/** Facts as their source states them. `timeZone` is the recipient's. */
export interface InterviewFacts {
  readonly company: string
  readonly role: string
  readonly kind: InterviewKind
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly timeZone: string
  readonly location?: string
  readonly jobDescription?: string
}

/** A letter's text: what is mailed, and where each sentence came from. Immutable, named by its hash. */
export interface LetterText {
  readonly subject: string
  /** Greeting to signature, paragraphs separated by an empty line. */
  readonly body: string
  readonly sentences: readonly Sentence[]
  /** The last day on which everything it says of coming days is still ahead; absent when it names none. */
  readonly until?: Day
  /** A language model worded it; absent where Afterword did. */
  readonly writer?: 'model'
}

/** What of the notes is in no letter and why, and what the candidate should look at. */
export interface DraftReport {
  readonly leftOut: readonly { readonly text: string; readonly reason: string }[]
  readonly warnings: readonly string[]
}

export interface Sentence {
  readonly text: string
  /** Paths into the record: `notes.discussed[0]`, `candidate.qualifications[1]`, `interview.role`. */
  readonly sources: readonly string[]
}

export const tones = ['asWritten', 'warmer', 'plainer', 'shorter'] as const
export type Tone = (typeof tones)[number]

/** A name and a bare address. */
export interface Mailbox {
  readonly name: string
  readonly address: string
}

/** What the candidate saw and agreed to; `send` delivers this and nothing else. */
export interface Approval {
  /** SHA-256 over the fields below, as the page showed them. */
  readonly hash: string
  readonly at: Instant
  readonly from: Mailbox
  readonly replyTo: Mailbox
  /** Our own address, which an answer goes to as well, so that nobody who has answered is asked again. */
  readonly intake?: string
  readonly to: string
  readonly text: TextHash
  /** The recipient's day on which it may go out. */
  readonly day: Day
  readonly sendAt: Instant
  /** The candidate named the time; otherwise the policy did. */
  readonly isTimeChosen: boolean
  /** Nobody approved it but the mode: it goes out unless it is vetoed after a notice. */
  readonly isAutomatic?: true
  /** The text says "today" or "yesterday", so another day would make it untrue. */
  readonly isDated: boolean
  /** The text names a coming day, so that a later one would make it untrue. */
  readonly until?: Day
}

/** One attempt at mailing: whoever holds it may call SES until the lease ends. */
export interface Claim {
  readonly attempt: number
  readonly at: Instant
  readonly leaseUntil: Instant
}

/** The first follow-up, or the second and last. */
export type FollowUpNumber = 1 | 2

interface LetterBase {
  /** The interviewer's key, one letter for each; a follow-up's is the same with its number behind (`i1f1`). */
  readonly key: string
  /** It asks again, because nobody answered. */
  readonly followUp?: FollowUpNumber
  readonly to: string | null
  readonly name: string | null
  readonly text: TextHash
  readonly tone: Tone
  /**
   * What the candidate wants left out of it: marks of the words (`use-cases/struck-lines.ts`), 20 at most. An item of
   * earlier days holds paths into the record, such as `notes.discussed[0]`, until the letter is written again on the page.
   */
  readonly struck?: readonly string[]
  /** Changed by hand: never written anew behind the candidate's back. */
  readonly isEdited: boolean
  /** The recipient's day for which the text was written. */
  readonly day: Day
  /** Attempts at mailing so far. */
  readonly attempts: number
  /** The attempt whose fate SES never told, when the candidate went on all the same: late news of it still counts. */
  readonly doubt?: { readonly attempt: number; readonly approval: Approval }
  /** SES reported a soft bounce (an out-of-office counts as one): shown, never acted on. */
  readonly softBounce?: string
  readonly hasComplained?: true
}

/** What must be true in each status, carried by it. */
export type LetterState =
  | { readonly status: 'drafted'; readonly ask?: 'dayPassed' }
  | { readonly status: 'approved'; readonly approval: Approval; readonly refusals: number }
  | {
      readonly status: 'sending'
      readonly approval: Approval
      readonly refusals: number
      readonly claim: Claim
    }
  | { readonly status: 'unknown'; readonly approval: Approval; readonly claim: Claim }
  | {
      readonly status: 'held'
      readonly approval: Approval
      readonly reason: string
      readonly isDoubtful: boolean
    }
  | {
      readonly status: 'sent'
      readonly approval: Approval
      readonly sentAt: Instant
      readonly messageId?: string
    }
  | {
      readonly status: 'delivered'
      readonly approval: Approval
      readonly sentAt: Instant
      readonly deliveredAt: Instant
      readonly messageId?: string
    }
  | {
      readonly status: 'bounced'
      readonly approval: Approval
      readonly bouncedAt: Instant
      readonly reason: string
    }
  | { readonly status: 'skipped' }
  | { readonly status: 'ownMailbox'; readonly markedAt: Instant }

export type Letter = LetterBase & LetterState
export type LetterStatus = LetterState['status']

/** A mail to the candidate that is still to be delivered: the outbox. It leaves the list once SES has it. */
export type Mail = {
  /** `1`, `2`, … within the interview. */
  readonly number: number
  readonly kind: MailKind
  /** The letter it is about, for a question. */
  readonly letter?: string
  readonly tries: number
} & (
  | { readonly status: 'ready'; readonly dueAt: Instant }
  | { readonly status: 'sending'; readonly claim: Claim }
  | { readonly status: 'unknown'; readonly claim: Claim }
)

export type MailKind = 'debrief' | 'draft' | 'reminder' | 'notice' | 'question' | 'receipt'

/** A meeting in one calendar that is this interview, as that calendar last told it. */
export interface CalendarEntry extends EntryVersion {
  /** Names it in that calendar; an alias that leads here. */
  readonly key: string
  /** Names the meeting, by whatever road it comes; another alias that leads here. */
  readonly alias: string
  readonly source: CalendarSource
  /** The id of the connection that it came by. */
  readonly connection?: string
  /** Who may call it off: the organizer's address, where the source names one. */
  readonly organizer?: string
  readonly isOff: boolean
  /** Nobody proves from whom it is: whatever anybody else says counts before it. */
  readonly isUnvouched?: true
  /** A short digest of each fact as it was told, so that what the candidate has put right stays right. */
  readonly said: { readonly [F in SaidFact]?: string }
  /** As it stands there, for whoever is asked about it. */
  readonly title?: string
  /** What made it look like an interview, in plain words, each to follow "because". */
  readonly because?: readonly string[]
  /** Keys of the entries that it took the place of, the newest first: whatever they still say is old. */
  readonly replaced?: readonly string[]
  /** It was there, and at this moment it was not any more. */
  readonly missedAt?: Instant
}

/** The source's own order of what it says of one meeting; never the order of arrival. */
export interface EntryVersion {
  /** iTIP SEQUENCE; 0 when there is none. */
  readonly sequence: number
  readonly stamp?: Instant
  /** Of two that are alike in both, the higher counts: a cancellation before all. */
  readonly rank: number
}

export const saidFacts = ['when', 'company', 'role', 'kind', 'location', 'people'] as const
export type SaidFact = (typeof saidFacts)[number]

/** What a meeting has in common with others like it; made by `lessonOf` of `calendar/recognise.ts`. */
export interface Lesson {
  /** The organizer's domain, or the whole address where the domain hands out mailboxes to anybody. */
  readonly organizer: string
  /** As `titleShape` gives it. */
  readonly shape: string
}

/** A lesson with what the candidate said. */
export interface TaughtLesson extends Lesson {
  readonly isInterview: boolean
}

/** A link that was mailed: only its hash is kept. */
export interface Link {
  readonly hash: string
  readonly purpose: 'meeting' | 'debrief' | 'review'
  readonly expiresAt: Instant
}

export const timerKinds = [
  'debrief',
  'draft',
  'remind',
  'expire',
  'followUp',
  'silence',
  'mail',
  'receipt',
  'send',
] as const
export type TimerKind = (typeof timerKinds)[number]
/** Those that are planned; when a mail or a letter is due follows from itself. */
export type PlannedKind = Exclude<TimerKind, 'mail' | 'send'>

export interface Timer {
  readonly dueAt: Instant
  /** Raised only when the due time changes; a firing that names another is stale. */
  readonly version: number
}

/** How it ended, as far as the candidate can say. */
export const outcomes = ['replied', 'offer', 'rejection', 'withdrawn', 'unanswered'] as const
export type Outcome = (typeof outcomes)[number]

export const absentees = ['interviewer', 'candidate'] as const
/** Who did not come. */
export type Absentee = (typeof absentees)[number]

/** Whether letters go out by themselves: after approval, unless they are vetoed, or never. */
export const modes = ['review', 'automatic', 'draftOnly'] as const
export type Mode = (typeof modes)[number]

export type OverReason =
  | 'notAnInterview'
  | 'didNotTakePlace'
  | 'interviewerAbsent'
  | 'candidateAbsent'
  | 'allSkipped'
  | 'expired'
  | 'complained'
  | 'unwanted'
  | 'nextRound'
  | Outcome

export type InterviewState =
  | { readonly status: 'proposed' | 'upcoming' | 'ended' | 'inReview' | 'underway' | 'cancelled' }
  | { readonly status: 'over'; readonly reason: OverReason }

export type InterviewStatus = InterviewState['status']

interface InterviewBase extends Omit<InterviewFacts, 'jobDescription'> {
  readonly schema: 1
  readonly id: string
  /** Rises with every write; used in the write's condition and nowhere else. */
  readonly revision: number
  /** Where it came from, and a digest of the words it came in, so that the same again is a repeat. */
  readonly source: { readonly kind: 'form' | 'api' | 'hook' | CalendarSource; readonly digest: string }
  /** What stands in calendars of it, at most 8; see `calendar-entry.ts`. */
  readonly entries?: readonly CalendarEntry[]
  /** Calendars called it off, who may take that back; the candidate's word they may not. */
  readonly isOffByCalendars?: true
  /** What the candidate's word on it would teach of others like it: who sends them, and the shape of their titles. */
  readonly lesson?: Lesson
  /** The candidate's zone when it was last written: their quiet hours. */
  readonly candidateTimeZone: string
  readonly interviewers: readonly Interviewer[]
  /** See `isDueSoon`. */
  readonly isHurried?: boolean
  /** Absent before the first drafts. */
  readonly daysAhead?: DaysAhead
  readonly notes: TextHash | null
  readonly jobDescription: TextHash | null
  /** What the writer left out of the drafts, and what it asks for: a text item. */
  readonly report: TextHash | null
  readonly letters: readonly Letter[]
  /** Somebody did not come, so the letters say that and nothing else. */
  readonly absent?: Absentee
  /** Until when nothing further is sent to them by itself, and why. */
  readonly wait?: { readonly until: Instant; readonly why: string }
  /** They sent an invitation, so it goes on: nobody is asked again unless the candidate says so. */
  readonly isOnHold?: true
  /** Set for this interview alone; otherwise the profile's. */
  readonly mode?: Mode
  /** The interview with the same company before this one. */
  readonly previous?: string
  /** The candidate was seen there. */
  readonly isReturn?: true
  readonly mails: readonly Mail[]
  readonly links: readonly Link[]
  readonly timers: { readonly [K in TimerKind]?: Timer }
  readonly plan: { readonly [K in PlannedKind]?: Instant }
  readonly lastTimerVersion: number
  readonly lastMailNumber: number
  readonly history: readonly HistoryEntry[]
}

export type Interview = InterviewBase & InterviewState

/** Why an address is not written to any more. */
export type Suppression = 'bounced' | 'complained' | 'stopped'

/** Who the letters are from. The e-mail address is the one that signs in. */
export interface Profile {
  readonly schema: 1
  readonly email: string
  readonly name: string
  readonly phone: string
  /** For the letter by post, as lines. */
  readonly postalAddress: string
  readonly headline: string
  readonly qualifications: readonly string[]
  readonly timeZone: string
  /** `review` unless they chose another. */
  readonly mode?: Mode
  /** They have stopped everything that goes to anybody else. */
  readonly isPaused?: true
  /** Answers go to them alone, and nobody here sees that there was one. */
  readonly keepsAnswers?: true
}

export const candidateIdLength = 16
export const interviewIdLength = candidateIdLength + 12

/** The interview's id carries the candidate's, so that an id alone is enough to read the item. */
export function candidateOf(interviewId: string): string {
  return interviewId.slice(0, candidateIdLength)
}
