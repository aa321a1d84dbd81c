import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasPlaceholder, isBalanced } from '../shared/letter/check.ts'
import { writeFollowUp } from '../shared/letter/follow-up.ts'
import { promisedDay } from '../shared/letter/follow-up-promise.ts'
import { knownOf } from '../shared/letter/known.ts'
import { namingOf } from '../shared/letter/role.ts'
import { checkLetter } from '../shared/letter/rubric-advice.ts'
import { writeLetters } from '../shared/letter/write.ts'
import { archivist, changed, met, sent, text, words, write } from './fixtures/archivist.ts'
import { at, record } from './fixtures/hostile-record.ts'
import { inputOf, itInCases, readCase } from './fixtures/letter-cases.ts'

describe('the first follow-up', () => {
  it('begins with the role and the day of the interview', () => {
    const [first] = write(1).letter.sentences
    expect(first?.text).toMatch(/Tuesday, November 17/)
    expect(first?.text).toMatch(/Archivist role/)
  })

  it('writes the day as their country does', () => {
    const oslo = changed({ timeZone: 'Europe/Oslo' })
    expect(write(1, oslo).text).toContain('Tuesday 17 November')
  })

  it('adds what answers their problem before anything else that is new', () => {
    const idea = write(1)
    expect(idea.letter.sentences.flatMap(({ sources }) => sources)).toContain('notes.valueIdea')
    const proof = write(1, { previous: sent(['notes.valueIdea']) })
    expect(proof.text).toContain('4,000 glass negatives')
    const next = write(1, { previous: sent(['notes.valueIdea', 'candidate.qualifications[0]']) })
    expect(next.text).toContain('six volunteers')
  })

  it('adds nothing, and says so to the candidate, where everything has been told', () => {
    const all = ['candidate.qualifications[0]', 'candidate.qualifications[1]', 'candidate.qualifications[2]']
    const previous = sent([...all, 'notes.discussed[0]', 'notes.discussed[1]', 'notes.valueIdea'])
    const { letter, warnings } = write(1, { previous })
    expect(letter.sentences.flatMap(({ sources }) => sources)).not.toContain('notes.valueIdea')
    expect(text(letter)).not.toMatch(/4,000|volunteers to|Danish/)
    expect(warnings).toEqual([expect.stringContaining('Nothing is left')])
    expect(words(letter)).toBeGreaterThanOrEqual(50)
  })

  it('does not tell in other words what a letter has told', () => {
    const previous = sent(['notes.valueIdea']).map((letter) => ({
      ...letter,
      sentences: [
        { text: 'I catalogued 4,000 glass negatives at the Marsh Museum.', sources: ['interview.role'] },
        { text: 'I would start with the negatives.', sources: ['notes.valueIdea'] },
      ],
    }))
    expect(write(1, { previous }).text).not.toContain('4,000')
  })

  it('asks one question, in terms of what they said would come next', () => {
    const asked = (nextStep: string, day = '2026-11-25') =>
      write(1, { notes: { ...archivist.notes, nextStep }, day }).text.match(/[^.?]*\?/g)
    expect(asked('a trial day in the reading room')).toEqual([expect.stringContaining('trial day')])
    expect(asked('trial day on Friday')).toEqual([expect.stringMatching(/(?:after|follows) the trial day/)])
    expect(asked('they will call me by Friday')).toEqual([
      expect.stringMatching(/next step|hear more|stand|decision/),
    ])
    expect(asked('they will decide by Friday')).toEqual([expect.stringMatching(/deci[ds]|stand|next step/)])
    expect(asked('')).toEqual([expect.stringMatching(/deci[ds]/)])
  })

  it('goes to the recruiter where there is one, else to whoever decides', () => {
    const jo = met(1, 'Jo Park')
    const decider = met(2, 'Kim Lund', { isDecisionMaker: true })
    const recruiter = met(3, 'Ola Berg', { title: 'Recruiter' })
    expect(write(1, { interviewers: [jo, decider, recruiter] }).letter.to).toBe('ola@larch.example')
    expect(write(1, { interviewers: [jo, decider] }).letter.to).toBe('kim@larch.example')
    const { email: _, ...unreachable } = decider
    expect(write(1, { interviewers: [jo, unreachable] }).letter.to).toBe('jo@larch.example')
  })

  it('stays in the thread of the letter that this reader got', () => {
    const previous = [
      { subject: 'Another', body: 'Dear Kim,\n\nHello.', sentences: [], key: 'i2' },
      { subject: 'RE: Re: Thank you', body: 'Hi Jo,\n\nThanks.\n\nWarmly,\nAnn', sentences: [], key: 'i1' },
    ]
    const { letter } = write(1, { previous })
    expect(letter.subject).toBe('Re: Thank you')
    expect(letter.body).toMatch(/^Hi Jo,\n\n/)
    expect(letter.body).toMatch(/\n\nWarmly,\nAnn Doe$/)
    const unnamed = previous.map(({ key: _, ...one }) => ({ ...one, body: one.body.replace('Hi', 'Dear') }))
    expect(write(1, { previous: unnamed }).letter.subject).toBe('Re: Thank you')
  })

  it('greets nobody by name in a mailbox that several people read', () => {
    const interviewers = [{ key: 'i1', email: 'talent@larch.example' }]
    const previous = sent([], { ...archivist, interviewers })
    const { letter, text: told } = write(1, { interviewers, previous })
    expect(letter.body).toMatch(/^Dear .*Hiring Team,/)
    expect(told).not.toMatch(/talk(?:ed)? with you|we talked/)
  })

  it('tells a figure before a deed, and never a paper or a rank alone', () => {
    const weak = ['Keyholder', 'APICS CPIM', 'Qualified 2018', 'Trustee of the Marsh Museum since 2019']
    const told = (...qualifications: string[]) =>
      write(1, {
        candidate: { ...archivist.candidate, qualifications },
        previous: sent(['notes.valueIdea', 'notes.discussed[0]', 'notes.discussed[1]']),
      })
    expect(told(...weak, 'Moved a library', 'Catalogued 600 plates').text).toContain('600 plates')
    expect(told(...weak, 'Moved a library').text).toContain('I moved a library')
    const { text: none, warnings } = told(...weak)
    expect(none).not.toMatch(/keyholder|CPIM|2018|trustee/i)
    expect(warnings).toEqual([expect.stringContaining('cannot stand alone')])
  })

  it.each([
    ['Is a qualified BSL Level 3 signer', 'One thing I did not get to say: I sign (BSL 3).'],
    ['Ran a Saturday times-table club for 25 children', 'You asked about my times-table club.'],
  ])('does not tell %j after %j', (qualification, told) => {
    const previous = sent(['notes.valueIdea']).map((letter) => ({
      ...letter,
      sentences: [
        { text: told, sources: ['notes.missed'] },
        { text: 'One idea is to start early.', sources: ['notes.valueIdea'] },
      ],
    }))
    const candidate = { ...archivist.candidate, qualifications: [qualification] }
    expect(write(1, { previous, candidate }).text).not.toMatch(/BSL|club/)
  })

  it('does not tell as news what the candidate told them in the interview', () => {
    const candidate = { ...archivist.candidate, qualifications: ['Ran a map-folding club for 25 children'] }
    const notes = { discussed: ['I talked about my map-folding club'], questions: [] }
    expect(write(1, { candidate, notes }).text).not.toContain('25 children')
  })

  it('ties the new fact to their matter where the two share their words', () => {
    const candidate = {
      ...archivist.candidate,
      qualifications: ['Ran school bookings for 300 visits a year'],
    }
    const notes = { discussed: ['school bookings go up and down'], questions: [] }
    const { letter } = write(1, { candidate, notes })
    const added = letter.sentences.find(({ sources }) => sources.includes('candidate.qualifications[0]'))
    expect(added?.text).toMatch(/school bookings.*\bI ran school bookings for 300 visits/)
    expect(text(letter).match(/school bookings/g)).toHaveLength(2)
  })

  it('asks about the next of the steps that they named', () => {
    const notes = {
      discussed: ['Jo walked me through the steps - references, then a site visit'],
      questions: [],
      nextStep: 'they call my references this week',
    }
    expect(write(1, { notes }).text).toMatch(/the site visit[^.]*\?/)
  })

  it('asks for no date where only the candidate has promised one', () => {
    const notes = { ...archivist.notes, nextStep: 'I send the teaching statement to Jo by 4 December' }
    expect(write(1, { notes }).text).not.toMatch(/teaching statement|December/)
  })

  it('goes to whoever has promised to answer, before whoever is in charge of people', () => {
    const awhina = met(1, 'Awhina Lund', { isDecisionMaker: true })
    const partner = met(2, 'Ola Berg', { title: 'People Partner' })
    const to = (nextStep: string) =>
      write(1, { interviewers: [awhina, partner], notes: { ...archivist.notes, nextStep } }).letter.to
    expect(to('Awhina texts Sunday')).toBe('awhina@larch.example')
    expect(to('Ola writes by Friday')).toBe('ola@larch.example')
    expect(to('Awhina is away next week, decision after that')).toBe('ola@larch.example')
  })

  it('names the one colleague who was there, and several as colleagues', () => {
    const jo = met(1, 'Jo Park', { isDecisionMaker: true })
    const nkechi = { key: 'i2', name: 'Nkechi Ilori' }
    const kim = { key: 'i3', name: 'Kim Lund' }
    for (const number of [1, 2] as const) {
      const { letter } = write(number, { ...changed({ kind: 'panel' }), interviewers: [jo, nkechi] })
      expect(letter.sentences[0]?.text).toContain('you and Nkechi')
      expect(letter.sentences[0]?.sources).toContain('interviewers[1].name')
      const many = write(number, { ...changed({ kind: 'panel' }), interviewers: [jo, nkechi, kim] })
      expect(many.letter.sentences[0]?.text).toContain('you and your colleagues')
      const nameless = { ...nkechi, name: '?!' }
      expect(write(number, { interviewers: [jo, nameless] }).text).not.toContain('?!')
    }
  })

  it('names no company to a colleague, whichever way the record says that it is one', () => {
    const inside = [
      changed({ kind: 'internal' }),
      changed({ role: 'Head Archivist (internal)' }),
      { candidate: { ...archivist.candidate, qualifications: ['11 years with us, 4 of them in maps'] } },
    ]
    for (const change of inside) {
      for (const number of [1, 2] as const) {
        const { text: told } = write(number, change)
        expect(told).not.toMatch(/Larch House|with us/)
        expect(told).toMatch(/role/)
      }
    }
  })
})

describe('the follow-ups of whole records', () => {
  itInCases('hold what the rubric wants of them: %s', (file) => {
    const input = inputOf(readCase(file), 8)
    let previous = writeLetters(input).letters
    for (const number of [1, 2] as const) {
      const { letters } = writeFollowUp({ ...input, number, previous })
      for (const letter of letters) {
        const known = knownOf(input, letter, number === 1 ? 'firstFollowUp' : 'lastFollowUp')
        const found = checkLetter(letter, known)
        const grave = found.filter(({ rule, severity }) => severity === 'block' || rule.startsWith('F'))
        expect(grave, letter.body).toEqual([])
      }
      previous = [...previous, ...letters]
    }
  })
})

describe('what they promised, as a day', () => {
  it.each([
    ['Jo said she would call by Friday the 20th', '2026-11-20'],
    ['trial day next Wednesday', '2026-11-25'],
    ['next Friday', '2026-11-27'],
    ['they will decide in early December', '2026-12-10'],
    ['answer by Dec 1', '2026-12-01'],
    ['the week of November 23', '2026-11-29'],
    ['a call next week', '2026-11-29'],
    ['within two to three weeks', '2026-12-08'],
    ['in a couple of weeks', '2026-12-01'],
    ['within 10 business days', '2026-12-01'],
    ['by the end of the month', '2026-11-30'],
    ['by the 3rd', '2026-12-03'],
    ['in the new year', '2027-01-10'],
    ['decision in January', '2027-01-31'],
    ['2nd interview on Dec 8th or 9th', '2026-12-09'],
    ['second round on the 8th or 9th', '2026-12-09'],
    ['8 or 9 December', '2026-12-09'],
    ['I send the teaching statement to Prof Lie by 4 December', undefined],
    ['I send the portfolio by 1 December, they decide by 9 December', '2026-12-09'],
    ['you may hear from us', undefined],
    ['a technical task', undefined],
  ])('%j is %s', (nextStep, day) => {
    expect(promisedDay({ ...archivist, notes: { ...archivist.notes, nextStep } })).toBe(day)
  })
})

describe('whatever the record holds', () => {
  const limits = { 1: [35, 125], 2: [30, 100] } as const

  it('both follow-ups are whole, short, sourced, unlike what went before, and ask one question at most', () => {
    fc.assert(
      fc.property(record, (input) => {
        const { company = '\n', title = '\n', short } = namingOf(input)
        let previous = writeLetters(input).letters
        for (const number of [1, 2] as const) {
          const { letters, leftOut } = writeFollowUp({ ...input, day: '2026-12-01', number, previous })
          const [letter] = letters
          if (!letter) throw new Error('There is no letter')
          expect(letters).toHaveLength(1)
          const [least, most] = limits[number]
          expect(words(letter)).toBeGreaterThanOrEqual(least)
          expect(words(letter)).toBeLessThanOrEqual(most)
          // Names are printed as they are, be there a question mark in them.
          const asked = letter.sentences.filter(
            ({ text: one, sources: [source = ''] }) =>
              !source.startsWith('interviewers') &&
              one.replaceAll(company, '').replaceAll(title, '').replaceAll(short, '').includes('?'),
          )
          expect(asked).toHaveLength(number === 1 ? 1 : 0)
          expect(letter.subject).toMatch(/^Re: (?!Re:)/)
          expect(letter.body).not.toMatch(/ {2}|\r|\n{3}| \n|\n /)
          expect(letter.body.isWellFormed()).toBe(true)
          expect(isBalanced(text(letter))).toBe(true)
          const before = previous.flatMap(({ sentences }) => sentences.map((one) => one.text))
          for (const sentence of letter.sentences) {
            expect(letter.body).toContain(sentence.text)
            expect(before).not.toContain(sentence.text)
            expect(hasPlaceholder(sentence.text), sentence.text).toBe(false)
            expect(sentence.sources.length).toBeGreaterThan(0)
            for (const source of sentence.sources) expect(at(input, source), source).toBeTypeOf('string')
          }
          for (const { reason } of leftOut) expect(reason).toMatch(/\.$/)
          expect(writeFollowUp({ ...input, day: '2026-12-01', number, previous }).letters).toEqual(letters)
          previous = [...previous, letter]
        }
      }),
      { numRuns: 120 },
    )
  })

  it('no pressure is put on anybody', () => {
    const pressure =
      /haven['’]t heard|have not heard|as per my|just checking|checking in|prompt|asap|following up/i
    fc.assert(
      fc.property(record, fc.constantFrom<1 | 2>(1, 2), (input, number) => {
        const { letters } = writeFollowUp({ ...input, day: '2026-12-01', number, previous: [] })
        for (const { sentences } of letters) {
          const own = sentences.filter(({ sources }) => sources.every((one) => one.startsWith('interview.')))
          for (const sentence of own) expect(sentence.text).not.toMatch(pressure)
        }
      }),
      { numRuns: 60 },
    )
  })
})
