import { wordsOf } from './words.ts'

/** Rubric R23: letters of a panel are compared with each other. */

const small = new Set(
  'the a an and or of in on at by for from to with about i me my you your we it is was are be that this would have has'.split(
    ' ',
  ),
)

/** Two letters of a panel may be as alike as this. */
export const similarityMax = 0.5

/** The cosine of the words of two texts, small ones aside: 0 for nothing in common, 1 for the same words. */
export function similarity(one: string, other: string): number {
  const here = counted(one)
  const there = counted(other)
  const shared = [...here].reduce((sum, [word, count]) => sum + count * (there.get(word) ?? 0), 0)
  return shared === 0 ? 0 : shared / (lengthOf(here) * lengthOf(there))
}

function counted(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of wordsOf(text)) if (!small.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function lengthOf(counts: ReadonlyMap<string, number>): number {
  return Math.hypot(...counts.values())
}
