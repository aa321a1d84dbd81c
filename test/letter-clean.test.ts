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
    ['contract ends sept', 'contract ends in September'],
    ['started in aug, team plans wed after lunch', 'started in August, team plans Wednesday after lunch'],
    ['sat with the cfo by the sun deck', 'sat with the CFO by the sun deck'],
    ['two kpis nobody reads', 'two KPIs nobody reads'],
    ['drywall held em up 2 wks', 'drywall held them up two weeks'],
    ['two drops not 1', 'two drops, not one'],
    ['2 drops not 1', 'two drops, not one'],
    ['ran crew of 7', 'ran a crew of seven'],
    ['one queue, only one nurse on it', 'one queue with only one nurse on it'],
    ['shoulda told them', 'should have told them'],
    ['i should of asked', 'I should have asked'],
    ['a chair for a couple weeks', 'a chair for a couple of weeks'],
    ['moved it w/o downtime', 'moved it without downtime'],
    ['second chair 7-11 for a week', 'second chair from 7 to 11 for a week'],
    ['ran 24 unit job', 'ran 24-unit job'],
    ['12 store managers', '12 store managers'],
    ['pre teach low acuity cases', 'pre-teach low-acuity cases'],
    ['multi year plan', 'multi-year plan'],
    ['from the ops team not from alerts', 'from the ops team, not from alerts'],
    ['get the money late then cant spend it', "get the money late and then can't spend it"],
    ['they lost 5 nurses since august', 'they have lost five nurses since August'],
    ['they lost 5 nurses since they moved', 'they lost five nurses since they moved'],
    ['use same tickets', 'use the same tickets'],
    ['avg deal, 2nd chair, vocab', 'average deal, second chair, vocabulary'],
    ['van checklist fri pm', 'van checklist on Friday afternoon'],
    ['moved pts to chairs, said the nurse', 'moved patients to chairs, said the nurse'],
    ['lost 3 pts on price', 'lost three pts on price'],
    ['a third of there stock', 'a third of their stock'],
    ['there yard is full', 'their yard is full'],
    ['there is a yard, sort of there', 'there is a yard, sort of there'],
    ['waste frm from the mkt', 'waste from the market'],
    ['a 300+ seat hall for 80+ guests', 'a 300+ seat hall for more than 80 guests'],
    ['6,400 forms', '6,400 forms'],
    ["I'd brought it up", 'I had brought it up'],
  ])('%s', (note, plain) => {
    expect(clean(note)).toBe(plain)
  })
})

describe('a name that is typed small', () => {
  it.each([
    ['cut the snowflake bill in texas', 'cut the Snowflake bill in Texas'],
    ['call after thanksgiving', 'call after Thanksgiving'],
    ['trained 14 people on epic', 'trained 14 people on Epic'],
    ['an epic shift', 'an epic shift'],
    ['22 stops in rahway', '22 stops in Rahway'],
    ['22 stops in town', '22 stops in town'],
    ['moved to k8s before black friday', 'moved to Kubernetes before Black Friday'],
  ])('%s', (note, plain) => {
    expect(clean(note)).toBe(plain)
  })
})

describe('a word of some trade', () => {
  it.each(['dags', 'para', 'recurse', 'codemod', 'carer'])('stays as it was typed: %s', (word) => {
    expect(clean(`how the ${word} time is split`)).toBe(`how the ${word} time is split`)
  })

  it.each([
    ['wrok', 'work'],
    ['stategy', 'strategy'],
    ['experince', 'experience'],
    ['tommorrow', 'tomorrow'],
    ['arriveing', 'arriving'],
    ['satruday', 'Saturday'],
  ])('is not what a slip of the thumb is: %s', (typed, meant) => {
    expect(clean(`how the ${typed} is shared`)).toBe(`how the ${meant} is shared`)
  })
})
