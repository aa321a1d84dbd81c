import * as z from 'zod/mini'
import { given, listOf, text } from '../calendar/lenient.ts'
import { policy } from '../domain/policy.ts'
import { RemoteError } from './pull.ts'
import { retryAfterSeconds } from './retry-after.ts'

/** One request to a provider at its own address, which our settings name: JSON there and back, each bounded. */

/**
 * A valid access token. With `isStale` the last one was refused: a new one, or the same again when there is no other.
 * May throw a RemoteError.
 */
export type TokenSupplier = (refused?: { readonly isStale: true }) => Promise<string>

export interface Provider {
  /** Everything that is asked lies below it. In its canonical spelling, without a slash at the end: `https://host/v1`. */
  readonly base: string
  readonly token: TokenSupplier
  /** For one answer, its last byte included. */
  readonly answerSeconds?: number
}

export interface Question {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** The segments below the base, unescaped; or a whole address that the provider itself gave. */
  readonly to: readonly string[] | string
  readonly query?: Readonly<Record<string, string | undefined>>
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly body?: unknown
  /** Statuses that the asker understands, beside those of success. */
  readonly expects?: readonly number[]
}

export interface Reply {
  readonly status: number
  /** The JSON of the answer; absent when it was empty, or none under a status that is no success. */
  readonly body?: unknown
}

/**
 * Asks, and once more with a new token when the first was refused. Throws a RemoteError for every status that is neither
 * success nor expected: 401 and 403 `accessWithdrawn`, 404 `gone`, 410 `cursorExpired`, and `passing` for 429, for limits
 * told by 403, for all others, and for what is too late, too large or no JSON.
 */
export async function ask(provider: Provider, question: Question): Promise<Reply> {
  const url = addressOf(provider.base, question)
  const token = await provider.token()
  const answer = await send(url, token, provider, question)
  if (answer.status !== 401 || question.expects?.includes(401)) return settled(answer, question)
  const fresh = await provider.token({ isStale: true })
  return settled(fresh === token ? answer : await send(url, fresh, provider, question), question)
}

function addressOf(base: string, { to, query = {} }: Question): URL {
  const url = typeof to === 'string' ? whole(base, to) : below(base, to)
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) url.searchParams.set(name, value)
  return url
}

function whole(base: string, address: string): URL {
  // Our token goes along: to nobody but the one it is for.
  if (!isBelow(base, address)) throw passing('named an address that is not its own')
  return new URL(address)
}

/** Whether an address is one of this provider's, however it is spelled. */
export function isBelow(base: string, address: string): boolean {
  return URL.canParse(address) && new URL(address).href.startsWith(`${base}/`)
}

function below(base: string, segments: readonly string[]): URL {
  // `..` is `..` to a URL even when it is escaped, and names something else.
  if (segments.some((one) => /^\.{0,2}$/.test(one) || !one.isWellFormed())) throw refusals.gone()
  return new URL(`${base}/${segments.map(encodeURIComponent).join('/')}`)
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

async function send(url: URL, token: string, provider: Provider, question: Question): Promise<Answer> {
  // What no header can hold would stand in the error's message.
  if (!/^[\x21-\x7e]+$/.test(token)) throw refusals.accessWithdrawn()
  const { method = 'GET', headers, body } = question
  return fetchBounded(
    url,
    {
      method,
      headers: {
        ...headers,
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    },
    provider.answerSeconds,
  )
}

/** Any answer, read to its end in time and in bounds, without following it elsewhere. Throws a passing RemoteError. */
export async function fetchBounded(
  url: URL | string,
  request: RequestInit,
  answerSeconds: number = policy.remoteAnswerSeconds,
): Promise<Answer> {
  try {
    const signal = AbortSignal.timeout(answerSeconds * 1000)
    const response = await fetch(url, { ...request, redirect: 'manual', signal })
    return { status: response.status, headers: response.headers, text: await boundedText(response) }
  } catch (error) {
    throw unanswered(error)
  }
}

/** The bytes are counted as they come, after they were unpacked. */
async function boundedText({ body }: Response): Promise<string> {
  if (!body) return ''
  const decoder = new TextDecoder()
  let read = ''
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > policy.remoteAnswerBytesMax) throw passing('answered with more than is read')
    read += decoder.decode(chunk, { stream: true })
  }
  return read + decoder.decode()
}

/** What fetch throws names the address, so that neither it nor its cause goes on: what is left is the cause's code. */
function unanswered(error: unknown): Error {
  if (error instanceof RemoteError) return error
  if (error instanceof DOMException) return passing('did not answer in time')
  if (!(error instanceof TypeError)) throw error
  return passing(`could not be reached (${codeOf(error.cause)})`)
}

function codeOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,40}$/.test(code)
    ? code
    : 'for a reason without a name'
}

function settled({ status, headers, text }: Answer, { expects = [] }: Question): Reply {
  const isSuccess = status >= 200 && status < 300
  const body = jsonIn(text)
  if (isSuccess && text !== '' && body === undefined) throw passing('answered with something that is no JSON')
  if (isSuccess || expects.includes(status)) return { status, ...(body !== undefined && { body }) }
  if (status === 403 && isLimit(body)) throw passing('asks to be left alone', headers)
  const refusal = byStatus.get(status)
  throw refusal ? refusal() : passing(`answered ${status}`, headers)
}

/** Absent when it is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const refusals = {
  accessWithdrawn: () =>
    new RemoteError('accessWithdrawn', 'The calendar’s provider does not let us in any more.'),
  cursorExpired: () =>
    new RemoteError('cursorExpired', 'The calendar’s provider cannot say any more what has changed.'),
  gone: () => new RemoteError('gone', 'The calendar’s provider has no such thing.'),
}

const byStatus: ReadonlyMap<number, () => RemoteError> = new Map([
  [401, refusals.accessWithdrawn],
  [403, refusals.accessWithdrawn],
  [404, refusals.gone],
  [410, refusals.cursorExpired],
])

export function passing(what: string, headers?: Headers): RemoteError {
  return new RemoteError('passing', `The calendar’s provider ${what}.`, {
    retryAfterSeconds: headers && retryAfterSeconds((name) => headers.get(name)),
  })
}

const refusalBody = z.object({ error: z.object({ errors: listOf(z.object({ reason: text }), 20) }) })

/**
 * Google tells some limits, and that its API is not switched on for us, by 403
 * (https://developers.google.com/workspace/calendar/api/guides/errors): nothing that the candidate could mend.
 */
const limits: ReadonlySet<string | undefined> = new Set([
  'rateLimitExceeded',
  'userRateLimitExceeded',
  'quotaExceeded',
  'dailyLimitExceeded',
  'calendarUsageLimitsExceeded',
  'accessNotConfigured',
])

function isLimit(body: unknown): boolean {
  const refusal = given(refusalBody).parse(body)
  return refusal?.error.errors.some(({ reason }) => limits.has(reason)) ?? false
}
