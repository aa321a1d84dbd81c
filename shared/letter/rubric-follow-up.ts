import { pressingOpening } from './phrases.ts'
import type { Known, Read } from './rubric.ts'
import { type Finding, warn } from './rubric-finding.ts'
import { countWords, sharedStems } from './words.ts'

/** Rubric F4 to F9: the second and the third letter, when nobody has answered. */

const lengths = {
  firstFollowUp: { min: 35, usual: 110, max: 125 },
  lastFollowUp: { min: 30, usual: 85, max: 100 },
}

const dated =
  /\b(?:mon|tues|wednes|thurs|fri)day|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(?:last|this) week\b/i
const lastWord =
  /\blast (?:note|letter|message|e-?mail|time)\b|\b(?:not|no longer|won['’]t|will not) (?:write|trouble|follow|get in touch|bother) (?:you |up )?(?:again|further|any ?more|any further)?\b/i
const interest =
  /\b(?:interest(?:ed|s)?|would (?:still |very much |really )?(?:like|love|be (?:happy|glad|pleased))|want|keen|gladly|hope)\b/i

export function checkFollowUp(letter: Read, known: Known): Finding[] {
  if (known.kind !== 'firstFollowUp' && known.kind !== 'lastFollowUp') return []
  const isLast = known.kind === 'lastFollowUp'
  const text = letter.paragraphs.join('\n')
  const { min, usual, max } = lengths[known.kind]
  const words = countWords(text)
  const [first = ''] = letter.sentences
  const marks = text.match(/\?/g)?.length ?? 0
  const isPlaced =
    dated.test(first) || sharedStems(first, known.role) > 0 || sharedStems(first, known.company) > 0
  return [
    ...(words > max ? [warn('F4', `It is ${words} words long; under ${usual} is read.`)] : []),
    ...(words < min ? [warn('F4', `It is ${words} words long; say what it is about.`)] : []),
    ...(pressingOpening.test(text)
      ? [warn('F5', 'It speaks of the silence; say what it is about instead.')]
      : []),
    ...(isPlaced
      ? []
      : [warn('F5', 'Its first sentence names neither the role nor the day of the interview.')]),
    ...(marks > 1 || (marks === 0 && !isLast)
      ? [
          warn(
            'F7',
            isLast
              ? `It asks ${marks} questions; the last letter asks one at most.`
              : `It asks ${marks === 0 ? 'nothing' : `${marks} questions`}; one that is easily answered is best.`,
          ),
        ]
      : []),
    ...(interest.test(text) ? [] : [warn('F8', 'It does not say that you still want the job.')]),
    ...(isLast && !lastWord.test(text) ? [warn('F9', 'It does not say that it is the last.')] : []),
  ]
}
