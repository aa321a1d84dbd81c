import type { Fault } from '../../shared/errors.ts'
import type { LetterView, Review } from '../../shared/use-cases/view-letters.ts'
import type { Fields } from './fields.ts'

/** Which of the two roads leads here. */
export interface Where {
  readonly here: string
  readonly end: string
  readonly print: string
  /** The interview's own page, for whoever is signed in. */
  readonly back?: string
}

/** What has just been done with one of the letters, or refused. */
export interface Turn {
  readonly kind: 'looking' | 'saved' | 'stale' | 'invalid' | 'unavailable'
  readonly letter: string
  /** What was typed, so that it is not lost. */
  readonly values: Fields
  readonly faults: readonly Fault[]
  readonly message?: string
}

/** One letter on the page, in the midst of all. */
export interface LetterProps {
  readonly view: LetterView
  readonly review: Review
  readonly where: Where
  /** What has just been done with this letter. */
  readonly turn: Turn | undefined
}
