import { describe, expect, it } from 'vitest'
import { learnSpelling } from '../shared/letter/capitals.ts'
import { cleanFragment } from '../shared/letter/clean.ts'

/** What people type on telephones, as plain English that says the same. */

const clean = (note: string) => cleanFragment(note, learnSpelling([note])).text

describe('a note in short forms', () => {
  it.each([
    ['shadow shift thurs nite then hr calls', 'shadow shift Thursday night then HR calls'],
    ['an 8 hr shift', 'an 8-hour shift'],
    ['takes 45 min on a good day, min 3 people', 'takes 45 minutes on a good day, min three people'],
    ['demo lesson dec 3 w/ two classes', 'demo lesson December 3 with two classes'],
    ['call w the vp tues', 'call with the VP Tuesday'],
    ['contract ends sept', 'contract ends September'],
    ['started in aug, team plans wed after lunch', 'started in August, team plans Wednesday after lunch'],
    ['sat with the cfo by the sun deck', 'sat with the CFO by the sun deck'],
    ['two kpis nobody reads', 'two KPIs nobody reads'],
    ['drywall held em up 2 wks', 'drywall held them up two weeks'],
    ['two drops not 1', 'two drops not 1'],
    ['2 drops not 1', '2 drops not 1'],
    ['ran crew of 7', 'ran a crew of seven'],
    ['one queue, only one nurse on it', 'one queue with only one nurse on it'],
    ['shoulda told them', 'should have told them'],
  ])('%s', (note, plain) => {
    expect(clean(note)).toBe(plain)
  })
})

describe('a word of some trade', () => {
  it.each(['dags', 'para', 'recurse', 'dagster', 'vocab', 'lwbs'])('stays as it was typed: %s', (word) => {
    expect(clean(`how the ${word} time is split`)).toBe(`how the ${word} time is split`)
  })

  it.each([
    ['wrok', 'work'],
    ['stategy', 'strategy'],
    ['experince', 'experience'],
    ['tommorrow', 'tomorrow'],
  ])('is not what a slip of the thumb is: %s', (typed, meant) => {
    expect(clean(`how the ${typed} is shared`)).toBe(`how the ${meant} is shared`)
  })
})
