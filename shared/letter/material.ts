import type { Sentence, Tone } from '../domain/interview.ts'
import { type Frame, frameOf } from './model-frame.ts'
import type { Occasion } from './occasion.ts'
import type { Person } from './people.ts'
import type { Found, Plan } from './plan.ts'

/** What one letter was made of: the facts that its reader was dealt, for another writer who may word them anew. */

export type MaterialKind =
  | 'topic'
  | 'qualification'
  | 'missed'
  | 'idea'
  | 'question'
  | 'connection'
  | 'nextStep'
  | 'role'
  | 'company'

/** Who is known to have said it: this reader, somebody in the talk that the letter is about, or nobody knows to whom. */
export type Standing = 'said' | 'shared' | 'open'

export interface MaterialFact {
  readonly kind: MaterialKind
  /** Clean and filtered; what comes next is worded and dated already. */
  readonly text: string
  /** Path into the record. */
  readonly source: string
  /** As the candidate wrote it, where it is a note. */
  readonly original: string | undefined
  readonly standing: Standing
}

export interface Material {
  /** The role and the company, then the facts in the order of their telling. */
  readonly facts: readonly MaterialFact[]
  /** The reader's name, as it may stand in a sentence. */
  readonly reader: string | undefined
  readonly isInternal: boolean
  /** The reader was not there, or reads a mailbox with others. */
  readonly isPassedOn: boolean
  readonly tone: Tone
  /** Between greeting and sign-off. */
  readonly wordsMax: number
  /** How the letter begins and ends, whoever words the rest; undefined where the composed letter has no such words. */
  readonly frame: Frame | undefined
  /** A name stands under it. */
  readonly isSigned: boolean
}

interface Telling {
  readonly plan: Plan
  /** The composed letter's: what it had no room for is offered to nobody else. */
  readonly sentences: readonly Sentence[]
  readonly standingOf: (found: Pick<Found<unknown>, 'source' | 'text'>) => Standing
  readonly person: Person
  readonly occasion: Occasion
  readonly tone: Tone
  readonly wordsMax: number
  readonly isSigned: boolean
}

export function materialOf(telling: Telling): Material {
  const { plan, sentences, standingOf, person, occasion, tone, wordsMax, isSigned } = telling
  const { naming, isInternal, isThere } = occasion
  const used = new Set(sentences.flatMap(({ sources }) => sources))
  const told = (kind: MaterialKind, found: Found<unknown> | undefined): MaterialFact[] => {
    if (!found || !used.has(found.source)) return []
    const { text, source, original } = found
    return [{ kind, text, source, original, standing: standingOf(found) }]
  }
  const known = (kind: MaterialKind, text: string | undefined): MaterialFact[] =>
    text ? [{ kind, text, source: `interview.${kind}`, original: undefined, standing: 'open' }] : []
  const { nextStep } = plan
  return {
    facts: [
      ...known('role', naming.title),
      ...known('company', isInternal ? undefined : naming.company),
      ...told('topic', plan.topic),
      ...told('qualification', plan.proof),
      ...told('topic', plan.second),
      ...told('qualification', plan.secondProof),
      ...told('qualification', plan.more),
      ...told('missed', plan.missed),
      ...told('qualification', plan.missedProof),
      ...told('idea', plan.idea),
      ...told('question', plan.question),
      ...told('connection', plan.connection),
      ...told('nextStep', nextStep && { ...nextStep, text: nextStep.value.text }),
    ],
    reader: person.name?.called,
    isInternal,
    isPassedOn: !isThere,
    tone,
    wordsMax,
    frame: frameOf({ sentences, nextStep: nextStep?.source, person, occasion, tone }),
    isSigned,
  }
}
