import type { Day } from '../domain/instant.ts'
import type { Tone } from '../domain/interview.ts'
import { sharedMatter } from './bond.ts'
import { isSound } from './check.ts'
import { closedBy, endingAmongOthers, endingOf, offerOfMore, wishAmongOthers } from './ending.ts'
import type { Occasion } from './occasion.ts'
import { type Opening, openingAmongOthers, openingOf, warmed } from './opening.ts'
import type { Person } from './people.ts'
import type { Found, Plan } from './plan.ts'
import { isTied, proofWordings } from './proof.ts'
import { sentence, type Wording, type Wordings } from './voice.ts'
import { countWords } from './words.ts'

/** What one letter says, part by part, in the order in which it says it (composer 3.13). */

export type Job =
  | 'thanks'
  | 'topic'
  | 'doubt'
  | 'proof'
  | 'second'
  | 'answered'
  | 'more'
  | 'missed'
  | 'idea'
  | 'offer'
  | 'questionProof'
  | 'question'
  | 'connection'
  | 'closing'

export interface Part {
  readonly job: Job
  readonly wordings: Wordings
  /** Paths into the record. */
  readonly sources: readonly string[]
  /** Where it stands, when not in its usual paragraph. */
  readonly paragraph?: number
  /** The note that it tells, for the list of what was left out. */
  readonly note?: string
  /** The last coming day that it names. */
  readonly until?: Day
}

export function partsOf(person: Person, plan: Plan, occasion: Occasion, tone: Tone): Part[] {
  const { topic, second, doubt } = plan
  const isFull = person.isDecisionMaker
  const isWarm = tone === 'warmer'
  const isPlain = tone === 'plainer'
  const opening = isFull
    ? openingOf(occasion, topic?.value, second?.value, isPlain)
    : openingAmongOthers(occasion, topic?.value)
  const connection = note('connection', plan.connection)
  const contents = [topic, plan.proof, plan.missed, plan.idea].filter((one) => one !== undefined).length
  const further: Part | undefined =
    second?.value.second && !plan.secondProof && !opening.tellsSecond
      ? {
          job: 'second',
          wordings: second.value.second,
          sources: [second.source],
          paragraph: 0,
          note: second.original,
        }
      : undefined
  // What is about the same work follows at once.
  const isProofTied = isTied(plan) && !isPlain
  const isStray = Boolean(topic && plan.proof) && !doubt && plan.bond === 'none' && !plan.more
  const parts: (Part | undefined)[] = [
    thanks(person, opening, tone, [
      ...(opening.tells !== 'nothing' && topic ? [topic] : []),
      ...(opening.tellsSecond && second ? [second] : []),
    ]),
    passOn(person),
    // A warm letter begins with what the two have in common.
    isWarm && connection ? { ...connection, paragraph: 0 } : undefined,
    told(topic, opening),
    isProofTied ? undefined : further,
    doubt && {
      job: 'doubt',
      wordings: [[sentence(`you asked about my background in ${doubt.value}`)]],
      sources: [doubt.source],
      note: doubt.original,
    },
    plan.proof && {
      job: 'proof',
      wordings: proofWordings(plan, isPlain),
      sources: [plan.proof.source],
      ...(isProofTied && { paragraph: 0 }),
      ...(isStray && { paragraph: strayPlace(plan, isFull) }),
    },
    !isFull && plan.bond === 'same' ? offer(plan, occasion) : undefined,
    isProofTied ? further && { ...further, paragraph: 1 } : undefined,
    answered(plan),
    plan.more && {
      job: 'more',
      wordings: [plan.more.value.again],
      sources: [plan.more.source],
      ...(isProofTied && !further && !person.isShared && { paragraph: 0 }),
    },
    missed(plan),
    idea(plan, occasion, tone),
    plan.questionProof && {
      job: 'questionProof',
      wordings: [plan.questionProof.value.wording],
      sources: [plan.questionProof.source],
    },
    asked(plan, isFull),
    isWarm ? undefined : isStray && connection ? { ...connection, paragraph: 3 } : connection,
    ...closing(person, plan, occasion, tone, opening.tellsRole, contents < 2),
  ]
  return parts.filter((part) => part !== undefined)
}

/** Work that has nothing to do with the topic stands with what else is the candidate's own, or before the wish. */
function strayPlace(plan: Plan, isFull: boolean): number {
  if (plan.missed || plan.idea) return 2
  return plan.question && questionPlace(plan, isFull) === undefined ? 1 : 4
}

/** The topic, as far as the opening has not told it. */
function told(topic: Plan['topic'], { tells }: Opening): Part | undefined {
  const said = tells === 'thing' ? topic?.value.thing?.said : topic?.value.first
  return topic && said && tells !== 'topic' ? note('topic', { ...topic, value: said }) : undefined
}

function asked(plan: Plan, isFull: boolean): Part | undefined {
  const part = note('question', plan.question)
  const paragraph = questionPlace(plan, isFull)
  return part && paragraph !== undefined ? { ...part, paragraph } : part
}

/** Beside the topic that the question is about, where nothing else comes between. */
function questionPlace(
  { question, topic, second, bond, questionProof }: Plan,
  isFull: boolean,
): number | undefined {
  const isAbout = (found: Found<unknown> | undefined) =>
    question && found && sharedMatter(question.text, found.text).length > 0
  if (questionProof) return undefined
  if (isAbout(second)) return 1
  // In a full letter one first says something oneself.
  return !isFull && bond === 'none' && isAbout(topic) ? 0 : undefined
}

function note(job: Job, found: Found<Wordings> | undefined): Part | undefined {
  return found && { job, wordings: found.value, sources: [found.source], note: found.original }
}

/** Thanks, with the topic in the same sentence where it fits there. */
function thanks(
  person: Person,
  opening: Opening,
  tone: Tone,
  told: readonly { readonly source: string; readonly original: string }[],
): Part {
  const [first] = told
  return {
    job: 'thanks',
    wordings: tone === 'warmer' ? changed(opening.wordings, warmed) : opening.wordings,
    sources: [
      'interview.startsAt',
      ...(opening.tellsRole ? ['interview.role'] : person.isDecisionMaker ? [] : [person.source]),
      ...told.map(({ source }) => source),
    ],
    ...(first && { note: first.original }),
  }
}

function changed([first, ...rest]: Wordings, change: (text: string) => string): Wordings {
  const one = ([head, ...tail]: Wording): Wording => [change(head), ...tail]
  return [one(first), ...rest.map(one)]
}

/** A mailbox that several people read is asked to hand the thanks on. */
function passOn({ isShared, behind, source }: Person): Part | undefined {
  if (!isShared) return undefined
  const whom = behind ?? 'the person I met'
  return { job: 'thanks', wordings: [[sentence(`please pass my thanks on to ${whom}`)]], sources: [source] }
}

/** Another topic together with what answers it: neither is said without the other. */
function answered({ second, secondProof }: Plan): Part | undefined {
  if (!second?.value.second || !secondProof) return undefined
  const [[first]] = second.value.second
  const [claim, ...rest] = secondProof.value.wording
  const both = `${first.replace(/\.$/, '')}, and ${claim}`
  const isOne = claim.startsWith('I ') && !/[:;,]/.test(first) && countWords(both) <= answerWordsMax
  return {
    job: 'answered',
    wordings: [isOne ? [both, ...rest] : [first, claim, ...rest]],
    sources: [second.source, secondProof.source],
    note: second.original,
  }
}

const answerWordsMax = 22

/** The missed point; where the profile says more of the very thing, in the profile's words. */
function missed({ missed: point, missedProof }: Plan): Part | undefined {
  const noted = note('missed', point)
  // When one could begin belongs to what comes next.
  const isAvailability = point && /\b(?:available|(?:free to|can|could) start)\b/.test(point.value[0][0])
  const plain = noted && isAvailability ? { ...noted, paragraph: 4 } : noted
  if (!plain || !missedProof) return plain
  const [claim, ...rest] = missedProof.value.wording
  const clause = claim.replace(/\.$/, '')
  const wordings: Wordings = [
    [sentence(`I should have told you that ${clause}`), ...rest],
    [sentence(`what I did not get to say is that ${clause}`), ...rest],
  ]
  return { ...plain, wordings, sources: [...plain.sources, missedProof.source] }
}

/** The idea, said of the topic that it is for. */
function idea(plan: Plan, occasion: Occasion, tone: Tone): Part | undefined {
  const part = ideaAlone(plan, occasion, tone)
  const { missed: point, idea: found, topic } = plan
  // Beside the missed point only when both are about one thing.
  const isApart = part && point && found && sharedMatter(point.text, found.text).length === 0 && topic
  return part && isApart ? { ...part, paragraph: 3 } : part
}

function ideaAlone({ idea: found, ideaTopic }: Plan, occasion: Occasion, tone: Tone): Part | undefined {
  if (!found) return undefined
  const { wordings, short, plan } = found.value
  const about = ideaTopic?.value.about
  if (about && ideaTopic && plan && tone !== 'shorter') {
    const on: Wordings = [[sentence(`${/ on /.test(about) ? 'for' : 'on'} ${about}, I would ${plan}`)]]
    const sources = [found.source, ideaTopic.source]
    return { job: 'idea', wordings: on, sources, note: found.original }
  }
  const [[offered]] = wordings
  if (about && ideaTopic && /^If you /.test(offered)) {
    const sources = [found.source, ideaTopic.source]
    const wording: Wording = [sentence(`we also talked about ${about}`), offered]
    return { job: 'idea', wordings: [wording], sources, note: found.original }
  }
  const { company } = occasion.naming
  const at = company && company.length <= 24 && !occasion.isInternal ? ` at ${company}` : ''
  const local: Wording[] =
    plan && occasion.region === 'northAmerica' && at
      ? [[sentence(`one thing I would try${at} is to ${plan}`), ...wordings[0].slice(1)]]
      : plan && occasion.region !== 'northAmerica'
        ? [[sentence(`one idea, if it is of use, is to ${plan}`), ...wordings[0].slice(1)]]
        : []
  return note('idea', { ...found, value: tone === 'shorter' ? short : [...wordings, ...local] })
}

/** Something of value to one of the others in a panel: how it was done, for the asking. */
function offer({ proof, topic }: Plan, { index }: Occasion): Part | undefined {
  const isDeed = proof && /^I (?!am|have|hold|work|know|speak)\p{Ll}/u.test(proof.value.wording[0])
  if (!isDeed || !topic) return undefined
  const texts = [
    'I would be happy to write down how that was done if it is of use to you, whoever gets the job.',
    'If notes on how that went would help your team, I will gladly send them, whatever the outcome.',
    'Should a page on how that was done be of use, I will write it, whether or not I join.',
  ]
  // Letters of a panel are compared: each offer is made once.
  const text = texts[index]
  return text ? { job: 'offer', wordings: [[text]], sources: [proof.source], paragraph: 0 } : undefined
}

function closing(
  person: Person,
  plan: Plan,
  occasion: Occasion,
  tone: Tone,
  isRoleNamed: boolean,
  isThin: boolean,
): Part[] {
  const { nextStep } = plan
  const given = givenNames(person, occasion)
  const isFull = person.isDecisionMaker || nextStep !== undefined
  const { interests, outlook } = isFull
    ? endingOf(occasion, isRoleNamed, nextStep?.value.text, isHighest(person))
    : endingAmongOthers(occasion)
  const worded = (word: (interest: string) => Wording): Wordings => {
    const [first, ...rest] = interests
    return [word(first), ...rest.map(word)]
  }
  const end = (wordings: Wordings, isStepTold: boolean): Part => ({
    job: 'closing',
    wordings,
    sources: [
      'interview.role',
      ...(interests[0].includes(occasion.naming.company ?? '\n') ? ['interview.company'] : []),
      ...(isStepTold && nextStep ? [nextStep.source] : []),
    ],
    ...(isStepTold && nextStep && { note: nextStep.original }),
    ...(isStepTold && nextStep?.value.until && { until: nextStep.value.until }),
  })
  const isPleased = tone === 'warmer' && isFull && occasion.isThere
  const wish = (interest: string) =>
    sentence(
      isPleased
        ? `it was a pleasure to talk with you, and ${interest}`
        : isThin && isFull && occasion.isThere && !nextStep
          ? `I enjoyed the conversation, and ${interest}`
          : interest,
    )
  const plainEnd = end(
    worded((one) => [wish(one)]),
    false,
  )
  if (isThin && !nextStep && tone !== 'shorter' && isFull) {
    const lookAhead = sentence('otherwise I look forward to hearing about the next step')
    return [
      { ...plainEnd, paragraph: 0 },
      { job: 'closing', wordings: [[offerOfMore], [lookAhead]], sources: ['interview.role'] },
      { job: 'closing', wordings: [[lookAhead]], sources: ['interview.role'] },
    ]
  }
  // Where something of use was offered, the letter ends on the wish.
  if (!isFull && plan.bond === 'same')
    return [{ ...plainEnd, wordings: [[sentence(wishAmongOthers(occasion))]] }]
  const isParted = tone === 'plainer' || isPleased || (isThin && isFull && !nextStep)
  if (isParted && !nextStep) return [plainEnd]
  const full = worded((one) =>
    isParted ? [wish(one), sentence(outlook)] : [sentence(closedBy(one, outlook))],
  )
  const isWhole = full.some((wording) => wording.every((one) => isSound(one, given)))
  return [isWhole ? end(full, true) : plainEnd]
}

function isHighest({ titles }: Person): boolean {
  return (
    titles.some((word) =>
      /^(?:chair|chairman|chairwoman|chairperson|ceo|president|owner|founder)$/.test(word),
    ) && !titles.includes('vice')
  )
}

/** Names that are printed as the record has them. */
export function givenNames({ behind }: Person, { naming }: Occasion): string[] {
  return [naming.company ?? '', naming.title ?? '', behind ?? '']
}
