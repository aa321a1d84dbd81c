import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { followUpTime } from '../shared/domain/follow-up-time.ts'
import { dayIn, plus, toInstant } from '../shared/domain/instant.ts'
import { writeFollowUp } from '../shared/letter/follow-up.ts'
import { promisedDay } from '../shared/letter/follow-up-promise.ts'
import { writeLetters } from '../shared/letter/write.ts'
import type { WriterInput } from '../shared/letter/writing.ts'
import { american, british } from './fixtures/next-steps.ts'

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
          daysAhead: { timeZone, ...(promised && { promisedDay: promised }) },
        })
        expect(first.day > (promised ?? '')).toBe(true)
        const second = followUpTime({
          ...{ number: 2 as const, previousSentAt: first.at, timeZone, isSlow: false, now: first.at },
          daysAhead: { timeZone, ...(promised && { promisedDay: promised }) },
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
