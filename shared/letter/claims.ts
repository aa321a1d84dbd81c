import { frameWords, lemma } from './grounding-words.ts'
import { stemsOf, wordsOf } from './words.ts'

/** What a text denies, limits or only supposes, and of what. */

export type Turn = 'denial' | 'limit' | 'supposition'

const turns: Readonly<Record<Turn, RegExp>> = {
  denial:
    /^(?:not|no|never|without|nobody|none|nothing|neither|nor|cannot|hardly|zero|lacks?|lacking|.+n't|(?:did|do|does|was|were|is|are|has|have|had|would|could|should|ca|wo)nt)$/,
  limit: /^(?:only|merely)$/,
  supposition: /^(?:would|could|may|might|perhaps|maybe|possibly)$/,
}

/**
 * Phrases of our own that would read as a denial or a supposition and are neither: what was not said is said by saying
 * it, and an idea is put as "I would …".
 */
const saying =
  '(?:say|said|mention|mentioned|tell|told|explain|explained|show|shown|showed|ask|asked|bring up|talk|talked|add|added)'
const frames: readonly RegExp[] = [
  new RegExp(
    `\\b(?:did ?n['’o]?t|did not|never|could ?n['’]?t|could not|was not able to|ran out of time to)(?: really)?(?: get(?: a chance)? to| have (?:the )?(?:time|chance) to| manage to)? ?${saying}\\b`,
    'gi',
  ),
  new RegExp(`\\b(?:should|could|would)(?: have|['’]ve) (?:liked to )?${saying}\\b`, 'gi'),
  /\bshould have given\b/gi,
  /\bwould (?:still |also |very much |really )?(?:like|love|be (?:glad|happy|pleased|interested|useful|helpful|welcome|good)|welcome|enjoy|suit|help|appreciate|take this|gladly)\b/gi,
  /\b(?:could|can) see myself\b/gi,
  /\bmay I\b/gi,
  /\bwould (?:also )?(?:suggest|propose|try)\b/gi,
  /\bif (?:that|it) would\b/gi,
  /\bmight be (?:useful|helpful|of use|worth)\b/gi,
]

/** An idea of one's own: "I would pilot it". A deed that was done is none, so nothing is taken from it. */
const proposal = /(?:^|, )(?:I|we) (?:would|could) (?:also )?|\b(?:you|we) (?:could|might) /gi

function withoutFrames(text: string, isDeed: boolean): string {
  const bare = frames.reduce((left, frame) => left.replace(frame, ' '), text.replaceAll('’', "'"))
  return isDeed ? bare : bare.replace(proposal, ' ')
}

/** Names a matter and says nothing of it. */
const mention = /^You (?:also )?asked (?:me )?about\b/

interface Scope {
  readonly turn: Turn
  readonly word: string
  /** What is denied, as lemmas: the next two words of content in its clause, else the last two before it. */
  readonly of: readonly string[]
}

const reach = 2

function contentOf(word: string): string[] {
  return [...stemsOf(word)].filter((stem) => !frameWords.has(word) && !frameWords.has(stem)).map(lemma)
}

function scopesOf(text: string): Scope[] {
  return text.split(/[.;:!?,—]+(?=\s|$)/).flatMap((clause) => {
    const words = wordsOf(clause)
    return words.flatMap((word, at): Scope[] => {
      const turn = (Object.keys(turns) as Turn[]).find((one) => turns[one].test(word))
      if (!turn) return []
      const after = words
        .slice(at + 1)
        .flatMap(contentOf)
        .slice(0, reach)
      const of = after.length > 0 ? after : words.slice(0, at).flatMap(contentOf).slice(-reach)
      return [{ turn, word, of }]
    })
  })
}

/** A line that tells what was done: "Led a team", "I cut rejects". */
function isDeed(fact: string, isPast: (word: string) => boolean): boolean {
  const [first = '', second = ''] = wordsOf(fact)
  return isPast(first) || (/^(?:i|we|he|she)$/.test(first) && isPast(second))
}

/** Denials, limits and suppositions in `sentence` that none of its facts has, of whatever they are. */
export function strangeTurns(sentence: string, facts: readonly string[]): string[] {
  const known = facts.flatMap((fact) => scopesOf(withoutFrames(fact, false)))
  return scopesOf(withoutFrames(sentence, false)).flatMap(({ turn, word, of }) =>
    known.some(
      (one) => one.turn === turn && (of.length === 0 || of.some((matter) => one.of.includes(matter))),
    )
      ? []
      : [`it says “${word}”, which the fact does not say`],
  )
}

/** Denials, limits and suppositions that `sentence` loses or gains where it says what `fact` says. */
export function turnedClaims(sentence: string, fact: string, isPast: (word: string) => boolean): string[] {
  const deed = isDeed(fact, isPast)
  const said = scopesOf(withoutFrames(sentence, deed))
  const known = scopesOf(withoutFrames(fact, deed))
  const saidWords = new Set(wordsOf(sentence).flatMap(contentOf))
  const knownWords = new Set(wordsOf(fact).flatMap(contentOf))
  const covers = (scopes: readonly Scope[], { turn, of }: Scope) =>
    scopes.some((one) => one.turn === turn && one.of.some((word) => of.includes(word)))
  const told = mention.test(sentence) ? [] : known
  const lost = told.filter((scope) => scope.of.some((word) => saidWords.has(word)) && !covers(said, scope))
  const gained = said.filter(
    (scope) => scope.of.some((word) => knownWords.has(word)) && !covers(known, scope),
  )
  return [
    ...lost.map(({ word }) => `it leaves out “${word}”, which the fact says`),
    ...gained.map(({ word }) => `it says “${word}”, which the fact does not say`),
  ]
}
