import { turnedClaims } from './claims.ts'
import { movedFigures } from './figure-places.ts'
import { turnedFigures, unprovenFigures } from './figures.ts'
import { isPast } from './grounding-deeds.ts'
import { frameVerbs, frameWords, lemma, modest, praise, span, strong } from './grounding-words.ts'
import {
  auxiliaries,
  clearBases,
  clearVerbs,
  determiners,
  prepositions,
  questionWords,
  resumePasts,
  stemsOf,
  subjects,
  subordinators,
  verbs,
  wordsOf,
} from './words.ts'

/**
 * Whether a sentence says only what the facts it cites say (rubric R14; composer section 6, checks 2 and 3). Strict on
 * purpose: a sentence that is refused costs a better wording, one that is let through may cost the candidate the job.
 */

/** Words of content that a sentence may bring along without a fact for each (rubric R14). */
const strangersMax = 2

/**
 * What `sentence` says beyond the texts of its facts, in plain English; empty when it is grounded. `given` are names
 * and days that may stand anywhere: the company, the role, reader and candidate, the calendar's phrases.
 */
export function groundingFaults(
  sentence: string,
  cited: readonly string[],
  given: readonly string[],
): string[] {
  const facts = cited.join('\n')
  const sources = [...cited, ...given].join('\n')
  const own = withoutGiven(sentence, given)
  const quoted = (words: readonly string[], what: string) =>
    [...new Set(words)].map((word) => `${what} “${word}” is not in its facts`)
  return [
    ...quoted(strangeAddresses(sentence, sources), 'the address'),
    ...quoted(unprovenFigures(sentence, sources), 'the number'),
    ...quoted(strangeNames(sentence, sources), 'the name'),
    ...quoted(gained(own, facts, praise), 'the praise'),
    ...quoted(gained(own, facts, strong), 'the claim'),
    ...quoted(gained(own, sources, span), 'the time'),
    ...turnedFigures(sentence, facts).map((span) => `“${span}” is the wrong way round`),
    ...movedFigures(own, cited).map((figure) => `“${figure}” counts something else in its fact`),
    ...strangeDeeds(own, facts),
    ...cited.flatMap((fact) => lostModesty(own, fact)),
    ...cited.flatMap((fact) => turnedClaims(own, withoutGiven(fact, given), isPast)),
    ...tooStrange(own, sources),
  ]
}

/** What the employer calls itself may hold any word. */
export function withoutGiven(text: string, given: readonly string[]): string {
  return given.reduce((left, name) => {
    if (name.length <= 2) return left
    const exact = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    return left.replace(new RegExp(`(?<![\\p{L}\\p{N}])${exact}(?![\\p{L}\\p{N}])`, 'gu'), ' ')
  }, text)
}

function strangeAddresses(sentence: string, sources: string): string[] {
  const found =
    sentence.match(/https?:\S+|\bwww\.\S+|\S+@\S+|\b[\p{L}\d-]+\.(?:com|org|net|io|dev|co|ai)\b\S*/giu) ?? []
  return found.map((one) => one.replace(/[.,;:!?)"”]+$/, '')).filter((one) => !sources.includes(one))
}

/** Parts of names, acronyms and terms with digits, and words in a script that has no capitals. */
function strangeNames(sentence: string, sources: string): string[] {
  const known = new Set(partsOf(sources))
  const isKnown = (word: string) => partsOf(word).every((part) => known.has(part))
  const tokens = [...sentence.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.&+#/-]*/gu)].map((match) => ({
    word: match[0].replace(/['’]s$|['’]$|[.'’/-]+$/u, '').replace(/['’](?:s|m|ve|d|ll|re)$/u, ''),
    isOpening: /(?:^|[.?!:]\s+|["“(‘])$/u.test(sentence.slice(0, match.index)),
  }))
  return tokens.flatMap(({ word, isOpening }) => {
    const isTerm = /\p{L}/u.test(word) && /\p{N}/u.test(word) && !isMeasure(word)
    const isForeign = /(?!\p{Lm})\p{Lo}/u.test(word)
    const isCapital = /\p{Lu}/u.test(word) && word !== 'I'
    if (!isTerm && !isForeign && !isCapital) return []
    if (isKnown(word)) return []
    if (isOpening && /^\p{Lu}[\p{Ll}'’-]*$/u.test(word) && isOrdinary(word.toLowerCase(), sources)) return []
    return isForeign && sources.includes(word) ? [] : [word]
  })
}

/** Unaccented and in lower case, in pieces: "Delacroix-Mbeki" is known where both halves are. */
function partsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}+/gu, '')
  return plain.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** "40-cover", "2nd", "5pm", "14-month": a number and what it counts, which the check of numbers reads. */
function isMeasure(word: string): boolean {
  return /^\d[\d.,:/]*(?:-\p{Ll}[\p{Ll}-]*|st|nd|rd|th|x|k|m|bn|am|pm|%)?$/iu.test(word)
}

const ordinary: readonly ReadonlySet<string>[] = [
  ...[auxiliaries, clearBases, clearVerbs, determiners, prepositions, questionWords],
  ...[resumePasts, subjects, subordinators, verbs, frameWords],
]
const openings = new Set(
  'and but or yes if then there here otherwise since during last my your our this these those many its it’s'.split(
    ' ',
  ),
)

function isOrdinary(word: string, sources: string): boolean {
  if (openings.has(word) || ordinary.some((list) => list.has(word))) return true
  if (isPast(word) || isDoing(word)) return true
  const base = lemma(word)
  return wordsOf(sources).some((one) => lemma(one) === base)
}

/** "Working", "making", "planning". */
function isDoing(word: string): boolean {
  const [, stem] = /^(\p{L}{2,})ing$/u.exec(word) ?? []
  return (
    stem !== undefined &&
    [stem, `${stem}e`, stem.slice(0, -1)].some((base) => verbs.has(base) || clearBases.has(base))
  )
}

/** Words of a kind that the sentence has and its facts do not. */
function gained(sentence: string, facts: string, kind: RegExp): string[] {
  const known = new Set(wordsOf(facts).map(lemma))
  return (withoutCourtesy(sentence).match(kind) ?? []).filter(
    (word) => !wordsOf(word).every((part) => isAmong(lemma(part), known)),
  )
}

/** Turns of politeness that hold a strong word and claim nothing. */
function withoutCourtesy(text: string): string {
  return text.replace(
    /\bmany thanks\b|\bmost (?:welcome|of all)\b|\ball the same\b|\bat all\b|\bfor all\b|\bafter all\b|\bfound (?:it|that)\b|\bto find\b/gi,
    ' ',
  )
}

/** "I founded it": a deed of the candidate's that no fact tells. */
function strangeDeeds(sentence: string, facts: string): string[] {
  const known = wordsOf(facts)
  const deeds = sentence.matchAll(
    /\bI (?:(?:have|had|will|would|can|could|may|might|shall|also|then|once|\p{Ll}+ly) )*(\p{Ll}+)/gu,
  )
  return [...deeds].flatMap(([whole, verb = '']) => {
    if (frameVerbs.has(verb) || auxiliaries.has(verb) || known.includes(verb)) return []
    const same = known.filter((word) => lemma(word) === lemma(verb))
    if (same.length === 0) return [`the deed “${verb}” is not in its facts`]
    // "I lead a team", where the fact says "led": what was is not what is.
    const isOver = same.every(isPast) && !isPast(verb) && whole === `I ${verb}`
    return isOver ? [`the deed “${verb}” is past in its facts`] : []
  })
}

/** "Helped", "almost", "up to": the fact's own reserve, where the sentence says the same thing. */
function lostModesty(sentence: string, fact: string): string[] {
  const said = sentence.toLowerCase()
  const isSame = sharedContent(sentence, fact) >= 2
  const own = new Set(wordsOf(sentence).map(lemma))
  // The word that a reserve belongs to has to be said too: long notes are told in part.
  return [...fact.matchAll(modest)].flatMap(([word]) => {
    const near = fact.slice(fact.indexOf(word) + word.length)
    const [next] = wordsOf(near).filter((one) => stemsOf(one).size > 0 || /\d/.test(one))
    const isTold = next !== undefined && (isSame || /\d/.test(next)) && own.has(lemma(next))
    const isKept = said.match(modest)?.some((one) => isSameReserve(one, word)) ?? false
    return isTold && !isKept && !isTopical(fact, word) ? [`it leaves out “${word}”, which the fact says`] : []
  })
}

const rough = /^(?:about|around|roughly|approximately|almost|nearly)$/i

function isSameReserve(one: string, other: string): boolean {
  return lemma(one.toLowerCase()) === lemma(other.toLowerCase()) || (rough.test(one) && rough.test(other))
}

/** "Talked about", "worked around": no reserve unless a number follows. */
function isTopical(fact: string, word: string): boolean {
  return (
    /^(?:about|around)$/i.test(word) &&
    !new RegExp(`\\b${word}\\s+(?:\\d|\\$|an? |two|three|ten)`, 'i').test(fact)
  )
}

function sharedContent(one: string, other: string): number {
  const known = new Set([...stemsOf(other)].map(lemma))
  return [...stemsOf(one)].map(lemma).filter((word) => known.has(word) && !frameLemmas.has(word)).length
}

const frameLemmas: ReadonlySet<string> = new Set([...frameWords].map(lemma))

/** Rubric R14: no sentence with three words of content that are neither its facts' nor courtesy. */
function tooStrange(sentence: string, sources: string): string[] {
  const strange = strangeWords(sentence, sources)
  return strange.length > strangersMax ? [`too many words of its own: ${strange.join(', ')}`] : []
}

/** The stems of a sentence that stand neither in `sources` nor among the words of courtesy; `isFrame` knows those. */
export function strangeWords(
  sentence: string,
  sources: string,
  isFrame = (stem: string) => frameLemmas.has(lemma(stem)) || frameWords.has(stem),
): string[] {
  const known = new Set(wordsOf(sources).map(lemma))
  return [...stemsOf(sentence)].filter((stem) => {
    return !isAmong(lemma(stem), known) && !isFrame(stem)
  })
}

/** Notes are typed in haste, and the letter spells their words as they should be. */
function isAmong(word: string, known: ReadonlySet<string>): boolean {
  return known.has(word) || (word.length >= 5 && [...known].some((one) => isSlip(word, one)))
}

/** The same letters in another order, or one more or less. */
function isSlip(word: string, other: string): boolean {
  if (Math.abs(word.length - other.length) > 1 || word[0] !== other[0]) return false
  if (word.length === other.length) return [...word].sort().join('') === [...other].sort().join('')
  const [short, long] = word.length < other.length ? [word, other] : [other, word]
  return [...long].some((_, at) => long.slice(0, at) + long.slice(at + 1) === short)
}
