import { frameConnection } from './connection.ts'
import type { Calendar } from './days.ts'
import type { Fact, Facts, LeftOut } from './facts.ts'
import { frameIdea, type Idea } from './idea.ts'
import { frameMissed } from './missed.ts'
import { frameNextStep, type NextStep } from './next-step.ts'
import type { Person } from './people.ts'
import { frameQualification, type Qualification } from './qualification.ts'
import { frameQuestion } from './question.ts'
import { frameTopic, type Topic } from './topic.ts'
import { isRefusal, type Refusal, type Voice, type Wordings } from './voice.ts'
import { sharedStems } from './words.ts'

/** What each letter says: every fact goes to the reader it concerns, and to one reader only (composer 3.8 and 3.10). */

const repeats = 'It says the same as another note.'

export interface Found<T> {
  readonly value: T
  readonly source: string
  readonly text: string
  /** As the candidate wrote it. */
  readonly original: string
}

export interface Plan {
  readonly topics: readonly Found<Topic>[]
  readonly qualifications: readonly Found<Qualification>[]
  /** The first qualification is about the first topic's own matter. */
  readonly isLinked: boolean
  readonly missed: Found<Wordings> | undefined
  readonly idea: Found<Idea> | undefined
  readonly question: Found<Wordings> | undefined
  readonly connection: Found<Wordings> | undefined
  readonly nextStep: Found<NextStep> | undefined
}

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
  const proofs = dealProofs(facts, people, topics)
  const plans = people.map((person): [string, Plan] => {
    const dealt = proofs.get(person.key)
    return [
      person.key,
      {
        topics: dealt?.topics ?? [],
        qualifications: dealt?.qualifications ?? [],
        isLinked: dealt?.isLinked ?? false,
        missed: missed.get(person.key),
        idea: ideas.get(person.key),
        question: questions.get(person.key),
        connection: connections.get(person.key),
        nextStep: nextSteps.get(person.key),
      },
    ]
  })
  return { plans: new Map(plans), leftOut }
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
    while (free.length > 0) {
      const [fact] = free.splice(0, 1)
      if (fact && give(person, fact) && people.length > 1) break
    }
  }
  const [decider] = byNeed
  for (const fact of free) if (decider) give(decider, fact)
  return dealt
}

interface Proved {
  readonly topics: readonly Found<Topic>[]
  readonly qualifications: readonly Found<Qualification>[]
  readonly isLinked: boolean
}

/** The best pair of topic and qualification opens; each qualification stands in one letter. */
function dealProofs(
  facts: Facts,
  people: readonly Person[],
  topics: ReadonlyMap<string, Found<Topic>[]>,
): Map<string, Proved> {
  const told = new Set<string>()
  const stock = facts.qualifications.flatMap(({ text, source }) => {
    const framed = frameQualification(text, { spelling: facts.spelling })
    if (!framed || told.has(framed.wording[0])) return []
    told.add(framed.wording[0])
    return [{ value: framed, source, text, original: text }]
  })
  const byRank = [...people].sort((one, other) => Number(other.isDecisionMaker) - Number(one.isDecisionMaker))
  const proved = new Map<string, Proved>()
  for (const person of byRank) {
    const own = topics.get(person.key) ?? []
    const best = bestPair(own, stock)
    const qualification = best?.qualification
    if (qualification) stock.splice(stock.indexOf(qualification), 1)
    const topic = best?.topic
    const ordered = topic ? [topic, ...own.filter((one) => one !== topic)] : own
    proved.set(person.key, {
      topics: ordered,
      qualifications: qualification ? [qualification] : [],
      isLinked: (best?.shared ?? 0) >= 2,
    })
  }
  const [decider] = byRank
  const first = decider && proved.get(decider.key)
  if (decider && first && people.length === 1) {
    const told = [facts.valueIdea, facts.missed, facts.discussed]
      .flat()
      .map(({ text }) => text)
      .join(' ')
    const worth = ({ text }: Found<Qualification>) => sharedStems(text, told) * 2 + figures(text)
    const [second] = stock.toSorted((one, other) => worth(other) - worth(one))
    if (second) proved.set(decider.key, { ...first, qualifications: [...first.qualifications, second] })
  }
  return proved
}

function figures(text: string): number {
  return /\d/.test(text) ? 1 : 0
}

interface Pair {
  readonly topic: Found<Topic> | undefined
  readonly qualification: Found<Qualification>
  readonly shared: number
}

/** The topic and the qualification that have most in common; figures win, then what is said for certain, then order. */
function bestPair(topics: readonly Found<Topic>[], stock: readonly Found<Qualification>[]): Pair | undefined {
  let best: Pair | undefined
  let bestScore = -1
  for (const topic of topics.length > 0 ? topics : [undefined]) {
    for (const qualification of stock) {
      const shared = topic ? sharedStems(topic.text, qualification.text) : 0
      const score = shared * 4 + figures(qualification.text) * 2 + (topic?.value.second ? 1 : 0)
      if (score <= bestScore) continue
      best = { topic, qualification, shared }
      bestScore = score
    }
  }
  return best
}
