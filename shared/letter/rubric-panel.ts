import type { LetterText } from '../domain/interview.ts'
import { anatomyOf, sentencesIn } from './readability.ts'
import { stemsOf, wordsOf } from './words.ts'

/** Rubric R23: interviewers compare, so each letter of a panel is another. */

export interface Likeness {
  /** Places of the two in the list. */
  readonly pair: readonly [number, number]
  readonly message: string
}

const similarityMax = 0.5

/** The pairs that could not be compared safely. */
export function panelFaults(letters: readonly Pick<LetterText, 'body'>[]): Likeness[] {
  const read = letters.map(({ body }) => {
    const text = anatomyOf(body).paragraphs.join('\n')
    return { vector: vectorOf(text), sentences: sentencesIn(text) }
  })
  return read.flatMap((one, index) =>
    read.slice(index + 1).flatMap((other, offset): Likeness[] => {
      const pair = [index, index + 1 + offset] as const
      const shared = one.sentences.filter((sentence) => other.sentences.includes(sentence))
      if (shared[0]) return [{ pair, message: `Two of the letters say “${shared[0]}”` }]
      return cosine(one.vector, other.vector) > similarityMax
        ? [{ pair, message: 'Two of the letters are much alike.' }]
        : []
    }),
  )
}

function vectorOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const word of wordsOf(text)) {
    for (const stem of stemsOf(word)) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  }
  return counts
}

function cosine(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  const length = Math.hypot(...one.values()) * Math.hypot(...other.values())
  const product = [...one].reduce((sum, [stem, count]) => sum + count * (other.get(stem) ?? 0), 0)
  return length === 0 ? 0 : product / length
}
