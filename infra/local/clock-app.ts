import { Hono } from 'hono'
import { Temporal } from 'temporal-polyfill'
import type { VirtualClock } from './virtual-clock.ts'

const FURTHEST = Temporal.Duration.from({ years: 2 })

/** A request that cannot be met, said field by field. */
class ClockRequestError extends Error {
  override readonly name = 'ClockRequestError'
  readonly path: string

  constructor(path: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.path = path
  }
}

/**
 * `GET` shows the clock: `{now}`. `POST` with `{"advance": "PT3H"}` or `{"to": "<instant>"}` moves it, and answers
 * when everything that fell due on the way is done. 422 with `{errors: [{path, message}]}` for anything else, for
 * the past and for more than two years.
 */
export function clockApp(clock: VirtualClock): Hono {
  const app = new Hono()
  app.get('/', (c) => c.json({ now: clock.instant() }))
  app.post('/', async (c) => {
    try {
      await clock.advanceTo(readTarget(await c.req.text(), clock.now()))
    } catch (error) {
      if (!(error instanceof ClockRequestError || error instanceof RangeError)) throw error
      const path = error instanceof ClockRequestError ? error.path : ''
      return c.json({ errors: [{ path, message: error.message }] }, 422)
    }
    return c.json({ now: clock.instant() })
  })
  return app
}

function readTarget(body: string, now: number): number {
  const [path, text] = readField(body)
  const start = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('UTC')
  const target = path === 'to' ? readInstant(text) : readDuration(text, start)
  if (target < now)
    throw new ClockRequestError(path, `The clock shows ${start.toInstant()} and cannot go back`)
  if (target > start.add(FURTHEST).epochMilliseconds) {
    throw new ClockRequestError(path, 'The clock moves two years at most')
  }
  return target
}

function readField(body: string): ['advance' | 'to', string] {
  let request: unknown
  try {
    request = JSON.parse(body)
  } catch (cause) {
    throw new ClockRequestError('', 'The body must be JSON', { cause })
  }
  const [field, ...others] = typeof request === 'object' && request !== null ? Object.entries(request) : []
  const [path, value] = field ?? []
  if (others.length > 0 || (path !== 'advance' && path !== 'to')) {
    throw new ClockRequestError('', 'Say {"advance": "<duration>"} or {"to": "<instant>"}')
  }
  if (typeof value !== 'string') throw new ClockRequestError(path, 'This must be a string')
  return [path, value]
}

function readInstant(text: string): number {
  try {
    return Temporal.Instant.from(text).epochMilliseconds
  } catch (cause) {
    throw new ClockRequestError('to', 'This must be an instant such as 2026-11-17T14:30:00Z', { cause })
  }
}

function readDuration(text: string, start: Temporal.ZonedDateTime): number {
  try {
    return start.add(Temporal.Duration.from(text)).epochMilliseconds
  } catch (cause) {
    throw new ClockRequestError('advance', 'This must be an ISO 8601 duration such as PT3H or P2W', { cause })
  }
}
