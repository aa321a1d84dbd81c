import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCalcom } from '../shared/calendar/calcom.ts'
import { proveCalcom } from '../shared/webhook-proof.ts'
import { spoiled } from './fixtures/hostile-json.ts'
import { itWithPayloads, payload, payloadBytes } from './fixtures/payloads.ts'

const booking = {
  uid: 'B1',
  iCalUID: 'b1@cal.com',
  iCalSequence: 4,
  title: 'Interview between Ida Holm and Inês Prado',
  description: 'For the archive.',
  additionalNotes: 'Bring a map.',
  startTime: '2026-11-17T09:00:00Z',
  endTime: '2026-11-17T10:00:00+00:00',
  length: 60,
  organizer: { id: 1, name: 'Ida Holm', email: 'ida@home.example', timeZone: 'Europe/Oslo' },
  attendees: [
    { name: 'Inês Prado', email: 'Ines@Farol.example', timeZone: 'Europe/Lisbon' },
    { name: 'By telephone', email: '4723000000@sms.cal.com', timeZone: 'Europe/Lisbon' },
  ],
  location: 'integrations:daily',
  metadata: { videoCallUrl: 'https://app.cal.com/video/B1' },
  videoCallData: { type: 'daily_video', url: 'https://x.daily.co/room' },
  status: 'ACCEPTED',
}
const created = { triggerEvent: 'BOOKING_CREATED', createdAt: '2026-11-10T08:00:00.538Z', payload: booking }

describe('a message of Cal.com', () => {
  it('says when, where, who and as of what moment', () => {
    expect(readCalcom(created)).toEqual({
      source: 'calcom',
      externalId: 'B1',
      uid: 'b1@cal.com',
      version: { sequence: 0, stamp: '2026-11-10T08:00:00Z' },
      status: 'live',
      when: {
        startsAt: '2026-11-17T09:00:00Z',
        endsAt: '2026-11-17T10:00:00Z',
        timeZone: 'Europe/Lisbon',
        zoneRule: 'iana',
        isAllDay: false,
      },
      title: 'Interview between Ida Holm and Inês Prado',
      description: 'For the archive.\n\nBring a map.',
      joinUrl: 'https://app.cal.com/video/B1',
      organizer: { name: 'Ida Holm', email: 'ida@home.example', isSelf: true, isResource: false },
      attendees: [
        { name: 'Inês Prado', email: 'ines@farol.example', isSelf: false, isResource: false },
        { name: 'By telephone', isSelf: false, isResource: false },
      ],
      hidesPeople: false,
      isRecurring: false,
      isPrivate: false,
      isTransparent: false,
    })
  })

  it.each([
    ['BOOKING_CREATED', 'ACCEPTED', 'live'],
    ['BOOKING_CREATED', 'PENDING', 'hold'],
    ['BOOKING_REQUESTED', 'PENDING', 'hold'],
    ['BOOKING_RESCHEDULED', 'ACCEPTED', 'live'],
    ['BOOKING_CANCELLED', 'CANCELLED', 'cancelled'],
    ['BOOKING_REJECTED', 'REJECTED', 'cancelled'],
  ])('%s of a booking that is %s leaves it %s', (triggerEvent, status, standing) => {
    expect(readCalcom({ ...created, triggerEvent, payload: { ...booking, status } })).toMatchObject({
      status: standing,
    })
  })

  it('moves a booking to a new id that names the old, also where the host has to confirm', () => {
    const moved = { ...booking, uid: 'B2', rescheduleUid: 'B1', rescheduleStartTime: '2026-11-16T09:00:00Z' }
    for (const [triggerEvent, status] of [
      ['BOOKING_RESCHEDULED', 'live'],
      ['BOOKING_REQUESTED', 'hold'],
    ]) {
      expect(readCalcom({ ...created, triggerEvent, payload: moved })).toMatchObject({
        externalId: 'B2',
        replaces: 'B1',
        status,
      })
    }
  })

  it('calls off what the host asks to be moved', () => {
    const asked = { ...booking, requestReschedule: true, status: 'CANCELLED' }
    expect(readCalcom({ ...created, triggerEvent: 'BOOKING_CANCELLED', payload: asked })).toMatchObject({
      externalId: 'B1',
      status: 'cancelled',
    })
  })

  it('tells of somebody who is absent, and takes it back, by the booking’s id alone', () => {
    const say = (noShow: boolean) =>
      readCalcom({
        triggerEvent: 'BOOKING_NO_SHOW_UPDATED',
        createdAt: '2026-11-17T09:20:00Z',
        payload: { bookingUid: 'B1', attendees: [{ email: 'ines@farol.example', noShow }] },
      })
    expect(say(true)).toMatchObject({
      externalId: 'B1',
      status: 'noShow',
      version: { stamp: '2026-11-17T09:20:00Z' },
    })
    expect(say(false)).toMatchObject({ externalId: 'B1', status: 'live' })
    expect(say(false)).not.toHaveProperty('when')
  })

  it('stands at the root when Cal.com’s own timer says that the meeting begins or is over', () => {
    const { organizer, ...rest } = booking
    const flat = {
      ...rest,
      user: organizer,
      createdAt: '2026-11-09T08:00:00Z',
      updatedAt: '2026-11-12T08:00:00Z',
    }
    const say = (triggerEvent: string, more = {}) => readCalcom({ triggerEvent, ...flat, ...more })
    expect(say('MEETING_STARTED')).toMatchObject({
      externalId: 'B1',
      status: 'live',
      // As of what it says of the booking; the booking's birth orders nothing.
      version: { stamp: '2026-11-12T08:00:00Z' },
      organizer: { email: 'ida@home.example' },
    })
    expect(say('MEETING_ENDED')).toMatchObject({ status: 'ended' })
    expect(say('MEETING_ENDED', { noShowHost: true })).toMatchObject({ status: 'noShow' })
    expect(say('MEETING_ENDED', { status: 'CANCELLED' })).toMatchObject({ status: 'cancelled' })
    expect(say('MEETING_ENDED', { fromReschedule: 'B0', updatedAt: null })).toMatchObject({
      replaces: 'B0',
      version: { stamp: '2026-11-09T08:00:00Z' },
    })
  })

  it('has its end from its length when it names no end', () => {
    const { endTime, ...rest } = booking
    expect(readCalcom({ ...created, payload: rest })).toMatchObject({
      when: { endsAt: '2026-11-17T10:00:00Z' },
    })
  })

  it.each([
    ['a street', 'Rua do Farol 1', { location: 'Rua do Farol 1' }],
    ['a link', 'https://meet.farol.example/1', { joinUrl: 'https://meet.farol.example/1' }],
  ])('takes place at %s', (_, location, place) => {
    const { metadata, videoCallData, ...rest } = booking
    expect(readCalcom({ ...created, payload: { ...rest, location } })).toMatchObject(place)
  })

  it('shows the host’s zone to a candidate who is a guest', () => {
    expect(readCalcom(created, { me: ['ines@farol.example'] })).toMatchObject({
      when: { timeZone: 'Europe/Oslo' },
      organizer: { isSelf: false },
      attendees: [{ isSelf: true }, {}],
    })
  })

  it('hides people where seats are sold singly', () => {
    const seats = { ...booking, seatsPerTimeSlot: 5, seatsShowAttendees: false }
    expect(readCalcom({ ...created, payload: seats })).toMatchObject({ hidesPeople: true })
  })

  it.each([
    ['a test, which is confirmed', { triggerEvent: 'PING', payload: { type: 'Test' } }, /works/],
    ['a form', { ...created, triggerEvent: 'FORM_SUBMITTED' }, /no booking/],
    ['a name of every object', { ...created, triggerEvent: 'constructor' }, /no booking/],
    [
      'a template of the user',
      { triggerEvent: 'BOOKING_CREATED', content: 'Ida has a new booking' },
      /template/,
    ],
    ['a template without its event', { text: 'Ida has a new booking' }, /template/],
    ['a text', 'Ida has a new booking', /template/],
    [
      'a day that is none',
      { ...created, payload: { ...booking, startTime: '2026-02-30T09:00:00Z' } },
      /start/,
    ],
  ])('is refused with a reason: %s', (_, message, reason) => {
    expect(readCalcom(message)).toEqual({ refused: expect.stringMatching(reason) })
  })

  it('never throws, whatever stands in it', () => {
    fc.assert(
      fc.property(spoiled(created), (broken) => {
        const said = readCalcom(broken)
        return 'refused' in said || said.externalId !== ''
      }),
      { numRuns: 300 },
    )
  })

  itWithPayloads('is read as Cal.com shows it, today and in 2023', () => {
    const said = (name: string) => readCalcom(payload(`calcom.${name}.json`))
    expect(said('BOOKING_CREATED')).toMatchObject({
      status: 'live',
      joinUrl: 'https://app.example.com/video/unique-booking-id',
    })
    expect(said('BOOKING_CREATED.2023')).toMatchObject({
      status: 'live',
      externalId: 'bFJeNb2uX8ANpT3JL5EfXw',
      location: 'Calcom HQ',
      when: { startsAt: '2023-05-25T09:30:00Z', timeZone: 'Asia/Kolkata' },
    })
    expect(said('BOOKING_REQUESTED')).toMatchObject({ status: 'hold' })
    expect(said('BOOKING_RESCHEDULED')).toMatchObject({
      status: 'live',
      externalId: 'new-booking-unique-id',
      replaces: 'previous-booking-unique-id',
    })
    expect(said('BOOKING_CANCELLED')).toMatchObject({
      status: 'cancelled',
      version: { stamp: '2024-01-01T15:00:00Z' },
    })
    expect(said('BOOKING_REJECTED')).toMatchObject({ status: 'cancelled' })
    expect(said('BOOKING_NO_SHOW_UPDATED')).toMatchObject({
      status: 'live',
      externalId: 'unique-booking-identifier',
    })
    expect(said('MEETING_STARTED')).toMatchObject({ status: 'live' })
    expect(said('MEETING_ENDED')).toMatchObject({
      status: 'ended',
      version: { stamp: '2024-01-01T10:20:00Z' },
    })
  })
})

describe('a signature of Cal.com', () => {
  const body = Buffer.from('{"triggerEvent":"PING"}')
  const sign = (key: string) => createHmac('sha256', key).update(body).digest('hex')

  it('proves the bytes, with any of the last keys, and no moment', () => {
    expect(proveCalcom({ header: sign('old'), body, keys: ['new', 'old'] })).toEqual({ age: 'unknown' })
    expect(proveCalcom({ header: sign('old').toUpperCase(), body, keys: ['old'] })).toEqual({
      age: 'unknown',
    })
  })

  it('says what to do when no secret was set', () => {
    expect(proveCalcom({ header: 'no-secret-provided', body, keys: ['new'] })).toEqual({
      refused: expect.stringContaining('secret'),
    })
  })

  it.each([
    ['another key', sign('another')],
    ['an empty key', sign('')],
    ['a byte missing', sign('new').slice(2)],
    ['nothing', null],
  ])('is refused with %s', (_, header) => {
    expect(proveCalcom({ header, body, keys: ['new', ''] })).toEqual({ refused: expect.any(String) })
  })

  it('is refused over an altered byte', () => {
    const altered = Buffer.from('{"triggerEvent":"PONG"}')
    expect(proveCalcom({ header: sign('new'), body: altered, keys: ['new'] })).toHaveProperty('refused')
  })

  itWithPayloads('fits the vectors', () => {
    // The file's own form.
    const { calcom } = payload('signature-vectors.json') as {
      calcom: { secret: string | null; body?: string; bodyFile?: string; signature: string }[]
    }
    const proofs = calcom.map(({ secret, body: text, bodyFile, signature }) =>
      proveCalcom({
        header: signature,
        body: bodyFile === undefined ? Buffer.from(text ?? '') : payloadBytes(bodyFile),
        keys: [secret ?? 'test-signing-key-0001'],
      }),
    )
    expect(proofs).toEqual([{ age: 'unknown' }, { age: 'unknown' }, { refused: expect.any(String) }])
  })
})
