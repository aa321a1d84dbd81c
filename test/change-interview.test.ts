import { describe, expect, it } from 'vitest'
import { addNotes, changeInterview } from '../shared/use-cases/change-interview.ts'
import { reviewLetter } from '../shared/use-cases/review-letter.ts'
import { viewLetters } from '../shared/use-cases/view-letters.ts'
import { draft, makeToken, recordBody, signIn, siteForFile, stored } from './fixtures/site.ts'

const site = await siteForFile()

async function post(path: string, token: string, body: object, app = site.app) {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  return app.request(path, { method: 'POST', headers, body: JSON.stringify(body) })
}

/** An interview whose only letter has been approved. */
async function decided() {
  const candidate = await signIn(site)
  const { id } = await draft(site, candidate)
  const review = await viewLetters(site.context, await stored(site, id))
  for (const { letter, hash } of review.letters) {
    await reviewLetter(site.context, await stored(site, id), {
      action: 'approve',
      letter: letter.key,
      hash,
    } as never)
  }
  return { id, candidate }
}

describe('changing an interview', () => {
  it('is refused with a reason once its letters are decided, and leaves nothing behind', async () => {
    const { id, candidate } = await decided()
    expect((await stored(site, id)).status).toBe('underway')
    await expect(changeInterview(site.context, id, { interview: { company: 'Cais' } })).rejects.toThrow(
      'decided',
    )
    const token = await makeToken(candidate, 'apiToken')
    expect((await post('/api/interviews', token, recordBody(site, { company: 'Cais' }))).status).toBe(201)
  })

  it('to what it says already is no change, at any time', async () => {
    const { id } = await decided()
    const { company, revision } = await stored(site, id)
    expect((await changeInterview(site.context, id, { interview: { company } })).revision).toBe(revision)
  })

  it('cannot pile up more notes than one item of the table holds', async () => {
    const candidate = await signIn(site)
    const { id } = await draft(site, candidate)
    const long = Array.from({ length: 9 }, () => 'x'.repeat(9_999))
    const interview = await addNotes(site.context, await stored(site, id), { discussed: long })
    await expect(
      addNotes(site.context, interview, { questions: ['y'.repeat(9_999), 'z'.repeat(2_000)] }),
    ).rejects.toThrow('together')
  })
})

describe('a letter saved twice by the same form', () => {
  it('is as the form says, and says so', async () => {
    const { id } = await draft(site, await signIn(site))
    const [view] = (await viewLetters(site.context, await stored(site, id))).letters
    const form = {
      action: 'save',
      letter: 'i1',
      hash: view?.hash,
      subject: 'Cold storage',
      text: 'Dear Inês,',
    }
    const save = async () => reviewLetter(site.context, await stored(site, id), form as never)
    expect([await save(), await save()]).toEqual(['saved', 'saved'])
  })
})

describe('recording an interview', () => {
  it('refuses notes that are too long together, with 422 and not with a fault of ours', async () => {
    const token = await makeToken(await signIn(site), 'apiToken')
    const notes = { discussed: Array.from({ length: 50 }, () => 'x'.repeat(9_000)), questions: [] }
    const answer = await post('/api/interviews', token, recordBody(site, { company: 'Molhe' }, { notes }))
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ errors: [{ path: 'notes' }] })
  })

  it('refuses an end before its start, even of an interview that it knows', async () => {
    const token = await makeToken(await signIn(site), 'apiToken')
    const body = recordBody(site, { company: 'Barra' })
    expect((await post('/api/interviews', token, body)).status).toBe(201)
    const backwards = recordBody(site, { company: 'Barra', endsAt: '2020-01-01T00:00:00Z' })
    expect((await post('/api/interviews', token, backwards)).status).toBe(422)
  })

  it('knows the same body again weeks later, when a new one would be too late', async () => {
    const token = await makeToken(await signIn(site), 'apiToken')
    const body = recordBody(site, { company: 'Doca' })
    const first = await post('/api/interviews', token, body)
    const again = await post('/api/interviews', token, body, site.appLater(20 * 86_400) as typeof site.app)
    expect([first.status, again.status]).toEqual([201, 200])
  })
})
