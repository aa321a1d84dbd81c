import { createHmac } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createApp } from '../functions/api/app.ts'
import type { ApiContext } from '../functions/api/context.ts'
import { policy } from '../shared/domain/policy.ts'
import { calendarOf, eventOf } from './fixtures/calendar.ts'
import { personalToken, startCalendly } from './fixtures/calendly.ts'
import { allPages, connectionOf, connectionsOf, foundOf } from './fixtures/connected.ts'
import { type Candidate, openSite, type Site, signIn } from './fixtures/site.ts'
import { startWebServer } from './fixtures/web-server.ts'

const invitation = calendarOf(
  ...eventOf(
    'DTSTART:20261120T150000Z',
    'DTEND:20261120T160000Z',
    'SUMMARY:Interview: Archivist\\, Photographs – Farol Photographic Archive',
    'ORGANIZER;CN=Inês Prado:mailto:i.prado@farol.example',
  ),
)

/** A site, somebody who is signed in, and a calendar at a secret address that says what it is told to. */
async function openFeed() {
  let answer = { status: 200, body: invitation }
  const server = await startWebServer((_incoming, outgoing) => {
    outgoing.writeHead(answer.status, { 'Content-Type': 'text/calendar' }).end(answer.body)
  })
  const site = await openSite({ providers: { FEED_LOOPBACK_PORT: String(server.port) } })
  onTestFinished(() => site.close())
  return {
    ...{ site, server, who: await signIn(site), address: `${server.url}/private-5ecret/basic.ics` },
    say: (status: number, body = '') => {
      answer = { status, body }
    },
  }
}

async function openCalendly() {
  const calendly = await startCalendly()
  const site = await openSite({ providers: { CALENDLY_API_URL: calendly.provider.base } })
  onTestFinished(() => site.close())
  calendly.book({
    ...{
      id: 'E1',
      title: 'Job interview',
      startsAt: '2026-11-20T15:00:00.000000Z',
      endsAt: '2026-11-20T16:00:00.000000Z',
    },
    invitees: ['Inês'],
  })
  return { calendly, site, who: await signIn(site) }
}

/** The delivery of what the API lists. */
function bookedAt(base: string) {
  const uri = `${base}/scheduled_events/E1`
  return {
    event: 'invitee.created',
    created_at: '2026-11-10T08:00:00.000000Z',
    payload: {
      ...{
        uri: `${uri}/invitees/I0`,
        event: uri,
        name: 'Inês',
        email: 'inês@farol.example',
        status: 'active',
      },
      ...{ timezone: 'Europe/Lisbon', created_at: '2026-11-10T08:00:00.000000Z' },
      scheduled_event: {
        ...{ uri, name: 'Job interview', status: 'active' },
        ...{ start_time: '2026-11-20T15:00:00.000000Z', end_time: '2026-11-20T16:00:00.000000Z' },
        location: { type: 'zoom', join_url: 'https://zoom.us/j/1' },
        event_memberships: [{ user_email: 'ida@home.example', user_name: 'Ida Holm' }],
        event_guests: [],
      },
    },
  }
}

describe('a secret address', () => {
  it('is connected in one step, its interview found, and never shown again', async () => {
    const { site, who, address } = await openFeed()
    const answer = await who.post('/connections/feed', { address })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/connections?looking=yes'])
    expect(await foundOf(site, who)).toMatchObject({ company: 'Farol Photographic Archive' })
    const pages = await allPages(site, who)
    expect(pages).toContain('Secret address: 127.0.0.1')
    expect(pages).toContain('It is looked at every 15 minutes.')
    expect(pages).not.toContain('5ecret')
    expect(JSON.stringify(await connectionsOf(site, who))).not.toContain('5ecret')
  })

  it('is refused beside its field, without being shown', async () => {
    const { site, who } = await openFeed()
    const answer = await who.post('/connections/feed', { address: 'http://calendar.example/5ecret.ics' })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toMatch(/id="address-fault"[^>]*>[^<]*has to begin with https/)
    expect(page).not.toContain('5ecret')
    expect((await who.post('/connections/feed')).status).toBe(422)
    expect(await connectionsOf(site, who)).toEqual([])
  })

  it('that leads to no calendar says so, and what to do', async () => {
    const { site, who, address, say } = await openFeed()
    say(200, '<!doctype html><title>Sign in</title>')
    await who.post('/connections/feed', { address })
    expect(await connectionOf(site, who)).toMatchObject({ broken: { why: 'gone' } })
    const page = await who.read('/connections')
    expect(page).toContain('leads to a web page')
    expect(page).toContain('Look up the secret address once more')
  })

  it('in trouble says how often it failed and when it is tried again', async () => {
    const { site, who, address, say } = await openFeed()
    await who.post('/connections/feed', { address })
    await connectionOf(site, who)
    say(503)
    await site.advance(16 * 60)
    const page = await who.read('/connections')
    expect(page).toMatch(/The last try to read it came to nothing\. The next try is in \d+ minutes\./)
    expect(page).toContain('Last heard from 16 minutes ago.')
  })

  it('is the same connection when it is pasted again, and gone when it is disconnected', async () => {
    const { site, who, server, address } = await openFeed()
    await who.post('/connections/feed', { address })
    const { id } = await connectionOf(site, who)
    await Promise.all([1, 2, 3].map(() => who.post('/connections/feed', { address })))
    expect((await connectionOf(site, who)).id).toBe(id)
    expect((await who.get(`/connections/${id}/disconnect`)).status).toBe(200)
    expect(await connectionsOf(site, who)).toHaveLength(1)
    await who.post(`/connections/${id}/disconnect`)
    expect(await connectionsOf(site, who)).toEqual([])
    const asked = server.asked.length
    await site.advance(7200)
    expect(server.asked).toHaveLength(asked)
    await Promise.all([1, 2, 3].map(() => who.post('/connections/feed', { address })))
    expect(await connectionOf(site, who)).toMatchObject({ id, failures: 0 })
    await foundOf(site, who)
    expect((await who.get('/')).status).toBe(200)
  })

  it('is not connected as often as somebody likes within an hour', async () => {
    const { site, who, address } = await openFeed()
    for (let time = 0; time < policy.connectsPerHour; time++)
      await site.table.count(who.candidate, 'connect', policy.connectsPerHour, 3600, site.now())
    expect(await (await who.post('/connections/feed', { address })).text()).toContain(
      'often enough for an hour',
    )
    expect((await who.post('/connections/calcom')).status).toBe(503)
    expect(await connectionsOf(site, who)).toEqual([])
  })
})

describe('Calendly', () => {
  it('is connected by a token: bookings are found, and told of from then on', async () => {
    const { calendly, site, who } = await openCalendly()
    await who.post('/connections/calendly', { token: ` ${personalToken} ` })
    const { id } = await connectionOf(site, who)
    expect(await connectionOf(site, who)).toMatchObject({
      name: 'ida@home.example',
      addresses: ['ida@home.example'],
    })
    expect(await foundOf(site, who)).toMatchObject({ source: { kind: 'calendly' } })
    const [subscription, ...others] = calendly.subscriptions()
    expect([subscription?.callback_url, others]).toEqual([
      `https://afterword.example/hooks/calendly/${id}`,
      [],
    ])
    expect(calendly.asked.filter((one) => one.includes('/scheduled_events')).length).toBeGreaterThan(0)
    const pages = await allPages(site, who)
    expect(pages).toContain('Calendly: ida@home.example')
    expect(pages).toContain('It tells us when something changes')
    expect(pages).not.toContain(personalToken)
    expect(pages).not.toContain(subscription?.signingKey ?? '')
  })

  it('signs with the key that we gave it, and the delivery is heard', async () => {
    const { calendly, site, who } = await openCalendly()
    await who.post('/connections/calendly', { token: personalToken })
    const { id } = await connectionOf(site, who)
    const body = '{"event":"invitee.created","payload":{}}'
    const key = calendly.subscriptions()[0]?.signingKey ?? ''
    const at = Date.parse(site.now()) / 1000
    const v1 = createHmac('sha256', key).update(`${at}.${body}`).digest('hex')
    const deliver = (signature: string, told = body) =>
      site.app.request(`/hooks/calendly/${id}`, {
        ...{ method: 'POST', body: told },
        headers: { 'Calendly-Webhook-Signature': signature },
      })
    expect((await deliver(`t=${at},v1=${v1}`)).status).toBe(202)
    expect((await deliver(`t=${at},v1=${'0'.repeat(64)}`)).status).toBe(401)
    expect((await connectionOf(site, who)).remark).toBeDefined()
    expect(await who.read('/connections')).toContain('What came of it last')
    // What was pulled before is told of again: it is the same booking.
    const known = await foundOf(site, who)
    const again = JSON.stringify(bookedAt(calendly.provider.base))
    const mac = createHmac('sha256', key).update(`${at}.${again}`).digest('hex')
    expect((await deliver(`t=${at},v1=${mac}`, again)).status).toBe(202)
    expect(await foundOf(site, who)).toEqual(known)
    expect((await connectionOf(site, who)).remark).toBeUndefined()
  })

  it('is looked at every six hours, and told again to tell of bookings when it has stopped', async () => {
    const { calendly, site, who } = await openCalendly()
    await who.post('/connections/calendly', { token: personalToken })
    await connectionOf(site, who)
    const first = calendly.subscriptions()[0]?.uri ?? ''
    calendly.disable(first)
    await site.advance(13 * 3600)
    expect(calendly.asked.filter((one) => one.startsWith('GET /scheduled_events?')).length).toBeLessThan(6)
    await site.advance(24 * 3600)
    expect(calendly.subscriptions().map(({ uri, state }) => [uri === first, state])).toEqual([
      [false, 'active'],
    ])
    expect((await connectionOf(site, who)).channels).toHaveLength(1)
  })

  it('on a free plan is looked at all the same', async () => {
    const { calendly, site, who } = await openCalendly()
    calendly.plan = 'free'
    await who.post('/connections/calendly', { token: personalToken })
    expect(await connectionOf(site, who)).toMatchObject({ failures: 0, channels: [], heardAt: site.now() })
    expect(await who.read('/connections')).toContain('It is looked at every 6 hours.')
  })

  it('tells us nothing any more once it is disconnected', async () => {
    const { calendly, site, who } = await openCalendly()
    await who.post('/connections/calendly', { token: personalToken })
    const { id } = await connectionOf(site, who)
    await who.post(`/connections/${id}/disconnect`)
    expect(calendly.subscriptions()).toEqual([])
    expect(await site.context.secrets.read(id)).toBeUndefined()
  })

  it('refuses a token that opens nothing, without showing it, and says when it is away', async () => {
    const { calendly, site, who } = await openCalendly()
    const answer = await who.post('/connections/calendly', { token: 'n0nsense' })
    const page = await answer.text()
    expect([answer.status, page.includes('does not know this token'), page.includes('n0nsense')]).toEqual([
      422,
      true,
      false,
    ])
    calendly.next('/users/me', { status: 503 })
    expect(await (await who.post('/connections/calendly', { token: personalToken })).text()).toContain(
      'Calendly does not answer just now',
    )
    expect(await connectionsOf(site, who)).toEqual([])
  })
})

describe('Cal.com', () => {
  const keyOn = (page: string) => /<code class="secret">([\w-]{43})<\/code>/.exec(page)?.[1] ?? ''
  const deliver = (site: Site, id: string, key: string) => {
    const body = '{"triggerEvent":"PING"}'
    const signature = createHmac('sha256', key).update(body).digest('hex')
    return site.app.request(`/hooks/calcom/${id}`, {
      ...{ method: 'POST', body },
      headers: { 'X-Cal-Signature-256': signature },
    })
  }

  async function openCalcom() {
    const site = await openSite()
    onTestFinished(() => site.close())
    const who = await signIn(site)
    const page = await (await who.post('/connections/calcom')).text()
    return { site, who, page, ...(await connectionOf(site, who)) }
  }

  it('is given an address and a key, which is shown once', async () => {
    const { site, who, id, page } = await openCalcom()
    expect(page).toContain(`https://afterword.example/hooks/calcom/${id}`)
    const key = keyOn(page)
    expect((await deliver(site, id, key)).status).toBe(202)
    expect(await allPages(site, who)).not.toContain(key)
    expect((await who.post('/connections/calcom')).headers.get('location')).toBe(`/connections/${id}/key`)
  })

  it('may sign with the last three keys', async () => {
    const { site, who, id, page } = await openCalcom()
    const keys = [keyOn(page)]
    for (let time = 0; time < 3; time++)
      keys.unshift(keyOn(await (await who.post(`/connections/${id}/key`)).text()))
    const statuses = await Promise.all(keys.map(async (key) => (await deliver(site, id, key)).status))
    expect(statuses).toEqual([202, 202, 202, 401])
    expect(new Set(keys).size).toBe(4)
  })
})

describe('somebody else’s connection', () => {
  it('is as absent as none, on every route', async () => {
    const { site, who, address } = await openFeed()
    const bob = await signIn(site)
    await who.post('/connections/feed', { address })
    const before = await connectionOf(site, who)
    const routes = createApp({ publicUrl: site.publicUrl } as ApiContext).routes.filter(({ path }) =>
      path.startsWith('/connections/:id'),
    )
    expect(routes.length).toBeGreaterThanOrEqual(7)
    for (const { method, path } of routes) {
      const ask = async (who: Candidate, id: string) => {
        const init = method === 'GET' ? {} : { method, body: 'calendar=x', headers: form }
        return (await who.request(path.replace(':id', id), init)).status
      }
      const form = { Origin: site.publicUrl, 'Content-Type': 'application/x-www-form-urlencoded' }
      for (const id of [before.id, 'x', 'a'.repeat(28)]) expect(await ask(bob, id), path).toBe(404)
    }
    expect(await connectionOf(site, who)).toEqual(before)
    expect(await bob.read('/connections')).not.toContain(before.id)
  })

  it('is shown to nobody who is not signed in', async () => {
    const { site } = await openFeed()
    expect((await site.app.request('/connections')).status).toBe(401)
  })
})
