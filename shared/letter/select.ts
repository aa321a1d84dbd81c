import { frameConnection } from './connection.ts'
import type { Calendar } from './days.ts'
import type { Fact, Facts, LeftOut } from './facts.ts'
import { frameIdea } from './idea.ts'
import { frameMissed } from './missed.ts'
import { frameNextStep } from './next-step.ts'
import type { Person } from './people.ts'
import type { Found, Plan } from './plan.ts'
import { planLetters } from './plan-letters.ts'
import { frameQuestion } from './question.ts'
import { frameTopic, type Topic } from './topic.ts'
import { isRefusal, type Refusal, type Voice } from './voice.ts'

/** What each letter says: every fact goes to the reader it concerns, and to one reader only (composer 3.8 and 3.10). */

const repeats = 'It says the same as another note.'

export interface Selection {
  readonly plans: ReadonlyMap<string, Plan>
  readonly leftOut: readonly LeftOut[]
}

export type VoiceFor = (person: Person, fact: Fact) => Voice

/** Deals the facts out to the readers; what nobody gets is left out with its reason. */
export function select(
  facts: Facts,
  people: readonly Person[],
  voiceFor: VoiceFor,
  calendar: Calendar,
): Selection {
  const leftOut: LeftOut[] = []
  const decider = people.find((person) => person.isDecisionMaker) ?? people[0]
  const ownerOf = (fact: Fact) => people.find((person) => person.key === fact.about) ?? decider

  /** The first fact for each owner that has a frame; the others are told with their reasons. */
  const deal = <T extends object | string>(
    list: readonly Fact[],
    frame: (fact: Fact, voice: Voice, owner: Person) => T | Refusal,
  ) => {
    const dealt = new Map<string, Found<T>>()
    const told = new Set<string>()
    for (const fact of list) {
      const owner = ownerOf(fact)
      if (!owner) continue
      const framed = frame(fact, voiceFor(owner, fact), owner)
      if (typeof framed === 'object' && isRefusal(framed))
        leftOut.push({ text: fact.original, reason: framed.reason })
      else if (told.has(JSON.stringify(framed))) leftOut.push({ text: fact.original, reason: repeats })
      else if (dealt.has(owner.key))
        leftOut.push({ text: fact.original, reason: 'One of its kind is enough for a letter.' })
      else {
        told.add(JSON.stringify(framed))
        dealt.set(owner.key, { value: framed, source: fact.source, text: fact.text, original: fact.original })
      }
    }
    return dealt
  }

  const topics = dealTopics(facts, people, voiceFor, leftOut)
  const missed = deal(facts.missed, (fact, voice) => frameMissed(fact.text, voice))
  const ideas = deal(facts.valueIdea, (fact, voice, owner) =>
    owner.isRecruiter && people.length === 1
      ? { reason: 'A recruiter can do little with it; keep it for the manager.' }
      : frameIdea(fact.text, voice),
  )
  const questions = deal(facts.questions, (fact, voice) => frameQuestion(fact.text, voice))
  const connections = deal(facts.connection, (fact, voice) =>
    people.length > 1 && !fact.about
      ? { reason: 'It does not say whom it is about; with a name before it, it will be used.' }
      : frameConnection(fact.text, voice),
  )
  const nextSteps = deal(facts.nextStep, (fact, voice) => frameNextStep(fact.text, voice, calendar))
  const doubts = deal(facts.doubts, (fact) => fact.text)
  const dealt = { topics, doubts, missed, ideas, questions, connections, nextSteps }
  const plans = planLetters(facts, people, dealt, leftOut)
  return { plans, leftOut }
}

/** Own topics first; what nobody is named for goes to the decider, then to whoever has none. */
function dealTopics(
  facts: Facts,
  people: readonly Person[],
  voiceFor: VoiceFor,
  leftOut: LeftOut[],
): Map<string, Found<Topic>[]> {
  const dealt = new Map<string, Found<Topic>[]>(people.map((person) => [person.key, []]))
  const told = new Set<string>()
  const give = (person: Person, fact: Fact): boolean => {
    const framed = frameTopic(fact.text, voiceFor(person, fact))
    if (isRefusal(framed)) {
      leftOut.push({ text: fact.original, reason: framed.reason })
      return false
    }
    const statement = JSON.stringify(framed.first)
    if (told.has(statement)) {
      leftOut.push({ text: fact.original, reason: repeats })
      return false
    }
    told.add(statement)
    dealt
      .get(person.key)
      ?.push({ value: framed, source: fact.source, text: fact.text, original: fact.original })
    return true
  }
  const isNamed = (fact: Fact) => people.some((person) => person.key === fact.about)
  for (const fact of facts.discussed.filter(isNamed)) {
    const owner = people.find((person) => person.key === fact.about)
    if (owner) give(owner, fact)
  }
  const free = facts.discussed.filter((fact) => !isNamed(fact))
  const byNeed = [...people].sort((one, other) => Number(other.isDecisionMaker) - Number(one.isDecisionMaker))
  for (const person of byNeed) {
    if (people.length > 1 && (dealt.get(person.key)?.length ?? 0) > 0) continue
    // What nobody is named for was hardly said by the recruiter.
    if (people.length > 1 && person.isRecruiter && !person.isDecisionMaker) continue
    while (free.length > 0) {
      const [fact] = free.splice(0, 1)
      if (fact && give(person, fact) && people.length > 1) break
    }
  }
  const [decider] = byNeed
  for (const fact of free) if (decider) give(decider, fact)
  return dealt
}
