import { describe, expect, it } from 'vitest'
import { answerOf, inThread, mailOf, partsOf, plainText, read, replyIn } from './fixtures/mail.ts'

const written = 'Dear Ann,\n\nthank you. Could you come on Friday?\n\nJane'

describe('a person’s reply', () => {
  it.each<[string, string]>([
    [
      'Gmail',
      `${written}\n\nOn Tue, Nov 24, 2026 at 9:30 AM Ann Lee <ann@example.com> wrote:\n\n> Dear Jane,\n>\n> thank you`,
    ],
    [
      'Gmail, folded',
      `${written}\n\nOn Tue, Nov 24, 2026 at 9:30 AM Ann Lee via the careers site of Larch\n<ann@example.com> wrote:\n\n> Dear Jane`,
    ],
    [
      'Gmail in German',
      `${written}\n\nAm Di., 24. Nov. 2026 um 09:30 Uhr schrieb Ann Lee <ann@example.com>:\n\n> Liebe Jane`,
    ],
    [
      'Gmail in French',
      `${written}\n\nLe mar. 24 nov. 2026 à 09:30, Ann Lee <ann@example.com> a écrit :\n\n> Bonjour`,
    ],
    [
      'Gmail in Spanish',
      `${written}\n\nEl mar, 24 nov 2026 a las 9:30, Ann Lee (<ann@example.com>) escribió:\n\n> Hola`,
    ],
    [
      'Gmail in Italian',
      `${written}\n\nIl giorno mar 24 nov 2026 alle ore 09:30 Ann Lee <ann@example.com> ha scritto:\n\n> Ciao`,
    ],
    [
      'Gmail in Dutch',
      `${written}\n\nOp di 24 nov 2026 om 09:30 schreef Ann Lee <ann@example.com>:\n\n> Beste`,
    ],
    [
      'Gmail in Portuguese',
      `${written}\n\nEm ter., 24 de nov. de 2026 às 09:30, Ann Lee <ann@example.com> escreveu:\n\n> Olá`,
    ],
    [
      'Gmail in Swedish',
      `${written}\n\nDen tis 24 nov. 2026 kl 09:30 skrev Ann Lee <ann@example.com>:\n\n> Hej`,
    ],
    ['Gmail in Japanese', `${written}\n\n2026年11月24日(火) 9:30 Ann Lee <ann@example.com>:\n\n> こんにちは`],
    [
      'Gmail in Chinese',
      `${written}\n\nAnn Lee <ann@example.com> 于2026年11月24日周二 09:30写道：\n\n> 你好`,
    ],
    [
      'Apple Mail',
      `${written}\n\n> On 24. Nov 2026, at 09:30, Ann Lee <ann@example.com> wrote:\n> \n> Dear Jane`,
    ],
    [
      'an iPhone',
      `${written}\n\nSent from my iPhone\n\n> On 24 Nov 2026, at 09:30, Ann Lee <ann@example.com> wrote:\n> \n> Dear Jane`,
    ],
    [
      'Outlook',
      `${written}\n\nFrom: Ann Lee <ann@example.com>\nSent: Tuesday, November 24, 2026 9:30 AM\nTo: Jane Doe <jane@larch.example>\nSubject: Thank you\n\nDear Jane,\nthank you`,
    ],
    [
      'Outlook for a phone',
      `${written}\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\nFrom: Ann Lee <ann@example.com>\nSent: Tuesday, November 24, 2026 9:30:00 AM\nTo: Jane Doe\nSubject: Thank you\n\nDear Jane`,
    ],
    [
      'Outlook in German',
      `${written}\n\nVon: Ann Lee <ann@example.com>\nGesendet: Dienstag, 24. November 2026 09:30\nAn: Jane Doe\nBetreff: Danke\n\nLiebe Jane`,
    ],
    ['old Outlook', `${written}\n\n-----Original Message-----\nFrom: Ann Lee\nSent: Tuesday\n\nDear Jane`],
    ['old Outlook in German', `${written}\n\n-----Ursprüngliche Nachricht-----\nVon: Ann Lee\n\nLiebe Jane`],
    [
      'Lotus Notes',
      `${written}\n\n\nAnn Lee <ann@example.com> wrote on 11/24/2026 09:30:00 AM:\n\n> Dear Jane`,
    ],
    ['Lotus Notes in German', `${written}\n\nAnn Lee schrieb am 24.11.2026 09:30:00:\n\n> Liebe Jane`],
    [
      'Lotus Notes, with a table',
      `${written}\n\nFrom:        Ann Lee <ann@example.com>\nTo:        Jane Doe\nDate:        11/24/2026 09:30 AM\nSubject:        Thank you\n\nDear Jane`,
    ],
    [
      'Thunderbird, answering below',
      `Am 24.11.26 um 09:30 schrieb Ann Lee:\n> Liebe Jane,\n> danke\n\n${written}`,
    ],
    [
      'somebody with a signature',
      `${written}\n\n-- \nJane Doe\nLarch Ltd, please do not contact me by phone`,
    ],
    ['nobody but themselves', written],
  ])('is what they wrote, in the way of %s', async (_, text) => {
    expect(await replyIn(answerOf(text))).toEqual(
      expect.objectContaining({ text: written, asksToStop: false }),
    )
  })

  it.each<[string, string]>([
    [
      'Gmail',
      '<div dir="ltr">Dear Ann,<br><br>come on Friday?</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Tue, Nov 24, 2026 at 9:30 AM Ann Lee &lt;<a href="mailto:ann@example.com">ann@example.com</a>&gt; wrote:<br></div><blockquote class="gmail_quote">Dear Jane, <blockquote>older</blockquote> please stop emailing me</blockquote></div>',
    ],
    [
      'Outlook',
      '<p>Dear Ann,</p><p>come on Friday?</p><div id="divRplyFwdMsg"><b>From:</b> Ann Lee &lt;ann@example.com&gt;<br><b>Sent:</b> Tuesday<br><b>To:</b> Jane<br><b>Subject:</b> Thank you</div><p>Dear Jane</p>',
    ],
    [
      'Apple Mail',
      '<div>Dear Ann,</div><div><br></div><div>come on Friday?</div><blockquote type="cite"><div>On 24 Nov 2026, Ann wrote:</div>Dear Jane</blockquote>',
    ],
  ])('is read from HTML alone, in the way of %s', async (_, html) => {
    const mail = mailOf(
      ['Subject: Re: Thank you', ...inThread, 'Content-Type: text/html; charset=utf-8'],
      html,
    )
    expect((await replyIn(mail)).text).toBe('Dear Ann,\n\ncome on Friday?')
  })

  it.each([
    'Re: Thank you',
    'RE: Thank you',
    're:Thank you',
    'Re[2]: Thank you',
    'Re (3): Thank you',
    'Re : Merci',
    'AW: Danke',
    'Antw: Bedankt',
    'Antwort: Danke',
    'SV: Tack',
    'VS: Kiitos',
    'Odp: Dzięki',
    'TR: Merci',
    'RES: Obrigada',
    'R: Grazie',
    'RIF: Grazie',
    'YNT: Merhaba',
    'Vá: Köszönöm',
    '回复：谢谢',
    '答复: 谢谢',
    '回覆: 謝謝',
    '返信: お礼',
    'Ответ: Спасибо',
    '[EXTERNAL] Re: Thank you',
    '[EXT] AW: Danke',
  ])('is told by the subject %j alone', async (subject) => {
    const encoded = `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`
    expect(await read(mailOf([`Subject: ${encoded}`, plainText], written))).toMatchObject({
      kind: 'reply',
      subject,
    })
  })

  it('is told by its thread alone, whatever its subject', async () => {
    const told = await read(mailOf(['Subject: Friday', ...inThread, plainText], written))
    expect(told).toMatchObject({
      kind: 'reply',
      from: { name: 'Jane Doe', address: 'jane@larch.example' },
      to: ['ann@example.com'],
      messageId: 'answer@larch.example',
      inReplyTo: 'letter@eu-west-1.amazonses.com',
      references: ['letter@eu-west-1.amazonses.com'],
    })
  })

  it.each<[string, string[], string]>([
    [
      'answers an out-of-office',
      ['Subject: Re: Automatic reply: Thank you'],
      'I am here again. Friday?\n\nOn Tue, 24 Nov 2026 Jane wrote:\n> I am out of the office until Monday. In urgent cases call Bob.',
    ],
    [
      'tells that they are away',
      ['Subject: Re: Thank you'],
      'Hi Ann, I am out of the office until Monday. Shall we talk on Tuesday?',
    ],
    [
      'is sent from a holiday',
      ['Subject: Re: Thank you'],
      'Thanks! I am on vacation, will reply in full when I return.\n\nOn Tue, 24 Nov 2026 Ann wrote:\n> Dear Jane',
    ],
    ['answers a bounce', ['Subject: Re: Undeliverable: Thank you'], 'Your letter did reach me after all.'],
    [
      'declines before a holiday',
      ['Subject: Re: Thank you'],
      'Hi Ann,\n\nunfortunately we chose somebody else. I am on vacation next week, happy to tell more when I am back.',
    ],
    [
      'greets the candidate from a journey',
      ['Subject: Re: Thank you'],
      'Hi Ann,\n\nThanks! I am currently traveling but will get back to you on Friday.',
    ],
    [
      'answers for a company, by name',
      ['Subject: Re: Thank you'],
      'Dear Ms Lee,\n\nwe have received your message and will get back to you, as soon as Jane has read it.',
    ],
    [
      'tells that the position is gone',
      ['Subject: Re: Thank you'],
      'The position is no longer open. Please contact us again in spring.',
    ],
    [
      'was late for a filter’s sake',
      ['Subject: Re: Thank you'],
      'Sorry, this was automatically moved to spam, and your message has been waiting for me since.',
    ],
    [
      'speaks of a request of that year',
      ['Subject: Re: Thank you'],
      'Your request of November 2026 was received and granted.',
    ],
    [
      'names a better address',
      ['Subject: Re: Thank you'],
      'Hi Ann, please do not reply to this address but to jane@larch.example.',
    ],
    [
      'speaks of a mail that was not delivered',
      ['Subject: Re: Thank you'],
      'My first mail could not be delivered (550 5.1.1), so again: welcome!',
    ],
    [
      'says that the application was received',
      ['Subject: Re: Thank you'],
      'Your application has been received, and I like it.',
    ],
    ['says no Auto-Submitted', ['Subject: Re: Thank you', 'Auto-Submitted: no'], 'Welcome!'],
    ['has an envelope sender', ['Subject: Re: Thank you', 'Return-Path: <jane@larch.example>'], 'Welcome!'],
    ['has no text', ['Subject: Re: Thank you'], ''],
    [
      'has a name like a machine’s',
      ['Subject: Re: Thank you', 'From: Jo Noreply <jo@noreply.example>'],
      'Welcome!',
    ],
  ])('stays one that %s', async (_, headers, text) => {
    expect((await read(mailOf([plainText, ...inThread, ...headers], text))).kind).toBe('reply')
  })

  it('stays one that attaches a bounce', async () => {
    const { header, body } = partsOf(
      'multipart/mixed',
      `${plainText}\r\n\r\nThis came back. Is the address right?`,
      'Content-Type: message/rfc822\r\n\r\nFrom: MAILER-DAEMON@x.example\r\nSubject: Undelivered Mail\r\nReturn-Path: <>\r\n\r\n550 5.1.1',
    )
    expect((await read(mailOf(['Subject: Re: Thank you', ...inThread, header], body))).kind).toBe('reply')
  })

  it('keeps what only looks like history', async () => {
    const text =
      'In your letter you wrote:\nyou know 3 languages. From: where?\n\n| Mon | Tue |\n-- original thinking'
    expect((await replyIn(answerOf(text))).text).toBe(text)
  })

  it('is at most 4,000 characters', async () => {
    expect((await replyIn(answerOf('word '.repeat(5_000)))).text.length).toBeLessThanOrEqual(4_000)
  })

  it('is read in the charset it was written in', async () => {
    const mail = Buffer.concat([
      Buffer.from(
        mailOf(['Subject: AW: Danke', ...inThread, 'Content-Type: text/plain; charset=iso-8859-1'], ''),
      ),
      Buffer.from('Schöne Grüße', 'latin1'),
    ])
    expect(await read(mail)).toMatchObject({ text: 'Schöne Grüße' })
  })
})
