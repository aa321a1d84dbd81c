import { lowerFirst, raiseFirst, type Spelling } from './capitals.ts'
import type { Reading } from './referent.ts'

/** In whose hearing a fact is put into words, and what may be claimed there. */
export interface Voice {
  readonly reading: Reading
  readonly spelling: Spelling
  /** There is one letter, so whatever was talked about was talked about with its reader. */
  readonly isAlone: boolean
  /** Several people sat together. */
  readonly isPanel: boolean
  /** The notes say that the reader said it. */
  readonly isSaid: boolean
  /** The reader was there: false for a mailbox that several people read. */
  readonly isThere: boolean
}

/** One way to say a fact: a sentence or two. */
export type Wording = readonly [string, ...string[]]

/** All the ways that are true and fit; the first is the plainest. */
export type Wordings = readonly [Wording, ...Wording[]]

/** The same wordings, each followed by `tail`. */
export function withTail([first, ...rest]: Wordings, tail: readonly string[]): Wordings {
  const tailed = ([head, ...more]: Wording): Wording => [head, ...more, ...tail]
  return [tailed(first), ...rest.map(tailed)]
}

/** A fact that could not be put into words, and why. */
export interface Refusal {
  readonly reason: string
}

export function isRefusal(value: object): value is Refusal {
  return 'reason' in value
}

export const noFrame: Refusal = {
  reason: 'It could not be made a sentence without guessing; write it as one, and it will be used.',
}
export const unclearPerson: Refusal = {
  reason: 'It is not clear who is meant by he, she or we; with a name it will be used.',
}
export const tooLong: Refusal = {
  reason: 'It is too long for one sentence of a letter; write it shorter, and it will be used.',
}

/** A sentence from its text: capital first, stop last. */
export function sentence(text: string): string {
  const raised = raiseFirst(text)
  return /[.?]["”)]?$/.test(raised) ? raised : `${raised}.`
}

/** The fragment as it stands within a sentence, or undefined where its capital may belong to a name. */
export function inside(text: string, voice: Pick<Voice, 'spelling'>): string | undefined {
  return lowerFirst(text, voice.spelling)
}
