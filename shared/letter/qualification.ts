import { articleFor, withArticles } from './articles.ts'
import { isCountNoun } from './count-nouns.ts'
import { credentialOf, held, paper, papers } from './paper.ts'
import { gained, isPresentDeed, isToolList, languageList, languagesIn } from './plain-claims.ts'
import { adjectives, isRole, roleOf } from './post.ts'
import { shapeOf } from './shape.ts'
import { withoutSplices } from './splices.ts'
import { sentencesOf, shorten } from './split.ts'
import { inside, sentence, type Voice, type Wording } from './voice.ts'
import { countWords, determiners, looksPlural, plainForm, prepositions, resumePasts } from './words.ts'

/** What the candidate can show, as a sentence that begins with I. Nothing is inflected but what has one form (composer 3.4). */
export interface Qualification {
  /** "I led …", and what the line adds after a semicolon. */
  readonly wording: Wording
  /** The same after another qualification. */
  readonly again: Wording
}

const countedYears =
  /^((?:over |more than |nearly |almost |about |around )?(?:\d{1,2}\+?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)) years?['’]?( of)?( experience)?( \S.*)$/i
const thirdPersons = new Set(
  'speaks leads manages runs writes builds holds teaches trains works knows serves oversees supervises has keeps owns maintains coordinates handles'.split(
    ' ',
  ),
)

/** Puts one line of the profile into words; undefined where its form is not certain. */
export function frameQualification(line: string, voice: Pick<Voice, 'spelling'>): Qualification | undefined {
  const [main = '', ...rest] = tidied(line).split('; ').flatMap(sentencesOf)
  const short = shorten(main)
  const bare = short ? claimOf(short, voice) : undefined
  if (!bare) return undefined
  const claim = withoutSplices(bare, (remark) =>
    withArticles(remark, { usual: 'a', opening: 'other', isOwn: true }),
  )
  const [addition] = rest
  const more = addition && movement(addition)
  const added =
    more &&
    (more !== addition || shapeOf(more) === 'clause' || /^(?:none|all|both|each) /i.test(more)) &&
    !/^(?:it|they|this|that)\b/i.test(more)
      ? shorten(more)
      : undefined
  const small = added && inside(added, voice)
  const isJoined = small !== undefined && countWords(claim) + countWords(small) <= 28 && !/,/.test(claim)
  const whole = isJoined ? `${claim}, and ${small}` : claim
  const tail = added && !isJoined ? [sentence(added)] : []
  return {
    wording: [sentence(whole), ...tail],
    again: [sentence(again(whole)), ...tail],
  }
}

/** "I have also led", but "I also have six years". */
function again(claim: string): string {
  return claim.replace(
    /^I (am |was |have been |have (?=spent|held|had|led|run|\p{Ll}{2,}ed )|\b)/u,
    'I $1also ',
  )
}

/** What a line leaves to the eye. */
function tidied(line: string): string {
  return (
    line
      .replace(/\b(?:herself|himself)\b/g, 'myself')
      .replace(/^(qualified|graduated) (?=(?:19|20)\d\d)/i, '$1 in ')
      .replace(/^(certified|registered|licensed) (?:in )?(?=(?:19|20)\d\d$)/i, 'was $1 in ')
      .replace(/, (adopted|renewed|published|completed) (?=(?:19|20)\d\d)/i, ', $1 in ')
      .replace(
        /^((?:MSc|BSc|MA|BA|MS|BS|PhD|MEng|BEng)(?: \(?Hons\.?\)?)?) (?!Hons)(?=\p{Lu}\p{Ll})/u,
        '$1 in ',
      )
      .replace(
        /^(\p{L}+(?:ed|t|d)) ([^,;]{1,60}), ((?:kept|made|held|brought|cut|led|got|took|\p{Ll}+ed) (?!first|on|in|with|by|every|again)\S+ )/iu,
        '$1 $2 and $3',
      )
      // "cut build time 40 minutes to nine"
      .replace(
        /^(cut|raised|brought|took|grew|lifted|reduced|improved|dropped|moved) ([^,;\d]{2,40}?) (?<!from )(\d\S*(?: \p{Ll}+)?) to (?=\d|two|three|four|five|six|seven|eight|nine|ten)/iu,
        '$1 $2 from $3 to ',
      )
      // "month-end close, got it down from nine days to four"
      .replace(
        /^(\p{L}[\p{L} '’-]{2,50}?),? (?:got|brought|took|cut) (?:it|them|that) (?:(down|up) )?((?:from|to|by) .+)$/u,
        (_, thing: string, way = 'down', much: string) => `brought ${withTheBefore(thing)} ${way} ${much}`,
      )
      // "comebacks cut 9% to 3 in two years"
      .replace(
        /^(\p{L}[\p{L} '’-]{2,50}?) (cut|reduced|halved|raised|lifted) (?:from )?(\d[\d.]*)(%?) to (\d[\d.]*)%?(?=$| (?:in|over|within|on|at|across|for)\b)/u,
        '$2 $1 from $3$4 to $5$4',
      )
      .replace(
        /^([A-Z]{2,6} (?:qualified|certified|licensed|registered)),? (?:in )?(?=(?:19|20)\d\d$)/,
        '$1 since ',
      )
      .replace(/, no (\p{Ll}+s?)$/u, ', with no $1')
      .replace(
        /, (?=(?:every|each|all|nobody|everybody) (?:\p{Ll}+ ){1,3}(?:now |still )?\p{Ll}+s )/u,
        ', and ',
      )
  )
}

/** "yield up 2.3 points", "support tickets -18%" as clauses. */
function movement(text: string): string {
  return text
    .replace(
      /^(\p{Ll}[\p{L} '’-]{2,50}?) (up|down) (?=(?:by )?(?:about |over |nearly )?[\d$€£])/u,
      (_, thing: string, way: string) => `${thing} ${way === 'up' ? 'rose' : 'fell'} by `,
    )
    .replace(/ by by /, ' by ')
    .replace(/^(\p{Ll}[\p{L} '’-]{2,50}?) [-−](?=\d)/u, '$1 fell by ')
    .replace(/^(\p{Ll}[\p{L} '’-]{2,50}?) \+(?=\d)/u, '$1 rose by ')
}

/** The claim as a clause with "I", or undefined. */
function claimOf(line: string, voice: Pick<Voice, 'spelling'>): string | undefined {
  const role = roleOf(line)
  if (role) return role
  const small = inside(line, voice)
  if (languageList.test(line)) return `I speak ${line}`
  const spoken = languagesIn(line)
  if (spoken) return `I speak ${listed(spoken)}`
  if (isToolList(line)) return `I work with ${listed(line.split(', '))}`
  if (!small) return changeOf(line) ?? gained(line) ?? reached(line) ?? papers(line) ?? credentialOf(line)
  const words = small.split(' ')
  const [first = '', second = ''] = words
  const low = first.toLowerCase()
  if (/^I (?:\p{Ll}|[A-Z]+ \p{Ll})/u.test(small)) return small
  return (
    helped(small) ??
    changeOf(small) ??
    (/^(?:qualified|graduated) in (?:19|20)\d\d$/.test(small) ? `I ${small}` : undefined) ??
    yearsOf(small) ??
    // "front desk six years"
    yearsOf(withYearsFirst(small)) ??
    standing(small, low, second) ??
    held(small, line) ??
    papers(line) ??
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
    (thirdPersons.has(low) && second
      ? `I ${plainForm(low)}${small.slice(first.length).replace(/^ and (\p{Ll}+)/u, (whole, verb: string) => (thirdPersons.has(verb) ? ` and ${plainForm(verb)}` : whole))}`
      : undefined) ??
    (isPresentDeed(low, second.toLowerCase()) ? `I ${low}${small.slice(first.length)}` : undefined) ??
    credentialOf(line) ??
    gained(line) ??
    reached(small) ??
    (/^\d[\d,.]*[kKmM+%]? \p{Ll}/u.test(small) && shapeOf(small) === 'noun'
      ? `my record includes ${small.replace(/^0 /, 'no ')}`
      : undefined) ??
    experienceIn(small) ??
    // "The Wharf Street scheme was approved in 13 months under my case work": whole as it stands.
    (shapeOf(small) === 'clause' && /\b(?:my|me)\b/.test(small) ? small : undefined)
  )
}

function listed(all: readonly string[]): string {
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}

/** "SATs reading" keeps its capitals. */
function lowered(thing: string): string {
  return /^\p{Lu}\p{Ll}/u.test(thing) ? thing.charAt(0).toLowerCase() + thing.slice(1) : thing
}

/** "the month-end close", "my errors" as they stand. */
function withTheBefore(thing: string): string {
  const small = lowered(thing)
  return looksPlural(small.split(' ').at(-1) ?? '') || /^(?:the|my|our|a|an) /.test(small)
    ? small
    : `the ${small}`
}

/** "VAT returns for six countries", "payroll for 85 people": a matter of work that nothing is said to be done with. */
function experienceIn(text: string): string | undefined {
  const [head = ''] = text.split(/ (?:for|in|across|on|with|of|to|at) /)
  const last = head.split(' ').at(-1) ?? ''
  const isMatter =
    looksPlural(last) || /^(?:\p{Ll}{3,}ing|payroll|triage|art|maintenance|repair|logistics)$/u.test(last)
  const isPraise =
    /\b(?:good|great|strong|excellent|hard|fast|quick|skills?|personality|attitude|references?)\b/i.test(text)
  if (!isMatter || isPraise || isRole(head) || head.split(' ').length > 4 || shapeOf(text) !== 'noun')
    return undefined
  return /[,;:]/.test(text) ? undefined : `I have experience with ${text}`
}

/** "Was promoted twice", "Has taught …", "Is a qualified signer": the subject is left out. */
function helped(text: string): string | undefined {
  const match = /^(is|am|was|has|have|had|can|does|do|did) (.+)$/i.exec(text)
  const helpers: Readonly<Record<string, string>> = { is: 'am', has: 'have', does: 'do' }
  const helper = match?.[1]?.toLowerCase() ?? ''
  return match ? `I ${helpers[helper] ?? helper} ${match[2]}` : undefined
}

/** "Shrinkage down from 1.9% to 0.8%": what the candidate changed. */
function changeOf(text: string): string | undefined {
  const match =
    /^(\p{L}[\p{L} '’-]{2,50}?)(?: is| was| went)? (down|up) (from \S+ to \S+.*|by \S+.*)$/iu.exec(text)
  // "scores up, 61% to 78% in a year", "average cycle 71 days down to 49"
  const [, thing, way, from, to] =
    /^(\p{L}[\p{L} '’-]{2,50}?) (up|down),? (?:from )?([\d$€£][^ ]*) to ([\d$€£].*)$/u.exec(text) ?? []
  const [, kind, before, course, after] =
    /^(\p{L}[\p{L} '’-]{2,50}?) ([\d$€£][^ ]*(?: \p{Ll}+)?) (up|down) to ([\d$€£].*)$/u.exec(text) ?? []
  const [, metric, old, now] =
    /^((?:\p{L}[\p{L}-]* ){0,3}(?:rates?|scores?|times?|ratings?|attendance|retention|turnover|accuracy|yield|sales)) (\d[^ ]*) to (\d.*)$/u.exec(
      text,
    ) ?? []
  const brought = (what: string) => `I brought ${lowered(what)}`
  // "shrink 2.4 to 1.1%": the sign may stand once.
  const [, share = '', least = '', one, most = '', other, rest = ''] =
    /^(\p{L}[\p{L} '’-]{2,50}?)(?<! from) (\d[\d.]*)(%?) to (\d[\d.]*)(%?)((?: .*)?)$/u.exec(text) ?? []
  if ((one || other) && !isPastVerb(share.split(' ')[0] ?? '', ''))
    return `${brought(share)} from ${least}% to ${most}%${rest}`
  if (metric) return `${brought(metric)} from ${old} to ${now}`
  if (match?.[1]) return `${brought(match[1])} ${match[2]} ${match[3]}`
  if (thing) return `${brought(thing)} ${way} from ${from} to ${to}`
  return kind ? `${brought(kind)} ${course} from ${before} to ${after}` : undefined
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
  return resumePasts.has(word.replace(/^co-/, '')) || /^(?:\p{Ll}{2,}-)?\p{Ll}{2,}ed$/u.test(word)
}

function yearsOf(text: string): string | undefined {
  const match = countedYears.exec(text)
  if (!match?.[1] || !match[4]) return undefined
  const count = match[1].charAt(0).toLowerCase() + match[1].slice(1)
  const rest = match[4]
  if (match[3]) return `I have ${count} years of experience${rest}`
  if (match[2]) return `I have ${count} years of${rest}`
  const gerunds = /^ \p{Ll}+ing and (\p{Ll}+)$/u.exec(rest)?.[1]
  if (gerunds && !gerunds.endsWith('ing')) return `I have ${count} years of experience in${rest}`
  const [, post = '', more = ''] = /^ ([^,]+?)((?:,| at| in| for| with) .*)?$/.exec(rest) ?? []
  const isPost = post.split(' ').length <= 4 && isRole(post) && !/\bPI$/.test(post)
  if (isPost) return `I have spent ${count} years as ${articleFor(post)} ${post}${withAside(more)}`
  if (isCountNoun(rest.split(' ').at(-1) ?? '') && !/[,\d]| (?:of|in|at|on|for|with|to) /.test(rest))
    return `I have ${count} years of${rest} experience`
  if (/^ (?:in|as|with|at|on|\p{Ll}+ing) /u.test(rest)) return `I have spent ${count} years${rest}`
  return /^ \p{L}/u.test(rest) && !/^ (?:ago|old|running|later|long)\b/.test(rest)
    ? `I have ${count} years of${rest}`
    : undefined
}

/** "front desk six years" → "six years front desk": a place or a thing of work, and nothing done. */
function withYearsFirst(text: string): string {
  const [, matter = '', years] =
    /^(\p{Ll}[\p{L} -]{3,40}) ((?:over )?(?:\d{1,2}|\p{Ll}+) years)$/u.exec(text) ?? []
  const words = matter.split(' ')
  const isPlain = words.length <= 3 && !words.some((word) => prepositions.has(word) || determiners.has(word))
  return years && isPlain && isCountNoun(words.at(-1) ?? '') && !isPastVerb(words[0] ?? '', '')
    ? `${years} ${matter}`
    : text
}

/** "two of them charge" is in charge; "homeware" is an aside. */
function withAside(rest: string): string {
  const [, aside] = /^, (\p{L}+)$/u.exec(rest) ?? []
  return aside ? ` (${aside})` : rest.replace(/ of them (?=charge$)/, ' of them in ')
}

/** "118% of quota", "98% on time", "repair rate 1.2%": figures without their verb. */
function reached(text: string): string | undefined {
  if (/^\d[\d.]*% of (?:the |my )?(?:quota|target|goal|plan|budget)\b/.test(text)) return `I reached ${text}`
  if (/^\d[\d.]*% on time\b/.test(text)) return `I was ${text}`
  if (/^(?:no|zero) (?:\p{Ll}+[ -]){0,2}?\p{Ll}+s (?:in|over|for|on|since) /u.test(text))
    return `I have had ${text}`
  // "med errors zero since I took over"
  const [, nothing, sinceThen] = /^((?:\p{L}+ ){0,2}\p{L}+s) (?:zero|none|nil) (since .+)$/u.exec(text) ?? []
  if (nothing) return `I have had no ${nothing} ${sinceThen}`
  if (/^own \p{Ll}+s?$/u.test(text)) return `I have my ${text}`
  if (/^(?:no|zero) (?:[\p{Ll}-]+ ){1,3}since /u.test(text)) return `I have had ${text}`
  const [, risen, way, much] = /^(average (?:[\p{L}-]+ ){1,2})(up|down) (?:by )?(\d.*)$/u.exec(text) ?? []
  if (risen) return `my ${risen}went ${way} ${much}`
  if (/^on call (?:for|at|in) /.test(text)) return `I am ${text}`
  if (/^(?:hardly any|almost no|very few) \p{Ll}+s\b/u.test(text)) return `I have had ${text}`
  const [, rate = '', rest = ''] =
    /^((?:[\p{L}-]+ ){0,3}(?:rate|score|average|ratio|accuracy|uptime|yield|turnaround|utili[sz]ation)) (\d[^ ]*(?: .*)?)$/u.exec(
      text,
    ) ?? []
  return rate ? `my ${rate} was ${rest}` : undefined
}

/** Adjectives: what the candidate is, not what was done. */
function standing(text: string, first: string, second: string): string | undefined {
  const languages = /^(?:bilingual|trilingual|multilingual) ?[:,(-] ?([\p{L} ,]+?)\)?$/iu.exec(text)
  if (languages?.[1]) return `I work in ${languages[1]}`
  if (/^responsible for /.test(text)) return `I have been ${text}`
  const since = /\bsince (?:\d{4}|\p{Lu}\p{Ll}+ \d{4})$/u.test(text)
  if (since && paper.test(text) && shapeOf(text) === 'noun') return `I have held ${articleFor(text)} ${text}`
  if (adjectives.has(first) && /^(?:in|as|by|with|to|for|at|on)$/.test(second))
    return `${since ? 'I have been' : 'I am'} ${text}`
  if (
    /^[\p{L}\d/&-]+(?: (?:and )?[\p{L}\d/&-]+)? (?:certified|licensed|registered|accredited|qualified|trained|endorsed|cleared)(?: (?:since|in|by) [\p{L}\d ]+)?$/u.test(
      text,
    )
  ) {
    return `${since ? 'I have been' : 'I am'} ${text}`
  }
  const isTrade =
    /^(?:certified|licensed|registered|chartered|qualified|trained) (?:[\p{L}-]+ ){0,2}(?:\p{L}+(?:er|or|ian|ist|eer|ant)|nurse|mechanic)(?: (?:in|of) \p{Lu}[\p{L} ]*)?$/u
  if (isTrade.test(text)) return `I am a ${text}`
  // "handling forty services since 2021"
  if (since && /^\p{Ll}{2,}ing\b/u.test(text)) return `I have been ${text}`
  // "Year 3 and Year 4 since 2018", "class 1 since 2015"
  if (since && /^[Yy]ear \d/.test(text)) return `I have worked in ${text.replace(/^y/, 'Y')}`
  if (since && /^class \d/i.test(text)) return `I have held ${text.replace(/^c/, 'C')}`
  if (since && shapeOf(text) === 'noun' && /^\p{Ll}/u.test(text))
    return `I have been ${/^[aeiou]/.test(text) ? 'an' : 'a'} ${text}`
  return undefined
}

/** What others did: "named Nurse of the Year", "promoted to shift lead". */
function honoured(text: string): string | undefined {
  const isSure =
    /^(?:named|elected|voted) |^awarded (?:the |a |an |\p{Lu})|^promoted (?:to|from|twice|by)|^(?:nominated|selected|chosen|recogni[sz]ed) (?:as|for|by|to) |^appointed (?:to|as) |^ranked (?:#|top|first|second|third|number|in)|^invited to /u
  return isSure.test(text) ? `I was ${text}` : undefined
}
