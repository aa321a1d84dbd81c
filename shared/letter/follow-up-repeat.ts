import { resumePasts, sharedStems, stemsOf, wordsOf } from './words.ts'

/** Whether a fact has been told already, be it in other words (rubric F6). */

/** So much of what is specific in a fact, found in what was told, makes it a repeat. */
const repeatShare = 0.5
const figure = /\d[\d.,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred)\b/gi

/** Words that every second line of a profile holds. */
const general = new Set(
  'qualified certified registered licensed chartered accredited level member experience years team teams work worked working lead manager role job using new one run ran held'.split(
    ' ',
  ),
)

/** What tells this fact from others: its stems without deeds, ranks and the words of the role (`known`). */
function specificStems(text: string, known: string): Set<string> {
  const content = wordsOf(text).filter((word) => !general.has(word) && !resumePasts.has(word))
  const stems = stemsOf(content.join(' '))
  const role = stemsOf(known)
  const specific = new Set([...stems].filter((stem) => !role.has(stem)))
  return specific.size > 0 ? specific : stems
}

export function isTold(text: string, sentences: readonly string[], known: string): boolean {
  const told = sentences.join(' ')
  const specific = specificStems(text, known)
  if (specific.size === 0) return false
  const stems = stemsOf(told)
  const shared = [...specific].filter((stem) => stems.has(stem)).length
  const share = shared / specific.size
  // Where a figure is new, half of the words prove little.
  const figures = text.match(figure) ?? []
  const isCounted = figures.some((one) => !told.includes(one))
  return isCounted ? shared > 1 && share > repeatShare : share >= repeatShare
}

/** Whether two texts speak of one matter, the words of the role aside. */
export function areRelated(one: string, other: string, known: string): boolean {
  return sharedStems([...specificStems(one, known)].join(' '), other) > 0
}
