import { isAgent, isCountNoun, places, subjectNouns, workplaces } from './count-nouns.ts'
import { clauseSubject } from './shape.ts'
import {
  auxiliaries,
  clearVerbs,
  determiners,
  isVerbForm,
  looksPlural,
  pastForms,
  prepositions,
  resumePasts,
  subjects,
  subordinators,
  units,
} from './words.ts'

/**
 * Notes leave articles out. One is put in only where a singular noun that can be counted stands bare beyond doubt:
 * the noun is in a list, what stands before it belongs to it, and what comes after it ends it.
 */

/** Set phrases that do without. */
const idioms =
  /^(?:(?:on|off|in|at|to|from|under|out|into|after|before|during|between|over|with|for) (?:site|call|shift|board|budget|schedule|hand|phone|home|school|college|university|court|stock|place|line|person|house|hospital|target|paper|order|course|campus|deck|stage|press|file|display|trial|review|contract|plan|base|hold|leave|form|detail|case|process|example|email|number|question|charge|quarter|season|term|day|week|weekend|book|job|post|town|port|test|league|issue|hour|note|scale|step|draft|date|level|time|lead)|(?:by|per|via|as|like|than) \S+)$/
const closers =
  /^(?:and|or|but|not|then|now|so|too|also|today|yesterday|last|next|ago|later|nearest|late|early|again|here|there|daily|weekly|monthly|nightly|direct|together|only|always|never|often|once|twice|first|instead|everybody|ready|open|alone|live|free|still|just|due|full|short|down|broke|fell|went|came)$/
const definite =
  /^(?:same|only|main|whole|entire|front|bottom|top|right|wrong|best|worst|next|latest|(?!(?:rest|test|guest|request|forest|contest|harvest|interest|honest|modest|west)$)\p{Ll}{3,}est)$/u
const former = /^(?:last|previous|former|old|current|present)$/
const changing =
  /^(?:cut|reduced|raised|moved|fixed|rebuilt|migrated|improved|lowered|kept|brought|shortened|doubled|halved|reorgani[sz]ed|redesigned|reorganised|restructured|speeded|sped|merged|replaced|closed|saved|automated|reconciles?|reconciled)$/
const opensGerund =
  /^(?!(?:meeting|training|planning|parking|loading|rating|building|rolling|running|standing|housing|dining|filing|waiting|morning|evening|working|opening|closing|holding|spring|string|ring|wing|nursing|booking|billing|onboarding|reading|writing|teaching|scheduling|mailing|existing|ongoing|missing|leading|matching|mapping)$)\p{Ll}+ing$/u
/** "wiring class", "packing list" */
const opensThing =
  /^(?:class|session|list|sheet|board|log|guide|card|checklist|table|desk|clinic|round|day|plan|station)$/
const opensAdverb =
  /^(?!(?:hourly|daily|weekly|monthly|yearly|nightly|early|family|supply|assembly|only|friendly|likely)$)\p{Ll}+ly$/u
const vague = /^(?:such|half|plenty|lots|much|less|other|what|way|very|too|times|part|both|due|next-day)$/

/** Plurals that stand before a noun as they are. */
const pluralModifiers =
  /^(?:accounts|arts|communications|customs|earnings|goods|logistics|operations|ops|rewards|sales|savings|sports|systems|securities|windows|women|men|news|\p{Ll}+ics)$/u

const groups = /^(?:team|crew|board|manager|director|owner|office|group|department|committee|council|union)$/
/** "$3.2M road job" */
const money = /^(?:[$€£]\d[\d.]*[kKmM]?|\d[\d.]*[kKM])$/
const papers = /^(?:SOP|RFP|RFI|API|SLA|SLO|KPI|CMS|CRM|ERP|WPS|PDF)$/
const weekday = /^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$/
const masses =
  /^(?:notice|food|water|software|hardware|equipment|code|feedback|content|language|labou?r|paint|steel|research|money|help|advice|information|traffic|furniture|signage|lighting|packaging|inventory|documentation|communication|coverage|support|care|access|music|coffee|milk|bread|dough|meat|produce|freight|cargo|concrete|experience|work|training|time|notice|stock|space|data|growth|overtime|leave|pay|staff|old|ago|late|early|long|away)$/

export interface Article {
  /** What it mostly is: the reader's things are known to the reader, the candidate's are not. */
  readonly usual: 'a' | 'the'
  /** Whether the text opens with a noun phrase, with the verb that a noun is the object of, or with neither. */
  readonly opening: 'noun' | 'verb' | 'other'
  /** The text is of the candidate's own work: what is "last" or "old" there is "my". */
  readonly isOwn?: boolean
}

/** The text with the articles that notes leave out. */
export function withArticles(text: string, article: Article): string {
  const tokens = text.split(' ')
  const out: string[] = []
  for (let at = 0; at < tokens.length; at++) {
    const end = opensNoun(tokens, at, article) ? nounEnd(tokens, at) : undefined
    if (end !== undefined && !isIdiom(tokens, at, end)) {
      const phrase = tokens.slice(at, end + 1)
      out.push(articleBefore(phrase, tokens[at - 1] ?? '', article))
    }
    out.push(tokens[at] ?? '')
  }
  return out.join(' ')
}

/** Letters said as a word: "a NEBOSH certificate", but "an NHS post". */
const spokenAsWord =
  /^(?:RED|ROTC|SCRUM|MOT|SAS|LIMS|SOC|SAP|SARS|LAN|NICU|HACCP|RADAR|[FHLMNRSX][AEIOU](?=[A-Z]{2,})(?!I[A-Z]$)[A-Z]*[AEIOU][A-Z]*)$/

/** "a" or "an", by the sound of the word. */
export function articleFor(text: string): 'a' | 'an' {
  const [first = ''] = text.split(/[ -]/)
  if (/^[A-Z]{2,}$/.test(first))
    return /^[AEFHILMNORSX]/.test(first) && !spokenAsWord.test(first) ? 'an' : 'a'
  if (/^[$€£]?\d/.test(first)) return /^[$€£]?(?:8|11(?!\d)|18(?!\d))/.test(first) ? 'an' : 'a'
  if (/^(?:uni(?!m|n)|use|usu|util|eu|one|ur[aeiou])/i.test(first)) return 'a'
  return /^(?:[aeiou]|hon(?:est|our|or)|hour|heir)/i.test(first) ? 'an' : 'a'
}

const takers =
  /^(?:need|needs|needed|want|wants|wanted|has|have|had|lack|lacks|lacked|built|wrote|led|ran|made|broke|hired|opened|started|set|put|lost|missed|designed|created|introduced|taught|managed|kept|keep|use|uses|used|run|runs|is|was|am|are|becomes?|became|get|gets|got)$/

/** Whether a noun phrase can begin here. */
function opensNoun(tokens: readonly string[], at: number, { opening }: Article): boolean {
  if (at === 0) return opening === 'noun'
  const before = tokens[at - 1] ?? ''
  const small = before.toLowerCase()
  if (at === 1 && opening === 'verb') return true
  if (/[,.;:)"”]$/.test(before)) return false
  // "asked to chair the review", "from notice to decision"
  if (
    small === 'to' &&
    (isVerbForm((tokens[at] ?? '').toLowerCase()) ||
      determiners.has(tokens[at + 1] ?? '') ||
      tokens.slice(0, at).includes('from'))
  )
    return false
  if (small === 'as' && /^(?:first|lead|chief|head|acting|deputy)$/.test(tokens[at] ?? '')) return false
  // "a thesis on cold chain"
  if (/^(?:cold|supply|value)$/.test(tokens[at] ?? '') && /^chain\b/.test(tokens[at + 1] ?? '')) return false
  if (prepositions.has(small)) return small !== 'of' && small !== 'per'
  // "I have run two of these": the perfect, not a run.
  if (
    /^(?:have|has|had)$/.test(small) &&
    (pastForms.has(tokens[at] ?? '') || determiners.has(tokens[at + 1] ?? ''))
  )
    return false
  if (takers.test(small)) return true
  // "so that architect picks once"
  if (isClauseOpener(small)) return true
  const beforeThat = (tokens[at - 2] ?? '').toLowerCase()
  // "I keep …", "to set …", "and wrote …"
  const isAfterSubject =
    (subjects.has(beforeThat) || (beforeThat === 'to' && isVerbForm(small))) &&
    /^\p{Ll}{2,}$/u.test(before) &&
    !auxiliaries.has(small) &&
    !determiners.has(small) &&
    // "you mostly hire from …"
    !/ly$|^(?:already|still|always|often|never|sometimes)$/.test(small)
  // "is killing …"
  if (auxiliaries.has(beforeThat) && /^\p{Ll}{2,}ing$/u.test(before)) return true
  const isSecondDeed = beforeThat === 'and' && (resumePasts.has(small) || /^\p{Ll}{3,}ed$/u.test(small))
  return isAfterSubject || isSecondDeed
}

/** The place of the noun that ends a bare phrase of at most five words from `from` on. */
function nounEnd(tokens: readonly string[], from: number): number | undefined {
  for (let at = from; at < tokens.length && at - from < 5; at++) {
    const token = tokens[at] ?? ''
    const word = token.replace(/[,.;:)]+$/, '')
    const small = word.toLowerCase()
    if (!isPart(word, small, at === from && !opensThing.test(tokens[at + 1] ?? ''))) return undefined
    const isLast = at === tokens.length - 1 || word !== token
    const next = tokens[at + 1] ?? ''
    // "last hygienist", "8-week orientation": what stands before it tells that it is one.
    const isOne =
      isCountNoun(word) ||
      papers.test(word) ||
      (at > from && isSingling(tokens[from] ?? '') && isSingular(word))
    const isSubject = isClauseOpener(tokens[from - 1] ?? '') && isOne && /s$/.test(next) && isVerbForm(next)
    if (!isLast && !isSubject && !closes(next, isOne)) continue
    // "bay 4" has its name; "pilot the card" opens with a verb.
    const isNamed = !isLast && (/^\d{1,3}$/.test(next) || (from === 0 && at === 0 && determiners.has(next)))
    return isOne && !isNamed ? at : undefined
  }
  return undefined
}

function isClauseOpener(word: string): boolean {
  return /^(?:that|because|if|when|while|until)$/.test(word)
}

function isSingling(first: string): boolean {
  return (
    /^[\d$€£]/.test(first) ||
    former.test(first) ||
    /^(?:first|only|best|worst|biggest|latest|front|main|wrong|right|short|quick|small|simple|weekly|daily|monthly|single|separate|shared|printed)$/.test(
      first,
    )
  )
}

function isSingular(word: string): boolean {
  return /^\p{Ll}{3,}$/u.test(word) && !/(?<!s)s$|ing$/.test(word) && !masses.test(word) && !units.has(word)
}

function isPart(word: string, small: string, isFirst: boolean): boolean {
  const isWord =
    /^\p{L}[\p{L}-]*$/u.test(word) ||
    /^\d{1,4}(?:-\p{Ll}+){1,3}$/u.test(word) ||
    (isFirst && money.test(word))
  return (
    isWord &&
    !(determiners.has(small) || prepositions.has(small) || subjects.has(small)) &&
    !(auxiliaries.has(small) || subordinators.has(small) || vague.test(small)) &&
    // "vans stand idle", but "sales team"
    !(looksPlural(small) && !pluralModifiers.test(small)) &&
    !/^(?:and|or|but|not|then|also|now|be|been|being)$/.test(small) &&
    !weekday.test(small) &&
    !(
      isFirst &&
      (opensGerund.test(small) || opensAdverb.test(small) || /^(?:me|him|her|them|us|it)$/.test(small))
    )
  )
}

function closes(next: string, isAfterHead: boolean): boolean {
  const small = next.toLowerCase().replace(/[,.;:]+$/, '')
  return (
    weekday.test(small) ||
    prepositions.has(small) ||
    determiners.has(small) ||
    subjects.has(small) ||
    auxiliaries.has(small) ||
    subordinators.has(small) ||
    clearVerbs.has(small) ||
    closers.test(small) ||
    /^[\d$€£("]/.test(next) ||
    (isAfterHead && (pastForms.has(small) || /\p{Ll}{2}(?:ed|ly)$/u.test(small)))
  )
}

function isIdiom(tokens: readonly string[], from: number, end: number): boolean {
  const before = (tokens[from - 1] ?? '').toLowerCase()
  if (!prepositions.has(before)) return false
  const noun = (tokens[end] ?? '').replace(/[,.;:)]+$/, '')
  if (before === 'as' && from === end) return !/(?:er|or|ist|ian|ant|ee)$/.test(noun)
  if (/^(?:via|like|than|per)$/.test(before) || (before === 'by' && from === end)) return true
  if (before === 'as') return false
  if (
    /^(?:first|second|third|1st|2nd|3rd|night|day|late|early) shift$/.test(
      tokens.slice(from, end + 1).join(' '),
    )
  )
    return true
  // "a volunteer from high school"
  if (
    /^(?:high|middle|elementary|primary|secondary|grad|graduate|law|medical|nursing|business) school$/.test(
      tokens.slice(from, end + 1).join(' '),
    )
  )
    return true
  if (from < end) return false
  if (idioms.test(`${before} ${noun}`)) return true
  // "at half past" and "from lab to lab" are none, "in hallway" and "for crane" are.
  return !(places.has(noun) || /^(?:for|with|without|into|about|near|inside|behind)$/.test(before))
}

function articleBefore(phrase: readonly string[], before: string, { usual, isOwn }: Article): string {
  const [first = ''] = phrase
  const noun = (phrase.at(-1) ?? '').replace(/[,.;:)]+$/, '')
  const small = before.toLowerCase()
  if (definite.test(first)) return 'the'
  if (former.test(first)) return isOwn && workplaces.has(noun) ? 'my' : 'the'
  const an = articleFor(phrase.join(' '))
  if (/^(?:without|as|is|was|am|are|need|needs|needed|want|wants|wanted)$/.test(small)) return an
  if (/^\d|^(?:one|two|three|four|five|six|seven|eight|nine|ten)-/.test(first)) return an
  if (
    /^(?:in|on|at|from|off|into|onto|across|around|inside|outside|near|behind|through)$/.test(small) &&
    places.has(noun)
  )
    return 'the'
  if (changing.test(small) || isClauseOpener(small)) return 'the'
  // "after first visit", "share it with team"
  if (
    prepositions.has(small) &&
    (/^(?:first|second|third)$/.test(first) || (phrase.length === 1 && groups.test(noun)))
  )
    return 'the'
  return usual === 'the' ? 'the' : an
}

/** "string freeze slips every release": a bare singular subject of what is certainly a clause. */
export function withSubjectArticle(text: string): string {
  const subject = clauseSubject(text)
  const [first = ''] = text.split(' ')
  const head =
    subject
      ?.split(
        / (?:of|in|on|at|for|from|with|to|between|among|per|after|before|during|under|over|around) /,
        1,
      )[0]
      ?.split(' ')
      .at(-1) ?? ''
  const isBare =
    subject !== undefined &&
    (/^\p{Ll}+(?:-\p{Ll}+)*$/u.test(first) || (/^[A-Z]{2,6}$/.test(first) && first !== head)) &&
    !determiners.has(first) &&
    !/^(?:half|such|only|even|just)$/.test(first) &&
    !subjects.has(first) &&
    !prepositions.has(first) &&
    !subordinators.has(first) &&
    !opensGerund.test(first) &&
    (isCountNoun(head) || subjectNouns.has(head) || isAgent(head))
  return isBare ? `the ${text}` : text
}
