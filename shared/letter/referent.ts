import { fold, isHonorific, type Name } from './name.ts'
import { auxiliaries, isVerbForm, looksPlural, plainForm, prepositions, subjects } from './words.ts'

/** Who is who: the candidate's notes speak of "she" and "they" to nobody, a letter speaks to its reader (composer 3.3). */

export interface Reading {
  /** The reader's name, where "you" can mean one person. */
  readonly reader: Name | undefined
  /** Words of the reader's title, by which notes may mean the only reader: "the Head explained …". */
  readonly titles?: readonly string[]
  /** Nobody else can be "she" or "he": the only interviewer, or the fragment is about this one by name. */
  readonly isOnly: boolean
  /** The candidate works there already: the company is "we". */
  readonly isInternal: boolean
  /** "We" and "our" are the reader's own: the fragment is what the reader said. */
  readonly isSpeech: boolean
  /** "We" may stay as it is: the fragment is the candidate's own thought. */
  readonly isOwn: boolean
}

const persons =
  /^(?:ceo|cto|cfo|coo|cmo|vp|director|manager|boss|lead|recruiter|founder|colleague|coworker|client|customer|patient|friend|doctor|nurse|teacher|student|foreman|supervisor|owner|president|assistant|engineer|designer|guy|woman|man|lady|person|sister|brother)$/
const groups =
  /^(?:team|staff|group|crew|board|department|everyone|everybody|people|management|leadership|finance|legal|engineering|customer|client|person|someone|somebody|nobody|who|parent|student|patient|every|each|any|anyone|whoever)$/
const meetingVerbs =
  /^(?:talked|spoke|agreed|met|discussed|both|walked|chatted|covered|went|looked|compared|share)$/
const reflexives: Readonly<Record<string, string>> = {
  himself: 'yourself',
  herself: 'yourself',
  hers: 'yours',
}

interface State {
  isSinglePossible: boolean
  /** Someone else may be "they". */
  hasPlural: boolean
}

/**
 * The fragment as it is said to the reader, or undefined where it cannot be told who a pronoun means. Only the verb
 * right after a changed pronoun is touched.
 */
export function addressed(text: string, reading: Reading): string | undefined {
  const tokens = withYou(text, reading).split(' ')
  const state: State = { isSinglePossible: reading.isOnly, hasPlural: false }
  const out: string[] = []
  for (let at = 0; at < tokens.length; at++) {
    const [, open = '', word = '', close = ''] =
      /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(tokens[at] ?? '') ?? []
    const changed = changedWord(word, at, tokens, state, reading)
    if (changed === undefined) return undefined
    out.push(open + changed.word + close)
    if (changed.hasVerb) {
      const verbAt = /^(?:also|still|really|always|never|often|just|now|currently|usually)$/.test(
        tokens[at + 1] ?? '',
      )
        ? at + 2
        : at + 1
      if (verbAt === at + 2) out.push(tokens[at + 1] ?? '')
      if (verbAt < tokens.length) out.push(plainForm(tokens[verbAt] ?? ''))
      at = verbAt
    }
    const small = word.toLowerCase()
    if (persons.test(small)) state.isSinglePossible = false
    if (looksPlural(small) || groups.test(small)) state.hasPlural = true
  }
  return out.join(' ')
}

interface Changed {
  readonly word: string
  /** The next word is its verb, in the third person. */
  readonly hasVerb?: boolean
}

function changedWord(
  word: string,
  at: number,
  tokens: readonly string[],
  state: State,
  reading: Reading,
): Changed | undefined {
  const small = word.toLowerCase()
  const next = (tokens[at + 1] ?? '').toLowerCase()
  const company = reading.isInternal ? 'we' : 'you'
  switch (small) {
    case 'he':
    case 'she':
      return state.isSinglePossible ? { word: 'you', hasVerb: true } : undefined
    case 'him':
      return state.isSinglePossible ? { word: 'you' } : undefined
    case 'his':
      return state.isSinglePossible ? { word: next === '' ? 'yours' : 'your' } : undefined
    case 'her':
      return state.isSinglePossible ? { word: isPossessive(tokens, at) ? 'your' : 'you' } : undefined
    case 'himself':
    case 'herself':
    case 'hers':
      return state.isSinglePossible ? { word: reflexives[small] ?? word } : undefined
    case 'they':
      return { word: at === 0 || !state.hasPlural ? company : word }
    case 'their':
      return at === 0 || !state.hasPlural ? { word: reading.isInternal ? 'our' : 'your' } : { word }
    case 'them':
      return at > 0 && !state.hasPlural && toldTo.test(tokens[at - 1] ?? '')
        ? { word: company === 'we' ? 'us' : 'you' }
        : { word }
    case 'we':
      if (reading.isSpeech && !meetingVerbs.test(next)) return { word: company }
      return reading.isOwn || reading.isInternal || meetingVerbs.test(next) ? { word } : undefined
    case 'our':
    case 'us':
      if (reading.isSpeech)
        return {
          word: small === 'our' ? (reading.isInternal ? 'our' : 'your') : company === 'we' ? 'us' : 'you',
        }
      return reading.isOwn || reading.isInternal ? { word } : undefined
    default:
      return { word }
  }
}

const toldTo = /^(?:told|tell|walked|walk|showed|shown|show|asked|ask|gave|give|sent|send|to|with|for)$/

/** "her team" is possessive; "told her about", "with her" is not. */
function isPossessive(tokens: readonly string[], at: number): boolean {
  if (/[,.;:?!)]$/.test(tokens[at] ?? '')) return false
  const next = (tokens[at + 1] ?? '').toLowerCase()
  if (next === '' || next === 'and') return false
  return (
    !prepositions.has(next) &&
    !auxiliaries.has(next) &&
    !subjects.has(next) &&
    !/^(?:the|a|an|my|that|how|what|why|to)$/.test(next)
  )
}

function isThirdPerson(word: string): boolean {
  return /^(?:is|was|has|does|sees|says)$/.test(word) || (word.endsWith('s') && isVerbForm(word))
}

/** After these a clause begins. */
const linked = /^(?:that|so|if|when|because|where|how|what|while|until)$/

/** The reader's own name becomes "you", with the verb after it where it opens the fragment. */
export function withYou(text: string, { reader, isOnly, titles = [] }: Reading): string {
  if (!reader) return text
  const [, title = ''] = /^the ([\p{L}-]+)(?=['’]s | )/iu.exec(text) ?? []
  const isTitled = title.length > 3 && titles.some((one) => one.startsWith(title.toLowerCase()))
  const tokens = (
    isOnly
      ? text.replace(
          isTitled ? /^the [\p{L}-]+/iu : /^(?:the|my) (?:interviewer|hiring manager)(?=['’]s | )/i,
          reader.full,
        )
      : text
  ).split(' ')
  const out: string[] = []
  for (let at = 0; at < tokens.length; at++) {
    const found = matchAt(tokens, at, reader)
    if (!found) {
      out.push(tokens[at] ?? '')
      continue
    }
    const last = tokens[at + found - 1] ?? ''
    const tail = /[,.;:?!)]*$/.exec(last)?.[0] ?? ''
    out.push((/['’]s?[,.;:?!)]*$/.test(last) ? 'your' : 'you') + tail)
    at += found - 1
    const next = tokens[at + 1] ?? ''
    // "so that Dana sees what is owed"
    if (out.length > 1 && out.at(-1) === 'you' && linked.test(out.at(-2) ?? '') && isThirdPerson(next)) {
      out.push(plainForm(next))
      at++
    }
    if (out.length === 1 && out[0] === 'you' && at + 1 < tokens.length) {
      const adverb = /^(?:also|still|really|always|never|often|just|now)$/.test(tokens[at + 1] ?? '')
      if (adverb) out.push(tokens[++at] ?? '')
      if (at + 1 < tokens.length) out.push(plainForm(tokens[++at] ?? ''))
    }
  }
  return out.join(' ')
}

/** How many tokens from `at` on are the reader's name, and mean the reader. */
function matchAt(tokens: readonly string[], at: number, reader: Name): number {
  const [here = '', before = ''] = [tokens[at], tokens[at - 1]]
  // "Mrs Pryce", where the record has no title.
  const isTitle = /^\p{Lu}/u.test(here) && (isHonorific(here) || /^Sr\.?$/.test(here))
  const titled = isTitle ? matchAt(tokens, at + 1, reader) : 0
  if (titled > 0) return titled + 1
  if (!/^["(]?\p{Lu}/u.test(here) && !/^\p{Lo}/u.test(here)) return 0
  // "My time at Ford" is not about Mr Ford, nor "in May" about May.
  if (/^at$/i.test(before)) return 0
  for (const form of reader.forms) {
    const size = form.split(' ').length
    const name = tokens
      .slice(at, at + size)
      .join(' ')
      .replace(/['’]s?[,.;:?!)]*$|[,.;:?!)]+$/, '')
    const isWhole = form === fold(reader.full)
    const isShortName = form.length === 2 && /^\p{Lu}\p{Ll}[,.;:?!)]*$/u.test(here) && !smallWords.test(form)
    if ((form.length < 3 && !isWhole && !isShortName) || fold(name) !== form) continue
    if (
      isSeason(form) &&
      /^(?:in|by|since|until|till|before|after|during|of|early|late|mid|from|to|for)$/i.test(before)
    )
      return 0
    if (at === 0 && isWordToo(form) && !namedVerbs.test(tokens[at + size] ?? '') && !/['’]s?$/.test(here))
      return 0
    return size
  }
  return 0
}

/** Two letters that are words before they are names. */
const smallWords = /^(?:am|an|as|at|be|by|do|go|he|hi|if|in|is|it|me|my|no|of|oh|ok|on|or|so|to|up|us|we)$/

const namedVerbs =
  /^(?:also|said|says|asked|asks|wants|needs|is|has|was|will|would|thinks|mentioned|explained|told|likes|plays|keeps)$/

function isSeason(form: string): boolean {
  return /^(?:may|june|april|august|summer|autumn|january|march)$/.test(form)
}

/** Will, Mark and Bill open sentences without being names. */
export function isWordToo(form: string): boolean {
  return (
    auxiliaries.has(form) ||
    isVerbForm(form) ||
    isSeason(form) ||
    /^(?:mark|bill|art|grace|hope|rob|sue|pat|jack)$/.test(form)
  )
}
