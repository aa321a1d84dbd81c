import type { Day, Instant } from './instant.ts'
import type {
  Absentee,
  Approval,
  CalendarEntry,
  CalendarSource,
  FollowUpNumber,
  Interviewer,
  InterviewFacts,
  Letter,
  Mode,
  Outcome,
  TextHash,
  Tone,
} from './interview.ts'
import type { DaysAhead } from './working-days.ts'

/** What can happen to an interview. An event without a cell in `lifecycle.ts` is stale and changes nothing. */

/** Names the version of the timer that fired; the claim is for the mail that it will cause. */
interface FellDue {
  readonly version: number
  /** Hash of the secret in the link that the mail will carry. */
  readonly secretHash: string
}

/** A letter as the writer left it, before anybody approved it. */
export interface Draft {
  readonly key: string
  readonly name: string | null
  readonly to: string | null
  readonly text: TextHash
  readonly day: Day
  readonly followUp?: FollowUpNumber
}

export interface Drafted extends FellDue {
  readonly letters: readonly Draft[]
  /** The letters as they were when the writing began: their tones and what was struck out decided the drafts. */
  readonly before: readonly Letter[]
  readonly report: TextHash
  readonly daysAhead?: DaysAhead
  /** What the mode makes of the drafts; nothing where each is to be approved. */
  readonly automatic?: Automatic
}

/** They go out by themselves, each as `approvals` has it by key; or they do not, and why, to follow "because". */
export type Automatic =
  | { readonly approvals: Readonly<Record<string, Approval>> }
  | { readonly fellBack: string }

export type ChangedFacts = Partial<Omit<InterviewFacts, 'jobDescription'>> & {
  readonly interviewers?: readonly Interviewer[]
  readonly jobDescription?: TextHash | null
}

/** What a calendar says of the meeting that this interview is. */
export interface Told {
  /** It is an interview without a doubt, and all is known that it takes. */
  readonly isCertain?: boolean
  /** How it stands there now, whatever its version: one who asks a calendar cannot be told something old. */
  readonly isCurrent?: boolean
  readonly entry: CalendarEntry
  readonly facts: Partial<Omit<InterviewFacts, 'jobDescription'>>
  readonly people: readonly Pick<Interviewer, 'name' | 'title' | 'email'>[]
}

/** What SES reports of one attempt, in the order of the lattice. */
export type Report = 'accepted' | 'delivered' | 'bouncedSoftly' | 'bounced' | 'complained'

export type InterviewEvent =
  | {
      readonly type: 'changed'
      readonly facts: ChangedFacts
      /** Absent when the candidate changed it. */
      readonly source?: CalendarSource
    }
  | { readonly type: 'noted'; readonly notes: TextHash; readonly isHurried?: boolean }
  | ({ readonly type: 'told' } & Told)
  /** A calendar that was read as a whole does not hold the meeting any more. */
  | { readonly type: 'vanished'; readonly key: string }
  | { readonly type: 'confirmed'; readonly facts: ChangedFacts }
  | { readonly type: 'dismissed' }
  | { readonly type: 'calledOff' }
  | { readonly type: 'didNotTakePlace'; readonly absent?: Absentee }
  /** The candidate says how it ended. */
  | { readonly type: 'closed'; readonly outcome: Outcome }
  /** It was no end after all. */
  | { readonly type: 'resumed' }
  /** There is another interview with the same company. */
  | { readonly type: 'wentOn' }
  | { readonly type: 'modeChosen'; readonly mode: Mode }
  /** A person has answered, by mail. */
  | { readonly type: 'replied'; readonly from: string; readonly asksToStop: boolean }
  /** A program has answered in somebody's place. */
  | { readonly type: 'autoReplied'; readonly returnsOn?: Day }
  /** An invitation came by mail. */
  | { readonly type: 'invited' }
  | ({ readonly type: 'debriefFellDue' } & FellDue)
  | ({ readonly type: 'drafted' } & Drafted)
  /** The follow-up was drafted; none where nobody can be written to any more. */
  | ({ readonly type: 'followedUp' } & Drafted)
  | { readonly type: 'silenceFellDue'; readonly version: number }
  | ({ readonly type: 'reminderFellDue' } & FellDue)
  | { readonly type: 'expiryFellDue'; readonly version: number }
  | ({ readonly type: 'receiptFellDue' } & FellDue)

/** What the page showed: an event that was meant for another text or another recipient is stale. */
export interface Basis {
  readonly text: TextHash
  readonly to: string | null
}

export type LetterEvent =
  | { readonly type: 'saved'; readonly text: TextHash; readonly to: string | null; readonly basis: Basis }
  | {
      readonly type: 'rewritten'
      readonly text: TextHash
      readonly tone: Tone
      readonly day: Day
      readonly basis: Basis
      /** The notes that it was written from, before anything was added: writing takes its time, and others may note. */
      readonly notesBefore: TextHash | null
      /** The version of the timer that drafts it then: news that is worth new drafts has raised it meanwhile. */
      readonly draftBefore: number | undefined
      /** With what was added on the page. */
      readonly notes: TextHash | null
      /** All that is left out of the letter from now on: see `Letter`. */
      readonly struck?: readonly string[]
    }
  | { readonly type: 'approved'; readonly approval: Approval; readonly basis: Basis }
  | { readonly type: 'undone' }
  | { readonly type: 'skipped' }
  | { readonly type: 'ownMailboxUsed' }
  | { readonly type: 'arrivalConfirmed' }
  | { readonly type: 'claimed'; readonly version: number }
  | { readonly type: 'accepted'; readonly attempt: number; readonly messageId: string }
  | { readonly type: 'refused'; readonly attempt: number; readonly code: string; readonly isPassing: boolean }
  | { readonly type: 'doubted'; readonly attempt: number }
  | { readonly type: 'swept' }
  | {
      readonly type: 'reported'
      readonly report: Report
      readonly attempt: number
      readonly messageId: string
      readonly at: Instant
      readonly detail: string
    }

/** About one mail to the candidate. */
export type MailEvent =
  | { readonly type: 'mailClaimed'; readonly secretHash: string }
  | { readonly type: 'mailAccepted'; readonly number: number; readonly attempt: number }
  | { readonly type: 'mailRefused'; readonly number: number; readonly attempt: number; readonly code: string }
  | { readonly type: 'mailDoubted'; readonly number: number; readonly attempt: number }
  | {
      readonly type: 'mailReported'
      readonly number: number
      readonly report: Report
      readonly detail: string
    }

export type LifecycleEvent =
  | InterviewEvent
  | { readonly type: 'letter'; readonly letter: string; readonly event: LetterEvent }
  | { readonly type: 'sendFellDue'; readonly version: number }
  /** It fell due, and nothing may go out for now. */
  | { readonly type: 'sendPaused'; readonly version: number }
  | MailEvent
  | { readonly type: 'swept' }
