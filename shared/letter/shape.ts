import {
  auxiliaries,
  bareVerbs,
  clearBases,
  clearVerbs,
  determiners,
  isVerbForm,
  looksPlural,
  looseVerbs,
  pastForms,
  prepositions,
  questionWords,
  subjects,
  subordinators,
} from './words.ts'

/**
 * What a fragment is, as far as it is certain (composer 3.1). `noun` covers noun phrases and gerunds, which share
 * their frames; `doubtful` is a noun phrase or a clause, and fits only where both do.
 */
export type Shape = 'question' | 'indirect' | 'clause' | 'lack' | 'bare' | 'past' | 'noun' | 'doubtful'

/** The words of a fragment, lower-cased, with hyphens kept and commas as words of their own. */
function tokensOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}][\p{L}\p{N}'%.-]*|[,;:]/gu) ?? []
  )
}

export function shapeOf(text: string): Shape {
  const tokens = tokensOf(text)
  const [first = '', second = ''] = tokens
  if (text.includes('?')) return 'question'
  if (questionWords.has(first)) return auxiliaries.has(second) && first !== 'who' ? 'question' : 'indirect'
  if (auxiliaries.has(first)) return 'question'
  if (first === 'no' && !hasFiniteVerb(tokens)) return 'lack'
  if (subjects.has(first) && second) return 'clause'
  if (/^the (?:way|ways|reason|reasons|fact)\b/i.test(text)) return 'noun'
  const finite = finiteVerb(tokens)
  if (finite === 'clear') return 'clause'
  if (isPast(first)) return 'past'
  if (isBare(first, second)) return 'bare'
  // "pilot cards in one room" may ask for something, "test automation" hardly.
  if (/^(?:faster|better|cheaper|earlier|sooner|quicker)$/.test(tokens.at(-1) ?? '') && isVerbForm(first))
    return 'bare'
  const isBase =
    (isVerbForm(first) || looseVerbs.has(first)) && !first.endsWith('s') && !prepositions.has(second)
  const isOpen = isBase && (tokens.length > 3 || looseVerbs.has(first))
  return finite === 'possible' || isOpen ? 'doubtful' : 'noun'
}

/** Whether it opens with the base form of a verb, so that "I would …" or "how to …" fits before it. */
export function isBare(first: string, second: string): boolean {
  if (bareVerbs.has(first) || (clearBases.has(first) && first !== 'own'))
    return second !== 'and' && second !== 'of'
  if (
    !/^\p{Ll}{3,}$/u.test(first) ||
    determiners.has(first) ||
    prepositions.has(first) ||
    subjects.has(first)
  )
    return false
  if (/(?:ing|ed|ly|s)$/.test(first) && !isVerbForm(first)) return false
  const isObject =
    (determiners.has(second) && second !== 'no') ||
    ((isVerbForm(first) || looseVerbs.has(first)) && /\p{L}['’]s$/u.test(second))
  return (
    isObject &&
    !['half', 'both', 'all', 'such', 'what', 'quite', 'rather', 'almost', 'over', 'not'].includes(first)
  )
}

function isPast(first: string): boolean {
  return (
    pastForms.has(first) || (/^\p{Ll}{2,}ed$/u.test(first) && !/(?:eed|bed|shed|red|hundred)$/.test(first))
  )
}

function hasFiniteVerb(tokens: readonly string[]): boolean {
  return finiteVerb(tokens) !== 'none'
}

/** Looks for the verb of a clause after the first word; what follows a subordinator is another clause. */
function finiteVerb(tokens: readonly string[]): 'clear' | 'possible' | 'none' {
  let isPossible = false
  let hasPlural = looksPlural(tokens[0] ?? '')
  for (let at = 1; at < tokens.length; at++) {
    const token = tokens[at] ?? ''
    const before = tokens[at - 1] ?? ''
    const after = tokens[at + 1] ?? ''
    if (subordinators.has(token)) break
    if (subjects.has(token) && token !== 'it') isPossible = true
    const isObject = prepositions.has(before) || determiners.has(before) || before === 'and' || before === ','
    if (!isObject || subjects.has(before)) {
      const verdict = judge(token, before, after, hasPlural)
      if (verdict === 'clear' && subjects.has(before)) isPossible = true
      else if (verdict === 'clear') return 'clear'
      else if (verdict === 'possible') isPossible = true
    }
    hasPlural ||= looksPlural(token)
  }
  return isPossible ? 'possible' : 'none'
}

function judge(
  token: string,
  before: string,
  after: string,
  hasPlural: boolean,
): 'clear' | 'possible' | 'none' {
  if (auxiliaries.has(token)) return 'clear'
  if (clearVerbs.has(token)) return 'clear'
  if (clearBases.has(token)) return looksPlural(before) ? 'clear' : 'possible'
  if (pastForms.has(token) || (/^\p{Ll}{2,}ed$/u.test(token) && !token.endsWith('eed'))) return 'possible'
  if (!isVerbForm(token)) return 'none'
  // "promotions break the forecast": no noun phrase goes on with a determiner.
  if (looksPlural(before) && !token.endsWith('s')) return determiners.has(after) ? 'clear' : 'possible'
  // "shift changes for nurses" stays a noun phrase, "the freeze slips every release" does not.
  const hasObject = (determiners.has(after) || /^\d/.test(after)) && after !== 'one'
  if (hasObject) return token.endsWith('s') && !hasPlural ? 'clear' : 'possible'
  const ends = after === '' || after === ',' || after === 'and' || prepositions.has(after)
  if (ends && !hasPlural) return 'none'
  return ends && token.endsWith('s') ? 'none' : token.endsWith('s') || hasPlural ? 'possible' : 'none'
}
