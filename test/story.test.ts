import { describe, expect, it } from 'vitest'
import type { HistoryCode, HistoryEntry } from '../shared/domain/history.ts'
import type { Approval, Interview, Letter } from '../shared/domain/interview.ts'
import { letterStatusWords, reasonWords, statusWords, tell, whenWords } from '../shared/domain/story.ts'

const zone = 'America/New_York'

const approval: Approval = {
  ...{ hash: 'h', at: '2026-11-17T19:00:00Z', text: 't', day: '2026-11-18', sendAt: '2026-11-18T12:30:00Z' },
  from: { name: 'Marta', address: 'letters@afterword.example' },
  replyTo: { name: 'Marta', address: 'marta@example.com' },
  ...{ to: 'i.prado@farol.example', isTimeChosen: false, isDated: true },
}
const base = {
  ...({ key: 'i1', to: approval.to, name: 'Inês Prado', text: 't', tone: 'asWritten' } as const),
  ...{ isEdited: false, day: '2026-11-18', attempts: 1 },
}
const drafted: Letter = { ...base, status: 'drafted' }
const approved: Letter = { ...base, status: 'approved', approval, refusals: 0 }
const claim = { attempt: 1, at: '2026-11-18T12:30:05Z', leaseUntil: '2026-11-18T12:33:05Z' }

const interview: Interview = {
  ...({
    schema: 1,
    id: 'abcdefghijklmnop234567',
    revision: 1,
    source: { kind: 'form', digest: 'd' },
  } as const),
  ...({
    company: 'Farol',
    role: 'Archivist',
    kind: 'onsite',
    timeZone: zone,
    candidateTimeZone: zone,
  } as const),
  ...{ startsAt: '2026-11-17T14:30:00Z', endsAt: '2026-11-17T15:45:00Z' },
  interviewers: [
    { key: 'i1', name: 'Inês Prado' },
    { key: 'i2', name: 'Ann Lee' },
    { key: 'i3', email: 'bo@x.example' },
  ],
  ...{
    notes: null,
    jobDescription: null,
    report: null,
    letters: [],
    mails: [],
    links: [],
    timers: {},
    plan: {},
  },
  ...({ lastTimerVersion: 0, lastMailNumber: 0, history: [], status: 'inReview' } as const),
}

function told(history: readonly HistoryEntry[], letters: readonly Letter[] = [drafted]): string[] {
  return tell({ ...interview, letters, history }, zone).map(({ when, text }) => `${when}  ${text}`)
}

function at(minute: number): string {
  return `2026-11-17T19:${String(minute).padStart(2, '0')}:00Z`
}

describe('a moment in words', () => {
  it('is the clock on the wall there, in the same letters on every machine', () => {
    expect(whenWords('2026-11-18T12:30:00Z', zone)).toBe('Wed 18 Nov, 07:30')
    expect(whenWords('2026-11-18T12:30:00Z', 'Asia/Kolkata')).toBe('Wed 18 Nov, 18:00')
    expect(whenWords('2026-12-31T23:59:59Z', 'Pacific/Auckland')).toBe('Fri 1 Jan, 12:59')
    expect(whenWords('2026-11-15T05:00:00Z', zone)).toBe('Sun 15 Nov, 00:00')
  })

  it('follows daylight saving', () => {
    expect(whenWords('2026-03-29T00:30:00Z', 'Europe/Oslo')).toBe('Sun 29 Mar, 01:30')
    expect(whenWords('2026-03-29T01:30:00Z', 'Europe/Oslo')).toBe('Sun 29 Mar, 03:30')
  })
})

describe('the story of an interview', () => {
  it('is told oldest first, with names, by the clock of the reader', () => {
    const sent: Letter = { ...base, status: 'sent', approval, sentAt: '2026-11-18T12:30:06Z' }
    const history: HistoryEntry[] = [
      { at: '2026-11-16T09:00:00Z', what: 'recorded' },
      { at: at(0), what: 'drafted' },
      { at: at(1), what: 'draftMailed' },
      { at: at(10), what: 'approved', letter: 'i1' },
      { at: '2026-11-18T12:30:06Z', what: 'sent', letter: 'i1' },
    ]
    expect(told(history, [sent])).toEqual([
      'Mon 16 Nov, 04:00  Interview recorded.',
      'Tue 17 Nov, 14:00  Letters drafted.',
      'Tue 17 Nov, 14:01  Mail to you, with the drafts.',
      'Tue 17 Nov, 14:10  Letter to Inês Prado approved; it goes out Wed 18 Nov, 07:30.',
      'Wed 18 Nov, 07:30  Letter to Inês Prado sent.',
    ])
    const [first] = tell({ ...interview, history }, 'Europe/Oslo')
    expect(first).toEqual({
      at: '2026-11-16T09:00:00Z',
      when: 'Mon 16 Nov, 10:00',
      text: 'Interview recorded.',
    })
  })

  it('names the time with the entry that set it last, and with no other', () => {
    const history: HistoryEntry[] = [
      { at: at(1), what: 'approved', letter: 'i1' },
      { at: at(2), what: 'approved', letter: 'i2' },
      { at: at(3), what: 'refused', letter: 'i1', detail: 'Throttling' },
      { at: at(4), what: 'postponed', letter: 'i1' },
    ]
    expect(told(history, [approved]).map((line) => line.slice(19))).toEqual([
      'Letter to Inês Prado approved.',
      'Letter to Ann Lee approved.',
      'Letter to Inês Prado did not go out yet (the mail service took no more mail for the moment); it is tried again.',
      'Letter to Inês Prado put off to working hours; it goes out Wed 18 Nov, 07:30.',
    ])
  })

  it('names no time once the letter was called back', () => {
    const history: HistoryEntry[] = [
      { at: at(1), what: 'approved', letter: 'i1' },
      { at: at(2), what: 'undone', letter: 'i1' },
    ]
    expect(told(history)[0]).toBe('Tue 17 Nov, 14:01  Letter to Inês Prado approved.')
  })

  it('calls people by their address, or the team, where there is no name', () => {
    const lines = told([
      { at: at(1), what: 'skipped', letter: 'i3' },
      { at: at(1), what: 'skipped', letter: 'team' },
    ])
    expect(lines[0]).toContain('Letter to bo@x.example skipped')
    expect(lines[1]).toContain('Letter to the team skipped')
  })

  it('has one plain sentence for everything that can happen', () => {
    const all: Record<HistoryCode, true> = {
      ...{
        recorded: true,
        proposed: true,
        confirmed: true,
        dismissed: true,
        vanished: true,
        changed: true,
        noted: true,
        calledOff: true,
        didNotTakePlace: true,
        debriefMailed: true,
      },
      ...{
        draftMailed: true,
        reminderMailed: true,
        noticeMailed: true,
        questionMailed: true,
        receiptMailed: true,
      },
      ...{
        mailRefused: true,
        mailAbandoned: true,
        mailDoubted: true,
        mailBounced: true,
        drafted: true,
        edited: true,
      },
      ...{ rewritten: true, approved: true, undone: true, skipped: true, ownMailbox: true, postponed: true },
      ...{
        dayPassed: true,
        sent: true,
        refused: true,
        doubted: true,
        held: true,
        arrived: true,
        delivered: true,
      },
      ...{ bounced: true, bouncedSoftly: true, complained: true, expired: true, followedUp: true },
      ...{ closed: true, silent: true, resumed: true, automatic: true, fellBack: true, paused: true },
      ...{ modeChosen: true, replied: true, stopped: true, away: true, invited: true, wentOn: true },
    }
    const codes = Object.keys(all) as HistoryCode[]
    const plain = told(codes.map((what) => ({ at: at(1), what, letter: 'i1' })))
    const explained = told(
      codes.map((what) => ({ at: at(1), what, letter: 'i1', detail: 'MessageRejected' })),
    )
    expect(new Set(plain).size).toBe(codes.length)
    for (const line of [...plain, ...explained]) {
      expect(line).toMatch(/^Tue 17 Nov, 14:01 {2}[A-Z].*[^.]\.$/)
      expect(line).not.toMatch(/undefined|null|!|\(\)|letter to Inês.*Letter/)
    }
  })
})

describe('where an interview stands', () => {
  const words = (change: Partial<Interview>) => statusWords({ ...interview, ...change } as Interview)

  it('is one sentence for each status', () => {
    expect(words({ status: 'upcoming' })).toBe('It is still to come.')
    expect(words({ status: 'ended' })).toBe('It is over; the letters are drafted next.')
    expect(words({ letters: [drafted] })).toBe('One letter is waiting for you.')
    expect(words({ letters: [drafted, approved, drafted] })).toBe('2 letters are waiting for you.')
    expect(words({ status: 'cancelled' })).toBe('It was called off, so nothing more is sent.')
  })

  it('tells questions from letters on their way from what is done', () => {
    const held: Letter = {
      ...base,
      status: 'held',
      approval,
      reason: 'no sign that it went out',
      isDoubtful: true,
    }
    expect(words({ status: 'underway', letters: [approved, held] })).toBe('There is a question for you.')
    expect(words({ status: 'underway', letters: [approved] })).toContain('go out in time')
    expect(words({ status: 'underway', letters: [{ ...base, status: 'skipped' }] })).toBe(
      'Every letter is dealt with.',
    )
  })

  it('says why it is over', () => {
    const reasons = ['didNotTakePlace', 'allSkipped', 'expired', 'complained'] as const
    const sentences = reasons.map((reason) => words({ status: 'over', reason }))
    expect(new Set(sentences).size).toBe(reasons.length)
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].* so nothing/)
  })
})

describe('where a letter stands', () => {
  const sentAt = '2026-11-18T12:30:06Z'
  const delivered = {
    ...base,
    status: 'delivered',
    approval,
    sentAt,
    deliveredAt: '2026-11-18T12:31:00Z',
  } as const
  const cases: readonly [string, Letter, string][] = [
    ['drafted', drafted, 'Waiting for you to read and approve it.'],
    [
      'asked again',
      { ...base, status: 'drafted', ask: 'dayPassed' },
      'Waiting for you: it names a day that has passed, so it was not sent.',
    ],
    ['approved', approved, 'Approved; it goes out Wed 18 Nov, 07:30.'],
    ['sending', { ...base, status: 'sending', approval, refusals: 0, claim }, 'On its way out.'],
    [
      'unknown',
      { ...base, status: 'unknown', approval, claim },
      'Handed over, but the mail service has not confirmed it yet.',
    ],
    [
      'held in doubt',
      { ...base, status: 'held', approval, reason: '', isDoubtful: true },
      'Held: nothing shows whether it went out.',
    ],
    [
      'held',
      { ...base, status: 'held', approval, reason: 'Unreachable', isDoubtful: false },
      'Held: it did not go out (the mail service could not be reached).',
    ],
    ['sent', { ...base, status: 'sent', approval, sentAt }, 'Sent Wed 18 Nov, 07:30.'],
    ['delivered', delivered, 'Delivered Wed 18 Nov, 07:31.'],
    [
      'answered by a machine',
      { ...delivered, softBounce: '' },
      'Delivered Wed 18 Nov, 07:31, and an automatic answer or a passing problem came back.',
    ],
    [
      'unwanted',
      { ...delivered, softBounce: '', hasComplained: true },
      'Delivered Wed 18 Nov, 07:31, and reported as unwanted.',
    ],
    [
      'bounced',
      { ...base, status: 'bounced', approval, bouncedAt: sentAt, reason: '550 5.1.1' },
      'Came back Wed 18 Nov, 07:30 (there is no such address).',
    ],
    ['skipped', { ...base, status: 'skipped' }, 'Skipped; it is not sent.'],
    [
      'own mailbox',
      { ...base, status: 'ownMailbox', markedAt: sentAt },
      'Sent from your own mailbox, as you said Wed 18 Nov, 07:30.',
    ],
  ]
  it.each(cases)('is said plainly: %s', (_status, letter, words) => {
    expect(letterStatusWords(letter, zone)).toBe(words)
  })
})

describe('why a mail came back', () => {
  it.each([
    ['smtp; 550 5.1.1 user unknown', 'there is no such address'],
    [
      'smtp; 550 5.1.1 Amazon SES has suppressed sending to this address because it has a recent history of bouncing',
      'the mail service no longer delivers to this address, because earlier mail to it came back',
    ],
    ['smtp; 550 5.4.4 Host not found', 'its mail domain does not exist'],
    ['smtp; 552 5.2.2 Mailbox full', 'the mailbox is full'],
    ['MailboxFull', 'the mailbox is full'],
    ['smtp; 554 5.7.1 Message refused by policy', 'their mail system did not let it in'],
    ['no sign that it went out', 'nothing shows that it went out'],
    ['ConfigurationSetSendingPausedException', 'sending is paused for this account'],
    ['General', 'no reason was given'],
    ['', 'no reason was given'],
    ['smtp; 599 computer\r\n says  no', 'the answer was “599 computer says no”'],
  ])('is said in plain words: %j', (reason, words) => {
    expect(reasonWords(reason)).toBe(words)
  })

  it('is cut when it goes on and on', () => {
    expect(reasonWords('x'.repeat(5000)).length).toBeLessThan(150)
  })
})
