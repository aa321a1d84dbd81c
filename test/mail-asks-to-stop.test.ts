import { describe, expect, it } from 'vitest'
import { asksToStop } from '../shared/mail/asks-to-stop.ts'
import { answerOf, replyIn } from './fixtures/mail.ts'

describe('the wish not to be written to again', () => {
  it.each([
    'Please stop emailing me.',
    'Stop contacting us!',
    'Please do not contact me again.',
    'Please don’t write to me anymore.',
    'Do not email me.',
    'I do not wish to receive any further emails from you.',
    'Unsubscribe me from whatever this is.',
    'unsubscribe',
    'STOP',
    'Please remove me from your list.',
    'Please remove my address from your database.',
    'Take me off your list.',
    'No more emails, please.',
    'Please stop sending these messages.',
    'Don’t send me any more letters.',
    'Please leave me alone',
    'Hello Ann,\n\nthe position is filled. Please do not write\nto us again.\n\nJane',
    'Bitte schreiben Sie mir nicht mehr.',
    'Bitte kontaktieren Sie uns nicht mehr.',
    'Ich möchte keine weiteren E-Mails erhalten.',
    'Bitte keine weiteren Nachrichten.',
    'Bitte streichen Sie mich von Ihrer Liste.',
    'Merci de ne plus me contacter.',
    'Ne m’écrivez plus, s’il vous plaît.',
    'Arrêtez de m’envoyer des messages.',
    'Veuillez cesser de m’écrire.',
    'Por favor, deje de escribirme.',
    'No me escriba más.',
    'No quiero recibir más correos.',
    'La prego di non contattarmi più.',
    'Non mi scriva più.',
    'Smetta di scrivermi.',
    'Stop met mailen, alstublieft.',
    'Neem geen contact meer met mij op.',
    'Ik wil geen e-mails meer ontvangen.',
    'Por favor, pare de me enviar mensagens.',
    'Não me contacte mais.',
    'Sluta mejla mig.',
    'Kontakta mig inte mer.',
    '请不要再给我发邮件。',
    '今後メールを送らないでください。',
  ])('is heard in %j', (text) => {
    expect(asksToStop(text)).toBe(true)
  })

  it.each([
    'Please do not hesitate to contact me again.',
    'Don’t contact me before Monday, I am at a fair.',
    'Please don’t contact me by phone, mail is better.',
    'We will contact you again next week.',
    'You can stop worrying, we liked you.',
    'We had to stop the process for this role.',
    'Please stop by our office on Friday.',
    'I never heard of it, please write to me again.',
    'Don’t write off this role yet!',
    'Please email me your portfolio.',
    'Leider habe ich keine weiteren Nachrichten für Sie.',
    'Zögern Sie nicht, mir zu schreiben.',
    'N’hésitez pas à me contacter.',
    'No dude en escribirme.',
    'No deje de escribirme si tiene preguntas.',
    'Non esiti a scrivermi.',
    'Aarzel niet om contact met mij op te nemen.',
    'Não deixe de me escrever.',
    'Tveka inte att kontakta mig.',
    'Unfortunately we will not be moving forward. Good luck with your search.',
    'Our team works on how people unsubscribe from newsletters.',
    '',
  ])('is not heard in %j', (text) => {
    expect(asksToStop(text)).toBe(false)
  })

  it('is theirs alone, not what they quote', async () => {
    const quoting = 'Sure!\n\nOn Tue, 24 Nov 2026 Ann Lee wrote:\n> Please stop emailing me.'
    expect(await replyIn(answerOf(quoting))).toMatchObject({ asksToStop: false })
    const below = 'On Tue, 24 Nov 2026 Ann Lee wrote:\n> May I write again?\n\nPlease stop emailing me.'
    expect(await replyIn(answerOf(below))).toMatchObject({ asksToStop: true })
  })
})
