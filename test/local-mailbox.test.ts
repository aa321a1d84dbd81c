import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startLocalAws } from '../infra/local/aws.ts'
import { systemClock } from '../infra/local/clock.ts'
import { hasLocalPages } from '../infra/local/product.ts'
import { MINUTE, mail, message, START, startWorld, temporaryFolder } from './fixtures/local-world.ts'

const BOTH_PARTS = [
  '--sep\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n',
  `${Buffer.from('Grüße: https://afterword.example/s/abc.def?x=1&y=2. <b>Bye</b>').toString('base64')}`,
  '--sep\r\nContent-Type: text/html\r\n',
  '<p>Hello <a href="https://afterword.example">you</a><script>alert(1)</script></p>',
  '--sep--\r\n',
].join('\r\n')
const MULTIPART = {
  'Content-Type': 'multipart/alternative; boundary=sep',
  From: '"Ann Lee" <ann@notes.example>',
}

/** A world with one sign-in mail in its mailbox. */
async function startWithMail() {
  const world = await startWorld()
  const Tags = [{ Name: 'kind', Value: 'signIn' }]
  const { MessageId: id = '' } = await world.ses.send(mail({ Tags }, message(MULTIPART, BOTH_PARTS)))
  const get = (path: string) => world.aws.mailboxApp.request(path)
  return { ...world, id, get }
}

describe('the mailbox', () => {
  it('lists its mails as JSON, oldest first, with exactly these fields', async () => {
    const { aws, get, id, ses } = await startWithMail()
    await ses.send(mail({}, message({ Subject: '=?utf-8?q?Gr=C3=BC=C3=9Fe?=' })))
    const answer = await get('/mailbox.json')
    expect(answer.headers.has('access-control-allow-origin')).toBe(false)
    const mails = await answer.json()
    expect(mails).toEqual([
      {
        id,
        at: '2026-11-17T14:30:00Z',
        from: '"Ann Lee" <ann@notes.example>',
        to: ['jane@corp.example'],
        subject: 'Thank you',
        kind: 'signIn',
        text: 'Grüße: https://afterword.example/s/abc.def?x=1&y=2. <b>Bye</b>',
        html: expect.stringContaining('<p>Hello'),
        raw: expect.stringContaining(`Message-ID: <${id}@email.amazonses.com>`),
      },
      expect.objectContaining({ subject: 'Grüße', kind: '', html: '' }),
    ])
    expect(await aws.mails()).toEqual(mails)
  })

  it('shows the newest first on its page, and says how many it does not show', async () => {
    const { aws, ses } = await startWorld()
    const get = (path: string) => aws.mailboxApp.request(path)
    expect(await (await get('/mailbox')).text()).toContain('No mail yet')
    for (let n = 1; n <= 203; n += 1) await ses.send(mail({}, message({ Subject: `Mail ${n}.` })))
    const page = await (await get('/mailbox')).text()
    expect(page.indexOf('Mail 203.')).toBeLessThan(page.indexOf('Mail 202.'))
    expect(page).not.toContain('Mail 3.')
    expect(page).toContain('3 older not shown')
  })

  it('shows a mail with links to follow, and nothing of it as markup', async () => {
    const { get, id } = await startWithMail()
    const answer = await get(`/mailbox/${id}`)
    const page = await answer.text()
    expect(page).toContain('<a href="https://afterword.example/s/abc.def?x=1&amp;y=2">')
    expect(page).toContain('&lt;b&gt;Bye&lt;/b&gt;')
    expect(page).toContain('&quot;Ann Lee&quot; &lt;ann@notes.example&gt;')
    expect(page).toContain(`href="/mailbox/${id}.html"`)
    expect(page).not.toContain('<script')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it('shows the HTML of a mail in a sandbox', async () => {
    const { get, id } = await startWithMail()
    const answer = await get(`/mailbox/${id}.html`)
    expect(await answer.text()).toContain('<p>Hello')
    expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox (?!.*allow-scripts)/)
  })

  it('hands out the raw message', async () => {
    const { aws, get, id } = await startWithMail()
    const answer = await get(`/mailbox/${id}.eml`)
    expect(answer.headers.get('content-type')).toBe('message/rfc822')
    expect(await answer.text()).toBe((await aws.ses.raw(id))?.toString())
  })

  it.each(['/mailbox/none', '/mailbox/none.eml', '/mailbox/none.html', '/mailbox/..%2Frunning.eml'])(
    'has nothing at %s',
    async (path) => {
      const { get } = await startWithMail()
      expect((await get(path)).status).toBe(404)
    },
  )
})

describe('the mailbox keeps to itself', () => {
  it.each(['..%2Fsecret', '..%2f..%2fsecret', 'planted'])('what was not sent: %s', async (id) => {
    const folder = await temporaryFolder()
    const dataFolder = join(folder, 'data')
    const { aws } = await startWorld({ dataFolder })
    for (const path of ['secret.eml', 'data/secret.eml', 'data/mail/planted.eml'])
      await writeFile(join(folder, path), 'private')
    for (const end of ['.eml', '.html', ''])
      expect((await aws.mailboxApp.request(`/mailbox/${id}${end}`)).status).toBe(404)
  })

  const hosts = {
    'localhost:8787': 200,
    LOCALHOST: 200,
    '127.0.0.1:1': 200,
    '[::1]:8787': 200,
    'rebound.example:8787': 403,
    'localhost.rebound.example': 403,
    '127.0.0.1.rebound.example': 403,
    '192.168.1.2:8787': 403,
    '[::2]': 403,
  }
  it.each(Object.entries(hosts))('asked as %s, by status %i', async (host, status) => {
    const { aws, id } = await startWithMail()
    for (const path of ['/mailbox', '/mailbox.json', `/mailbox/${id}`, `/mailbox/${id}.eml`, '/clock']) {
      const answer = await aws.mailboxApp.request(path, { headers: { host } })
      expect(answer.status, path).toBe(status)
      if (status === 403) expect(await answer.text()).toMatch(/^This is answered at localhost.*\n$/)
    }
    // Without a Host header the URL says it.
    expect((await aws.mailboxApp.request(`http://${host}/mailbox.json`)).status).toBe(status)
  })

  it('at an address that others reach', () => {
    const here = { publicUrl: 'http://localhost:8787', host: '127.0.0.1', smtpUrl: 'smtp://relay.example' }
    expect(hasLocalPages(here)).toBe(true)
    expect(hasLocalPages({ ...here, publicUrl: 'http://[::1]:8787', host: '::1' })).toBe(true)
    expect(hasLocalPages({ ...here, host: '0.0.0.0', smtpUrl: undefined })).toBe(true)
    expect(hasLocalPages({ ...here, host: '0.0.0.0' })).toBe(false)
    expect(hasLocalPages({ ...here, publicUrl: 'https://letters.example' })).toBe(false)
    expect(hasLocalPages({ publicUrl: 'https://letters.example' })).toBe(false)
  })
})

describe('the clock of a local Afterword', () => {
  const startClock = async () => {
    const { aws, clock } = await startWorld()
    const post = async (body: unknown) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      const answer = await aws.mailboxApp.request('/clock', { method: 'POST', body: text })
      return [answer.status, await answer.json()]
    }
    return { aws, clock, post }
  }

  it('shows its time', async () => {
    const { aws } = await startClock()
    expect(await (await aws.mailboxApp.request('/clock')).json()).toEqual({ now: '2026-11-17T14:30:00Z' })
  })

  it.each([
    [{ advance: 'PT3H' }, '2026-11-17T17:30:00Z'],
    [{ advance: 'P2W1DT1M' }, '2026-12-02T14:31:00Z'],
    [{ advance: 'P1M' }, '2026-12-17T14:30:00Z'],
    [{ to: '2026-11-18T09:00:00+01:00' }, '2026-11-18T08:00:00Z'],
    [{ to: '2026-11-17T14:30:00Z' }, '2026-11-17T14:30:00Z'],
  ])('moves by %j', async (body, now) => {
    const { post } = await startClock()
    expect(await post(body)).toEqual([200, { now }])
  })

  const origins = {
    'http://localhost:8787': 200,
    'http://127.0.0.1': 200,
    'http://[::1]:3000': 200,
    'https://evil.example': 403,
    'http://localhost.evil.example': 403,
    null: 403,
  }
  it.each(Object.entries(origins))('asked by a page of %s to move, answers %i', async (origin, status) => {
    const { aws, clock } = await startClock()
    const body = JSON.stringify({ advance: 'PT1M' })
    const answer = await aws.mailboxApp.request('/clock', { method: 'POST', body, headers: { origin } })
    expect(answer.status).toBe(status)
    expect(clock.now()).toBe(status === 200 ? START + MINUTE : START)
  })

  it('does not move for a host name that was made to lead here', async () => {
    const { aws, clock } = await startClock()
    const headers = { host: 'rebound.example' }
    const body = JSON.stringify({ advance: 'PT1M' })
    expect((await aws.mailboxApp.request('/clock', { method: 'POST', body, headers })).status).toBe(403)
    expect(clock.now()).toBe(START)
  })

  it('answers when what fell due is done', async () => {
    const { aws, clock, post } = await startClock()
    let isDone = false
    clock.at(START + MINUTE, async () => {
      await new Promise((resume) => setTimeout(resume, 20))
      isDone = true
    })
    aws.register('send', () => undefined, { timeoutSeconds: 5 })
    await post({ advance: 'PT1M' })
    expect(isDone).toBe(true)
  })

  it.each([
    ['not JSON', ''],
    ['[]', ''],
    ['null', ''],
    [{}, ''],
    [{ advance: 'PT1H', to: '2026-11-18T00:00:00Z' }, ''],
    [{ retreat: 'PT1H' }, ''],
    [{ advance: 3 }, 'advance'],
    [{ advance: 'three hours' }, 'advance'],
    [{ advance: '-PT1H' }, 'advance'],
    [{ advance: 'P3Y' }, 'advance'],
    [{ advance: 'P99999999999Y' }, 'advance'],
    [{ to: '2026-11-17T14:29:59Z' }, 'to'],
    [{ to: '2026-11-18' }, 'to'],
    [{ to: '2036-11-18T00:00:00Z' }, 'to'],
  ])('refuses %j', async (body, path) => {
    const { clock, post } = await startClock()
    expect(await post(body)).toEqual([422, { errors: [{ path, message: expect.any(String) }] }])
    expect(clock.now()).toBe(START)
  })

  it('is not there when time is real', async () => {
    const aws = await startLocalAws({ clock: systemClock() })
    expect((await aws.mailboxApp.request('/clock')).status).toBe(404)
    await aws.close()
  })
})
