import { describe, expect, it } from 'vitest'
import { writeFollowUp } from '../shared/letter/follow-up.ts'
import { writeLetters } from '../shared/letter/write.ts'
import { told, write } from './fixtures/one-fact.ts'

/** Notes as they are typed on a bus: each is told as it was meant, or the candidate hears why not. */

function interviewed(
  people: readonly { readonly name: string; readonly title?: string }[],
  notes: { readonly discussed?: readonly string[]; readonly missed?: string; readonly connection?: string },
  qualifications: readonly string[] = [],
) {
  return {
    candidate: { name: 'Ann Doe', email: 'ann@example.com', qualifications },
    interview: {
      id: 'abc234',
      company: 'Corvid',
      role: 'Senior Nurse',
      kind: 'onsite' as const,
      startsAt: '2026-11-17T14:30:00Z',
      endsAt: '2026-11-17T15:30:00Z',
      timeZone: 'Europe/London',
    },
    interviewers: people.map((one, at) => ({
      ...one,
      key: `i${at + 1}`,
      email: `i${at + 1}@corvid.example`,
      ...(at === 0 && { isDecisionMaker: true as const }),
    })),
    notes: { questions: [], ...notes, discussed: notes.discussed ?? [] },
    day: '2026-11-18',
  }
}

const bodies = (...record: Parameters<typeof interviewed>) =>
  writeLetters(interviewed(...record)).letters.map(({ body }) => body)

describe('whoever is called otherwise', () => {
  const nasreen = { name: 'Nasreen Akhtar', title: 'Ward Manager' }
  const patricia = { name: 'Patricia Owen', title: 'Headteacher' }

  it.each([
    [[nasreen], 'Mrs A said the discharge lounge is always full', 'about the discharge lounge'],
    [[nasreen], 'mrs akhtar wants one rota for both wards', 'you want one rota for both wards'],
    [[{ name: 'Deepak Sharma' }], 'Deepak sir said alert noise is too much', 'about alert noise'],
    [[nasreen], 'dr wants handover at bedside', 'the doctor wants a handover at the bedside'],
    [[{ name: 'Dr. Pam Whitlock' }], 'dr wants one report by location', 'you want one report by location'],
    [
      [patricia, { name: 'Ade Cole' }],
      'head wants reading to go up before ofsted',
      'you want reading to go up before Ofsted',
    ],
  ])('%j: %s', (people, note, expected) => {
    const [body = ''] = bodies(people, { discussed: [note] })
    expect(body.toLowerCase()).toContain(expected.toLowerCase())
    expect(body).not.toMatch(/\b(?:sir|dr|Mrs|head)\b/)
  })

  it('was to be told what was missed', () => {
    const missed = 'forgot to tell head I wrote the phonics guide'
    expect(bodies([patricia], { missed })[0]).toMatch(
      /that I wrote the phonics guide|: I wrote the phonics guide/,
    )
  })

  it('stays as written where two could be meant', () => {
    const [body] = bodies([{ name: 'Ida Ames' }, { name: 'Jo Alder' }], {
      discussed: ['Mrs A wants one rota'],
    })
    expect(body).not.toContain('Ames wants')
  })
})

describe('what was missed', () => {
  it('is told where it was explained badly', () => {
    const missed = 'I did not explain properly that the job was 40 units and we commissioned it in 6 days'
    expect(told({ notes: { missed } }, 'notes.missed').join(' ')).toContain(
      'the job was 40 units and we commissioned it in six days',
    )
  })

  it('has its article as an answer', () => {
    const missed =
      'they asked about seasonality, I said arima. better answer was hierarchical model per region'
    expect(told({ notes: { missed } }, 'notes.missed').join(' ')).toContain(
      'The answer I should have given is a hierarchical model per region.',
    )
  })

  it('may have had no chance', () => {
    const missed = 'didnt get chance to say i do own butchery'
    expect(told({ notes: { missed } }, 'notes.missed').join(' ')).toMatch(/I do my own butchery\.$/)
  })
})

describe('a line of the profile', () => {
  it.each([
    ['month end close, got it down from 9 days to 4', 'I brought the month-end close down from 9 days to 4.'],
    ['comebacks cut 9% to 3 in 2 yrs', 'I cut comebacks from 9% to 3% in 2 years.'],
    ['SATs reading 61% to 78% in 2 yrs', 'I brought SATs reading from 61% to 78% in 2 years.'],
    ['class 1 since 2015', 'I have held Class 1 since 2015.'],
    ['yr3 and yr4 since 2018', 'I have worked in Year 3 and Year 4 since 2018.'],
    ['ACCA qualified 2017', 'I have been ACCA qualified since 2017.'],
    ['ALS and IV trained', 'I am ALS and IV trained.'],
    ['vat returns for 6 countries', 'I have experience with VAT returns for six countries.'],
    ['comebacks down 31% to 19', 'I brought comebacks down from 31% to 19%.'],
    ['shrink 2.4 to 1.1%', 'I brought shrink from 2.4% to 1.1%.'],
    ['snag list cut from 140 to 30 on 60 unit job', 'I cut the snag list from 140 to 30 on a 60-unit job.'],
    ['med errors zero since I took over the round', 'I have had no med errors since I took over the round.'],
    ['front desk 6 yrs', 'I have six years of front desk experience.'],
    ['polish german english', 'I speak Polish, German and English.'],
    ['sql, dbt, looker', 'I work with SQL, dbt and Looker.'],
    ['haccp lvl 3', 'I hold HACCP level 3.'],
    ['co-wrote two papers', 'I co-wrote two papers.'],
    ['ran breakfast club 30 kids', 'I ran a breakfast club for 30 kids.'],
  ])('is a sentence: %s', (line, sentence) => {
    expect(told({ qualifications: [line] }, 'candidate').join(' ')).toContain(sentence)
  })

  it.each(['good communication skills', 'excellent references', 'hard worker'])(
    'that only praises is none: %s',
    (line) => {
      expect(told({ qualifications: [line] }, 'candidate')).toEqual([])
    },
  )
})

describe('an idea', () => {
  const idea = (valueIdea: string) => told({ notes: { valueIdea } }, 'notes.valueIdea').join(' ')

  it('keeps the sentence that says how it works', () => {
    expect(
      idea('one slot at drop off, same adult does drop off and pick up so parents know who to ask'),
    ).toBe(
      'I would suggest one slot at drop-off. The same adult does drop-off and pick-up so that parents know who to ask.',
    )
  })

  it('is named with what it is, in one sentence with one colon', () => {
    expect(idea('kill list: dashboards with no views get archived')).toMatch(
      /^[^:]* a kill list: dashboards with no views get archived\.$/,
    )
  })

  it('ends before what has no verb', () => {
    expect(idea('cut to 24 dishes, so less waste and prep list on wall')).toMatch(/cut to 24 dishes\.$/)
  })

  it('speaks to the reader in the clause that says why, and keeps the capital of a day', () => {
    expect(idea('monday aging report so dana sees whats owed')).toMatch(
      /Monday aging report so that you see what is owed\.$/,
    )
  })

  it('is checked on a day', () => {
    expect(idea('stock list per van, check monday')).toContain('check it on Monday')
  })

  it('says what it is good for in the singular', () => {
    expect(idea('batch filter before 8 so the queue move')).toContain('so that the queue moves')
  })
})

describe('a question', () => {
  it.each([
    ['hows the van policy work', 'how does the van policy work?'],
    ['budget for visual?', 'about the budget for visual.'],
    ['whats the on call rota', 'what is the on-call rota?'],
    ['how many HCAs on nights', 'how many HCAs are there on nights?'],
  ])('is asked in full: %s', (question, asked) => {
    expect(told({ notes: { questions: [question] } }, 'notes.questions').join(' ')).toContain(asked)
  })
})

describe('what two have in common', () => {
  const met = (connection: string) =>
    bodies([{ name: 'Ade Cole' }], { connection, discussed: ['how cover is planned'] })[0]

  it('may be said of one and then of oneself', () => {
    expect(met('Ade plays 5 a side, so do i')).toContain('It was good to find that we both play 5 a side.')
  })

  it('is not told where the note asks it', () => {
    expect(met('Ade also from pune? no idea, skip')).not.toContain('Pune')
  })
})

describe('what stays at home', () => {
  it.each([
    'also talking to stripe',
    'still waiting to hear from Keltbray',
    'final round with Keltbray Friday',
    'talking to 2 other places',
    'still in process with Keltbray',
    'also got call from Keltbray',
    'Keltbray want me back',
    'my current place Keltbray pays 50',
    'my mate works there says its toxic',
    'had a panic attack before',
    'kid sick so was late',
    'dana vapes in the office',
    'they are all very young',
    'my gaffer dont know im looking',
    'kitchen is a dump',
    'she smokes',
  ])('%s', (note) => {
    const { letters, leftOut } = write({ notes: { discussed: [note] } })
    expect(leftOut.map(({ reason }) => reason).join(' ')).toMatch(
      /employer|judgement|body|else|pay|private|weakness/,
    )
    expect(letters[0]?.body).not.toMatch(
      /stripe|Keltbray|gaffer|kitchen|smoke|places|toxic|panic|sick|vape|young/i,
    )
  })

  it('is no round that comes next with them', () => {
    expect(told({ notes: { nextStep: 'final round with the CTO friday' } }, 'notes.nextStep')).toHaveLength(1)
  })

  it('is no talk with customers', () => {
    expect(
      told({ notes: { discussed: ['talking to customers about delays'] } }, 'notes.discussed'),
    ).toHaveLength(1)
  })
})

describe('what was talked about', () => {
  it.each([
    ['conversion only 18% goal 25', 'conversion is only 18% and that the goal is 25%'],
    ['menu too long 42 dishes', 'the menu, which is too long (42 dishes)'],
    ['vans not stocked same', 'vans, which are not stocked the same'],
    ['rating visit due february', 'about the rating visit, which is due in February'],
  ])('is told without its verb: %s', (note, expected) => {
    const said = told({ notes: { discussed: [note] } }, 'notes.discussed').join(' ')
    expect(said).toContain(expected)
  })
})

describe('the hint', () => {
  it('does not ask for a figure that is there in words', () => {
    const { warnings } = write({
      qualifications: ['ran a crew of fifteen'],
      notes: { discussed: ['how jobs are planned'], valueIdea: 'a stock list per van' },
    })
    expect(warnings.join(' ')).not.toContain('a figure')
  })

  it('of a follow-up does not say that nothing is left while a note is untold', () => {
    const record = interviewed([{ name: 'Ade Cole' }], {
      discussed: ['how cover is planned', 'customers never'],
    })
    const previous = writeLetters(record).letters
    const { warnings } = writeFollowUp({ ...record, day: '2026-11-26', number: 1, previous })
    expect(warnings.join(' ')).not.toContain('Nothing is left')
  })
})
