import { articleFor, withArticles } from './articles.ts'
import { isBalanced } from './check.ts'
import { addressed, withYou } from './referent.ts'
import { clauseSubject, isBare, shapeOf } from './shape.ts'
import { isEnglish } from './spelling.ts'
import { remarksOf, withoutSplices } from './splices.ts'
import { sentencesOf, shorten, withoutStop } from './split.ts'
import {
  inside,
  noFrame,
  type Refusal,
  sentence,
  tooLong,
  unclearPerson,
  type Voice,
  type Wording,
  type Wordings,
  withTail,
} from './voice.ts'
import {
  bareVerbs,
  countWords,
  determiners,
  isVerbForm,
  looksPlural,
  looseVerbs,
  prepositions,
  subjects,
} from './words.ts'

/** Something of value for them: small, modest, in two sentences at most (rubric R10). */

const stem =
  /^(?:(?:my |one |an? )?(?:idea|suggestion|proposal)(?: is| would be|:)? ?(?:to |that )?|(?:i|he|she) (?:would|could|can|will|might|want to|suggest(?:ed)?|thought (?:of|about)) (?:like to )?|maybe |perhaps |(?:we|they|you) (?:could|should|might|can) (?:try (?:to |and )?)?|could |would |what (?:if|about) |how about |why not |suggest(?:ed)? (?:that )?|let['’]s |please |try to )+/i

/** After these words stands the base form of a verb. */
const deed = /^(?:i|he|she) (?:would|could|can|will|might) (?!suggest|like (?!to )|love )/i
const compoundHeads = new Set(
  'desk case cases date dates up rate rates book books programming program programme project study off order list time times center centre line lines server pipeline process policy system tool team session sessions meeting'.split(
    ' ',
  ),
)

export interface Idea {
  readonly wordings: Wordings
  /** The same without what explains it. */
  readonly short: Wordings
  /** What is to be done, as it stands after "I would"; none where the idea is a thing. */
  readonly plan?: string
}

/** The idea in words, or why it cannot be. */
export function frameIdea(note: string, voice: Voice): Idea | Refusal {
  const own: Voice = { ...voice, reading: { ...voice.reading, isOwn: true } }
  const [first, ...rest] = distinct(sentencesOf(withYou(note, voice.reading)))
  if (!first) return noFrame
  const [headed, explained] = headAndRest(first)
  const short = shorten(withoutStop(headed.replace(stem, '').replace(/\?+$/, '')))
  if (!short) return tooLong
  const text = addressed(withoutStop(short), own.reading)
  if (text === undefined) return unclearPerson
  const isDeed = deed.test(headed) && /^\p{Ll}+ /u.test(text)
  const [main, besides, told] = parted(text)
  const plain = withBesides(frameHead(main, own, isDeed), besides)
  if (!plain) return noFrame
  const named = /^(?:an?|the) /i.test(main) ? main : articled(main)
  const full = explained ? frameHead(`${named}: ${explained}`, own, isDeed) : undefined
  const more = told ?? rest[0]
  const further = !explained && more ? furtherSentence(more, own) : undefined
  const plan = full ? undefined : planOf(plain)
  return {
    wordings: full ?? withTail(plain, further ? [further] : []),
    short: plain,
    ...(plan && { plan }),
  }
}

/** What is to be done besides is one more deed, or a sentence of its own after a thing. */
function withBesides(wordings: Wordings | undefined, besides: string | undefined): Wordings | undefined {
  if (!wordings || !besides) return wordings
  const [first, ...rest] = wordings
  const joined = ([head, ...tail]: Wording): Wording =>
    /^(?:I would (?!suggest )|One idea: (?!an? |the )|One thing I would try is to )/.test(head)
      ? [head.replace(/\.$/, ` and ${besides}.`), ...tail]
      : [head, sentence(`I would ${besides}`), ...tail]
  const all: Wordings = [joined(first), ...rest.map(joined)]
  // "I would suggest …. I would …" says it twice.
  const [fresh, ...others] = all.filter(([head, next]) => !(next && head.startsWith('I would suggest ')))
  return fresh ? [fresh, ...others] : all
}

/** The bare deed of "I would …". */
function planOf([[first]]: Wordings): string | undefined {
  return /^I would (?!suggest )(.+)\.$/.exec(first)?.[1]
}

/** Long notes are often pasted twice. */
function distinct(sentences: readonly string[]): string[] {
  return [...new Set(sentences)]
}

/** `a "repair desk": any team that …` is a thing and what it does. */
function headAndRest(text: string): [string, string | undefined] {
  const match = /^(.{8,90}?): (.{12,})$/.exec(text)
  if (!match?.[1] || !match[2] || !isBalanced(match[1]) || countWords(match[1]) > 14) return [text, undefined]
  if (!/^(?:a|an|the) /i.test(articled(match[1]))) return [text, undefined]
  const explained = shorten(withoutStop(mendSplice(match[2])))
  const isWhole = explained && !/\b(?:he|she|him|his|her|our|us)\b/i.test(explained)
  return [match[1], isWhole ? explained : undefined]
}

/** Text-speak joins clauses with a bare comma. */
function mendSplice(text: string): string {
  return text.replace(/, (we|they|I|you|it) (?=\p{Ll})/u, ', and $1 ')
}

const trial = /(?:, (?:to |then )?(see|check) (what|if|how|whether)| (see) (what happens|if|whether)) /

/**
 * The idea, and what is to be done besides: "a freshness check, ping your channel before 6:30". The rest of the note is
 * joined as it fits.
 */
function parted(text: string): readonly [main: string, besides?: string | undefined, told?: string] {
  const watched = trial.exec(text)
  if (watched && watched.index > 8) {
    const deed = text.slice(watched.index).replace(trial, '$1$3 $2$4 ')
    const isThing = !isOrder(text)
    return [`${text.slice(0, watched.index)}${isThing ? `, to ${deed}` : ` and ${deed}`}`]
  }
  const remarks = remarksOf(text)
  const at = remarks.findIndex((remark, index) => index > 0 && isFurtherOrder(remark))
  if (at < 0) {
    // "one slot at the door, the same adult does both": what follows says how it works.
    const [head = '', ...said] = remarks
    const isExplained =
      said.length === 1 &&
      !isOrder(head) &&
      shapeOf(head) === 'noun' &&
      shapeOf(said[0] ?? '') === 'clause' &&
      wholeClause.test(said[0] ?? '')
    return isExplained ? [head, undefined, (said[0] ?? '').replace(/^same /, 'the same ')] : [text]
  }
  const besides = remarks[at]?.replace(/^then /, '')
  return [remarks.slice(0, at).join(', '), besides && articled(besides)]
}

const wholeClause = /^(?:the|same|each|every|any|all|both|one|two|nobody|everybody|everyone|it|this|that) /

/** "try it three weekends", "ping your channel": a verb with its object. */
function isFurtherOrder(remark: string): boolean {
  const [verb = '', object = ''] = remark.replace(/^then /, '').split(' ')
  const hasObject =
    /^(?:it|them|this|that|each|every|far|off|out|back|up)$/.test(object) ||
    (determiners.has(object) && object !== 'no') ||
    looksPlural(object)
  const isVerb = isVerbForm(verb) || looseVerbs.has(verb) || bareVerbs.has(verb) || newVerbs.test(verb)
  return (
    hasObject &&
    isVerb &&
    !/s$/.test(verb) &&
    !/ and \p{Ll}/u.test(remark) &&
    !/^\S+ the (?:same|next) day$/.test(remark)
  )
}

/** Verbs that the lists lack, as they are nouns or names first. */
const newVerbs = /^(?:ping|text|email|mail|tape|tag|do|bundle|flip|reteach|regroup|nudge|post)$/

/** With the articles that a note of what does not exist yet leaves out. */
function articled(text: string): string {
  const [first = '', second = ''] = text.split(' ')
  const isCompound = compound.test(text)
  const isVerb = isVerbForm(first) || isOrder(text)
  const isThing = isCompound || (!newVerbs.test(first) && (shapeOf(text) === 'noun' || !isVerb))
  const opening = isThing ? 'noun' : isOrder(text) ? 'verb' : 'other'
  const written = withArticles(text, { usual: 'a', opening })
  return isCompound && written.startsWith(`${first} `) && !/s$/.test(second)
    ? `${articleFor(text)} ${written}`
    : written
}

/** "quote template", "call list", "wiring class": a verb or a gerund that is the first half of a thing. */
const compound =
  /^text message\b|^(?:quote|game|test|release|pilot|trial|price|order|report|stock|shift|range) (?!(?:the|a|an|it|them|this|that|each|every|all|both|one|two|three|four|your|our|my|in|on|at|for|with|out|by|to|of|from|up)\b)\p{Ll}+(?<!s)(?=$|,| (?:for|of|on|at|in|with|before|after|every|to|by)\b)|^(?!(?:the|an?|my|your|our|this|that|every|each|any|some|no|one)\b)\p{Ll}{3,} (?:list|sheet|board|log|guide|card|chart|template|checklist|table|form|tracker|desk|clinic|count|round|class|session|day)(?=$| (?:for|of|on|at|in|with|before|after|every|to|by)\b|,)/u

function frameHead(text: string, voice: Voice, isDeed: boolean): Wordings | undefined {
  const conditional = /^if (you|they) (.{6,120}?),? (I (?:could|can|will|would) .{6,160})$/i.exec(text)
  if (conditional) return [[sentence(`if you ${conditional[2]}, ${conditional[3]}`)]]
  const offer = /^give me (.{2,120}?)(?:,| and) I (?:will|can|would) (.{3,200})$/i.exec(text)
  if (offer) return [[sentence(`if you give me ${offer[1]}, I will ${offer[2]}`)]]
  const small = inside(withPurpose(text), voice)
  if (!small) return [[called(text)]]
  const written = withoutSplices(small, articled)
  if (isDeed || isOrder(small)) {
    return [[sentence(`I would ${written}`)], [sentence(`one thing I would try is to ${written}`)]]
  }
  const shape = shapeOf(written)
  const isNamed =
    /^(?:an?|the|no|more|fewer|one|two|three|four|five|six|\d)\b(?!-)/.test(written) ||
    looksPlural(written.split(' ')[0] ?? '')
  if (shape === 'noun' && !isNamed) return [[called(written)]]
  if (shape === 'noun' || /^an? /.test(written))
    return [[sentence(`I would suggest ${written}`)], [sentence(`one idea is ${written}`)]]
  const isGentle =
    shape === 'clause' &&
    !/\b(?:should|must|have to|need to|ought)\b/.test(written) &&
    !/^(?:I|it|this|that)\b/.test(written)
  return shape === 'doubtful' || isGentle ? [[called(written)]] : undefined
}

/** With one colon. */
function called(idea: string): string {
  return sentence(`one idea: ${idea.replace(': ', ', ')}`)
}

/** "so queue move" → "so that queue moves": what it is good for, whose verb stands in the singular. */
function withPurpose(note: string): string {
  // "so less waste" has no verb.
  const [, text = note] =
    /^(.{8,}?),? so (?:less|fewer|more|no|better) (?!\S+s (?:go|get|come|leave|stay)\b)(?:\S+ ?){1,8}$/u.exec(
      note,
    ) ?? []
  return (
    text
      // "a sheet by the bed what this person likes"
      .replace(
        /^(?!.* so )([^,:]{0,40}\b(?:sheet|card|list|note|board|log|page)\b[^,:]{0,30}?) what (?=\p{Ll})/u,
        '$1 that says what ',
      )
      .replace(
        /,? so (?=(?!that\b|far\b|much\b|many\b|long\b|on\b|as\b|well\b|little\b|few\b)\p{L}+ )/u,
        ' so that ',
      )
      .replace(
        /( so that (?:the |your |our )?\p{Ll}+(?<!s) )(\p{Ll}{3,}(?<!s|ed|ing))$/u,
        (whole, head: string, verb: string) => (isVerbForm(verb) ? `${head}${verb}s` : whole),
      )
  )
}

/** Ideas are mostly asked for: "use QR codes", but "use cases for scanners". */
function isOrder(text: string): boolean {
  const [first = '', next = ''] = text.split(' ')
  const second = next.toLowerCase()
  const isAsked = looseVerbs.has(first) && !compoundHeads.has(second)
  const opens = opensOrder(first, second)
  return (
    (isAsked || isBare(first, second) || opens) &&
    (shapeOf(text) !== 'clause' || !clauseSubject(text)?.includes(' ') || opens)
  )
}

/** An idea mostly tells what to do: "hold back a third", "do a quick test", "log every override". */
function opensOrder(first: string, second: string): boolean {
  if (!/^\p{Ll}{2,}$/u.test(first) || /(?:ing|ed|ly|s)$/.test(first)) return false
  if (
    determiners.has(first) ||
    prepositions.has(first) ||
    subjects.has(first) ||
    /^(?:more|less|no|not|what|how|if|when|new|better)$/.test(first)
  )
    return false
  const isPlain =
    determiners.has(second) ||
    /^\d/.test(second) ||
    /^(?:back|up|out|off|down|over|in|on|them|it|each|every|next|both)$/.test(second) ||
    // "do consults over video"
    (first === 'do' && looksPlural(second))
  return (
    isPlain &&
    (first === 'do' || isEnglish(first)) &&
    !(second === 'in' && !isVerbForm(first)) &&
    !(second === 'on' && !isVerbForm(first))
  )
}

function furtherSentence(part: string, voice: Voice): string | undefined {
  const short = shorten(withoutStop(withPurpose(mendSplice(part))))
  const text = short && addressed(withoutStop(short), voice.reading)
  const small = text && inside(text, voice)
  if (!text || !small) return undefined
  const [first = '', second = ''] = small.split(' ')
  const shape = shapeOf(small)
  if (shape === 'bare' && isBare(first, second.toLowerCase())) return sentence(`I would also ${small}`)
  return shape === 'clause' && !/^(?:i|they|we) /i.test(small) ? sentence(small) : undefined
}
