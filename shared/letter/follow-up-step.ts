import { withoutTimes } from './dated-step.ts'
import type { Calendar } from './days.ts'
import type { Facts } from './facts.ts'
import type { VoiceOf } from './follow-up-fact.ts'
import { comingSteps, readStep } from './next-step.ts'
import { isRefusal } from './voice.ts'
import { countWords, sharedStems } from './words.ts'

/** What they said would come next, as something that one can ask about. */
export interface Step {
  /** What is sent is waited for; an event is gone to. */
  readonly kind: 'decision' | 'answer' | 'event' | 'sending'
  /** "the technical task", without its day. */
  readonly event: string
  readonly source: string
  /** An earlier step is known to be done or under way, so the time of that one says nothing of this. */
  readonly isLater?: true
}

/** The record's next step; undefined where it tells of none that the reader could be asked about. */
export function stepOf(facts: Facts, voiceOf: VoiceOf, calendar: Calendar): Step | undefined {
  const listed = listedStep(facts, voiceOf)
  if (listed) return listed
  for (const fact of facts.nextStep) {
    // As it was to be expected on the day of the interview; its own date may have gone by since.
    const steps = comingSteps(fact.text, voiceOf(fact), { ...calendar, day: calendar.interviewDay })
    // What the candidate is to do is nothing to ask about.
    const [first] = isRefusal(steps) ? [] : steps.filter(({ kind }) => kind !== 'owed')
    if (!first || first.kind === 'owed') continue
    const event = first.thing.replace(/ and to (?:hearing from|your) .*$/, '')
    const thing = first.kind === 'event' ? thingOf(event) : event
    // "When will riding along be?" is no question; what comes next is one.
    return { kind: thing ? first.kind : 'answer', event: thing ?? event, source: fact.source }
  }
  return undefined
}

const visits = /^(?:visiting|seeing|touring|looking (?:round|around)|coming by|stopping by) (the .+)$/
const meetings = /^(?:meeting(?: with)?|speaking (?:with|to)|talking (?:with|to)) (.+)$/

/** "Meeting Luc" as a thing: the meeting with Luc; undefined where it has no such name. */
function thingOf(event: string): string | undefined {
  if (!/^\p{Ll}+ing /u.test(event)) return event
  const [, place] = visits.exec(event) ?? []
  const [, person] = meetings.exec(event) ?? []
  if (/ and \p{Ll}+ing /u.test(event)) return undefined
  return place ? `the visit to ${place}` : person && `the meeting with ${person}`
}

const chain =
  /(?:^|[,:] |\bsteps?(?: are)? )((?:[\p{L}-]+ ){0,3}[\p{L}-]+),? (?:and )?then (?:an? |the )?((?:[\p{L}-]+ ){0,3}[\p{L}-]+)\.?$/iu

/** "references, then a site visit": the one that is next. */
function listedStep({ discussed, nextStep }: Facts, voiceOf: VoiceOf): Step | undefined {
  const coming = nextStep.map(({ text }) => text).join(' ')
  for (const fact of [...nextStep, ...discussed]) {
    const [, first = '', second = ''] = chain.exec(fact.text) ?? []
    if (!first || countWords(second) > 4) continue
    // A list that they told counts where its first step is what comes next: that has had its time since.
    if (!fact.source.startsWith('notes.nextStep') && sharedStems(first, coming) === 0) continue
    const own = { source: fact.source, isLater: true as const }
    if (/\bdecision$/.test(second)) return { ...own, kind: 'decision', event: `the ${second}` }
    const step = readStep(withoutTimes(second), { hasTime: false, when: '' }, voiceOf(fact))
    if (step?.kind === 'event') return { ...own, kind: 'event', event: step.thing }
  }
  return undefined
}
