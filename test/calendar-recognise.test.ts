import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Candidate } from '../shared/calendar/meeting.ts'
import { certainFrom, lessonOf, likelyFrom, recognise } from '../shared/calendar/recognise.ts'
import { signals } from '../shared/calendar/signals.ts'
import { titleShape } from '../shared/calendar/title-shape.ts'
import { type LabelledEvent, maria, parseEvent } from './fixtures/calendar-event.ts'
import { events } from './fixtures/calendar-events.ts'
import { events as fresh } from './fixtures/calendar-events-fresh.ts'
import { events as hard } from './fixtures/calendar-events-hard.ts'
import { anyFact, longTexts } from './fixtures/calendar-fact.ts'

function judged(line: string, candidate: Partial<Candidate> = {}) {
  const event = parseEvent(line)
  return recognise(event.fact, { ...event.candidate, ...candidate })
}

function verdict(line: string, candidate: Partial<Candidate> = {}) {
  return judged(line, candidate).verdict
}

/** Of those called certain, how many are interviews; of the interviews, how many are not forgotten. */
function figures(set: readonly LabelledEvent[], knows: (candidate: Candidate) => Candidate = (one) => one) {
  const told = set.map(({ fact, candidate, isInterview }) => ({
    isInterview,
    verdict: recognise(fact, knows(candidate)).verdict,
  }))
  const certain = told.filter((one) => one.verdict === 'certain')
  const interviews = told.filter((one) => one.isInterview)
  const others = told.filter((one) => !one.isInterview)
  return {
    precision: certain.filter((one) => one.isInterview).length / certain.length,
    recall: interviews.filter((one) => one.verdict !== 'no').length / interviews.length,
    asked: others.filter((one) => one.verdict !== 'no').length / others.length,
  }
}

const held = events.filter((_, index) => index % 2 === 1)

describe('over labelled entries', () => {
  it.each([
    ['those that served to set the weights', events.filter((_, index) => index % 2 === 0)],
    ['those that were kept back', held],
    ['those that were written to be hard', hard],
    ['those that were written when all was set', fresh],
  ])('what is certain is an interview, and few interviews are forgotten: %s', (_, set) => {
    const { precision, recall, asked } = figures(set)
    expect(precision).toBeGreaterThanOrEqual(0.98)
    expect(recall).toBeGreaterThanOrEqual(0.95)
    expect(asked).toBeLessThanOrEqual(0.1)
  })

  it('holds for a candidate of whom no more than one address is known', () => {
    const { precision, recall } = figures([...held, ...fresh], ({ addresses }) => ({
      addresses: addresses.slice(0, 1),
      firstName: '',
    }))
    expect(precision).toBeGreaterThanOrEqual(0.98)
    expect(recall).toBeGreaterThanOrEqual(0.95)
  })

  it('half of them are none', () => {
    for (const set of [events, hard, fresh]) {
      const interviews = set.filter(({ isInterview }) => isInterview).length
      expect(Math.abs(interviews / set.length - 0.5)).toBeLessThan(0.01)
    }
  })
})

describe('an entry', () => {
  it('is certain when a company invites to an interview for a job', () => {
    const { verdict: told, score, reasons } = judged('+ ¦ Interview: Welder ¦ hr@ironworks.example ¦ me ¦ ¦')
    expect(told).toBe('certain')
    expect(score).toBeGreaterThanOrEqual(certainFrom)
    expect(reasons).toContain('its title speaks of an interview')
  })

  it('is asked about when only a talk with a stranger at a company is told', () => {
    const { verdict: told, score } = judged('+ ¦ Chat w/ Dana ¦ Dana Wu <dana@acme.example> ¦ me ¦ ¦ d30')
    expect(told).toBe('likely')
    expect(score).toBeGreaterThanOrEqual(likelyFrom)
  })

  it('is forgotten when the same talk is with a friend', () => {
    expect(verdict('- ¦ Chat w/ Dana ¦ Dana <dana.r.friend@gmail.com> ¦ me ¦ ¦ d30')).toBe('no')
  })

  it('is no interview of the candidate who asks the questions', () => {
    expect(
      verdict('- ¦ Interview: Maria (Backend) ¦ talent@acme.example ¦ Jo <jo@acme.example> ¦ ¦', {
        addresses: ['jo@acme.example'],
        firstName: 'Jo',
      }),
    ).toBe('no')
  })

  it('is never certain while anything speaks against it', () => {
    const line = '+ ¦ Interview: Welder ¦ hr@ironworks.example ¦ me ¦ Your interview ¦'
    expect(verdict(line)).toBe('certain')
    expect(verdict(`${line} free`)).toBe('likely')
  })

  it('is never certain when nothing speaks of a job', () => {
    expect(
      verdict('+ ¦ Interview ¦ host@acme.example ¦ me ¦ Looking forward to it ¦ loc=https://zoom.us/j/1'),
    ).toBe('likely')
  })

  it('of a company where the candidate applied needs no word of an interview', () => {
    const line = '+ ¦ Buyer sync ¦ pat@mail.trailhead.example ¦ me ¦ ¦ d30'
    const applications = [{ company: 'Trailhead', domain: 'trailhead.example', role: 'Buyer' }]
    expect(verdict(line, { applications })).toBe('certain')
  })

  it('names the company only as a whole word: Arm is not in alarm', () => {
    const applications = [{ company: 'Arm' }]
    const reason = 'its title names a company where you applied'
    const reasons = (title: string) => judged(`- ¦ ${title} ¦ me ¦ ¦ ¦`, { applications }).reasons
    expect(reasons('Call with Arm')).toContain(reason)
    expect(reasons('Alarm fitting')).not.toContain(reason)
  })

  it('is from a hiring service by its whole domain: notlever.co is none', () => {
    const reason = 'it comes from a service that is made for hiring'
    expect(judged('+ ¦ Hello ¦ a@hire.lever.co ¦ me ¦ ¦').reasons).toContain(reason)
    expect(judged('- ¦ Hello ¦ a@notlever.co ¦ me ¦ ¦').reasons).not.toContain(reason)
  })

  it.each(['Fwd: Updated: Intervju', 'WG: Aktualisiert: Vorstellungsgespräch', 'Canceled: Job interview'])(
    'is read without what mail programs put before it: %s',
    (title) => expect(verdict(`+ ¦ ${title} ¦ hr@acme.example ¦ me ¦ ¦`)).not.toBe('no'),
  )
})

describe('an answer', () => {
  const talk = parseEvent('- ¦ Founder chat: Ken Sato ¦ ken@seedling.example ¦ me ¦ ¦ d30').fact
  const another = '- ¦ Founder chat: Lia Berg ¦ lia@seedling.example ¦ me ¦ ¦ d30'

  it('decides of what the same company sends in the same shape', () => {
    const lesson = lessonOf(talk)
    if (!lesson) throw new Error('The entry names an organizer')
    const no = { ...lesson, isInterview: false }
    const yes = { ...lesson, isInterview: true }
    expect(verdict(another)).toBe('likely')
    expect(verdict(another, { answers: [no] })).toBe('no')
    expect(verdict(another, { answers: [no, yes] })).toBe('certain')
    expect(verdict(another.replaceAll('seedling', 'sprout'), { answers: [no] })).toBe('likely')
  })

  it('to a private mailbox tells nothing of another at the same provider', () => {
    const answer = lessonOf(parseEvent('- ¦ Call ¦ one@gmail.com ¦ me ¦ ¦').fact)
    expect(answer?.organizer).toBe('one@gmail.com')
  })

  it('is not kept of an entry that names no organizer', () => {
    expect(lessonOf(parseEvent('- ¦ Interview ¦ ¦ ¦ ¦').fact)).toBeUndefined()
  })
})

describe('the shape of a title', () => {
  it('leaves out names and figures and keeps the words of interviews', () => {
    expect(titleShape('Interview: Jonas Keller (Backend)')).toBe('interview: * (*)')
    expect(titleShape('Updated: Interview: Ada Obi (Sales)')).toBe('interview: * (*)')
    expect(titleShape('Weekly sync 14 with Dana')).toBe('weekly sync # with *')
  })
})

describe('the table', () => {
  it('has one row a test, each with a reason of its own', () => {
    expect(new Set(signals.map(({ holds }) => holds)).size).toBe(signals.length)
    expect(new Set(signals.map(({ reason }) => reason)).size).toBe(signals.length)
  })

  it('has no row that no entry meets', () => {
    const told = new Set(
      [...events, ...hard, ...fresh].flatMap(({ fact, candidate }) => recognise(fact, candidate).reasons),
    )
    const rare = ['candidateCalendar', 'declined', 'appliedLately']
    const unmet = signals.filter(({ reason, holds }) => !told.has(reason) && !rare.includes(holds.name))
    expect(unmet.map(({ holds }) => holds.name)).toEqual([])
  })
})

describe('whatever a calendar holds', () => {
  it('it is judged without a throw', () => {
    fc.assert(
      fc.property(anyFact, fc.string(), (fact, firstName) => {
        const told = recognise(fact, {
          ...maria,
          firstName,
          applications: [{ company: firstName, role: firstName, appliedAt: '2026-11-01T00:00:00Z' }],
        })
        expect(['certain', 'likely', 'no']).toContain(told.verdict)
      }),
    )
  })

  it.each(longTexts)('a text without end takes no longer than a short one', (text) => {
    const { fact } = parseEvent('- ¦ x ¦ a@b.example ¦ me ¦ ¦')
    const start = performance.now()
    recognise({ ...fact, title: text, description: text, location: text }, maria)
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})
