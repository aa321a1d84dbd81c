import { unsoundPhrase } from './phrases.ts'
import { countWords } from './words.ts'

/** What a text must not hold when it goes to an employer; used on each sentence and, before sending, on the whole. */

const slotWords =
  /\b(?:your|my|their|name|company|employer|organi[sz]ation|role|position|job|title|date|day|time|phone|number|e-?mail|address|topic|interviewer|interviewer's|manager|manager's|recipient|candidate|insert|add|enter|type|fill|something|placeholder|blank|todo|tbd|tbc|xxx|like this)\b/i

const templateSyntax =
  /\{\{|\}\}|\$\{|<%|%>|\{%|%\}|%[sd]\b|_{3,}|\[object \w+\]|<(?:your|insert|name|company|role|date)\b[^<>\n]{0,40}>/i

/** "null" and "undefined" are words too, in these terms of statistics and programming. */
const leftovers =
  /(?<![\w'’-])(?:undefined(?! (?:behaviou?r|variable|symbol|reference|term|role|scope))|null(?!(?:-| (?:hypothes|result|finding|model|value|pointer|check|field|distribution|safety|reference|vector|space|subspace|test)))|NaN)(?![\w'’-])/

/** Whether a slot is left to fill in or a template shows through. The candidate's own "[sic]" is neither. */
export function hasPlaceholder(text: string): boolean {
  const slots = text.match(/\[[^[\]\n]{1,60}\]/g) ?? []
  return slots.some((slot) => slotWords.test(slot)) || templateSyntax.test(text) || leftovers.test(text)
}

/** Whether the text is true on one day only, because it says today, yesterday, tonight or the like. */
export function isDated(text: string): boolean {
  return /\b(?:today|yesterday|tomorrow|tonight|this\s+(?:morning|afternoon|evening)|last\s+night)\b/i.test(
    text,
  )
}

const wordsMax = 40

/**
 * Whether a sentence may stand in a letter: whole, balanced, short enough, without slots, addresses or clichés.
 * One that may not is dropped, never patched. What is `given` (names of company and role) may hold what it likes.
 */
export function isSound(sentence: string, given: readonly string[] = []): boolean {
  const own = given.reduce((text, name) => (name ? text.replaceAll(name, 'X') : text), sentence)
  return (
    sentence.length <= 600 &&
    countWords(own) <= wordsMax &&
    /^["“'‘(]?[\p{Lu}\p{Lo}\p{N}]/u.test(sentence) &&
    /[.?]["”)]?$/.test(sentence) &&
    !/\.\.|\s\s|\n|\s[,;:?]|\s\.(?!\p{L})|[,;:?!][.,;:]|\.[;:]|!/u.test(own) &&
    !/[<>{}\\|^`~*_]|https?:|www\.|\S@\S/.test(own) &&
    !/\b(\p{L}{2,}) \1\b/iu.test(own.replace(/\b(?:had had|that that)\b/gi, '')) &&
    !unsoundPhrase.test(own) &&
    !hasPlaceholder(own) &&
    isBalanced(own)
  )
}

/** Every bracket and double quote that opens also closes. */
export function isBalanced(text: string): boolean {
  if ((text.match(/"/g) ?? []).length % 2 === 1) return false
  const pairs: readonly (readonly [string, string])[] = [
    ['(', ')'],
    ['[', ']'],
    ['“', '”'],
    ['«', '»'],
  ]
  return pairs.every(([open, close]) => {
    let depth = 0
    for (const character of text) {
      if (character === open) depth++
      if (character === close && --depth < 0) return false
    }
    return depth === 0
  })
}
