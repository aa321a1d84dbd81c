import type { Bond } from './bond.ts'
import type { Idea } from './idea.ts'
import type { NextStep } from './next-step.ts'
import type { Qualification } from './qualification.ts'
import type { Topic } from './topic.ts'
import type { Wordings } from './voice.ts'

/** What one letter is to say, before it is put into parts. */

/** A fact in words, with the path it came from. */
export interface Found<T> {
  readonly value: T
  readonly source: string
  readonly text: string
  /** As the candidate wrote it. */
  readonly original: string
}

export interface Plan {
  /** What opens the letter. */
  readonly topic: Found<Topic> | undefined
  readonly proof: Found<Qualification> | undefined
  /** How much the proof is about the topic's own matter. */
  readonly bond: Bond
  /** Another topic, where something of the candidate's answers it or little else is known. */
  readonly second: Found<Topic> | undefined
  readonly secondProof: Found<Qualification> | undefined
  /** A further qualification that stands for itself. */
  readonly more: Found<Qualification> | undefined
  /** A doubt to be answered by `proof`. */
  readonly doubt: Found<string> | undefined
  readonly missed: Found<Wordings> | undefined
  /** The qualification that says what the missed thing was. */
  readonly missedProof: Found<Qualification> | undefined
  readonly idea: Found<Idea> | undefined
  /** What the idea is for. */
  readonly ideaTopic: Found<Topic> | undefined
  readonly question: Found<Wordings> | undefined
  /** What of the candidate's own work the question comes from. */
  readonly questionProof: Found<Qualification> | undefined
  readonly connection: Found<Wordings> | undefined
  readonly nextStep: Found<NextStep> | undefined
}
