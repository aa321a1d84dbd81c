import { alwaysCapitals } from './short-forms.ts'
import { isSpeltName } from './small-names.ts'
import { isOrdinary } from './spelling.ts'
import { auxiliaries, clearVerbs, isVerbForm, resumePasts, subjects } from './words.ts'

/** Upper and lower case: notes that shout are lowered, first letters are lowered where that is safe. */

/** How the record itself spells its words, so that names survive when a note is lowered. */
export interface Spelling {
  /** Lower-cased word → as it stands in mixed case. */
  readonly proper: ReadonlyMap<string, string>
  /** Words that the record writes small. */
  readonly small: ReadonlySet<string>
  /** How often the record uses a word, lower-cased. */
  readonly uses: ReadonlyMap<string, number>
  /** Some of it is written in capitals throughout. */
  readonly isShouted: boolean
  /** Straight, unless a name of the record has the other. */
  readonly apostrophe: "'" | '’'
}

/** Those with a vowel that nobody types small; others without one need no list. */
const acronyms = new Set(
  `ai aia ahu ap ar ats asme astm bi cad cam cfa cia cogs cpa dba dei dot ed eod epa er esg etl fifo gaap gis gpa
  gpu gui hr ic ide ifrs iot ip ipo iso itar itil jit lan lbo nas nda nfpa ngo oem okr ot p&l pci pi pmo pos rpa
  sat sbar sicu sme sox stem swot ui ux vat vip vlan wan wip yaml`.split(/\s+/),
)
const romanNumerals = new Set('ii iii iv vi vii viii ix xi xii'.split(' '))
const vowelless = new Set(
  `by my why try dry fly fry shy sky w hmm th rd nd st yrs hrs hr qtr wk wks mths pls thx mgr mgmt mtg dr mr mrs ms
  pts wts lbs ft vs`.split(/\s+/),
)
const shoutedSmall =
  /\b(?:IS|ARE|WAS|WERE|NOT|NEVER|VERY|ALL|MUST|ALWAYS|REALLY|BOTH|AND|BUT|ONLY|EVERY|ANY|DO|DOES|DID|NO)\b/g

/** More than 70 % capitals, in more than an acronym or two. */
export function isShouted(text: string, among = false): boolean {
  const letters = text.match(/\p{L}/gu) ?? []
  const capitals = text.match(/\p{Lu}/gu) ?? []
  const tokens = text.split(' ').filter((token) => /[\p{L}\p{N}]/u.test(token))
  return (
    capitals.length > letters.length * 0.7 &&
    tokens.length >= (among ? 2 : 3) &&
    tokens.some((token) => (token.match(/\p{Lu}/gu) ?? []).length >= 4)
  )
}

/** Learns from the record's mixed-case texts how its words are written. */
export function learnSpelling(texts: readonly string[]): Spelling {
  const proper = new Map<string, string>()
  const small = new Set<string>()
  const uses = new Map<string, number>()
  for (const word of texts.flatMap((text) => text.toLowerCase().split(/[^\p{L}'’]+/u)))
    uses.set(word, (uses.get(word) ?? 0) + 1)
  for (const text of texts) {
    if (isShouted(text)) continue
    let isFirst = true
    for (const token of text.split(/[\s/]+/)) {
      const word = bare(token).replace(/['’]s$/, '')
      if (/^\p{Ll}/u.test(word)) small.add(word)
      else if (!isFirst && /^\p{Lu}/u.test(word)) proper.set(word.toLowerCase(), word)
      isFirst = /[.!?:;"•*-]$/.test(token) || (isFirst && word === '')
    }
  }
  return { proper, small, uses, isShouted: texts.some((text) => isShouted(text)), apostrophe: "'" }
}

/** Adds names whose every word is spelt as it stands, the first one too. */
export function withNames(spelling: Spelling, names: readonly string[]): Spelling {
  const proper = new Map(spelling.proper)
  for (const word of names.filter((name) => !isShouted(name)).flatMap((name) => name.split(/[\s()"]+/))) {
    if (/^\p{Lu}.*\p{Ll}/u.test(word)) proper.set(bare(word).toLowerCase(), bare(word))
  }
  return { ...spelling, proper, apostrophe: names.some((name) => name.includes('’')) ? '’' : "'" }
}

function bare(token: string): string {
  return token.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
}

/** A shouted text in lower case, with names, acronyms and codes as they were; any other with shouted words lowered. */
export function lower(text: string, spelling: Spelling): string {
  if (!isShouted(text, spelling.isShouted))
    return text.replace(shoutedSmall, (word, at) => (at === 0 ? word : word.toLowerCase()))
  const lowered = text.replace(/[\p{L}\p{N}][\p{L}\p{N}&'’]*/gu, (word) => {
    const small = word.toLowerCase()
    const isCode =
      /\d/.test(word) && /\p{L}/u.test(word) && !/^\d+(?:st|nd|rd|th|x|k|m|pm|am|yrs?|hrs?)$/i.test(word)
    if (
      small === 'i' ||
      isCode ||
      acronyms.has(small) ||
      alwaysCapitals.has(small) ||
      romanNumerals.has(small)
    )
      return word
    if (/^[B-DF-HJ-NP-TV-XZ]{2,6}$/.test(word) && !vowelless.has(small)) return word
    return spelling.proper.get(small) ?? small
  })
  return lowered.replace(/\blocal (?=\d)/g, 'Local ')
}

/** Words of work that the lists of everyday words lack. */
const workWords = new Set(
  `roadmap onboarding handoff handoffs upcoming tech app apps fundraising outages microservices codebase mentorship bachelor's
  master's`.split(/\s+/),
)

function isCommon(word: string, spelling: Spelling): boolean {
  return (
    spelling.small.has(word) ||
    [workWords, resumePasts, auxiliaries, subjects, clearVerbs].some((list) => list.has(word)) ||
    isOrdinary(word) ||
    isVerbForm(word) ||
    /(?:tions?|ments?|ness|ings?|ity|ities|ance|ence|ism|ly|ed)$/.test(word)
  )
}

/**
 * The text with its first letter lowered, as it stands inside a sentence; undefined where the capital may belong to a
 * name. Acronyms, "I" and words that the record always writes with a capital keep it.
 */
export function lowerFirst(text: string, spelling: Spelling): string | undefined {
  const first = bare(text.split(/[\s,:;]/, 1)[0] ?? '')
  if (!/^\p{Lu}/u.test(text)) return text
  if (/^I(?:['’]|$)/.test(first) || /\p{Lu}/u.test(first.slice(1)) || /\d/.test(first)) return text
  const word = first.toLowerCase()
  if (spelling.proper.has(word) && !spelling.small.has(word)) return text
  if (isSpeltName(first)) return text
  if (first.length === 1 && word !== 'a') return text
  return isCommon(word, spelling) ? text.charAt(0).toLowerCase() + text.slice(1) : undefined
}

/** The first letter as a sentence begins. */
export function raiseFirst(text: string): string {
  return text.replace(
    /^(["“'‘(]?)(\p{Ll})/u,
    (_, quote: string, letter: string) => quote + letter.toUpperCase(),
  )
}
