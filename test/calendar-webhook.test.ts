import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalendarFact, Refused } from '../shared/calendar/fact.ts'
import { parseJson, readWebhook } from '../shared/calendar/webhook.ts'
import { spoiled } from './fixtures/hostile-json.ts'
import { itWithPayloads, payloadBytes, payloadFiles } from './fixtures/payloads.ts'

const times = { start: { dateTime: '2026-11-17T09:00:00Z' }, end: { dateTime: '2026-11-17T10:00:00Z' } }
const google = { kind: 'calendar#event', id: 'g', status: 'confirmed', ...times }
const graph = { '@odata.etag': 'W/"1"', id: 'm', subject: 'Interview', ...times }
const scheduled_event = { start_time: '2026-11-17T09:00:00Z', end_time: '2026-11-17T10:00:00Z' }
const invitee = { uri: 'https://api.calendly.com/scheduled_events/E/invitees/I', scheduled_event }
const calendly = { event: 'invitee.created', created_at: '2026-11-10T08:00:00Z', payload: invitee }
const calcom = {
  triggerEvent: 'BOOKING_CREATED',
  createdAt: '2026-11-10T08:00:00Z',
  payload: { uid: 'c', startTime: '2026-11-17T09:00:00Z', endTime: '2026-11-17T10:00:00Z' },
}

const bytes = (value: unknown) => Buffer.from(JSON.stringify(value))
const summary = (said: readonly (CalendarFact | Refused)[]) =>
  said.map((one) => ('refused' in one ? 'refused' : `${one.source} ${one.status}`))

describe('a payload of nobody knows whom', () => {
  it.each([
    ['Google', google, ['google live']],
    ['Google, a page', { kind: 'calendar#events', items: [google, google] }, ['google live', 'google live']],
    ['Google, an id alone', { id: 'g', status: 'cancelled' }, ['google cancelled']],
    ['Google, without its kind', { ...google, kind: undefined, iCalUID: 'g@google.com' }, ['google live']],
    ['Microsoft', graph, ['microsoft live']],
    ['Microsoft, a page', { value: [graph, { id: 'x', '@removed': {} }] }, ['microsoft live', 'refused']],
    [
      'Microsoft, ringing',
      { value: [{ subscriptionId: 's', changeType: 'created' }, {}] },
      ['refused', 'refused'],
    ],
    ['Calendly', calendly, ['calendly live']],
    ['Calendly, a booking alone', invitee, ['calendly live']],
    ['Cal.com', calcom, ['calcom live']],
    ['several, in a list', [calcom, google, 1, []], ['calcom live', 'google live', 'refused', 'refused']],
    ['none', { hello: 'world' }, ['refused']],
    ['none, a number', 7, ['refused']],
    ['none, nothing', null, ['refused']],
  ])('is told by what it holds: %s', (_, json, said) => {
    expect(summary(readWebhook(bytes(json)))).toEqual(said)
    expect(summary(readWebhook(JSON.parse(JSON.stringify(json))))).toEqual(said)
  })

  it('may begin with a byte order mark', () => {
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes(google)])
    expect(summary(readWebhook(marked))).toEqual(['google live'])
  })

  it.each([
    ['is no JSON', Buffer.from('BEGIN:VCALENDAR')],
    ['is empty', Buffer.alloc(0)],
    ['is no UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['is longer than a megabyte', Buffer.alloc(1_048_577, ' ')],
    ['is as deep as it is long', Buffer.from('['.repeat(500_000) + ']'.repeat(500_000))],
    ['is a list without end', bytes(Array(2_501).fill(google))],
  ])('is refused when it %s', (_, body) => {
    expect(readWebhook(body)).toEqual([{ refused: expect.any(String) }])
  })

  it('is bounded as the caller says', () => {
    expect(parseJson(bytes(google), 10)).toEqual({ refused: 'It is longer than 10 bytes.' })
  })

  it('takes a moment when it is a megabyte of what it should not be', () => {
    const long = (part: string) => part.repeat(1_000_000 / part.length)
    const megabytes = [
      { ...google, description: long('<a href="x'), summary: long(' \t'), location: long('https://') },
      { ...google, attendees: Array(200_000).fill(null) },
      { ...graph, body: { content: long('<!--<li>') }, subject: long('Canceled: ') },
      {
        ...calendly,
        payload: { ...invitee, email: long('a@'), questions_and_answers: Array(200_000).fill(0) },
      },
      {
        ...calcom,
        payload: { ...calcom.payload, organizer: { email: long('a.a@a.'), name: long('\u2028') } },
      },
    ]
    const begun = performance.now()
    for (const json of megabytes) readWebhook(json)
    expect(performance.now() - begun).toBeLessThan(10_000)
  })

  it('is read without a throw, whatever it is, and says the same when it is read again', () => {
    const any = fc.oneof(fc.jsonValue(), spoiled(google), spoiled(graph), spoiled(calendly), spoiled(calcom))
    fc.assert(
      fc.property(any, (json) => {
        const said = readWebhook(json)
        expect(readWebhook(json)).toEqual(said)
        for (const one of said) {
          if ('refused' in one) expect(one.refused).toMatch(/\.$/)
          else expect(one.externalId).not.toBe('')
        }
      }),
      { numRuns: 400 },
    )
  })

  itWithPayloads('is a fact or a refusal in every published example', () => {
    const said = Object.fromEntries(
      payloadFiles().map((name) => [name.replace(/\.json$/, ''), summary(readWebhook(payloadBytes(name)))]),
    )
    expect(said).toEqual({
      'calcom.BOOKING_CANCELLED': ['calcom cancelled'],
      'calcom.BOOKING_CREATED': ['calcom live'],
      'calcom.BOOKING_CREATED.2023': ['calcom live'],
      'calcom.BOOKING_NO_SHOW_UPDATED': ['calcom live'],
      'calcom.BOOKING_REJECTED': ['calcom cancelled'],
      'calcom.BOOKING_REQUESTED': ['calcom hold'],
      'calcom.BOOKING_RESCHEDULED': ['calcom live'],
      'calcom.MEETING_ENDED': ['calcom ended'],
      'calcom.MEETING_STARTED': ['calcom live'],
      'calendly.invitee-payload.full': ['calendly noShow'],
      'calendly.invitee.canceled': ['calendly cancelled'],
      'calendly.invitee.canceled.real-activepieces': ['calendly cancelled'],
      'calendly.invitee.created': ['calendly live'],
      'calendly.invitee_no_show.created': ['calendly noShow'],
      'calendly.routing_form_submission.created': ['refused'],
      'calendly.webhook_subscription.get': ['refused'],
      'google.channels.stop.request': ['refused'],
      'google.error.410': ['refused'],
      'google.notification.exists.headers': ['refused'],
      'google.notification.sync.headers': ['refused'],
      'google.watch.request': ['refused'],
      'google.watch.response': ['refused'],
      'msgraph.calendarView.delta.next-round': ['refused', 'microsoft live'],
      'msgraph.calendarView.delta.page1': ['microsoft live', 'microsoft live'],
      'msgraph.changeNotification.basic': ['refused'],
      'msgraph.changeNotification.outlook-no-resource-data': ['refused'],
      'msgraph.changeNotification.rich-encrypted': ['refused'],
      'msgraph.delta.410.SyncStateNotFound': ['refused'],
      'msgraph.event.get': ['microsoft live'],
      'msgraph.lifecycleNotification': ['refused'],
      'msgraph.subscription.create.request': ['refused'],
      'msgraph.subscription.create.response': ['refused'],
      'signature-vectors': ['refused'],
    })
  })
})
