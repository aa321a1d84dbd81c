import { plainLine } from './clean.ts'
import { calmName, calmWholeName, isLoudName } from './name-case.ts'
import { hostility } from './private.ts'
import { unaccented } from './words.ts'

/** Names of people: what may stand after "Dear" and nothing guessed (composer 3.6, rubric R3). */

export interface Name {
  /** As the record has it, without post-nominals and brackets; in Latin letters where the record gives them. */
  readonly full: string
  /** What follows "Dear". */
  readonly called: string
  /** Lower-cased, unaccented forms by which notes may mean this person, the longest first. */
  readonly forms: readonly string[]
}

const honorifics: ReadonlySet<string> = new Set(
  `mr mrs ms mx miss sir dame lord lady dr prof professor cllr councillor senator bishop pastor colonel col major maj
  sgt sergeant dipl-ing mag baroness sig signora don doña rev reverend father fr sister rabbi imam judge chef captain
  frau herr mme mlle señor señora sra dott ing hon doctor doc`.split(/\s+/),
)

/** Whether a word may stand before a name as its title, with or without a stop. */
export function isHonorific(word: string): boolean {
  return honorifics.has(titleKey(word))
}

/** Those that are kept in an English salutation, strongest first; the others only show where the name begins. */
const spoken = [
  'judge',
  'rev',
  'reverend',
  'rabbi',
  'imam',
  'father',
  'fr',
  'sister',
  'prof',
  'professor',
  'dr',
  'doctor',
  'cllr',
  'councillor',
  'senator',
  'bishop',
  'pastor',
  'colonel',
  'col',
  'major',
  'maj',
  'sergeant',
  'sgt',
  'baroness',
]
const spokenToo = [
  'chef',
  'captain',
  'lord',
  'lady',
  'mr',
  'mrs',
  'ms',
  'mx',
  'miss',
  'frau',
  'herr',
  'mme',
  'mlle',
]
const spokenLast = ['señor', 'señora', 'sra']
const order = [...spoken, ...spokenToo, ...spokenLast]

const particles = new Set(
  'van der de den von di da do dos das del della la le el al bin ibn ben ter ten zu af av y e'.split(' '),
)
const postNominals =
  /^(?:jr|sr|ii|iii|iv|esq|esquire|cpa|cfa|mba|md|do|rn|bsn|msn|np|pa|phd|dphil|edd|jd|llm|pe|pmp|cissp|shrm|phr|sphr|obe|mbe|cbe|kbe|dbe|kc|qc|sj|osb|ofm|op|cssr|ocd|osa|rsm|mrics|frics|ceng|cgma|acma|fcca|fcipd|mcipd|fba|frse|frcs|frs|fca|aca|acca|cipd|qts|bsc|msc|ba|ma|dds|dvm|pharmd|lcsw|ccrn|she|he|they)(?:[-/].*)?$/

const noNames =
  /^the |(?:department|team|office|desk|panel|committee|board|hr|recruiting)$|^(?:n\/?a|none|tbd|tbc|tba|unknown|unnamed|anonymous|interviewers?|the interviewer|recruiters?|recruiting|recruitment|talent|talent acquisition|hr|human resources|people|people team|people ops|team|the team|hiring team|hiring manager|hiring|manager|panel|someone|somebody|not sure|null|undefined|nobody|no name|no idea|guest|host|organi[sz]er|attendee|careers|jobs|info|admin|office|front desk|reception|test)$/i

/** Places and scripts where the family name often stands first, so that the whole name is the safe address. */
const familyFirstZones =
  /^Asia\/(?:Tokyo|Seoul|Shanghai|Hong_Kong|Taipei|Macau|Chongqing|Ho_Chi_Minh|Saigon|Hanoi|Bangkok)$|^Europe\/Budapest$|^Japan$|^PRC$|^ROK$|^Hongkong$/
const familyFirst = new Set(
  'nguyễn nguyen trần lê phạm huỳnh hoàng vũ võ đặng bùi zhang wang zhao huang zhou chen liu sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida nagy kovács szabó tóth horváth'.split(
    ' ',
  ),
)

/** Lower case, without accents and stops: for comparing, never for printing. */
export function fold(text: string): string {
  return unaccented(text)
    .replace(/[.'’"]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Reads a name as calendars and people write it; undefined when there is none that could be greeted. */
export function readName(raw: string | undefined, timeZone: string): Name | undefined {
  const [line = ''] = plainLine(raw ?? '', 200)
    .replace(/[([](?:she|he|they)[^()[\]]{0,20}[)\]]/gi, '')
    .split(/ [/–—-] | ?\| ?/)
  if (!/\p{L}/u.test(line) || /[@<>{}\\=/]|https?:/.test(line) || hostility(line)) return undefined
  const nickname = /["“]([^"“”]{2,30})["”]/.exec(line)?.[1]
  const written = inOrder(
    latin(line)
      .replace(/["“”][^"“”]{0,40}["“”]/g, ' ')
      .replace(/["“”«»]/g, ' '),
  )
  const typed = raised(calmWholeName(written))
    .split(' ')
    .filter((token) => /\p{L}/u.test(token) && !/^\d/.test(token))
  while (typed.length > 1 && isPostNominal(typed)) typed.pop()
  const tokens = withFamilyNameLowered(typed, timeZone)
  // "Capt. James Ortiz", "Datuk Ahmad …": a title that we do not know how to shorten stays with the whole name.
  const unusual = tokens.length > 1 && unusualTitles.test(tokens[0] ?? '') ? tokens[0] : undefined
  const titles: string[] = []
  while (tokens.length > 1 && isHonorific(tokens[0] ?? '')) titles.push(titled(tokens.shift() ?? ''))
  const bare = tokens.join(' ')
  if (
    !/\p{L}/u.test(bare) ||
    noNames.test(bare) ||
    / (?:&|and|und|et|y|\+) \p{Lu}/u.test(line) ||
    titlesAlone.test(bare) ||
    bare.length > 90 ||
    tokens.length > 9
  )
    return undefined
  const isWholeSafer =
    /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(bare) ||
    familyFirstZones.test(timeZone) ||
    familyFirst.has((tokens[0] ?? '').toLowerCase())
  const called = calledBy(titles, tokens, isWholeSafer && tokens.length > 1, nickname)
  if (called.length > 60) return undefined
  if (unusual)
    return { full: bare, called: [...tokens].join(' '), forms: formsOf(titles, tokens.slice(1), nickname) }
  return { full: bare, called, forms: formsOf(titles, tokens, nickname) }
}

const unusualTitles =
  /^(?:capt|captain|chief|coach|datuk|dato|datin|tan|sheikh|sheikha|lt|sgt|maj|col|gen|adm|cmdr|officer|hr|sr|don|do[nñ]a|master|elder|brother|mother)\.?$/i
const titlesAlone = /^(?:dr|mr|mrs|ms|mx|miss|prof|professor|sir|dame|lord|lady|sr|rev)\.?$/i

/** "tina" and "robert smith" are names too. */
function raised(name: string): string {
  return name === name.toLowerCase()
    ? name.replace(/(?<![\p{L}'’])\p{Ll}/gu, (letter) => letter.toUpperCase())
    : name
}

/** "DR" shouts, "Dr" does not. */
function titled(title: string): string {
  return title === title.toUpperCase() ? title.charAt(0) + title.slice(1).toLowerCase() : title
}

function titleKey(token: string): string {
  return token.toLowerCase().replace(/[.,]/g, '')
}

/** "Ma" and "Do" are surnames too; "MA", "CPA" and whatever has no vowel among names in small letters are none. */
function isPostNominal(tokens: readonly string[]): boolean {
  const last = tokens.at(-1) ?? ''
  const isShort = /^\p{Lu}\p{Ll}$/u.test(last) && !/^[JS]r$/.test(last)
  const isAmongSmall = tokens.length > 2 && tokens.slice(0, -1).every((token) => /\p{Ll}/u.test(token))
  return (
    (postNominals.test(titleKey(last)) && !isShort) ||
    (isAmongSmall && last !== 'NG' && /^[B-DF-HJ-NP-TV-Z]{2,5}$/.test(last))
  )
}

/** "SZABÓ Eszter", "DUPONT Marie": capitals mark the family name, which comes last where that is the custom. */
function withFamilyNameLowered(tokens: readonly string[], timeZone: string): string[] {
  const from = tokens.findIndex((token) => !isHonorific(token))
  const [family = '', ...given] = tokens.slice(from)
  const isMarked = isLoudName(family) && given.length > 0 && given.every((token) => /\p{Ll}/u.test(token))
  const calm = tokens.map(calmName)
  if (!isMarked) return tokens.some((token) => /\p{Ll}/u.test(token)) ? calm : [...tokens]
  const isFirst = familyFirstZones.test(timeZone) || familyFirst.has(family.toLowerCase())
  const titles = calm.slice(0, from)
  return isFirst ? calm : [...titles, ...calm.slice(from + 1), calmName(family)]
}

/** A bracketed Latin form where the main one is not; otherwise without its brackets. */
function latin(line: string): string {
  const inner = /[(（]([^()（）]{2,80})[)）]/.exec(line)?.[1]?.trim()
  const outer = line.replace(/[(（[［][^()（）[\]［］]{0,80}[)）\]］]/g, ' ').replace(/[()（）[\]［］]/g, ' ')
  const isForeign = !/\p{Script=Latin}/u.test(outer)
  return (isForeign && inner && /\p{Script=Latin}/u.test(inner) ? inner : outer).replace(/\s+/g, ' ').trim()
}

/** "Featherstone, Gwen" → "Gwen Featherstone"; post-nominals after a comma go. */
function inOrder(line: string): string {
  const [head = '', ...rest] = line.split(',').map((part) => part.trim())
  const given = rest.filter(
    (part) => part && !part.split(' ').every((token) => postNominals.test(titleKey(token))),
  )
  const [first] = given
  const isReversed = given.length === 1 && first && first.split(' ').length <= 2 && !head.includes('.')
  const isParticled = /^\p{Ll}/u.test(head)
  const isName =
    isReversed &&
    /^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*)?$/u.test(first) &&
    (head.split(' ').length <= 2 || isParticled)
  return isName ? `${first} ${head}` : head
}

function calledBy(
  titles: readonly string[],
  tokens: readonly string[],
  isWholeSafer: boolean,
  nickname?: string,
): string {
  const first = tokens[0] ?? ''
  const title = order
    .map((key) => titles.find((one) => titleKey(one) === key))
    .find((one) => one !== undefined)
  if (titles.some((one) => /^(?:sir|dame)$/i.test(one)))
    return `${titles.find((one) => /^(?:sir|dame)$/i.test(one))} ${first}`
  if (title)
    return `${title} ${isWholeSafer ? tokens.join(' ') : isSpanish(title, tokens) ? tokens.slice(-2).join(' ') : surname(tokens)}`
  if (tokens.length === 1) return first
  if (isWholeSafer || isInitial(first) || !/\p{L}/u.test(first)) return tokens.join(' ')
  const given = isDoubleGiven(tokens) ? tokens.slice(0, 2).join(' ') : first
  return nickname && /^[\p{L}'’-]+$/u.test(nickname) ? nickname : given
}

/** "María José", "Juan Carlos": two given names that are said together. */
function isDoubleGiven([first = '', second = '', ...rest]: readonly string[]): boolean {
  return (
    rest.length > 0 &&
    /^(?:maria|jose|juan|ana|luis|miguel|carlos|rosa|francisco|jean|anne|marie)$/.test(fold(first)) &&
    /^(?:maria|jose|angel|luis|antonio|carlos|pablo|manuel|luisa|elena|isabel|carmen|teresa|fernanda|eugenia|miguel|alberto|eduardo|javier|ignacio|andres|pierre|claud(?:e|i[ao])|marie|louise|paul|luc)$/.test(
      fold(second),
    )
  )
}

/** Two surnames are both kept where the title says which custom holds. */
function isSpanish(title: string, tokens: readonly string[]): boolean {
  return /^(?:señora?|sra?|doña|don)\.?$/i.test(title) && tokens.length >= 3
}

function isInitial(token: string): boolean {
  return /^(?:\p{Lu}\.?-?)+$/u.test(token) && token.replace(/[^\p{L}]/gu, '').length <= 2
}

/** The last name with its particles; two Spanish ones cannot be told from a middle name, so the last stands. */
function surname(tokens: readonly string[]): string {
  let from = tokens.length - 1
  // "van Dyk", but Al Green is no Mr al-Green.
  const isParticle = (token: string) => particles.has(token.toLowerCase()) && /^\p{Ll}/u.test(token)
  while (from > 0 && isParticle(tokens[from - 1] ?? '')) from--
  return tokens.slice(from).join(' ')
}

function formsOf(
  titles: readonly string[],
  tokens: readonly string[],
  nickname: string | undefined,
): string[] {
  const last = surname(tokens)
  const first = tokens[0] ?? ''
  const initials = tokens.length > 1 ? tokens.map((token) => token.charAt(0)).join('') : ''
  const forms = [
    tokens.join(' '),
    ...titles.flatMap((title) => [`${title} ${last}`, `${title} ${first}`, `${title} ${tokens.join(' ')}`]),
    last,
    tokens.length > 2 ? tokens.slice(0, 2).join(' ') : '',
    tokens.length > 2 ? tokens.slice(-2).join(' ') : '',
    isDoubleGiven(tokens)
      ? tokens
          .slice(0, 2)
          .map((token) => token.charAt(0))
          .join('')
      : '',
    tokens.length > 1
      ? tokens
          .flatMap((token) => token.split('-'))
          .map((token) => token.charAt(0))
          .join('')
      : '',
    tokens.at(-1) ?? '',
    isInitial(first) ? '' : first,
    nickname ?? '',
    initials,
  ]
  const folded = new Set(forms.map(fold).filter((form) => form.length > 1))
  return [...folded].sort((one, other) => other.length - one.length)
}
