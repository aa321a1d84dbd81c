import type { ModelContext, TableContext } from '../context.ts'
import { candidateOf } from '../domain/interview.ts'
import { policy } from '../domain/policy.ts'
import { knownOf } from '../letter/known.ts'
import { readAnswer } from '../letter/model-answer.ts'
import { answerSchema, type Brief, briefFor, complaint } from '../letter/model-brief.ts'
import { similarity, similarityMax } from '../letter/similarity.ts'
import { writeLetters } from '../letter/write.ts'
import type { WriterInput, Writing, WrittenLetter } from '../letter/writing.ts'
import { log } from '../log.ts'

/** How the model is asked, where there is one. */
export interface ModelOptions {
  /** The letters that are wanted, by key; all of them unless given. */
  readonly keys?: readonly string[]
  /** Bodies of the letters to the other readers as they are kept, where not all are written here. */
  readonly others?: readonly string[]
  /** For one answer: whoever waits at a page has less time. */
  readonly answerSeconds?: number
  /** For all of them together. */
  readonly totalSeconds?: number
}

const daySeconds = 24 * 3600

/** So many letters are asked for at once: a large panel must not be what throttles its own letters. */
const asksAtOnce = 4

/**
 * The letters of an interview. Where a model is set up, each letter is also asked of it, twice at most, and the
 * model's is taken when it passes every check; in all other cases, and beyond so many a day for one candidate, the
 * letter is Afterword's own.
 */
export async function writeAll(
  context: TableContext & ModelContext,
  input: WriterInput,
  {
    keys,
    others,
    answerSeconds = policy.modelAnswerSeconds,
    totalSeconds = policy.modelTotalSeconds,
  }: ModelOptions = {},
): Promise<Writing> {
  const writing = writeLetters(input)
  const { model } = context
  if (!model) return writing
  const briefs = writing.letters.map((letter) =>
    keys && !keys.includes(letter.key) ? undefined : briefFor(letter, knownOf(input, letter)),
  )
  const allowed = await withinLimit(context, input.interview.id, briefs)
  const end = AbortSignal.timeout(totalSeconds * 1000)
  const asked = await inTurn(writing.letters, asksAtOnce, async (letter) => {
    const brief = allowed.find(({ composed }) => composed === letter)
    if (!brief) return letter
    const beside = others ?? writing.letters.filter((other) => other !== letter).map(({ body }) => body)
    const ask = (turns: readonly [string, ...string[]]) =>
      model.ask(
        { system: brief.system, turns, schema: { name: 'letter', schema: answerSchema } },
        AbortSignal.any([end, AbortSignal.timeout(answerSeconds * 1000)]),
      )
    return (await worded(ask, brief, beside, input.interview.id)) ?? letter
  })
  const letters = others ? asked : apart(asked, writing.letters)
  return { ...writing, letters, leftOut: [...writing.leftOut, ...untold(letters)] }
}

/** The briefs that may be asked about today. One after the other, as each count has to see the one before. */
async function withinLimit(
  { table, now }: TableContext,
  id: string,
  briefs: readonly (Brief | undefined)[],
): Promise<readonly Brief[]> {
  const allowed: Brief[] = []
  for (const brief of briefs) {
    if (!brief) continue
    const limit = policy.modelLettersPerDay
    if (await table.count(candidateOf(id), 'modelLetter', limit, daySeconds, now())) allowed.push(brief)
    else log('modelNotAsked', { id, letter: brief.composed.key, why: 'TooManyToday' })
  }
  return allowed
}

type Ask = (turns: readonly [string, ...string[]]) => ReturnType<NonNullable<ModelContext['model']>['ask']>

/** The first question, and the one retry. */
const attempts = [1, 2] as const

/** The model's letter; undefined where it did not come to be. */
async function worded(
  ask: Ask,
  brief: Brief,
  others: readonly string[],
  id: string,
): Promise<WrittenLetter | undefined> {
  const { key, name, to, material } = brief.composed
  const addressed = { key, name, to, ...(material && { material }) }
  let turns: readonly [string, ...string[]] = [brief.facing]
  for (const attempt of attempts) {
    const about = { id, letter: key, attempt }
    const answer = await ask(turns)
    if (answer.status === 'failed') {
      log('modelFailed', { ...about, why: answer.why })
      return undefined
    }
    const reading = readAnswer(brief, answer.text, others)
    if (reading.status === 'good') return { ...addressed, ...reading.letter }
    log('modelRefused', { ...about, faults: reading.faults.length })
    // Converse takes no empty turn: who said nothing is asked the same again.
    if (answer.text.trim() !== '') turns = [brief.facing, answer.text, complaint(reading.faults)]
  }
  return undefined
}

/** Two letters of the model's may have come out alike; the later one gives way to Afterword's. */
function apart(asked: readonly WrittenLetter[], composed: readonly WrittenLetter[]): WrittenLetter[] {
  const kept: WrittenLetter[] = []
  for (const [index, letter] of asked.entries()) {
    const isAlike = kept.some((other) => similarity(letter.body, other.body) > similarityMax)
    kept.push(isAlike && letter.writer ? (composed[index] ?? letter) : letter)
  }
  return kept
}

/** Notes that Afterword would have told and the model left away. */
function untold(letters: readonly WrittenLetter[]): Writing['leftOut'] {
  return letters.flatMap(({ writer, material, sentences }) => {
    const told = new Set(sentences.flatMap(({ sources }) => sources))
    const facts = writer === undefined ? [] : (material?.facts ?? [])
    return facts.flatMap(({ source, original }) =>
      original === undefined || told.has(source) || source.startsWith('candidate.')
        ? []
        : [{ text: original, reason: 'The letter that the language model worded does without it.' }],
    )
  })
}

/** Does the work for each of `list`, so many at a time, and keeps their order. */
async function inTurn<T, R>(list: readonly T[], atOnce: number, work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  const waiting = [...list.entries()]
  async function next(): Promise<void> {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      const [index, value] = one
      results[index] = await work(value)
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, list.length) }, next))
  return results
}
