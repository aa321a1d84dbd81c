import { describe, expect, it } from 'vitest'
import type { SesEnvelope } from '../infra/local/ses-events.ts'
import { MINUTE, mail, message, START, startWorld } from './fixtures/local-world.ts'

/** Sends to one recipient and lets two minutes pass. */
async function eventsOf(recipient: string, input: Parameters<typeof mail>[0] = {}, raw = message()) {
  const { aws, clock, ses } = await startWorld()
  const events: SesEnvelope[] = []
  aws.register<SesEnvelope>('feedback', (event) => events.push(event), { timeoutSeconds: 5 })
  const { MessageId } = await ses.send(mail({ Destinations: [recipient], ...input }, raw))
  await clock.advanceTo(START + 2 * MINUTE)
  return { events, MessageId }
}

describe('what becomes of a mail', () => {
  it('is reported in an EventBridge envelope, with the tags and headers of the mail', async () => {
    const Tags = [{ Name: 'op', Value: 'abc_1' }]
    const raw = message({ From: '=?utf-8?q?J=C3=B6rg?= <ann@notes.example>', Cc: 'cy@corp.example' })
    const { events, MessageId } = await eventsOf('jane@corp.example', { Tags }, raw)
    expect(events[0]).toEqual({
      version: '0',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      'detail-type': 'Email Sent',
      source: 'aws.ses',
      account: '000000000000',
      time: '2026-11-17T14:30:00Z',
      region: 'us-east-1',
      resources: ['arn:aws:ses:us-east-1:000000000000:configuration-set/afterword'],
      detail: {
        eventType: 'Send',
        send: {},
        mail: {
          timestamp: '2026-11-17T14:30:00.000Z',
          source: 'ann@notes.example',
          sendingAccountId: '000000000000',
          messageId: MessageId,
          destination: ['jane@corp.example'],
          headersTruncated: false,
          headers: [
            { name: 'From', value: '=?utf-8?q?J=C3=B6rg?= <ann@notes.example>' },
            { name: 'To', value: 'jane@corp.example' },
            { name: 'Subject', value: 'Thank you' },
            { name: 'Cc', value: 'cy@corp.example' },
          ],
          commonHeaders: {
            returnPath: 'ann@notes.example',
            from: ['Jörg <ann@notes.example>'],
            to: ['jane@corp.example'],
            cc: ['cy@corp.example'],
            messageId: MessageId,
            subject: 'Thank you',
          },
          tags: expect.objectContaining({ 'ses:configuration-set': ['afterword'], op: ['abc_1'] }),
        },
      },
    })
  })

  it('is a delivery, for an address that nothing is known of', async () => {
    const { events } = await eventsOf('jane@corp.example')
    expect(events.map((event) => [event.time, event['detail-type']])).toEqual([
      ['2026-11-17T14:30:00Z', 'Email Sent'],
      ['2026-11-17T14:30:02Z', 'Email Delivered'],
    ])
    expect(events[1]?.detail.delivery).toMatchObject({
      timestamp: '2026-11-17T14:30:02.000Z',
      processingTimeMillis: 2000,
      recipients: ['jane@corp.example'],
      smtpResponse: expect.stringMatching(/^250 /),
    })
  })

  it('is not reported without a configuration set', async () => {
    const { events } = await eventsOf('jane@corp.example', { ConfigurationSetName: undefined })
    expect(events).toEqual([])
  })

  it('is reported for each recipient', async () => {
    const Destinations = ['jane@corp.example', 'bounce@simulator.amazonses.com']
    const { events } = await eventsOf('', { Destinations })
    expect(events.map(({ detail }) => detail.eventType)).toEqual(['Send', 'Delivery', 'Bounce'])
  })

  it('is a rejection when the mail holds a virus', async () => {
    const { events } = await eventsOf(
      'jane@corp.example',
      {},
      message({}, 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE'),
    )
    expect(events.map((event) => event['detail-type'])).toEqual(['Email Sent', 'Email Rejected'])
    expect(events[1]?.detail.reject).toEqual({ reason: 'Bad content' })
  })
})

describe('the mailbox simulator', () => {
  const bounced = (emailAddress: string) => [
    {
      emailAddress,
      action: 'failed',
      status: '5.1.1',
      diagnosticCode: expect.stringMatching(/^smtp; 550 5\.1\.1 /),
    },
  ]
  const scenarios = {
    success: [['Delivery', 2, {}]],
    bounce: [['Bounce', 3, { bounceType: 'Permanent', bounceSubType: 'General' }]],
    suppressionlist: [['Bounce', 3, { bounceType: 'Permanent', bounceSubType: 'Suppressed' }]],
    ooto: [
      ['Delivery', 2, {}],
      ['Bounce', 3, { bounceType: 'Transient', bounceSubType: 'General' }],
    ],
    complaint: [
      ['Delivery', 2, {}],
      ['Complaint', 60, { complaintFeedbackType: 'abuse' }],
    ],
  } as const

  it.each(Object.entries(scenarios))('plays %s, with and without a label', async (name, expected) => {
    for (const label of ['', '+round-2']) {
      const address = `${name}${label}@simulator.amazonses.com`
      const { events } = await eventsOf(address)
      const seen = events.map(({ time, detail }) => [detail.eventType, (Date.parse(time) - START) / 1000])
      expect(seen).toEqual([['Send', 0], ...expected.map(([type, seconds]) => [type, seconds])])
      for (const [index, [type, , part]] of expected.entries()) {
        expect(events[index + 1]?.detail[type.toLowerCase()]).toMatchObject(part)
      }
    }
  })

  it('names who bounced and why, and who complained', async () => {
    const bounce = (await eventsOf('bounce+x@simulator.amazonses.com')).events[1]?.detail.bounce
    expect(bounce).toMatchObject({
      bouncedRecipients: bounced('bounce+x@simulator.amazonses.com'),
      feedbackId: expect.stringMatching(/^0100.*-000000$/),
      reportingMTA: expect.stringMatching(/^dsn; /),
    })
    const complaint = (await eventsOf('complaint@simulator.amazonses.com')).events[2]?.detail.complaint
    expect(complaint).toMatchObject({
      complainedRecipients: [{ emailAddress: 'complaint@simulator.amazonses.com' }],
    })
    const away = (await eventsOf('ooto@simulator.amazonses.com')).events[2]?.detail.bounce
    expect(away).toMatchObject({ bouncedRecipients: [{ emailAddress: 'ooto@simulator.amazonses.com' }] })
  })
})
