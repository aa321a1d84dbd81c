import { afterEach, describe, expect, it } from 'vitest'
import { buildModel } from '../shared/aws/build-model.ts'
import type { Model } from '../shared/aws/model.ts'
import { logTo } from '../shared/log.ts'
import { letterText, readTexts } from '../shared/use-cases/texts.ts'
import { startConverse } from './fixtures/converse-server.ts'
import { letterForm, wordsOf } from './fixtures/html.ts'
import { type AnswerSentence, asAnswer } from './fixtures/model-letter.ts'
import { draft, makeToken, openSite, recordBody, signIn, stored } from './fixtures/site.ts'

/** The middle of a letter about the record of `recordBody`. */
const sentences: readonly AnswerSentence[] = [
  {
    text: 'We talked about the paper catalogue and who may correct it.',
    paragraph: 1,
    facts: ['paper catalogue'],
  },
  {
    text: 'I know that the glass negatives are still in their first wooden boxes.',
    paragraph: 1,
    facts: ['wooden boxes'],
  },
  { text: 'At work I catalogued 4,200 glass negatives by hand.', paragraph: 2, facts: ['4,200'] },
  {
    text: 'I should have told you that I read old Portuguese shorthand.',
    paragraph: 2,
    facts: ['shorthand'],
  },
  {
    text: 'One idea is to photograph the catalogue cards first, so that nobody has to open a box to find a plate.',
    paragraph: 3,
    facts: ['catalogue cards'],
  },
]

/** A candidate with drafts, on a site whose letters a model may word. */
async function drafted(model: Model) {
  logTo(() => undefined)
  const site = await openSite({ model })
  const ann = await signIn(site)
  return { site, ann, ...(await draft(site, ann)) }
}

afterEach(() => logTo((line) => process.stdout.write(line)))

describe('a letter that a model worded', () => {
  it('is stored, said to be a model’s by page and program, and not asked for again', async () => {
    const { model, requests } = await startConverse((body) => ({
      text: asAnswer(sentences, body.messages[0]?.content[0]?.text ?? ''),
    }))
    const { site, ann, id, link } = await drafted(model)
    const { length } = requests
    const interview = await stored(site, id)
    const text = letterText(await readTexts(site.context, interview), interview.letters[0]?.text ?? '')
    expect(text.writer).toBe('model')
    expect(text.body).toContain('At work I catalogued 4,200 glass negatives by hand.')

    const words = wordsOf(await ann.read(link))
    expect(words).toContain('A language model worded the middle of this letter.')
    expect(words).toContain('From your notes: “I forgot to mention that I read old Portuguese shorthand”')
    const token = await makeToken(ann, 'apiToken')
    const answer = await site.app.request(`/api/interviews/${id}`, {
      headers: { Authorization: `Bearer ${token}` },
    })
    expect(await answer.json()).toMatchObject({ letters: [{ letter: 'i1', writer: 'model' }] })

    await site.advance(2 * 24 * 3600)
    expect(letterForm(await ann.read(link), 'i1').fields.text).toBe(text.body.replace('today', 'on Tuesday'))
    expect(requests).toHaveLength(length)
    await site.close()
  })

  it('is said to be changed when the candidate has changed it', async () => {
    const { model } = await startConverse((body) => ({
      text: asAnswer(sentences, body.messages[0]?.content[0]?.text ?? ''),
    }))
    const { site, ann, link } = await drafted(model)
    const { fields } = letterForm(await ann.read(link), 'i1')
    const text = `${fields.text}`.replace('At work I', 'At the Farol I')
    expect((await ann.post(link, { ...fields, text, action: 'save' })).status).toBe(303)
    const words = wordsOf(await ann.read(link))
    expect(words).toContain(
      'A language model worded the middle of this letter, and you have changed it since.',
    )
    await site.close()
  })
})

describe('a letter that is written again', () => {
  it('is asked of the model once more, for its reader alone', async () => {
    const { model, requests } = await startConverse((body) => ({
      text: asAnswer(sentences, body.messages[0]?.content[0]?.text ?? ''),
    }))
    const { site, ann, link } = await drafted(model)
    const { length } = requests
    const { fields } = letterForm(await ann.read(link), 'i1')
    const answer = await ann.post(link, { ...fields, tone: 'plainer', action: 'rewrite' })
    expect(answer.status).toBe(303)
    expect(requests).toHaveLength(length + 1)
    expect(requests.at(-1)?.system[0]?.text).toContain('matter of fact')
    expect(wordsOf(await ann.read(link))).toContain('A language model worded the middle of this letter.')
    await site.close()
  })

  it('must not be like the letter that another reader of the panel gets, as that one is now', async () => {
    logTo(() => undefined)
    const told = sentences.filter(({ facts }) => !facts.includes('paper catalogue'))
    const { model } = await startConverse((body) => ({
      text: asAnswer(told, body.messages[0]?.content[0]?.text ?? ''),
    }))
    const site = await openSite({ model })
    const ann = await signIn(site)
    const { interviewers, notes, ...rest } = recordBody(site)
    const rui = { name: 'Rui Tavares', email: 'rui@farol.example.org' }
    const discussed = notes.discussed.slice(0, 1).map((note) => `Inês: ${note}`)
    const panel = { interviewers: [...interviewers, rui], notes: { ...notes, discussed } }
    const { link, id } = await draft(site, ann, { ...rest, ...panel })
    const writerOf = async () => {
      const interview = await stored(site, id)
      return letterText(await readTexts(site.context, interview), interview.letters[0]?.text ?? '').writer
    }
    expect(await writerOf()).toBe('model')
    const { fields } = letterForm(await ann.read(link), 'i1')
    const other = letterForm(await ann.read(link), 'i2')
    const text = `${fields.text}`.replace('Dear Inês', 'Dear Rui')
    expect((await ann.post(link, { ...other.fields, text, action: 'save' })).status).toBe(303)
    const again = letterForm(await ann.read(link), 'i1').fields
    expect((await ann.post(link, { ...again, tone: 'plainer', action: 'rewrite' })).status).toBe(303)
    expect(await writerOf()).toBeUndefined()
    await site.close()
  })
})

describe('a letter that Afterword worded', () => {
  it('is said to be its own where the model would not do', async () => {
    const { model, requests } = await startConverse(() => ({ text: 'no' }))
    const { site, ann, link } = await drafted(model)
    const words = wordsOf(await ann.read(link))
    expect(words).toContain('Afterword worded it, without a language model.')
    expect(words).not.toContain('A language model worded')
    expect(requests).toHaveLength(2)
    await site.close()
  })

  it('is there where nothing speaks for Bedrock, as on one’s own machine', async () => {
    const { site, ann, link } = await drafted(unreachable())
    expect(wordsOf(await ann.read(link))).toContain('Afterword worded it, without a language model.')
    await site.close()
  })
})

function unreachable(): Model {
  return buildModel(
    { MODEL_ID: 'example.writer-v1:0' },
    {
      endpoint: 'http://127.0.0.1:9',
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    },
  )
}
