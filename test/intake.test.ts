import { describe, expect, test } from 'vitest'
import { confirmMeeting, dismissMeeting } from '../shared/use-cases/answer-meeting.ts'
import { cancelInterview, changeInterview } from '../shared/use-cases/change-interview.ts'
import { dispatch } from '../shared/use-cases/dispatch.ts'
import { recordInterview } from '../shared/use-cases/record-interview.ts'
import { calledOffFact, interviewFact, interviewsOf, movedFact, teller } from './fixtures/meeting-fact.ts'
import { signIn, siteForFile } from './fixtures/site.ts'

const site = await siteForFile()

async function only(who: { readonly candidate: string }) {
  const interviews = await interviewsOf(site, who)
  expect(interviews).toHaveLength(1)
  const [interview] = interviews
  if (!interview) throw new Error('There is no interview')
  return interview
}

async function mailsTo(email: string, kind: string) {
  await site.clock.settled()
  return (await site.aws.mails()).filter((mail) => mail.kind === kind && mail.to.includes(email))
}

describe('an interview in a calendar', () => {
  test('is recorded with what the calendar tells, and the candidate hears of it once', async () => {
    const who = await signIn(site)
    const tell = teller(site, who)
    await tell(interviewFact(), interviewFact())
    const interview = await only(who)
    expect(interview).toMatchObject({
      ...{ status: 'upcoming', company: 'Farol Photographic Archive', role: 'Archivist, Photographs' },
      ...{ startsAt: '2026-11-20T15:00:00Z', timeZone: 'America/New_York', source: { kind: 'google' } },
      interviewers: [{ key: 'i1', name: 'Inês Prado', email: 'i.prado@farol.example' }],
    })
    await site.advance(180)
    const [notice, ...others] = await mailsTo(who.email, 'notice')
    expect(others).toEqual([])
    expect(notice?.subject).toContain('Your interview with Farol Photographic Archive: Fri 20 Nov, 10:00')
    expect(notice?.text).toContain('in your Google calendar')
  })

  test('moves, and is called off, as its source counts and not as the words arrive', async () => {
    const first = interviewFact()
    const moved = movedFact(first, '2026-11-23')
    const off = calledOffFact(moved)
    for (const words of [
      [first, moved, off],
      [off, moved, first],
      [moved, off, first],
      [first, off, moved, first, off],
    ]) {
      const who = await signIn(site)
      await teller(site, who)(...words)
      expect((await only(who)).status).toBe('cancelled')
    }
    const who = await signIn(site)
    await teller(site, who)(moved, first)
    expect((await only(who)).startsAt).toBe('2026-11-23T15:00:00Z')
  })

  test('comes back when its source takes the cancellation back', async () => {
    const who = await signIn(site)
    const first = interviewFact()
    await teller(site, who)(first, calledOffFact(first), movedFact(first, '2026-11-24', 2))
    expect(await only(who)).toMatchObject({ status: 'upcoming', startsAt: '2026-11-24T15:00:00Z' })
  })

  test('that the candidate called off stays off, whatever the calendar says', async () => {
    const who = await signIn(site)
    const first = interviewFact()
    await teller(site, who)(first)
    await cancelInterview(site.context, (await only(who)).id)
    await teller(site, who)(movedFact(first, '2026-11-24'))
    expect((await only(who)).status).toBe('cancelled')
  })

  test('keeps what the candidate has put right, and follows what the calendar changes', async () => {
    const who = await signIn(site)
    const first = interviewFact()
    await teller(site, who)(first)
    const { id } = await only(who)
    await changeInterview(site.context, id, { interview: { company: 'Farol' } })
    await teller(site, who)(movedFact(first, '2026-11-23'))
    expect(await only(who)).toMatchObject({ company: 'Farol', startsAt: '2026-11-23T15:00:00Z' })
  })

  test('is one, told at the same moment by five deliveries', async () => {
    const who = await signIn(site)
    const tell = teller(site, who)
    await Promise.all([1, 2, 3, 4, 5].map(() => tell(interviewFact())))
    await site.advance(180)
    expect((await only(who)).entries).toHaveLength(1)
    expect(await mailsTo(who.email, 'notice')).toHaveLength(1)
  })

  test('is one by two roads, and by a second invitation under another name', async () => {
    const who = await signIn(site)
    await teller(site, who)(interviewFact())
    await teller(site, who, { source: 'email', connection: undefined as never })(
      interviewFact({ source: 'email', externalId: 'event-1@google.com' }),
      interviewFact({ source: 'email', externalId: 'second@ats.example', uid: 'second@ats.example' }),
    )
    expect((await only(who)).entries?.map(({ source }) => source)).toEqual(['google', 'email', 'email'])
  })

  test('moves when a second road hears of it first', async () => {
    const who = await signIn(site)
    const first = interviewFact()
    await teller(site, who)(first)
    const mailed = {
      ...movedFact(first, '2026-11-24'),
      source: 'email',
      externalId: 'event-1@google.com',
    } as const
    await teller(site, who, { source: 'email' })(mailed)
    expect((await only(who)).startsAt).toBe('2026-11-24T15:00:00Z')
    await teller(site, who)(first)
    expect((await only(who)).startsAt).toBe('2026-11-24T15:00:00Z')
  })

  test('that was typed by hand is the same one', async () => {
    const who = await signIn(site)
    const interview = {
      ...{ company: 'Farol Photographic Archive', role: 'Archivist', kind: 'onsite' as const },
      ...{ startsAt: '2026-11-20T10:00', endsAt: '2026-11-20T11:00', timeZone: 'America/New_York' },
      ...{ location: undefined, jobDescription: undefined },
    }
    await recordInterview(site.context, who.candidate, { interview, interviewers: [] }, 'form')
    await teller(site, who)(interviewFact())
    expect(await only(who)).toMatchObject({ role: 'Archivist', source: { kind: 'form' } })
    await teller(site, who)(calledOffFact(interviewFact()))
    expect((await only(who)).status).toBe('cancelled')
  })

  test('that was over when the calendar was connected is left alone, and so is one that is over now', async () => {
    const who = await signIn(site)
    const long = interviewFact({ externalId: 'old', uid: 'old' })
    await teller(site, who)(movedFact(long, '2026-11-12'), movedFact(long, '2026-11-16'))
    expect(await interviewsOf(site, who)).toEqual([])
  })

  test('is not called off by somebody who was only copied in', async () => {
    const who = await signIn(site)
    const mailed = { source: 'email', externalId: 'event-1@google.com' } as const
    const tell = teller(site, who, { source: 'email', voucher: 'sender' })
    await tell(interviewFact(mailed))
    const stranger = { email: 'mallory@elsewhere.example', isSelf: false, isResource: false }
    await tell(calledOffFact(interviewFact({ ...mailed, organizer: stranger })))
    expect((await only(who)).status).toBe('upcoming')
  })

  test('rescheduled under a new name is the same one, whichever word comes first', async () => {
    const old = interviewFact({ source: 'calendly', externalId: 'old', uid: undefined as never })
    const next = movedFact({ ...old, externalId: 'new', replaces: 'old' }, '2026-11-25', 0)
    for (const words of [
      [old, next],
      [next, old],
      [next, old, next, old],
    ]) {
      const who = await signIn(site)
      const tell = teller(site, who, { source: 'calendly' })
      await tell(...words)
      expect((await only(who)).startsAt).toBe('2026-11-25T15:00:00Z')
      await tell(calledOffFact(next))
      expect((await only(who)).status).toBe('cancelled')
    }
  })
})

describe('a meeting that may be an interview', () => {
  const chat = interviewFact({
    ...{ externalId: 'chat-1', uid: 'chat-1', title: 'Intro chat: Ken Sato' },
    organizer: { name: 'Ken Sato', email: 'ken@seedling.example', isSelf: false, isResource: false },
  })

  test('is asked about, with the reasons, and nothing else is done', async () => {
    const who = await signIn(site)
    await teller(site, who)(chat, chat)
    expect(await only(who)).toMatchObject({ status: 'proposed', company: 'Seedling', role: '' })
    await site.advance(180)
    const [question, ...others] = await mailsTo(who.email, 'question')
    expect(others).toEqual([])
    expect(question?.subject).toBe('Is it an interview? Intro chat: Ken Sato')
    expect(question?.text).toContain('It may be one because its title names what is often a step of hiring')
    expect(await mailsTo(who.email, 'debrief')).toEqual([])
  })

  test('is an interview from a yes on, and the next one like it is not asked about', async () => {
    const who = await signIn(site)
    await teller(site, who)(chat)
    const asked = await only(who)
    await expect(confirmMeeting(site.context, asked, {})).rejects.toMatchObject({
      faults: [{ path: 'interview.role' }],
    })
    const confirmed = await confirmMeeting(site.context, asked, { role: 'Gardener' })
    expect(confirmed).toMatchObject({ status: 'upcoming', role: 'Gardener' })
    await teller(site, who)(movedFact(chat, '2026-11-24'))
    expect(await only(who)).toMatchObject({ startsAt: '2026-11-24T15:00:00Z', role: 'Gardener' })
    expect(await site.table.readLessons(who.candidate, site.now())).toEqual([
      { organizer: 'seedling.example', shape: 'intro chat: *', isInterview: true },
    ])
  })

  test('is forgotten after a no, however often it is told again, and so are others like it', async () => {
    const who = await signIn(site)
    await teller(site, who)(chat)
    await dismissMeeting(site.context, await only(who))
    const another = { ...chat, externalId: 'chat-2', uid: 'chat-2', title: 'Intro chat: Lia Berg' }
    await teller(site, who)(chat, movedFact(chat, '2026-11-24'), another)
    const kept = await only(who)
    expect(kept).toMatchObject({ status: 'over', reason: 'notAnInterview', company: '', interviewers: [] })
    expect(JSON.stringify(kept)).not.toMatch(/Sato|seedling|Intro/i)
  })

  test('is forgotten when nobody answers until two days after it', async () => {
    const who = await signIn(site)
    await teller(site, who)(chat)
    const { id, timers } = await only(who)
    expect(timers.expire?.dueAt).toBe('2026-11-22T16:00:00Z')
    const version = timers.expire?.version ?? 0
    await dispatch(site.context, id, { type: 'expiryFellDue', version })
    expect(await only(who)).toMatchObject({ status: 'over', reason: 'notAnInterview' })
  })
})

test('what is no interview leaves no trace', async () => {
  const who = await signIn(site)
  await teller(site, who)(
    interviewFact({ title: 'Dentist', organizer: undefined as never, attendees: [] }),
    interviewFact({ title: 'Team standup', isRecurring: true }),
  )
  expect(await interviewsOf(site, who)).toEqual([])
  expect(await site.table.readAlias('anything')).toBeUndefined()
})
