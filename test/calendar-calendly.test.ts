import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCalendly } from '../shared/calendar/calendly.ts'
import { proveCalendly } from '../shared/webhook-proof.ts'
import { spoiled } from './fixtures/hostile-json.ts'
import { itWithPayloads, payload, payloadBytes } from './fixtures/payloads.ts'

const uri = (id: string) => `https://api.calendly.com/scheduled_events/E/invitees/${id}`
const booking = {
  uri: uri('I1'),
  name: 'Inês Prado',
  email: 'Ines@Farol.example',
  timezone: 'Europe/Lisbon',
  status: 'active',
  rescheduled: false,
  old_invitee: null,
  new_invitee: null,
  questions_and_answers: [{ question: 'What is it about?', answer: 'Interview: Archivist', position: 0 }],
  scheduled_event: {
    uri: 'https://api.calendly.com/scheduled_events/E',
    name: '45 Minute Meeting',
    status: 'active',
    start_time: '2026-11-17T09:00:00.123456Z',
    end_time: '2026-11-17T09:45:00.123456Z',
    location: { type: 'zoom', status: 'pushed', join_url: 'https://zoom.us/j/1' },
    event_memberships: [
      {
        user: 'https://api.calendly.com/users/U2',
        user_email: 'other@home.example',
        user_name: 'Another host',
      },
      { user: 'https://api.calendly.com/users/U1', user_email: 'ida@home.example', user_name: 'Ida Holm' },
    ],
    event_guests: [{ email: 'guest@farol.example' }, { email: 'ida@home.example' }],
  },
}
const created = {
  event: 'invitee.created',
  created_at: '2026-11-10T08:00:00.000000Z',
  created_by: 'https://api.calendly.com/users/U1',
  payload: booking,
}

describe('a message of Calendly', () => {
  it('says when, where, who and as of what moment', () => {
    expect(readCalendly(created)).toEqual({
      source: 'calendly',
      externalId: uri('I1'),
      version: { sequence: 0, stamp: '2026-11-10T08:00:00Z' },
      status: 'live',
      when: {
        startsAt: '2026-11-17T09:00:00Z',
        endsAt: '2026-11-17T09:45:00Z',
        timeZone: 'Europe/Lisbon',
        zoneRule: 'iana',
        isAllDay: false,
      },
      title: '45 Minute Meeting',
      description: 'What is it about?\nInterview: Archivist',
      joinUrl: 'https://zoom.us/j/1',
      organizer: { name: 'Ida Holm', email: 'ida@home.example', isSelf: true, isResource: false },
      attendees: [
        { name: 'Another host', email: 'other@home.example', isSelf: false, isResource: false },
        { name: 'Inês Prado', email: 'ines@farol.example', isSelf: false, isResource: false },
        { email: 'guest@farol.example', isSelf: false, isResource: false },
      ],
      hidesPeople: false,
      isRecurring: false,
      isPrivate: false,
      isTransparent: false,
    })
  })

  it('is about the candidate as a guest where the guest has their address', () => {
    expect(readCalendly(created, { me: ['ines@farol.example'] })).toMatchObject({
      organizer: { isSelf: false },
      attendees: [{ isSelf: false }, { email: 'ines@farol.example', isSelf: true }, {}],
    })
  })

  it('calls a booking off, also in the older form that names no event', () => {
    const { scheduled_event, ...bare } = booking
    const canceled = { ...created, event: 'invitee.canceled', created_at: '2026-11-11T08:00:00Z' }
    expect(readCalendly({ ...canceled, payload: bare })).toMatchObject({
      externalId: uri('I1'),
      version: { stamp: '2026-11-11T08:00:00Z' },
      status: 'cancelled',
    })
    expect(readCalendly({ ...created, payload: bare })).toEqual({ refused: expect.stringContaining('time') })
  })

  it.each([
    ['the new one before the old', 1],
    ['the old one before the new', -1],
  ])('moves a booking by two messages and never calls it off: %s', (_, order) => {
    const messages = [
      { ...created, payload: { ...booking, uri: uri('I2'), old_invitee: uri('I1') } },
      {
        ...created,
        event: 'invitee.canceled',
        payload: { ...booking, status: 'canceled', rescheduled: true, new_invitee: uri('I2') },
      },
    ]
    const said = messages.sort(() => order).map((message) => readCalendly(message))
    expect(said.filter((one) => 'status' in one)).toMatchObject([
      { externalId: uri('I2'), replaces: uri('I1'), status: 'live' },
    ])
    expect(said.filter((one) => 'refused' in one)).toHaveLength(1)
  })

  it('tells of somebody who did not come, and takes it back', () => {
    const say = (event: string) => readCalendly({ ...created, event, payload: { ...booking, no_show: {} } })
    expect(say('invitee_no_show.created')).toMatchObject({ externalId: uri('I1'), status: 'noShow' })
    expect(say('invitee_no_show.deleted')).toMatchObject({ externalId: uri('I1'), status: 'live' })
  })

  it.each([
    ['a form that leads to pages', { ...created, event: 'routing_form_submission.created' }],
    ['an event type', { ...created, event: 'event_type.updated' }],
    ['a name of every object', { ...created, event: 'constructor' }],
    ['no booking', { ...created, payload: 'x' }],
    ['a booking without id', { ...created, payload: { ...booking, uri: null } }],
    [
      'the first version',
      { event: 'invitee.created', payload: { event: { uuid: 'A' }, invitee: { uuid: 'B' } } },
    ],
    ['nothing', null],
  ])('is refused with a reason when it tells of %s', (_, message) => {
    expect(readCalendly(message)).toEqual({ refused: expect.stringMatching(/\.$/) })
  })

  it('never throws, whatever stands in it', () => {
    fc.assert(
      fc.property(spoiled(created), (broken) => {
        const said = readCalendly(broken)
        return 'refused' in said || said.externalId !== ''
      }),
      { numRuns: 300 },
    )
  })

  itWithPayloads('is read as Calendly shows it', () => {
    const said = ['invitee.created', 'invitee.canceled', 'invitee_no_show.created'].map((name) =>
      readCalendly(payload(`calendly.${name}.json`)),
    )
    expect(said).toMatchObject([
      { status: 'live', version: { stamp: '2020-11-23T17:51:19Z' }, when: { timeZone: 'America/New_York' } },
      { status: 'cancelled', version: { stamp: '2020-11-23T17:54:22Z' } },
      { status: 'noShow' },
    ])
  })
})

describe('a signature of Calendly', () => {
  const body = Buffer.from('{"event":"invitee.created"}')
  const sentAt = 1_606_153_879
  const now = '2020-11-23T17:52:00Z'
  const keys = ['a key of ours']
  const sign = (key: string, t: number | string = sentAt) =>
    createHmac('sha256', key).update(`${t}.`).update(body).digest('hex')
  const header = `t=${sentAt},v1=${sign('a key of ours')}`

  it('proves the bytes and says whether they are fresh', () => {
    expect(proveCalendly({ header, body, keys }, now)).toEqual({ age: 'fresh' })
    expect(proveCalendly({ header, body, keys }, '2020-11-23T17:54:19Z')).toEqual({ age: 'fresh' })
  })

  it('tells a replay, or an honest late delivery, from what is fresh', () => {
    for (const other of ['2020-11-23T17:54:20Z', '2020-11-23T17:48:18Z'])
      expect(proveCalendly({ header, body, keys }, other)).toEqual({ age: 'outsideTolerance' })
  })

  it('holds with any of several signatures and any of the last keys', () => {
    const two = ` t=${sentAt} , v1=${'0'.repeat(64)},v1=${sign('the key before')},v0=x`
    expect(proveCalendly({ header: two, body, keys: [...keys, 'the key before'] }, now)).toEqual({
      age: 'fresh',
    })
  })

  it.each([
    ['another key', `t=${sentAt},v1=${sign('another')}`],
    ['an empty key', `t=${sentAt},v1=${sign('')}`],
    ['another moment', `t=${sentAt + 1},v1=${sign('a key of ours')}`],
    ['no moment', `v1=${sign('a key of ours')}`],
    ['a moment that is none', `t=NaN,v1=${sign('a key of ours', 'NaN')}`],
    ['no signature', `t=${sentAt}`],
    ['half a signature', `t=${sentAt},v1=${sign('a key of ours').slice(0, 32)}`],
    ['signatures without end', `${header},${'v1=00,'.repeat(500)}`],
    ['nothing in it', ''],
    ['nothing at all', undefined],
  ])('is refused with %s', (_, wrong) => {
    expect(proveCalendly({ header: wrong, body, keys: [...keys, ''] }, now)).toEqual({
      refused: expect.any(String),
    })
  })

  it('is refused over other bytes, be it one blank, and without keys', () => {
    const altered = Buffer.from('{"event": "invitee.created"}')
    expect(proveCalendly({ header, body: altered, keys }, now)).toEqual({
      refused: 'The signature is wrong.',
    })
    expect(proveCalendly({ header, body, keys: [] }, now)).toEqual({ refused: 'The signature is wrong.' })
  })

  itWithPayloads('fits the vectors', () => {
    // The file's own form.
    const { calendly } = payload('signature-vectors.json') as {
      calendly: { key: string; t: number; body?: string; bodyFile?: string; v1: string }[]
    }
    for (const { key, t, body: text, bodyFile, v1 } of calendly) {
      const bytes = bodyFile === undefined ? Buffer.from(text ?? '') : payloadBytes(bodyFile)
      const vector = { header: `t=${t},v1=${v1}`, body: bytes, keys: [key] }
      expect(proveCalendly(vector, now)).toEqual({ age: 'fresh' })
      expect(
        proveCalendly({ ...vector, body: Buffer.concat([bytes, Buffer.from(' ')]) }, now),
      ).toHaveProperty('refused')
    }
    expect(calendly).toHaveLength(2)
  })
})
