import { isBalanced } from './check.ts'
import { addressed, withYou } from './referent.ts'
import { clauseSubject, isBare, shapeOf } from './shape.ts'
import { isEnglish } from './spelling.ts'
import { sentencesOf, shorten, withoutStop } from './split.ts'
import {
  inside,
  noFrame,
  type Refusal,
  sentence,
  tooLong,
  unclearPerson,
  type Voice,
  type Wordings,
  withTail,
} from './voice.ts'
import { countWords, determiners, isVerbForm, looseVerbs, prepositions, subjects } from './words.ts'

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
  const short = shorten(withoutStop(mendOrder(headed).replace(stem, '').replace(/\?+$/, '')))
  if (!short) return tooLong
  const text = addressed(withoutStop(short), own.reading)
  if (text === undefined) return unclearPerson
  const isDeed = deed.test(headed) && /^\p{Ll}+ /u.test(text)
  const plain = frameHead(text, own, isDeed)
  if (!plain) return noFrame
  const full = explained ? frameHead(`${text}: ${explained}`, own, isDeed) : undefined
  const further = !explained && rest[0] ? furtherSentence(rest[0], own) : undefined
  const plan = full ? undefined : planOf(plain)
  return {
    wordings: full ?? withTail(plain, further ? [further] : []),
    short: plain,
    ...(plan && { plan }),
  }
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
  if (!/^(?:a|an|the) /i.test(match[1])) return [text, undefined]
  const explained = shorten(withoutStop(mendSplice(match[2])))
  const isWhole = explained && !/\b(?:he|she|him|his|her|our|us)\b/i.test(explained)
  return [match[1], isWhole ? explained : undefined]
}

/** Text-speak joins clauses with a bare comma. */
function mendSplice(text: string): string {
  return text.replace(/, (we|they|I|you|it) (?=\p{Ll})/u, ', and $1 ')
}

/** "…, try it three weekends": one more thing to do. */
function mendOrder(text: string): string {
  return text.replace(/, (try|test|see|check|do|use|run|time|show) (it|this|them|that)\b/u, ' and $1 $2')
}

function frameHead(text: string, voice: Voice, isDeed: boolean): Wordings | undefined {
  const conditional = /^if (you|they) (.{6,120}?),? (I (?:could|can|will|would) .{6,160})$/i.exec(text)
  if (conditional) return [[sentence(`if you ${conditional[2]}, ${conditional[3]}`)]]
  const offer = /^give me (.{2,120}?)(?:,| and) I (?:will|can|would) (.{3,200})$/i.exec(text)
  if (offer) return [[sentence(`if you give me ${offer[1]}, I will ${offer[2]}`)]]
  const small = inside(
    text.replace(
      /,? so (?=(?!that\b|far\b|much\b|many\b|long\b|on\b|as\b|well\b|little\b|few\b)\p{L}+ )/u,
      ' so that ',
    ),
    voice,
  )
  if (!small) return [[sentence(`one idea: ${text}`)]]
  const [first = '', second = ''] = small.split(' ')
  const shape = shapeOf(small)
  // Ideas are mostly asked for: "use QR codes", but "use cases for scanners".
  const isAsked = looseVerbs.has(first) && !compoundHeads.has(second.toLowerCase())
  const isOrder = isAsked || isBare(first, second.toLowerCase()) || opensOrder(first, second.toLowerCase())
  if (
    isDeed ||
    (isOrder &&
      (shape !== 'clause' || !clauseSubject(small)?.includes(' ') || opensOrder(first, second.toLowerCase())))
  ) {
    return [
      [sentence(`I would ${small}`)],
      [sentence(`one idea is to ${small}`)],
      [sentence(`one thing I would try is to ${small}`)],
    ]
  }
  if (shape === 'noun' || /^an? /.test(small))
    return [[sentence(`I would suggest ${small}`)], [sentence(`one idea is ${small}`)]]
  const isGentle =
    shape === 'clause' &&
    !/\b(?:should|must|have to|need to|ought)\b/.test(small) &&
    !/^(?:I|it|this|that)\b/.test(small)
  return shape === 'doubtful' || isGentle ? [[sentence(`one idea: ${small}`)]] : undefined
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
    /^(?:back|up|out|off|down|over|in|on|them|it|each|every|next|both)$/.test(second)
  return (
    isPlain &&
    (first === 'do' || isEnglish(first)) &&
    !(second === 'in' && !isVerbForm(first)) &&
    !(second === 'on' && !isVerbForm(first))
  )
}

function furtherSentence(part: string, voice: Voice): string | undefined {
  const short = shorten(withoutStop(mendSplice(part)))
  const text = short && addressed(withoutStop(short), voice.reading)
  const small = text && inside(text, voice)
  if (!text || !small) return undefined
  const [first = '', second = ''] = small.split(' ')
  const shape = shapeOf(small)
  if (shape === 'bare' && isBare(first, second.toLowerCase())) return sentence(`I would also ${small}`)
  return shape === 'clause' && !/^(?:i|they|we) /i.test(small) ? sentence(small) : undefined
}
