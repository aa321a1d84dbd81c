import type { Sentence, Tone } from '../domain/interview.ts'
import { isSound } from './check.ts'
import type { Occasion } from './occasion.ts'
import { openingAmongOthers, openingOf, warmed } from './opening.ts'
import { givenNames } from './parts.ts'
import type { Person } from './people.ts'

/** Thanks, interest and the next step are never a model's: they hold no fact that its words could be held against. */
export interface Frame {
  /** Begins the first paragraph. */
  readonly opening: readonly Sentence[]
  /** The last paragraph. */
  readonly closing: readonly Sentence[]
}

interface Framing {
  /** The composed letter's. */
  readonly sentences: readonly Sentence[]
  /** What comes next may be told in any note. */
  readonly nextStep: string | undefined
  readonly person: Person
  readonly occasion: Occasion
  readonly tone: Tone
}

/** What of a composed letter tells nothing of the interview; undefined where its thanks or its end is missing. */
export function frameOf({ sentences, nextStep, person, occasion, tone }: Framing): Frame | undefined {
  const isTelling = ({ sources }: Sentence) =>
    sources.some((source) => /^(?:notes|candidate)\b/.test(source) && source !== nextStep)
  const first = sentences.findIndex(isTelling)
  const last = sentences.findLastIndex(isTelling)
  const before = sentences.slice(0, Math.max(0, first))
  const closing = sentences.slice(last + 1)
  const opening = before.some(({ text }) => /\bthank/i.test(text))
    ? before
    : [...thanks(person, occasion, tone), ...sentences.filter(isPassedOn)]
  return opening.length > 0 && closing.length > 0 && last >= 0 ? { opening, closing } : undefined
}

function isPassedOn({ text, sources }: Sentence): boolean {
  return /^Please pass my thanks\b/.test(text) && sources.every((source) => /^interview/.test(source))
}

/** Thanks of their own, where the composed letter's tell the topic in the same breath. */
function thanks(person: Person, occasion: Occasion, tone: Tone): Sentence[] {
  const { wordings, tellsRole } = person.isDecisionMaker
    ? openingOf(occasion, undefined, undefined, false)
    : openingAmongOthers(occasion, undefined)
  const [[plain]] = wordings
  const text = tone === 'warmer' ? warmed(plain) : plain
  const source = tellsRole ? 'interview.role' : person.source
  return isSound(text, givenNames(person, occasion))
    ? [{ text, sources: ['interview.startsAt', source] }]
    : []
}
