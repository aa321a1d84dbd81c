import { describe, expect, it } from 'vitest'
import { inThread, mailOf, partsOf, plainText, read } from './fixtures/mail.ts'

const fromMailer = [
  'From: Mail Delivery System <MAILER-DAEMON@mx.example.com>',
  'Subject: Undelivered Mail Returned to Sender',
]

/** A report of one recipient, with what came back. */
function report(...fields: readonly string[]): string {
  const { header, body } = partsOf(
    'multipart/report; report-type=delivery-status',
    `${plainText}\r\n\r\nYour message could not be delivered.`,
    `Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.com\r\n\r\n${fields.join('\r\n')}\r\n`,
    'Content-Type: message/rfc822\r\n\r\nFrom: ann@example.com\r\nTo: jane@larch.example\r\nMessage-ID: <letter@eu-west-1.amazonses.com>\r\nSubject: Re: Thank you\r\n\r\nDear Jane, please stop emailing me.',
  )
  return mailOf([...fromMailer, header], body)
}

describe('a bounce', () => {
  it('names whom it did not reach, why, and which mail', async () => {
    const told = await read(
      report(
        'Original-Recipient: rfc822;jane@larch.example',
        'Final-Recipient: rfc822; jdoe@mail.larch.example',
        'Action: failed',
        'Status: 5.1.1',
        'Diagnostic-Code: smtp; 550 5.1.1 <jane@larch.example>: Recipient address',
        '    rejected: User unknown',
      ),
    )
    expect(told).toMatchObject({
      kind: 'bounce',
      recipients: [
        {
          address: 'jane@larch.example',
          isPermanent: true,
          status: '5.1.1',
          diagnostic: '550 5.1.1 <jane@larch.example>: Recipient address rejected: User unknown',
        },
      ],
      originalMessageId: 'letter@eu-west-1.amazonses.com',
    })
  })

  const recipient = 'Final-Recipient: rfc822; jane@larch.example'
  it.each<[string, string[], boolean, string]>([
    ['a delay', ['Action: delayed', 'Status: 4.4.7'], false, '4.4.7'],
    ['a delay that claims to be for good', ['Action: delayed', 'Status: 5.4.7'], false, '5.4.7'],
    ['giving up after days', ['Action: failed', 'Status: 4.4.7'], false, '4.4.7'],
    ['a full mailbox', ['Action: failed', 'Status: 5.2.2'], false, '5.2.2'],
    [
      'a status that says less than the words',
      ['Action: failed', 'Status: 5.0.0', 'Diagnostic-Code: smtp; 550 5.1.1 unknown'],
      true,
      '5.1.1',
    ],
  ])('tells whether it is for good: %s', async (_, fields, isPermanent, status) => {
    expect(await read(report(recipient, ...fields))).toMatchObject({
      recipients: [{ address: 'jane@larch.example', isPermanent, status }],
    })
  })

  it('is none when the report says that the mail was delivered', async () => {
    expect(await read(report(recipient, 'Action: relayed', 'Status: 2.1.5'))).toMatchObject({ kind: 'other' })
  })

  it.each<[string, string[], string, Record<string, unknown>]>([
    [
      'qmail',
      ['From: MAILER-DAEMON@mx.example.com', 'Subject: failure notice', 'Return-Path: <>'],
      "Hi. This is the qmail-send program at mx.example.com.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<jane@larch.example>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 No such user\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <ann@example.com>\nMessage-ID: <letter@example.com>\nFrom: ann@example.com\nTo: jane@larch.example\n\nDear Jane",
      { status: '5.1.1', isPermanent: true },
    ],
    [
      'Exim, of a delay',
      [
        'From: Mail Delivery System <Mailer-Daemon@mx.example.com>',
        'Subject: Warning: message 1abc delayed 24 hours',
        'Auto-Submitted: auto-replied',
      ],
      'A message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours.\n\n  jane@larch.example\n    Delay reason: connection timed out\n\nNo action is required on your part.\n\n------ This is a copy of the message. ------\n\nMessage-ID: <letter@example.com>\nTo: jane@larch.example',
      { isPermanent: false },
    ],
    [
      'Exim',
      [
        'From: Mail Delivery System <Mailer-Daemon@mx.example.com>',
        'Subject: Mail delivery failed',
        'X-Failed-Recipients: jane@larch.example',
      ],
      'The following address(es) failed:\n\n  jane@larch.example\n    Unrouteable address\n\n------ This is a copy of the message, including all the headers. ------\n\nMessage-ID: <letter@example.com>\nTo: bob@larch.example',
      { isPermanent: true },
    ],
    [
      'Exchange in German',
      ['From: Microsoft Outlook <postmaster@larch.example>', 'Subject: Unzustellbar: Danke'],
      "Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:\n\njane@larch.example\nDie eingegebene E-Mail-Adresse konnte nicht gefunden werden.\n\nRemote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'\n\nOriginal message headers:\n\nMessage-ID: <letter@example.com>",
      { status: '5.1.10', isPermanent: true },
    ],
    [
      'a provider of its own mind',
      ['From: postmaster@mail.example', 'Subject: =?utf-8?B?57O757uf6YCA5L+h?=', 'Return-Path: <>'],
      '抱歉，您的邮件被退回来了。\n收件人：jane@larch.example\nhost mx said: 550 User not found\n\nMessage-ID: <letter@example.com>',
      { isPermanent: true },
    ],
    [
      'a gateway that answers the letter',
      ['From: post_master@larch.example', 'Subject: Re: Thank you', 'In-Reply-To: <letter@example.com>'],
      'Error: invalid user address\n550 - no such user here\nMAIL FROM: ann@example.com\nRCPT TO: jane@larch.example',
      { isPermanent: true },
    ],
    [
      'a mail agent that has no address',
      ['From: MAILER-DAEMON <>', 'Subject: Sorry'],
      'There was an error delivering your mail to <jane@larch.example>.\n\nmx did not like our RCPT:\n550-5.1.1 No such user\n\nMessage headers follow.\n\nMessage-Id: <letter@example.com>\nTo: <jane@larch.example>',
      { status: '5.1.1', isPermanent: true },
    ],
  ])('is understood in the words of %s', async (_, headers, text, recipient) => {
    expect(await read(mailOf([plainText, ...headers], text))).toMatchObject({
      kind: 'bounce',
      recipients: [{ address: 'jane@larch.example', ...recipient }],
      originalMessageId: 'letter@example.com',
    })
  })

  it('is understood as SNS mails it for SES', async () => {
    const notice = {
      notificationType: 'Bounce',
      bounce: {
        bounceType: 'Permanent',
        bouncedRecipients: [
          {
            emailAddress: 'Jane@larch.example',
            action: 'failed',
            status: '5.1.1',
            diagnosticCode: 'smtp; 550 5.1.1 "jane" unknown',
          },
        ],
      },
      mail: { messageId: '0102018f-letter' },
    }
    const folded = JSON.stringify(notice).replace(/(.{60})/g, '$1\r\n ')
    const headers = [
      'From: AWS Notifications <no-reply@sns.amazonaws.com>',
      'Subject: AWS Notification Message',
    ]
    expect(await read(mailOf([plainText, ...headers], folded))).toMatchObject({
      kind: 'bounce',
      recipients: [{ address: 'jane@larch.example', isPermanent: true, status: '5.1.1' }],
      originalMessageId: '0102018f-letter',
    })
  })

  it('tells several recipients apart', async () => {
    const text =
      'could not be delivered to\n\n<jane@larch.example>: 550 5.1.1 User unknown\n\n<bob@larch.example>: 452 4.2.2 Mailbox full\n'
    expect(await read(mailOf([plainText, ...fromMailer], text))).toMatchObject({
      recipients: [
        { address: 'jane@larch.example', isPermanent: true, status: '5.1.1' },
        { address: 'bob@larch.example', isPermanent: false, status: '4.2.2' },
      ],
    })
  })

  it('stays one when it returns a person’s reply, or an invitation', async () => {
    const { header, body } = partsOf(
      'multipart/report; report-type=delivery-status',
      `${plainText}\r\n\r\nundeliverable`,
      'Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; jane@larch.example\r\nAction: failed\r\nStatus: 5.1.1',
      'Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\nEND:VCALENDAR',
    )
    const told = await read(mailOf(['Subject: Re: Interview', ...inThread, header], body))
    expect(told.kind).toBe('bounce')
  })
})

describe('a complaint', () => {
  const feedback = (type: string, ...fields: string[]) =>
    partsOf(
      'multipart/report; report-type=feedback-report',
      `${plainText}\r\n\r\nThis is an abuse report.`,
      `Content-Type: message/feedback-report\r\n\r\nFeedback-Type: ${type}\r\nUser-Agent: Some/1.0\r\nVersion: 1\r\n${fields.join('\r\n')}`,
      'Content-Type: message/rfc822\r\n\r\nFrom: ann@example.com\r\nTo: Jane <jane@larch.example>\r\nMessage-ID: <letter@example.com>\r\n\r\nDear Jane',
    )

  it.each<[string, string[]]>([
    ['by the field for it', ['Original-Rcpt-To: <Jane@larch.example>']],
    ['by the mail that it returns', []],
  ])('names who complained, %s, and of which mail', async (_, fields) => {
    const { header, body } = feedback('abuse', ...fields)
    expect(
      await read(mailOf(['From: feedback@isp.example', 'Subject: FW: Thank you', header], body)),
    ).toMatchObject({
      kind: 'complaint',
      recipients: ['jane@larch.example'],
      originalMessageId: 'letter@example.com',
    })
  })

  it('is understood as Microsoft sends it', async () => {
    const { header, body } = partsOf(
      'multipart/mixed',
      'Content-Type: message/rfc822\r\n\r\nX-HmXmrOriginalRecipient: jane@hotmail.example\r\nMessage-ID: <letter@example.com>\r\n\r\nDear Jane',
    )
    const mail = mailOf(
      ['From: staff@hotmail.example', 'Subject:  complaint about message from 192.0.2.1', header],
      body,
    )
    expect(await read(mail)).toMatchObject({ kind: 'complaint', recipients: ['jane@hotmail.example'] })
  })

  it('is none when it reports a failed signature or says that a mail is no spam', async () => {
    for (const type of ['auth-failure', 'not-spam']) {
      const { header, body } = feedback(type)
      expect(await read(mailOf(['Subject: Report', header], body))).toMatchObject({ kind: 'other' })
    }
  })
})
