/**
 * A confession holds what is worth sending: which question it was, and the right answer. "Botched the GDPR one: it is
 * 72 hours" goes as a question and its answer, and never as what went wrong (composer 3.7).
 */

const stumble =
  '(?:froze(?: up)?|blank(?:ed)?|went blank|panicked|botched|fluffed|flubbed|fumbled|stumbled|waffled|rambled|choked|bombed|blew|bottled|flunked|tripped(?: up)?|(?:messed|screwed|cocked|mucked) up|made a (?:mess|hash) of|was (?:so )?(?:nervous|rubbish|bad|lost|stuck))'
const asked = new RegExp(
  `\\b${stumble} (?:when|after|as|because) (he|she|they|\\p{Lu}\\p{L}+) asked (?:me )?(.{5,120}?)(?=[:;,] |$)`,
  'iu',
)
const about = new RegExp(
  `\\b${stumble}(?: up)? (?:(?:on|over|at|about|during|with) )?((?:the |a |his |her |their )?[\\p{L}\\p{N}][^:;,]{1,60}?)(?=[:;,] |$)`,
  'iu',
)
const wrong =
  /\bgot ((?:the |a )?[\p{L}\p{N}][^:;,]{1,60}?) (?:all |completely |totally )?wrong(?=[:;,] |$)/iu
const answerHead =
  "(?:(?:but |and |so )?(?:(?:the )?(?:(?:right|correct|proper|real|better|actual) )?answer(?: (?:is|was|should (?:be|have been)))?:?|(?:it|that)(?: (?:is|was|should (?:be|have been))|[’']s)(?: actually| really)?|I should(?: have|[’']ve) said(?: that)?:?|should(?: have|[’']ve)? (?:be|been|said)(?: that)?:?))"
const behind = new RegExp(`[:;,] ${answerHead} (.{2,240})$`, 'iu')
/** "I froze on the depot question, it takes two people" */
const plainAnswer = /[;,] (it (?!was\b)\p{Ll}+s .{2,240})$/u
const alone = new RegExp(`^${answerHead} (.{2,240})$`, 'iu')
/** After a colon nothing need announce the answer. */
const afterColon = /: (.{2,240})$/u

interface Saved {
  /** What may be told, in the words that the missed point is read in. */
  readonly told: string
  /** It used the following sentence too. */
  readonly isLonger: boolean
}

/** What may be told of a confession and the sentence after it; undefined where no answer follows. */
export function answerBehind(confession: string, next: string | undefined): Saved | undefined {
  const within =
    behind.exec(confession)?.[1] ?? afterColon.exec(confession)?.[1] ?? plainAnswer.exec(confession)?.[1]
  const answer = within ?? (next && alone.exec(next)?.[1])
  if (!answer) return undefined
  const isLonger = within === undefined
  const question = asked.exec(confession)
  if (question) return { told: `${question[1]} asked ${question[2]}. Right answer: ${answer}.`, isLonger }
  const matter = (wrong.exec(confession) ?? about.exec(confession))?.[1]?.replace(
    / (?:one|bit|part)$/i,
    ' question',
  )
  return matter ? { told: `On ${named(matter)}, the right answer is ${answer}.`, isLonger } : undefined
}

function named(matter: string): string {
  const isNamed = /^(?:the|a|his|her|their) /i.test(matter)
  return isNamed || !/ (?:question|test|task|exercise)$/.test(matter) ? matter : `the ${matter}`
}
