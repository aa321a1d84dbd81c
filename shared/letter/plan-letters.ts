import { type Bond, bondOf, bondWorth, sharedMatter } from './bond.ts'
import type { Facts, LeftOut } from './facts.ts'
import type { Idea } from './idea.ts'
import type { NextStep } from './next-step.ts'
import type { Person } from './people.ts'
import type { Found, Plan } from './plan.ts'
import { frameQualification, type Qualification } from './qualification.ts'
import { sentencesOf } from './split.ts'
import type { Topic } from './topic.ts'
import type { Wordings } from './voice.ts'
import { countWords } from './words.ts'

/** Which topic opens each letter, and which of the candidate's own work answers what (composer 3.10). */

interface Dealt {
  readonly topics: ReadonlyMap<string, readonly Found<Topic>[]>
  readonly doubts: ReadonlyMap<string, Found<string>>
  readonly missed: ReadonlyMap<string, Found<Wordings>>
  readonly ideas: ReadonlyMap<string, Found<Idea>>
  readonly questions: ReadonlyMap<string, Found<Wordings>>
  readonly connections: ReadonlyMap<string, Found<Wordings>>
  readonly nextSteps: ReadonlyMap<string, Found<NextStep>>
}

type Proof = Found<Qualification>

/** Every qualification stands in one letter only; the one who decides has the first choice. */
export function planLetters(
  facts: Facts,
  people: readonly Person[],
  dealt: Dealt,
  leftOut: LeftOut[],
): ReadonlyMap<string, Plan> {
  const stock = proofsOf(facts, leftOut)
  const byRank = [...people].sort((one, other) => Number(other.isDecisionMaker) - Number(one.isDecisionMaker))
  const plans = byRank.map((person): [string, Plan] => {
    const plan = planFor(person, people.length === 1, facts, dealt, stock)
    const used = [plan.proof, plan.secondProof, plan.questionProof, plan.more, plan.missedProof]
    for (const proof of used) if (proof) stock.splice(stock.indexOf(proof), 1)
    const unproved = dealt.doubts.get(person.key)
    if (unproved && !plan.doubt)
      leftOut.push({
        text: unproved.original,
        reason: 'It is a doubt about you that no line of your profile answers yet; add one that does.',
      })
    return [person.key, plan]
  })
  return new Map(plans)
}

function proofsOf(facts: Facts, leftOut: LeftOut[]): Proof[] {
  const told = new Set<string>()
  return facts.qualifications.flatMap(({ text, source }) => {
    const framed = frameQualification(text, { spelling: facts.spelling })
    if (!framed)
      leftOut.push({
        text,
        reason: 'This line of your profile could not be made a sentence; begin it with “I” and a verb.',
      })
    if (!framed || told.has(framed.wording[0])) return []
    told.add(framed.wording[0])
    return [{ value: framed, source, text, original: text }]
  })
}

/** How near two texts of one record are to each other. */
type BondIn = (one: string, other: string) => Bond

function planFor(person: Person, isAlone: boolean, facts: Facts, dealt: Dealt, all: readonly Proof[]): Plan {
  const { key, isDecisionMaker } = person
  const topics = dealt.topics.get(key) ?? []
  const missed = dealt.missed.get(key)
  const idea = dealt.ideas.get(key)
  const bondIn: BondIn = (one, other) => bondOf(one, other, facts.duties, facts.title)
  const missedProof = missed && proofOfMissed(missed, all)
  const stock = all.filter((proof) => proof !== missedProof)
  const doubt = dealt.doubts.get(key)
  const answer = doubt && bestAnswer(doubt, missed, stock, bondIn)
  const pair = bestPair(topics, stock, { idea, missed, favoured: facts.favoured }, bondIn)
  const topic = pair?.topic ?? topics[0]
  const isFull = isDecisionMaker || isAlone
  const proof = answer ?? (missedProof && !isFull && pair?.bond === 'none' ? undefined : pair?.proof)
  const bond = proof && topic && proof === pair?.proof ? pair.bond : 'none'
  const others = topics.filter((one) => one !== topic)
  const ideaTopic =
    idea && topic && bondIn(idea.text, topic.text) !== 'none'
      ? undefined
      : idea && bestTopic(idea.text, others, bondIn)
  const rest = stock.filter((one) => one !== proof)
  const pairs = isFull ? others.filter((one) => one !== ideaTopic && one.value.second) : []
  const bonded = bestPair(pairs, rest, {}, bondIn)
  const isBonded = bonded?.topic !== undefined && bonded.bond !== 'none'
  const stroll = topics.find((one) => one !== topic && one.value.walked)
  const second = stroll ?? (isBonded ? bonded.topic : pairs[0])
  const secondProof = isBonded && second === bonded.topic ? bonded.proof : undefined
  const question = dealt.questions.get(key)
  const questionProof =
    question &&
    bestPair(
      [],
      rest.filter((one) => one !== secondProof && bondIn(question.text, claimOf(one)) !== 'none'),
      {},
      bondIn,
    )?.proof
  const left = rest.filter((one) => one !== secondProof && one !== questionProof)
  return {
    ...{ topic, proof, bond, second, secondProof, missed, missedProof, idea, ideaTopic },
    doubt: answer && doubt,
    more: isAlone ? furtherProof(left, proof, facts, topics) : undefined,
    question,
    questionProof,
    connection: dealt.connections.get(key),
    nextStep: dealt.nextSteps.get(key),
  }
}

/** Whether it shows a figure; a year is none. */
function figures(text: string): number {
  const unlabelled = text.replace(/\b(?:band|class|grade|level|year|tier|phase|step|stage) \d+/gi, '')
  return /(?<![\d.,])(?!(?:19|20)\d\d(?!\d))\d/.test(unlabelled) ? 1 : 0
}

/** What the letter would say of it, which may be less than the line holds. */
function claimOf(proof: Proof): string {
  const claim = proof.value.wording.join(' ')
  // "Bilingual: Spanish and English" is about more than its claim's words.
  return countWords(claim) >= countWords(proof.text) * 0.7 ? `${claim} ${proof.text}` : claim
}

interface Pair {
  readonly topic: Found<Topic> | undefined
  readonly proof: Proof | undefined
  readonly bond: Bond
}

/** More than all the rest together. */
const favour = 100

/** The topic and the proof that have most in common; figures win, then what else of the letter is about it, then order. */
function bestPair(
  topics: readonly Found<Topic>[],
  stock: readonly Proof[],
  {
    idea,
    missed,
    favoured = [],
  }: {
    idea?: Found<Idea> | undefined
    missed?: Found<Wordings> | undefined
    favoured?: readonly string[]
  },
  bondIn: BondIn,
): Pair | undefined {
  let best: Pair | undefined
  let bestScore = -1
  const aim = [idea?.text, missed?.text].filter((text) => text !== undefined).join(' ')
  for (const topic of topics.length > 0 ? topics : [undefined]) {
    const { about, told, walked } = topic?.value ?? {}
    // What the candidate told is no news to the candidate's own work.
    const isOwnTalk = about?.startsWith('my ') ?? false
    const ease = topic
      ? (walked || isOwnTalk ? 0 : about || told ? 2 : 1) + Math.min(2, sharedMatter(topic.text, aim).length)
      : 0
    for (const proof of stock.length > 0 ? stock : [undefined]) {
      const bond = topic && proof && !isOwnTalk ? bondIn(topic.text, claimOf(proof)) : 'none'
      const isFavoured = topic && favoured.includes(topic.source)
      const score =
        (isFavoured ? favour : 0) + bondWorth[bond] * 6 + (proof ? figures(claimOf(proof)) * 2 : 0) + ease
      if (score <= bestScore) continue
      best = { topic, proof, bond }
      bestScore = score
    }
  }
  return best
}

function bestTopic(text: string, topics: readonly Found<Topic>[], bondIn: BondIn): Found<Topic> | undefined {
  const [best] = topics
    .filter((topic) => topic.value.about && bondIn(text, topic.text) !== 'none')
    .toSorted((one, other) => sharedMatter(other.text, text).length - sharedMatter(one.text, text).length)
  return best
}

/** "the contribution guide" is what a line of the profile says was written: then that line says it better. */
function proofOfMissed(missed: Found<Wordings>, stock: readonly Proof[]): Proof | undefined {
  const [[first]] = missed.value
  const thing = /^I should have told you about ((?:the|my|our) [^,;:.]{3,60})\.$/.exec(first)?.[1]
  if (!thing || missed.value[0].length > 1 || / I /.test(thing)) return undefined
  return stock.find((proof) => {
    const shared = sharedMatter(thing, claimOf(proof)).length
    return shared >= 2 && /^I (?!am|have|hold|work|know)\p{Ll}/u.test(proof.value.wording[0])
  })
}

function bestAnswer(
  doubt: Found<string>,
  missed: Found<Wordings> | undefined,
  stock: readonly Proof[],
  bondIn: BondIn,
): Proof | undefined {
  const aim = `${doubt.text} ${missed?.text ?? ''}`
  const worth = (proof: Proof) => {
    const claim = claimOf(proof)
    return sharedMatter(claim, aim).length * 4 + bondWorth[bondIn(claim, aim)] + figures(claim)
  }
  return stock.toSorted((one, other) => worth(other) - worth(one))[0]
}

/** One more line of the profile, when it belongs to what was talked about or shows a figure. */
function furtherProof(
  stock: readonly Proof[],
  proof: Proof | undefined,
  facts: Facts,
  topics: readonly Found<Topic>[],
): Proof | undefined {
  const talk = [...facts.valueIdea, ...facts.missed, ...topics].map(({ text }) => text)
  const duties = facts.duties.flatMap((duty) => sentencesOf(duty))
  const worthOf = (text: string) =>
    Math.max(0, ...talk.map((one) => sharedMatter(text, one).length)) * 4 +
    Math.max(0, ...duties.map((one) => sharedMatter(text, one).length)) +
    figures(text) * 2
  const worth = (one: Proof) => worthOf(claimOf(one))
  const [best] = stock.toSorted((one, other) => worth(other) - worth(one))
  return best && (worth(best) > 0 || !proof) ? best : undefined
}
