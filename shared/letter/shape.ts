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
type Shape = 'question' | 'indirect' | 'clause' | 'lack' | 'bare' | 'past' | 'noun' | 'doubtful'

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
  // "had a yarn about the wash bay", "was shown the hot lab": what happened, and no question.
  if (
    /^(?:had (?:an?|the|some)|was|were) /i.test(text) &&
    !/^w(?:as|ere) (?:the|this|that|there|it|my|your|an?) /i.test(text)
  )
    return 'past'
  if (auxiliaries.has(first)) return 'question'
  if (first === 'no' && second !== 'one' && !hasFiniteVerb(tokens)) return 'lack'
  if ((subjects.has(first) && second) || (first === 'no' && second === 'one' && tokens.length > 2))
    return 'clause'
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
    ![
      'half',
      'both',
      'all',
      'such',
      'what',
      'quite',
      'rather',
      'almost',
      'over',
      'not',
      'too',
      'so',
      'very',
      'backlog',
    ].includes(first)
  )
}

/** An adverb and the base form of a verb whose subject is left out. */
export function opensWithHabit(text: string): boolean {
  const [, verb = ''] =
    /^(?:already|still|mostly|usually|currently|never|always|often|rarely|sometimes) (\p{Ll}+) /u.exec(
      text,
    ) ?? []
  return verb === 'have' || (isVerbForm(verb) && !/s$/.test(verb))
}

function isPast(first: string): boolean {
  return (
    pastForms.has(first) || (/^\p{Ll}{2,}ed$/u.test(first) && !/(?:eed|bed|shed|red|hundred)$/.test(first))
  )
}

function hasFiniteVerb(tokens: readonly string[]): boolean {
  return finiteVerb(tokens) !== 'none'
}

/** What stands before the verb of a clause, where that verb is certain: "the freeze" of "the freeze slips". */
export function clauseSubject(text: string): string | undefined {
  const words = text.split(' ')
  const tokens = tokensOf(text)
  const at = findVerb(tokens).at
  const isPlain =
    at !== undefined &&
    words.slice(0, at).every((word, index) => word.toLowerCase().replaceAll('’', "'") === tokens[index])
  return isPlain ? words.slice(0, at).join(' ') : undefined
}

function finiteVerb(tokens: readonly string[]): 'clear' | 'possible' | 'none' {
  return findVerb(tokens).verdict
}

/** Looks for the verb of a clause after the first word; what follows a subordinator is another clause. */
function findVerb(tokens: readonly string[]): { verdict: 'clear' | 'possible' | 'none'; at?: number } {
  let isPossible = false
  let hasPlural = looksPlural(tokens[0] ?? '')
  let isDeep = false
  for (let at = 1; at < tokens.length; at++) {
    const token = tokens[at] ?? ''
    const before = tokens[at - 1] ?? ''
    const after = tokens[at + 1] ?? ''
    if (subordinators.has(token)) break
    if (subjects.has(token) && token !== 'it') isPossible = true
    // "the funding runs out in June", "the season starts in March".
    if (isTimed(tokens, at)) return { verdict: 'clear', at }
    // "the shop outsells the plants": between a noun and an article there is a verb.
    if (isVerbPlace(tokens, at)) return { verdict: 'clear', at }
    if (isAdverbOfVerb(tokens, at)) return { verdict: 'clear', at }
    // "your team of five covers": a number after "of" needs no noun.
    const isCounted =
      (numbers.test(before) && tokens[at - 2] === 'of') || (before === 'one' && auxiliaries.has(token))
    const isObject =
      prepositions.has(before) ||
      (determiners.has(before) && !isCounted) ||
      before === 'and' ||
      before === ','
    if (!isObject || subjects.has(before)) {
      const verdict = judge(token, tokens[at - 2] ?? '', before, after, hasPlural, isDeep)
      if (verdict === 'clear' && subjects.has(before)) isPossible = true
      else if (verdict === 'clear') return { verdict, at }
      else if (verdict === 'possible') isPossible = true
    }
    hasPlural ||= looksPlural(token)
    isDeep ||= prepositions.has(token)
  }
  return { verdict: isPossible ? 'possible' : 'none' }
}

/** Plural nouns that a noun phrase often ends its head with. */
const countable =
  /^(?:changes|plans|visits|reports|needs|costs|checks|orders|calls|reviews|tests|issues|hours|rates|prices|starts|stops|shifts|moves|jobs|loads|works|runs|walks|talks|drives|trips|rounds|cuts|sets|sales|claims|returns|complaints|requests|responses|results|answers|questions|trades|turns|uses|views|votes|wages|waits|watches|lists|points|lines|desks|boards|bookings|studies|designs|models|projects|programs|programmes|releases|builds|fixes|patches|upgrades|updates|audits|counts|records|files|forms|notes|marks|scores|grades|times|schedules|contracts|charges|rents|loans|grants|gifts|funds|budgets|forecasts|targets|goals|rejects|defects|leaks|breaks|faults|ties|links|handoffs|transfers|deliveries|shipments|supplies|stocks|parts|tools|machines|trucks|drivers|leads|staff|teams|groups|classes|units|levels|steps|stages|phases|tracks|paths|routes|roads|stores|shops|markets|brands|displays|screens|pages|posts|messages|letters|mails|talks|shows|plays|films|drops|rises|falls)$/

/** What begins and ends on a day or in a month does it as a verb. */
function isTimed(tokens: readonly string[], at: number): boolean {
  const rest = tokens.slice(at).join(' ')
  // "team plans Wednesday after lunch"
  const onDay = /^\p{Ll}+s (?:mon|tues|wednes|thurs|fri|satur|sun)day\b/u.test(rest)
  if (
    onDay &&
    isVerbForm(tokens[at] ?? '') &&
    !looksPlural(tokens[at - 1] ?? '') &&
    !determiners.has(tokens[at - 1] ?? '')
  )
    return true
  return (
    !prepositions.has(tokens[at - 1] ?? '') &&
    /^(?:starts|ends|opens|closes|finishes|begins|expires|runs out|retires|leaves|moves|falls) (?:in|on|at|by|next|this) (?:the )?(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|spring|summer|autumn|fall|winter|new year|week|month|year|\d)/.test(
      rest,
    )
  )
}

const numbers = /^(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3})$/

/** "drivers never get the memo": no noun phrase ends in such an adverb, and what follows it is the verb. */
function isAdverbOfVerb(tokens: readonly string[], at: number): boolean {
  const [before = '', token = '', after = ''] = tokens.slice(at - 1, at + 2)
  return (
    /^(?:never|always|often|usually|rarely|seldom|sometimes|hardly|barely)$/.test(token) &&
    /^\p{Ll}{3,}$/u.test(after) &&
    !(prepositions.has(after) || determiners.has(after) || auxiliaries.has(after)) &&
    !/(?:ed|en|ing|ly)$|^(?:late|short|down|full|busy|behind|closed|empty|slow|over|wrong|idle|out|enough|more|first)$/.test(
      after,
    ) &&
    !(prepositions.has(before) || determiners.has(before) || /^(?:and|or|but|,)$/.test(before))
  )
}

const articles = /^(?:the|a|an|my|your|our|their|his|every|each|this|these|those)$/

function isVerbPlace(tokens: readonly string[], at: number): boolean {
  const [before = '', token = '', after = ''] = tokens.slice(at - 1, at + 2)
  const opensNoun = (word: string) =>
    /^\p{L}/u.test(word) &&
    !prepositions.has(word) &&
    !determiners.has(word) &&
    !subordinators.has(word) &&
    !auxiliaries.has(word)
  if (at < 1 || !articles.test(after) || !opensNoun(before) || !opensNoun(token)) return false
  if (
    /(?:ing|ly)$/.test(token) ||
    /^(?:and|or|but|half|all|both|such|not|just|only|even|time|day|way|once|twice|back|up|out|off|down|over)$/.test(
      token,
    )
  )
    return false
  if (
    at === 1 &&
    (isBare(before, token) || looseVerbs.has(before) || isPast(before) || before.endsWith('ing'))
  )
    return false
  if (tokens.slice(0, at).some((word) => /ing$/.test(word) || subjects.has(word))) return false
  // "the problems the night team has" is a noun with a clause of its own.
  const isRelative = tokens.slice(at + 2).some((word) => auxiliaries.has(word) || clearVerbs.has(word))
  return (
    isVerbForm(token) ||
    (/s$/.test(token) ? !isRelative && !looksPlural(before) : looksPlural(before) && !isRelative)
  )
}

function judge(
  token: string,
  beforeThat: string,
  before: string,
  after: string,
  hasPlural: boolean,
  /** It stands behind a preposition, where a noun is likelier. */
  isDeep: boolean,
): 'clear' | 'possible' | 'none' {
  if (auxiliaries.has(token)) return 'clear'
  // "too many callbacks on new installs"
  if (clearVerbs.has(token) && after === '' && isDeep && prepositions.has(beforeThat)) return 'none'
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
  // "milk splits at 65 degrees" may be either; "shift changes for nurses" is hardly a clause.
  if (
    ends &&
    token.endsWith('s') &&
    !hasPlural &&
    !isDeep &&
    prepositions.has(after) &&
    !countable.test(token)
  )
    return 'possible'
  if (ends && !hasPlural) return 'none'
  return ends && token.endsWith('s') ? 'none' : token.endsWith('s') || hasPlural ? 'possible' : 'none'
}
