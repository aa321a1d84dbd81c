import type { Day } from '../domain/instant.ts'
import type { Sentence, Tone } from '../domain/interview.ts'
import { isSound } from './check.ts'
import { chooseInTurn } from './choose.ts'
import type { LeftOut } from './facts.ts'
import type { Occasion } from './occasion.ts'
import { givenNames, type Job, type Part, partsOf } from './parts.ts'
import type { Person } from './people.ts'
import type { Plan } from './plan.ts'
import type { Wording } from './voice.ts'
import { countWords, resumePasts } from './words.ts'

/** Joins the parts to paragraphs: checked, within the length, and in sentences that do not all begin alike. */

/** Which parts share a paragraph; one job a paragraph. */
const paragraphOf: Readonly<Record<Job, number>> = {
  thanks: 0,
  topic: 0,
  doubt: 1,
  proof: 1,
  second: 1,
  answered: 1,
  more: 1,
  missed: 2,
  idea: 2,
  offer: 1,
  questionProof: 3,
  question: 3,
  connection: 4,
  closing: 4,
}

/** What goes first when a letter grows too long; a warmer one parts with its idea before what both have in common. */
function dispensable(tone: Tone): readonly Job[] {
  return [
    ...(['more', 'second', 'questionProof', 'answered', 'offer', 'question'] as const),
    ...(tone === 'warmer' ? (['idea', 'connection'] as const) : (['connection', 'idea'] as const)),
    ...(['doubt', 'proof', 'topic', 'missed'] as const),
  ]
}

/** What adds least goes this many words before the limit; what a letter lives on may go over it by a sentence. */
const earlier: Partial<Record<Job, number>> = {
  more: 20,
  second: 15,
  questionProof: 4,
  answered: -8,
  connection: -6,
  idea: -14,
  doubt: -14,
  proof: -14,
  topic: -14,
  missed: -14,
}

const neverInShorter: readonly Job[] = [
  'more',
  'second',
  'answered',
  'offer',
  'connection',
  'questionProof',
  'question',
]

export interface Letter {
  readonly paragraphs: readonly string[]
  readonly sentences: readonly Sentence[]
  readonly leftOut: readonly LeftOut[]
  /** The last coming day that it names. */
  readonly until: Day | undefined
}

/** Writes what stands between greeting and sign-off, in `wordsMax` words. */
export function compose(
  person: Person,
  plan: Plan,
  occasion: Occasion,
  tone: Tone,
  wordsMax: number,
): Letter {
  const leftOut: LeftOut[] = []
  const drop = (part: Part, reason: string) => {
    if (part.note) leftOut.push({ text: part.note, reason })
  }
  const given = givenNames(person, occasion)
  let parts: Part[] = []
  for (const part of partsOf(person, plan, occasion, tone)) {
    const [first, ...rest] = part.wordings.filter((wording) => wording.every((one) => isSound(one, given)))
    if (tone === 'shorter' && neverInShorter.includes(part.job))
      drop(part, 'The shorter letter does without it.')
    else if (first) parts.push({ ...part, wordings: [first, ...rest] })
    else drop(part, 'As a sentence it did not pass the checks of spelling and style.')
  }
  const surplus: Part[] = []
  for (const job of dispensable(tone)) {
    if (lengthOf(parts) <= wordsMax - (earlier[job] ?? 0)) continue
    surplus.push(...parts.filter((one) => one.job === job))
    parts = parts.filter((part) => part.job !== job)
  }
  for (const part of surplus) {
    const isTooLong = lengthOf(parts) + lengthOf([part]) > wordsMax
    drop(
      part,
      isTooLong
        ? 'The letter would be too long with it.'
        : 'A short letter says one thing well; this one stood back.',
    )
  }
  const until = parts
    .flatMap((part) => part.until ?? [])
    .toSorted()
    .at(-1)
  return { ...join(parts, occasion, tone), leftOut, until }
}

function lengthOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { wordings }) => sum + countWords(wordings[0].join(' ')), 0)
}

/** Rubric R19: not every sentence begins with I. */
const selfMax = 0.6

/** Picks a wording for each part, by the seed, so that no three sentences on end begin with I. */
function join(
  parts: readonly Part[],
  occasion: Occasion,
  tone: Tone,
): Pick<Letter, 'paragraphs' | 'sentences'> {
  const sentences: Sentence[] = []
  const paragraphs: string[][] = [[], [], [], [], []]
  const placeOf = ({ paragraph, job }: Part) => paragraph ?? paragraphOf[job]
  for (const part of parts.toSorted((one, other) => placeOf(one) - placeOf(other))) {
    const at = placeOf(part)
    const wording = pick(part, sentences, occasion, tone)
    const before = part.job === 'more' ? sentences.at(-1) : undefined
    const both = before && mergedClaims(before.text, wording)
    if (before && both) {
      sentences.splice(-1, 1, { text: both, sources: [...before.sources, ...part.sources] })
      paragraphs[at]?.splice(-1, 1, both)
      continue
    }
    for (const text of wording) {
      sentences.push({ text, sources: part.sources })
      paragraphs[at]?.push(text)
    }
  }
  return { paragraphs: gathered(paragraphs).map((one) => one.join(' ')), sentences }
}

const sentencesMax = 4
const paragraphsMax = 4

/** A sentence alone in its paragraph joins the one before, as long as that stays short; four paragraphs at most. */
function gathered(paragraphs: readonly (readonly string[])[]): string[][] {
  const out: string[][] = []
  const filled = paragraphs.filter((one) => one.length > 0)
  for (const [at, paragraph] of filled.entries()) {
    const last = out.at(-1)
    const isRoomy = last && last.length + paragraph.length <= sentencesMax
    const isLonely = paragraph.length === 1 || last?.length === 1
    const remaining = filled.length - at
    // The ending stands for itself.
    const isEnding = at === filled.length - 1
    const isMany = out.length + remaining > paragraphsMax
    if (last && isRoomy && !isEnding && (isLonely || isMany)) last.push(...paragraph)
    else out.push([...paragraph])
  }
  return out
}

function pick(
  { job, wordings }: Part,
  sentences: readonly Sentence[],
  { seed, index }: Occasion,
  tone: Tone,
): Wording {
  const isOfSelf = (text: string) => /^I\b/.test(text)
  const ofSelf = sentences.filter(({ text }) => isOfSelf(text)).length
  const isMonotonous = (wording: Wording) => {
    const last = [...sentences.slice(-2).map(({ text }) => text), ...wording].slice(0, wording.length + 2)
    const isRun = last.some((_, at) => at >= 2 && last.slice(at - 2, at + 1).every(isOfSelf))
    const own = ofSelf + wording.filter(isOfSelf).length
    return isRun || (isOfSelf(wording[0]) && own / (sentences.length + wording.length) > selfMax)
  }
  const hasColon = (text: string) => /: /.test(text)
  const isLoose = sentences.some(({ text }) => hasColon(text))
  const fresh = wordings.filter(
    (wording) =>
      !isMonotonous(wording) &&
      !sentences.some(({ text }) => isEcho(text, wording[0])) &&
      !(isLoose && wording.some(hasColon)),
  )
  const [first = wordings[0], ...rest] = fresh
  const isFirstBest = job === 'closing' || job === 'idea' || tone === 'plainer' || tone === 'shorter'
  return isFirstBest ? first : chooseInTurn([first, ...rest], `${seed} ${job}`, index)
}

/** "I did this." and "I also did that." → "I did this and did that.", where both are short deeds. */
function mergedClaims(before: string, [again, ...more]: Wording): string | undefined {
  const also = /^I also (\p{Ll}+) (.+)\.$/u.exec(again)
  const [, verb = ''] = before.split(' ')
  const arePast = [verb, also?.[1] ?? ''].every((one) => /ed$/.test(one) || resumePasts.has(one))
  // A place named in the first would seem to be that of the second.
  const isPlaced = / and |,|;|:| also | by \p{Ll}+ing | at \p{Lu}/u.test(before)
  const isElsewhere = / at \p{Lu}/u.test(also?.[2] ?? '')
  if (!also || isElsewhere || more.length > 0 || !arePast || isPlaced || !before.startsWith('I '))
    return undefined
  const both = `${before.slice(0, -1)} and ${also[1]} ${also[2]}.`
  return countWords(both) <= 22 ? both : undefined
}

/** Two sentences that begin alike; "One" is heard at once. */
function isEcho(one: string, other: string): boolean {
  const opening = (text: string) => text.split(' ', /^One\b/.test(text) ? 1 : 3).join(' ')
  return opening(one) === opening(other)
}
