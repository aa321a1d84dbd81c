import { GetSendQuotaCommand } from '@aws-sdk/client-ses'
import { describe, expect, it } from 'vitest'
import { mail, message, SECOND, startWorld } from './fixtures/local-world.ts'

const repeat = (count: number, of: (n: number) => string) => Array.from({ length: count }, (_, n) => of(n))

describe('a mail that SES takes', () => {
  it('is answered with a message id and kept as it goes out', async () => {
    const { aws, ses } = await startWorld()
    const headers = {
      Date: 'Mon, 01 Jan 2024 00:00:00 +0000',
      'Message-ID': '<mine@notes.example>',
      Bcc: 'b@c.example',
    }
    const { MessageId } = await ses.send(mail({}, message({ ...headers, 'Reply-To': 'ann@mail.example' })))
    expect(MessageId).toMatch(/^0100[0-9a-f]{12}-[0-9a-f-]{36}-000000$/)
    const [sent] = await aws.mails()
    expect(sent).toMatchObject({ id: MessageId, at: '2026-11-17T14:30:00Z', to: ['jane@corp.example'] })
    expect(sent?.raw).toBe(
      'From: ann@notes.example\r\nTo: jane@corp.example\r\nSubject: Thank you\r\nReply-To: ann@mail.example\r\n' +
        'Date: Tue, 17 Nov 2026 14:30:00 +0000\r\n' +
        `Message-ID: <${MessageId}@email.amazonses.com>\r\n\r\nHello\r\n`,
    )
  })

  it('goes to To, Cc and Bcc when no destinations are named', async () => {
    const { aws, ses } = await startWorld()
    const headers = {
      To: '"Doe, Jane" <jane@corp.example>, joe@corp.example',
      Cc: 'cy@corp.example',
      Bcc: 'b@c.example',
    }
    await ses.send(mail({ Destinations: undefined }, message(headers)))
    expect((await aws.mails())[0]?.to).toEqual([
      'jane@corp.example',
      'joe@corp.example',
      'cy@corp.example',
      'b@c.example',
    ])
  })

  it('goes to the destinations alone when some are named', async () => {
    const { aws, ses } = await startWorld()
    await ses.send(mail({ Destinations: ['only@corp.example'] }, message({ Cc: 'cy@corp.example' })))
    expect((await aws.mails())[0]?.to).toEqual(['only@corp.example'])
  })

  it('may be 10 MB large, have 50 recipients and lines of 1000 bytes', async () => {
    const { ses } = await startWorld()
    const Destinations = repeat(50, (n) => `p${n}@corp.example`)
    const body = `${'x'.repeat(998)}\r\n`.repeat(10_400)
    await expect(ses.send(mail({ Destinations }, message({}, body)))).resolves.toBeDefined()
  })

  it('takes tags and the configuration set from its headers too, which do not go out', async () => {
    const { aws, ses } = await startWorld()
    const headers = { 'X-SES-MESSAGE-TAGS': 'kind=letter, op=1', 'X-SES-CONFIGURATION-SET': 'afterword' }
    const Tags = [{ Name: 'op', Value: '2' }]
    await ses.send(mail({ ConfigurationSetName: undefined, Tags }, message(headers)))
    expect(aws.ses.sent()[0]?.tags).toEqual({ kind: 'letter', op: '2' })
    expect((await aws.mails())[0]?.raw).not.toContain('X-SES')
  })

  it('counts towards the quota of the day', async () => {
    const { ses } = await startWorld()
    await ses.send(mail())
    await expect(ses.send(new GetSendQuotaCommand({}))).resolves.toMatchObject({ SentLast24Hours: 1 })
  })
})

describe('SES refuses', () => {
  const tag = (Name: string, Value: string) => ({ Tags: [{ Name, Value }] })
  const refusals = {
    'a message without From': [{}, message({ From: '' }), "Missing required header 'From'."],
    'two addresses in From': [{}, message({ From: 'ann@notes.example, eve@notes.example' }), 'one address'],
    'a From that cannot be parsed': [{}, message({ From: 'Ann' }), "Missing final '@domain'"],
    'a source that cannot be parsed': [{ Source: 'ann @notes.example' }, message(), 'control or whitespace'],
    'a message for nobody': [{ Destinations: [] }, message({ To: '' }), "Missing required header 'To'."],
    'more than 50 recipients': [
      { Destinations: repeat(51, (n) => `p${n}@corp.example`) },
      message(),
      'Recipient count exceeds 50.',
    ],
    'all for one bad recipient': [{ Destinations: ['jane@corp.example', 'no one'] }, message(), '@domain'],
    'a bad address in To': [{}, message({ To: 'jane@corp..example' }), 'Illegal address'],
    'an address without a local part': [{ Destinations: ['@corp.example'] }, message(), 'Missing local name'],
    'an address that is not ASCII': [
      { Destinations: ['jané@corp.example'] },
      message(),
      'control or whitespace',
    ],
    'a domain that is not ASCII': [
      { Destinations: ['jane@cörp.example'] },
      message(),
      'control or whitespace',
    ],
    'a line break in an address': [
      { Destinations: ['jane@corp.example\r\nDATA'] },
      message(),
      'Illegal address',
    ],
    'more than 10 MB': [
      {},
      message({}, `${'x'.repeat(998)}\r\n`.repeat(10_500)),
      'Message length is more than',
    ],
    'a line of more than 1000 bytes': [{}, message({}, 'x'.repeat(1001)), 'longer than 1000 bytes'],
    'headers with 8-bit characters': [{}, message({ Subject: 'Grüße' }), '7-bit ASCII'],
    'a carriage return of its own in a header': [
      {},
      message({ Subject: 'Hi\rBcc: eve@corp.example' }),
      '7-bit ASCII',
    ],
    'a header without a name': [{}, Buffer.from('From: ann@notes.example\r\nhello\r\n\r\n'), 'has no name'],
    'a header that comes twice': [{}, message({ to: 'eve@corp.example' }), "Duplicate header 'to'."],
    'a tag name with a colon': [tag('a:b', 'x'), message(), 'Tag names and values'],
    'a tag value with a dot': [tag('op', 'v1.2'), message(), 'Tag names and values'],
    'an empty tag value': [tag('op', ''), message(), 'Tag names and values'],
    'a tag value of more than 256 characters': [
      tag('op', 'x'.repeat(257)),
      message(),
      'Tag names and values',
    ],
  } as const

  it.each(Object.entries(refusals))('%s', async (_, [input, raw, sentence]) => {
    const { aws, ses } = await startWorld()
    const sending = ses.send(mail({ ...input, Destinations: copy(input) }, raw))
    await expect(sending).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: expect.stringContaining(sentence),
      $metadata: { httpStatusCode: 400 },
    })
    expect(aws.ses.sent()).toEqual([])
  })
  const copy = (input: object) =>
    'Destinations' in input && Array.isArray(input.Destinations)
      ? [...input.Destinations]
      : ['jane@corp.example']

  it('a source that is not the From address', async () => {
    const { ses } = await startWorld()
    await expect(ses.send(mail({ Source: 'eve@notes.example' }))).rejects.toMatchObject({
      name: 'MessageRejected',
      message: expect.stringContaining('Email address is not verified'),
    })
  })

  it('a configuration set that does not exist', async () => {
    const { ses } = await startWorld()
    await expect(ses.send(mail({ ConfigurationSetName: 'other' }))).rejects.toMatchObject({
      name: 'ConfigurationSetDoesNotExistException',
      message: 'Configuration set <other> does not exist.',
    })
  })
})

describe('SES fails as it is told', () => {
  it('throttling and breaking before it took the mail', async () => {
    const { aws, ses } = await startWorld()
    aws.faults.fail({ service: 'ses', kind: 'throttle' })
    await expect(ses.send(mail())).rejects.toMatchObject({
      name: 'Throttling',
      message: 'Maximum sending rate exceeded.',
      $metadata: { httpStatusCode: 400 },
    })
    aws.faults.fail({ service: 'ses', kind: '500' })
    await expect(ses.send(mail())).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } })
    aws.faults.fail({ service: 'ses', kind: 'resetBefore' })
    await expect(ses.send(mail())).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(aws.ses.sent()).toEqual([])
    await expect(ses.send(mail())).resolves.toBeDefined()
  })

  it('breaking after it took the mail', async () => {
    const { aws, ses } = await startWorld()
    aws.faults.fail({ service: 'ses', action: 'SendRawEmail', kind: '500After' })
    await expect(ses.send(mail())).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } })
    aws.faults.fail({ service: 'ses', action: 'SendRawEmail', kind: 'resetAfter' })
    await expect(ses.send(mail())).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(aws.ses.sent()).toHaveLength(2)
  })

  it('hanging before or after it took the mail, until the client gives up', async () => {
    const { aws, ses, clock } = await startWorld()
    for (const kind of ['hangBefore', 'hangAfter'] as const) {
      aws.faults.fail({ service: 'ses', kind })
      const sending = ses.send(mail(), { abortSignal: AbortSignal.timeout(100) })
      await expect(sending).rejects.toMatchObject({ name: 'AbortError' })
    }
    expect(aws.ses.sent()).toHaveLength(1)
    // A call that hangs is nothing that the clock would wait for.
    await clock.advanceTo(clock.now() + 10 * SECOND)
  })

  it('hanging until the server closes', async () => {
    const { aws, ses, close } = await startWorld()
    aws.faults.fail({ service: 'ses', kind: 'hangBefore' })
    const sending = expect(ses.send(mail())).rejects.toThrow()
    await new Promise((resume) => setTimeout(resume, 50))
    await close()
    await sending
  })

  it('as often as it is told, after as many good calls as it is told, for that operation alone', async () => {
    const { aws, ses } = await startWorld()
    const fault = aws.faults.fail({
      service: 'ses',
      action: 'SendRawEmail',
      kind: 'throttle',
      times: 2,
      after: 1,
    })
    await ses.send(new GetSendQuotaCommand({}))
    const tries = []
    for (let n = 0; n < 4; n += 1)
      tries.push(
        await ses.send(mail()).then(
          () => 'taken',
          () => 'refused',
        ),
      )
    expect(tries).toEqual(['taken', 'refused', 'refused', 'taken'])
    expect(fault.taken).toBe(2)
  })
})
