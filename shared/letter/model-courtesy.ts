import { strangeWords, withoutGiven } from './grounding.ts'
import { lemma } from './grounding-words.ts'
import { auxiliaries, stemsOf, subjects, wordsOf } from './words.ts'

/**
 * The turns in which a model may put a fact. A list of harmless words would do for saying anything, so these are whole
 * phrases, each at the head of a clause; what is left of a sentence without them has to be its fact's.
 */

const said =
  '(?:said|mentioned|told me|explained|described|raised|pointed out|noted|brought up|talked|spoke|discussed|asked(?: me)?|showed me)'
const say = '(?:say|mention|tell you|bring up|add|ask|explain)'
const talk = '(?:conversation|talk|interview|meeting|discussion)'
const telling =
  '(?:telling me|explaining|describing|showing me|sharing|raising|mentioning|bringing up|asking(?: me)?|pointing out)'

const turns = [
  `thank you(?: very much| also)? for (?:${telling}|the ${talk}|our ${talk}|what you (?:said|told me)|your (?:question|point|account|explanation))`,
  `thank you(?: very much| also)?`,
  `(?:when|as|what) (?:you|we) ${said}`,
  `(?:you|we)(?: also)? ${said}`,
  `one thing (?:that )?I would bring with me`,
  `(?:one|another) (?:more )?(?:thing|point|idea|suggestion|question)(?: that)?(?: I (?:did not|didn't) get to ${say}| I (?:would|wanted to|want to) ${say}| of mine| I have)?(?: is| was| would be)?`,
  `(?:what|something) I (?:did not|didn't) get to ${say}(?: is| was)?`,
  `I (?:did not|didn't) get to ${say}`,
  `I should (?:also )?have (?:said|mentioned|told you|shown you|given you|added|explained)`,
  `I (?:also )?(?:forgot|meant|wanted|want|would like) (?:also )?to ${say}`,
  `I would (?:also )?(?:suggest|propose|add|start by|begin by|try)`,
  `I (?:also )?(?:know|understand|remember|wonder|wondered)`,
  `my (?:question|idea|suggestion) (?:is|was|would be)`,
  `(?:may|could) I ask`,
  `if (?:it|that) (?:is|were|would be) (?:useful|helpful|of (?:use|help|interest))(?: to you)?`,
  `(?:in|from|during) (?:our|the) ${talk}`,
  `our ${talk}(?: was)?`,
  `it was (?:good|useful|helpful) to (?:hear|talk|learn|speak)`,
  `(?:at|in) (?:my )?(?:work|job)`,
].join('|')
const turn = new RegExp(
  `(?<=^|[,;:]\\s|\\b(?:and|but|so|that|which|because|while)\\s)(?:${turns})(?=$|[\\s,;:.?])(?: (?:with me|with you|to me|to you))?`,
  'gi',
)

/** Words without a claim that may stand beside those of a fact. */
const links = new Set(
  'also there one thing again still too first way here idea whether able get place same kind point thousand million billion'
    .split(' ')
    .map(lemma),
)

const bounds =
  /[,;:.?]+(?=\s|$)|\b(?:and|but|or|so|because|that|which|who|when|while|where|if|how|why|whether|as|since|although|though|until|unless|before|after)\b/i
const isOfClause = (word: string) =>
  subjects.has(word) || auxiliaries.has(word) || /^(?:me|us|my|mine|our)$/.test(word)

/** A sentence without the turns that its fact is put in. */
export function withoutTurns(sentence: string): string {
  return sentence.replaceAll('’', "'").replace(turn, ' ')
}

/**
 * What a sentence says beside the texts of its facts of content, in its own words: strange words, and clauses made of
 * small words that no fact has. `given` are names that claim nothing, and make no clause true.
 */
export function ownWords(sentence: string, facts: readonly string[], given: readonly string[]): string[] {
  const bare = withoutGiven(withoutTurns(sentence), given)
  const matters = facts.map(withoutTurns)
  const strange = strangeWords(bare, matters.join('\n'), (stem) => links.has(lemma(stem)))
  const known = new Set(matters.flatMap((fact) => wordsOf(fact)).map(lemma))
  const empty = bare.split(bounds).filter((clause) => {
    const words = wordsOf(clause)
    const isTold = words.some((word) => /\d/.test(word) || (stemsOf(word).size > 0 && isKnown(word, known)))
    return !isTold && words.some(isOfClause)
  })
  return [...strange, ...empty.map((clause) => clause.trim().replace(/\s+/g, ' '))]
}

function isKnown(word: string, known: ReadonlySet<string>): boolean {
  return known.has(lemma(word)) || [...stemsOf(word)].some((stem) => known.has(lemma(stem)))
}
