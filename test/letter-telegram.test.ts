import { describe, expect, it } from 'vitest'
import type { Notes } from '../shared/domain/interview.ts'
import { withArticles } from '../shared/letter/articles.ts'
import { learnSpelling } from '../shared/letter/capitals.ts'
import { frameQualification } from '../shared/letter/qualification.ts'
import { withoutSplices } from '../shared/letter/splices.ts'
import { withVerb } from '../shared/letter/verbless.ts'
import { writeLetters } from '../shared/letter/write.ts'

/** Notes in telegram style: what they leave out is put in where it is certain, and what does not fit is not said. */

function write(notes: Partial<Notes>, qualifications: readonly string[] = []) {
  return writeLetters({
    candidate: { name: 'Ann Doe', email: 'ann@example.com', qualifications },
    interview: {
      id: 'abc234',
      company: 'Corvid',
      role: 'Shift Lead',
      kind: 'onsite',
      startsAt: '2026-11-17T14:30:00Z',
      endsAt: '2026-11-17T15:30:00Z',
      timeZone: 'America/New_York',
    },
    interviewers: [{ key: 'i1', name: 'Dana Reyes', email: 'dana@corvid.example', isDecisionMaker: true }],
    notes: { discussed: [], questions: [], ...notes },
    day: '2026-11-17',
    struck: {},
  })
}

/** What the letter makes of the facts at a path. */
function told(path: string, notes: Partial<Notes>, qualifications?: readonly string[]): string {
  return write(notes, qualifications)
    .letters.flatMap(({ sentences }) => [...sentences])
    .filter(({ sources }) => sources.some((source) => source.startsWith(path)))
    .map(({ text }) => text)
    .join(' ')
}

describe('an article', () => {
  const own = (text: string) => withArticles(text, { usual: 'a', opening: 'other', isOwn: true })
  const theirs = (text: string) => withArticles(text, { usual: 'the', opening: 'noun' })

  it.each([
    ['I ran a crew on 24-unit job', 'I ran a crew on a 24-unit job'],
    ['I cut Snowflake bill 38%', 'I cut the Snowflake bill 38%'],
    ['I led consultation on deposits', 'I led a consultation on deposits'],
    ['I built outbound sequence that 12 reps copied', 'I built an outbound sequence that 12 reps copied'],
    ['I sold carpets at last job', 'I sold carpets at my last job'],
    ['I started as dishwasher', 'I started as a dishwasher'],
    ['I cut it with template', 'I cut it with a template'],
    ['I managed $3.2M road job', 'I managed a $3.2M road job'],
    ['I found 90k billing error', 'I found a 90k billing error'],
    ['I sent it to wrong address', 'I sent it to the wrong address'],
    ['I set it so that architect picks once', 'I set it so that the architect picks once'],
    ['I wrote SOP for cleaning', 'I wrote an SOP for cleaning'],
    ['I write after first visit', 'I write after the first visit'],
    ['I share clips with team', 'I share clips with the team'],
  ])('is put in: %s', (note, written) => {
    expect(own(note)).toBe(written)
  })

  it.each([
    ['drywall guy held them up', 'the drywall guy held them up'],
    ['triage wait after seven', 'triage wait after seven'],
    ['van checklist in hallway', 'the van checklist in the hallway'],
    ['short video for each exercise', 'the short video for each exercise'],
    ['last hygienist left in May', 'the last hygienist left in May'],
  ])('is the reader’s own: %s', (note, written) => {
    expect(theirs(note)).toBe(written)
  })

  it.each([
    'I worked on site by phone',
    'I was on call at night',
    'I trained people at home',
    'I was asked to chair the panel',
    'I learned to program',
    'I ran it from notice to decision',
    'I signed the form in bay 4',
    'I have been key person for six',
    'I welded stainless pipe for years',
    'I led Project Juniper',
    'we both have family in Cebu',
  ])('is not put in: %s', (note) => {
    expect(own(note)).toBe(note)
  })
})

describe('remarks strung together with commas', () => {
  const joined = (text: string) => withoutSplices(text, (remark) => remark)

  it.each([
    ['the subs are late, the painter held them up', 'the subs are late, and the painter held them up'],
    ['you lost five nurses, travelers filling in', 'you lost five nurses, with travelers filling in'],
    ['I led a club, 120 families came', 'I led a club, and 120 families came'],
    ['I did the thing, pulled two chairs', 'I did the thing and pulled two chairs'],
    ['I ran a job, done three weeks early', 'I ran a job, finished three weeks early'],
    ['I led a survey, 3,200 answers in May', 'I led a survey (3,200 answers in May)'],
    ['a test with three doughs, one week, same oven', 'a test with three doughs (one week)'],
    ['my exit tickets, three questions, sort into piles', 'my exit tickets (three questions)'],
    ['the yard drops it on blocks, stack them twice', 'the yard drops it on blocks'],
  ])('%s', (note, written) => {
    expect(joined(note)).toBe(written)
  })

  it.each([
    'pipes, valves and pumps',
    'I closed 14 books in six days, down from 11',
    'I wrote 14 papers, six as first author',
    'the freeze slips, which costs a week',
    'if you give me a day, I will write it up',
    'a list of names, agreed before the draft',
    'what it needs is supplies: blood, implants, sterile trays',
    'the calendar I built covering Vesak, Holi and Lunar New Year',
    'I led the office through a merger, a move, a new payroll and a strike',
    'do two things: sort the crates, label the pallets and post the list',
  ])('stay as they are where they fit: %s', (text) => {
    expect(joined(text)).toBe(text)
  })

  it('are told to the candidate where no sentence carries them', () => {
    const { leftOut } = write({ missed: 'forgot to mention my exit tickets, 3 questions, sort into piles' })
    expect(leftOut.map(({ text }) => text)).toContain('sort into piles')
  })
})

describe('a clause without its verb', () => {
  it.each([
    ['route 6 always late', 'route 6 is always late'],
    ['prices up since May', 'prices are up since May'],
    ['failover never tested', 'failover has never been tested'],
    ['vans not stocked', 'vans are not stocked'],
    ['night shift short three', 'night shift is short three'],
    ['backlog three weeks on samples', 'backlog is three weeks on samples'],
    ['auditors back in October', 'auditors are back in October'],
    ['east ramp ready by May', 'east ramp is ready by May'],
    ['bookings up, refunds down', 'bookings are up, refunds down'],
  ])('%s', (note, written) => {
    expect(withVerb(note)).toBe(written)
  })

  it.each(['the painter held them up two weeks', 'shift changes for nurses', 'the plan is late'])(
    'is no other text: %s',
    (text) => {
      expect(withVerb(text)).toBe(text)
    },
  )
})

describe('an idea in telegram style', () => {
  const idea = (valueIdea: string) => told('notes.valueIdea', { valueIdea })

  it.each([
    [
      'maybe 2nd triage chair 7-11 for a couple weeks see what happens to waits',
      'a second triage chair from 7 to 11 for a couple of weeks, to see what happens to waits.',
    ],
    ['multi year letter of intent to councils', 'a multi-year letter of intent to councils.'],
    [
      'freshness check on the 10 boards, ping your channel before 6:30',
      'One idea is a freshness check on the 10 boards. I would ping your channel before 6:30.',
    ],
    ['flip the route, do far stops first', 'flip the route and do far stops first.'],
    ['call list for overdue patients', 'a call list for overdue patients.'],
    ['one page weekly summary, sent friday', 'One idea: one-page weekly summary.'],
    ['text parents instead of email', 'One idea: text parents instead of email.'],
    [
      'do fittings over vid on thurs eve, trial it for 1 month',
      'do fittings over video on Thursday evening and trial it for one month.',
    ],
  ])('%s', (note, end) => {
    expect(idea(note)).toContain(end)
  })
})

describe('a line of a profile in telegram style', () => {
  const line = (text: string) => told('candidate', {}, [text])

  it.each([
    ['6 yrs ED rn, level 2 trauma', 'I have spent six years as an ED RN (level 2 trauma).'],
    ['18 yrs framing n finish', 'I have 18 years of experience in framing and finish.'],
    ['TNCC + CEN', 'I hold TNCC and CEN.'],
    ['cdl a, 9 yrs, no accidents', 'I hold a CDL-A (nine years, no accidents).'],
    ['118% of quota fy25', 'I reached 118% of quota in FY25.'],
    ['avg cycle 71 days down to 49', 'I brought the average cycle down from 71 days to 49.'],
    ['reading scores up - 61% to 78% in 2 yrs', 'I brought reading scores up from 61% to 78% in 2 years.'],
    ['cut build time 40 min to 12', 'I cut build time from 40 minutes to 12.'],
    ['x ray repair rate 1.2% on refinery job', 'My X-ray repair rate was 1.2% on a refinery job.'],
    ['triage lead since 2022, cut walkouts from 7% to 3%', 'since 2022, and I cut walkouts from 7% to 3%.'],
    ['no show rate 18% to 7%', 'I brought the no-show rate from 18% to 7%.'],
    ['licensed plumber, 14 yrs', 'I have been a licensed plumber for 14 years.'],
    ['no failed inspections last 3 yrs', 'I have had no failed inspections in the last three years.'],
    ['forklift cert', 'I hold a forklift certificate.'],
    ['6 yrs plaintiff side PI', 'I have six years of plaintiff side PI.'],
    ['2 yrs assistant buyer, homeware', 'I have spent two years as an assistant buyer (homeware).'],
    ['cna 9 yrs', 'I have been a CNA for nine years.'],
    ['no lost time injury since 2019', 'I have had no lost time injury since 2019.'],
    ['avg check up 12% after training', 'My average check went up 12% after training.'],
    ['own tools', 'I have my own tools.'],
    ['Mentor twelve apprentices a year', 'I mentor twelve apprentices a year.'],
    ['Oversee stores for two hangars', 'I oversee stores for two hangars.'],
    ['$240k saved on freight', 'I saved $240k on freight.'],
    ['did 41 roofs in 2025, mostly slate', 'I did 41 roofs in 2025, mostly slate.'],
    ['Promoted by St. Brigid Clinic to run 80 beds', 'I was promoted by St. Brigid Clinic to run 80 beds.'],
    ['IOSH Level 3', 'I hold IOSH Level 3.'],
    ['Dutch, Swedish and some Danish', 'I speak Dutch, Swedish and some Danish.'],
    ['Led U.S. Navy stores', 'I led U.S. Navy stores.'],
    ['Manages and trains nine drivers', 'I manage and train nine drivers.'],
    ['Ran 3 yards, 2 docks and a mill', 'I ran three yards, two docks and a mill.'],
    ['Outreach worker since 2020', 'I have been an outreach worker since 2020.'],
    ['NEBOSH diploma', 'I hold a NEBOSH diploma.'],
    ['Drafted 200+ leases a year', 'I drafted more than 200 leases a year.'],
    ['12 yrs with St. Clair County', 'I have spent 12 years with St. Clair County.'],
    ['Closed a backlog of 6,200 forms', 'I closed a backlog of 6,200 forms.'],
    ['Fluent in Dutch, Frisian and some Danish', 'I am fluent in Dutch, Frisian and some Danish.'],
    ['glp trained', 'I am GLP trained.'],
  ])('%s', (text, sentence) => {
    expect(line(text)).toContain(sentence)
  })

  it('says "also" before the verb of having', () => {
    const again = (text: string) => frameQualification(text, { spelling: learnSpelling([]) })?.again[0]
    expect(again('18 years framing and finish')).toContain('I also have 18 years')
    expect(again('7 years teaching algebra')).toContain('I have also spent 7 years')
  })
})

describe('a thing that was not spoken of', () => {
  it('is told of, with what is said about it', () => {
    expect(told('notes.missed', { missed: 'never mentioned the panel i built at old job' })).toContain(
      'I should have told you about the panel I built at my old job.',
    )
  })
})

describe('a topic with a verb', () => {
  const topic = (text: string) => told('notes.discussed', { discussed: [text] })

  it.each([
    ['tram drivers never get the notice in time', 'tram drivers, who never get the notice in time.'],
    ['your crew of six covers two valleys', 'your crew of six, which covers two valleys.'],
    ['wedding bookings eat up fridays', 'about wedding bookings. You said that they eat up Fridays.'],
    ['bookings up, refunds down', 'bookings are up and that refunds are down.'],
    ['training new hires takes a month', 'that training new hires takes a month.'],
    ['the head inspector back on Friday', 'that the head inspector is back on Friday.'],
    ['the depot crew sometimes overload', 'the depot crew, who sometimes overload.'],
    ['attendance up, overtime down', 'attendance is up and that overtime is down.'],
    ['gates are slow, signs late', 'gates, which are slow.'],
    ['half the crane fleet sits idle', 'about half the crane fleet, which sits idle.'],
    ['already have a caterer', 'that you already have a caterer.'],
    ['mostly hire from the college', 'that you mostly hire from the college.'],
    ['no one answers the hotline', 'that no one answers the hotline.'],
    ['two cooks left in May, one not replaced', 'left in May, and one is not replaced.'],
    ['struggling to find welders', 'that you are struggling to find welders.'],
    ['label drift at the packers & nobody owns it', 'label drift at the packers, which nobody owns.'],
    ['the accounts, then the May budget', 'the accounts and then the May budget.'],
    ["Dana ma'am: suppliers want forecasts weekly", 'You said that they want forecasts weekly.'],
  ])('is no bare thing: %s', (note, end) => {
    expect(topic(note)).toContain(end)
  })
})

describe('what was not said', () => {
  const missed = (text: string) => told('notes.missed', { missed: text })

  it.each([
    ['forgot 2 say i speak Twi', 'I speak Twi.'],
    ["wish I'd brought up the yard audit I ran", 'the yard audit I ran.'],
    ["should've pointed out that I have run two of these", 'I have run two of these.'],
  ])('is told, however it begins: %s', (note, end) => {
    expect(missed(note)).toContain(end)
  })
})

describe('a question without its verb', () => {
  it.each([
    ['any chance of seeing the Hull yard', 'is there any chance of seeing the Hull yard?'],
    ['possible to meet the night crew?', 'would it be possible to meet the night crew?'],
  ])('is asked in full: %s', (note, end) => {
    expect(told('notes.questions', { questions: [note] })).toContain(end)
  })
})

describe('what the candidate likes', () => {
  it('is said as it was noted', () => {
    const discussed = ['I like the way they run the Friday handover']
    expect(told('notes.discussed', { discussed })).toBe('I like the way you run the Friday handover.')
  })
})

describe('half a remark', () => {
  it('is left out', () => {
    expect(told('notes.discussed', { discussed: ['suppliers never'] })).toBe('')
    expect(told('candidate', {}, ['Deliver'])).toBe('')
  })
})

describe('what they have too little of', () => {
  it('is what they are short of', () => {
    const discussed = ['short of stone from the quarry']
    expect(told('notes.discussed', { discussed })).toBe('You are short of stone from the quarry.')
  })

  it('is said with its verb', () => {
    const discussed = ['only 1 scan tool for six bays']
    expect(told('notes.discussed', { discussed })).toContain('there is only one scan tool for six bays')
  })

  it('has its article where it is the subject', () => {
    const discussed = ['proofer is slow on mondays']
    expect(told('notes.discussed', { discussed })).toContain('the proofer')
  })
})

describe('what the two have in common', () => {
  it('is said of both, whoever is named by the post', () => {
    const connection = 'me and the Director both sing in a choir, well hers is mixed'
    expect(told('notes.connection', { connection })).toBe('It was good to find that we both sing in a choir.')
  })
})

describe('people', () => {
  it('are "who", not "which"', () => {
    expect(told('notes.discussed', { discussed: ['kids come in 2 grades behind'] })).toContain(
      'kids, who come',
    )
  })
})
