import { describe, expect, test } from 'vitest'
import type { CalendarFact } from '../shared/calendar/fact.ts'
import { cancelInterview } from '../shared/use-cases/change-interview.ts'
import { calledOffFact, interviewFact, interviewsOf, movedFact, teller } from './fixtures/meeting-fact.ts'
import { type Candidate, signIn, siteForFile } from './fixtures/site.ts'

/** What calendars and mail do to each other, and what somebody might do to a candidate by them. */

const site = await siteForFile()

async function all(who: Pick<Candidate, 'candidate'>) {
  return (await interviewsOf(site, who))
    .map(({ status, startsAt }) => `${status} ${startsAt.slice(8, 10)}`)
    .sort()
}

const first = interviewFact()
const anew = (fact: CalendarFact, id: string): CalendarFact => ({ ...fact, externalId: id, uid: id })
const mailed = (fact: CalendarFact): CalendarFact => ({ ...fact, source: 'email' })

describe('an invitation sent anew', () => {
  test('after a cancellation takes place again', async () => {
    const who = await signIn(site)
    await teller(site, who)(first, calledOffFact(first), anew(first, 'second'))
    expect(await all(who)).toEqual(['upcoming 20'])
  })

  test('after the candidate called it off does not', async () => {
    const who = await signIn(site)
    await teller(site, who)(first)
    const [known] = await interviewsOf(site, who)
    await cancelInterview(site.context, known?.id ?? '')
    await teller(site, who)(calledOffFact(first), movedFact(first, '2026-11-23', 2), anew(first, 'second'))
    expect(await all(who)).toEqual(['cancelled 20'])
  })

  test('of what was only asked about is asked about again, not recorded', async () => {
    const who = await signIn(site)
    const chat = { ...first, title: 'Intro chat: Inês Prado' }
    await teller(site, who)(chat, calledOffFact(chat), movedFact(chat, '2026-11-24', 2))
    expect(await all(who)).toEqual(['proposed 24'])
  })
})

test('a second round in the hour that the first moved away from is an interview of its own', async () => {
  const who = await signIn(site)
  await teller(site, who)(first, movedFact(first, '2026-11-24'), anew(first, 'round-2'))
  expect(await all(who)).toEqual(['upcoming 20', 'upcoming 24'])
})

test('the same meeting by another road at the hour that it moved to is the same', async () => {
  const who = await signIn(site)
  const moved = movedFact(first, '2026-11-24')
  await teller(site, who)(first, moved)
  await teller(site, who, { source: 'email' })(mailed(anew(moved, 'second')))
  expect(await all(who)).toEqual(['upcoming 24'])
})

test('the same company by a longer name, of the same organizer at the same hour, is the same interview', async () => {
  const who = await signIn(site)
  await teller(site, who)(first, anew({ ...first, title: 'Interview: Archivist – Farol' }, 'second'))
  expect(await all(who)).toEqual(['upcoming 20'])
})

test('a cancellation older than what is known calls nothing off', async () => {
  const who = await signIn(site)
  await teller(site, who)(first, movedFact(first, '2026-11-24', 2), calledOffFact(first, 1))
  expect(await all(who)).toEqual(['upcoming 24'])
})

test('a meeting that goes over from one calendar of the candidate’s to another stays on', async () => {
  for (const isOffFirst of [true, false]) {
    const who = await signIn(site)
    const one = teller(site, who, { connection: 'one', isOrdered: true })
    const other = teller(site, who, { connection: 'other', isOrdered: true })
    await one(first)
    if (isOffFirst) await one(calledOffFact(first, 0))
    await other(first)
    if (!isOffFirst) await one(calledOffFact(first, 0))
    expect(await all(who)).toEqual(['upcoming 20'])
  }
})

test('Microsoft, which counts nothing, is followed beside mail that does', async () => {
  const who = await signIn(site)
  await teller(site, who, { source: 'email' })(mailed(movedFact(first, '2026-11-20', 2)))
  const outlook = teller(site, who, { source: 'microsoft', isOrdered: true })
  const there = { ...first, source: 'microsoft', externalId: 'AAMk' } as const
  await outlook(there, movedFact(there, '2026-11-23', 0))
  expect(await all(who)).toEqual(['upcoming 23'])
})

test('a question is settled by a calendar that leaves no doubt', async () => {
  const who = await signIn(site)
  await teller(site, who)({ ...first, status: 'hold' })
  expect(await all(who)).toEqual(['proposed 20'])
  await teller(site, who)({ ...first, version: { sequence: 0, stamp: '2026-11-16T11:00:00Z' } })
  expect(await all(who)).toEqual(['upcoming 20'])
})

test('what nobody vouches for neither moves an interview nor speaks before a calendar', async () => {
  const who = await signIn(site)
  const evil = { ...mailed(first), title: 'Interview: Archivist – Evil', version: { sequence: 9_999 } }
  const stranger = teller(site, who, { source: 'email', voucher: 'nobody' })
  await stranger(evil)
  await teller(site, who)(first, movedFact(first, '2026-11-24'))
  await stranger(calledOffFact(evil, 10_000))
  const [known] = await interviewsOf(site, who)
  expect(known).toMatchObject({ status: 'upcoming', company: 'Farol Photographic Archive' })
  expect(await all(who)).toEqual(['upcoming 24'])
})

test('of a stranger’s mails five a day are asked about, and a real calendar is heard beside them', async () => {
  const who = await signIn(site)
  const stranger = teller(site, who, { source: 'email', voucher: 'nobody' })
  const days = Array.from({ length: 12 }, (_, at) =>
    anew(movedFact(first, `2026-12-${10 + at}`), `spam-${at}`),
  )
  await stranger(...days.map(mailed))
  expect(await all(who)).toHaveLength(5)
  await teller(site, who)(first, movedFact(first, '2026-11-24'))
  expect(await all(who)).toContain('upcoming 24')
})

test('who did not come to what was moved since is no news of what is to come', async () => {
  const who = await signIn(site)
  const old = interviewFact({ source: 'calendly', externalId: 'old', uid: undefined as never })
  const next = movedFact({ ...old, externalId: 'new', replaces: 'old' }, '2026-11-25', 0)
  await teller(site, who, { source: 'calendly' })(
    old,
    next,
    { ...old, status: 'noShow' },
    { ...next, status: 'noShow' },
  )
  expect(await all(who)).toEqual(['upcoming 25'])
})

test('a time that no interview has, or that is a guess, moves nothing', async () => {
  const who = await signIn(site)
  const far = { ...movedFact(first, '2026-11-24') }
  const beyond = {
    ...far,
    when: far.when && { ...far.when, startsAt: '9999-12-31T22:50:00Z', endsAt: '9999-12-31T23:50:00Z' },
  }
  const whole = { ...movedFact(first, '2026-11-24', 2) }
  const guessed = { ...whole, when: whole.when && { ...whole.when, isAllDay: true } }
  await teller(site, who)(first, beyond as CalendarFact, guessed as CalendarFact)
  expect(await all(who)).toEqual(['upcoming 20'])
})

test('an entry that becomes something else keeps its interview’s names', async () => {
  const who = await signIn(site)
  await teller(site, who)(first, { ...movedFact(first, '2026-11-20', 1), title: 'Lunch with mum' })
  expect((await interviewsOf(site, who))[0]).toMatchObject({ company: 'Farol Photographic Archive' })
})

test('a cancellation remembered is the latest, and is heard by whatever comes after it', async () => {
  const who = await signIn(site)
  await teller(site, who)(calledOffFact(first, 3), calledOffFact(first, 1), movedFact(first, '2026-11-24', 2))
  expect(await all(who)).toEqual(['cancelled 24'])
})
