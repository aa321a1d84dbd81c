import { expect, it } from 'vitest'
import { readTexts } from '../shared/use-cases/texts.ts'
import { asFields, makeToken, recordBody, signIn, siteForFile, stored } from './fixtures/site.ts'

const site = await siteForFile()

async function openHook() {
  const ann = await signIn(site)
  const path = `/hooks/form/${await makeToken(ann, 'formHook')}`
  async function send(init: RequestInit, at = path) {
    const answer = await site.app.request(at, { method: 'POST', ...init })
    return { status: answer.status, json: (await answer.json()) as Record<string, unknown> }
  }
  const json = (body: unknown) =>
    send({ body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } })
  const count = async () => (await site.table.listInterviews(ann.candidate, site.now())).items.length
  return { ann, path, send, json, count }
}

it('records the same body as the API does, passing over fields that it does not know', async () => {
  const { json, count } = await openHook()
  const body = recordBody(site)
  const first = await json({
    ...body,
    formId: 'x',
    interview: { ...body.interview, utm: 'y' },
    ['__proto__']: { z: 1 },
  })
  expect(first.status).toBe(201)
  expect(first.json).toMatchObject({
    status: 'ended',
    url: `https://afterword.example/interviews/${first.json.id}`,
  })
  const again = await json(body)
  expect([again.status, again.json]).toEqual([200, first.json])
  expect(await count()).toBe(1)
})

it('makes of dotted form fields what JSON would have made', async () => {
  const { send, count } = await openHook()
  const fields = {
    ...asFields(recordBody(site)),
    'interviewers.5.name': ' ',
    'interviewers.7.name': 'Odd Lie',
    'interviewers.7.decisionMaker': 'false',
    utm: 'y',
  }
  const { status, json } = await send({ body: new URLSearchParams(fields) })
  expect(status).toBe(201)
  const interview = await stored(site, String(json.id))
  expect(interview).toMatchObject({
    source: { kind: 'hook' },
    interviewers: [
      { name: 'Inês Prado', isDecisionMaker: true },
      { key: 'i2', name: 'Odd Lie' },
    ],
  })
  expect(interview.interviewers[1]).not.toHaveProperty('isDecisionMaker')
  expect((await readTexts(site.context, interview)).notes).toEqual(recordBody(site).notes)
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', new Blob(['x']), 'cv.pdf')
  expect((await send({ body: form })).status).toBe(200)
  expect(await count()).toBe(1)
})

it('refuses as the API does, and stores nothing', async () => {
  const { json, send, count } = await openHook()
  const bad = await json({ interview: {}, interviewers: [] })
  expect(bad.status).toBe(422)
  expect(bad.json.errors).toContainEqual({ path: 'interview.company', message: 'Is missing.' })
  expect((await send({ body: 'hello', headers: { 'Content-Type': 'text/plain' } })).status).toBe(415)
  expect((await send({ body: '{', headers: { 'Content-Type': 'application/json' } })).status).toBe(422)
  expect(await count()).toBe(0)
})

it('is absent for whoever does not know the secret, whatever they send', async () => {
  const { path, send, count } = await openHook()
  const body = JSON.stringify(recordBody(site))
  const wrong = path.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
  for (const at of [wrong, '/hooks/form/x', `/hooks/form/${'a'.repeat(16)}.${'b'.repeat(43)}`]) {
    const answer = await send({ body, headers: { 'Content-Type': 'application/json' } }, at)
    expect([answer.status, answer.json]).toEqual([
      404,
      { errors: [{ path: '', message: 'There is nothing here.' }] },
    ])
  }
  expect((await site.app.request(path)).status).toBe(404)
  expect(await count()).toBe(0)
})

it('mails nobody whom a stranger names', async () => {
  const { json } = await openHook()
  const before = (await site.aws.mails()).length
  const body = recordBody(site, {}, { interviewers: [{ name: 'Victim', email: 'victim@elsewhere.example' }] })
  await json(body)
  await site.advance(24 * 3600)
  const mails = (await site.aws.mails()).slice(before)
  expect(mails.filter(({ to }) => to.includes('victim@elsewhere.example'))).toEqual([])
})
