import type { Calendar } from './days.ts'
import type { Facts } from './facts.ts'
import type { VoiceOf } from './follow-up-fact.ts'
import { frameNextStep } from './next-step.ts'
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

const time =
  /,? (?:(?:early|late|sometime) )?(?:in|on|by|before|after|until|within|around|at) (?:the (?:week|end|beginning|middle|new|\d)|early|late|mid|next|this|about|an? (?:few|couple|week|month|day)|two|three|four|\d|\w+day\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b).*$/i

/** What the candidate has promised: "I send the teaching statement to Prof Lie by 4 December". */
export const ownPromise =
  /\bI (?:(?:will|am to|should|have to|must|need to|am going to) )?(?:send|submit|deliver|bring|upload|provide|share|complete|finish|return|e-?mail|prepare)\b[^,;.]*/g

/** The record's next step; undefined where it tells of none that the reader could be asked about. */
export function stepOf(facts: Facts, voiceOf: VoiceOf, calendar: Calendar): Step | undefined {
  const listed = listedStep(facts)
  if (listed) return listed
  for (const fact of facts.nextStep) {
    // As it was to be expected on the day of the interview; its own date may have gone by since.
    const framed = frameNextStep(fact.text, voiceOf(fact), { ...calendar, day: calendar.interviewDay })
    if (isRefusal(framed)) continue
    // What the candidate is to do is nothing to ask about.
    if (/^I (?!look forward to |would welcome )/.test(framed.text)) continue
    const coming = framed.text.replace(/^I (?:look forward to|would welcome) /, '')
    const event = coming.replace(/ and to hearing from .*$/, '').replace(time, '')
    const kind = / and to hearing from /.test(coming)
      ? 'sending'
      : /^your decision\b/.test(event)
        ? 'decision'
        : /^(?:your call|a call from|hearing from)\b/.test(event)
          ? 'answer'
          : 'event'
    return { kind, event, source: fact.source }
  }
  return undefined
}

const chain =
  /(?:^|[,:] |\bsteps?(?: are)? )((?:[\p{L}-]+ ){0,3}[\p{L}-]+),? (?:and )?then (?:an? |the )?((?:[\p{L}-]+ ){0,3}[\p{L}-]+)\.?$/iu

/** "references, then a site visit": the one that is next. */
function listedStep({ discussed, nextStep }: Facts): Step | undefined {
  const coming = nextStep.map(({ text }) => text).join(' ')
  for (const { text, source } of [...nextStep, ...discussed]) {
    const [, first = '', second = ''] = chain.exec(text) ?? []
    if (!first || countWords(second) > 4 || /\b(?:I|me|you|we|they|he|she)\b/.test(second)) continue
    // A list that they told counts where its first step is what comes next: that has had its time since.
    if (!source.startsWith('notes.nextStep') && sharedStems(first, coming) === 0) continue
    const event = `the ${second.replace(time, '')}`
    return { kind: /\bdecision$/.test(event) ? 'decision' : 'event', event, source, isLater: true }
  }
  return undefined
}
