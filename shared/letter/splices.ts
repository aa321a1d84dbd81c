import { shapeOf } from './shape.ts'
import {
  auxiliaries,
  countWords,
  isVerbForm,
  looksPlural,
  pastForms,
  prepositions,
  resumePasts,
  subjects,
} from './words.ts'

/**
 * Notes string remarks together with commas. Each remark is joined in the way that it fits for certain, with "and" or
 * "with"; where one fits in no way, the text ends before it.
 */
export function withoutSplices(text: string, written: (remark: string) => string): string {
  const [head = '', ...remarks] = remarksOf(text).map(written)
  const whole = [head, ...remarks].join(', ')
  if (
    remarks.length === 0 ||
    /^(?:if|when|while|because|since|although|after|before|at|on|in|for|with) /i.test(head)
  )
    return whole
  if (
    remarks.some(
      (remark) => /^(?:and|or) /.test(remark) && shapeOf(remark.replace(/^(?:and|or) /, '')) !== 'clause',
    )
  )
    return whole
  // "supplies: blood, implants, sterile trays"
  if (/: /.test(head) && remarks.every((remark) => shapeOf(remark) === 'noun' && countWords(remark) <= 3))
    return whole
  if (isEnumeration(head, remarks)) return whole
  const isClause = ['clause', 'doubtful'].includes(shapeOf(head)) || isToldInPast(head)
  let out = head
  let isJoined = false
  let hasAside = false
  for (const remark of remarks) {
    if (hasAside && /^not /.test(remark)) return out
    const joined = joinedTo(out, remark, isClause, isJoined)
    // Two asides on end are a telegram.
    const isAside =
      (joined === `${out}, ${remark}` && !fitting.test(remark) && countWords(remark) <= 3) ||
      joined === `${out} (${remark})`
    if (joined === undefined || (isAside && hasAside)) return out
    hasAside ||= isAside
    isJoined ||= joined.includes(', and ')
    out = joined
  }
  return out
}

/** "Chuseok and Lunar New Year", "tag the routes and post the results": the end of a list, whose items all stay. */
function isEnumeration(head: string, remarks: readonly string[]): boolean {
  // "four sites, two depots and a yard"
  const isCounted = counted.test(head)
  const [, one = '', other = ''] = /^(.+?) (?:and|or) (.+)$/.exec(remarks.at(-1) ?? '') ?? []
  const isItem = (text: string) =>
    text !== '' && countWords(text) <= itemWordsMax && shapeOf(text) !== 'clause'
  return (
    [...remarks.slice(0, -1), one, other].every(isItem) &&
    // "no fixture and no jig", "which slips", "kept it and sold it" say more of what comes before.
    !remarks.some(
      (remark) =>
        fitting.test(remark) ||
        (amount.test(remark) && !isCounted) ||
        isAbsolute(remark) ||
        isToldInPast(remark),
    )
  )
}

const itemWordsMax = 4
const counted = / (?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten) (?:\p{Ll}+ )?\p{Ll}+s$/u

const remarksMax = 8

/** The text between its commas; what stands in brackets or quotes is one piece. */
export function remarksOf(text: string): string[] {
  const remarks: string[] = []
  let from = 0
  let depth = 0
  let isQuoted = false
  for (let at = 0; at < text.length && remarks.length < remarksMax; at++) {
    const character = text[at]
    if (character === '(') depth++
    else if (character === ')') depth--
    else if (character === '"') isQuoted = !isQuoted
    else if (character === '“') depth++
    else if (character === '”') depth--
    if (character === ',' && text[at + 1] === ' ' && depth <= 0 && !isQuoted) {
      remarks.push(text.slice(from, at))
      from = at + 2
    }
  }
  return [...remarks, text.slice(from)]
}

/** What may follow a comma as it stands. */
const fitting =
  /^(?:which|who|whose|whom|where|when|now|still|currently|all|none|each|most|some|many|every|first|the (?:last|first|other|rest)|and|but|or|nor|so|yet|because|while|with|without|from|in|on|at|by|for|to|of|not|down|up|including|mostly|especially|mainly|usually|sometimes|then|plus|such|like|even|instead|if|as|than|per|each|both|though|although|since|unless|until|till|after|before|about|over|under|within|during|only|just|again|too|please|rather|never|where)\b/i
const amount =
  /^(?:about |over |under |nearly |almost |more than |some |up to )?(?:[$€£]?\d[\d.,]*[kKmM%+]?|one|two|three|four|five|six|seven|eight|nine|ten|no|zero|half|hundreds|dozens)(?= |$)/

function joinedTo(head: string, remark: string, isClause: boolean, isJoined: boolean): string | undefined {
  const [first = '', second = ''] = remark.split(' ')
  const isTold = shapeOf(remark) === 'clause' || isToldInPast(remark)
  if (fitting.test(remark) && !(isTold && /^(?:all|each|every|most|some|many|the) /.test(remark)))
    return `${head}, ${remark}`
  // "cut falls, 5 to 1 in a year"
  if (/^[\d.,]+%? to [\d.,]+%?(?: |$)/.test(remark)) return `${head} from ${remark}`
  if (isTold) return isClause && !isJoined ? `${head}, and ${remark}` : undefined
  if (/^(?!(?:no|some|any|every)thing$)\p{Ll}{2,}ing$/u.test(first)) return `${head}, ${remark}`
  if (isAbsolute(remark)) return `${head}, with ${remark}`
  if (amount.test(remark)) return withAmount(head, remark, isClause)
  // "done three weeks early", "adopted in 2024"
  const isState =
    /^(?:done|finished|delivered|completed|adopted|published|used|built|sold|based|made|run)$/.test(first)
  if (isState && (prepositions.has(second) || /^(?:\d|two|three|four|five|six|early|late)/.test(second)))
    return `${head}, ${remark.replace(/^done (?=.*\b(?:early|late)$)/, 'finished ')}`
  // "I did the fast track thing, pulled two chairs": one more thing that the same person did.
  if (isOwnDeed(head) && (resumePasts.has(first) || /^\p{Ll}{2,}ed$/u.test(first)) && isObject(second))
    return `${head} and ${remark}`
  // "agreed before the first draft"
  if (/^\p{Ll}{3,}ed$/u.test(first) && prepositions.has(second)) return `${head}, ${remark}`
  // "passed first time": whoever or whatever passed.
  if (/^\p{Ll}{3,}ed$/u.test(first) && countWords(remark) <= 4) return `${head} (${remark})`
  // "take ten of them, ask why and see how many share a cause"
  if (isVerbForm(first) && / and \p{Ll}/u.test(remark)) return `${head}, ${remark}`
  const isAside =
    countWords(remark) <= 3 &&
    shapeOf(remark) === 'noun' &&
    !isVerbForm(first) &&
    !/^re\p{Ll}/u.test(first) &&
    // "suppliers late" says a second thing.
    !/\p{Ll}s (?:late|slow|short|down|up|full|busy|empty|broken|out)$/u.test(remark)
  if (isAside && /\d/.test(remark)) return `${head} (${remark})`
  return isAside ? `${head}, ${remark}` : undefined
}

function isObject(word: string): boolean {
  return (
    word !== '' &&
    !prepositions.has(word) &&
    !/^(?:first|every|again|early|late|once|twice|out|up|down|off|over)$/.test(word)
  )
}

/** "(600k of stock)", "with no fixture for elbows". */
function withAmount(head: string, remark: string, isClause: boolean): string {
  if (/^\S+ (?:or \S+ )?(?:as|of (?:them|those|which)|in|at|by|from|still|all|to) /.test(remark))
    return `${head}, ${remark}`
  if (/\([^()]{2,40}\)$/.test(head) && countWords(remark) <= 3) return `${head.slice(0, -1)}, ${remark})`
  const isCount = /^(?:about |over |under |nearly |almost )?[$€£]?\d/.test(remark)
  const isShort = countWords(remark) <= 5
  if (!/^(?:no|zero|only) /.test(remark) && isShort && (isCount || !isClause)) return `${head} (${remark})`
  return !/^(?:no|zero|only) /.test(remark) && countWords(remark) <= 3
    ? `${head}, ${remark}`
    : `${head}, with ${remark}`
}

function isOwnDeed(head: string): boolean {
  const [subject = '', verb = ''] = head.split(' ')
  return (
    subject === 'I' &&
    (pastForms.has(verb) || resumePasts.has(verb) || /^(?:did|was|had)$|^\p{Ll}{2,}ed$/u.test(verb))
  )
}

/** "travelers filling in": the state that something else is in. */
function isAbsolute(remark: string): boolean {
  const words = remark.split(' ')
  // "INR in range 74% of the time"
  if (/^[A-Z]{2,} (?:in|at|under|over|below|above|within) \p{L}/u.test(remark)) return true
  const at = words.findIndex((word) => /^\p{Ll}{2,}ing$/u.test(word))
  return (
    at > 0 &&
    at <= 3 &&
    looksPlural(words[at - 1] ?? '') &&
    !words
      .slice(0, at)
      .some((word) => prepositions.has(word) || auxiliaries.has(word) || subjects.has(word)) &&
    shapeOf(remark) !== 'clause'
  )
}

const objects = /^(?:them|us|you|me|it|him|her)$/

/** "the guy held them up", "120 families came", "deals got longer": the past form has its subject before it. */
export function isToldInPast(text: string): boolean {
  const words = text.split(' ')
  const at = words.findIndex(
    (word, index) =>
      index > 0 && (pastForms.has(word) || resumePasts.has(word) || /^\p{Ll}{2,}ed$/u.test(word)),
  )
  if (at < 1 || at > 5 || words.slice(0, at).some((word) => prepositions.has(word) || auxiliaries.has(word)))
    return false
  const [before = '', verb = '', next = '', last = ''] = words.slice(at - 1, at + 3)
  if (objects.test(next)) return true
  if (
    /^(?:started|ended|opened|closed|began|launched|moved|expired)$/.test(verb) &&
    /^(?:in|on|at|last|this|since)$/.test(next)
  )
    return true
  if (/^(?:came|went|fell|rose|left|quit|grew|began)$/.test(verb) && (next === '' || prepositions.has(next)))
    return true
  if (
    verb === 'got' &&
    /^(?:longer|shorter|worse|better|bigger|smaller|slower|faster|harder|easier|cancelled|canceled|moved|cut)$/.test(
      next,
    )
  )
    return looksPlural(before) || /^the$/i.test(words[0] ?? '') || last === ''
  return /^(?:the|my|our|your)$/i.test(words[0] ?? '') && /^(?:the|a|an|my|our|your|their|\d)/.test(next)
}
