import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasPlaceholder, isBalanced } from '../shared/letter/check.ts'
import { type FollowUpInput, writeFollowUp } from '../shared/letter/follow-up.ts'
import { promisedDay } from '../shared/letter/follow-up-promise.ts'
import { namingOf } from '../shared/letter/role.ts'
import { writeLetters } from '../shared/letter/write.ts'
import type { WriterInput, WrittenLetter } from '../shared/letter/writing.ts'
import { at, record } from './fixtures/hostile-record.ts'

const archivist: WriterInput = {
  candidate: {
    name: 'Ann Doe',
    email: 'ann@example.com',
    qualifications: [
      'Catalogued 4,000 glass negatives at the Marsh Museum',
      'Trained six volunteers to digitise maps',
      'Fluent in Danish',
    ],
  },
  interview: {
    id: 'abc234',
    company: 'Larch House',
    role: 'Archivist',
    kind: 'onsite',
    startsAt: '2026-11-17T14:30:00Z',
    endsAt: '2026-11-17T15:30:00Z',
    timeZone: 'America/New_York',
  },
  interviewers: [{ key: 'i1', name: 'Jo Park', email: 'jo@larch.example', isDecisionMaker: true }],
  notes: {
    discussed: ['a backlog of glass negatives', 'training of volunteers'],
    valueIdea: 'start with the negatives that are asked for most',
    questions: [],
  },
  day: '2026-11-25',
}

const text = (letter: WrittenLetter | undefined) => letter?.sentences.map((one) => one.text).join(' ') ?? ''
const words = (letter: WrittenLetter | undefined) => text(letter).split(/\s+/).length
const changed = (change: Partial<WriterInput['interview']>) => ({
  ...archivist,
  interview: { ...archivist.interview, ...change },
})

/** A letter of thanks that told only what is named. */
function sent(sources: readonly string[], input: WriterInput = archivist): WrittenLetter[] {
  return writeLetters(input).letters.map((letter) => ({
    ...letter,
    sentences: [{ text: 'Thank you for talking with me.', sources }],
  }))
}

function write(number: 1 | 2, change: Partial<FollowUpInput> = {}) {
  const { letters, ...rest } = writeFollowUp({ ...archivist, number, previous: sent([]), ...change })
  const [letter] = letters
  if (!letter) throw new Error('There is no letter')
  expect(letters).toHaveLength(1)
  return { letter, text: text(letter), ...rest }
}

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
    expect(asked('trial day on Friday')).toEqual([expect.stringMatching(/after the trial day/)])
    expect(asked('they will call me by Friday')).toEqual([expect.stringMatching(/next step|hear more/)])
    expect(asked('they will decide by Friday')).toEqual([expect.stringMatching(/decide/)])
    expect(asked('')).toEqual([expect.stringMatching(/decide/)])
  })

  it('goes to the recruiter where there is one, else to whoever decides', () => {
    const jo = { key: 'i1', name: 'Jo Park', email: 'jo@larch.example' }
    const decider = {
      key: 'i2',
      name: 'Kim Lund',
      email: 'kim@larch.example',
      isDecisionMaker: true as const,
    }
    const recruiter = { key: 'i3', name: 'Ola Berg', email: 'ola@larch.example', title: 'Recruiter' }
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

  it('is calmer abroad and to public bodies, and names no company to a colleague', () => {
    const calm = /position|may I|quite/i
    expect(write(1, changed({ timeZone: 'Europe/London' })).text).toMatch(calm)
    expect(write(1, changed({ company: 'City of Larch' })).text).toMatch(calm)
    const internal = write(1, changed({ kind: 'internal' })).text
    expect(internal).not.toContain('Larch House')
    expect(internal).toMatch(/take on|taking on/i)
  })
})

describe('the last follow-up', () => {
  it('says that it is the last, lets the reader off, and ends on a kind word about the talk', () => {
    const { letter, text: told } = write(2)
    expect(told).toMatch(/last note/)
    expect(told).toMatch(/somebody else|plans have changed/)
    expect(letter.sentences.at(-1)?.text).toMatch(/backlog of glass negatives|training of volunteers/)
    expect(told.match(/\?/g)).toBeNull()
  })

  it('shares no sentence with the letters before it', () => {
    const thanks = writeLetters(archivist).letters
    const first = writeFollowUp({ ...archivist, number: 1, previous: thanks }).letters
    const before = [...thanks, ...first].flatMap(({ sentences }) => sentences.map((one) => one.text))
    const last = writeFollowUp({ ...archivist, number: 2, previous: [...thanks, ...first] }).letters[0]
    for (const sentence of last?.sentences ?? []) expect(before).not.toContain(sentence.text)
    expect(last?.subject).toBe(first[0]?.subject)
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
        const { company = '\n', title = '\n' } = namingOf(input)
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
              one.replaceAll(company, '').replaceAll(title, '').includes('?'),
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
