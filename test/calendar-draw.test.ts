import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draw } from '../shared/calendar/draw.ts'
import { maria, parseEvent } from './fixtures/calendar-event.ts'
import { anyFact, longTexts } from './fixtures/calendar-fact.ts'

function drawn(line: string) {
  const { fact, candidate } = parseEvent(`+ ¦ ${line}`)
  return draw(fact, candidate)
}

/** Company, role and kind, as far as they are told. */
function gist(line: string) {
  const { company, role, kind } = drawn(line)
  return [company?.value, role?.value, kind.value].join(' | ')
}

/** Each line is an entry and, behind the arrow, the company, role and kind that it tells. */
function cases(lines: string) {
  return lines
    .trim()
    .split('\n')
    .map((line) => line.split(' → ') as [string, string])
}

describe('what platforms write', () => {
  it.each(
    cases(`
Workday: JR1234567 Accountant - Phone Interview ¦ a@myworkday.com ¦ me →  | Accountant | phone
Infor: Interview for 48213 Payroll Specialist - Maria Lopez ¦ a@infor.com ¦ me →  | Payroll Specialist | other
SilkRoad: Electrician Apprentice Maria Lopez ¦ hr@voltworks.example ¦ me → Voltworks | Electrician Apprentice | other
Cal.com: Account Executive between Tom Berg and Maria Lopez ¦ Tom Berg <tom@saleshive.example> ¦ me → Saleshive | Account Executive | other
Calendly: Maria Lopez and Dana Wu ¦ Dana Wu <d@northwind.example> ¦ me ¦ Event Name: Data Analyst Interview → Northwind | Data Analyst | other
GoodTime: Onsite - Senior Accountant ¦ Northwind Candidate Calendar <c1@group.calendar.google.com> ¦ me → Northwind | Senior Accountant | onsite
Greenhouse: Hiring manager conversation ¦ no-reply@us.greenhouse-mail.io ¦ me ¦ Your interview with Olive & Thyme. Interviewers: Grace Oh → Olive & Thyme |  | other
Lever: Interview ¦ no-reply@hire.lever.co ¦ me ¦ For the Welder position: https://jobs.lever.co/iron-works/77 → Iron Works | Welder | other
Ashby: Maria Lopez <> Quillon: Technical Screen ¦ Scheduler <a@ashbyhq.com> ¦ me ¦ Interview at Quillon for the role of Designer → Quillon | Designer | other
Guide: Your interview ¦ hello@guide.co ¦ me ¦ You have an interview at Lumo Health for the Data Engineer role. → Lumo Health | Data Engineer | other
`),
  )('%s', (line, told) => expect(gist(line.replace(/^[\w.]+: /, ''))).toBe(told))
})

describe('a title', () => {
  it.each(
    cases(`
Interview: Backend Engineer @ Northwind Foods ¦ dana@northwind.example ¦ me → Northwind Foods | Backend Engineer | other
Backend Engineer, Northwind ¦ dana@northwind.example ¦ me → Northwind | Backend Engineer | other
Internal interview: Team Lead, Support ¦ HR <hr@brightmill.example> ¦ work → Brightmill | Team Lead, Support | internal
Final round w/ Contoso ¦ ana@contoso.example ¦ me → Contoso |  | final
2nd round – marketing lead ¦ gina@sproutly.example ¦ me → Sproutly | marketing lead | secondRound
Panel interview: Librarian II ¦ City of Ridgeway HR <hr@ridgeway.example> ¦ me → City of Ridgeway | Librarian II | panel
Job talk – Assistant Professor ¦ search@stonefield.edu ¦ me → Stonefield | Assistant Professor | academic
Vorstellungsgespräch Buchhalter (m/w/d) ¦ hr@hafenwerk.example ¦ me → Hafenwerk | Buchhalter | other
Interview (Stripe) ¦ me → Stripe |  | other
最終面接(営業職) ¦ hr@aozora.example ¦ me → Aozora | 営業職 | final
Entrevista: Técnico de laboratorio (Biolara) ¦ rrhh@biolara.example ¦ me → Biolara | Técnico de laboratorio | other
Colloquio - Impiegata amministrativa ¦ hr@vetrarte.example ¦ me → Vetrarte | Impiegata amministrativa | other
Entretien – Chargée de communication – Ville de Lormont ¦ rh@lormont.example ¦ me → Ville de Lormont | Chargée de communication | other
Interview for Research Fellow, University of Wexcombe ¦ hr@wexcombe.example ¦ me → University of Wexcombe | Research Fellow | other
Vorstellungsgespräch als Erzieherin, Kita Sonnenblume ¦ me → Kita Sonnenblume | Erzieherin | other
Interview for Police Constable, City of Ridgeway ¦ me → City of Ridgeway | Police Constable | other
Interview: Supply Chain Manager @ Orrin & Sons ¦ me → Orrin & Sons | Supply Chain Manager | other
Analyst position in Leeds - interview ¦ hr@moss.example ¦ me → Moss | Analyst | other
Phone Screen: Customer Success @ Parcelly ¦ ben@parcelly.example ¦ me → Parcelly | Customer Success | phone
Call with Customer Success @ Parcelly ¦ ben@parcelly.example ¦ me → Parcelly |  | other
Interview with Ana & Tom ¦ ana@contoso.example ¦ me → Contoso |  | other
`),
  )('tells company, job and kind: %s', (line, told) => expect(gist(line)).toBe(told))

  it('is told as the place where it was found, and a domain as a guess', () => {
    expect(drawn('Interview at Quillon ¦ a@quillon.example ¦ me').company?.from).toBe('title')
    expect(drawn('Interview ¦ a@blue-harbor.example ¦ me').company).toEqual({
      value: 'Blue Harbor',
      from: 'domain',
    })
  })

  it('tells no company where none is named', () => {
    expect(drawn('interview ¦ me').company).toBeUndefined()
    expect(drawn('Interview with Sarah ¦ me').company).toBeUndefined()
  })
})

describe('a domain', () => {
  it.each(['a@gmail.com', 'a@myworkday.com', 'a@calendly.com', 'c1@group.calendar.google.com'])(
    'that serves anybody never becomes a company: %s',
    (address) => expect(drawn(`Interview ¦ ${address} ¦ me`).company).toBeUndefined(),
  )

  it('gives the company its name as the text spells it', () => {
    const line = 'Chat ¦ greta@fjordkraft.example ¦ me ¦ I work at FjordKraft.'
    expect(drawn(line).company).toEqual({ value: 'FjordKraft', from: 'description' })
  })

  it('under a country is read where it was registered', () => {
    expect(drawn('Interview ¦ a@mail.northwind.co.uk ¦ me').company?.value).toBe('Northwind')
  })
})

describe('people', () => {
  it('are those whom the text lists, with title and address', () => {
    const { interviewers, coordinators } = drawn(
      'Interview ¦ Jo Park <jo.park@acme.example> ¦ me; ana.ruiz@acme.example ¦ Interviewers: Ana Ruiz (VP Ops), Lee Tan, COO',
    )
    expect(interviewers).toEqual([
      { name: 'Ana Ruiz', title: 'VP Ops', email: 'ana.ruiz@acme.example', from: 'description' },
      { name: 'Lee Tan', title: 'COO', from: 'description' },
    ])
    expect(coordinators).toEqual([{ name: 'Jo Park', email: 'jo.park@acme.example', from: 'organizer' }])
  })

  it('are those of an itinerary, each once', () => {
    const { interviewers } = drawn(
      'Onsite ¦ a@goodtime.io ¦ me ¦ 10:00 AM - 10:45 AM Dana Wu, Controller ⏎ 10:45 AM - 11:30 AM Tom Berg ⏎ 11:30 Dana Wu',
    )
    expect(interviewers.map(({ name }) => name)).toEqual(['Dana Wu', 'Tom Berg'])
  })

  it('are neither rooms, nor shared mailboxes, nor other applicants, nor the candidate', () => {
    const { interviewers } = drawn(
      'Group interview ¦ Recruiting <jobs@acme.example> ¦ me; room:Boardroom; b.two@gmail.com; Ana Ruiz <ana@acme.example>',
    )
    expect(interviewers.map(({ name }) => name)).toEqual(['Ana Ruiz'])
  })

  it('who recruit have only arranged it where somebody else asks, and ask where nobody else does', () => {
    const recruiter = 'Jill Summers - Senior Recruiter <jill@acme.example>'
    expect(drawn(`Interview ¦ ${recruiter} ¦ me; Ana Ruiz <ana@acme.example>`)).toMatchObject({
      interviewers: [{ name: 'Ana Ruiz' }],
      coordinators: [{ name: 'Jill Summers', title: 'Senior Recruiter' }],
    })
    expect(drawn(`Phone screen ¦ ${recruiter} ¦ me`).interviewers).toMatchObject([{ name: 'Jill Summers' }])
  })

  it('who have no name but an address are named by the title', () => {
    expect(drawn('Conversation with Julia, CTO ¦ julia@acme.example ¦ me').interviewers).toEqual([
      { name: 'Julia', title: 'CTO', email: 'julia@acme.example', from: 'organizer' },
    ])
  })

  it('written the other way round are turned', () => {
    expect(drawn('Interview ¦ Wu, Dana <d@acme.example> ¦ me').interviewers[0]?.name).toBe('Dana Wu')
  })
})

describe('link and place', () => {
  it('a link to a video call is taken from where it stands, and makes it a video interview', () => {
    const { joinUrl, location, kind } = drawn(
      'Interview ¦ a@acme.example ¦ me ¦ Join: https://acme.zoom.us/j/93?pwd=X. ⏎ https://acme.example/jobs ¦ loc=Zoom',
    )
    expect(joinUrl).toEqual({ value: 'https://acme.zoom.us/j/93?pwd=X', from: 'description' })
    expect(location).toBeUndefined()
    expect(kind.value).toBe('video')
  })

  it('a place makes it one on site, and a telephone number one by telephone', () => {
    expect(drawn('Interview ¦ a@acme.example ¦ me ¦ ¦ loc=44 Elm Street')).toMatchObject({
      location: { value: '44 Elm Street', from: 'location' },
      kind: { value: 'onsite', from: 'location' },
    })
    expect(drawn('Interview ¦ a@acme.example ¦ me ¦ ¦ loc=+1 212 555 0144').kind.value).toBe('phone')
  })

  it('a host that only looks like one is none', () => {
    expect(drawn('Interview ¦ a@acme.example ¦ me ¦ https://notzoom.us/j/1').joinUrl).toBeUndefined()
  })
})

describe('an application that the candidate keeps track of', () => {
  it('tells company and job where the calendar does not', () => {
    const { company, role } = drawn(
      'Sync ¦ pat@trailhead.example ¦ me ¦ ¦ track=Trailhead,trailhead.example,Buyer',
    )
    expect(company).toEqual({ value: 'Trailhead', from: 'application' })
    expect(role).toEqual({ value: 'Buyer', from: 'application' })
  })
})

describe('whatever a calendar holds', () => {
  it('it is drawn without a throw, and within the lengths of a record', () => {
    fc.assert(
      fc.property(anyFact, (fact) => {
        const { company, role, location, interviewers, coordinators } = draw(fact, maria)
        expect((company?.value ?? '').length).toBeLessThanOrEqual(200)
        expect((role?.value ?? '').length).toBeLessThanOrEqual(300)
        expect((location?.value ?? '').length).toBeLessThanOrEqual(300)
        expect(interviewers.length).toBeLessThanOrEqual(12)
        for (const { name, title, email } of [...interviewers, ...coordinators]) {
          expect(name ?? email ?? title).toBeTruthy()
          expect((name ?? '').length).toBeLessThanOrEqual(120)
        }
      }),
    )
  })

  it.each(longTexts)('a text without end takes no longer than a short one', (text) => {
    const { fact } = parseEvent('- ¦ x ¦ a@b.example ¦ me ¦ ¦')
    const start = performance.now()
    draw(
      {
        ...fact,
        title: text,
        description: text,
        location: text,
        organizer: { name: text, email: `a@${text}`, isSelf: false, isResource: false },
      },
      maria,
    )
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})
