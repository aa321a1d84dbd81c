import { withArticles } from './articles.ts'
import { addressed, withYou } from './referent.ts'
import { shapeOf } from './shape.ts'
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
} from './voice.ts'
import { auxiliaries, clearVerbs, countWords, looksPlural, plainForm } from './words.ts'

/** The human touch that could only be to this person (rubric R11). */
export function frameConnection(note: string, voice: Voice): Wordings | Refusal {
  // What is asked of oneself is not known yet.
  if (note.includes('?')) return noFrame
  const [first] = sentencesOf(note)
  const short = first && shorten(first)
  if (!short) return tooLong
  const also = alsoOf(short, voice)
  if (also) return [[sentence(`it was good to talk to somebody else who ${articled(also)}`)]]
  const mutual = short
    .replace(/^(?:\p{Lu}\S*(?: \p{Lu}\S*)?|she|he|they) and (?:I|me) (?:both )?/u, 'we both ')
    .replace(/^(?:me|I) and (?:the \p{L}\S*|\p{L}\S*) (?:both )?/iu, 'we both ')
    .replace(/^both of us\b|^both\b/i, 'we both')
    .replace(
      /^we both (?=(?:from|ex-|in|at|with|on|of|big|huge|keen|new|left-handed|fans?|natives?)\b)/i,
      'we are both ',
    )
    .replace(/^you (also|too) (?=(?:from|in|at|with|on|of|ex-|a|an)\b)/i, 'you are $1 ')
    .replace(/, (?:well|she|he|me|I|you)\b.*$/i, '')
    .replace(/ as me$/, ' as I do')
  const shared = both(withYou(mutual, voice.reading))
  const text = addressed(withYou(withoutStop(shared), voice.reading), { ...voice.reading, isOwn: true })
  if (text === undefined) return unclearPerson
  const typed = inside(text, voice)
  if (!typed) return noFrame
  const small = articled(typed)
  if (/^(?:the )?same \p{L}/u.test(small))
    return [[sentence(`it was good to find that we have the ${small.replace(/^the /, '')}`)]]
  if (/^we .*\bsame\b/.test(small) || /^your? .*\b(?:the|that) same\b/.test(small))
    return [[sentence(`it was good to find that ${small}`)]]
  if (/^we (?:both|each|share|are both|were both|have both|went|grew|started|studied)\b/.test(small))
    return [[sentence(`it was good to find that ${small}`)]]
  if (
    /^you (?:have|also|are|were|know|play|love|like|keep|come|came|grew|studied|went|use|live|worked|started)\b/.test(
      small,
    )
  ) {
    return /\b(?:as I do|too|as well|like me|also|same)\b/.test(small)
      ? [[sentence(`it was good to find that ${small}`)]]
      : noFrame
  }
  const talked = /^(?:we )?(?:talked|chatted|spoke) about (.+)$/i.exec(small)?.[1] ?? small
  const isWhole =
    /^(?:the|a|an|my|your|our|how|why|what|where) |\p{Ll}{3,}ing\b/u.test(talked) ||
    /^\p{Lu}/u.test(talked) ||
    looksPlural(talked.split(' ').at(-1) ?? '')
  if (shapeOf(talked) === 'noun' && isWhole && countWords(talked) <= 10 && countWords(talked) > 1)
    return [[sentence(`it was good to talk about ${talked} with you`)]]
  return noFrame
}

/** "you play squash, so do I" → "we both play squash". */
function both(text: string): string {
  return text.replace(
    /^you (\p{Ll}+ .{2,80}?),? (?:and )?(?:so do I|me too|as do I|same here|I do too|same as me)$/iu,
    'we both $1',
  )
}

/** "Wulandari also mends clocks" → "mends clocks": only where the reader is the one who does. */
function alsoOf(text: string, { reading }: Voice): string | undefined {
  const named = withYou(text, reading)
  const match =
    /^(?:you|she|he) (?:(is|was|has) )?also (.{3,120})$/i.exec(named) ??
    /^(?:you|she|he) (?:(is|was|has) )?(.{3,100}?),? (?:too|as well)$/i.exec(named)
  if (!match?.[2] || (/^(?:she|he) /i.test(named) && !reading.isOnly)) return undefined
  const original = / also (.+)$/.exec(text)?.[1] ?? match[2]
  const rest = match[1] ? `${match[1]} ${match[2]}` : original
  const [verb = ''] = rest.split(' ')
  const isThird =
    plainForm(verb) !== verb || clearVerbs.has(verb) || auxiliaries.has(verb) || /ed$/.test(verb)
  return isThird && !/\b(?:he|she|him|her|his)\b/i.test(rest) ? rest : undefined
}

function articled(text: string): string {
  return withArticles(text, { usual: 'a', opening: 'other' })
}
