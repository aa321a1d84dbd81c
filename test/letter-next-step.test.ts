import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { followUpTime } from '../shared/domain/follow-up-time.ts'
import { dayIn, plus, toInstant } from '../shared/domain/instant.ts'
import { writeFollowUp } from '../shared/letter/follow-up.ts'
import { promisedDay } from '../shared/letter/follow-up-promise.ts'
import { writeLetters } from '../shared/letter/write.ts'
import type { WriterInput } from '../shared/letter/writing.ts'

/** What becomes of what they said comes next. The interview was on Tuesday, 17 November 2026, the letter goes out a day later. */

interface Changes {
  readonly timeZone?: string
  readonly interviewer?: string
  readonly endsAt?: string
  readonly day?: string
}

function record(nextStep: string, changes: Changes = {}): WriterInput {
  const { timeZone = 'America/New_York', interviewer = 'Dana Whitfield' } = changes
  const endsAt = toInstant(changes.endsAt ?? '2026-11-17T15:00:00Z')
  return {
    candidate: {
      name: 'Robin Okafor',
      email: 'robin@example.com',
      qualifications: ['Cut close from ten days to four'],
    },
    interview: {
      ...{ id: 'step234', company: 'Corvid', role: 'Finance Analyst', kind: 'onsite', timeZone },
      ...{ startsAt: plus(endsAt, -3600), endsAt },
    },
    interviewers: [{ key: 'i1', name: interviewer, email: 'd@corvid.example', isDecisionMaker: true }],
    notes: { discussed: ['month-end close'], questions: [], nextStep },
    day: changes.day ?? '2026-11-18',
  }
}

/** The end of the letter that tells the step; undefined where the step is left out. */
function told(input: WriterInput): string | undefined {
  const [letter] = writeLetters(input).letters
  const closing = letter?.sentences.find(({ sources }) => sources.includes('notes.nextStep'))
  return closing?.text.replace(/^.*?, and (?=I )/, '')
}

/** A hasty note, what the letter makes of it, and the last day on which they may still answer. */
type Row = readonly [note: string, sentence: string | undefined, promised: string | undefined]

const american: readonly Row[] = [
  [
    'fitness test on Mon arvo',
    'I look forward to the fitness test on Monday afternoon, November 23.',
    '2026-11-23',
  ],
  [
    'final in Lyon, 27 Nov, in person',
    'I look forward to the in-person final in Lyon on November 27.',
    '2026-11-27',
  ],
  [
    '2nd round the week after March Break',
    'I look forward to the second round in the week after March Break.',
    undefined,
  ],
  ['3rd round = panel, wk after next', 'I look forward to the third round.', '2026-12-06'],
  [
    'tour the plant w/ his brother ed on friday',
    'I look forward to touring the plant with Ed on Friday, November 20.',
    '2026-11-20',
  ],
  [
    'second interview wed the 2nd w/ HR director',
    'I look forward to the second interview with the HR director on Wednesday the 2nd.',
    '2026-12-02',
  ],
  [
    'tasha sets up call w greg tues or wed next wk',
    'I look forward to the call with Greg on Tuesday, November 24, or Wednesday, November 25.',
    '2026-11-25',
  ],
  [
    'take home by mon, magda decides wk after thanksgiving',
    'I look forward to the take-home and to hearing from Magda in the week after Thanksgiving.',
    '2026-12-06',
  ],
  ['hear back by fri', 'I look forward to hearing from you by Friday, November 20.', '2026-11-20'],
  [
    '2nd rd w cto early dec',
    'I look forward to the second round with the CTO in early December.',
    '2026-12-10',
  ],
  [
    'ref check then offer, abt 2 wks',
    'I look forward to hearing from you after the reference check, around December 1.',
    '2026-12-01',
  ],
  [
    'will call after the holidays',
    'I look forward to speaking with you again after the holidays.',
    '2027-01-10',
  ],
  [
    'come meet his son luc at the kenner job monday',
    'I look forward to meeting Luc at the Kenner job on Monday, November 23.',
    '2026-11-23',
  ],
  [
    'drug test & bg check this wk, orientation nov 30',
    'I look forward to hearing from you after the drug test and background check in the week of November 16.',
    '2026-11-30',
  ],
  ['send 3 refs by friday', 'I will send you three references by Friday, November 20.', undefined],
  ['transcripts due 12/4', 'I will send you my transcripts by December 4.', undefined],
  [
    "she'll get back to me EOW",
    'I look forward to hearing from you by the end of the week of November 16.',
    '2026-11-22',
  ],
  [
    'HR reaches out by COB thurs',
    'I look forward to hearing from HR by Thursday, November 19.',
    '2026-11-19',
  ],
  [
    'final w/ the ceo mid-jan',
    'I look forward to the final round with the CEO in mid-January.',
    '2027-01-20',
  ],
  [
    'decision first week of jan',
    'I look forward to hearing from you in the first week of January.',
    '2027-01-10',
  ],
  [
    "they're seeing 2 more ppl, will know by the 30th",
    'I look forward to hearing from you by the 30th.',
    '2026-11-30',
  ],
  [
    'working interview sat 7am',
    'I look forward to the working interview on Saturday, November 21, at 7 am.',
    '2026-11-21',
  ],
  [
    'they want me back for a panel w/ the sales team dec 8',
    'I look forward to the panel with the sales team on December 8.',
    '2026-12-08',
  ],
  [
    'offer after MLK day if budget is approved',
    'I would welcome hearing from you after MLK Day.',
    '2027-01-31',
  ],
  [
    'onsite in Austin wk of nov 30',
    'I look forward to the onsite interview in Austin in the week of November 30.',
    '2026-12-06',
  ],
  ['nothing till after xmas', 'I look forward to hearing from you after Christmas.', '2027-01-10'],
  ['no set timeline, maybe new year', undefined, '2027-01-10'],
  [
    'Dana passes my resume on to the plant manager',
    'I look forward to speaking with the plant manager.',
    undefined,
  ],
  [
    'road test weds 9am then drug screen',
    'I look forward to the road test on Wednesday, November 18, at 9 am.',
    '2026-11-18',
  ],
  [
    'I owe them 2 work samples + a writing sample by monday',
    'I will send you two work samples and a writing sample by Monday, November 23.',
    undefined,
  ],
  [
    'zoom w/ their CFO this time next week',
    'I look forward to the Zoom call with your CFO on Tuesday, November 24.',
    '2026-11-24',
  ],
  [
    'next: meet the team, probably thursday',
    'I look forward to meeting the team on Thursday, November 19.',
    '2026-11-19',
  ],
  [
    'board votes dec 14',
    'I look forward to hearing from you after the board meets on December 14.',
    '2026-12-14',
  ],
  ['Q1 start, decision b4 christmas', 'I look forward to hearing from you before Christmas.', '2026-12-25'],
  ['they call either way by the 1st', 'I look forward to your call by the 1st.', '2026-12-01'],
  ["skills test then 2nd interview w/ dana's boss", 'I look forward to the skills test.', undefined],
  ['TEXT ME FRIDAY', 'I look forward to hearing from you on Friday, November 20.', '2026-11-20'],
  [
    'shop visit monday 6:30am, bring my own hood',
    'I look forward to the shop visit on Monday, November 23, at 6:30 am.',
    '2026-11-23',
  ],
  [
    'fill out the application online by tomorrow, then wait',
    'I will fill out the application by Wednesday, November 18.',
    undefined,
  ],
  [
    "I'll hear something after labor day",
    'I look forward to hearing from you after Labor Day.',
    '2027-09-19',
  ],
  ['waiting on budget approval, could be a while', undefined, undefined],
  ['send dana the deck by EOD thursday', 'I will send you the deck by Thursday, November 19.', undefined],
  ['coffee with a future teammate, TBD', 'I look forward to the coffee with a future teammate.', undefined],
  [
    "Dana said she'd have an answer for me by Wednesday",
    'I look forward to hearing from you by Wednesday, November 18.',
    '2026-11-18',
  ],
  ['depends on the other candidate', undefined, undefined],
  [
    'skype w/ the dept head next thurs or fri, then they make an offer',
    'I look forward to the Skype call with the department head.',
    '2026-11-27',
  ],
  [
    "Dana's gonna email me a coding challenge, 48 hrs to do it",
    'I look forward to the coding challenge and to hearing from you.',
    undefined,
  ],
  ['expect to hear by thanksgiving', 'I look forward to hearing from you by Thanksgiving.', '2026-11-26'],
  [
    'come by the yard tues 5am & ride along w/ marco',
    'I look forward to coming by the yard and riding along with Marco on Tuesday, November 24, at 5 am.',
    '2026-11-24',
  ],
  ['they pick someone by 12/18', 'I look forward to your decision by December 18.', '2026-12-18'],
  [
    'I send W-4 + copy of license by weds',
    'I will send you my W-4 and copy of license by Wednesday, November 18.',
    undefined,
  ],
  [
    'waiting to hear, they said end of month-ish',
    'I look forward to hearing from you at the end of November.',
    '2026-11-30',
  ],
  [
    'second zoom w/ founders the monday after thanksgiving',
    'I look forward to the second Zoom call with the founders on the Monday after Thanksgiving.',
    '2026-12-03',
  ],
  [
    'pre-employment physical dec 2, start after new years',
    'I look forward to the pre-employment physical on December 2.',
    '2026-12-02',
  ],
  [
    'committee meets first week of december, letter after that',
    'I look forward to hearing from you after the committee meets in the first week of December.',
    '2026-12-13',
  ],
  [
    'phone screen w/ recruiter tmrw 2pm',
    'I look forward to the phone screen with the recruiter on Wednesday, November 18, at 2 pm.',
    '2026-11-18',
  ],
  ['Call Dana back by friday w/ my availability', 'I will call you by Friday, November 20.', '2026-11-20'],
  [
    'meet owner + his wife karen at the shop thurs 4pm',
    'I look forward to meeting the owner and Karen at the shop on Thursday, November 19, at 4 pm.',
    '2026-11-19',
  ],
  [
    "hiring freeze lifts jan 4, they'll circle back then",
    'I look forward to hearing from you.',
    '2027-01-04',
  ],
  [
    'recruiter (Tess) schedules onsite for week of the 7th',
    'I look forward to the onsite interview in the week of December 7.',
    '2026-12-13',
  ],
  ['hear from Dana in 2 wks tops', 'I look forward to hearing from you by December 1.', '2026-12-01'],
  ['final panel: VP, CFO, and 2 peers - date tbd', 'I look forward to the final panel.', undefined],
  [
    'will let me know monday after they talk to the other guy',
    'I look forward to hearing from you on Monday, November 23.',
    '2026-11-23',
  ],
  [
    'submit I-9 and references online by 5pm friday',
    'I will submit my I-9 and references by Friday, November 20, at 5 pm.',
    undefined,
  ],
  [
    'video interview w/ Atlanta team thanksgiving week',
    'I look forward to the video interview with the Atlanta team in the week of Thanksgiving.',
    '2026-11-29',
  ],
  [
    'case presentation to leadership on Dec 10, 1pm',
    'I look forward to the case presentation to leadership on December 10 at 1 pm.',
    '2026-12-10',
  ],
  [
    'shadow day w/ night crew, maybe next fri',
    'I look forward to the shadow day with the night crew.',
    '2026-11-27',
  ],
  ["dana's emailing dates for round 3", 'I look forward to hearing from you.', undefined],
  [
    "they'd like me to come spend a morning in the lab the week of the 30th",
    'I look forward to spending a morning in the lab in the week of November 30.',
    '2026-12-06',
  ],
  ['decision sometime in the spring', 'I look forward to hearing from you in the spring.', '2027-05-31'],
  [
    'background + ref checks, then start paperwork',
    'I look forward to hearing from you after the background and reference checks.',
    undefined,
  ],
  [
    "call w/ Dana's manager Tom 11/24 @ 3",
    'I look forward to the call with your manager Tom on November 24 at 3.',
    '2026-11-24',
  ],
  ['if I pass the test, final on dec 15', 'I would welcome the final round on December 15.', '2026-12-15'],
  ["she's out til the 30th, will reach out when back", 'I look forward to hearing from you.', '2026-11-30'],
]

const british: readonly Row[] = [
  [
    'panel decides after the bank holiday',
    'I look forward to hearing from you after the bank holiday.',
    '2027-01-10',
  ],
  [
    '2nd interview 14/12 at the Leeds office',
    'I look forward to the second interview at the Leeds office on 14 December.',
    '2026-12-14',
  ],
  [
    'Priya rings me Thurs pm',
    'I look forward to your call on Thursday afternoon, 19 November.',
    '2026-11-19',
  ],
  ['tests on 3/12, results a fortnight later', 'I look forward to the tests on 3 December.', '2026-12-03'],
  [
    'decision by the end of the month, HR will email',
    'I look forward to hearing from you by the end of November.',
    '2026-11-30',
  ],
  ['trial shift fri eve', 'I look forward to the trial shift on Friday evening, 20 November.', '2026-11-20'],
  [
    'back in touch after the august bank holiday',
    'I look forward to hearing from you after the August bank holiday.',
    '2027-09-12',
  ],
  [
    'panel interview w/c 7 Dec, presentation to prepare',
    'I look forward to the panel interview in the week of 7 December.',
    '2026-12-13',
  ],
  ['they let ppl know in a fortnight', 'I look forward to hearing from you around 1 December.', '2026-12-01'],
  [
    'lesson obs tues am, then interview w the head',
    'I look forward to the lesson observation on Tuesday morning, 24 November.',
    '2026-11-24',
  ],
  [
    'DBS check first, start after Easter',
    'I look forward to hearing from you after the DBS check.',
    undefined,
  ],
  [
    'going in Monday to see the nursery',
    'I look forward to seeing the nursery on Monday 23 November.',
    '2026-11-23',
  ],
  [
    'assessment centre 21st Jan in Bristol',
    'I look forward to the assessment centre in Bristol on 21 January.',
    '2027-01-21',
  ],
  [
    'Priya to confirm by close of play Friday',
    'I look forward to hearing from you by Friday 20 November.',
    '2026-11-20',
  ],
  [
    'second interview w/c 30th Nov, panel of 3',
    'I look forward to the second interview in the week of 30 November.',
    '2026-12-06',
  ],
  [
    'refs being taken up now, contract in ten days or so',
    'I look forward to hearing from you after my references are checked, around 27 November.',
    '2026-11-27',
  ],
  ['trial lesson on the 2nd, year 9 set 3', 'I look forward to the trial lesson on the 2nd.', '2026-12-02'],
  ['no decision before xmas', 'I look forward to hearing from you after Christmas.', '2027-01-10'],
  [
    'tour of the site + tea with the team, Weds fortnight',
    'I look forward to the tour of the site and tea with the team on Wednesday 2 December.',
    '2026-12-02',
  ],
  [
    "Priya will feed back after Monday's shortlisting",
    'I look forward to hearing from you after Monday 23 November.',
    '2026-11-23',
  ],
  ['interview 2 is on zoom next Tues 10.30', undefined, '2026-11-24'],
  [
    'await outcome early in the new year',
    'I look forward to hearing from you early in the new year.',
    '2027-01-10',
  ],
]

describe.each([
  ['America/New_York', 'Dana Whitfield', american],
  ['Europe/London', 'Priya Shah', british],
] as const)('a hasty note of what comes next, to a reader in %s', (timeZone, interviewer, rows) => {
  it.each(rows)('%s', (note, sentence, promised) => {
    const input = record(note, { timeZone, interviewer })
    expect(told(input)).toBe(sentence)
    expect(promisedDay(input)).toBe(promised)
  })

  it.each(rows.filter(([, sentence]) => sentence === undefined))('is told as left out: %s', (note) => {
    const { leftOut, letters } = writeLetters(record(note, { timeZone, interviewer }))
    expect(leftOut.length).toBeGreaterThan(0)
    expect(letters[0]?.body).not.toContain('undefined')
  })
})

describe('a relative of the reader', () => {
  it('is met by name, and whose relative it is stays out', () => {
    const { letters } = writeLetters(record('meet her daughter Ana at the Mill Road site monday'))
    expect(letters[0]?.body).toContain(
      'I look forward to meeting Ana at the Mill Road site on Monday, November 23',
    )
    expect(letters[0]?.body).not.toContain('daughter')
  })

  it.each(['meet her daughter on monday', 'her son just started college', 'her son luc is sick'])(
    'stays out altogether where no name or no meeting is noted: %s',
    (note) => {
      const { letters, leftOut } = writeLetters(record(note))
      expect(letters[0]?.body).not.toMatch(/daughter|son\b|Luc|luc/)
      expect(leftOut.map(({ text }) => text.toLowerCase())).toEqual([note])
    },
  )
})

describe('a day that was named', () => {
  const notes = [
    'decision by EOW',
    'hear back by fri',
    'tues or wed next wk they call',
    'they decide wk after thanksgiving',
    'answer by the 14th',
    'offer or no by 12/4',
    'decision mid-Jan',
    'decision first week of Jan',
    'they will know in a fortnight',
    'hear something this time next week',
    'nothing till after the holidays',
    'HR writes within 10 business days',
    'decision in Q1',
    'they call the tuesday after labor day',
    'hear back after easter',
    'decision by COB tomorrow',
    'they decide in 2-3 weeks',
    'hear back end of the month',
    'panel w/c 7 Dec',
  ]
  const zones = ['America/New_York', 'America/Toronto', 'Europe/London', 'Europe/Berlin', 'Australia/Sydney']
  const any = fc.record({
    note: fc.constantFrom(...notes),
    timeZone: fc.constantFrom(...zones),
    interviewed: fc.integer({ min: 0, max: 1_460 }),
    waited: fc.integer({ min: 0, max: 21 }),
  })

  it('sets the first follow-up after it, whenever the interview was, and no letter names it once it is past', () => {
    fc.assert(
      fc.property(any, ({ note, timeZone, interviewed, waited }) => {
        const endsAt = plus(toInstant('2026-01-02T15:00:00Z'), interviewed * 86_400)
        const sentAt = plus(endsAt, waited * 86_400)
        const day = dayIn(sentAt, timeZone)
        const input = record(note, { timeZone, endsAt, day })
        const promised = promisedDay(input)
        expect(promised).toMatch(/^\d{4}-\d\d-\d\d$/)
        const [letter] = writeLetters(input).letters
        if (promised && promised < day) expect(told(input)).toBeUndefined()
        if (letter?.until) expect(letter.until <= (promised ?? '')).toBe(true)
        const first = followUpTime({
          ...{ number: 1 as const, previousSentAt: sentAt, timeZone, isSlow: false, now: sentAt },
          ...(promised && { promisedDay: promised }),
        })
        expect(first.day > (promised ?? '')).toBe(true)
        const second = followUpTime({
          ...{ number: 2 as const, previousSentAt: first.at, timeZone, isSlow: false, now: first.at },
          ...(promised && { promisedDay: promised }),
        })
        expect(second.day > first.day).toBe(true)
      }),
      { numRuns: 120 },
    )
  }, 60_000)

  it('decides whether the follow-up asks for the date of a step or for what comes after it', () => {
    const asked = (note: string, day: string) => {
      const input = record(note)
      const previous = writeLetters(input).letters
      const { letters } = writeFollowUp({ ...input, day, number: 1, previous })
      return letters[0]?.body.match(/[^.?\n]*\?/g)?.map((one) => one.trim())
    }
    const note = 'final w/ the ceo mid-jan'
    expect(asked(note, '2026-12-15')).toEqual([expect.stringMatching(/date|when/i)])
    expect(asked(note, '2026-12-15')).toEqual([expect.not.stringMatching(/after|follows/)])
    expect(asked(note, '2027-01-21')).toEqual([expect.stringMatching(/after|follows/)])
    const answer = 'hear back the week after thanksgiving'
    expect(asked(answer, '2026-12-08')).toEqual([expect.stringMatching(/stand|decision|next step/)])
    expect(asked('send refs by friday, decision by dec 4', '2026-12-08')?.join()).not.toMatch(/reference/)
  })
})

describe('a note as long as a page', () => {
  it.each([
    'a ',
    'the ',
    'next ',
    'Monday or ',
    '1/',
    'or two ',
    'send my ',
    ', then ',
    'maybe ',
    'early ',
    'background check and ',
  ])('is read in time when all of it is %j', (unit) => {
    const started = performance.now()
    writeLetters(record(unit.repeat(10_000 / unit.length)))
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
