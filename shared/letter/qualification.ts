import { isBare, shapeOf } from './shape.ts'
import { shorten, withoutStop } from './split.ts'
import { inside, sentence, type Voice, type Wording } from './voice.ts'
import { clearBases, determiners, plainForm, resumePasts, verbs } from './words.ts'

/** What the candidate can show, as a sentence that begins with I. Nothing is inflected but what has one form (composer 3.4). */
export interface Qualification {
  /** "I led …", and what the line adds after a semicolon. */
  readonly wording: Wording
  /** The same after another qualification. */
  readonly again: Wording
}

const adjectives = new Set(
  'certified licensed skilled experienced trained qualified chartered registered fluent bilingual proficient familiar comfortable accredited versed able authorised authorized'.split(
    ' ',
  ),
)
const degree =
  /^(?:(?:executive )?MBA|MSc|BSc|BA|MA|MS|BS|MSN|BSN|BEng|MEng|PhD|JD|LLB|LLM|DPhil|MPH|MSW|MPA|EdD|associate(?:['’]s)? degree|bachelor(?:['’]s)?(?: degree)?|master(?:['’]s)?(?: degree)?|certificate|diploma|degree|doctorate)\b/i
const credential = /^(?:[A-Z][A-Z0-9]{1,6}(?:[-/ ][A-Z0-9]{1,6})?|[A-Z]{2,6} \d{1,5})$/
const countedYears =
  /^((?:over |more than |nearly |almost |about |around )?(?:\d{1,2}\+?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)) years?['’]?( of)?( experience)?( \S.*)$/i
const thirdPersons = new Set(
  'speaks leads manages runs writes builds holds teaches trains works knows serves oversees supervises has keeps owns maintains coordinates handles'.split(
    ' ',
  ),
)

/** Puts one line of the profile into words; undefined where its form is not certain. */
export function frameQualification(line: string, voice: Pick<Voice, 'spelling'>): Qualification | undefined {
  const [main = '', ...rest] = line.split(/; |\. (?=\p{Lu})/u).map(withoutStop)
  const short = shorten(main)
  const claim = short ? claimOf(short, voice) : undefined
  if (!claim) return undefined
  const [addition] = rest
  const added =
    addition && shapeOf(addition) === 'clause' && !/^(?:it|they|this|that)\b/i.test(addition)
      ? shorten(addition)
      : undefined
  const tail = added ? [sentence(added)] : []
  return {
    wording: [sentence(claim), ...tail],
    again: [sentence(claim.replace(/^I (am |have been |have |\b)/, 'I $1also ')), ...tail],
  }
}

/** The claim as a clause with "I", or undefined. */
function claimOf(line: string, voice: Pick<Voice, 'spelling'>): string | undefined {
  const small = inside(line, voice)
  if (!small) return undefined
  const words = small.split(' ')
  const [first = '', second = ''] = words
  const low = first.toLowerCase()
  if (/^I (?:\p{Ll}|[A-Z]+ \p{Ll})/u.test(small)) return small
  return (
    yearsOf(small) ??
    standing(small, low, second) ??
    held(small, line) ??
    honoured(small) ??
    (isPastVerb(low, second) && second && isLowered(first, small)
      ? `I ${low}${small.slice(first.length)}`
      : undefined) ??
    (/^\p{Ll}{3,}ly$/u.test(low) && isPastVerb(second, words[2] ?? '') ? `I ${small}` : undefined) ??
    // "TIG welded 316L pipe": an acronym that belongs to the verb.
    (/^[A-Z]{2,5}$/.test(first) &&
    /^\p{Ll}{3,}ed$/u.test(second) &&
    words.length > 3 &&
    !adjectives.has(second)
      ? `I ${small}`
      : undefined) ??
    (low === 'speak' && second ? `I ${small}` : undefined) ??
    (thirdPersons.has(low) && second ? `I ${plainForm(low)}${small.slice(first.length)}` : undefined) ??
    ((verbs.has(low) || clearBases.has(low)) && isBare(low, second.toLowerCase())
      ? `I ${low}${small.slice(first.length)}`
      : undefined)
  )
}

function isLowered(first: string, small: string): boolean {
  return small.startsWith(first) && !/^\p{Lu}{2}/u.test(first)
}

function isPastVerb(word: string, next: string): boolean {
  if (/^organi[sz]ed$/.test(word)) return !/^(?:and|,|in|with)/.test(next)
  if (
    /^(?:awarded|named|elected|promoted|nominated|appointed|selected|recogni[sz]ed|ranked|voted|chosen|invited)$/.test(
      word,
    )
  )
    return false
  if (adjectives.has(word)) return determiners.has(next) || /^\d/.test(next)
  if (
    /^(?:red|advanced|dedicated|motivated|detailed|focused|seasoned|self-motivated|driven|need|speed|feed|seed|hundred|experienced|based|retired|left|read|put)$/.test(
      word,
    )
  ) {
    return false
  }
  return resumePasts.has(word) || /^(?:\p{Ll}{2,}-)?\p{Ll}{2,}ed$/u.test(word)
}

function yearsOf(text: string): string | undefined {
  const match = countedYears.exec(text)
  if (!match?.[1] || !match[4]) return undefined
  const count = match[1].charAt(0).toLowerCase() + match[1].slice(1)
  const rest = match[4]
  if (match[3]) return `I have ${count} years of experience${rest}`
  if (match[2]) return `I have ${count} years of${rest}`
  return /^ (?:in|as|with|at|on|\p{Ll}+ing) /u.test(rest) ? `I have spent ${count} years${rest}` : undefined
}

/** Adjectives: what the candidate is, not what was done. */
function standing(text: string, first: string, second: string): string | undefined {
  const languages = /^(?:bilingual|trilingual|multilingual) ?[:,(-] ?([\p{L} ,]+?)\)?$/iu.exec(text)
  if (languages?.[1]) return `I work in ${languages[1]}`
  if (/^responsible for /.test(text)) return `I have been ${text}`
  const since = /\bsince (?:\d{4}|\p{Lu}\p{Ll}+ \d{4})$/u.test(text)
  if (adjectives.has(first) && /^(?:in|as|by|with|to|for|at|on)$/.test(second))
    return `${since ? 'I have been' : 'I am'} ${text}`
  if (
    /^[\p{L}\d/&-]+(?: [\p{L}\d/&-]+)? (?:certified|licensed|registered|accredited|qualified)(?: (?:since|in|by) [\p{L}\d ]+)?$/u.test(
      text,
    )
  ) {
    return `${since ? 'I have been' : 'I am'} ${text}`
  }
  const isTrade =
    /^(?:certified|licensed|registered|chartered|qualified|trained) (?:[\p{L}-]+ ){0,2}(?:\p{L}+(?:er|or|ian|ist|eer|ant)|nurse|mechanic)(?: (?:in|of) \p{Lu}[\p{L} ]*)?$/u
  if (isTrade.test(text)) return `I am a ${text}`
  if (since && shapeOf(text) === 'noun' && /^\p{Ll}/u.test(text))
    return `I have been ${/^[aeiou]/.test(text) ? 'an' : 'a'} ${text}`
  return undefined
}

/** What others did: "named Nurse of the Year", "promoted to shift lead". */
function honoured(text: string): string | undefined {
  const isSure =
    /^(?:named|elected|voted) |^awarded (?:the |a |an |\p{Lu})|^promoted (?:to|from|twice)|^(?:nominated|selected|chosen|recogni[sz]ed) (?:as|for|by|to) |^appointed (?:to|as) |^ranked (?:#|top|first|second|third|number|in)|^invited to /u
  return isSure.test(text) ? `I was ${text}` : undefined
}

function held(text: string, line: string): string | undefined {
  const [paper = text, school] = text.split(', ')
  const from = school && /^University of \p{Lu}/u.test(school) ? ` from the ${school}` : ''
  if (degree.test(text)) return `I hold ${articleOf(paper)} ${paper}${from}`
  return credential.test(line) ? `I hold ${line}` : undefined
}

function articleOf(text: string): string {
  return /^(?:MS|MSc|MSN|MBA|MA|MPH|MPA|MSW|MEng|LL[BM]|EdD)\b|^(?:executive|associate)/.test(text)
    ? 'an'
    : 'a'
}
