import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { policy } from '../shared/domain/policy.ts'
import { type Guard, guardedFetch } from '../shared/remote/guarded-fetch.ts'
import { troubleOf } from './fixtures/remote-trouble.ts'
import { closedPort, startWebServer, writeForEver } from './fixtures/web-server.ts'

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** A server that may be asked, and a way to ask it for a path. */
async function internet(
  answer: (incoming: IncomingMessage, outgoing: ServerResponse) => unknown,
  guard: Guard = {},
) {
  const server = await startWebServer((incoming, outgoing) => void answer(incoming, outgoing))
  const own = { loopbackPort: server.port, ...guard }
  return { server, get: (path = '/') => guardedFetch(new URL(path, server.url).href, {}, own) }
}

describe('the address that somebody typed', () => {
  const asked: string[] = []
  const resolve = async (host: string) => {
    asked.push(host)
    return [{ address: '127.0.0.1', family: 4 }]
  }

  it.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://127.1/',
    'https://①②⑦.⓪.⓪.①/',
    'https://[::1]/',
    'https://[::]/',
    'https://0/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:a9fe:a9fe]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[2002:7f00:1::]/',
    'https://[fd00:ec2::254]/latest/meta-data/',
    'https://169.254.169.254/latest/meta-data/',
    'https://10.0.0.1/',
    'https://localhost/',
    'https://localhost./',
    'https://127.0.0.1.nip.example/',
    'webcal://localhost/',
  ])('does not lead to a neighbour: %s', async (address) => {
    const { trouble, message } = await troubleOf(guardedFetch(address, {}, { resolve }))
    expect({ trouble, message }).toEqual({
      trouble: 'gone',
      message: 'The calendar’s address is not of the public internet.',
    })
  })

  it.each([
    ['http://feeds.example/', 'has to begin with https://.'],
    ['http://127.0.0.1:9001/2018-06-01/runtime/invocation/next', 'has to begin with https://.'],
    ['file:///proc/self/environ', 'has to begin with https://.'],
    ['ftp://feeds.example/', 'has to begin with https://.'],
    ['gopher://127.0.0.1:25/', 'has to begin with https://.'],
    ['data:text/calendar,BEGIN:VCALENDAR', 'has to begin with https://.'],
    ['https://feeds.example:8443/', 'names a port, and only the usual one is asked.'],
    ['webcal://feeds.example:22/', 'names a port, and only the usual one is asked.'],
    ['https://ida:secret@feeds.example/', 'holds a name or a password to sign in with.'],
    ['https://feeds.example@127.0.0.1/', 'holds a name or a password to sign in with.'],
    ['feeds.example/ida.ics', 'is no address of the web.'],
    ['https://', 'is no address of the web.'],
    ['', 'is no address of the web.'],
    [`https://feeds.example/${'a'.repeat(3000)}`, 'is no address of the web.'],
  ])('is refused before anybody is asked: %s', async (address, why) => {
    asked.length = 0
    const { trouble, message } = await troubleOf(guardedFetch(address, {}, { resolve }))
    expect({ trouble, message }).toEqual({ trouble: 'gone', message: `The calendar’s address ${why}` })
    expect(asked).toEqual([])
  })

  it('may begin with webcal, and is then asked by https', async () => {
    asked.length = 0
    await troubleOf(guardedFetch(' WebCal://Feeds.example/ida.ics ', {}, { resolve }))
    expect(asked).toEqual(['feeds.example'])
  })

  it('is one sentence of trouble whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(fc.constantFrom('https://x', 'webcal:', 'http://x', 'file:///', '//', ''), fc.string()),
        async (parts) => {
          expect((await troubleOf(guardedFetch(parts.join(''), {}, { resolve }))).trouble).toBe('gone')
        },
      ),
    )
  })
})

describe('the name of a server', () => {
  const somewhere = { address: '127.0.0.1', family: 4 }

  it('is looked up once, and connected to where that look-up led', async () => {
    const answers = [[somewhere], [{ address: '169.254.169.254', family: 4 }]]
    const server = await startWebServer((_, outgoing) => outgoing.end('BEGIN:VCALENDAR'))
    const { bytes } = await guardedFetch(
      `http://feeds.example:${server.port}/`,
      {},
      { loopbackPort: server.port, resolve: async () => answers.shift() ?? [] },
    )
    expect(text(bytes)).toBe('BEGIN:VCALENDAR')
    expect(answers).toHaveLength(1)
  })

  it('leads nowhere when one of its addresses is private', async () => {
    const resolve = async () => [
      { address: '93.184.216.34', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ]
    expect((await troubleOf(guardedFetch('https://feeds.example/', {}, { resolve }))).message).toBe(
      'The calendar’s address is not of the public internet.',
    )
  })

  it('is not looked up in a redirect without being checked again', async () => {
    const hosts: string[] = []
    const server = await startWebServer((_, outgoing) =>
      outgoing.writeHead(302, { location: 'https://inside.example/' }).end(),
    )
    const resolve = async (host: string) => {
      hosts.push(host)
      return [host === 'inside.example' ? { address: '10.1.2.3', family: 4 } : somewhere]
    }
    const error = await troubleOf(
      guardedFetch(`http://feeds.example:${server.port}/`, {}, { loopbackPort: server.port, resolve }),
    )
    expect(error.message).toBe('The calendar’s address is not of the public internet.')
    expect(hosts).toEqual(['feeds.example', 'inside.example'])
  })

  it('that has no address is of no server', async () => {
    const resolve = async () => []
    expect((await troubleOf(guardedFetch('https://feeds.example/', {}, { resolve }))).trouble).toBe('gone')
  })

  it.each([
    ['ENOTFOUND', 'gone', 'The calendar’s address is of no server.'],
    ['EAI_AGAIN', 'passing', 'The calendar’s server could not be reached (EAI_AGAIN).'],
  ])('that cannot be looked up is told to nobody: %s', async (code, kind, sentence) => {
    const resolve = async (host: string) => {
      throw Object.assign(new Error(`getaddrinfo ${code} ${host}`), { code })
    }
    const { trouble, message } = await troubleOf(guardedFetch('https://feeds.example/', {}, { resolve }))
    expect({ trouble, message }).toEqual({ trouble: kind, message: sentence })
  })

  it('that is never found does not hold the fetch', async () => {
    const resolve = () => new Promise<never>(() => undefined)
    const error = await troubleOf(guardedFetch('https://feeds.example/', {}, { resolve, seconds: 0.1 }))
    expect({ trouble: error.trouble, message: error.message }).toEqual({
      trouble: 'passing',
      message: 'The calendar’s server did not answer in time.',
    })
  })
})

describe('a redirect', () => {
  it('is followed three times', async () => {
    const { get } = await internet(({ url = '' }, outgoing) => {
      const step = Number(url.slice(1))
      if (step === 3) outgoing.end('here')
      else outgoing.writeHead(301, { location: String(step + 1) }).end()
    })
    expect(text((await get('/0')).bytes)).toBe('here')
  })

  it('is not followed for ever', async () => {
    const { server, get } = await internet((_, outgoing) => outgoing.writeHead(307, { location: '/' }).end())
    expect((await troubleOf(get())).message).toBe(
      'The calendar’s address sends on from one address to the next.',
    )
    expect(server.asked).toHaveLength(4)
  })

  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://127.0.0.1:9001/',
    'https://127.0.0.1/',
    'https://[::1]/',
    '//10.0.0.1/',
    'file:///etc/passwd',
    'https://ida:secret@feeds.example/',
    'http://[',
  ])('does not lead where the address itself may not: %s', async (location) => {
    const { server, get } = await internet((_, outgoing) => outgoing.writeHead(302, { location }).end())
    const { trouble, message } = await troubleOf(get())
    expect(trouble).toBe('gone')
    expect(message).not.toContain(location)
    expect(server.asked).toHaveLength(1)
  })

  it('without a place to go is an answer', async () => {
    const { get } = await internet((_, outgoing) => outgoing.writeHead(302).end())
    expect((await get()).status).toBe(302)
  })
})

describe('what comes', () => {
  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['identity', (content: string) => Buffer.from(content)],
  ])('is unpacked: %s', async (encoding, pack) => {
    const { get } = await internet((_, outgoing) =>
      outgoing.writeHead(200, { 'content-encoding': encoding }).end(pack('BEGIN:VCALENDAR')),
    )
    expect(text((await get()).bytes)).toBe('BEGIN:VCALENDAR')
  })

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('is not unpacked without end: %s', async (encoding, pack) => {
    const bomb = pack(new Uint8Array(6_000_000))
    expect(bomb.length).toBeLessThan(100_000)
    const { get } = await internet((_, outgoing) =>
      outgoing.writeHead(200, { 'content-encoding': encoding }).end(bomb),
    )
    const before = process.memoryUsage().arrayBuffers
    expect((await troubleOf(get())).message).toBe('The calendar’s address leads to more than 5 MB.')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000)
  })

  it.each([
    ['without packing', undefined, new Uint8Array(100_000)],
    ['in a packing that holds nothing', 'gzip', gzipSync('')],
  ])('is not read without end: %s', async (_, encoding, chunk) => {
    const { get } = await internet((_incoming, outgoing) => {
      if (encoding) outgoing.setHeader('content-encoding', encoding)
      writeForEver(outgoing, encoding ? Buffer.concat(Array.from({ length: 1000 }, () => chunk)) : chunk)
    })
    expect((await troubleOf(get())).message).toBe('The calendar’s address leads to more than 5 MB.')
  })

  it('may be as large as is allowed', async () => {
    const { get } = await internet((_, outgoing) => outgoing.end(new Uint8Array(policy.feedBytesMax)))
    expect((await get()).bytes).toHaveLength(policy.feedBytesMax)
  })

  it.each<[string, (outgoing: ServerResponse) => unknown, string]>([
    [
      'packed otherwise',
      (outgoing) => outgoing.writeHead(200, { 'content-encoding': 'gzip, br' }).end('x'),
      'answers in a packing that nobody asked for',
    ],
    [
      'said to be packed',
      (outgoing) => outgoing.writeHead(200, { 'content-encoding': 'gzip' }).end('BEGIN:VCALENDAR'),
      'could not be reached (Z_DATA_ERROR)',
    ],
    [
      'packed, and cut off',
      (outgoing) =>
        outgoing.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('BEGIN').subarray(0, -4)),
      'could not be reached (Z_BUF_ERROR)',
    ],
    [
      'shorter than it said',
      (outgoing) => {
        outgoing.writeHead(200, { 'content-length': 100 })
        outgoing.write('BEGIN', () => outgoing.destroy())
      },
      'could not be reached (ECONNRESET)',
    ],
    [
      'no HTTP',
      (outgoing) => outgoing.socket?.end('220 mail.example ESMTP\r\n'),
      'could not be reached (HPE_INVALID_CONSTANT)',
    ],
    [
      'all head',
      (outgoing) => outgoing.writeHead(200, { 'x-long': 'a'.repeat(100_000) }).end(),
      'could not be reached (HPE_HEADER_OVERFLOW)',
    ],
    ['nothing', () => undefined, 'did not answer in time'],
  ])('passes when it is %s', async (_, answer, what) => {
    const { get } = await internet((_incoming, outgoing) => answer(outgoing), { seconds: 0.5 })
    const { trouble, message } = await troubleOf(get())
    expect({ trouble, message }).toEqual({
      trouble: 'passing',
      message: `The calendar’s server ${what}.`,
    })
  })

  it('does not keep anybody waiting byte by byte', async () => {
    const { get } = await internet(
      (_, outgoing) => {
        const dripping = setInterval(() => outgoing.write('B'), 20)
        outgoing.on('close', () => clearInterval(dripping))
      },
      { seconds: 0.3 },
    )
    expect((await troubleOf(get())).message).toBe('The calendar’s server did not answer in time.')
  })

  it('is not read when it is no success', async () => {
    const { get } = await internet((_, outgoing) => writeForEver(outgoing.writeHead(404), 'no'))
    expect(await get()).toMatchObject({ status: 404, bytes: new Uint8Array() })
  })

  it('passes when nobody listens', async () => {
    const port = await closedPort()
    const error = await troubleOf(guardedFetch(`http://127.0.0.1:${port}/`, {}, { loopbackPort: port }))
    expect(error.message).toBe('The calendar’s server could not be reached (ECONNREFUSED).')
  })
})
