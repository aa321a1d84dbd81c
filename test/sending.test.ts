import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { describe, expect, it } from 'vitest'
import { PAUSE_PARAMETER } from '../infra/local/identity.ts'
import { sha256 } from '../shared/digest.ts'
import { policy } from '../shared/domain/policy.ts'
import { readSuppression, suppressAddress } from '../shared/use-cases/suppression.ts'
import { wordsOf } from './fixtures/html.ts'
import { drafted, letterOf, press } from './fixtures/review.ts'
import { record, recordBody, type Sent, signIn, siteForFile, stored } from './fixtures/site.ts'

const site = await siteForFile({ isSwept: false })
const hour = 3600
const day = 24 * hour

let readers = 0
const freshBody = () => {
  readers += 1
  const interviewers = [{ name: 'Inês Prado', email: `p${readers}@farol.example.org` }]
  return { reader: `p${readers}@farol.example.org`, body: recordBody(site, {}, { interviewers }) }
}

const lettersTo = async (address: string) =>
  (await site.aws.mails()).filter(({ kind, to }) => kind === 'letter' && to.includes(address))

/** A candidate with these settings, and an interview whose letters are drafted. */
async function withSettings(settings: Sent, body: object) {
  const ann = await signIn(site)
  await ann.post('/settings/sending', settings)
  return { ann, id: await record(site, ann, body) }
}

const noticesTo = async (address: string) =>
  (await site.aws.mails()).filter(({ kind, to }) => kind === 'notice' && to.includes(address))

describe('letters that go out by themselves', () => {
  it('are shown in a notice an hour before at least, and then go out', async () => {
    const { reader, body } = freshBody()
    const { ann, id } = await withSettings({ mode: 'automatic' }, body)
    await site.linkFor(ann.email, 'notice')
    const letter = await letterOf(site, id)
    if (letter.status !== 'approved') throw new Error(JSON.stringify((await stored(site, id)).history))
    const [notice] = await noticesTo(ann.email)
    expect(notice?.text).toContain('Dear Inês,')
    const ahead = Date.parse(letter.approval.sendAt) - Date.parse(notice?.at ?? '')
    expect(ahead).toBeGreaterThanOrEqual(policy.vetoWindowSeconds * 1000)
    await site.advance(4 * day)
    expect(await lettersTo(reader)).toHaveLength(1)
  })

  it('do not go out once they are vetoed on the page behind the link', async () => {
    const { reader, body } = freshBody()
    const { ann, id } = await withSettings({ mode: 'automatic' }, body)
    const link = await site.linkFor(ann.email, 'notice')
    await ann.get(link)
    expect((await letterOf(site, id)).status).toBe('approved')
    await press(ann, link, 'undo')
    await site.advance(4 * day)
    expect(await lettersTo(reader)).toEqual([])
  })

  it('wait for the candidate without notes, and the mail says why', async () => {
    const { notes: _notes, ...body } = freshBody().body
    const { ann, id } = await withSettings({ mode: 'automatic' }, body)
    await site.linkFor(ann.email, 'draft')
    const mail = (await site.aws.mails()).findLast(
      ({ kind, to }) => kind === 'draft' && to.includes(ann.email),
    )
    expect(mail?.text).toContain('because there are no notes')
    expect((await stored(site, id)).status).toBe('inReview')
  })
})

describe('an interview of its own mode', () => {
  it('is reviewed where everything else goes out by itself', async () => {
    const { body } = freshBody()
    const { ann, id } = await withSettings({ mode: 'automatic' }, body)
    const answer = await ann.post(`/interviews/${id}/mode`, { mode: 'review' })
    expect(answer.status).toBe(303)
    await site.linkFor(ann.email, 'draft')
    expect((await letterOf(site, id)).status).toBe('drafted')
  })

  it('is refused a mode that is none', async () => {
    const { ann, id } = await withSettings({ mode: 'review' }, freshBody().body)
    expect((await ann.post(`/interviews/${id}/mode`, { mode: 'always' })).status).toBe(422)
  })
})

describe('drafts alone', () => {
  it('cannot be approved, and what was approved before comes back', async () => {
    const { reader, body } = freshBody()
    const { ann, id, link } = await drafted(site, body)
    await press(ann, link, 'approve')
    await ann.post('/settings/sending', { mode: 'draftOnly' })
    await site.advance(4 * day)
    expect(await lettersTo(reader)).toEqual([])
    expect((await letterOf(site, id)).status).toBe('drafted')
    expect(wordsOf(await ann.read(link))).not.toContain('Approve the letter')
    expect((await press(ann, link, 'approve')).status).toBe(422)
  })
})

/** True on any day, so that it can wait. */
const undated = 'Dear Inês,\n\nThank you for the conversation about the boxes.\n\nMarta Vaz'

/** Until an hour after the moment for which it was approved. */
async function untilDue(id: string): Promise<void> {
  const letter = await letterOf(site, id)
  if (letter.status !== 'approved') throw new Error(`The letter is ${letter.status}`)
  const due = Date.parse(letter.approval.sendAt) - site.clock.now()
  await site.advance(due / 1000 + hour)
}

describe('a pause', () => {
  it('of the candidate holds what is due until it is taken back', async () => {
    const { reader, body } = freshBody()
    const { ann, id, link } = await drafted(site, body)
    await press(ann, link, 'save', { text: undated })
    await press(ann, link, 'approve')
    await ann.post('/settings/sending', { mode: 'review', isPaused: 'yes' })
    await untilDue(id)
    expect(await lettersTo(reader)).toEqual([])
    expect(wordsOf(await ann.read(link))).toContain('You have paused sending')
    await ann.post('/settings/sending', { mode: 'review' })
    await site.advance(hour)
    expect(await lettersTo(reader)).toHaveLength(1)
  })

  it('of the whole system is honoured within a minute, and ends as quickly', async () => {
    const ssm = new SSMClient(site.aws.connection)
    const turn = (Value: string) =>
      ssm.send(new PutParameterCommand({ Name: PAUSE_PARAMETER, Value, Type: 'String', Overwrite: true }))
    const { reader, body } = freshBody()
    const { ann, id, link } = await drafted(site, body)
    await press(ann, link, 'save', { text: undated })
    await press(ann, link, 'approve')
    await turn('on')
    await site.advance(60)
    await untilDue(id)
    expect(await lettersTo(reader)).toEqual([])
    expect(wordsOf(await ann.read('/settings'))).toContain('has paused sending')
    await turn('off')
    await site.advance(hour)
    expect(await lettersTo(reader)).toHaveLength(1)
  })
})

describe('an address that a letter came back from', () => {
  it('is not written to again, in this interview or another', async () => {
    const email = 'bounce+sup@simulator.amazonses.com'
    const body = recordBody(site, {}, { interviewers: [{ name: 'Inês Prado', email }] })
    const { ann, id, link } = await drafted(site, body)
    await press(ann, link, 'approve')
    await site.advance(4 * day)
    expect((await letterOf(site, id)).status).toBe('bounced')
    expect(await readSuppression(site.context, id, email.toUpperCase())).toBe('bounced')
    const again = recordBody(site, { company: 'Another' }, { interviewers: [{ name: 'Inês', email }] })
    await record(site, ann, again)
    await site.advance(18 * 3600)
    const answer = await press(ann, await site.linkFor(ann.email, 'draft'), 'approve')
    expect(answer.status).toBe(422)
    expect(wordsOf(await answer.text())).toContain('Mail to this address has come back before')
  })

  it('is held at the last moment where it was suppressed after the approval', async () => {
    const { reader, body } = freshBody()
    const { ann, id, link } = await drafted(site, body)
    await press(ann, link, 'approve')
    await suppressAddress(site.context, id, reader, 'stopped')
    await site.advance(4 * day)
    expect(await letterOf(site, id)).toMatchObject({ status: 'held', reason: 'Suppressed.stopped' })
    expect(await lettersTo(reader)).toEqual([])
    expect(wordsOf(await ann.read(link))).toContain('they asked not to be written to again')
  })
})

describe('one person', () => {
  it('gets no more letters within a month than policy has it', async () => {
    const { reader, body } = freshBody()
    const { ann, id, link } = await drafted(site, body)
    const count = () =>
      site.table.count(
        ann.candidate,
        `letterTo#${sha256(reader)}`,
        policy.lettersPerReader,
        policy.readerLimitSeconds,
        site.now(),
      )
    while (await count());
    await press(ann, link, 'approve')
    await site.advance(4 * day)
    expect(await letterOf(site, id)).toMatchObject({ status: 'held', reason: 'TooManyToThem' })
    expect(await lettersTo(reader)).toEqual([])
  })
})
