import { lookup } from 'node:dns/promises'
import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { PassThrough, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createUnzip } from 'node:zlib'
import { policy } from '../domain/policy.ts'
import { isPublicAddress } from './public-address.ts'
import { RemoteError } from './pull.ts'

/**
 * GET of an address that somebody typed. It may name anything: a function's own runtime, a neighbour in the network, a
 * server that never ends. So only the public internet is reached, by HTTPS, and for so long and so many bytes.
 */

interface Resolved {
  readonly address: string
  readonly family: number
}

export interface Guard {
  /** The addresses of a name; the system's answer unless given. */
  readonly resolve?: (host: string) => Promise<readonly Resolved[]>
  /** A port of 127.0.0.1 that may be asked too, and without TLS: somebody's stand-in for the internet listens there. */
  readonly loopbackPort?: number
  /** For everything, redirects and the last byte included. */
  readonly seconds?: number
}

export interface Fetched {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** Unpacked; empty under a status that is no success. */
  readonly bytes: Uint8Array
}

/**
 * Fetches `https:` and `webcal:`, over at most three redirects. Throws a RemoteError: `gone`, with a sentence for the one
 * who typed the address, where it leads nowhere that is asked; `passing` for what may be otherwise later.
 */
export async function guardedFetch(
  address: string,
  headers: Readonly<Record<string, string>>,
  guard: Guard = {},
): Promise<Fetched> {
  const signal = AbortSignal.timeout((guard.seconds ?? policy.feedSeconds) * 1000)
  try {
    let url = permitted(address, guard)
    for (let redirects = 0; redirects <= policy.feedRedirectsMax; redirects++) {
      const response = await get(url, await addressesOf(url, guard, signal), headers, signal)
      const next = redirectOf(response)
      if (next === undefined) return await read(response, signal)
      response.destroy()
      url = permitted(next, guard, url)
    }
  } catch (error) {
    throw unanswered(error, signal)
  }
  throw gone('sends on from one address to the next.')
}

/** An address as it is fetched: `webcal:` is `https:`. Throws `gone`, with a sentence, for one that never is. */
export function feedAddress(typed: string, guard: Guard = {}): string {
  return permitted(typed, guard).href
}

function permitted(written: string, { loopbackPort }: Guard, from?: URL): URL {
  const address = written.trim().replace(/^webcals?:/i, 'https:')
  const isAddress = address.length <= policy.feedAddressMax && URL.canParse(address, from?.href)
  if (!isAddress) throw gone('is no address of the web.')
  const url = new URL(address, from)
  const isStandIn = url.protocol === 'http:' && url.port === String(loopbackPort)
  if (url.protocol !== 'https:' && !isStandIn) throw gone('has to begin with https://.')
  if (url.port !== '' && !isStandIn) throw gone('names a port, and only the usual one is asked.')
  if (url.username !== '' || url.password !== '') throw gone('holds a name or a password to sign in with.')
  return url
}

/** Where to connect. One address that is not public is enough: the name is not of the internet. */
async function addressesOf(url: URL, guard: Guard, signal: AbortSignal): Promise<readonly Resolved[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host)
  const { resolve = (name) => lookup(name, { all: true }) } = guard
  const found = family ? [{ address: host, family }] : await Promise.race([resolve(host), lateness(signal)])
  const isReachable = url.protocol === 'https:' ? isPublicAddress : isStandInAddress
  if (found.length === 0) throw gone('is of no server.')
  if (!found.every(({ address }) => isReachable(address))) throw gone('is not of the public internet.')
  return found
}

function isStandInAddress(address: string): boolean {
  return address === '127.0.0.1'
}

/** A look-up cannot be called off; it is not waited for any longer. */
function lateness(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const late = () => reject(signal.reason)
    if (signal.aborted) late()
    else signal.addEventListener('abort', late, { once: true })
  })
}

/** Connects to these addresses and no other: a name asked again may answer otherwise. */
function get(
  url: URL,
  addresses: readonly Resolved[],
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const known: LookupFunction = (_host, { all }, answer) => {
    const [first] = addresses
    if (all) answer(null, [...addresses])
    else answer(null, first?.address ?? '', first?.family)
  }
  const { request } = url.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    request(url, {
      headers: { 'user-agent': 'Afterword', ...headers, 'accept-encoding': 'gzip, deflate, br' },
      agent: false,
      lookup: known,
      signal,
    })
      .on('response', resolve)
      .on('error', reject)
      .end()
  })
}

function redirectOf({ statusCode = 0, headers: { location } }: IncomingMessage): string | undefined {
  return [301, 302, 303, 307, 308].includes(statusCode) ? location : undefined
}

async function read(response: IncomingMessage, signal: AbortSignal): Promise<Fetched> {
  const { statusCode: status = 0, headers } = response
  if (status < 200 || status > 299) {
    response.destroy()
    return { status, headers, bytes: new Uint8Array() }
  }
  const unpack = unpackers.get(headers['content-encoding']?.trim().toLowerCase() ?? '')
  if (!unpack) throw passing('answers in a packing that nobody asked for')
  // Counted before unpacking too: endless bytes may unpack to none.
  const bytes = await pipeline(response, bounded, unpack(), bounded, collect, { signal })
  return { status, headers, bytes }
}

const unpackers: ReadonlyMap<string, () => Transform> = new Map<string, () => Transform>([
  ['', () => new PassThrough()],
  ['identity', () => new PassThrough()],
  ['gzip', createUnzip],
  ['x-gzip', createUnzip],
  ['deflate', createUnzip],
  ['br', createBrotliDecompress],
])

async function* bounded(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let length = 0
  for await (const chunk of chunks) {
    length += chunk.length
    if (length > policy.feedBytesMax) throw gone(`leads to more than ${policy.feedBytesMax / 1_000_000} MB.`)
    yield chunk
  }
}

async function collect(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const collected: Buffer[] = []
  for await (const chunk of chunks) collected.push(chunk)
  return Buffer.concat(collected)
}

/** What Node throws names the host, so that only its code goes on. */
function unanswered(error: unknown, signal: AbortSignal): unknown {
  if (error instanceof RemoteError) return error
  if (signal.aborted) return passing('did not answer in time')
  if (!(error instanceof Error && 'code' in error)) return error
  if (error.code === 'ENOTFOUND') return gone('is of no server.')
  return passing(`could not be reached (${error.code})`)
}

function gone(why: string): RemoteError {
  return new RemoteError('gone', `The calendar’s address ${why}`)
}

function passing(what: string): RemoteError {
  return new RemoteError('passing', `The calendar’s server ${what}.`)
}
