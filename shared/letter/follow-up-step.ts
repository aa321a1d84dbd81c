import type { Calendar } from './days.ts'
import type { Facts } from './facts.ts'
import type { VoiceOf } from './follow-up-fact.ts'
import { frameNextStep } from './next-step.ts'
import { isRefusal } from './voice.ts'

/** What they said would come next, as something that one can ask about. */
export interface Step {
  readonly kind: 'decision' | 'answer' | 'event'
  /** "the technical task", without its day. */
  readonly event: string
  readonly source: string
}

const time =
  /,? (?:(?:early|late|sometime) )?(?:in|on|by|before|after|until|within|around|at) (?:the (?:week|end|beginning|middle|new|\d)|early|late|mid|next|this|about|an? (?:few|couple|week|month|day)|two|three|four|\d|\w+day\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b).*$/i

/** The record's next step; undefined where it tells of none that the reader could be asked about. */
export function stepOf(facts: Facts, voiceOf: VoiceOf, calendar: Calendar): Step | undefined {
  for (const fact of facts.nextStep) {
    // As it was to be expected on the day of the interview; its own date may have gone by since.
    const framed = frameNextStep(fact.text, voiceOf(fact), { ...calendar, day: calendar.interviewDay })
    if (isRefusal(framed)) continue
    // What the candidate is to do is nothing to ask about.
    if (/^I (?!look forward to )/.test(framed.text)) continue
    const event = framed.text.replace(/^I look forward to | and to hearing from .*$/g, '').replace(time, '')
    if (/^your decision\b/.test(event)) return { kind: 'decision', event, source: fact.source }
    if (/^(?:your call|a call from|hearing from)\b/.test(event))
      return { kind: 'answer', event, source: fact.source }
    return { kind: 'event', event, source: fact.source }
  }
  return undefined
}
