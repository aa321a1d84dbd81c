import { describe, expect, it } from 'vitest'
import type { Basis, LifecycleEvent } from '../shared/domain/event.ts'
import { plus } from '../shared/domain/instant.ts'
import type { Interview, Tone } from '../shared/domain/interview.ts'
import { decide } from '../shared/domain/lifecycle.ts'
import { afterwards, basisFor, inReview, letterOf, versionOf } from './fixtures/interview.ts'

const evening = '2026-11-17T20:00:00Z'
const later = (seconds: number) => plus(evening, seconds)

/** New drafts as they come from a writer who began when the interview was as given. */
function drafted(from: Interview, text = 'new'): LifecycleEvent {
  return {
    type: 'drafted',
    ...{ version: versionOf(from, 'draft'), secretHash: 's', report: 'r2', before: from.letters },
    letters: from.interviewers.map(({ key, name = null, email = null }) => ({
      ...{ key, name, to: email, text: `${text}-${key}`, day: '2026-11-18' },
    })),
  }
}

interface Rewritten {
  readonly text: string
  readonly tone?: Tone
  readonly struck?: readonly string[]
  readonly basis?: Basis
  /** With this added to the notes on the page. */
  readonly notes?: string
}

/** The letter to `i1` written again on the page, from the interview as given. */
function rewritten(
  from: Interview,
  { tone = 'asWritten', basis, notes, ...rest }: Rewritten,
): LifecycleEvent {
  const event = {
    type: 'rewritten',
    ...{ tone, day: '2026-11-18', basis: basis ?? basisFor('i1'), ...rest },
    ...{ notesBefore: from.notes, draftBefore: from.timers.draft?.version, notes: notes ?? from.notes },
  } as const
  return { type: 'letter', letter: 'i1', event }
}

const saved = (text: string, to: string): LifecycleEvent => ({
  type: 'letter',
  letter: 'i1',
  event: { type: 'saved', text, to, basis: basisFor('i1') },
})

const noted = (notes = 'n', seconds = 0) => afterwards(inReview(), [later(seconds), { type: 'noted', notes }])

describe('an interview whose notes are new', () => {
  it('is written anew while its drafts are open', () => {
    expect(noted().timers.draft?.dueAt).toBe(evening)
  })

  it('keeps an edited draft when the others are written anew', () => {
    const review = afterwards(inReview(), [later(0), saved('mine', 'ines@farol.example')])
    const open = afterwards(review, [later(60), { type: 'noted', notes: 'n' }])
    const again = decide(open, drafted(open), later(61))
    expect(again.letters.map(({ text }) => text)).toEqual(['mine', 'new-i2'])
  })

  it('is not written from older ones that were being worded, even in the same instant', () => {
    const first = noted('n')
    const second = afterwards(first, [later(0), { type: 'noted', notes: 'newer' }])
    expect(decide(second, drafted(first), later(1))).toBe(second)
    const facts = { role: 'Head archivist' }
    const renamed = afterwards(first, [later(0), { type: 'changed', facts }])
    expect(decide(renamed, drafted(first), later(1))).toBe(renamed)
    expect(decide(second, drafted(second), later(1)).letters[0]?.text).toBe('new-i1')
  })
})

describe('a letter that is written again on the page', () => {
  it.each([
    ['without what was struck', { text: 'shorter', struck: ['a'] }],
    ['with something struck that it had not said', { text: 'text-i1', struck: ['a'] }],
    ['in another tone', { text: 'text-i1', tone: 'warmer' }],
    ['in other words', { text: 'other' }],
    ['with a note more', { text: 'other', notes: 'n and one' }],
  ] as const)('%s while drafts are worded is kept, and the others take theirs, once', (_how, wished) => {
    const open = noted()
    const again = decide(open, rewritten(open, wished), later(20))
    const done = decide(again, drafted(open), later(40))
    expect(letterOf(done, 'i1')).toEqual(letterOf(again, 'i1'))
    expect(letterOf(done, 'i1')).toMatchObject({ text: wished.text })
    expect(letterOf(done, 'i2').text).toBe('new-i2')
    expect(done.notes).toBe(again.notes)
    expect(done.timers.draft).toBeUndefined()
  })

  it('takes back what was struck, and stays whole', () => {
    const review = decide(inReview(), rewritten(inReview(), { text: 'shorter', struck: ['a'] }), later(-60))
    const open = afterwards(review, [later(0), { type: 'noted', notes: 'n' }])
    const basis = { ...basisFor('i1'), text: 'shorter' }
    const whole = decide(open, rewritten(open, { text: 'whole', struck: [], basis }), later(20))
    const done = decide(whole, drafted(open), later(40))
    expect(letterOf(done, 'i1').text).toBe('whole')
    expect(letterOf(done, 'i1').struck).toBeUndefined()
  })

  it('keeps its address, typed while drafts are worded, and takes the words', () => {
    const open = noted()
    const typed = decide(open, saved('text-i1', 'prado@farol.example'), later(20))
    const done = decide(typed, drafted(open), later(40))
    expect(letterOf(done, 'i1')).toMatchObject({ text: 'new-i1', to: 'prado@farol.example' })
    expect(letterOf(done, 'i2').to).toBe('rui@farol.example')
  })

  it('from notes or facts that have changed meanwhile is stale, and they stay', () => {
    const review = inReview()
    const open = noted('newer')
    expect(decide(open, rewritten(review, { text: 'old', notes: 'older and one' }), later(10))).toBe(open)
    const facts = { role: 'Head archivist' }
    const renamed = afterwards(review, [later(0), { type: 'changed', facts }])
    expect(decide(renamed, rewritten(review, { text: 'old' }), later(10))).toBe(renamed)
  })

  it('keeps what was struck out of it, in every status and when it is drafted anew, until that is taken back', () => {
    const struck = ['mark-of-a-note', 'mark-of-a-line']
    const first = inReview()
    const review = decide(first, rewritten(first, { text: 'shorter', struck }), later(-60))
    expect(letterOf(review, 'i1')).toMatchObject({ status: 'drafted', text: 'shorter', struck })
    expect(letterOf(review, 'i2').struck).toBeUndefined()
    const open = afterwards(
      review,
      [later(0), { type: 'letter', letter: 'i1', event: { type: 'skipped' } }],
      [later(10), { type: 'letter', letter: 'i1', event: { type: 'undone' } }],
      [later(20), { type: 'noted', notes: 'more' }],
    )
    const anew = decide(open, drafted(open), later(30))
    expect(letterOf(anew, 'i1')).toMatchObject({ text: 'new-i1', struck })
    const basis = { ...basisFor('i1'), text: 'new-i1' }
    const back = decide(anew, rewritten(anew, { text: 'whole', struck: [], basis }), later(40))
    expect(letterOf(back, 'i1')).toMatchObject({ text: 'whole' })
    expect(letterOf(back, 'i1').struck).toBeUndefined()
  })
})
