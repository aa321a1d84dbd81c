import { describe, expect, it } from 'vitest'
import { answerOf, inThread, mailOf, partsOf, plainText, read } from './fixtures/mail.ts'

const away = 'I am out of the office until 7 December. In urgent cases call Bob.'

describe('a program’s answer', () => {
  it.each<[string, string[], string]>([
    [
      'Exchange Online',
      [
        'Subject: Automatic reply: Thank you',
        'Auto-Submitted: auto-generated',
        'X-Auto-Response-Suppress: All',
        ...inThread,
      ],
      away,
    ],
    [
      'Gmail',
      [
        'Subject: Out of office Re: Thank you',
        'Auto-Submitted: auto-replied',
        'Precedence: bulk',
        'X-Autoreply: yes',
        ...inThread,
      ],
      away,
    ],
    [
      'Gmail, with no more than its header',
      ['Subject: Re: Thank you', 'X-Autoreply: yes', ...inThread],
      'Hi, I left for Nepal.',
    ],
    ['vacation(1)', ['Subject: Re: Thank you', 'Precedence: junk', ...inThread], 'Gone fishing.'],
    [
      'an old vacation program',
      ['Subject: away from my mail', 'Precedence: bulk'],
      'I will read your mail when I return.',
    ],
    [
      'a sieve script',
      ['Subject: Auto: Thank you', 'Auto-Submitted: auto-replied (vacation)'],
      'Bin dann mal weg.',
    ],
    ['iCloud', ['Subject: Re: Thank you', 'X-Apple-Action: VACATION/1', ...inThread], away],
    ['Outlook 2003', ['Subject: Out of Office AutoReply: Thank you'], away],
    [
      'Lotus Notes',
      ['Subject: AUTO: Jane Doe is out of the office (returning 12/07/2026)'],
      'I am out of the office until 12/07/2026.',
    ],
    [
      'Outlook in German',
      ['Subject: Abwesenheitsnotiz: Thank you'],
      'Ich bin bis 7. Dezember nicht im Büro.',
    ],
    [
      'Outlook in newer German',
      ['Subject: Automatische Antwort: Thank you', ...inThread],
      'Ich bin im Urlaub.',
    ],
    ['Outlook in French', ['Subject: =?utf-8?Q?R=C3=A9ponse_automatique_:_Merci?='], 'Je suis absente.'],
    [
      'Outlook in Spanish',
      ['Subject: =?utf-8?Q?Respuesta_autom=C3=A1tica=3A_Gracias?='],
      'Estoy de vacaciones.',
    ],
    ['Outlook in Italian', ['Subject: Risposta automatica: Grazie'], 'Sono in ferie.'],
    ['Outlook in Dutch', ['Subject: Automatisch antwoord: Dank'], 'Ik ben afwezig.'],
    [
      'Outlook in Portuguese',
      ['Subject: =?utf-8?Q?Resposta_autom=C3=A1tica=3A_Obrigada?='],
      'Estou de férias.',
    ],
    ['Outlook in Swedish', ['Subject: Autosvar: Tack'], 'Jag är på semester.'],
    ['Outlook in Polish', ['Subject: =?utf-8?Q?Automatyczna_odpowied=C5=BA=3A?= Hej'], 'Nie ma mnie.'],
    ['Outlook in Chinese', ['Subject: =?utf-8?B?6Ieq5Yqo5Zue5aSNOiBUaGFuayB5b3U=?='], '我正在休假。'],
    [
      'Outlook in Japanese',
      ['Subject: =?utf-8?B?6Ieq5YuV5b+c562UOiBUaGFuayB5b3U=?='],
      '不在にしております。',
    ],
    ['a tagging gateway', ['Subject: [EXTERNAL] Automatic reply: Thank you'], away],
    [
      'ServiceNow',
      ['Subject: Re: Thank you', 'X-ServiceNow-Generated: true', ...inThread],
      'INC0012345 has been opened.',
    ],
    [
      'Zendesk',
      ['Subject: [Request received] Thank you', 'Auto-Submitted: auto-generated', ...inThread],
      '##- Please type your reply above this line -##',
    ],
    [
      'Jira',
      ['Subject: HR-12 Thank you', 'X-JIRA-FingerPrint: 4711', 'Auto-Submitted: auto-generated', ...inThread],
      'Just confirming that we got your request.',
    ],
    [
      'a ticket system without headers',
      ['Subject: [Ticket #4711] received: Thank you'],
      'We will look into it.',
    ],
    [
      'a help desk',
      ['Subject: Re: Thank you', ...inThread],
      'This is an automated response. Your request has been received.',
    ],
    ['nobody', ['Subject: Re: Thank you', 'From: Larch <no-reply@larch.example>', ...inThread], 'We got it.'],
    [
      'an address that is gone',
      ['Subject: Re: Thank you', ...inThread],
      'This mailbox is no longer in use. Write to jobs@larch.example.',
    ],
    ['somebody who left', ['Subject: No longer with Larch'], 'Jane has left.'],
    [
      'a challenge',
      ['Subject: Re: Thank you', ...inThread],
      'To deliver your mail I need to know. Please confirm that you are a human by clicking here.',
    ],
    [
      'an empty envelope sender',
      ['Subject: Re: Thank you', 'Return-Path: <>', ...inThread],
      'Jane works from Tuesday to Thursday.',
    ],
    [
      'a phone’s away message',
      ['Subject: Re: Thank you', ...inThread],
      `${away} I have limited access to mail.`,
    ],
    [
      'a phone’s away message in German',
      ['Subject: AW: Danke', ...inThread],
      'Vielen Dank für Ihre Nachricht. Ich bin bis 7.12. nicht im Büro. In dringenden Fällen hilft meine Vertretung.',
    ],
    [
      'somebody who left, without a header',
      ['Subject: Re: Thank you', ...inThread],
      'Hi there,\n\nI am no longer with Larch. Please contact Bob.',
    ],
    [
      'a careers address',
      ['Subject: Re: Thank you', ...inThread],
      'Thank you for contacting Larch. We have received your email and will respond within two days.',
    ],
    [
      'a careers address in French',
      ['Subject: Re: Merci', ...inThread],
      'Merci pour votre message, nous l’avons bien reçu et vous répondrons dans les meilleurs délais.',
    ],
    [
      'a phone’s away message in Italian',
      ['Subject: Re: Grazie', ...inThread],
      'Buongiorno, sono in ferie fino al 7 dicembre. Per urgenze contattare Bob.',
    ],
    [
      'a phone’s away message in Chinese',
      ['Subject: Re: Thank you', ...inThread],
      '您好，我正在休假中，12月7日返回。紧急事情请联系Bob。',
    ],
    [
      'a phone’s away message in Japanese',
      ['Subject: Re: Thank you', ...inThread],
      'お世話になっております。12月7日まで休暇をいただいております。緊急の場合はBobまでご連絡ください。',
    ],
  ])('of %s is no reply', async (_, headers, text) => {
    expect((await read(mailOf([plainText, ...headers], text))).kind).toBe('autoReply')
  })

  it('is told by a subject that nobody encoded', async () => {
    const mail = mailOf(['Subject: Réponse automatique : Merci', plainText], 'Je suis absente.')
    expect(await read(Buffer.from(mail, 'latin1'))).toMatchObject({
      kind: 'autoReply',
      subject: 'Réponse automatique : Merci',
    })
  })

  it('says when they are back, counted from the day it arrived', async () => {
    const mail = mailOf(['Subject: Automatic reply: Thank you', plainText], 'I am back on Monday.')
    expect(await read(mail)).toMatchObject({ returnsOn: '2026-11-30' })
    expect(await read(mail, { receivedOn: '2026-12-01' })).toMatchObject({ returnsOn: '2026-12-07' })
  })

  it('is no bounce for its words', async () => {
    const text =
      'I am on leave for the delivery of our baby and will not read mail. This account is no longer monitored.'
    const mail = mailOf(['Subject: Re: Thank you', 'Return-Path: <>', plainText, ...inThread], text)
    expect((await read(mail)).kind).toBe('autoReply')
  })

  it('takes no date from the letter that it quotes', async () => {
    const text = 'I am away.\n\nOn Tue, 24 Nov 2026 Ann Lee wrote:\n> Will you be back on 1 December?'
    const mail = mailOf(['Subject: Automatic reply: Thank you', plainText], text)
    const told = await read(mail)
    expect(told).toMatchObject({ kind: 'autoReply', text: 'I am away.' })
    expect(told).not.toHaveProperty('returnsOn')
  })
})

describe('a mail that answers nobody', () => {
  const list = ['List-Id: <jobs.larch.example>', 'List-Unsubscribe: <https://larch.example/u>']
  const report = partsOf(
    'multipart/report; report-type=disposition-notification',
    `${plainText}\r\n\r\nYour message was displayed.`,
    'Content-Type: message/disposition-notification\r\n\r\nDisposition: manual-action/MDN-sent-manually; displayed',
  )

  it.each<[string, string[], string, string]>([
    [
      'a newsletter',
      ['Subject: Re: Jobs for you', ...list],
      'Ten jobs',
      'Sent to a list, or to many at once.',
    ],
    [
      'a post on a list',
      ['Subject: Re: [jobs] Hi', 'Precedence: list', ...list, ...inThread],
      'I agree',
      'Sent to a list, or to many at once.',
    ],
    [
      'a notice',
      ['Subject: Your application', 'Auto-Submitted: auto-generated'],
      'It is in review.',
      'Sent by a program.',
    ],
    [
      'a mail from nobody',
      ['Subject: Your code', 'From: no-reply@larch.example'],
      '4711',
      'Sent by a program.',
    ],
    [
      'spam',
      ['Subject: Re: Thank you', 'X-Spam-Flag: YES', ...inThread],
      'Pills',
      'It was marked as spam on its way.',
    ],
    [
      'spam, by SES',
      ['Subject: Re: hi', 'X-SES-Spam-Verdict: FAIL', ...inThread],
      'Pills',
      'It was marked as spam on its way.',
    ],
    ['a new conversation', ['Subject: Coffee?'], 'Are you free on Friday?', 'It answers no other mail.'],
    ['Outlook’s receipt', ['Subject: Read: Thank you'], '', 'A receipt that a mail was opened.'],
    ['Outlook’s receipt in German', ['Subject: Gelesen: Danke'], '', 'A receipt that a mail was opened.'],
    [
      'a receipt',
      ['Subject: Re: Thank you', ...inThread, report.header],
      report.body,
      'A receipt that a mail was opened.',
    ],
    [
      'Outlook’s answer to an invitation',
      ['Subject: Accepted: Interview', 'Content-Class: urn:content-classes:calendarmessage', ...inThread],
      '',
      'A message about a meeting that lost its calendar.',
    ],
    [
      'a bare answer to an invitation',
      ['Subject: Zugesagt: Interview', ...inThread],
      '',
      'A message about a meeting that lost its calendar.',
    ],
  ])('is other: %s', async (_, headers, text, reason) => {
    const told = await read(
      mailOf([...(headers.some((line) => /^content-type/i.test(line)) ? [] : [plainText]), ...headers], text),
    )
    expect(told).toMatchObject({ kind: 'other', reason })
  })

  it('is other: the candidate’s own copy', async () => {
    const copy = answerOf('Thank you for your time.', 'From: Ann <Ann@example.com>')
    expect(await read(copy, { me: ['ann@EXAMPLE.com'] })).toMatchObject({
      kind: 'other',
      reason: 'A copy of what the candidate wrote.',
    })
    expect(await read(copy, { me: ['bob@example.com'] })).toMatchObject({ kind: 'reply' })
  })
})
