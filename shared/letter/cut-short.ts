import type { Fact, Facts, LeftOut } from './facts.ts'
import { stemsOf } from './words.ts'

/** Parts of a used note that no sentence carries: said to the candidate, so that nothing is lost in silence. */

const reason = 'This part did not fit the sentence; as a note of its own it can be used.'
const partsMax = 12
const regret = /\b(?:forgot|never got|missed|right answer)\b|\bdid(?: not|n['’]t)\b/i

/** `sentences` is everything that was written, with the paths it came from. */
export function cutShort(
  facts: Facts,
  sentences: readonly { readonly text: string; readonly sources: readonly string[] }[],
): LeftOut[] {
  const notes = [...facts.discussed, ...facts.missed, ...facts.valueIdea]
  const lines = new Map<string, number>()
  for (const { source } of notes) lines.set(source, (lines.get(source) ?? 0) + 1)
  return notes.flatMap((fact) => {
    const told = sentences.filter(({ sources }) => sources.includes(fact.source)).map(({ text }) => text)
    // Of a field of several lines it cannot be told which one was used.
    return told.length === 0 || (lines.get(fact.source) ?? 0) > 1 ? [] : untold(fact, told.join(' '))
  })
}

function untold({ text }: Fact, told: string): LeftOut[] {
  const known = stemsOf(told)
  return text
    .split(/[,;:.] /, partsMax)
    .filter((part) => {
      const stems = stemsOf(part)
      return stems.size >= 2 && !regret.test(part) && ![...stems].some((stem) => known.has(stem))
    })
    .map((part) => ({ text: part, reason }))
}
