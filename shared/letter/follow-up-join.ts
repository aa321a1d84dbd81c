import type { LetterText, Sentence } from '../domain/interview.ts'
import { isSound } from './check.ts'
import { choose } from './choose.ts'
import type { Wording, Wordings } from './voice.ts'
import { countWords } from './words.ts'

/** Joins the parts of a follow-up: checked, unlike what was sent before, and not all beginning with I. */

export interface Part {
  readonly paragraph: number
  readonly wordings: Wordings
  /** Where none of them may stand. */
  readonly fallback?: Wordings
  /** Paths into the record. */
  readonly sources: readonly string[]
  /** Further paths, each for the words that bring it in. */
  readonly mentions?: readonly Mention[]
}

interface Mention {
  readonly words: string
  readonly source: string
}

export interface Placed extends Sentence {
  readonly paragraph: number
}

/** In words: what is wanted, and what can be borne. */
interface Lengths {
  readonly least: number
  readonly most: number
  readonly leastEver: number
  readonly mostEver: number
}

export function mention(words: string | undefined, source: string): Mention[] {
  return words ? [{ words, source }] : []
}

export function isSoundAll(wording: Wording, given: readonly string[]): boolean {
  return wording.every((text) => isSound(text, given))
}

/** One wording for each part; names of the record (`given`) are printed as they are. */
export function joinParts(
  parts: readonly Part[],
  seed: string,
  previous: readonly LetterText[],
  given: readonly string[],
): Placed[] {
  const placed: Placed[] = []
  const sent = new Set(previous.flatMap(({ sentences }) => sentences.map(({ text }) => text)))
  const openings = new Set(previous.flatMap(({ sentences: [first] }) => (first ? [opening(first.text)] : [])))
  for (const { paragraph, wordings, fallback = [], sources, mentions = [] } of parts) {
    const sound = wordings.filter((wording) => isSoundAll(wording, given))
    const usable = sound.length > 0 ? sound : fallback.filter((wording) => isSoundAll(wording, given))
    const isFresh = (wording: Wording) =>
      !wording.some((text) => sent.has(text)) &&
      !(placed.length === 0 && openings.has(opening(wording[0]))) &&
      !placed.some(({ text }) => opening(text) === opening(wording[0])) &&
      !mentions.some(({ words }) => wording.join(' ').includes(words) && isNamed(placed, words)) &&
      !isMonotonous(placed, wording) &&
      !isEchoing(placed, wording)
    const fresh = usable.filter(isFresh)
    const [first, ...rest] = fresh.length > 0 ? fresh : usable
    if (!first) continue
    for (const text of choose([first, ...rest], `${wordings.length} ${placed.length} ${seed}`)) {
      const more = mentions.filter(({ words }) => text.includes(words)).map(({ source }) => source)
      placed.push({ text, sources: [...new Set([...sources, ...more])], paragraph })
    }
  }
  return placed
}

export function paragraphsOf(placed: readonly Placed[]): string[] {
  const numbers = [...new Set(placed.map(({ paragraph }) => paragraph))]
  return numbers.map((number) =>
    placed
      .filter(({ paragraph }) => paragraph === number)
      .map(({ text }) => text)
      .join(' '),
  )
}

/** The first draft of the wanted length, else the first that can be borne, else the last, which is the shortest. */
export function fitting(drafts: Iterable<Placed[]>, { least, most, leastEver, mostEver }: Lengths): Placed[] {
  let borne: Placed[] | undefined
  let last: Placed[] = []
  for (const draft of drafts) {
    const length = countWords(draft.map(({ text }) => text).join(' '))
    if (length >= least && length <= most) return draft
    if (length >= leastEver && length <= mostEver) borne ??= draft
    last = draft
  }
  return borne ?? last
}

function isNamed(placed: readonly Placed[], words: string): boolean {
  return placed.some(({ text }) => text.includes(words))
}

/** Rubric R19: no three sentences on end begin with I. */
function isMonotonous(placed: readonly Placed[], wording: Wording): boolean {
  const texts = [...placed.slice(-2).map(({ text }) => text), ...wording]
  return texts.some((_, at) => at >= 2 && texts.slice(at - 2, at + 1).every((text) => /^I\b/.test(text)))
}

const echoes = [/\binterest/, /\bpleased\b/, /\benjoyed\b/, /\bunderstand\b/, /\bwish/, /\bglad/]
const nearEchoes = [/\bthe role\b(?! of)/, /\bthe job\b/, /\bdeci[ds]/, /\bstill\b/, /\blike\b/]

/** Words that ring if they come twice: some anywhere in so short a letter, some in the very next sentence. */
function isEchoing(placed: readonly Placed[], wording: Wording): boolean {
  const text = wording.join(' ')
  const before = placed.map((one) => one.text).join(' ')
  const last = placed.at(-1)?.text ?? ''
  return (
    echoes.some((echo) => echo.test(text) && echo.test(before)) ||
    nearEchoes.some((echo) => echo.test(text) && echo.test(last))
  )
}

function opening(text: string): string {
  return text.split(' ', 3).join(' ')
}
