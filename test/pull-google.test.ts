import { describe, expect, onTestFinished, test } from 'vitest'
import { plus } from '../shared/domain/instant.ts'
import { addNotes } from '../shared/use-cases/change-interview.ts'
import { connect } from '../shared/use-cases/connect-calendar.ts'
import { type GoogleEvent, googleEvent, googleOwner, startGoogle } from './fixtures/google-calendar.ts'
import { interviewsOf } from './fixtures/meeting-fact.ts'
import { oauthClient } from './fixtures/oauth-server.ts'
import { openSite, signIn } from './fixtures/site.ts'

/** A candidate whose Google calendar is connected, and pulled for the first time. */
async function connected(
  events: readonly GoogleEvent[] = [interview()],
  { longestSeconds }: { readonly longestSeconds?: number } = {},
) {
  const google = await startGoogle()
  if (longestSeconds) google.channels.longestSeconds = longestSeconds
  for (const event of events) google.put(event)
  const site = await openSite({
    providers: {
      GOOGLE_API_URL: google.base,
      GOOGLE_TOKEN_URL: google.provider.tokenEndpoint,
      GOOGLE_REVOKE_URL: google.provider.revocationEndpoint,
    },
  })
  onTestFinished(() => site.close())
  const who = await signIn(site)
  await site.context.secrets.write('google-client', JSON.stringify(oauthClient))
  const { id } = await connect(
    site.context,
    who.candidate,
    { kind: 'google', name: googleOwner, addresses: [googleOwner], calendar: googleOwner },
    {
      accessToken: google.oauth.give(),
      refreshToken: 'unknown',
      expiresAt: plus(site.now(), 30 * 24 * 3600),
    },
  )
  await site.clock.settled()
  const ring = async () => {
    const [channel] = google.channels.alive()
    const answer = await site.app.request(`/hooks/google/${id}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json; utf-8',
        'X-Goog-Channel-ID': channel?.id ?? '',
        'X-Goog-Channel-Token': channel?.token ?? '',
        'X-Goog-Resource-ID': channel?.resourceId ?? '',
        'X-Goog-Resource-State': 'exists',
        'X-Goog-Message-Number': '2',
      },
    })
    expect(answer.status).toBe(202)
  }
  return {
    ...{ google, site, who, id, ring },
    connection: () => site.table.readConnection(id, site.now()),
    interviews: () => interviewsOf(site, who),
    pulls: () => google.asked.filter((one) => /^GET .*\/events\?/.test(one)).length,
  }
}

function interview(day = 20, more: Partial<GoogleEvent> = {}): GoogleEvent {
  return googleEvent('interview-1', day, {
    summary: 'Interview: Archivist – Farol Photographic Archive',
    organizer: { email: 'i.prado@farol.example', displayName: 'Inês Prado' },
    attendees: [
      { email: googleOwner, self: true },
      { email: 'i.prado@farol.example', displayName: 'Inês Prado' },
    ],
    ...{ sequence: 0, updated: '2026-11-16T10:00:00Z' },
    ...more,
  })
}

const moved = (day: number, sequence = 1) =>
  interview(day, { sequence, updated: `2026-11-17T1${sequence}:00:00Z` })

describe('a calendar at Google', () => {
  test('is read whole, watched, and pulled by what changed when it rings', async () => {
    const world = await connected()
    const [found] = await world.interviews()
    expect(found).toMatchObject({ status: 'upcoming', source: { kind: 'google' } })
    await world.site.advance(150)
    expect((await world.connection())?.channels).toHaveLength(1)
    world.google.put(moved(24))
    const before = world.pulls()
    await Promise.all([world.ring(), world.ring(), world.ring()])
    await world.site.advance(150)
    expect(world.pulls() - before).toBe(1)
    expect((await world.interviews())[0]?.startsAt).toBe('2026-11-24T09:00:00Z')
    world.google.cancel('interview-1')
    await world.ring()
    await world.site.advance(150)
    expect((await world.interviews())[0]?.status).toBe('cancelled')
  })

  test('whose token is forgotten is read whole again, and the candidate’s notes stay', async () => {
    const world = await connected()
    const [found] = await world.interviews()
    if (!found) throw new Error('Nothing was found')
    await addNotes(world.site.context, found, { discussed: ['Glass negatives'] })
    await world.site.advance(150)
    world.google.forgetTokens()
    world.google.put(moved(24))
    await world.ring()
    await world.site.advance(150)
    const [after] = await world.interviews()
    expect(after).toMatchObject({ startsAt: '2026-11-24T09:00:00Z', status: 'upcoming' })
    expect(after?.notes).not.toBeNull()
  })

  test('that dies half-way through its pages is taken up again from where it was', async () => {
    const events = Array.from({ length: 6 }, (_, at) =>
      interview(21 + at, { id: `round-${at}`, iCalUID: `round-${at}@google.com` }),
    )
    const world = await connected()
    world.google.pageItems = 2
    for (const event of events) world.google.put(event)
    await world.site.advance(150)
    world.google.next(`pageToken`, { status: 503 })
    world.google.next(`GET`, { status: 503 })
    await world.ring()
    await world.site.advance(150)
    await world.site.advance(60 * 60)
    expect(new Set((await world.interviews()).map(({ startsAt }) => startsAt)).size).toBe(7)
    expect(await world.interviews()).toHaveLength(7)
    expect(await world.connection()).toMatchObject({ failures: 0 })
  })

  test('is found again by the sweep when every ring was lost', async () => {
    const world = await connected()
    await world.site.advance(150)
    world.google.put(moved(24))
    await world.site.advance(6.6 * 3600)
    expect((await world.interviews())[0]?.startsAt).toBe('2026-11-24T09:00:00Z')
  })

  test('is left alone for as long as Google asks', async () => {
    const world = await connected()
    await world.site.advance(150)
    world.google.next('GET', { status: 429, headers: { 'retry-after': '7200' } })
    await world.ring()
    await world.site.advance(150)
    expect(await world.connection()).toMatchObject({ failures: 1 })
    const before = world.pulls()
    await world.site.advance(3600)
    expect(world.pulls()).toBe(before)
    await world.site.advance(3900)
    expect(await world.connection()).toMatchObject({ failures: 0 })
  })

  test('to which access was withdrawn is broken, and pulled no more', async () => {
    const world = await connected()
    await world.site.advance(150)
    world.google.oauth.withdraw()
    await world.ring()
    await world.site.advance(150)
    expect((await world.connection())?.broken).toMatchObject({ why: 'accessWithdrawn' })
    const before = world.google.asked.length
    await world.site.advance(3600)
    expect(world.google.asked).toHaveLength(before)
  })

  test('has its channel renewed before it ends', async () => {
    const world = await connected([interview()], { longestSeconds: 13 * 3600 })
    await world.site.advance(150)
    const [first] = (await world.connection())?.channels ?? []
    await world.site.advance(6.6 * 3600)
    const channels = (await world.connection())?.channels ?? []
    expect(channels).toHaveLength(1)
    expect(channels[0]?.id).not.toBe(first?.id)
  })

  test('acts on none of fifty interviews that were over when it was connected', async () => {
    const past = Array.from({ length: 50 }, (_, at) =>
      interview(17, {
        id: `past-${at}`,
        iCalUID: `past-${at}@google.com`,
        start: { dateTime: '2026-11-17T08:00:00+01:00' },
        end: { dateTime: '2026-11-17T09:00:00+01:00' },
      }),
    )
    const world = await connected(past)
    await world.site.advance(150)
    expect(await world.interviews()).toEqual([])
  })
})
