import { lemma } from './grounding-words.ts'
import { resumePasts, stemsOf, wordsOf } from './words.ts'

/** Who did what: a line of a record tells deeds of the candidate's, and in its clauses those of other people. */

export function isPast(word: string): boolean {
  return resumePasts.has(word) || /^\p{Ll}{2,}ed$/u.test(word)
}

/** These open a clause with a subject of its own. */
const openers = new Set(
  `who whom whose that which while when where because although though as after before until unless if how why since
  he she they it you we nobody everybody somebody everyone someone`.split(/\s+/),
)
/** These do not part a subject from its verb. */
const between = /^(?:have|has|had|'ve|also|then|later|twice|once|first|personally|\p{Ll}+ly)$/u
const joints = new Set(['', 'and', '&', ',', ';', ':', '.', 'i', "i've", 'then'])

interface Deed {
  readonly verb: string
  /** Whose it is: the candidate's own, somebody else's, or nobody can tell. */
  readonly by: 'candidate' | 'another' | 'unknown'
}

/** The deeds of a sentence, or of a line of a record, where nobody is named before the first. */
function deedsOf(text: string): Deed[] {
  const plain = text.replaceAll('’', "'").toLowerCase()
  const tokens = plain.match(/\p{L}+(?:'\p{L}+)*|\d+(?:[.,:]\d+)*|[.,;:&]/gu) ?? []
  let isOwn = true
  let last = ''
  return tokens.flatMap((token, at): Deed[] => {
    const [before, next = '', afterNext = ''] = [last, tokens[at + 1], tokens[at + 2]]
    if (!between.test(token)) last = token
    if (/^i(?:'ve)?$/.test(token) || /^[.;]$/.test(token)) {
      isOwn = true
      return []
    }
    // "It was I who …" says of the candidate what follows.
    if (openers.has(token)) isOwn = /^(?:i|me|one|person)$/.test(before) && /^(?:who|that|which)$/.test(token)
    if (token === 'by' && isPassive(tokens, at)) isOwn = false
    if (!isPast(token)) return []
    if (!isOwn) return [{ verb: token, by: 'another' }]
    const isDone = next === 'by' && isDoer(afterNext)
    return [{ verb: token, by: joints.has(before) && !isDone ? 'candidate' : 'unknown' }]
  })
}

/** "Trained by Anna", and not "cut by 30%" or "improved by redesigning". */
function isPassive(tokens: readonly string[], at: number): boolean {
  const before = tokens[at - 1] ?? ''
  return /(?:ed|en|t|n)$/.test(before) && isPast(before) && isDoer(tokens[at + 1] ?? '')
}

function isDoer(word: string): boolean {
  return word !== '' && !/^\d|ing$|^(?:half|hand|phone|mail|email|myself)$/.test(word)
}

/**
 * Deeds that `sentence` gives to the candidate and the line of the record to somebody else. A line of which nothing is
 * told to be done, like an idea, gives none to anybody.
 */
export function takenDeeds(sentence: string, line: string): string[] {
  const known = deedsOf(line)
  const own = new Set(known.flatMap(({ verb, by }) => (by === 'candidate' ? [lemma(verb)] : [])))
  const others = new Set(known.flatMap(({ verb, by }) => (by === 'another' ? [lemma(verb)] : [])))
  const told = deedsOf(sentence)
  const words = sentence.toLowerCase().match(/\p{L}+/gu) ?? []
  const lemmas = new Set((line.toLowerCase().match(/\p{L}+/gu) ?? []).map(lemma))
  const claimed = told.flatMap(({ verb, by }) =>
    by === 'candidate' && lemmas.has(lemma(verb)) && !own.has(lemma(verb)) ? [verb] : [],
  )
  // "The vault was restored by me", "restoring the vault": another's deed stays in a clause of the other's.
  const kept = new Set(told.flatMap(({ verb, by }) => (by === 'another' ? [lemma(verb)] : [])))
  const byMe = /\bby (?:me|myself)\b/i
  const moved = words.filter(
    (word) => others.has(lemma(word)) && !own.has(lemma(word)) && !kept.has(lemma(word)),
  )
  const isDoneByMe = byMe.test(sentence) && !byMe.test(line)
  return [...new Set([...claimed, ...moved, ...(isDoneByMe ? ['by me'] : [])])]
}

const joins = /[,;:.]+(?=\s|$)|\b(?:and|but|then|while)\b|&/i

/** "Reduced errors and increased output": deeds that `sentence` does to what another deed of the line was done to. */
export function mixedDeeds(sentence: string, line: string): string[] {
  const pieces = (text: string) =>
    text.split(joins).map((piece) =>
      wordsOf(piece).flatMap((word) => {
        const isContent = stemsOf(word).size > 0
        return isContent ? [{ word, base: lemma(word) }] : []
      }),
    )
  const known = pieces(line)
  const reachOf = (verb: string) =>
    known.flatMap((piece, at) => {
      if (!piece.some(({ base }) => base === verb)) return []
      // "Led and trained 12 people": the first is done to what the second is.
      const [next = []] = piece.length === 1 ? known.slice(at + 1) : []
      return [...piece, ...next].map(({ base }) => base)
    })
  const all = new Set(known.flat().map(({ base }) => base))
  return pieces(sentence).flatMap((piece) =>
    piece.flatMap(({ word, base }, at) => {
      const object = piece.slice(at + 1).find((one) => all.has(one.base))
      if (!isPast(word) || !all.has(base) || !object) return []
      return reachOf(base).includes(object.base) ? [] : [word]
    }),
  )
}
