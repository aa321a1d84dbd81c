import { describe, expect, it } from 'vitest'
import { knownOf } from '../shared/letter/known.ts'
import { checkLetter } from '../shared/letter/rubric-advice.ts'
import { similarity, similarityMax } from '../shared/letter/similarity.ts'
import {
  alone,
  check,
  ines,
  letter,
  middle,
  odd,
  panel,
  rules,
  subject,
  withSentence,
} from './fixtures/good-letter.ts'

describe('a good letter', () => {
  it('is left in peace', () => {
    expect(check(middle)).toEqual([])
  })

  it('tells what is wrong in words that name it', () => {
    const messages = [
      ...withSentence('I am passionate about plates.'),
      ...withSentence('I led 40 teams.'),
      ...check([...middle, 'So it is. '.repeat(70)]),
      ...checkLetter(
        { subject: 'A letter that says thank you', body: letter(['Thank you. It was good to talk.']) },
        knownOf(alone, ines),
      ),
    ].map(({ message }) => message)
    expect(messages).toEqual(
      expect.arrayContaining([
        'It says “passionate”, which recruiters read in every letter.',
        'The number 40 is in none of your notes. Add it to the notes (or the profile) and it can go out.',
        'The letter is 284 words long; under 190 is read.',
        'It does not name Farol Photographic Archive or the role.',
      ]),
    )
  })
})

describe('the parts of a letter', () => {
  const said = (paragraphs: readonly string[]) => rules(check(paragraphs))
  const [first = '', second = '', third = ''] = middle

  it('are missed when they are not there', () => {
    expect(said([first.replace('Thank you for our', 'Our'), second, third])).toContain('R4 warn')
    expect(said([`${first} Thanks!`, 'Thanks for this. Thanks for that.', second, third])).toContain(
      'R4 warn',
    )
    expect(said(['Thank you for yesterday. I catalogued 4,200 by hand.', second, third])).toContain('R6 warn')
    expect(
      said([first.split('. ')[0] ?? '', second, third].map((one) => one.replace('glass', 'old'))),
    ).not.toContain('R6 warn')
    expect(
      said([first.split(' I catalogued')[0]?.replace('glass negatives', 'plates') ?? '', second, third]),
    ).toContain('R7 warn')
    expect(said([first, third])).toContain('R9 warn')
    expect(said([first, second, 'This is all.'])).toContain('R13 warn')
    expect(said([first, `${second} Is it? Was it? Will it be?`, third])).toContain('R12 warn')
    expect(said([first, `${second} Is it?`, third])).toEqual([])
  })

  it('are signed by the candidate', () => {
    const unsigned = letter().replace('Marta Vaz', 'Mum')
    expect(rules(checkLetter({ subject, body: unsigned }, knownOf(alone, ines)))).toContain('R5 warn')
  })

  it('are told of this reader, not of the others', () => {
    const body = letter(
      [
        'Thank you for joining the interview yesterday.',
        'I would like this job, and I am happy to answer whatever is still open for you or for Inês.',
      ],
      'Dear Odd,',
    )
    const findings = checkLetter({ subject, body }, knownOf(panel, odd))
    expect(rules(findings).filter((one) => /R[679]/.test(one))).toEqual([])
  })

  it.each([
    ['Hi', 'R16 warn'],
    ['Following up', 'R16 warn'],
    ['THANK YOU FOR THE INTERVIEW', 'R16 warn'],
    ['Thank you for the interview!', 'R16 warn'],
    [`Thank you: ${'very '.repeat(15)}much`, 'R16 warn'],
  ])('have a subject that says who and what, not %j', (line, rule) => {
    expect(rules(checkLetter({ subject: line, body: letter() }, knownOf(alone, ines)))).toContain(rule)
  })
})

describe('the letters of a panel', () => {
  const other =
    'Thanks for telling me how the catalogue is corrected. That is a question of trust, and I have answered it before.'

  it('are alike or not, whatever their order', () => {
    const [one, another] = [letter(), letter([other])]
    expect(similarity(one, another)).toBeLessThan(similarityMax)
    expect(similarity(another, one)).toBeCloseTo(similarity(one, another))
    expect(similarity(one, letter([...middle, other]))).toBeGreaterThan(similarityMax)
    expect(similarity(one, one)).toBeCloseTo(1)
    expect(similarity(one, '')).toBe(0)
  })
})

describe('a follow-up', () => {
  const first =
    'I am writing about the interview for the role of archivist on 17 November. Since then I have read two of your catalogues, and the numbering of the glass negatives makes sense to me now. I would still like to do this work. Do you know by which day you will decide?'
  const last =
    'This is my last note about the interview for the role of archivist on 17 November. I would still like to do this work, and I will understand if you have chosen somebody else. Thank you for showing me the boxes.'
  const said = (text: string, kind: 'firstFollowUp' | 'lastFollowUp') =>
    rules(check([text], knownOf(alone, ines, kind))).filter((one) => /^F/.test(one))

  it('is left in peace when it is short and asks one thing', () => {
    expect(said(first, 'firstFollowUp')).toEqual([])
    expect(said(last, 'lastFollowUp')).toEqual([])
  })

  it.each([
    [first.repeat(3), 'F4 warn'],
    ['I still want the job of archivist. When?', 'F4 warn'],
    [`I have not heard back. ${first}`, 'F5 warn'],
    [`Just checking in. ${first}`, 'F5 warn'],
    [first.replace('Do you know by which day you will decide?', ''), 'F7 warn'],
    [`${first} Or not?`, 'F7 warn'],
    [first.replace('I would still like to do this work.', ''), 'F8 warn'],
  ])('is told what it lacks: %#', (text, rule) => {
    expect(said(text, 'firstFollowUp')).toContain(rule)
  })

  it('that is the last says so', () => {
    expect(said(last.replace('This is my last note', 'I write'), 'lastFollowUp')).toContain('F9 warn')
  })
})

describe('a text far longer than any letter', () => {
  const line = (index: number) => `${index} ${'plates boxes cards light '.repeat(60)}`.slice(0, 1_200)
  const notes = { ...alone.notes, discussed: Array.from({ length: 50 }, (_, index) => line(index)) }
  const qualifications = Array.from({ length: 30 }, (_, index) => line(index).slice(0, 500))
  const known = knownOf({ ...alone, notes, candidate: { ...alone.candidate, qualifications } }, ines)

  it.each(['?', '. ', 'I w. I ', 'a ', 'A', 'Aa ', 'I would join A of the ', 'the the ', '1 '])(
    'is read in time when all of it is %j',
    { timeout: 8_000 },
    (unit) => {
      const [first = '', ...rest] = middle
      expect(check([first, unit.repeat(60_000 / unit.length), ...rest], known)).toBeDefined()
    },
  )

  it('is advised on by its beginning, and stopped by what no fact has at its end', () => {
    const said = (filler: string) => rules(check([filler, 'I led 40 teams. It is so — truly.']))
    expect(said('It is so. '.repeat(20))).toEqual(expect.arrayContaining(['R14 block', 'R19 block']))
    expect(said('It is so. '.repeat(600))).toContain('R14 block')
    expect(said('It is so. '.repeat(600))).not.toContain('R19 block')
  })
})
