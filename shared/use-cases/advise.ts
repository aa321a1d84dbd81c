import { checkLetter } from '../letter/rubric-advice.ts'
import { isBinding } from './find-problems.ts'
import type { LetterView } from './view-letters.ts'

const adviceMax = 5

/** What the candidate may want to look at in an own text; nobody is held up by it. A text that nobody has changed gets none. */
export function adviceOn({ letter, text, known }: LetterView): readonly string[] {
  if (!letter.isEdited) return []
  const findings = checkLetter(text, known).filter((one) => !isBinding(one))
  return findings.map(({ message }) => message).slice(0, adviceMax)
}
