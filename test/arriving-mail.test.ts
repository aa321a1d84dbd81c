import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { SESEvent } from 'aws-lambda'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createInbound } from '../functions/inbound.ts'
import { INBOX_BUCKET } from '../infra/local/identity.ts'
import { buildInbox } from '../shared/aws/inbox.ts'
import { surroundings } from '../shared/context.ts'
import { policy } from '../shared/domain/policy.ts'
import type { ArrivedMail, MailTaker } from '../shared/use-cases/take-mail.ts'
import { MINUTE, message, START, startWorld } from './fixtures/local-world.ts'

/** A local AWS whose function `inbound` hands what it reads to `take`, after which it is in `taken`. */
async function start(take: MailTaker = async () => undefined) {
  const { aws, clock, settings, close } = await startWorld()
  const inbox = buildInbox({ INBOX_BUCKET }, settings)
  const taken: ArrivedMail[] = []
  const handed: SESEvent[] = []
  const inbound = createInbound({ ...surroundings, inbox }, async (mail) => {
    await take(mail)
    taken.push(mail)
  })
  const register = () =>
    aws.register(
      'inbound',
      (event: SESEvent) => {
        handed.push(event)
        return inbound(event)
      },
      { timeoutSeconds: 10 },
    )
  const post = (body: string | Uint8Array<ArrayBuffer>, query = '', headers: Record<string, string> = {}) =>
    aws.mailboxApp.request(`/mailbox${query}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'message/rfc822', ...headers },
    })
  const s3 = new S3Client(settings)
  return { aws, clock, s3, inbox, inbound, taken, handed, register, post, close }
}

const reply = (headers: Record<string, string> = {}) =>
  new Uint8Array(
    message({
      From: '"Doe, Jane" <jane@corp.example>',
      To: 'Ann <reply+abc@in.example.com>, boss@corp.example',
      Subject: 'Re: Thank you',
      'Message-ID': '<1@corp.example>',
      ...headers,
    }),
  )

describe('a mail that is posted to the mailbox', () => {
  it('is put away, told to inbound in the shape of SES, and erased when it was taken', async () => {
    const { post, register, clock, taken, handed, s3 } = await start()
    register()
    const answer = await post(reply({ 'Return-Path': '<bounces@corp.example>', Date: 'Tue, 17 Nov 2026' }))
    expect(answer.status).toBe(202)
    const { id } = (await answer.json()) as { id: string }
    expect(id).toMatch(/^[a-z0-5]{40}$/)
    await clock.settled()

    const status = (verdict: string) => ({ status: verdict })
    const recipients = ['reply+abc@in.example.com', 'boss@corp.example']
    expect(handed).toEqual([
      {
        Records: [
          {
            eventSource: 'aws:ses',
            eventVersion: '1.0',
            ses: {
              mail: {
                timestamp: '2026-11-17T14:30:00.000Z',
                source: 'bounces@corp.example',
                messageId: id,
                destination: recipients,
                headersTruncated: false,
                headers: expect.arrayContaining([{ name: 'Subject', value: 'Re: Thank you' }]),
                commonHeaders: {
                  returnPath: 'bounces@corp.example',
                  from: ['Doe, Jane <jane@corp.example>'],
                  date: 'Tue, 17 Nov 2026',
                  to: ['Ann <reply+abc@in.example.com>', 'boss@corp.example'],
                  messageId: '<1@corp.example>',
                  subject: 'Re: Thank you',
                },
              },
              receipt: {
                timestamp: '2026-11-17T14:30:00.000Z',
                processingTimeMillis: expect.any(Number),
                recipients,
                spamVerdict: status('PASS'),
                virusVerdict: status('PASS'),
                spfVerdict: status('PASS'),
                dkimVerdict: status('PASS'),
                dmarcVerdict: status('PASS'),
                action: {
                  type: 'Lambda',
                  functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:inbound',
                  invocationType: 'Event',
                },
              },
            },
          },
        ],
      },
    ])
    const [mail] = taken
    expect(Buffer.from(mail?.raw ?? []).toString()).toContain('Subject: Re: Thank you')
    expect(mail?.recipients).toEqual(recipients)
    const gone = s3.send(new GetObjectCommand({ Bucket: INBOX_BUCKET, Key: id }))
    await expect(gone).rejects.toMatchObject({ name: 'NoSuchKey' })
  })

  it('is vouched for by nobody when that is asked for', async () => {
    const { post, register, clock, taken } = await start()
    register()
    await post(reply(), '?verdict=FAIL')
    await clock.settled()
    expect(taken[0]?.verdicts).toEqual({
      ...{ spam: 'PASS', virus: 'PASS' },
      ...{ spf: 'FAIL', dkim: 'FAIL', dmarc: 'FAIL' },
    })
  })

  it.each([
    [
      'whom it names',
      {},
      '?to=one@in.example.com&to=two@in.example.com',
      ['one@in.example.com', 'two@in.example.com'],
    ],
    ['whom it was delivered to', { 'Delivered-To': 'me@in.example.com' }, '', ['me@in.example.com']],
    ['whom it was first for', { 'X-Original-To': 'me@in.example.com' }, '', ['me@in.example.com']],
    [
      'whom it was copied to',
      { To: '', Cc: 'Team: me@in.example.com, you@in.example.com;' },
      '',
      ['me@in.example.com', 'you@in.example.com'],
    ],
    ['nobody that it tells of', { To: '' }, '', []],
  ])('is for %s', async (_, headers, query, recipients) => {
    const { post, register, clock, taken } = await start()
    register()
    expect((await post(reply(headers as Record<string, string>), query)).status).toBe(202)
    await clock.settled()
    expect(taken[0]?.recipients).toEqual(recipients)
  })

  it('may be 10 MB large and waits, safe, until its function is there', async () => {
    const { post, register, clock, taken } = await start()
    const large = new Uint8Array(10 * 1024 * 1024).fill(120)
    large.set(reply())
    expect((await post(large)).status).toBe(202)
    register()
    await clock.settled()
    expect(taken.map(({ raw }) => raw.length)).toEqual([large.length])
  })

  it.each([
    ['more than 10 MB', new Uint8Array(10 * 1024 * 1024 + 1), '', {}, 413],
    ['no mail', reply(), '', { 'content-type': 'text/plain' }, 415],
    ['no content type', reply(), '', { 'content-type': '' }, 415],
    ['a verdict that is none', reply(), '?verdict=GRAY', {}, 422],
    ['nothing', '', '', {}, 422],
    ['a recipient that is no address', reply(), '?to=everyone', {}, 422],
    ['too many recipients', reply(), `?${'to=a@b.example&'.repeat(101)}`, {}, 422],
    ['a page of another site', reply(), '', { origin: 'https://evil.example' }, 403],
    ['a host name that was made to lead here', reply(), '', { host: 'rebound.example' }, 403],
  ])('is refused, and keeps nothing, as %s', async (_, body, query, headers, status) => {
    const { post, register, clock, handed } = await start()
    register()
    const answer = await post(body, query, headers as Record<string, string>)
    expect(answer.status).toBe(status)
    expect(await answer.text()).toMatch(/^[^\n]+\n$/)
    await clock.settled()
    expect(handed).toEqual([])
  })

  it('can be any bytes at all', async () => {
    const { post, register, clock, taken } = await start()
    register()
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 2_000 })
    const headers = fc.string({
      minLength: 1,
      unit: fc.constantFrom('a', ':', '@', '<', '"', '\r\n', ' ', ',', ';', '=?', '\0'),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          bytes,
          headers.map((text) => new TextEncoder().encode(text)),
        ),
        async (raw) => {
          taken.length = 0
          expect((await post(raw, '?to=me@in.example.com')).status).toBe(202)
          await clock.settled()
          expect(taken.map((mail) => [...mail.raw])).toEqual([[...raw]])
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('a mail that SES tells of', () => {
  const eventOf = (messageId: string, receipt: object = {}) => {
    const pass = { status: 'PASS' }
    const verdicts = {
      spamVerdict: pass,
      virusVerdict: pass,
      spfVerdict: pass,
      dkimVerdict: pass,
      dmarcVerdict: pass,
    }
    const ses = {
      mail: { messageId },
      receipt: { recipients: ['me@in.example.com'], ...verdicts, ...receipt },
    }
    return { Records: [{ eventSource: 'aws:ses', eventVersion: '1.0', ses }] }
  }
  const store = (s3: S3Client, Key: string, Body: string | Uint8Array) =>
    s3.send(new PutObjectCommand({ Bucket: INBOX_BUCKET, Key, Body }))

  it('twice is taken once', async () => {
    const { s3, inbound, taken } = await start()
    await store(s3, 'abc', 'Subject: Hi\r\n\r\n')
    for (const _ of ['once', 'again']) await inbound(eventOf('abc'))
    expect(taken).toHaveLength(1)
  })

  it('is kept, and told of again, until it was taken', async () => {
    let tries = 0
    const { post, register, clock, taken } = await start(async () => {
      tries += 1
      if (tries < 3) throw new Error('busy')
    })
    register()
    await post(reply())
    await clock.advanceTo(START + 5 * MINUTE)
    expect([tries, taken.length]).toEqual([3, 1])
  })

  it('is told of once more when it could not be erased', async () => {
    const { aws, post, register, clock, taken } = await start()
    register()
    aws.faults.fail({ service: 's3', action: 'DeleteObject', kind: '500' })
    await post(reply())
    await clock.advanceTo(START + 5 * MINUTE)
    expect(taken).toHaveLength(2)
  })

  it('and that is larger than we read is cut off', async () => {
    const { s3, inbox } = await start()
    await store(s3, 'abc', 'x'.repeat(1000))
    expect((await inbox.read('abc', 10))?.length).toBe(10)
    await store(s3, 'empty', '')
    expect((await inbox.read('empty', 10))?.length).toBe(0)
    expect(policy.arrivedMailBytesMax).toBe(10 * 1024 * 1024)
  })

  it('with a verdict that we do not know, or without one, is vouched for by nobody', async () => {
    const { s3, inbound, taken } = await start()
    await store(s3, 'abc', 'Subject: Hi\r\n\r\n')
    await inbound(eventOf('abc', { dmarcVerdict: { status: 'MAYBE' }, dkimVerdict: undefined }))
    expect(taken[0]?.verdicts).toMatchObject({
      spf: 'PASS',
      dkim: 'PROCESSING_FAILED',
      dmarc: 'PROCESSING_FAILED',
    })
  })

  it.each([
    ['nothing', {}],
    ['no record', { Records: [] }],
    ['two records', { Records: [...eventOf('a').Records, ...eventOf('b').Records] }],
    ['a key that leads elsewhere', eventOf('../abc')],
    ['another source', { Records: [{ ...eventOf('a').Records[0], eventSource: 'aws:s3' }] }],
  ])('is refused as %s', async (_, event) => {
    const { inbound, taken } = await start()
    await expect(inbound(event)).rejects.toMatchObject({ name: 'ReadableError' })
    expect(taken).toEqual([])
  })
})

it('the inbox says so when S3 breaks, and does not take it for a mail that is gone', async () => {
  const { aws, settings } = await startWorld()
  onTestFinished(() => aws.faults.clear())
  const inbox = buildInbox({ INBOX_BUCKET }, settings)
  for (const kind of ['500', 'throttle', 'resetBefore'] as const) {
    aws.faults.fail({ service: 's3', kind })
    await expect(inbox.read('abc', 10)).rejects.toThrow()
  }
})
