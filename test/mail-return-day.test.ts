import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { returnDay } from '../shared/mail/return-day.ts'

/** Tuesday. */
const received = '2026-11-24'

describe('the day somebody is back', () => {
  it.each<[string, string]>([
    ['I am out of the office and will be back on Monday 7 December.', '2026-12-07'],
    ['I am back on Monday 30 November', '2026-11-30'],
    [
      'I am currently away, returning to the office on December 3rd, with limited access to email.',
      '2026-12-03',
    ],
    [
      'I will be out of the office from 25 November to 4 December and return on Monday, December 7, 2026.',
      '2026-12-07',
    ],
    ['I’m on leave until Jan 4th. In urgent cases call Bob before 27 November.', '2027-01-04'],
    ['Out of office through Friday, 27 November.', '2026-11-28'],
    ['I will return tomorrow.', '2026-11-25'],
    ['I will be back in the office next Monday.', '2026-11-30'],
    ['Return date: 2026-12-14', '2026-12-14'],
    ['I am on parental leave. I will be back on 1 June 2027.', '2027-06-01'],
    ['On Monday, 7 December I will be back.', '2026-12-07'],
    ['Ich bin bis einschließlich 12.12. nicht im Büro.', '2026-12-13'],
    ['Ich bin bis einschliesslich 12.12. abwesend', '2026-12-13'],
    ['Ich bin am Montag, den 7. Dezember, wieder im Büro.', '2026-12-07'],
    ['Ich bin vom 25.11. bis 4.12.2026 im Urlaub. Ab dem 7.12.2026 bin ich wieder erreichbar.', '2026-12-07'],
    ['Ich bin ab Montag wieder da.', '2026-11-30'],
    ['Abwesend bis inkl. 4. Dezember', '2026-12-05'],
    ['Je suis absent jusqu’au 4 décembre inclus.', '2026-12-05'],
    [
      'Absente du bureau du 25 novembre au 4 décembre, je serai de retour le lundi 7 décembre 2026.',
      '2026-12-07',
    ],
    ['Je suis en congés jusqu’au 1er décembre.', '2026-12-01'],
    ['Estaré fuera de la oficina hasta el 4 de diciembre de 2026 inclusive.', '2026-12-05'],
    ['Vuelvo a la oficina el lunes 7 de diciembre.', '2026-12-07'],
    ['Sono in ferie fino al 4 dicembre compreso.', '2026-12-05'],
    ['Sarò di ritorno lunedì 7 dicembre.', '2026-12-07'],
    ['Ik ben afwezig t/m 4 december.', '2026-12-05'],
    ['Ik ben vanaf maandag 7 december weer bereikbaar.', '2026-12-07'],
    ['Estou de férias até 4 de dezembro e regresso na segunda-feira, 7 de dezembro.', '2026-12-07'],
    ['Jag är på semester till och med den 4 december.', '2026-12-05'],
    ['Jag är tillbaka på kontoret måndag 7 december.', '2026-12-07'],
    ['Jeg er tilbage mandag den 7. december.', '2026-12-07'],
    ['不在にしております。12月4日まで', '2026-12-05'],
    ['Abwesend 25.11. - 4.12.', '2026-12-05'],
  ])('is told by %j', (note, day) => {
    expect(returnDay(note, received)).toBe(day)
  })

  it.each<[string, string, string]>([
    ['is the later of two readings in English', 'Away until 1/2', '2027-02-01'],
    ['is the nearer reading when the later is months off', 'Away until 5/12', '2026-12-05'],
    ['is the reading of which the weekday is right', 'Back on Monday 4/1', '2027-01-04'],
    ['has the day first in German', 'Ich bin bis 1/2 nicht im Haus', '2027-02-01'],
    ['has the day first in Swedish', 'Jag är borta till 11/12', '2026-12-11'],
    ['has the day first with points', 'Zurück am 11.12.', '2026-12-11'],
  ])('%s', (_, note, day) => {
    expect(returnDay(note, received)).toBe(day)
  })

  it.each([
    'I am out of the office. For anything urgent call Bob on 030/12.',
    'Our office is reachable 24/7.',
    'Back in the office on 20 November.',
    'I have been away since 2 November.',
    'This mailbox is no longer in use as of 1 December.',
    'Back on 31.02.',
    'Ich bin derzeit nicht im Büro.',
    '',
  ])('is not made up from %j', (note) => {
    expect(returnDay(note, received)).toBeUndefined()
  })

  it('is the one they name as their return, whatever else the note names', () => {
    const note = 'Away until 5 December\n\nBack in the office on 8 December. The fair is on 15 December.'
    expect(returnDay(note, received)).toBe('2026-12-08')
  })

  it('stands in lines that are folded', () => {
    expect(returnDay('I will be back in\nthe office on Monday,\n7 December.', received)).toBe('2026-12-07')
  })

  it('is never before the note came, nor is it the end of any reader', () => {
    const word = fc.constantFrom(
      'back',
      'bis',
      'until',
      '5/12',
      '12.12.',
      'monday',
      '⟦0⟧',
      '31',
      'may',
      '2027',
      ' ',
      '\n',
      '.',
      'zurück',
    )
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 60 }).map((words) => words.join(' ')),
        (note) => {
          const day = returnDay(note, received)
          expect(day === undefined || day >= received).toBe(true)
        },
      ),
    )
  })
})
