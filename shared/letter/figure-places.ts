import { type Figure, figuresOf } from './figures.ts'
import { isPast } from './grounding-deeds.ts'
import { lemma } from './grounding-words.ts'
import { auxiliaries, clearVerbs, determiners, prepositions, stemsOf, subjects, units } from './words.ts'

/** What a figure counts, by where it stands: a sentence that holds the right numbers at the wrong things is a lie. */

interface Word {
  readonly lemma: string
  readonly isVerb: boolean
  readonly at: number
}

interface Placed {
  readonly figure: Figure
  /** Words of content in the same piece of text, before and behind. */
  readonly before: readonly Word[]
  readonly behind: readonly Word[]
  /** "From" or "to" stands right before it, or it is the whole that another is a part "of". */
  readonly way: string | undefined
}

/** What is joined by these counts other things. A comma within a number is none. */
const bounds = /[,;:.!?()](?=\s|$)|\b(?:and|but|while|or|then)\b|&|\n/gi

/** The figures of a text, each among the words around it. */
function placesOf(text: string): Placed[] {
  const figures = figuresOf(text).filter(({ needsProof }) => needsProof)
  const ends = [...text.matchAll(bounds)].map(({ index }) => index)
  const words = [...text.toLowerCase().matchAll(/\p{L}[\p{L}'’]*/gu)].flatMap((match): Word[] =>
    isContent(match[0]) &&
    !figures.some(({ at, written }) => match.index >= at && match.index < at + written.length)
      ? [{ lemma: lemmaOf(match[0]), isVerb: isPast(match[0]) || clearVerbs.has(match[0]), at: match.index }]
      : [],
  )
  return figures.map((figure) => {
    const start = ends.filter((end) => end < figure.at).at(-1) ?? -1
    const end = ends.find((one) => one >= figure.at + figure.written.length) ?? text.length
    return {
      figure,
      before: words.filter(({ at }) => at > start && at < figure.at),
      behind: words.filter(({ at }) => at > figure.at && at < end),
      way: isWhole(text.slice(0, figure.at), figures)
        ? 'of'
        : /\b(from|to)\s+(?:[$€£¥₹]|about |around |almost |nearly )?$/i
            .exec(text.slice(0, figure.at))?.[1]
            ?.toLowerCase(),
    }
  })
}

/** "3 of 5". */
function isWhole(before: string, figures: readonly Figure[]): boolean {
  const [joint] = /\s(?:out )?of (?:the )?$/i.exec(before) ?? []
  return (
    joint !== undefined &&
    figures.some(({ at, written }) => at + written.length === before.length - joint.length)
  )
}

function isContent(word: string): boolean {
  const isSmall = [auxiliaries, determiners, prepositions, subjects].some((list) => list.has(word))
  return !isSmall && (stemsOf(word).size > 0 || units.has(word))
}

function lemmaOf(word: string): string {
  const [stem = word] = stemsOf(word)
  return lemma(stem)
}

/** The nearest word on each side, and beyond a verb the one that it is said of. */
function besides({ before, behind }: Placed): string[] {
  const near = (words: readonly Word[]) => {
    const first = words.findIndex(({ isVerb }) => !isVerb)
    return words.slice(0, first < 0 ? words.length : first + 1)
  }
  return [...near(before.toReversed()), ...near(behind)].map((word) => word.lemma)
}

const isSame = (one: Figure, other: Figure) => one.forms.some((form) => other.forms.includes(form))

/**
 * Figures of `sentence` that stand in another order than in the fact that holds them, beside other words or behind the
 * other of "from" and "to". A figure that several of the facts hold may be any of theirs.
 */
export function movedFigures(sentence: string, cited: readonly string[]): string[] {
  const told = placesOf(sentence)
  const known = cited.map((fact) => ({ fact, places: placesOf(fact) }))
  return told.flatMap((one) => {
    const holding = known.filter(({ places }) => places.some(({ figure }) => isSame(figure, one.figure)))
    if (holding.length === 0) return []
    const isKept = holding.some(
      ({ fact, places }) => isInOrder(one, told, places) && isPlaced(one, places, fact),
    )
    return isKept ? [] : [one.figure.written]
  })
}

/** Whether those before it in the sentence can stand before it in the fact. */
function isInOrder(one: Placed, told: readonly Placed[], places: readonly Placed[]): boolean {
  let next = 0
  for (const { figure } of told.slice(0, told.indexOf(one) + 1)) {
    if (!places.some((place) => isSame(place.figure, figure))) continue
    const found = places.findIndex((place, at) => at >= next && isSame(place.figure, figure))
    if (found < 0) return false
    next = found + 1
  }
  return true
}

function isPlaced(one: Placed, places: readonly Placed[], fact: string): boolean {
  const inFact = new Set((fact.toLowerCase().match(/\p{L}[\p{L}'’]*/gu) ?? []).map(lemmaOf))
  const ofFact = (words: readonly Word[]) => words.filter((word) => inFact.has(word.lemma))
  const own: Placed = { ...one, before: ofFact(one.before), behind: ofFact(one.behind) }
  const beside = besides(own)
  const deeds = own.before.filter((word) => word.isVerb).slice(-1)
  return places
    .filter(({ figure }) => isSame(figure, one.figure))
    .some((place) => {
      const isWay = one.way === place.way || (place.way !== 'of' && !(one.way && place.way))
      // What stands behind a number is what it counts.
      const [counted] = own.behind
      const isCounted =
        !counted ||
        counted.isVerb ||
        place.behind.length === 0 ||
        place.behind.some((word) => word.lemma === counted.lemma)
      const wanted = besides(place)
      const isBeside =
        wanted.length === 0 || beside.length === 0 || beside.some((word) => wanted.includes(word))
      // "Catalogued 4,200 negatives and moved 300 boxes": the negatives were not moved.
      const around = [...place.before, ...place.behind].map((word) => word.lemma)
      const isDeed = around.length === 0 || deeds.every((deed) => around.includes(deed.lemma))
      return isWay && isCounted && isBeside && isDeed
    })
}
