import { describe, expect, it, onTestFinished } from 'vitest'
import { connectionOf, connectionsOf, foundOf } from './fixtures/connected.ts'
import { googleEvent, googleOwner, startGoogle } from './fixtures/google-calendar.ts'
import { graphEvent, graphOwner, startMicrosoftGraph } from './fixtures/microsoft-graph.ts'
import { oauthClient } from './fixtures/oauth-server.ts'
import { type Candidate, openSite, type Site, signIn } from './fixtures/site.ts'

const invitation = {
  summary: 'Interview: Archivist, Photographs – Farol Photographic Archive',
  organizer: { email: 'i.prado@farol.example', displayName: 'Inês Prado' },
}

/** A site at whose Google the deployer has registered, and somebody who is signed in at both. */
async function openGoogle() {
  const google = await startGoogle({ now: () => '2026-11-17T15:00:00Z' })
  const { authorizationEndpoint, tokenEndpoint, revocationEndpoint } = google.provider
  const site = await openSite({
    providers: {
      ...{ GOOGLE_LOGIN_URL: authorizationEndpoint, GOOGLE_TOKEN_URL: tokenEndpoint },
      ...{ GOOGLE_REVOKE_URL: revocationEndpoint, GOOGLE_API_URL: google.base },
    },
  })
  onTestFinished(() => site.close())
  await site.context.secrets.write('google-client', JSON.stringify(oauthClient))
  return { google, site, who: await signIn(site) }
}

async function openMicrosoft() {
  const graph = await startMicrosoftGraph({ now: () => '2026-11-17T15:00:00Z' })
  const base = graph.provider.tokenEndpoint.replace(/\/token$/, '')
  const site = await openSite({ providers: { MICROSOFT_LOGIN_URL: base, MICROSOFT_API_URL: graph.base } })
  onTestFinished(() => site.close())
  await site.context.secrets.write('microsoft-client', JSON.stringify(oauthClient))
  return { graph, site, who: await signIn(site) }
}

/** Goes to the provider's page and answers the path by which it sends back. */
async function goThere(who: Candidate, kind: string): Promise<string> {
  const page = await (await who.post(`/connections/${kind}`)).text()
  const address =
    /http-equiv="refresh" content="0;url=([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const back = new URL((await fetch(address, { redirect: 'manual' })).headers.get('location') ?? '')
  return back.pathname + back.search
}

async function connect(who: Candidate, kind: string): Promise<Response> {
  const back = await goThere(who, kind)
  await who.get(back)
  return who.post(back)
}

const mailsOf = async (site: Site, kind: string) =>
  (await site.aws.mails()).filter((mail) => mail.kind === kind)

describe('an account at Google', () => {
  it('is connected, its interview found and mailed, and answered', async () => {
    const { google, site, who } = await openGoogle()
    google.put(googleEvent('A', 20, invitation))
    const answer = await connect(who, 'google')
    const { id } = await connectionOf(site, who)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/connections/${id}/calendars`])
    expect(await connectionOf(site, who)).toMatchObject({
      ...{ kind: 'google', name: googleOwner, addresses: [googleOwner], failures: 0, heardAt: site.now() },
    })
    expect(await foundOf(site, who)).toMatchObject({
      status: 'upcoming',
      company: 'Farol Photographic Archive',
    })
    const link = await site.linkFor(who.email, 'notice')
    await who.post(link, { action: 'dismiss' })
    expect(await foundOf(site, who)).toMatchObject({ status: 'over', reason: 'notAnInterview' })
    const page = await who.read('/connections')
    expect(page).toContain(`Google: ${googleOwner}`)
    expect(page).toMatch(/Last heard from/)
    expect(page).toContain('It tells us when something changes, and is looked at every 6 hours besides.')
  })

  it('lets other calendars be added with one tap each, none twice', async () => {
    const { google, site, who } = await openGoogle()
    await connect(who, 'google')
    const { id } = await connectionOf(site, who)
    const other = 'c_interviews@group.calendar.google.com'
    google.put(googleEvent('B', 20, invitation), other)
    expect(await who.read(`/connections/${id}/calendars`)).toContain(`value="${other}"`)
    expect((await who.post(`/connections/${id}/calendars`, { calendar: other })).status).toBe(303)
    expect(await foundOf(site, who)).toMatchObject({ company: 'Farol Photographic Archive' })
    expect(await who.read(`/connections/${id}/calendars`)).not.toContain(`value="${other}"`)
    expect((await who.post(`/connections/${id}/calendars`, { calendar: other })).status).toBe(409)
    expect((await who.post(`/connections/${id}/calendars`, { calendar: 'nobody’s' })).status).toBe(409)
    expect(await connectionsOf(site, who)).toHaveLength(2)
  })

  it('is closed to us once the last of its calendars is disconnected, and not before', async () => {
    const { google, site, who } = await openGoogle()
    await connect(who, 'google')
    const first = await connectionOf(site, who)
    await who.post(`/connections/${first.id}/calendars`, {
      calendar: 'c_interviews@group.calendar.google.com',
    })
    expect(await who.read(`/connections/${first.id}/disconnect`)).toContain('We tell Google')
    const revoked = () => google.asked.filter((one) => one === 'POST /revoke').length
    await who.post(`/connections/${first.id}/disconnect`)
    expect([revoked(), (await connectionsOf(site, who)).length]).toEqual([0, 1])
    const { id } = await connectionOf(site, who)
    await who.post(`/connections/${id}/disconnect`)
    expect([revoked(), (await connectionsOf(site, who)).length]).toEqual([1, 0])
    expect(await site.context.secrets.read(id)).toBeUndefined()
    expect(google.channels.alive()).toEqual([])
  })

  it('says what it means when they take it back: a mail once, words on the page, and it goes on when connected again', async () => {
    const { google, site, who } = await openGoogle()
    await connect(who, 'google')
    const { id } = await connectionOf(site, who)
    google.oauth.withdraw()
    await who.post(`/connections/${id}/look`)
    expect(await connectionOf(site, who)).toMatchObject({ broken: { why: 'accessWithdrawn' } })
    await site.advance(3600)
    const mails = await mailsOf(site, 'notice')
    expect(mails.map(({ subject }) => subject)).toEqual([
      `We cannot read your calendar any more (Google: ${googleOwner})`,
    ])
    expect(mails[0]?.text).toContain('Google says that access was withdrawn.')
    expect(mails[0]?.text).toContain('https://afterword.example/connections')
    const page = await who.read('/connections')
    expect(page).toContain('Google says that access was withdrawn. Connect the account once more')
    await connect(who, 'google')
    google.put(googleEvent('C', 20, invitation))
    await who.post(`/connections/${id}/look`)
    expect(await connectionOf(site, who)).toMatchObject({ id, failures: 0, heardAt: site.now() })
    expect(await foundOf(site, who)).toMatchObject({ status: 'upcoming' })
    expect(await mailsOf(site, 'notice')).toHaveLength(1)
  })
})

describe('coming back from Google', () => {
  it('does nothing until the button is pressed, and nothing a second time', async () => {
    const { google, site, who } = await openGoogle()
    const back = await goThere(who, 'google')
    for (let visit = 0; visit < 100; visit++) expect((await who.get(back)).status).toBe(200)
    for (const more of ['&error=', '&error=x', '&error=&error=x', '&code=x']) await who.get(back + more)
    expect(google.asked.filter((one) => one === 'POST /token')).toEqual([])
    expect((await who.post(back)).status).toBe(303)
    const again = await who.post(back)
    expect(again.status).toBe(410)
    expect(await again.text()).toContain('came too late, came twice')
    expect(await connectionsOf(site, who)).toHaveLength(1)
    expect(google.asked.filter((one) => one === 'POST /token')).toHaveLength(1)
  })

  it('connects nothing for somebody else, by another state, or without having gone', async () => {
    const { google, site, who } = await openGoogle()
    const bob = await signIn(site)
    const back = await goThere(who, 'google')
    expect((await bob.post(back)).status).toBe(410)
    expect((await bob.get(back)).status).toBe(410)
    expect((await who.post(back.replace(/state=[^&]+/, `state=${'x'.repeat(43)}`))).status).toBe(410)
    expect((await who.post(back, {}, { Origin: 'https://evil.example' })).status).toBe(403)
    expect((await site.app.request(back, { method: 'POST' })).status).toBe(401)
    expect(google.asked.filter((one) => one === 'POST /token')).toEqual([])
    expect([...(await connectionsOf(site, who)), ...(await connectionsOf(site, bob))]).toEqual([])
  })

  it('is bound to the session: a cookie brought into another one opens nothing', async () => {
    const { site, who } = await openGoogle()
    const bob = await signIn(site)
    const back = await goThere(who, 'google')
    const begun = [...who.cookies()].find(([name]) => name.endsWith('begun'))
    if (!begun) throw new Error('Nothing was remembered')
    const answer = await bob.request(back, {
      method: 'POST',
      headers: {
        Origin: site.publicUrl,
        Cookie: `${[...bob.cookies()].map((one) => one.join('=')).join('; ')}; ${begun.join('=')}`,
      },
    })
    expect(answer.status).toBe(410)
    expect(await connectionsOf(site, bob)).toEqual([])
  })

  it('says why when they said no, or may not, and when too little was ticked', async () => {
    const { google, site, who } = await openGoogle()
    google.oauth.person = 'declines'
    const declined = await who.get(await goThere(who, 'google'))
    expect([declined.status, (await declined.text()).includes('Nothing was changed.')]).toEqual([422, true])
    google.oauth.person = 'mayNot'
    expect(await who.read(await goThere(who, 'google'))).toContain('its administrator')
    google.oauth.person = 'agrees'
    google.oauth.granted = 'https://www.googleapis.com/auth/calendar.events.readonly'
    expect(await (await who.post(await goThere(who, 'google'))).text()).toContain('leave every box ticked')
    expect(await connectionsOf(site, who)).toEqual([])
  })
})

describe('a provider at which nobody has registered', () => {
  it('is not offered; the page says who can change that', async () => {
    const { who } = await openGoogle()
    const page = await who.read('/connections')
    expect(page).toContain('action="/connections/google"')
    expect(page).not.toContain('action="/connections/microsoft"')
    expect(page).toContain('microsoft-client')
    expect((await who.post('/connections/microsoft')).status).toBe(404)
  })
})

describe('an account at Microsoft', () => {
  it('whose tokens have no room in a secret is read all the same, by a new one each time', async () => {
    const { graph, site, who } = await openMicrosoft()
    graph.oauth.tokenLength = 3_000
    await connect(who, 'microsoft')
    const { id } = await connectionOf(site, who)
    expect(await connectionOf(site, who)).toMatchObject({ failures: 0, heardAt: site.now() })
    expect((await site.context.secrets.read(id))?.length).toBeLessThan(4_096)
    await who.post(`/connections/${id}/look`)
    expect(await connectionOf(site, who)).toMatchObject({ failures: 0 })
    expect(graph.oauth.refreshes()).toBeGreaterThan(0)
  })

  it('is connected, and its interview found', async () => {
    const { graph, site, who } = await openMicrosoft()
    graph.put(graphEvent('A', '2026-11-20T15:00:00Z', { subject: invitation.summary }))
    await connect(who, 'microsoft')
    expect(await connectionOf(site, who)).toMatchObject({ kind: 'microsoft', addresses: [graphOwner] })
    expect(await foundOf(site, who)).toMatchObject({ company: 'Farol Photographic Archive' })
    const { id } = await connectionOf(site, who)
    expect(await who.read(`/connections/${id}/calendars`)).toContain('Holidays')
    expect(await who.read(`/connections/${id}/disconnect`)).toContain('Microsoft takes no such word from us')
  })
})
