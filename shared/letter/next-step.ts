import type { Day } from '../domain/instant.ts'
import { type Calendar, datedNextStep, namesDay } from './days.ts'
import { addressed, withYou } from './referent.ts'
import { sentencesOf, withoutStop } from './split.ts'
import { inside, noFrame, type Refusal, unclearPerson, type Voice } from './voice.ts'
import { countWords } from './words.ts'

/** What comes next, as the end of "I look forward to …" (rubric R13). */

const speech =
  /^.{0,60}?\b(?:said|says|told me|mentioned|promised|thinks?|hopes?)(?: that)? (?=(?:he|she|they|you|I|we|it|there)\b)/i
const promise =
  /^(you|they|HR|the recruiter|the team|the hiring manager|the hiring team) (?:also )?(?:will|would|can|should|might|may|am|are going to|are|plan to|want to|hope to|to) (?:be )?(call|phone|ring|e-?mail|write|reply|respond|answer|get back|come back|let (?:me|us) know|in touch|reach out|follow up|contact|send|decide|make a decision|deciding|calling)\b(.*)$/i
const hearing =
  /^(?:(?:I )?(?:will|should|would|can expect to|expect to|am to)? ?hear(?:ing)?(?: back)?|(?:expect(?:ing)? )?(?:a |an )?(?:answer|reply|response|decision|feedback|news))\b(?: from (?:you|them|him|her|HR|the team))?(.*)$/i
const time =
  /(?:^| )((?:by|on|in|before|after|within|around|at the end of|early|late|later|next|mid-?)\b[\w ,-]{2,60})$/i
const events =
  /\b(?:call|test|task|shift|panel|meeting|interview|round|visit|tour|day|presentation|exercise|assessment|conversation|chat|trial|demo|lunch|session|audition|study|assignment|take-home|challenge|walkthrough|observation|lesson|stage|checks?|shadowing)\b/i

export interface NextStep {
  readonly text: string
  /** The last day that the text names. */
  readonly until?: Day
}

/** "your call by Friday the 20th", "the weld test on Wednesday, November 25". */
export function frameNextStep(note: string, voice: Voice, calendar: Calendar): NextStep | Refusal {
  const [first] = sentencesOf(note)
  if (!first) return noFrame
  const dated = datedNextStep(first, calendar)
  if (dated.last && dated.last < calendar.day.toString())
    return { reason: 'The day it names will have passed when the letter goes out.' }
  const said = withYou(dated.text, voice.reading).replace(speech, '')
  const text = addressed(withoutStop(said), { ...voice.reading, isSpeech: true })
  if (text === undefined) return unclearPerson
  const step = promised(text) ?? heard(text) ?? event(text, voice)
  if (step === undefined) return noFrame
  return { text: step, ...(dated.last && namesDay(step) && { until: dated.last }) }
}

function promised(text: string): string | undefined {
  const [, who = '', verb = '', rest = ''] = promise.exec(text) ?? []
  if (!who) return undefined
  const when = whenOf(rest)
  const isReader = /^(?:you|they)$/i.test(who)
  if (/^(?:call|calling|phone|ring)/i.test(verb))
    return isReader ? `your call${when}` : `a call from ${who}${when}`
  if (/^(?:decide|make|deciding)/i.test(verb)) return isReader ? `your decision${when}` : undefined
  return isReader ? `hearing from you${when}` : `hearing from ${who}${when}`
}

function heard(text: string): string | undefined {
  const match = hearing.exec(text)
  return match ? `hearing from you${whenOf(match[1] ?? '')}` : undefined
}

/** The time at the end of a promise, when it is one. */
function whenOf(rest: string): string {
  const match = time.exec(withoutStop(rest))
  return match?.[1] && countWords(match[1]) <= 9 ? ` ${match[1]}` : ''
}

function event(text: string, voice: Voice): string | undefined {
  const small = inside(text.replace(/^(?:next(?: step| up| is)*|then)(?: is)?[:,]? /i, ''), voice)
  if (!small || countWords(small) > 16) return undefined
  const head = small.split(/ (?:with|on|in|at|for|by|about|to|of|after|before|from|next|and)\b|,/, 1)[0] ?? ''
  if (
    countWords(head) > 5 ||
    !events.test(head) ||
    /\b(?:is|are|will|would|was|send|i|you|they)\b/i.test(small)
  )
    return undefined
  return /^(?:a|an|the|my|our|your|another|one|this|that) /i.test(head) ? small : `the ${small}`
}
