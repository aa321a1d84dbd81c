import { countWords, shortTitles, subjects } from './words.ts'

/** Notes into lines, lines into sentences, and what is too long to its first clause (composer 3.9). */

const linesMax = 20
const lineMax = 1_200
const wordsMax = 28

/** A note of several lines is several notes. */
export function linesOf(note: string): string[] {
  return note
    .split('\n')
    .map((line) => (line.length > lineMax ? cutAtSentence(line.slice(0, lineMax)) : line).trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
    .slice(0, linesMax)
}

/** What is cut off in the middle of a sentence goes back to the last whole clause. */
function cutAtSentence(text: string): string {
  const end = Math.max(...['. ', '? ', '! ', '; ', ': ', ', '].map((stop) => text.lastIndexOf(stop)))
  return end > 0 ? text.slice(0, end) : text.slice(0, text.lastIndexOf(' ') + 1)
}

const abbreviation = new RegExp(
  `(?:^|[\\s(])(?:(?:\\p{L}\\.)*\\p{L}|${shortTitles}|vs|approx|Sr|Jr|St|Ste|Mt|Ft|Univ|Hosp|No|Inc|Ltd|Co|dept|est|fig|i\\.e|e\\.g|a\\.m|p\\.m)\\.$`,
  'iu',
)

/** Sentences without the stop at their end; a question mark stays. */
export function sentencesOf(line: string): string[] {
  const sentences: string[] = []
  let from = 0
  for (const match of line.matchAll(
    /[.!?]+["”')]* +(?=["“'‘(]?[\p{Lu}\p{N}])|[.!?]+["”')]* +(?=[\p{Ll}])/gu,
  )) {
    const end = match.index + match[0].trimEnd().length
    const isAbbreviated = abbreviation.test(line.slice(Math.max(0, end - 12), end))
    // A stop before a small letter ends a sentence in text-speak, an abbreviation does not.
    if (isAbbreviated) continue
    sentences.push(line.slice(from, end))
    from = end
  }
  sentences.push(line.slice(from))
  return sentences.map(withoutStop).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
}

/** A fragment without what stands around it. */
export function withoutStop(text: string): string {
  const bare = text.trim().replace(/^[\s,.;:!]+|[\s,;:!–-]+$/gu, '')
  return /(?:\b\p{L}\.){2,}$/u.test(bare) ? bare : bare.replace(/[.!]+$/, '').trim()
}

const boundaries: readonly RegExp[] = [
  /: /g,
  /; /g,
  /, (?:which|so that|so|because|where|while|since|although|though|but) /g,
  / (?:because|so that|although) /g,
  new RegExp(`, (?:and|but|or) (?:${[...subjects].join('|')}|the|a|an|every|each|that|this)\\b`, 'gi'),
]

const promisesList =
  /\b(?:two|three|four|five|six|\d) (?:things|steps|points|parts|ways|areas|changes|questions|stages|jobs)$/i

/** What the letter can carry of a sentence: all of it, or its first clause; undefined when that is too long too. */
export function shorten(sentence: string, max = wordsMax): string | undefined {
  const whole = sentence.split(/; /, 1)[0] ?? sentence
  if (countWords(whole) <= max) return whole
  for (const boundary of boundaries) {
    for (const match of sentence.matchAll(boundary)) {
      const clause = sentence.slice(0, match.index)
      const words = countWords(clause)
      if (words > max) break
      // "three things" without the three says that something is lost.
      if (words > 6 && !promisesList.test(clause)) return withoutStop(clause)
    }
  }
  return undefined
}
