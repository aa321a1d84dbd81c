import type { Day } from '../domain/instant.ts'
import { isTimed, withoutTimes } from './dated-step.ts'
import type { Calendar } from './days.ts'
import { addressed, withYou } from './referent.ts'
import { answerIn } from './step-answer.ts'
import { eventIn } from './step-event.ts'
import { isTask, owed } from './step-owed.ts'
import { stepsIn } from './step-words.ts'
import { isRefusal, noFrame, type Refusal, unclearPerson, type Voice } from './voice.ts'

/** What comes next, as the end of "I look forward to …" (rubric R13). */

export interface NextStep {
  /** A clause. */
  readonly text: string
  /** The last day that the text names. */
  readonly until?: Day
}

/** One step of those that a note names. */
export interface Coming {
  /** What is sent is waited for; an event is gone to; what is owed is the candidate's own to do. */
  readonly kind: 'decision' | 'answer' | 'event' | 'sending' | 'owed'
  /** "the call with Greg"; of what is owed, the whole clause. */
  readonly thing: string
  /** "on Tuesday, November 24". */
  readonly when: string
  readonly last: Day | undefined
  readonly isDoubtful: boolean
  /** Something of theirs that comes before an answer. */
  readonly isBefore: boolean
  readonly needsTime: boolean
}

const passed: Refusal = { reason: 'The day it names will have passed when the letter goes out.' }

/** What comes next, as a clause: "I look forward to your call by Friday the 20th", "I will send you the statement". */
export function frameNextStep(note: string, voice: Voice, calendar: Calendar): NextStep | Refusal {
  const steps = comingSteps(note, voice, calendar)
  if (isRefusal(steps)) return steps
  const ahead = steps.filter(({ last }) => last === undefined || last >= calendar.day.toString())
  const [first] = ahead
  if (!first) return steps.length > 0 ? passed : noFrame
  const until = first.last && first.when && { until: first.last }
  if (first.kind === 'owed') return { text: said(first), ...until }
  const lead = first.isDoubtful ? 'I would welcome' : 'I look forward to'
  return { text: `${lead} ${said(first)}`, ...until }
}

function said({ thing, when }: Coming): string {
  // "The panel decides after the holiday": once is enough.
  if (/^after /.test(when)) return `${thing.replace(/(?<=hearing from you) after .*$/, '')} ${when}`
  return when ? `${thing}${/^,/.test(when) ? '' : ' '}${when}` : thing
}

/** A longer clause names no step. */
const stepMax = 240

const speech =
  /^.{0,60}?\b(?:said|says|told me|mentioned|promised|thinks?|hopes?|reckons?)(?: that)? (?=(?:he|she|they|you|I|we|it|there)\b)/i
const condition =
  /,? (?:if|unless|assuming|provided|pending|depending)\b(?: (?:they|you|all|it|I|everything|that|this|nothing|we)\b.*| (?:all|it|things) go(?:es)? well.*|.*)$/i
const hedge =
  /\b(?:hopefully|fingers crossed|all being well|possibly|maybe|perhaps|probably|likely|apparently|supposedly|i think|i guess)\b,? ?/gi
/** "If I pass the test, final on Dec 15". */
const premise = /^(?:if|assuming|provided|unless)\b/i
const doubt = /\b(?:maybe|possibly|perhaps|might)\b/i

/** Every step that the note names and a letter can, in their order; a refusal where there is none. */
export function comingSteps(note: string, voice: Voice, calendar: Calendar): readonly Coming[] | Refusal {
  const { dated, clauses } = stepsIn(note, calendar)
  let refusal: Refusal = noFrame
  const steps = clauses.flatMap((clause, at): Coming[] => {
    const spoken = withYou(clause, voice.reading).replace(speech, '')
    const open = spoken.replace(condition, '')
    const bare = withoutTimes(open.replace(hedge, ''))
    if (bare === '' || bare.length > stepMax) return []
    const text = addressed(bare, { ...voice.reading, isSpeech: true })
    if (text === undefined) {
      refusal = unclearPerson
      return []
    }
    const when = dated.timesOf(clause)
    const read = readStep(text, { hasTime: isTimed(clause), when }, voice)
    if (!read) return []
    // A task by a day: set by then or done by then.
    const isDue = read.kind === 'event' && isTask(read.thing) && /^by /.test(when)
    return [
      {
        ...read,
        // Whatever is to be sent on a day is sent by it.
        when: isDue
          ? ''
          : read.kind === 'owed' && !/^I will bring /.test(read.thing)
            ? when.replace(/^on /, 'by ')
            : when,
        last: dated.lastOf(clause),
        isDoubtful: open !== spoken || doubt.test(clause) || premise.test(clauses[at - 1] ?? ''),
      },
    ]
  })
  const told = joined(steps).filter(({ needsTime, when }) => !needsTime || when !== '')
  return told.length > 0 ? told : refusal
}

/** One clause, put to the reader and without its times. */
export function readStep(
  text: string,
  { hasTime, when }: { readonly hasTime: boolean; readonly when: string },
  voice: Voice,
) {
  const plain = { isBefore: false, needsTime: false }
  const own = owed(text, /^by /.test(when), voice)
  if (own) return { ...plain, kind: 'owed' as const, thing: own }
  const answer = answerIn(text, hasTime, voice)
  if (answer) return { ...plain, ...answer }
  const event = eventIn(text, voice)
  return event ? { ...plain, kind: 'event' as const, thing: event } : undefined
}

/** A step of theirs that comes before an answer takes the time of that answer; a task and an answer are one. */
function joined(steps: readonly Coming[]): Coming[] {
  const [first, second] = steps
  if (!first || !second || !(second.kind === 'answer' || second.kind === 'decision')) return [...steps]
  const isReached = second.when !== '' || first.when !== ''
  if (first.isBefore && isReached && !first.when)
    return [
      { ...second, thing: first.thing, when: first.needsTime ? second.when : `, ${second.when}` },
      ...steps.slice(2),
    ]
  if (first.kind === 'event' && isTask(first.thing) && second.when !== '')
    return [{ ...second, thing: `${first.thing} and to ${second.thing}`, kind: 'sending' }, ...steps.slice(2)]
  return [...steps]
}
