import { chooseInTurn } from './choose.ts'
import type { Naming } from './role.ts'

const lengthMax = 70
const lengthMin = 20

/**
 * The subject line: who and what, 20 to 70 characters, without a day that could pass (rubric R16). `matter` is what
 * the letter is about in a few words, where there is such a thing.
 */
export function subjectOf(
  { title }: Naming,
  seed: string,
  index: number,
  matter: string | undefined,
  isAmongOthers: boolean,
): string {
  const plain = 'Thank you for the interview'
  if (!title) return plain
  const fits = (subject: string) => subject.length >= lengthMin && subject.length <= lengthMax
  const topical = matter
    ? [
        ...(isAmongOthers ? [`Thank you, and ${matter}`] : []),
        `${title} interview: thank you, and ${matter}`,
      ].find(fits)
    : undefined
  if (topical) return topical
  const [first = plain, ...rest] = [
    `${title} interview: thank you`,
    `${title}: thank you for the interview`,
    `Thank you for the interview: ${title}`,
    `Thank you: ${title} interview`,
  ].filter(fits)
  return chooseInTurn([first, ...rest], `${seed} subject`, index)
}
