import { withArticles } from './articles.ts'
import { isTouchy } from './private.ts'
import { addressed, withYou } from './referent.ts'
import { shapeOf } from './shape.ts'
import {
  noFrame,
  type Refusal,
  sentence,
  tooLong,
  unclearPerson,
  type Voice,
  type Wordings,
} from './voice.ts'
import { auxiliaries, countWords, questionWords } from './words.ts'

/** One good question, the candidate's own (rubric R12). */
export function frameQuestion(note: string, voice: Voice): Wordings | Refusal {
  if (isTouchy(note))
    return { reason: 'It may be taken amiss in a letter of thanks; better asked in person.' }
  const marks = note.match(/\?+/g) ?? []
  if (marks.length > 1) return { reason: 'It is more than one question; one is enough for a letter.' }
  const bare = note
    .replace(
      /^(?:ask )?(?:if|whether) (they|you|she|he) (are|have|will|would|could|can|did|were|should) /i,
      '$2 $1 ',
    )
    .replace(/^ask (?:if|whether) (they|you) (?=\p{Ll})/iu, 'do $1 ')
    .replace(/^(?:ask(?: about)?|question)[:,]? /i, '')
    // "any chance of seeing the yard", "possible to see the yard"
    .replace(
      /^(?:(any) |a )?chance (?=(?:of \p{Ll}+ing|to \p{Ll}+|(?:I|they|you) (?:could|can))\b)/iu,
      (_, any?: string) => (any ? 'is there any chance ' : 'is there a chance '),
    )
    .replace(/^possible to (?=\p{Ll})/iu, 'would it be possible to ')
    // "hows the van policy work"
    .replace(
      /^how (?:is|are) ((?:the |your |their )?[\p{L} -]{3,40}?) (?=(?:work|run|go|look)\b)/iu,
      'how does $1 ',
    )
    // "how many porters on nights"
    .replace(/^(how many \p{L}+s) (?=(?:on|in|at|per|for|each|a) )/iu, '$1 are there ')
  const whole = bare.includes('?') ? bare.slice(0, bare.indexOf('?') + 1) : `${bare.replace(/[.!]+$/, '')}?`
  const turned = withYou(
    agreed(whole).replace(/^(do|are|have|will|would|could|can|did|were|should) they\b/i, '$1 you'),
    voice.reading,
  )
  const text = addressed(withDo(turned), { ...voice.reading, isSpeech: true })
  if (text === undefined) return unclearPerson
  const whether = /^(?:whether|if) (.{8,120}?)\??$/i.exec(text)?.[1]
  if (whether && shapeOf(whether) === 'clause')
    return [
      [sentence(`one thing I meant to ask is whether ${whether}`)],
      [sentence(`I would still like to ask whether ${whether}`)],
    ]
  const [first = ''] = text.toLowerCase().split(' ')
  const matter = /^(\p{Ll}[\p{L} -]{3,60}?)\?$/u.exec(text)?.[1]
  if (matter && shapeOf(matter) === 'noun' && / (?:for|of|on|in|with) /.test(matter))
    return [
      [
        sentence(
          `I would still like to ask about ${withArticles(matter, { usual: 'the', opening: 'noun' })}`,
        ),
      ],
    ]
  if (!questionWords.has(first) && !auxiliaries.has(first)) return noFrame
  const asksWho = /^(?:who|which|what) (?!the|a|an)\p{Ll}+s\b/u.test(text.toLowerCase())
  if (
    questionWords.has(first) &&
    !asksWho &&
    !note.includes('?') &&
    !text
      .toLowerCase()
      .split(' ')
      .slice(1, 4)
      .some((word) => auxiliaries.has(word))
  )
    return noFrame
  if (countWords(text) > 28) return tooLong
  const small = withArticles(text.charAt(0).toLowerCase() + text.slice(1), { usual: 'the', opening: 'other' })
  const direct: Wordings = [
    [sentence(`may I ask one thing: ${small}`)],
    [sentence(`one question I would still like to ask: ${small}`)],
  ]
  const indirect = whetherOf(small)
  return indirect ? [[sentence(`I would still like to ask whether ${indirect}`)], ...direct] : direct
}

/** "do you keep raw files?" → "you keep raw files", which stands after "whether". */
function whetherOf(question: string): string | undefined {
  const [, verb = '', subject = '', rest = ''] =
    /^(do|can|could|will|would|should|are|were|have|is|was|has) (you(?: all)?|we|they|it|there) ([^?]{4,120})\?$/.exec(
      question,
    ) ?? []
  if (!rest || / or not\b|\bany\b.*\bor\b/.test(rest)) return undefined
  return verb === 'do' ? `${subject} ${rest}` : `${subject} ${verb} ${rest}`
}

/** "which clearinghouse you use?" → "which clearinghouse do you use?" */
function withDo(question: string): string {
  if (
    question
      .toLowerCase()
      .split(/[^\p{L}'’]+/u)
      .some((word) => auxiliaries.has(word))
  )
    return question
  return question.replace(
    /^((?:which|what|how many|how much|how often|how|when|where|why)(?: \p{Ll}+){0,3}?) (?=(?:you|they|we) \p{Ll}+)/iu,
    '$1 do ',
  )
}

/** "does she like" → "do she like", so that "you" may follow. */
function agreed(question: string): string {
  const plural: Readonly<Record<string, string>> = { does: 'do', is: 'are', has: 'have', was: 'were' }
  return question.replace(
    /\b(does|is|has|was) (?=s?he\b)/gi,
    (_, verb: string) => `${plural[verb.toLowerCase()] ?? verb} `,
  )
}
