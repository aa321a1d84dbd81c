import { describe, expect, onTestFinished, test } from 'vitest'
import { makeCalendarAddress } from '../shared/use-cases/calendar-address.ts'
import { interviewsOf } from './fixtures/meeting-fact.ts'
import { openSite, signIn, siteForFile } from './fixtures/site.ts'

const site = await siteForFile()

interface Invitation {
  readonly from?: string
  readonly organizer?: string
  readonly method?: 'REQUEST' | 'CANCEL' | 'COUNTER' | 'PUBLISH'
  readonly sequence?: number
  readonly day?: string
}

const mailed = ({
  from = 'i.prado@farol.example',
  organizer = 'i.prado@farol.example',
  method = 'REQUEST',
  sequence = 0,
  day = '20261120',
}: Invitation = {}) => {
  const lines = [
    `From: Inês Prado <${from}>`,
    'To: marta@example.com',
    'Subject: Interview',
    'Message-ID: <1@farol.example>',
    'MIME-Version: 1.0',
    `Content-Type: text/calendar; charset=utf-8; method=${method}`,
    '',
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    'UID:meeting-1@farol.example',
    `SEQUENCE:${sequence}`,
    `DTSTAMP:2026111${6 + sequence}T100000Z`,
    `DTSTART;TZID=America/New_York:${day}T100000`,
    `DTEND;TZID=America/New_York:${day}T110000`,
    'SUMMARY:Interview: Archivist – Farol Photographic Archive',
    `ORGANIZER;CN=Inês Prado:mailto:${organizer}`,
    'ATTENDEE;CN=Marta Vaz:mailto:marta@example.com',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
  return Buffer.from(lines.join('\r\n'))
}

async function mailbox() {
  const who = await signIn(site)
  const to = await makeCalendarAddress(site.context, who.candidate, 'in.afterword.example')
  return {
    ...{ who, to },
    arrives: async (raw: Buffer, verdict: 'PASS' | 'FAIL' = 'PASS', recipient = to) => {
      await site.aws.receive({ raw, to: [recipient], verdict })
      await site.clock.settled()
    },
    only: async () => {
      const interviews = await interviewsOf(site, who)
      expect(interviews).toHaveLength(1)
      return interviews[0]
    },
    none: async () => expect(await interviewsOf(site, who)).toEqual([]),
  }
}

describe('an invitation to the candidate’s own address for them', () => {
  test('is recorded, moved by a later one and called off by a cancellation', async () => {
    const { arrives, only } = await mailbox()
    await arrives(mailed())
    expect(await only()).toMatchObject({ status: 'upcoming', source: { kind: 'email' } })
    await arrives(mailed({ sequence: 1, day: '20261124' }))
    expect((await only())?.startsAt).toBe('2026-11-24T15:00:00Z')
    await arrives(mailed())
    expect((await only())?.startsAt).toBe('2026-11-24T15:00:00Z')
    await arrives(mailed({ method: 'CANCEL', sequence: 2, day: '20261124' }))
    expect((await only())?.status).toBe('cancelled')
  })

  test('is the same one that comes as a file, or twice', async () => {
    const { arrives, only } = await mailbox()
    await arrives(mailed({ method: 'PUBLISH' }))
    await arrives(mailed())
    await arrives(mailed())
    expect(await only()).toMatchObject({ status: 'upcoming' })
  })

  test('does not move for a proposal of another time', async () => {
    const { arrives, only } = await mailbox()
    await arrives(mailed())
    await arrives(mailed({ method: 'COUNTER', sequence: 1, day: '20261124' }))
    expect((await only())?.startsAt).toBe('2026-11-20T15:00:00Z')
  })

  test('sent on by the candidate is trusted as the candidate is', async () => {
    const { arrives, only, who } = await mailbox()
    await arrives(mailed({ from: who.email }))
    expect(await only()).toMatchObject({ status: 'upcoming' })
  })

  test.each([
    ['whose sender nobody vouches for', {}, 'FAIL'],
    ['from a stranger in the organizer’s name', { from: 'mallory@elsewhere.example' }, 'PASS'],
  ] as const)('%s is asked about, and moves and calls off nothing', async (_what, changes, verdict) => {
    const { arrives, only } = await mailbox()
    await arrives(mailed(changes), verdict)
    expect(await only()).toMatchObject({ status: 'proposed' })
    await arrives(mailed({ ...changes, sequence: 1, day: '20261124' }), verdict)
    await arrives(mailed({ ...changes, method: 'CANCEL', sequence: 2 }), verdict)
    expect(await only()).toMatchObject({ status: 'proposed', startsAt: '2026-11-20T15:00:00Z' })
  })

  test('to an address that is nobody’s, or guessed, does nothing', async () => {
    const { arrives, none, to } = await mailbox()
    await arrives(mailed(), 'PASS', to.replace(/-[a-z2-7]{16}@/, `-${'a'.repeat(16)}@`))
    await arrives(mailed(), 'PASS', 'calendar+nobody@in.afterword.example')
    await none()
  })
})

test('a candidate makes the address on the page of calendars, once, and sends an invitation on to it', async () => {
  const withMail = await openSite({ intakeDomain: 'in.afterword.example' })
  onTestFinished(() => withMail.close())
  const who = await signIn(withMail)
  expect(await who.read('/connections')).toContain('Make my address')
  expect((await who.post('/connections/mail')).status).toBe(303)
  const [address = ''] = /calendar\+[\w-]+@in\.afterword\.example/.exec(await who.read('/connections')) ?? []
  await who.post('/connections/mail')
  expect(await who.read('/connections')).toContain(address)
  await withMail.aws.receive({ raw: mailed({ from: who.email }), to: [address] })
  await withMail.clock.settled()
  expect(await interviewsOf(withMail, who)).toMatchObject([{ status: 'upcoming' }])
})
