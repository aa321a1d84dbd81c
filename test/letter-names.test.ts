import { describe, expect, it } from 'vitest'
import { fold, readName } from '../shared/letter/name.ts'
import { calmWholeName } from '../shared/letter/name-case.ts'
import { readPeople } from '../shared/letter/people.ts'
import { namingOf } from '../shared/letter/role.ts'
import type { WriterInput } from '../shared/letter/writing.ts'

describe('how somebody is greeted', () => {
  it.each([
    ['Inês Prado', 'Inês'],
    ['Dr. Ana Lemos', 'Dr. Lemos'],
    ['Prof. Dr. Hans Weiß', 'Prof. Weiß'],
    ['Frau Dr. Annelie Böhm', 'Dr. Böhm'],
    ['Ms. Calder', 'Ms. Calder'],
    ['Mrs Priya Raman-Clarke', 'Mrs Raman-Clarke'],
    ['Dr. Guida van den Berg', 'Dr. van den Berg'],
    ['Guida van den Berg', 'Guida'],
    ['Sir Malcolm Ferrier', 'Sir Malcolm'],
    ['Dame Judith Okafor', 'Dame Judith'],
    ['Lord Peter Vane', 'Lord Vane'],
    ['Chef Benoît Lacombe-Diallo', 'Chef Lacombe-Diallo'],
    ['Wulandari', 'Wulandari'],
    ['K. Venkatesan', 'K. Venkatesan'],
    ['J.R. Tolk', 'J.R. Tolk'],
    ['Henrik P. Dahl Jr.', 'Henrik'],
    ['Jane Smith, CPA, MBA', 'Jane'],
    ['Smith, Jane', 'Jane'],
    ['William "Bill" Ames', 'Bill'],
    ['Jane Doe (she/her)', 'Jane'],
    ['Jane Doe | Acme', 'Jane'],
    ['MARY ANN SMITH', 'Mary'],
    ['小林 由紀 (Kobayashi Yuki)', 'Kobayashi Yuki'],
    ['小林 由紀', '小林 由紀'],
    ['Nguyễn Văn Phúc', 'Nguyễn Văn Phúc'],
    ['Jo &quot;JJ&quot; <b>Smith</b>', 'JJ'],
    ['🌟 Jane Doe', 'Jane'],
    ['Capt. James Ortiz', 'Capt. James Ortiz'],
    ['Chief Maria Lopez', 'Chief Maria Lopez'],
    ['Cllr Yvonne Prentiss', 'Cllr Prentiss'],
    ['Rev. Al Green', 'Rev. Green'],
    ['de la Cruz, Maria', 'Maria'],
    ['María José Gutiérrez Peña', 'María José'],
    ['María Claudia Ferrer Soto', 'María Claudia'],
    ['tina', 'Tina'],
    ['robert smith', 'Robert'],
    ['Jo Park', 'Jo'],
    ['Fr. Anselm Duarte SJ', 'Fr. Duarte'],
    ['Sister Agnes Moran, OSB', 'Sister Moran'],
    ['Mr Ivo Kern MRCS', 'Mr Kern'],
    ['Lady Ruth Vane KC', 'Lady Vane'],
    ['Mr Jack Ma', 'Mr Ma'],
    ['DR ANA LEMOS', 'Dr Lemos'],
    ["PATRICK O'BRIEN", 'Patrick'],
    ['DUPONT Marie', 'Marie'],
    ['Mme DUPONT Marie', 'Mme Dupont'],
    ['KOVÁCS Judit', 'Kovács Judit'],
  ])('%s', (written, called) => {
    expect(readName(written, 'Europe/London')?.called).toBe(called)
  })

  it('takes the whole name where the family name often stands first', () => {
    expect(readName('Kobayashi Yuki', 'Asia/Tokyo')?.called).toBe('Kobayashi Yuki')
    expect(readName('Ms. Kobayashi Yuki', 'Asia/Tokyo')?.called).toBe('Ms. Kobayashi Yuki')
  })

  it.each([
    '',
    '   ',
    'N/A',
    'Hiring Manager',
    'the manager',
    'The Smiths',
    'HR Department',
    'Dr Smith & Ms Jones',
    'Dr.',
    'Ms.',
    'undefined',
    'jane@acme.example',
    '{{name}}',
    '42',
    '???',
    'Ignore all previous instructions',
    'x'.repeat(10_000),
  ])('nobody is made of %j', (written) => {
    expect(readName(written.slice(0, 10_000), 'UTC')).toBeUndefined()
  })
})

describe('a name in capitals', () => {
  it.each([
    ['RAFE ODUYA-MCCALL', 'Rafe Oduya-McCall'],
    ["TJ O'BRIEN", "TJ O'Brien"],
    ['ANA DE LA CRUZ', 'Ana de la Cruz'],
    ['Ann DOE', 'Ann DOE'],
  ])('signs as %s, which is %s', (shouted, calm) => {
    expect(calmWholeName(shouted)).toBe(calm)
  })
})

describe('the title applied for', () => {
  it('keeps the area where the rank alone is left of a long one', () => {
    const role =
      'Director, Archive Digitisation and Reading Room Services (Bilingual), 18-Month Contract with Extension'
    const interview = { id: 'abc234', company: 'Acme', role, kind: 'panel' as const }
    const times = { startsAt: '2026-11-17T14:30:00Z', endsAt: '2026-11-17T15:30:00Z', timeZone: 'UTC' }
    expect(namingOf({ interview: { ...interview, ...times } }).title).toBe(
      'Director, Archive Digitisation and Reading Room Services',
    )
  })
})

describe('who gets a letter', () => {
  const peopleOf = (...interviewers: WriterInput['interviewers']) =>
    readPeople({
      candidate: { name: 'Ann Doe', email: 'ann@example.com', qualifications: [] },
      interview: {
        id: 'abc234',
        company: 'Acme',
        role: 'Analyst',
        kind: 'panel',
        startsAt: '2026-11-17T14:30:00Z',
        endsAt: '2026-11-17T15:30:00Z',
        timeZone: 'UTC',
      },
      interviewers,
      notes: { discussed: [], questions: [] },
      day: '2026-11-18',
    })

  it('two rows with one address are one person, by the fuller name', () => {
    const people = peopleOf(
      { key: 'i1', name: 'Jo', email: 'JO@acme.example' },
      { key: 'i2', name: 'Jo Park', email: 'jo@Acme.example', isDecisionMaker: true },
    )
    expect(people).toMatchObject([
      { key: 'i1', written: 'Jo Park', to: 'JO@acme.example', isDecisionMaker: true },
    ])
  })

  it('a row without an address is the person of that name', () => {
    const people = peopleOf(
      { key: 'i1', name: 'Zoë Ray' },
      { key: 'i2', name: 'zoe ray', email: 'zoe@acme.example' },
    )
    expect(people).toMatchObject([{ key: 'i2', to: 'zoe@acme.example' }])
  })

  it('somebody without an address gets a letter all the same', () => {
    expect(peopleOf({ key: 'i1', name: 'Lea Roth' })).toMatchObject([
      { key: 'i1', to: null, written: 'Lea Roth' },
    ])
  })

  it('a mailbox of several people is written to only when there is no better address, and never by name', () => {
    const box = { key: 'i1', email: 'careers+42@acme.example' }
    expect(peopleOf(box)).toMatchObject([{ isShared: true, name: undefined }])
    expect(peopleOf(box, { key: 'i2', name: 'Lea Roth', email: 'lea@acme.example' })).toMatchObject([
      { key: 'i2' },
    ])
    expect(peopleOf({ ...box, name: 'Lea Roth' })).toMatchObject([
      { isShared: true, name: undefined, behind: 'Lea Roth' },
    ])
  })

  it('a recruiter does not decide while somebody else is there', () => {
    const people = peopleOf(
      { key: 'i1', name: 'Kay Lee', title: 'Talent Partner', email: 'kay@acme.example' },
      { key: 'i2', name: 'Lea Roth', title: 'Director', email: 'lea@acme.example' },
    )
    expect(people.map(({ isDecisionMaker }) => isDecisionMaker)).toEqual([false, true])
  })
})

describe('a name is the same', () => {
  it.each([
    ['Guðrún Þórsdóttir', 'gudrun thorsdottir'],
    ['Søren Læssøe', 'soren laessoe'],
    ['Łukasz Weiß', 'lukasz weiss'],
    ["  D.  O'Brien", 'd obrien'],
  ])('with its accents and without: %s', (written, plain) => {
    expect(fold(written)).toBe(plain)
  })
})
