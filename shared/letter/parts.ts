import type { Day } from '../domain/instant.ts'
import type { Tone } from '../domain/interview.ts'
import { isSound } from './check.ts'
import {
  endingAmongOthers,
  endingOf,
  type Occasion,
  offerOfMore,
  thanksAbout,
  thanksAmongOthers,
  thanksForRole,
  warmed,
} from './courtesy.ts'
import type { Person } from './people.ts'
import type { Found, Plan } from './select.ts'
import { sentence, type Wording, type Wordings } from './voice.ts'

/** What one letter says, part by part, in the order in which it says it (composer 3.13). */

export type Job =
  | 'thanks'
  | 'topic'
  | 'second'
  | 'proof'
  | 'more'
  | 'missed'
  | 'idea'
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
  const [topic, ...others] = plan.topics
  const second = others.find(({ value }) => value.second)
  const [proof, more] = plan.qualifications
  const about = tone === 'plainer' ? undefined : topic?.value.about
  const isRoleNamed = !about && person.isDecisionMaker
  const isWarm = tone === 'warmer'
  const connection = note('connection', plan.connection)
  const contents = [topic, proof, plan.missed, plan.idea].filter((one) => one !== undefined).length
  const parts: (Part | undefined)[] = [
    thanks(person, occasion, tone, about && topic ? { ...topic, value: about } : undefined),
    passOn(person),
    // A warm letter begins with what the two have in common.
    isWarm && connection ? { ...connection, paragraph: 0 } : undefined,
    topic && !about ? note('topic', { ...topic, value: topic.value.first }) : undefined,
    second?.value.second ? note('second', { ...second, value: second.value.second }) : undefined,
    proof && {
      job: 'proof',
      wordings: proofWordings(plan, second !== undefined, tone),
      sources: [proof.source],
    },
    more && { job: 'more', wordings: [more.value.again], sources: [more.source] },
    note('missed', plan.missed),
    plan.idea &&
      note('idea', { ...plan.idea, value: plan.idea.value[tone === 'shorter' ? 'short' : 'wordings'] }),
    note('question', plan.question),
    isWarm ? undefined : connection,
    ...closing(person, plan, occasion, tone, isRoleNamed, contents < 2),
  ]
  return parts.filter((part) => part !== undefined)
}

function note(job: Job, found: Found<Wordings> | undefined): Part | undefined {
  return found && { job, wordings: found.value, sources: [found.source], note: found.original }
}

/** Thanks, with the topic in the same sentence where it fits there. */
function thanks(person: Person, occasion: Occasion, tone: Tone, topic: Found<string> | undefined): Part {
  const wordings = topic
    ? thanksAbout(topic.value, occasion)
    : person.isDecisionMaker
      ? thanksForRole(occasion, tone === 'plainer')
      : thanksAmongOthers(occasion)
  const subject = person.isDecisionMaker ? (topic ? [] : ['interview.role']) : [person.source]
  return {
    job: 'thanks',
    wordings: tone === 'warmer' ? changed(wordings, warmed) : wordings,
    sources: ['interview.startsAt', ...subject, ...(topic ? [topic.source] : [])],
    ...(topic && { note: topic.original }),
  }
}

function changed([first, ...rest]: Wordings, change: (text: string) => string): Wordings {
  const one = ([head, ...tail]: Wording): Wording => [change(head), ...tail]
  return [one(first), ...rest.map(one)]
}

/** A mailbox that several people read is asked to hand the thanks on. */
function passOn({ isShared, behind, source }: Person): Part | undefined {
  if (!isShared) return undefined
  const whom = behind ?? 'the person I spoke with'
  return { job: 'thanks', wordings: [[sentence(`please pass my thanks on to ${whom}`)]], sources: [source] }
}

/** The proof, tied to the topic just named where they are plainly about the same work. */
function proofWordings(
  { topics, qualifications, isLinked }: Plan,
  hasSecondTopic: boolean,
  tone: Tone,
): Wordings {
  const [proof] = qualifications
  if (!proof) throw new Error('There is no qualification to word')
  const [head, ...tail] = proof.value.wording
  const isDeed = /^I (?!am|have|hold|work|know)/.test(head)
  const about = topics[0]?.value.about
  const isSameWork = isLinked && about !== undefined && !about.startsWith('my ') && !hasSecondTopic
  if (!isSameWork || !isDeed || tone === 'plainer') return [proof.value.wording]
  return [[`That is work I have done: ${head}`, ...tail]]
}

function closing(
  person: Person,
  { nextStep }: Plan,
  occasion: Occasion,
  tone: Tone,
  isRoleNamed: boolean,
  isThin: boolean,
): Part[] {
  const given = givenNames(person, occasion)
  const isFull = person.isDecisionMaker || nextStep !== undefined
  const { interests, outlook } = isFull
    ? endingOf(occasion, isRoleNamed, nextStep?.value.text)
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
    sentence(isPleased ? `it was a pleasure to talk with you, and ${interest}` : interest)
  const plainEnd = end(
    worded((one) => [wish(one)]),
    false,
  )
  if (isThin && !nextStep && tone !== 'shorter' && isFull) {
    const lookAhead = sentence('otherwise I look forward to hearing about the next step')
    return [
      plainEnd,
      { job: 'closing', wordings: [[offerOfMore], [lookAhead]], sources: ['interview.role'] },
      { job: 'closing', wordings: [[lookAhead]], sources: ['interview.role'] },
    ]
  }
  const isParted = tone === 'plainer' || isPleased
  if (isParted && !nextStep) return [plainEnd]
  const full = worded((one) =>
    isParted ? [wish(one), sentence(outlook)] : [sentence(`${one}, and ${outlook}`)],
  )
  const isWhole = full.some((wording) => wording.every((one) => isSound(one, given)))
  return [isWhole ? end(full, true) : plainEnd]
}

/** Names that are printed as the record has them. */
export function givenNames({ behind }: Person, { naming }: Occasion): string[] {
  return [naming.company ?? '', naming.title ?? '', behind ?? '']
}
