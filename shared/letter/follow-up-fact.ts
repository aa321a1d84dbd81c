import type { Sentence } from '../domain/interview.ts'
import { frameConnection } from './connection.ts'
import type { Fact, Facts, LeftOut } from './facts.ts'
import { areRelated, isTold } from './follow-up-repeat.ts'
import { frameIdea } from './idea.ts'
import { frameMissed } from './missed.ts'
import type { Person } from './people.ts'
import { frameQualification } from './qualification.ts'
import { frameTopic } from './topic.ts'
import { isRefusal, type Voice, type Wordings } from './voice.ts'
import { countWords, sharedStems } from './words.ts'

/** What a follow-up can say that no letter has said yet (rubric F6), and what the talk was about. */

/** A matter that the two talked about, in a few words that hurt nobody: "school bookings". */
export interface Matter {
  readonly head: string
  readonly source: string
}

export interface NewFact {
  readonly kind: 'idea' | 'missed' | 'qualification' | 'topic'
  readonly wordings: Wordings
  readonly source: string
  /** The matter that it bears on, where the two plainly share their words. */
  readonly matter: Matter | undefined
}

/** What the last letter can recall with a kind word. */
export interface Kinship {
  readonly wordings: Wordings
  readonly source: string
}

export type VoiceOf = (fact: Fact) => Voice

/** What is looked through for new facts. */
export interface Search {
  readonly facts: Facts
  readonly reader: Person
  readonly voiceOf: VoiceOf
  readonly matters: readonly Matter[]
  readonly sent: readonly Sentence[]
  /** Role and company, whose words tell nothing. */
  readonly known: string
}

const factsMax = 6

/** Whose note it is: one about somebody else is not for this reader; what nobody is named for is the decider's. */
function isFor(reader: Person, { about }: Fact): boolean {
  return about === undefined ? reader.isDecisionMaker : about === reader.key
}

/** A complaint cut off before its end: "fitting rooms always". */
const unending = /\b(?:always|never|often|still|again|already|keeps?|too)$/

/** The matters that may be named; what was not written about before comes first. */
export function mattersOf({ facts, reader, voiceOf, sent }: Omit<Search, 'matters'>): Matter[] {
  const used = new Set(sent.flatMap(({ sources }) => sources))
  return facts.discussed
    .filter((fact) => isFor(reader, fact))
    .flatMap((fact) => {
      const topic = frameTopic(fact.text, voiceOf(fact))
      if (isRefusal(topic) || !topic.head || fact.text.includes('?') || unending.test(topic.head)) return []
      return [{ head: topic.head, source: fact.source }]
    })
    .toSorted((one, other) => Number(used.has(one.source)) - Number(used.has(other.source)))
}

/** What reader and candidate have in common, where no letter has spoken of it. */
export function kinshipOf({
  facts,
  reader,
  voiceOf,
  sent,
  known,
}: Omit<Search, 'matters'>): Kinship | undefined {
  const used = new Set(sent.flatMap(({ sources }) => sources))
  for (const fact of facts.connection) {
    if (
      !isFor(reader, fact) ||
      used.has(fact.source) ||
      isTold(
        fact.text,
        sent.map(({ text }) => text),
        known,
      )
    )
      continue
    const wordings = frameConnection(fact.text, voiceOf(fact))
    if (!isRefusal(wordings)) return { wordings, source: fact.source }
  }
  return undefined
}

/** The facts that are in none of the letters sent before, the best first: what answers their problem, then figures. */
export function newFacts(search: Search): {
  readonly found: readonly NewFact[]
  readonly leftOut: readonly LeftOut[]
} {
  const { facts, reader, voiceOf, sent, known } = search
  const used = new Set(sent.flatMap(({ sources }) => sources))
  const leftOut: LeftOut[] = []
  // What the candidate told them in the interview is no news either: "we talked about my times-table club".
  const own = facts.discussed.filter(({ text }) => /\b(?:I|my)\b/.test(text))
  const told = [...sent, ...own].map(({ text }) => text)
  const isNew = ({ source, text }: Pick<Fact, 'source' | 'text'>) =>
    !used.has(source) && !isTold(text, told, known)
  const fresh = (list: readonly Fact[]) => list.filter((fact) => isFor(reader, fact) && isNew(fact))
  const framedOf = <T extends object>(fact: Fact, framed: T | { readonly reason: string }): T | undefined => {
    if (!('reason' in framed)) return framed
    leftOut.push({ text: fact.original, reason: framed.reason })
    return undefined
  }
  // A recruiter can do little with an idea.
  const ideas = reader.isRecruiter
    ? []
    : fresh(facts.valueIdea).flatMap((fact): NewFact[] => {
        const idea = framedOf(fact, frameIdea(fact.text, voiceOf(fact)))
        return idea ? [{ kind: 'idea', wordings: idea.wordings, source: fact.source, matter: undefined }] : []
      })
  const missed = fresh(facts.missed).flatMap((fact): NewFact[] => {
    const wordings = framedOf(fact, frameMissed(fact.text, voiceOf(fact)))
    return wordings ? [{ kind: 'missed', wordings, source: fact.source, matter: undefined }] : []
  })
  const qualifications = qualificationsOf(search).filter(isNew)
  const found: readonly NewFact[] = [
    ...ideas,
    ...qualifications.filter(({ isFitting }) => isFitting),
    ...missed,
    ...qualifications.filter(({ isFitting }) => !isFitting),
    ...topicsOf(search).filter(({ source }) => !used.has(source)),
  ]
  // The letter has one question of its own (rubric F7), and no sentence that somebody has read already.
  const isStatement = ({ wordings: [first] }: NewFact) => !first.join(' ').includes('?')
  const read = new Set(sent.map(({ text }) => text))
  const isUnread = ({ wordings }: NewFact) =>
    !wordings.some((wording) => wording.some((one) => read.has(one)))
  return { found: found.filter((one) => isStatement(one) && isUnread(one)).slice(0, factsMax), leftOut }
}

type Ranked = NewFact & { readonly isFitting: boolean; readonly text: string; readonly worth: number }

/** Lines of the profile that stand alone, best first. */
function qualificationsOf({ facts, matters, known }: Search): Ranked[] {
  const wanted = [...facts.discussed, ...facts.valueIdea, ...facts.missed].map(({ text }) => text).join(' ')
  return facts.qualifications
    .flatMap(({ text, source }): Ranked[] => {
      const framed = frameQualification(text, { spelling: facts.spelling })
      if (!framed) return []
      const isFitting = areRelated(text, wanted, known)
      const strength = strengthOf(framed.wording.join(' '))
      if (strength === 0 || (strength === 1 && !isFitting)) return []
      const matter = matters.find(({ head }) => areRelated(head, text, known))
      const worth = strength + Math.min(sharedStems(text, wanted), 3)
      return [{ kind: 'qualification', wordings: [framed.wording], source, matter, isFitting, text, worth }]
    })
    .toSorted((one, other) => other.worth - one.worth)
}

const years = /\b(?:19|20)\d\d\b/g
const counted =
  /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|half|halved|third|quarter|fifth|doubled|tripled|twice)\b/i
/** "I am a keyholder", "I hold APICS CPIM", "I qualified in 2018", "I have been certified since 2021". */
const bare =
  /^I (?:(?:am|was|have been|became) (?:an? |the )?|hold |qualified |graduated |have an? )(?:[^\s,.]+[ .]?){0,6}(?:,.{0,30})?\.?$/

/** 0: a rank or a paper, which says too little alone; 1: what helps where it fits; 2: a deed; 3: a deed with figures. */
function strengthOf(claim: string): 0 | 1 | 2 | 3 {
  const text = claim.replace(years, '')
  // "Eleven years with us" tells a colleague what they know.
  if (/\bwith us\b/.test(claim)) return 0
  const isCounted = counted.test(text)
  if (/^I hold /.test(claim) || (bare.test(claim) && countWords(claim) <= 9)) return 0
  if (/^I (?:am|speak|work in|have been|grew up|know|was born)\b/.test(claim)) return isCounted ? 2 : 1
  return isCounted ? 3 : 2
}

/** An open question that they are thinking about, as it stands after "we talked about". */
const openQuestion = /^(?:how to|whether|what|who|where) /
/** In such a question, what would remind them of a trouble. */
const trouble =
  /\b(?:no|not|never|nobody|late|los[est]\w*|wrong|fail\w*|problem\w*|short\w*|slow\w*|miss\w*|delay\w*|quit\w*|leav\w*|cuts?|error\w*|complain\w*|overr\w+|blame)\b|\d/i

/** A matter that no letter has named yet and that hurts nobody. */
function topicsOf({ facts, reader, voiceOf, matters }: Search): NewFact[] {
  return facts.discussed
    .filter((fact) => isFor(reader, fact))
    .flatMap((fact): NewFact[] => {
      const topic = frameTopic(fact.text, voiceOf(fact))
      const [, about = ''] = isRefusal(topic)
        ? []
        : (/^We also talked about (.+)/.exec(topic.second?.[0][0] ?? '') ?? [])
      if (isRefusal(topic) || !topic.second || !about) return []
      const isOpen = openQuestion.test(about) && !trouble.test(about)
      if (!isOpen && !matters.some(({ source }) => source === fact.source)) return []
      return [{ kind: 'topic', wordings: topic.second, source: fact.source, matter: undefined }]
    })
}
