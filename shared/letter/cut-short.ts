import type { Fact, Facts, LeftOut } from './facts.ts'
import { countWords, shortTitles, stemsOf } from './words.ts'

/** Parts of a used note that no sentence carries: said to the candidate, so that nothing is lost in silence. */

const reason = 'This part did not fit the sentence; as a note of its own it can be used.'
const partsMax = 12
const regret =
  /\b(?:forgot|never got|missed|right answer|wish I|(?:should|could)(?:['’]?ve| have))\b|\bdid(?: not|n['’]t)\b/i
/** A title's stop ends nothing. */
const ends = new RegExp(`(?<!(?:^|[\\s(])(?:${shortTitles}|St|No|Inc|Ltd|Co)\\.)(?<=[,;:.]) `, 'iu')

/** `sentences` is everything that was written, with the paths it came from. */
export function cutShort(
  facts: Facts,
  sentences: readonly { readonly text: string; readonly sources: readonly string[] }[],
): LeftOut[] {
  const { discussed, connection, missed, valueIdea, questions, nextStep } = facts
  const notes = [...discussed, ...connection, ...missed, ...valueIdea, ...questions, ...nextStep]
  const lines = new Map<string, number>()
  for (const { source } of notes) lines.set(source, (lines.get(source) ?? 0) + 1)
  return notes.flatMap((fact) => {
    const told = sentences.filter(({ sources }) => sources.includes(fact.source)).map(({ text }) => text)
    if (told.length === 0) return []
    const all = told.join(' ')
    // Of a field of several lines, the one that was used is the one whose words were.
    const isUsed = (lines.get(fact.source) ?? 0) === 1 || hasAny(stemsOf(fact.text), stemsOf(all))
    return isUsed ? untold(fact, all) : []
  })
}

function hasAny(stems: ReadonlySet<string>, known: ReadonlySet<string>): boolean {
  return [...stems].some((stem) => known.has(stem))
}

function endOf(part: string): string {
  return part.toLowerCase().split(' ').slice(-2).join(' ')
}

function untold({ text, source }: Fact, told: string): LeftOut[] {
  const known = stemsOf(told)
  const all = told.toLowerCase()
  // What comes next is told in other words, so that only what follows its first part can be missed there.
  const isNext = source === 'notes.nextStep'
  return text
    .split(ends, partsMax)
    .slice(isNext ? 1 : 0)
    .map((part) => part.replace(/[,;:.]+$/, ''))
    .filter((part) => {
      const stems = stemsOf(part)
      const figures = part.match(/\d+/g) ?? []
      const isFigureLost = figures.length > 0 && !figures.some((figure) => told.includes(figure))
      if (hasAny(stems, known) || regret.test(part) || countWords(part) < 2) return false
      // "went over the P&L" and "what I do know" only lead to what is told.
      if (/^(?:what I|the (?:main|best|truth|point))\b/i.test(part) || all.includes(endOf(part))) return false
      return isNext ? stems.size > 2 || isFigureLost : stems.size > 0
    })
    .map((part) => ({ text: part, reason }))
}
