import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TableContext } from '../shared/context.ts'
import { plus } from '../shared/domain/instant.ts'
import { candidateOf } from '../shared/domain/interview.ts'
import { policy } from '../shared/domain/policy.ts'
import { writeLetters } from '../shared/letter/write.ts'
import type { WriterInput } from '../shared/letter/writing.ts'
import { logTo } from '../shared/log.ts'
import { type ModelOptions, writeAll } from '../shared/use-cases/write-letters.ts'
import { type ConverseReply, type ConverseRequest, startConverse } from './fixtures/converse-server.ts'
import { caseInput, itInCases } from './fixtures/letter-cases.ts'
import { asAnswer, bent, good, input, secrets } from './fixtures/model-letter.ts'
import { siteForFile } from './fixtures/site.ts'

const [ours] = writeLetters(input).letters
const site = await siteForFile()
let days = 0
/** Each test has a day of its own: what a candidate may have asked is counted by the day. */
let context: TableContext
beforeEach(() => {
  days++
  const now = plus(site.context.now(), days * 2 * 24 * 3600)
  context = { ...site.context, now: () => now }
})

let lines: string[] = []
beforeEach(() => {
  lines = []
  logTo((line) => lines.push(line))
})
afterEach(() => logTo((line) => process.stdout.write(line)))

function facing({ messages }: ConverseRequest): string {
  return messages[0]?.content[0]?.text ?? ''
}

/** The letters when a model answers so: each reply in turn, the last one from then on. */
async function written(
  replies: readonly ((body: ConverseRequest) => ConverseReply)[],
  record: WriterInput = input,
  options: ModelOptions = {},
) {
  const server = await startConverse((body, index) => (replies[index] ?? replies.at(-1))?.(body) ?? 'silence')
  const writing = await writeAll({ ...context, model: server.model }, record, options)
  return { ...server, writing, letter: writing.letters[0] }
}

const say = (sentences: typeof good) => (body: ConverseRequest) => ({
  text: asAnswer(sentences, facing(body)),
})
const right = say(good)
const lying = say(
  bent('glass negatives', { text: 'At Casa Lume I led the catalogue of 9,000 glass negatives.' }),
)

describe('without a model', () => {
  it('the letters are Afterword’s own', async () => {
    expect(await writeAll(context, input)).toEqual(writeLetters(input))
  })
})

describe('a model that keeps to the facts', () => {
  it('words the letter, is asked once, and is said to be its writer', async () => {
    const { letter, requests, paths } = await written([right])
    expect(letter?.writer).toBe('model')
    expect(letter?.body).toContain('At Casa Lume I helped catalogue 4,200 glass negatives.')
    expect(letter).toMatchObject({ key: 'i1', to: 'ines@farol.example', subject: ours?.subject })
    expect(requests).toHaveLength(1)
    expect(paths).toEqual(['POST /model/eu.example.writer-v1%3A0/converse'])
    expect(lines).toEqual([])
  })

  it('is asked in the protocol’s own words, for JSON of one form, and given no tools', async () => {
    const { requests } = await written([right])
    const [request] = requests
    expect(request?.inferenceConfig).toEqual({ maxTokens: 900, temperature: 0.4 })
    expect(request?.messages).toHaveLength(1)
    const schema = JSON.parse(request?.outputConfig.textFormat.structure.jsonSchema.schema ?? '')
    expect(schema.properties.sentences.items.required).toEqual(['text', 'paragraph', 'facts'])
  })

  it('says what of the notes it did without', async () => {
    const { writing } = await written([say(good.filter(({ facts }) => !facts.includes('photograph')))])
    expect(writing.letters[0]?.writer).toBe('model')
    expect(writing.leftOut).toContainEqual({
      text: 'photograph the catalogue cards before anybody opens a box',
      reason: 'The letter that the language model worded does without it.',
    })
  })
})

describe('a model that does not', () => {
  it('is told what is wrong, once, and may mend it', async () => {
    const { letter, requests } = await written([lying, right])
    expect(letter?.writer).toBe('model')
    expect(letter?.body).not.toContain('9,000')
    expect(requests).toHaveLength(2)
    const [, again] = requests
    expect(again?.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user'])
    expect(again?.messages[2]?.content[0]?.text).toContain('the number “9,000” is not in its facts')
  })

  it.each<[string, (body: ConverseRequest) => ConverseReply]>([
    ['lies', lying],
    [
      'praises',
      say(bent('boxes swell', { text: 'I was impressed by how the wooden boxes swell every summer.' })),
    ],
    ['promises', say(bent('photograph', { text: 'I can start Monday to photograph the catalogue cards.' }))],
    ['upgrades', say(bent('glass negatives', { text: 'I led the catalogue of 4,200 glass negatives.' }))],
    [
      'merges facts',
      say(
        bent('glass negatives', {
          text: 'I helped catalogue 4,200 glass negatives with no losses in nine days.',
        }),
      ),
    ],
    [
      'moves the record to the reader’s company',
      say(bent('glass negatives', { text: 'I helped catalogue 4,200 glass negatives at Farol Archive.' })),
    ],
    ['obeys what stands in a note', say(bent('shorthand', { text: 'I have a doctorate from the MIT.' }))],
    [
      'writes in another language',
      say(bent('shorthand', { text: 'Eu leio a velha estenografia portuguesa.' })),
    ],
    ['answers in prose', () => ({ text: 'Dear Inês, thank you.' })],
    ['answers with half of its JSON', () => ({ text: '{"sentences":[{"text":"Tha' })],
    ['answers with nothing', () => ({ text: '' })],
  ])('leaves the letter to Afterword after one retry: %s', async (_, reply) => {
    const { letter, requests } = await written([reply])
    expect(letter).toEqual(ours)
    expect(requests).toHaveLength(2)
    expect(lines.map((line) => JSON.parse(line))).toEqual(
      [1, 2].map((attempt) => ({
        ...{ what: 'modelRefused', id: 'abc234', letter: 'i1', attempt },
        faults: expect.any(Number),
      })),
    )
  })

  it.each<[string, ConverseReply, string]>([
    ['cuts its answer short', { text: '{}', stopReason: 'max_tokens' }, 'max_tokens'],
    ['filters', { text: 'I cannot help with that.', stopReason: 'content_filtered' }, 'content_filtered'],
    [
      'is stopped by a guardrail',
      { text: 'No.', stopReason: 'guardrail_intervened' },
      'guardrail_intervened',
    ],
    ['wants a tool', { text: '', stopReason: 'tool_use' }, 'tool_use'],
    ['is throttled', { status: 429, error: 'ThrottlingException' }, 'ThrottlingException'],
    ['is not allowed', { status: 403, error: 'AccessDeniedException' }, 'AccessDeniedException'],
    ['knows no structured output', { status: 400, error: 'ValidationException' }, 'ValidationException'],
    ['does not exist', { status: 404, error: 'ResourceNotFoundException' }, 'ResourceNotFoundException'],
    [
      'is not there yet',
      { status: 503, error: 'ServiceUnavailableException' },
      'ServiceUnavailableException',
    ],
    ['breaks', { status: 500, error: 'InternalServerException' }, 'InternalServerException'],
  ])('leaves the letter to Afterword at once: %s', async (_, reply, why) => {
    const { letter, requests } = await written([() => reply])
    expect(letter).toEqual(ours)
    expect(requests).toHaveLength(1)
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { what: 'modelFailed', id: 'abc234', letter: 'i1', attempt: 1, why },
    ])
  })

  it('leaves the letter to Afterword when it is slow', async () => {
    const { letter, requests } = await written([() => 'silence'], input, { answerSeconds: 0.2 })
    expect(letter).toEqual(ours)
    expect(requests).toHaveLength(1)
    expect(lines.join('')).toContain('"why":"Late"')
  })

  it('leaves the letter to Afterword when the retry is slow', async () => {
    const { letter, requests } = await written([lying, () => 'silence'], input, { answerSeconds: 0.2 })
    expect(letter).toEqual(ours)
    expect(requests).toHaveLength(2)
  })

  it('cannot hold up a large panel', async () => {
    const interviewers = Array.from({ length: 12 }, (_, index) => ({
      key: `i${index + 1}`,
      name: `Person${index} Lee`,
      email: `p${index}@farol.example`,
    }))
    const discussed = interviewers.map(({ name }, index) => `${name}: the shelves of room ${index + 20} lean`)
    const qualifications = interviewers.map((_, index) => `Moved ${index + 40} shelves in a week`)
    const panel: WriterInput = {
      ...input,
      candidate: { ...input.candidate, qualifications },
      interviewers,
      notes: { discussed, questions: [] },
    }
    const { writing, requests } = await written([() => 'silence'], panel, {
      answerSeconds: 5,
      totalSeconds: 0.3,
    })
    expect(writing.letters).toEqual(writeLetters(panel).letters)
    expect(requests.length).toBeLessThanOrEqual(4)
  })

  it('says nothing of the letter in the log', async () => {
    await written([lying])
    await written([() => ({ status: 400, error: 'ValidationException' })])
    const log = lines.join('')
    for (const word of ['Casa', 'Marta', 'Inês', 'farol', '9,000', 'A sentence that belongs in no log'])
      expect(log).not.toContain(word)
  })
})

describe('one letter of several', () => {
  const rui = { key: 'i2', name: 'Rui Tavares', email: 'rui@farol.example' }
  const withRui = (discussed: readonly string[]): WriterInput => ({
    ...input,
    interviewers: [...input.interviewers, rui],
    notes: { ...input.notes, discussed },
  })

  it('is asked for alone where only it is wanted', async () => {
    const two = withRui([...input.notes.discussed, 'Rui: the lift is slow'])
    const { writing, requests } = await written([() => ({ text: '' })], two, { keys: ['i2'] })
    expect(writing).toEqual(writeLetters(two))
    expect(requests.length).toBeGreaterThan(0)
    for (const request of requests) expect(facing(request)).not.toContain('boxes')
  })

  it('is held against the letters that are kept, not against those that would be written now', async () => {
    const [fresh] = (await written([right])).writing.letters
    if (!fresh) throw new Error('There is no letter')
    const kept = await written([right], input, { keys: ['i1'], others: [fresh.body] })
    expect(kept.letter?.writer).toBeUndefined()
    const other = await written([right], input, { keys: ['i1'], others: ['Dear Rui,\n\nQuite another.'] })
    expect(other.letter?.writer).toBe('model')
  })

  it('gives way where the model wrote two alike', async () => {
    const two = withRui(['Inês: the lift is slow', 'Rui: the lift is slow'])
    const { writing } = await written([right], two)
    const bodies = writing.letters.filter(({ writer }) => writer === 'model').map(({ body }) => body)
    expect(new Set(bodies).size).toBe(bodies.length)
  })
})

describe('what the model costs', () => {
  it('is bounded by the day: beyond it the letters are Afterword’s own', async () => {
    const candidate = candidateOf(input.interview.id)
    const day = 24 * 3600
    for (let letters = 1; letters < policy.modelLettersPerDay; letters++)
      await context.table.count(candidate, 'modelLetter', policy.modelLettersPerDay, day, context.now())
    expect((await written([right])).letter?.writer).toBe('model')
    const { letter, requests } = await written([right])
    expect(letter).toEqual(ours)
    expect(requests).toHaveLength(0)
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { what: 'modelNotAsked', id: 'abc234', letter: 'i1', why: 'TooManyToday' },
    ])
    const tomorrow = plus(context.now(), day)
    context = { ...context, now: () => tomorrow }
    expect((await written([right])).letter?.writer).toBe('model')
  })

  it('is nothing where the profile has no name yet, whose letters no check would pass', async () => {
    const { requests } = await written([right], { ...input, candidate: { ...input.candidate, name: ' ' } })
    expect(requests).toHaveLength(0)
  })
})

describe('what leaves the house', () => {
  it('holds no private note, no address, no number to call and nothing of the advertisement', async () => {
    const { wire } = await written([lying])
    for (const secret of secrets) expect(wire()).not.toContain(secret)
  })

  itInCases('holds nothing that must not be mentioned: %s', async (file) => {
    const record = caseInput(file)
    const { wire } = await written([() => ({ text: '' })], record)
    const unmentionable = [
      ...[
        record.candidate.email,
        record.candidate.phone,
        record.interview.jobDescription,
        record.interview.location,
      ],
      ...record.interviewers.flatMap(({ email, title }) => [email, title]),
      ...['rude', '92k', 'Gainsight', 'paint', 'Beacon', '3 in 2 years', 'last person'],
      ...['PhD', 'MIT', 'CTO', 'pirate', 'attacker', 'process.env', 'any salary'],
    ]
    for (const secret of unmentionable) if (secret) expect(wire()).not.toContain(secret)
  })
})
