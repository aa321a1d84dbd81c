import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { knownOf } from '../shared/letter/known.ts'
import { anatomyOf, gradeOf, sentencesIn } from '../shared/letter/readability.ts'
import { checkLetter, type Finding, type Known, letterFaults } from '../shared/letter/rubric.ts'
import { similarity, similarityMax } from '../shared/letter/similarity.ts'
import { writeLetters } from '../shared/letter/write.ts'
import type { WriterInput } from '../shared/letter/writing.ts'
import { caseFiles, inputOf, lettersFolder, readCase } from './fixtures/letter-cases.ts'

const input: WriterInput = {
  candidate: {
    name: 'Marta Vaz',
    email: 'marta@example.com',
    phone: '+1 508 555 0163',
    qualifications: ['Catalogued 4,200 glass negatives by hand', 'Ran a reading room with three assistants'],
  },
  interview: {
    id: 'abc234',
    company: 'Farol Photographic Archive',
    role: 'Archivist, Photographs',
    kind: 'onsite',
    startsAt: '2026-11-17T14:30:00Z',
    endsAt: '2026-11-17T15:15:00Z',
    timeZone: 'America/New_York',
    location: 'New Bedford, MA',
  },
  interviewers: [
    { key: 'i1', name: 'Inês Prado', email: 'i.prado@farol.example.org', isDecisionMaker: true },
    { key: 'i2', name: 'Odd Lie', email: 'o.lie@farol.example.org' },
  ],
  notes: {
    discussed: ['the boxes of the glass negatives swell in summer'],
    questions: [],
    nextStep: 'Inês said she would write by Friday the 20th',
  },
  day: '2026-11-18',
}
const alone: WriterInput = {
  ...input,
  interviewers: input.interviewers.slice(0, 1),
  notes: { ...input.notes, missed: 'I forgot to mention that I read old Portuguese shorthand' },
}
const ines = { key: 'i1', name: 'Inês Prado', to: 'i.prado@farol.example.org' }
const odd = { key: 'i2', name: 'Odd Lie', to: 'o.lie@farol.example.org' }

const subject = 'Archivist, Photographs interview: thank you'
const middle = [
  'Thank you for our conversation yesterday about the boxes of the glass negatives, which swell in summer. I catalogued 4,200 glass negatives by hand, so I know how a warped box scratches a plate.',
  'What I did not say yesterday: I read old Portuguese shorthand, and most of your labels are written in it.',
  'I would like to do this work at Farol Photographic Archive, and I look forward to your answer by Friday.',
]
const letter = (paragraphs: readonly string[] = middle, greeting = 'Dear Inês,') =>
  [greeting, ...paragraphs, 'Sincerely,\nMarta Vaz\n+1 508 555 0163'].join('\n\n')

/** What is said of the good letter with one more sentence in it. */
function withSentence(sentence: string, known: Known = knownOf(alone, ines)): Finding[] {
  const [first = '', ...rest] = middle
  return checkLetter({ subject, body: letter([first, `${rest[0]} ${sentence}`, ...rest.slice(1)]) }, known)
}

const rules = (findings: readonly Finding[]) => findings.map(({ rule, severity }) => `${rule} ${severity}`)
const blocks = (findings: readonly Finding[]) =>
  findings.filter(({ severity }) => severity === 'block').map(({ rule }) => rule)

describe('a good letter', () => {
  it('is left in peace', () => {
    expect(checkLetter({ subject, body: letter() }, knownOf(alone, ines))).toEqual([])
  })

  it('tells what is wrong in words that name it', () => {
    const messages = [
      ...withSentence('I am passionate about plates.'),
      ...withSentence('I led 40 teams.'),
      ...checkLetter({ subject, body: letter([...middle, 'So it is. '.repeat(70)]) }, knownOf(alone, ines)),
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

describe('the greeting', () => {
  const greeted = (greeting: string, reader = ines, known = input) =>
    rules(checkLetter({ subject, body: letter(middle, greeting) }, knownOf(known, reader))).filter((one) =>
      one.startsWith('R3'),
    )

  it.each([
    'Dear Inês,',
    'Hi Inês',
    'Hello Inês!',
    'Dear Ms. Prado,',
    'Dear Dr. Inês Prado:',
    'Good morning, Inês,',
    'Dear Inês and team,',
    'Dear Hiring Team,',
    'Hi all,',
    'Good afternoon,',
    'Inês,',
    'Happy Friday,',
    'Hello again,',
    'Good morning from Lisbon,',
    'Dear Search Committee,',
    'Dear Director,',
  ])('may be %j', (greeting) => {
    expect(greeted(greeting)).toEqual([])
  })

  it.each(['Dear Odd,', 'Dear Mr. Lie,', 'Dear Marta,', 'Dear Bob,', 'Dear Ms. Thorvaldsen,', 'Odd,'])(
    'that is for somebody else is stopped: %j',
    (greeting) => {
      expect(greeted(greeting)).toEqual(['R3 block'])
    },
  )

  it.each([
    'Dear Ines,',
    'Dear Inez,',
    'Dear Izzy,',
    'Dear Sir or Madam,',
    'To whom it may concern,',
    'Dear I,',
  ])('that may be meant so is no more than looked at: %j', (greeting) => {
    expect(blocks(checkLetter({ subject, body: letter(middle, greeting) }, knownOf(input, ines)))).toEqual([])
  })

  it.each([
    ['William Tan', 'w.tan@farol.example.org', 'Dear Bill,'],
    ['Li Mei', 'amy.li@farol.example.org', 'Dear Amy,'],
    ['佐藤 美咲', 'ms@farol.example.org', 'Dear Misaki,'],
    ['Björn Ødegård', 'bo@farol.example.org', 'Dear Bjorn,'],
  ])('of %s, %s, may be %j', (name, email, greeting) => {
    const known = { ...input, interviewers: [{ key: 'i1', name, email }] }
    const body = letter(middle, greeting)
    expect(blocks(checkLetter({ subject, body }, knownOf(known, { key: 'i1', name, to: email })))).toEqual([])
  })

  it('is by the name that the notes use', () => {
    const known = { ...input, notes: { ...input.notes, discussed: ['Bibi showed me the boxes'] } }
    expect(greeted('Dear Bibi,', ines, known)).toEqual(['R3 warn'])
  })

  it('by name is nobody’s where nobody is known', () => {
    const box = { key: 'i1', email: 'jobs@farol.example.org' }
    const known = knownOf({ ...input, interviewers: [box] }, { key: 'i1', name: null, to: box.email })
    expect(blocks(checkLetter({ subject, body: letter(middle, 'Dear Ana,') }, known))).toEqual([])
  })

  it('is missed where there is none', () => {
    expect(rules(checkLetter({ subject, body: letter(middle.slice(), '') }, knownOf(alone, ines)))).toContain(
      'R3 warn',
    )
  })
})

describe('the company', () => {
  const ending = (last: string) =>
    blocks(checkLetter({ subject, body: letter([...middle.slice(0, 2), last]) }, knownOf(alone, ines)))

  it.each([
    'I would very much like to work at Northlight Systems.',
    'I look forward to joining Northlight, and I hope to hear from you.',
    'Thank you for the interview at Northlight.',
  ])('that is another is stopped: %j', (last) => {
    expect(ending(last)).toEqual(['R3'])
  })

  it.each([
    'I would like to work at Farol.',
    'I would like to do this work.',
    'I would like to work at the Archive.',
    'I would love to work with Inês and to learn Capture One.',
    'I am interested in Kodachrome.',
    'I want to work at Farol, as I once did at Northlight.',
    'I would like to work in New Bedford.',
    'I would like to join FPA.',
    'I would like to work at Kubernetes scale.',
  ])('is not doubted in %j', (last) => {
    expect(ending(last)).toEqual([])
  })
})

describe('a number', () => {
  it.each([
    'I can talk on Thursday at 3 pm or Friday at 10:30.',
    'I can come on 24 November or on December 2nd, 2026.',
    'I am 100% sure of it.',
    'I have 2 questions about it.',
    'I would welcome a 20-minute call.',
    'It was good to spend those 45 minutes with you.',
    'I know Capture One 23 and ISO 9001.',
    'I catalogued 4200 negatives.',
    'My telephone number is (508) 555-0163.',
    'There were 3 assistants in the reading room.',
    'We met in room 12 on the 3rd floor.',
    'I can say more within 24 hours.',
    'The negatives of the 17th century are no negatives.',
    'Forty more would fit.',
    'I am free on Tuesday at 10 or from 2 to 4 on Friday.',
    'I would need 10 minutes of your time.',
    'I work on an iPhone 15 with COVID-19 masks in a 501(c)(3).',
    'That is my number 1 reason, with 3-D prints beside it.',
  ])('that a fact has, or that claims nothing, passes: %j', (sentence) => {
    expect(blocks(withSentence(sentence))).toEqual([])
  })

  it.each([
    ['I led 40 teams.', '40'],
    ['I raised it by 12%.', '12%'],
    ['I saved $40k a year.', '$40k'],
    ['I catalogued 4,300 negatives.', '4,300'],
    ['I have 11.5 years of it.', '11.5'],
    ['Since 2009 I have done little else.', '2009'],
    ['I raised output by 40.', '40'],
    ['I trained 30 decorators.', '30'],
  ])('that no fact has is stopped: %j', (sentence, number) => {
    const found = withSentence(sentence).find(({ severity }) => severity === 'block')
    expect(found).toMatchObject({ rule: 'R14', sentences: [sentence] })
    expect(found?.message).toContain(number)
  })

  it('is a fact once the notes have it, in whatever form', () => {
    const notes = { ...alone.notes, discussed: [...alone.notes.discussed, 'forty teams, a third of 12k'] }
    const known = knownOf({ ...alone, notes }, ines)
    expect(blocks(withSentence('I led 40 teams, 33% of 12,000.', known))).toEqual([])
  })
})

describe('an address', () => {
  it.each([
    'Write to marta@example.com.',
    'I found you at https://farol.example.org/jobs.',
    'I used Node.js and met people from Booking.com.',
    'Call me on 508-555-0163.',
  ])('that the record has passes: %j', (sentence) => {
    expect(blocks(withSentence(sentence))).toEqual([])
  })

  it.each([
    'Write to marta@evil.example.',
    'Look at https://evil.example/me.',
    'Look at www.evil.example.',
    'My work is at evil.example/plates.',
    'Call me on 508-555-0199.',
  ])('that no fact has is stopped: %j', (sentence) => {
    expect(blocks(withSentence(sentence))).toEqual(['R14'])
  })

  it('of the postal kind is for the post', () => {
    expect(rules(withSentence('I live at 8 Compass Row, New Bedford.'))).toContain('R22 warn')
    expect(rules(withSentence('I set the boxes in a row.'))).toEqual([])
  })
})

describe('a name', () => {
  it('that no fact has is asked about', () => {
    expect(rules(withSentence('I learnt it from Dr. Halvorsen and at MIT.'))).toEqual(['R14 warn'])
    expect(rules(withSentence('I learnt it in November from Inês, in English.'))).toEqual([])
  })
})

describe('what is left over', () => {
  it.each([
    'Dear [name], it is so.',
    'It is {{so}}.',
    'It is &amp; so.',
    'It is <b>so</b>.',
    'It is undefined.',
  ])('is stopped: %j', (sentence) => {
    expect(blocks(withSentence(sentence))).toContain('R21')
  })

  it.each(['It is <3 and R&D.', 'It says "[sic]" there.', 'I know 1 < 2 > 0 by heart.'])(
    'is not seen in %j',
    (sentence) => {
      expect(blocks(withSentence(sentence))).not.toContain('R21')
    },
  )
})

describe('a slip of the pen', () => {
  it.each([
    ['It is is so.', 'R21 warn'],
    ['It is "so.', 'R21 warn'],
    ['It is  so , they say.', 'R21 warn'],
    ['It is (so.', 'R21 warn'],
  ])('is shown: %j', (sentence, rule) => {
    expect(rules(withSentence(sentence))).toContain(rule)
  })

  it('is none where English doubles', () => {
    expect(rules(withSentence('I had had that that day.'))).toEqual([])
  })
})

describe('the parts of a letter', () => {
  const said = (paragraphs: readonly string[], known = alone, reader = ines) =>
    rules(checkLetter({ subject, body: letter(paragraphs) }, knownOf(known, reader)))
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
    const findings = checkLetter({ subject, body }, knownOf(input, odd))
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

describe('length and rhythm', () => {
  const said = (paragraphs: readonly string[], known = alone) =>
    rules(checkLetter({ subject, body: letter(paragraphs) }, knownOf(known, ines)))

  it('are kept within what is read', () => {
    expect(said(['Thank you. I want the job as an archivist of photographs.'])).toContain('R15 warn')
    expect(said([...middle, ...middle])).toContain('R15 warn')
    expect(said([`${middle[0]} It is so. It was so. It will be so.`, ...middle.slice(1)])).toContain(
      'R15 warn',
    )
    const byPhone = { ...alone, interview: { ...alone.interview, kind: 'phone' as const } }
    const longer = [...middle, `I would like it, ${'and more and more so '.repeat(12)}still.`]
    expect(said(longer, byPhone)).toContain('R15 warn')
  })

  it('vary', () => {
    const own = 'I came. I saw. I asked. I left.'
    expect(said([`${middle[0]}`, own, ...middle.slice(1)])).toContain('R19 warn')
    expect(said([`${middle[0]} ${'and so on '.repeat(16)}until noon.`, ...middle.slice(1)])).toContain(
      'R19 warn',
    )
    const lists = 'It holds plates, boxes and cards. It needs light, air and time.'
    expect(said([`${middle[0]}`, lists, ...middle.slice(1)])).toContain('R19 warn')
    const hard =
      'Organisational interdependencies necessitate comprehensive digitisation methodologies institutionally.'
    expect(said([hard, hard, hard, middle[2] ?? ''])).toContain('R19 warn')
  })

  it('count a long dash as a machine’s', () => {
    expect(blocks(withSentence('It is so — truly.'))).toEqual(['R19'])
  })
})

describe('a phrase', () => {
  it.each([
    'I hope this email finds you well.',
    'I wanted to reach out.',
    'It is my dream job.',
    'Thank you for your valuable time.',
    'I was nervous.',
    'I look forward to joining your team.',
    'I have not heard from you.',
    'My values align with yours.',
    'I would be an asset.',
    'It was truly inspiring.',
    'It reinforced my interest.',
  ])('that no good letter holds is named: %j', (sentence) => {
    expect(blocks(withSentence(sentence))).toEqual(['R18'])
  })

  it.each(['We talked about the nervous system of a camera.', 'I am glad to talk again.'])(
    'is not seen in %j',
    (sentence) => {
      expect(rules(withSentence(sentence))).toEqual([])
    },
  )

  it('may be worn three times, not four', () => {
    expect(rules(withSentence('It was a great conversation; I really enjoyed it.'))).not.toContain('R18 warn')
    expect(
      rules(withSentence('It was a great conversation; I really enjoyed the opportunity! Do not hesitate!')),
    ).toContain('R18 warn')
  })

  it('counts for nothing in what the company is called', () => {
    const known = knownOf({ ...alone, interview: { ...alone.interview, company: 'Seamless Passion' } }, ines)
    expect(blocks(withSentence('I would like to work at Seamless Passion.', known))).toEqual([])
  })

  it('that is private is pointed out', () => {
    expect(rules(withSentence('I have another offer, and the salary matters to me.'))).toContain('R20 warn')
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
    rules(checkLetter({ subject, body: letter([text]) }, knownOf(alone, ines, kind))).filter((one) =>
      /^F/.test(one),
    )

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

describe('a letter taken apart', () => {
  it('has greeting, paragraphs and signature', () => {
    expect(anatomyOf(letter())).toEqual({
      greeting: 'Dear Inês,',
      paragraphs: middle,
      signature: 'Sincerely,\nMarta Vaz\n+1 508 555 0163',
    })
    expect(anatomyOf('Hi Bud,\r\n\r\nIt is so.\r\n\r\nDwayne K.\r\n(419) 555-0177')).toEqual({
      greeting: 'Hi Bud,',
      paragraphs: ['It is so.'],
      signature: 'Dwayne K.\n(419) 555-0177',
    })
    expect(anatomyOf(`${letter()}\n\nP.S. I found the card.`).paragraphs).toEqual([
      ...middle,
      'P.S. I found the card.',
    ])
    expect(anatomyOf('Best,\n\nAnn')).toEqual({ greeting: '', paragraphs: [], signature: 'Best,\nAnn' })
    expect(anatomyOf('')).toEqual({ greeting: '', paragraphs: [], signature: '' })
  })

  it.each([
    ['I met Dr. Udeh at 9 a.m. on Monday. It was good.', 2],
    ['I met K. Ramaswamy. We talked.', 2],
    ['It is red vs. Blue here.', 1],
    ['I lived in the U.S. I liked it.', 2],
    ['The U.S. Navy taught me.', 1],
    ['See No. 3 on the list. No. I will not.', 3],
    ['It rose by 3.5 to 9.1 points. So it did.', 2],
    ['She said "We grow." Then she left.', 2],
    ['It works (I tried it.) It does.', 2],
    ['Is it? It is! Well… Yes.', 4],
    ['I worked at Acme Inc. and at Bolt Ltd. in Leeds.', 1],
    ['I worked at Acme Inc. It was good.', 2],
    ['We talked about tools, e.g. Capture One.', 1],
    ['J. R. R. Tolkien wrote it.', 1],
  ])('has sentences: %j', (text, count) => {
    expect(sentencesIn(text)).toHaveLength(count)
  })

  it('reads hard or easy', () => {
    expect(gradeOf(['The cat sat on the mat.'])).toBeLessThan(3)
    expect(
      gradeOf(['Institutional considerations necessitate organisational interdependence.']),
    ).toBeGreaterThan(20)
    expect(gradeOf([])).toBe(0)
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
      const body = letter([middle[0] ?? '', unit.repeat(60_000 / unit.length), ...middle.slice(1)])
      expect(checkLetter({ subject, body }, known)).toBeDefined()
    },
  )

  it('is advised on by its beginning, and stopped by what no fact has at its end', () => {
    const said = (filler: string) =>
      rules(
        checkLetter(
          { subject, body: letter([filler, 'I led 40 teams. It is so — truly.']) },
          knownOf(alone, ines),
        ),
      )
    expect(said('It is so. '.repeat(20))).toEqual(expect.arrayContaining(['R14 block', 'R19 block']))
    expect(said('It is so. '.repeat(600))).toContain('R14 block')
    expect(said('It is so. '.repeat(600))).not.toContain('R19 block')
  })
})

describe.skipIf(caseFiles.length === 0)('every letter of the writer', () => {
  const written = caseFiles.flatMap((file) =>
    [0, 1, 3].flatMap((daysLater) => {
      const record = inputOf(readCase(file), daysLater)
      const { letters } = writeLetters(record)
      return letters.map((one) => ({ file, record, letters, one }))
    }),
  )

  it('breaks no rule that stops it', () => {
    const faults = written.flatMap(({ file, record, one }) =>
      letterFaults(one, knownOf(record, one)).map(({ rule, message }) => `${file} ${rule} ${message}`),
    )
    expect(faults).toEqual([])
  })

  it('breaks few of the others', () => {
    const warnings = written.flatMap(({ file, record, one }) =>
      checkLetter(one, knownOf(record, one)).map(({ rule, message }) => `${rule} ${file} ${message}`),
    )
    const perRule: Record<string, number> = {}
    for (const [rule = ''] of warnings.map((one) => one.split(' ', 1)))
      perRule[rule] = (perRule[rule] ?? 0) + 1
    expect(warnings.length, `${JSON.stringify(perRule)}\n${warnings.join('\n')}`).toBeLessThanOrEqual(
      written.length * 0.1,
    )
  })

  it('can be laid beside the others: another text, and no sentence twice', () => {
    for (const { file, letters, one } of written) {
      for (const other of letters.filter((letter) => letter !== one)) {
        expect(similarity(one.body, other.body), file).toBeLessThanOrEqual(similarityMax)
        const [own, theirs] = [one, other].map(({ body }) => anatomyOf(body).paragraphs.flatMap(sentencesIn))
        expect(
          own?.filter((sentence) => theirs?.includes(sentence)),
          file,
        ).toEqual([])
      }
    }
  })
})

const gold = new URL('gold/', lettersFolder)
const goldFiles = existsSync(gold) ? readdirSync(gold).filter((name) => name.endsWith('.txt')) : []

describe.skipIf(goldFiles.length === 0)('a letter that sets the standard', () => {
  it.each(goldFiles)('passes: %s', (file) => {
    const text = readFileSync(new URL(file, gold), 'utf8')
    const head = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1]?.trim() ?? ''
    const record = inputOf(readCase(`${head('case')}.json`), 1)
    const reader = record.interviewers.find(({ email }) => email === head('to'))
    const body = text.slice(text.indexOf('\n\n')).trim()
    const known = knownOf(record, { key: reader?.key ?? '', name: reader?.name ?? null, to: head('to') })
    expect(checkLetter({ subject: head('subject'), body }, known)).toEqual([])
  })
})

const phrasesFile = new URL('phrases.json', lettersFolder)

/** Words that such a pattern finds: every choice taken at its first, whatever may be absent left out. */
function exampleOf(pattern: string): string {
  const plain = pattern
    .replaceAll('\\b', '')
    .replaceAll('\\s*', ' ')
    .replaceAll('[^.]{3,80}', ' this ')
    .replace(/\[(\w)\w*\]/g, '$1')
    .replace(/\(([^()]*)\)\?/g, '')
    .replace(/\((?:[^()]*)\)\?/g, '')
    .replace(/\(([^()|]*)(?:\|[^()]*)?\)/g, '$1')
  return plain
    .replace(/.\?/g, '')
    .replace(/(?<=\w)\.(?=\w)/g, ' ')
    .replace(/ +/g, ' ')
}

describe.skipIf(!existsSync(phrasesFile))('the list of phrases', () => {
  const { placeholder = [], ...groups }: Record<string, string[]> = existsSync(phrasesFile)
    ? JSON.parse(readFileSync(phrasesFile, 'utf8')).block
    : {}

  it.each(Object.values(groups).flat())('has what its source has: %s', (pattern) => {
    const phrase = pattern === '\\u2014' ? '—' : exampleOf(pattern)
    expect(new RegExp(pattern, 'i').test(phrase), phrase).toBe(true)
    expect(blocks(withSentence(`So ${phrase} it is.`)), phrase).not.toEqual([])
  })

  it('leaves blanks to be found by their own check', () => {
    expect(placeholder).toHaveLength(6)
  })
})
