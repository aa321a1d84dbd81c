import type { Day, Instant } from '../domain/instant.ts'
import type { Interviewer, InterviewKind, LetterText, Notes, Tone } from '../domain/interview.ts'
import type { Material } from './material.ts'

/** The interface of the writer: a record in, letters with their sources out. Pure, no network, no chance. */

export interface WriterInput {
  readonly candidate: {
    readonly name: string
    readonly email: string
    readonly phone?: string
    readonly headline?: string
    readonly qualifications: readonly string[]
  }
  readonly interview: {
    /** Varies the wording between interviews, without chance. */
    readonly id: string
    readonly company: string
    readonly role: string
    readonly kind: InterviewKind
    readonly startsAt: Instant
    readonly endsAt: Instant
    /** The recipient's. */
    readonly timeZone: string
    readonly location?: string
    readonly jobDescription?: string
    /** The candidate had been there before. */
    readonly isReturn?: true
  }
  readonly interviewers: readonly Interviewer[]
  readonly notes: Notes
  /** The recipient's day on which the letters are meant to go out: decides "today", "yesterday", "on Tuesday". */
  readonly day: Day
  /** Paths of notes that the candidate has just added: they come first. */
  readonly favoured?: readonly string[]
  /** By interviewer key; `asWritten` where nothing is said. */
  readonly tones?: Readonly<Record<string, Tone>>
  /** By interviewer key: paths into the record of what the candidate struck out of that letter. */
  readonly struck?: Readonly<Record<string, readonly string[]>>
}

export interface WrittenLetter extends LetterText {
  /** The interviewer's key; `team` where nobody is known. */
  readonly key: string
  readonly name: string | null
  readonly to: string | null
  /** What it was made of, for another writer. */
  readonly material?: Material
}

/** What of a written letter is kept: its text, and who worded it. */
export function textOf({ subject, body, sentences, until, writer }: WrittenLetter): LetterText {
  return { subject, body, sentences, ...(until && { until }), ...(writer && { writer }) }
}

export interface Writing {
  readonly letters: readonly WrittenLetter[]
  /** What of the notes is in no letter, and why, in plain words. */
  readonly leftOut: readonly { readonly text: string; readonly reason: string }[]
  /** What the candidate should look at or add. */
  readonly warnings: readonly string[]
}
