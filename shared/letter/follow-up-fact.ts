import type { Sentence } from '../domain/interview.ts'
import type { Fact, Facts, LeftOut } from './facts.ts'
import { frameIdea } from './idea.ts'
import { frameMissed } from './missed.ts'
import type { Person } from './people.ts'
import { frameQualification } from './qualification.ts'
import { frameTopic } from './topic.ts'
import { isRefusal, type Voice, type Wordings } from './voice.ts'
import { countWords, sharedStems, stemsOf } from './words.ts'

/** What a follow-up can say that no letter has said yet (rubric F6), and what the talk was about. */

/** A matter that the reader and the candidate talked about. */
export interface Matter {
  /** Fits after "we talked about"; short. */
  readonly about: string | undefined
  /** What the reader said, as a clause. */
  readonly said: string | undefined
  /** What the reader said, in any form. */
  readonly point: string | undefined
  readonly text: string
  readonly source: string
}

export interface NewFact {
  readonly kind: 'idea' | 'missed' | 'qualification' | 'topic'
  readonly wordings: Wordings
  readonly source: string
  /** The matter that it bears on, where the two plainly share their words. */
  readonly matter: Matter | undefined
}

const aboutWordsMax = 13
const factsMax = 6
/** So much of a fact's words in one sentence sent before makes it a repeat. */
const repeatShare = 0.7

export type VoiceOf = (fact: Fact) => Voice

/** Whose note it is: one about somebody else is not for this reader; what nobody is named for is the decider's. */
function isFor(reader: Person, { about }: Fact): boolean {
  return about === undefined ? reader.isDecisionMaker : about === reader.key
}

export function mattersOf(facts: Facts, reader: Person, voiceOf: VoiceOf): Matter[] {
  return facts.discussed
    .filter((fact) => isFor(reader, fact))
    .flatMap((fact) => {
      const topic = frameTopic(fact.text, voiceOf(fact))
      if (isRefusal(topic) || fact.text.includes('?')) return []
      const [[first]] = topic.first
      const about = topic.about ?? /^We talked about (how .+)\.$/.exec(first)?.[1]
      const said = /^You (?:mentioned|said|told me|explained) that (.+)\.$/.exec(first)?.[1]
      const point = fact.isSaid ? /: (.+)\.$/.exec(first)?.[1] : undefined
      const isShort = about !== undefined && countWords(about) <= aboutWordsMax && !about.includes(':')
      return [{ about: isShort ? about : undefined, said, point, text: fact.text, source: fact.source }]
    })
}

/** The facts that are in none of the letters sent before, the best first: what answers their problem, then figures. */
export function newFacts(
  facts: Facts,
  reader: Person,
  voiceOf: VoiceOf,
  matters: readonly Matter[],
  sent: readonly Sentence[],
): { readonly found: readonly NewFact[]; readonly leftOut: readonly LeftOut[] } {
  const used = new Set(sent.flatMap(({ sources }) => sources))
  const leftOut: LeftOut[] = []
  const isNew = (source: string, text: string) =>
    !used.has(source) && !sent.some((sentence) => repeats(text, sentence.text))
  const fresh = (list: readonly Fact[]) =>
    list.filter((fact) => isFor(reader, fact) && isNew(fact.source, fact.text))
  const told = <T extends object>(fact: Fact, framed: T | { readonly reason: string }): T | undefined => {
    if (!('reason' in framed)) return framed
    leftOut.push({ text: fact.original, reason: framed.reason })
    return undefined
  }
  // A recruiter can do little with an idea.
  const ideas = reader.isRecruiter
    ? []
    : fresh(facts.valueIdea).flatMap((fact): NewFact[] => {
        const idea = told(fact, frameIdea(fact.text, voiceOf(fact)))
        return idea ? [{ kind: 'idea', wordings: idea.wordings, source: fact.source, matter: undefined }] : []
      })
  const missed = fresh(facts.missed).flatMap((fact): NewFact[] => {
    const wordings = told(fact, frameMissed(fact.text, voiceOf(fact)))
    return wordings ? [{ kind: 'missed', wordings, source: fact.source, matter: undefined }] : []
  })
  const wanted = [...facts.discussed, ...facts.valueIdea, ...facts.missed].map(({ text }) => text).join(' ')
  const worth = (text: string) => sharedStems(text, wanted) * 2 + (/\d/.test(text) ? 1 : 0)
  const qualifications = facts.qualifications
    .filter(({ text, source }) => isNew(source, text))
    .toSorted((one, other) => worth(other.text) - worth(one.text))
    .flatMap(({ text, source }): (NewFact & { isFitting: boolean })[] => {
      const framed = frameQualification(text, { spelling: facts.spelling })
      if (!framed) return []
      const matter = matters.find((one) => one.about && sharedStems(one.text, text) > 0)
      const isFitting = sharedStems(text, wanted) > 0
      return [{ kind: 'qualification', wordings: [framed.wording], source, matter, isFitting }]
    })
  const topics = fresh(facts.discussed).flatMap((fact): NewFact[] => {
    const topic = frameTopic(fact.text, voiceOf(fact))
    const wordings = isRefusal(topic) ? undefined : (topic.second ?? topic.first)
    return wordings ? [{ kind: 'topic', wordings, source: fact.source, matter: undefined }] : []
  })
  const found: readonly NewFact[] = [
    ...ideas,
    ...qualifications.filter(({ isFitting }) => isFitting),
    ...missed,
    ...qualifications.filter(({ isFitting }) => !isFitting),
    ...topics,
  ]
  // The letter has one question of its own (rubric F7), and no sentence that somebody has read already.
  const isStatement = ({ wordings: [first] }: NewFact) => !first.join(' ').includes('?')
  const read = new Set(sent.map(({ text }) => text))
  const isUnread = ({ wordings }: NewFact) =>
    !wordings.some((wording) => wording.some((one) => read.has(one)))
  return { found: found.filter((one) => isStatement(one) && isUnread(one)).slice(0, factsMax), leftOut }
}

function repeats(text: string, sentence: string): boolean {
  const stems = stemsOf(text)
  return stems.size > 0 && sharedStems(text, sentence) / stems.size >= repeatShare
}
