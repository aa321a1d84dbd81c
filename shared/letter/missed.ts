import { withArticles } from './articles.ts'
import { addressed, withYou } from './referent.ts'
import { isBare, shapeOf } from './shape.ts'
import { withoutSplices } from './splices.ts'
import { sentencesOf, shorten, withoutStop } from './split.ts'
import {
  inside,
  isRefusal,
  noFrame,
  type Refusal,
  sentence,
  tooLong,
  unclearPerson,
  type Voice,
  type Wording,
  type Wordings,
  withTail,
} from './voice.ts'
import { countWords, resumePasts } from './words.ts'

/** What should have been said: once, plainly, as the answer (rubric R9). */

const regret =
  /^(?:i |he |she )?(?:also |really |just |completely )?(?:forgot|should(?:['’]ve| have)|could(?:['’]ve| have)|did ?n['’o]?t|did not|never|failed to|wish (?:i|he|she) had|meant|wanted)(?: get (?:(?:a |the )?chance |around )?to| have (?:the )?(?:time|chance) to| got to)?(?: to\b)?(?: (say|said|mention|mentioned|tell|told|show|shown|talk|talked|explain|explained|bring up|brought up|point out|pointed out|raise|raised|stress|stressed|note|noted|add|added|ask|asked)\b)?(?: (?:properly|well|clearly|enough|fully|right))?(?: (?:to )?(?:him|her|them|you)\b)?( that| about|:)? ?(.*)$/i
const instruction = /^(?:mention|say|tell (?:him|her|them|you))(?: (that|about))? (.+)$/i
const pureRegret =
  /^(?:i |we )?(?:never|forgot|did ?n['’o]?t|did not|should have|ran out)\b.{0,30}(?:\bit|\bthat|\bthis|\btime|\bso|\bto|\banything|\bmuch|\bmore)$/i
const slip = /^(?:i )?(?:told (?:him|her|them|you)|said) (.{2,120}) when I meant (.{2,160})$/i
const question =
  /^(?:he|she|they|you) asked (?:me )?(.{5,160}?)(?:,? (?:(?:and|but) )?I (?:(?:only|just) )?(?:said|answered|told|replied|froze|did)\b.*)?$/i
const askedAndSaid =
  /^(?:he|she|they|you) asked (?:me )?(.{5,160}?),? (?:(?:and|but) )?I (?:(only|just) )?(?:said|answered|told (?:him|her|them|you)|replied) (.{2,120})$/i
const rightAnswer =
  /^(?:(?:the )?(?:correct|right|proper|better|real) answer(?: is| was|:)?|(?:I )?should(?: have|['’]ve) (?:said|answered|told (?:him|her|them|you))(?: that)?:?):? (.{2,300})$/i
/** As confession.ts words it. */
const answerOn = /^On (.{2,70}?), the right answer is (.{2,240})$/
/** What only says that something follows. */
const preface =
  /^(?:(?:the |my )?(?:main|most important|best|one|other) (?:thing|point)(?: is| was)?|what I do know(?: is)?|the truth is|the point is|for the record)[:,]? (?=\p{Ll}|I )/iu
/** "last time I forgot, and this time too: I have run 11 of them" */
const headedByRegret =
  /^[^:]{0,80}\b(?:forgot|never|did ?n['’o]?t|did not|should have|missed)\b[^:]{0,40}: (I .{8,})$/i
const corrected = /^I (?:said|told (?:him|her|them|you)|answered) (.{2,80})$/i
const correctedAtOnce = /^(?:I )?said (.{2,60}), (it (?:is|was) .{2,80})$/i

/** The missed point in words, or why it cannot be. Private sentences are gone before. */
export function frameMissed(note: string, voice: Voice): Wordings | Refusal {
  const own: Voice = { ...voice, reading: { ...voice.reading, isOwn: true } }
  const parts = sentencesOf(withYou(note, voice.reading))
    .map((part) => headedByRegret.exec(part)?.[1] ?? part.replace(preface, ''))
    .filter((part) => !isEmpty(part))
  const answered = frameAnswer(parts, own)
  if (answered) return answered
  const correction = frameCorrection(parts, own)
  if (correction) return correction
  const [first, ...rest] = parts
  if (!first) return noFrame
  if (rest.length === 0 && /^you asked /i.test(first))
    return { reason: 'It tells what was asked and not the answer; add the answer and it will be used.' }
  const framed = frameOne(first, own)
  if (isRefusal(framed)) return framed
  const [more] = rest
  const addition = more ? furtherSentence(more, own) : undefined
  return addition ? withTail(framed, [addition]) : framed
}

function isEmpty(part: string): boolean {
  return countWords(part) <= 8 && pureRegret.test(part) && !/\d/.test(part)
}

/** A wrong answer put right: the question, then the answer. */
function frameAnswer(parts: readonly string[], voice: Voice): Wordings | Refusal | undefined {
  const said = parts.map((part) => slip.exec(part)).find((match) => match !== null)
  if (said) return [[sentence(`I said ${said[1]} when I meant ${said[2]}`)]]
  const named = parts.map((part) => answerOn.exec(part)).find((match) => match !== null)
  const answer =
    named?.[2] ?? parts.map((part) => rightAnswer.exec(part)?.[1]).find((text) => text !== undefined)
  const short = answer && (shorten(answer, 34) ?? undefined)
  const text = short && addressed(withoutStop(short), voice.reading)
  if (!text) return undefined
  const asked = parts.map((part) => question.exec(part)?.[1]).find((match) => match !== undefined)
  const typed = inside(text, voice) ?? text
  const small =
    shapeOf(typed) === 'noun' ? withArticles(typed, { usual: 'a', opening: 'noun', isOwn: true }) : typed
  const [head = '', next = ''] = small.split(' ')
  const link = isBare(head, next.toLowerCase()) ? 'is to' : shapeOf(small) === 'clause' ? 'is that' : 'is'
  const better = `the answer I should have given ${link} ${small}`
  if (named?.[1]) return [[sentence(`on ${addressed(named[1], voice.reading) ?? named[1]}, ${better}`)]]
  if (asked) return [[sentence(`${voice.isThere ? 'you' : 'I was'} asked ${asked}`), sentence(better)]]
  return /^(?:the |a )?(?:correct|right|proper|better|real) answer/i.test(parts.join(' ')) &&
    link !== 'is that'
    ? { reason: 'It tells the right answer and not what was asked; add the question and it will be used.' }
    : undefined
}

/** "I said two winters. The cable has been running for four." and "…, I said Scala. It is Java." */
function frameCorrection(parts: readonly string[], voice: Voice): Wordings | Refusal | undefined {
  const [first = '', second] = parts
  const atOnce = correctedAtOnce.exec(first)
  if (atOnce?.[1] && atOnce[2]) return [[sentence(`I said ${atOnce[1]}`), sentence(atOnce[2])]]
  const answered = askedAndSaid.exec(first)
  const said = corrected.exec(first)
  if (!answered && !said) return undefined
  const right = second && shorten(second)
  const text =
    right && shapeOf(inside(right, voice) ?? right) === 'clause'
      ? addressed(withoutStop(right), voice.reading)
      : undefined
  if (!text)
    return {
      reason: 'It tells the wrong answer and not the right one; add the right one and it will be used.',
    }
  const lead = answered
    ? `you asked ${answered[1]}, and I ${answered[2] ? 'only ' : ''}said ${answered[3]}`
    : `I said ${said?.[1]}`
  return [[sentence(lead), sentence(text)]]
}

function frameOne(part: string, voice: Voice): Wordings | Refusal {
  const match = regret.exec(part) ?? undefined
  const told = instruction.exec(part)
  const link = (match ? match[2] : told?.[1])?.trim().toLowerCase()
  const verb = match?.[1]?.toLowerCase() ?? ''
  const bare = match ? (match[3] ?? '') : (told?.[2] ?? part.replace(/^that /i, ''))
  const [clause = '', splice] = spliced(relative(bare.replace(preface, '')))
  const short = shorten(withoutStop(clause))
  if (!short) return clause ? tooLong : noFrame
  const own = thirdToFirst(short, part).replace(/\bI (\p{Ll}+) own (?=\p{Ll})/u, 'I $1 my own ')
  const text = addressed(withoutStop(own), voice.reading)
  if (text === undefined) return unclearPerson
  const typed = inside(text, voice)
  const small = typed && withoutSplices(typed, ownArticles)
  const more = splice ? addressed(withoutStop(splice), voice.reading) : undefined
  const tail = more ? [sentence(more)] : []
  const say = (first: string, ...others: string[]): Wordings =>
    withTail([[sentence(first)], ...others.map((other): Wording => [sentence(other)])], tail)
  if (!small || countWords(small) < 2) return noFrame
  // "the panel I built at my old job"
  if (/^(?:the|my|our) (?:\p{Ll}+[ -]){0,3}\p{Ll}+ I \p{Ll}+ /u.test(small))
    return say(`I should have told you about ${small}`)
  if (shapeOf(small) === 'doubtful' && isThing(small) && !/ I \p{Ll}+(?:,|$)/u.test(small)) {
    return say(`one thing I did not get to say: ${small}`)
  }
  if (/^show/.test(verb)) return shapeOf(small) === 'noun' ? say(`I should have shown you ${small}`) : noFrame
  if (/^expl/.test(verb) && link !== 'that') return explained(small, say)
  if (/^ask/.test(verb)) {
    if (link === 'about') return say(`I should have asked about ${small}`)
    return shapeOf(small) === 'indirect' ? say(`I meant to ask you ${small}`) : noFrame
  }
  if (link === 'about' || (shapeOf(small) !== 'clause' && isThing(small))) {
    return say(`I should have told you about ${small}`, `what I did not get to mention is ${small}`)
  }
  // "on the '62 school we prefabbed the panels": the place comes first.
  if (/^(?:on|at|in|for|with|during|after|before|under) .{3,60}?,? (?:we|I) \p{Ll}+ /u.test(small))
    return say(`one thing I did not get to say: ${small}`, `what I did not get to say is that ${small}`)
  if (shapeOf(small) !== 'clause') return noFrame
  if (/:/.test(small))
    return say(`I should have said that ${small}`, `what I should have said is that ${small}`)
  return say(
    `I should have said that ${small}`,
    `one thing I did not get to say: ${small}`,
    `what I did not get to say is that ${small}`,
  )
}

/** "how I handled late events: closed each period with a watermark": what was done stands after the colon. */
function explained(text: string, say: (first: string, ...others: string[]) => Wordings): Wordings | Refusal {
  const [, matter, answer] = /^(how I .{5,120}?): (.{8,})$/.exec(text) ?? []
  const [verb = ''] = (answer ?? '').split(' ')
  if (!matter || !answer || !(/^\p{Ll}{2,}ed$/u.test(verb) || resumePasts.has(verb))) return noFrame
  const whole = answer.includes(' and ') ? answer : answer.replace(/, (?=\p{Ll}{2,}ed (?!\S+ed$))/u, ', and ')
  return say(
    `I did not get to explain ${matter}: I ${whole}`,
    `what I did not get to explain is ${matter}: I ${whole}`,
  )
}

function ownArticles(text: string): string {
  return withArticles(text, { usual: 'a', opening: 'other', isOwn: true })
}

/** A noun phrase that says itself whose it is, or which. */
function isThing(text: string): boolean {
  return /^(?:the|my|our|a|an|about) /.test(text) && !['past', 'bare', 'question'].includes(shapeOf(text))
}

/** "he forgot to say that he speaks Polish", in notes that speak of the candidate as "he". */
function thirdToFirst(text: string, whole: string): string {
  const subject = /^(he|she) /i.exec(whole)?.[1]?.toLowerCase()
  const match = subject ? new RegExp(`^${subject} (\\S+)(.*)$`, 'i').exec(text) : null
  if (!match?.[1]) return text
  const irregular: Readonly<Record<string, string>> = { is: 'am', has: 'have', does: 'do', was: 'was' }
  const own = subject === 'he' ? /\bhis\b/g : /\bher\b/g
  const verb = irregular[match[1]] ?? match[1].replace(/([^s])s$/, '$1')
  return `I ${verb}${(match[2] ?? '').replace(own, 'my')}`
}

/** "the log I keep, that is how we got to 28": the second clause hangs on the first thing. */
function relative(text: string): string {
  return text.replace(
    /^((?:the|my|our|a|an) [^,;:.]{3,80}), (?:it|that|this) (?=(?:is|was|has|\p{Ll}+ed|cut|brought|led|made|took|gave|got|put|saved|kept|held|won|let|grew|built|taught|paid|ran) )/u,
    '$1, which ',
  )
}

/** Text-speak joins sentences with a comma: "…at Pontoon, it cut churn by a third". */
function spliced(text: string): [string, string | undefined] {
  const match = /^(.{12,}?), ((?:it|that is|this|I|we) .{6,})$/.exec(text)
  if (match?.[1] && match[2]) return [match[1], match[2]]
  const told = /^((?:the|my|our) [^,]{3,60}), (\p{Ll}[^,]{8,})$/u.exec(text)
  const isTold =
    told?.[2] &&
    shapeOf(told[2]) === 'clause' &&
    !/^(?:which|who|that|and|but|so|because|when)\b/.test(told[2])
  const fell =
    /^((?:the|my|our) [^,]{3,60}), (\p{Ll}[\p{L} ]{2,40} (?:fell|rose|dropped|went|grew) .{3,})$/u.exec(text)
  const [, thing, more] = (isTold ? told : fell) ?? []
  return thing && more ? [thing, more] : [text, undefined]
}

/** A second sentence is kept when it is a whole one about the same thing. */
function furtherSentence(part: string, voice: Voice): string | undefined {
  if (!/^(?:it|I|that|this|the) /i.test(part) || shapeOf(part) !== 'clause') return undefined
  const short = shorten(part)
  const text = short && addressed(withoutStop(short), voice.reading)
  return text ? sentence(text) : undefined
}
