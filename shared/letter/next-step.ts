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
  /\b(?:call|test|task|shift|panel|meeting|interview|round|visit|tour|day|presentation|exercise|assessment|conversation|chat|trial|demo|lunch|session|audition|study|assignment|take-home|challenge|walkthrough|observation|lesson|stage|checks?|shadowing|review|physical|exam|screening|medical|orientation|decision|workshop|debrief|follow-up|coffee)\b/i
/** Who will say something: present tense, as notes have it. */
const answerer =
  /^(you|they|HR|(?:the )?(?:recruiter|team|hiring manager|hiring team|office|agency|board|panel|committee|partners|trustees|council|school|HR)|\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?) (?:also )?(send|call|ring|text|answer|write|reply|decide|tell|let|come|get|email|e-mail|phone|respond|confirm|update|message|be|make|give|know|announce)s?\b(.*)$/u
/** "board meets on 9 December", "Honor speaks to the other partners on Thursday": after it an answer can be had. */
const deliberation =
  /^(?:the )?((?:board|panel|trustees|committee|team|partners|council|governors|jury)(?: meeting| meets?| sits?| votes?| decides?)?|you (?:speak|talk|meet|check)(?:s)? (?:to|with) .{3,60}?),? (on|by|at) (.{2,60})$/i
const decision =
  /^(?:(?:an? |the |your )?(?:final |hiring )?(?:decision|answer|verdict|news|result|outcome|feedback|response|offer or no|yes or no))\b(.*)$/i
/** What the candidate has promised. */
const promiseOfOwn =
  /^I (?:(?:will|am to|should|have to|must|need to|am going to) )?(send|submit|deliver|bring|upload|provide|share|complete|finish|return|email|prepare) (.{3,120})$/i

export interface NextStep {
  /** A clause. */
  readonly text: string
  /** The last day that the text names. */
  readonly until?: Day
}

/** What comes next, as a clause: "I look forward to your call by Friday the 20th", "I will send the statement". */
export function frameNextStep(note: string, voice: Voice, calendar: Calendar): NextStep | Refusal {
  const [whole] = sentencesOf(note)
  if (!whole) return noFrame
  // What follows that is further off.
  const first = whole.replace(/(?<=\S \S{2,}),? (?:and )?then (?=\p{L}).{3,}$/u, '')
  const dated = datedNextStep(first, calendar)
  if (dated.last && dated.last < calendar.day.toString())
    return { reason: 'The day it names will have passed when the letter goes out.' }
  const doubt = /,? (?:if|unless|assuming) (?:they|you|all|it|I|everything)\b.*$/i
  const spokenOf = withYou(ordinals(dated.text), voice.reading).replace(speech, '')
  const said = spokenOf.replace(doubt, '')
  // "Tobias is away next week, decision after Thanksgiving": the end says what comes.
  const [, tail = ''] = /, ((?:an? |the )?(?:decision|answer|verdict|news|result)\b.*)$/i.exec(said) ?? []
  const text = addressed(withoutStop(tail || said), { ...voice.reading, isSpeech: true })
  if (text === undefined) return unclearPerson
  const own = promiseOfOwn.exec(text)
  const until = (step: string) => dated.last && namesDay(step) && { until: dated.last }
  if (own) return { text: `I will ${own[1]?.toLowerCase()} ${own[2]}`, ...until(own[2] ?? '') }
  const coming =
    promised(text) ??
    deliberated(text) ??
    answered(text, voice) ??
    heard(text) ??
    decided(text) ??
    event(text, voice)
  const lead = doubt.test(spokenOf) ? 'I would welcome' : 'I look forward to'
  return coming ? { text: `${lead} ${coming}`, ...until(coming) } : noFrame
}

function ordinals(text: string): string {
  return text.replace(
    /\b(1st|2nd|3rd)(?= (?:interview|round|call|meeting|stage|panel|visit)\b)/gi,
    (one) => ({ 1: 'first', 2: 'second', 3: 'third' })[Number(one[0]) as 1 | 2 | 3],
  )
}

function answered(text: string, voice: Voice): string | undefined {
  const [, who = '', verb = '', rest = ''] = answerer.exec(text) ?? []
  if (!who || /\b(?:not|never|no)\b|^ my\b/i.test(rest)) return undefined
  const isReader = /^(?:you|they)$/i.test(who)
  if (!isReader && !voice.isAlone && /^\p{Lu}\p{Ll}/u.test(who) && who !== 'HR') return undefined
  const whom = isReader ? 'you' : /^[a-z]/.test(who) && !/^the /.test(who) ? `the ${who}` : who
  const thing =
    /^ (?:me |us )?(?:a|an|the) ((?:[\p{L}-]+ ){0,3}?(?:take-home|task|test|assignment|case study|exercise|form|contract|questionnaire|link))\b/iu.exec(
      rest,
    )?.[1]
  const when = whenOf(rest)
  if (/^(?:call|ring|phone)/i.test(verb) && isReader && !/^ my /.test(rest)) return `your call${when}`
  return thing ? `the ${thing} and to hearing from ${whom}${when}` : `hearing from ${whom}${when}`
}

function deliberated(text: string): string | undefined {
  const [, who = '', link = '', when = ''] = deliberation.exec(text) ?? []
  if (!who) return undefined
  const plain = who.replace(/^the /i, '')
  if (/^you /i.test(plain))
    return `hearing from you after you ${plain.slice(4).replace(/^(speak|talk|meet|check)s/, '$1')} ${link} ${when}`
  const body = plain.split(' ')[0]?.toLowerCase() ?? plain
  return `hearing from you after the ${body} ${/s$/.test(body) ? 'meet' : 'meets'} ${link} ${when}`
}

function decided(text: string): string | undefined {
  const match = decision.exec(text)
  const when = match ? whenOf(match[1] ?? '') : ''
  return when ? `hearing from you${when}` : undefined
}

function promised(text: string): string | undefined {
  const [, who = '', verb = '', rest = ''] = promise.exec(text) ?? []
  if (!who) return undefined
  const when = whenOf(rest)
  const isReader = /^(?:you|they)$/i.test(who)
  if (/^(?:call|calling|phone|ring)/i.test(verb))
    return isReader ? `your call${when}` : `a call from ${who}${when}`
  if (/^(?:decide|make|deciding)/i.test(verb))
    return isReader ? `your decision${when}` : `hearing from ${who}${when}`
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
  const verb = /^(visit|meet|tour|present|shadow|join|see) (?:the|a|an|my|your|their|with|some)\b/.exec(
    small,
  )?.[1]
  if (verb) return `${verb}ing${small.slice(verb.length)}`
  const head = small.split(/ (?:with|on|in|at|for|by|about|to|of|after|before|from|next|and)\b|,/, 1)[0] ?? ''
  if (
    countWords(head) > 5 ||
    !events.test(head) ||
    /\b(?:is|are|will|would|was|send|i|you|they)\b/i.test(small)
  )
    return undefined
  return /^(?:a|an|the|my|our|your|another|one|this|that) /i.test(head) ? small : `the ${small}`
}
