import { describe, expect, it } from 'vitest'
import type { Interviewer, Notes } from '../shared/domain/interview.ts'
import { closedBy } from '../shared/letter/ending.ts'
import { writeLetters } from '../shared/letter/write.ts'
import type { WriterInput, Writing } from '../shared/letter/writing.ts'

/** Dana Reyes of Corvid talked with Ann Doe on Tuesday, 17 November 2026; the letter goes out the day after. */
interface Changes {
  readonly notes?: Partial<Notes>
  readonly candidate?: Partial<WriterInput['candidate']>
  readonly interview?: Partial<WriterInput['interview']>
  readonly interviewers?: readonly Interviewer[]
  readonly day?: string
  readonly tones?: WriterInput['tones']
}

const dana: Interviewer = {
  key: 'i1',
  name: 'Dana Reyes',
  email: 'dana@corvid.example',
  isDecisionMaker: true,
}
const lea: Interviewer = { key: 'i2', name: 'Lea Roth', email: 'lea@corvid.example' }
const wulandari: Interviewer = { key: 'i3', name: 'Wulandari', email: 'wulandari@corvid.example' }

function inputOf({ notes, candidate, interview, interviewers, day, tones }: Changes = {}): WriterInput {
  return {
    candidate: {
      name: 'Ann Doe',
      email: 'ann@example.com',
      phone: '+1 207 555 0100',
      qualifications: [],
      ...candidate,
    },
    interview: {
      id: 'abc234',
      company: 'Corvid',
      role: 'Data Analyst',
      kind: 'video',
      startsAt: '2026-11-17T14:30:00Z',
      endsAt: '2026-11-17T15:30:00Z',
      timeZone: 'America/New_York',
      ...interview,
    },
    interviewers: interviewers ?? [dana],
    notes: { discussed: [], questions: [], ...notes },
    day: day ?? '2026-11-18',
    ...(tones && { tones }),
  }
}

function write(changes?: Changes): Writing {
  return writeLetters(inputOf(changes))
}

function letterTo(key: string, changes?: Changes) {
  const letter = write(changes).letters.find((one) => one.key === key)
  if (!letter) throw new Error(`No letter to ${key}`)
  return letter
}

/** What the letter makes of the facts at a path. */
function told(changes: Changes, path: string, key = 'i1'): string[] {
  const { sentences } = letterTo(key, changes)
  return sentences
    .filter(({ sources }) => sources.some((source) => source.startsWith(path)))
    .map(({ text }) => text)
}

describe('a letter without notes', () => {
  it('is short and honest', () => {
    const { body, subject } = letterTo('i1')
    expect(subject).toMatch(/Data Analyst/)
    expect(body).toBe(
      [
        'Dear Dana,',
        'Thank you for making time yesterday to talk about the Data Analyst role. I enjoyed the conversation, and I would very much like to do this work at Corvid.',
        'If there is anything more you would like to see from me, I will send it straight away. Otherwise I look forward to hearing about the next step.',
        'Best regards,\nAnn Doe\n+1 207 555 0100',
      ].join('\n\n'),
    )
  })

  it('goes to the team where nobody is known', () => {
    const { letters } = write({ interviewers: [] })
    expect(letters).toMatchObject([{ key: 'team', name: null, to: null }])
    expect(letters[0]?.body).toMatch(/^Dear Corvid Hiring Team,\n/)
  })

  it('is signed with a blank that blocks sending where the profile has no name', () => {
    expect(letterTo('i1', { candidate: { name: ' ' } }).body).toContain('Best regards,\n[your name]')
    expect(write({ candidate: { name: '' } }).warnings[0]).toMatch(/no name/)
  })
})

describe('the last words', () => {
  const ids = Array.from({ length: 24 }, (_, at) => `end${at}`)
  const notes = { discussed: ['how orders are checked'] }
  const candidate = { qualifications: ['Cut returns from 9% to 4%'] }
  const lastWords = (id: string, title: string) =>
    letterTo('i1', { notes, candidate, interview: { id }, interviewers: [{ ...dana, title }] }).sentences.at(
      -1,
    )?.text ?? ''

  it('say "glad to" once', () => {
    const closed = closedBy('I would be glad to do this work', 'I would be glad to answer any question')
    expect(closed).toBe('I would be glad to do this work, and I will answer any question')
  })

  it('ask whoever leads the house for nobody else to meet', () => {
    expect(ids.filter((id) => /anybody else/.test(lastWords(id, 'Chairman')))).toEqual([])
    expect(ids.filter((id) => /anybody else/.test(lastWords(id, 'Analyst')))).not.toEqual([])
  })
})

describe('the day of the interview', () => {
  it.each([
    ['2026-11-17', 'today'],
    ['2026-11-18', 'yesterday'],
    ['2026-11-20', 'on Tuesday'],
    ['2026-11-30', 'on November 17'],
  ])('on %s it was %s', (day, phrase) => {
    expect(letterTo('i1', { day }).body).toContain(`time ${phrase} to talk about`)
  })

  it('is the day where the recipient is', () => {
    const interview = {
      startsAt: '2026-11-18T00:00:00Z',
      endsAt: '2026-11-18T01:00:00Z',
      timeZone: 'America/Vancouver',
    }
    expect(letterTo('i1', { interview, day: '2026-11-17' }).body).toContain('today')
    expect(
      letterTo('i1', { interview: { ...interview, timeZone: 'Asia/Tokyo' }, day: '2026-11-17' }).body,
    ).toContain('on 18 November')
  })
})

describe('a panel', () => {
  const panel: Changes = {
    interview: { kind: 'panel' },
    interviewers: [dana, lea, wulandari],
    candidate: {
      qualifications: ['Built the design system', 'Cut variants from 61 to 7', 'Wrote the guide'],
    },
    notes: {
      discussed: [
        'Dana: teams fork components',
        'Lea - research is slow',
        'token versioning breaks the apps',
      ],
      questions: ['Wulandari: who may merge a fix?'],
      connection: 'Wulandari also mends clocks',
      missed: 'should have told Dana about the guide',
      valueIdea:
        'a weekly half hour "repair desk": any team that is about to fork brings the component, we fix it',
      nextStep: 'Dana will decide in early December',
    },
  }

  it('gets a letter each, built on what each of them said', () => {
    expect(letterTo('i1', panel).body).toContain('fork components')
    expect(letterTo('i2', panel).body).toContain('research, which is slow')
    expect(letterTo('i3', panel).body).toContain(
      'In the interview we talked about how token versioning breaks the apps.',
    )
    expect(letterTo('i3', panel).body).toContain('who may merge a fix?')
    expect(letterTo('i3', panel).body).toContain('who mends clocks')
    expect(letterTo('i2', panel).body).not.toMatch(/clocks|merge|guide\b.*should/)
  })

  it('hears each fact once, and the one who decides hears most', () => {
    const { letters } = write(panel)
    const sources = letters.flatMap(({ sentences }) => sentences.flatMap((one) => [...one.sources]))
    const facts = sources.filter((source) => /^(?:notes|candidate)/.test(source))
    expect(new Set(facts).size).toBe(facts.length)
    const [first = 0, ...others] = letters.map(({ body }) => body.split(/\s+/).length)
    for (const other of others) expect(other).toBeLessThan(first)
  })

  it('is told apart by a misspelt name, and never by a pronoun', () => {
    const notes = { discussed: ['Catherine: research is slow'] }
    expect(
      letterTo('i2', { ...panel, interviewers: [dana, { ...lea, name: 'Katherine Roth' }], notes }).body,
    ).toContain('research')
    expect(write({ ...panel, notes: { discussed: ['she wants fewer meetings'] } }).leftOut).toHaveLength(1)
  })

  it('of twelve without notes gets twelve different letters', () => {
    const interviewers = Array.from({ length: 12 }, (_, index) => ({
      key: `i${index + 1}`,
      name: `Person${String.fromCharCode(65 + index)} Roe`,
      email: `p${index}@corvid.example`,
    }))
    const { letters } = write({ interviewers })
    const sentences = letters.flatMap((letter) => letter.sentences.map(({ text }) => text))
    expect(letters).toHaveLength(12)
    expect(new Set(sentences).size).toBe(sentences.length)
  })
})

describe('a mailbox that several people read', () => {
  it('is asked to pass the thanks on, and is not greeted by name', () => {
    const { body } = letterTo('i1', {
      interviewers: [{ key: 'i1', name: 'Kay Lee', email: 'careers@corvid.example' }],
    })
    expect(body).toMatch(/^Dear Corvid Hiring Team,/)
    expect(body).toContain('Please pass my thanks on to Kay Lee.')
  })
})

describe('a tone', () => {
  const rich: Changes = {
    candidate: { qualifications: ['Cut rejects from 9% to 2%', 'Trained 4 apprentices'] },
    notes: {
      discussed: ['root passes', 'moving to orbital welding'],
      connection: 'we both came up through Local 50',
      missed: 'I set up the purge dams',
      valueIdea: 'try one spool on the orbital',
      questions: ['Who owns the settings?'],
    },
  }
  const bodies = Object.fromEntries(
    (['asWritten', 'warmer', 'plainer', 'shorter'] as const).map((tone) => [
      tone,
      letterTo('i1', { ...rich, tones: { i1: tone } }).body,
    ]),
  )

  it('is audible', () => {
    expect(new Set(Object.values(bodies)).size).toBe(4)
    expect(bodies.warmer).toContain('Thank you very much')
    expect(bodies.warmer?.split('\n\n')[1]).toContain('Local 50')
    expect(bodies.plainer).toContain("Thank you for yesterday's interview")
  })

  it('that is shorter does without the question and the connection, and says so', () => {
    expect(bodies.shorter).not.toMatch(/\?|Local 50/)
    expect(bodies.shorter?.length).toBeLessThan(bodies.asWritten?.length ?? 0)
    const { leftOut } = write({ ...rich, tones: { i1: 'shorter' } })
    expect(leftOut.map(({ text }) => text)).toContain('Who owns the settings?')
  })
})

describe('the kind of interview', () => {
  it('a call is answered briefly, and nobody claims to have met', () => {
    const { body } = letterTo('i1', { interview: { kind: 'phone' }, notes: { discussed: ['churn'] } })
    expect(body).not.toMatch(/\bmeet|\bvisit|\boffice/)
  })

  it('inside the same company "they" are "we"', () => {
    const changes: Changes = {
      interview: { kind: 'internal' },
      notes: { discussed: ['they want to merge the two ledgers'] },
    }
    expect(told(changes, 'notes.discussed')).toEqual([
      expect.stringMatching(/that we want to merge the two ledgers\.$/),
    ])
    expect(letterTo('i1', changes).body).not.toContain('at Corvid')
  })

  it('a second round is thanked for as one', () => {
    expect(letterTo('i1', { interview: { kind: 'secondRound' } }).body).toContain(
      'Thank you for having me back yesterday',
    )
  })
})

describe('a role and a company', () => {
  it.each([
    ['Archivist, Photographs', 'the role of Archivist, Photographs'],
    ['Bus Driver position', 'the Bus Driver position'],
    ['LEAD PIPE WELDER', 'the Lead Pipe Welder role'],
    [`Analyst (${'Routing and Planning '.repeat(5)})`, 'the Analyst role'],
    ['x'.repeat(300), 'about the role'],
  ])('%s', (role, phrase) => {
    expect(letterTo('i1', { interview: { role } }).body).toContain(phrase)
  })

  it('a company is named as it is written, or not at all', () => {
    expect(letterTo('i1', { interview: { company: 'Yahoo! Inc.' } }).body).toContain('at Yahoo! Inc.\n')
    expect(letterTo('i1', { interview: { company: 'x'.repeat(500) } }).body).not.toContain('xxx')
  })
})
