import { chooseInTurn } from './choose.ts'
import type { Naming } from './role.ts'

/** The subject line: who and what, 20 to 70 characters, without a day that could pass (rubric R16). */
export function subjectOf({ title }: Naming, seed: string, index: number): string {
  const plain = 'Thank you for the interview'
  if (!title) return plain
  const full: readonly string[] = [
    `${title} interview: thank you`,
    `${title}: thank you for the interview`,
    `Thank you for the interview: ${title}`,
    `Thank you: ${title} interview`,
  ]
  const fitting = full.filter((subject) => subject.length >= 20 && subject.length <= 70)
  const [first = plain, ...rest] = fitting
  return chooseInTurn([first, ...rest], `${seed} subject`, index)
}
