import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { policy } from '../shared/domain/policy.ts'
import { ask, type Question, type TokenSupplier } from '../shared/remote/request.ts'
import { troubleOf } from './fixtures/remote-trouble.ts'
import { closedPort, startWebServer, writeForEver } from './fixtures/web-server.ts'

const token: TokenSupplier = async () => 'a-token'

async function provider(
  answer: (incoming: IncomingMessage, outgoing: ServerResponse) => void,
  settings: { token?: TokenSupplier; answerSeconds?: number } = {},
) {
  const server = await startWebServer(answer)
  const provider = { base: `${server.url}/v1`, token, ...settings }
  return {
    server,
    ask: (question: Partial<Question> = {}) => ask(provider, { to: ['things'], ...question }),
  }
}

const status = (code: number, body = '{}', headers: Record<string, string> = {}) =>
  provider((_, outgoing) => outgoing.writeHead(code, headers).end(body))

function reasons(...names: string[]) {
  return JSON.stringify({ error: { code: 403, errors: names.map((reason) => ({ reason })) } })
}

describe('a request to a provider', () => {
  it('goes below the base, with what was asked, in JSON', async () => {
    const heard: unknown[] = []
    const { server, ask } = await provider((incoming, outgoing) => {
      let body = ''
      incoming.on('data', (chunk: Buffer) => {
        body += chunk
      })
      incoming.on('end', () => {
        const { authorization, prefer, 'content-type': type } = incoming.headers
        heard.push({ authorization, prefer, type, body })
        outgoing.end('{"is":"done"}')
      })
    })
    const reply = await ask({
      method: 'POST',
      to: ['calendars', 'ida@home.example/é', 'events'],
      query: { pageToken: 'a&b', absent: undefined },
      headers: { prefer: 'return=minimal' },
      body: { id: 1 },
    })
    expect(reply).toEqual({ status: 200, body: { is: 'done' } })
    expect(server.asked).toEqual(['POST /v1/calendars/ida%40home.example%2F%C3%A9/events?pageToken=a%26b'])
    expect(heard).toEqual([
      {
        authorization: 'Bearer a-token',
        prefer: 'return=minimal',
        type: 'application/json',
        body: '{"id":1}',
      },
    ])
  })

  it('follows an address of the provider’s own', async () => {
    const { server, ask } = await status(200)
    await ask({ to: `${server.url}/v1/next?skip=2` })
    expect(server.asked).toEqual(['GET /v1/next?skip=2'])
  })

  it.each([
    'https://elsewhere.example/v1/next',
    'http://127.0.0.1:PORT@elsewhere.example/v1/next',
    'http://127.0.0.1:PORT/v1/../v2/next',
    'http://127.0.0.1:PORT/v1/%2e%2e/v2/next',
    'http://127.0.0.1:PORT/v1\\..\\v2',
    'http://127.0.0.1:PORT/v1evil/next',
    'file:///etc/passwd',
    'no address',
  ])('takes its token to no other address: %s', async (address) => {
    const { server, ask } = await status(200)
    const { trouble: kind, message } = await troubleOf(
      ask({ to: address.replace('PORT', String(server.port)) }),
    )
    expect({ kind, message }).toEqual({
      kind: 'passing',
      message: 'The calendar’s provider named an address that is not its own.',
    })
    expect(server.asked).toEqual([])
  })

  it.each(['..', '.', '', '\ud800'])('knows nothing by a name that leads elsewhere: %j', async (name) => {
    const { server, ask } = await status(200)
    expect((await troubleOf(ask({ to: ['calendars', name, 'events'] }))).trouble).toBe('gone')
    expect(server.asked).toEqual([])
  })

  it('may be answered with nothing', async () => {
    const { ask } = await provider((_, outgoing) => outgoing.writeHead(204).end())
    expect(await ask({ method: 'DELETE' })).toEqual({ status: 204 })
  })
})

describe('a token that is refused', () => {
  const lettingIn = (accepted: string) => (incoming: IncomingMessage, outgoing: ServerResponse) =>
    outgoing.writeHead(incoming.headers.authorization === `Bearer ${accepted}` ? 200 : 401).end('{}')

  it('is replaced, and the question asked once more', async () => {
    const { server, ask } = await provider(lettingIn('new'), {
      token: async (refused) => (refused ? 'new' : 'old'),
    })
    expect((await ask()).status).toBe(200)
    expect(server.asked).toHaveLength(2)
  })

  it('is replaced once', async () => {
    let tokens = 0
    const { server, ask } = await provider(lettingIn('another'), { token: async () => `token-${tokens++}` })
    expect((await troubleOf(ask())).trouble).toBe('accessWithdrawn')
    expect(server.asked).toHaveLength(2)
  })

  it('is not tried again when there is no other', async () => {
    const { server, ask } = await provider(lettingIn('another'))
    expect((await troubleOf(ask())).trouble).toBe('accessWithdrawn')
    expect(server.asked).toHaveLength(1)
  })

  it('is not sent when no header could hold it, nor told', async () => {
    const { server, ask } = await provider(lettingIn('another'), { token: async () => 'secret\r\nX: y' })
    const error = await troubleOf(ask())
    expect(error.trouble).toBe('accessWithdrawn')
    expect(`${error.stack}`).not.toContain('secret')
    expect(server.asked).toEqual([])
  })
})

describe('a refusal', () => {
  it.each([
    [400, '{}', 'passing'],
    [401, '{}', 'accessWithdrawn'],
    [403, '{}', 'accessWithdrawn'],
    [403, reasons('insufficientPermissions'), 'accessWithdrawn'],
    [403, '<html>', 'accessWithdrawn'],
    [403, reasons('rateLimitExceeded'), 'passing'],
    [403, reasons('other', 'userRateLimitExceeded'), 'passing'],
    [404, '{}', 'gone'],
    [410, '{}', 'cursorExpired'],
    [429, '{}', 'passing'],
    [302, '{}', 'passing'],
    [500, 'oops', 'passing'],
    [503, '', 'passing'],
  ])('%i %s is %s', async (code, body, kind) => {
    const { ask } = await status(code, body, { location: 'http://169.254.169.254/' })
    expect((await troubleOf(ask())).trouble).toBe(kind)
  })

  it('that the asker expects is a reply', async () => {
    const { ask } = await status(404, 'not here')
    expect(await ask({ expects: [404] })).toEqual({ status: 404 })
  })

  it.each([
    ['120', {}, 120],
    ['0', {}, 0],
    ['999999999', {}, policy.remotePauseMaxSeconds],
    ['Tue, 17 Nov 2026 10:00:30 GMT', { date: 'Tue, 17 Nov 2026 10:00:00 GMT' }, 30],
    ['Tue, 17 Nov 2026 09:00:00 GMT', { date: 'Tue, 17 Nov 2026 10:00:00 GMT' }, 0],
    ['soon', {}, undefined],
    ['-5', {}, undefined],
  ])('says how long to wait: %s', async (value, headers, seconds) => {
    const { ask } = await status(429, '{}', { ...headers, 'retry-after': value })
    expect((await troubleOf(ask())).retryAfterSeconds).toBe(seconds)
  })

  it('tells nothing of what came', async () => {
    const { server, ask } = await status(500, 'a foreign text', { 'x-foreign': 'a foreign text' })
    const { message, cause } = await troubleOf(ask())
    expect(message).toBe('The calendar’s provider answered 500.')
    expect(cause).toBeUndefined()
    expect(message).not.toContain(server.url)
  })
})

describe('an answer that is none', () => {
  const mb = new Uint8Array(1_000_000)
  const bomb = gzipSync(new Uint8Array(12_000_000))

  it.each<[string, (outgoing: ServerResponse) => unknown, string]>([
    ['no JSON', (outgoing) => outgoing.end('<html>'), 'answered with something that is no JSON'],
    ['endless', (outgoing) => writeForEver(outgoing, mb), 'answered with more than is read'],
    [
      'small and swells',
      (outgoing) => outgoing.setHeader('content-encoding', 'gzip').end(bomb),
      'answered with more than is read',
    ],
    [
      'broken off',
      (outgoing) => outgoing.write('{', () => outgoing.destroy()),
      'could not be reached (UND_ERR_SOCKET)',
    ],
  ])('passes: %s', async (_, answer, what) => {
    const { ask } = await provider((_incoming, outgoing) => answer(outgoing))
    const { trouble: kind, message } = await troubleOf(ask())
    expect({ kind, message }).toEqual({ kind: 'passing', message: `The calendar’s provider ${what}.` })
  })

  it.each<[string, (outgoing: ServerResponse) => unknown]>([
    ['there', () => undefined],
    ['complete', (outgoing) => outgoing.write('{')],
  ])('passes: it is never %s', async (_, answer) => {
    const { ask } = await provider((_incoming, outgoing) => answer(outgoing), { answerSeconds: 0.3 })
    expect((await troubleOf(ask())).message).toBe('The calendar’s provider did not answer in time.')
  })

  it('passes: nobody is there', async () => {
    const base = `http://127.0.0.1:${await closedPort()}/v1`
    expect((await troubleOf(ask({ base, token }, { to: ['things'] }))).message).toBe(
      'The calendar’s provider could not be reached (ECONNREFUSED).',
    )
  })
})
