import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Tone } from '../shared/domain/interview.ts'
import { groundingFaults } from '../shared/letter/grounding.ts'
import { writeLetters } from '../shared/letter/write.ts'
import { caseInput, describeCases, factAt, givenIn } from './fixtures/letter-cases.ts'

const tones: readonly Tone[] = ['asWritten', 'warmer', 'plainer', 'shorter']

describeCases('every sentence of %s', (file) => {
  it.each([0, 1, 3, 9])('says what its sources say, %d days later', (daysLater) => {
    const input = caseInput(file, daysLater)
    const keys = ['team', ...input.interviewers.map(({ key }) => key)]
    for (const tone of tones) {
      const all = Object.fromEntries(keys.map((key) => [key, tone]))
      for (const { sentences } of writeLetters({ ...input, tones: all }).letters) {
        for (const { text, sources } of sentences) {
          const cited = sources.map((path) => factAt(input, path))
          expect(groundingFaults(text, cited, givenIn(input)), text).toEqual([])
        }
      }
    }
  })
})

const given = ['Acme Freight', 'Archivist', 'Dana Reyes', 'Ann Doe', 'on Tuesday']
const faults = (sentence: string, ...cited: string[]) => groundingFaults(sentence, cited, given)

describe('a sentence that says what its fact says', () => {
  it.each([
    ['I led a team of twelve at Pavelka Freight.', 'Led a team of 12 at Pavelka Freight'],
    ['I cut costs by half.', 'Cut costs by 50%'],
    ['I cut costs by nine percent.', 'cut costs by 9%'],
    ['I brought errors from 9 to 2%.', 'Brought errors from 9% to 2%'],
    ['I saved $2 million.', 'Saved $2M'],
    ['I saved 2,500 hours.', 'Saved 2500 hours'],
    ['You said that finance answers what-if questions by hand.', 'finance answers what-if questions by hand'],
    ['The move had no downtime.', 'Led the move with no downtime'],
    ['I led the move without downtime.', 'Led the move with no downtime'],
    ['I would pilot the card on one pod.', 'pilot the card on one pod'],
    ['I should have told you that I speak Polish.', 'forgot to say I speak Polish'],
    ['One thing I did not get to say: I never missed a close.', 'I never missed a close'],
    ['What I did not get to say is that I wrote the card.', 'DIDNT SAY I WROTE THE CARD'],
    ['I have led a team of 12.', 'Led a team of 12'],
    ['Errors went down from 11 to three.', 'Errors fell from 11 to 3'],
    ['We talked about pick accuracy: you are at 97% and want 99.5%.', 'pick accuracy is 97%, target 99.5'],
    ['On the slow audits, I would pilot the card on one pod.', 'pilot the card on one pod for the audits'],
    ['Working at Acme Freight interests me very much.', 'Archivist'],
    ['I helped to plan the move.', 'Helped plan the move'],
    ['I TIG welded 316L pipe to ASME IX.', 'tig welded 316l pipe to asme ix'],
    ['Thank you for our conversation on Tuesday about the Archivist role at Acme Freight.', 'Archivist'],
    ['I would be glad to talk again, Dana.', 'Archivist'],
    ['You want to change the tasting menu.', 'he wnats to change teh tasting menu'],
  ])('is grounded: %s', (sentence, fact) => {
    expect(faults(sentence, fact)).toEqual([])
  })
})

describe('a sentence that says more, or less, than its fact', () => {
  it.each([
    ['another number', 'I led a team of 14.', 'Led a team of 12'],
    ['another number in words', 'I led a team of eleven.', 'Led a team of 12'],
    ['percent where there is none', 'I cut costs by 9%.', 'Cut costs by 9 hours'],
    ['money for percent', 'I cut costs by $9.', 'Cut costs by 9%'],
    ['a number without its percent', 'I cut costs by 9.', 'Cut costs by 9%'],
    ['a name from elsewhere', 'I led the move at Marrow Health.', 'Led the move of a database'],
    ['a name at its beginning', 'Kubernetes is what I know.', 'Led a team of 12'],
    ['another acronym', 'I hold the CCRN.', 'Hold the SBAR certificate'],
    ['another standard', 'I know ISO 13485.', 'Trained on ISO 14971'],
    ['another class', 'I hold the 7G certificate.', '6G certified'],
    ['a name in another script', '我在腾讯领导了团队。', 'Led a team of 12'],
    ['another language', 'Ich habe ein Team von 12 Leuten geleitet.', 'Led a team of 12'],
    ['an address', 'Write to me at ann@else.example.', 'Led a team of 12'],
    ['a link', 'See https://else.example for the team.', 'Led a team of 12'],
    ['led for helped', 'I led the move of the database.', 'Helped with the move of the database'],
    ['lead without helped', 'I led the move of the database.', 'Helped lead the move of the database'],
    ['founded for ran', 'I founded the review desk.', 'Ran the review desk'],
    ['an exact number for a rough one', 'I led 12 people.', 'Led almost 12 people'],
    ['all for some', 'I wrote all tests.', 'Wrote tests'],
    ['praise', 'I was impressed by how finance answers questions.', 'finance answers questions by hand'],
    ['a denial', 'Finance never answers questions by hand.', 'finance answers questions by hand'],
    ['a denial less', 'I led the move with downtime.', 'Led the move with no downtime'],
    ['a denial less, in a frame', 'I did not get to say that I missed a close.', 'I never missed a close'],
    ['a limit', 'I only touched the tests.', 'Touched the tests'],
    ['a limit less', 'You ship on Fridays.', 'they ship only on Fridays'],
    ['a doubt', 'The trial could cut waste.', 'the trial cut waste'],
    ['a doubt less', 'The trial cuts waste.', 'the trial might cut waste'],
    ['a deed as a mere plan', 'I would lead a team of 12.', 'Led a team of 12'],
    ['figures the wrong way round', 'Rejects fell from 2% to 9%.', 'Rejects fell from 9% to 2%'],
    ['a span of time', 'I wrote tests for years.', 'Wrote tests'],
    ['what is for what was', 'I lead a team of 12.', 'Led a team of 12'],
    ['most of it', 'I wrote most tests.', 'Wrote tests'],
    ['an offer', 'I will build the tests.', 'Wrote tests'],
    ['a day', 'I can start on Monday.', 'Led a team of 12'],
    ['much else', 'Your roadmap, growth and vision match my career.', 'Led a team of 12'],
  ])('is not grounded: %s', (_, sentence, fact) => {
    expect(faults(sentence, fact)).not.toEqual([])
  })

  it('is not grounded by a fact that it does not cite', () => {
    const sentence = 'I cut rejects from 9% to 2% at Selkirk Yard.'
    expect(faults(sentence, 'Cut rejects from 9% to 2%', 'Ran the night shift at Selkirk Yard')).toEqual([])
    expect(faults(sentence, 'Cut rejects from 9% to 2%')).toEqual([
      'the name “Selkirk” is not in its facts',
      'the name “Yard” is not in its facts',
    ])
  })

  it('is not excused by a name that is part of another word', () => {
    expect(groundingFaults('I designed every card.', ['Filed cards'], ['Design', 'Card (Design|'])).toContain(
      'the deed “designed” is not in its facts',
    )
  })

  it('is told in words that a person can act on', () => {
    expect(faults('I led a team of 14 at Marrow.', 'Led a team of 12')).toEqual([
      'the number “14” is not in its facts',
      'the name “Marrow” is not in its facts',
    ])
  })
})

describe('any text at all', () => {
  const any = fc.string({ unit: 'grapheme', maxLength: 300 })
  const number = fc.integer({ min: 13, max: 99_999 })

  it('is judged without an error, and the same each time', () => {
    fc.assert(
      fc.property(any, fc.array(any, { maxLength: 3 }), (sentence, cited) => {
        expect(groundingFaults(sentence, cited, given)).toEqual(groundingFaults(sentence, cited, given))
      }),
    )
  })

  it('holds no number that its facts do not hold', () => {
    fc.assert(
      fc.property(number, number, (told, known) => {
        const found = faults(`I led a team of ${told} people.`, `Led a team of ${known} people`)
        expect(found.length === 0).toBe(told === known)
      }),
    )
  })

  it('holds no name that its facts do not hold', () => {
    const name = fc.stringMatching(/^[A-Z][a-z]{4,9}$/)
    fc.assert(
      fc.property(name, name, (told, known) => {
        const found = faults(`I led the move at ${told} last.`, `Led the move at ${known} last`)
        expect(found.length === 0).toBe(told === known)
      }),
    )
  })

  it('is grounded in itself where it is a plain deed', () => {
    const words = fc.array(
      fc.constantFrom(...'the database migration 14 pods no downtime at Selkirk in June'.split(' ')),
      {
        minLength: 3,
      },
    )
    fc.assert(
      fc.property(words, (list) => {
        const deed = list.join(' ')
        expect(faults(`I moved ${deed}.`, `Moved ${deed}`)).toEqual([])
      }),
    )
  })

  it('of ten thousand characters is judged in time', { timeout: 5_000 }, () => {
    expect(faults('a b, not c. '.repeat(900), 'x would y, '.repeat(900))).toBeDefined()
  })
})
