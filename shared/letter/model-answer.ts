import * as z from 'zod/mini'
import type { LetterText } from '../domain/interview.ts'
import type { Brief, BriefFact } from './model-brief.ts'
import { wholeFaults } from './model-letter.ts'
import { sentenceFaults } from './model-sentence.ts'

/** A model's answer, held against everything that a letter has to be. Nothing of it is patched. */

const schema = z.strictObject({
  sentences: z
    .array(
      z.strictObject({
        text: z.string().check(z.minLength(1), z.maxLength(600)),
        paragraph: z.int().check(z.minimum(1), z.maximum(12)),
        facts: z.array(z.string().check(z.maxLength(8))).check(z.maxLength(8)),
      }),
    )
    .check(z.minLength(1), z.maxLength(12)),
})

/** A sentence of the model's with the facts that it names. */
export interface Told {
  readonly text: string
  readonly paragraph: number
  readonly facts: readonly BriefFact[]
}

export type Reading =
  | { readonly status: 'good'; readonly letter: LetterText }
  /** What is wrong, in words that the model is told. */
  | { readonly status: 'faulty'; readonly faults: readonly string[] }

/** Reads the answer to a brief; `others` are the bodies of the panel's other letters. */
export function readAnswer(brief: Brief, answer: string, others: readonly string[] = []): Reading {
  const parsed = schema.safeParse(parseJson(answer))
  if (!parsed.success) return faulty(['The answer is not JSON in the form that was asked for.'])
  const known = new Map(brief.facts.map((fact) => [fact.id, fact]))
  const unknown = parsed.data.sentences.flatMap(({ facts }) => facts.filter((id) => !known.has(id)))
  if (unknown.length > 0) return faulty(['It names facts that do not exist.'])
  const told = parsed.data.sentences.map(({ text, paragraph, facts }): Told => {
    const cited = [...new Set(facts)].flatMap((id) => known.get(id) ?? [])
    return { text: text.replace(/\s+/g, ' ').trim(), paragraph, facts: cited }
  })
  const letter = letterOf(brief, told)
  const faults = [
    ...told.flatMap((sentence) =>
      sentenceFaults(sentence, brief).map((fault) => `“${sentence.text}”: ${fault}`),
    ),
    ...wholeFaults(told, brief, letter, others),
  ]
  return faults.length > 0 ? faulty(faults) : { status: 'good', letter }
}

function faulty(faults: readonly string[]): Reading {
  return { status: 'faulty', faults }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    // Not JSON is told apart by the schema, like everything else that is not the letter asked for.
    return undefined
  }
}

/** The model's sentences within all that is the composer's: subject, greeting, thanks, farewell and sign-off. */
function letterOf({ composed, frame }: Brief, told: readonly Told[]): LetterText {
  const joined = (sentences: readonly { readonly text: string }[]) =>
    sentences.map(({ text }) => text).join(' ')
  const blocks = composed.body.split('\n\n')
  const paragraphs = [...new Set(told.map(({ paragraph }) => paragraph))].map((number) =>
    joined(told.filter(({ paragraph }) => paragraph === number)),
  )
  const [first = '', ...rest] = paragraphs
  const texts = [`${joined(frame.opening)} ${first}`, ...rest, joined(frame.closing)]
  return {
    subject: composed.subject,
    body: [...blocks.slice(0, 1), ...texts, ...blocks.slice(-1)].join('\n\n'),
    sentences: [
      ...frame.opening,
      ...told.map(({ text, facts }) => ({ text, sources: [...new Set(facts.map(({ source }) => source))] })),
      ...frame.closing,
    ],
    ...(composed.until && { until: composed.until }),
    writer: 'model',
  }
}
