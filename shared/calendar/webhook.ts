import { policy } from '../domain/policy.ts'
import { readCalcom } from './calcom.ts'
import { readCalendly, readCalendlyInvitee } from './calendly.ts'
import type { CalendarFact, Refused } from './fact.ts'
import { readGoogleEvent, readGooglePage } from './google.ts'
import { type Gone, type GraphReader, readGraphItem, readGraphPage } from './microsoft.ts'
import { readGraphNotifications } from './microsoft-notification.ts'
import { finished } from './steps.ts'

/** JSON of any provider, told apart by what it holds: for a file that somebody saved, without headers or address. */

type Said = readonly (CalendarFact | Refused)[]
type Json = Readonly<Record<string, unknown>>

/** JSON as it came over the wire: UTF-8 (RFC 8259), of at most so many bytes. */
export function parseJson(
  bytes: Uint8Array,
  bytesMax: number = policy.webhookBytesMax,
): { json: unknown } | Refused {
  if (bytes.length > bytesMax) return { refused: `It is longer than ${bytesMax} bytes.` }
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return { refused: 'It is not JSON.' }
    throw error
  }
}

/**
 * The facts in a payload of Google Calendar, Microsoft Graph, Calendly or Cal.com, in its order, each item that is none
 * with the reason. Takes the bytes, or JSON that is parsed already; never throws.
 */
export function readWebhook(payload: unknown, reader: GraphReader = {}): Said {
  const parsed = payload instanceof Uint8Array ? parseJson(payload) : { json: payload }
  if ('refused' in parsed) return [parsed]
  const { json } = parsed
  if (!Array.isArray(json)) return readOne(json, reader)
  if (json.length > policy.calendarEntriesMax) return [{ refused: 'The list is too long.' }]
  return json.flatMap((item) => readOne(item, reader))
}

function readOne(json: unknown, reader: GraphReader): Said {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return [{ refused: 'It is JSON, but no message of a calendar.' }]
  // A JSON object has names and values, which is all that the tests below ask of it.
  const message = json as Json
  const found = providers.find(({ has }) => has(message))
  return found ? found.read(message, reader) : [{ refused: 'No calendar that we know writes this.' }]
}

const isText = (value: unknown) => typeof value === 'string'
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null
const isOf = (value: unknown, pattern: RegExp) => isText(value) && pattern.test(String(value).slice(0, 200))
const refuse = (reason: string) => (): Said => [{ refused: reason }]

function unlessGone(item: CalendarFact | Gone | Refused): CalendarFact | Refused {
  return 'gone' in item
    ? { refused: 'An event has left the window that was asked for, or is deleted.' }
    : item
}

const rung: Refused = { refused: 'Microsoft rings: something has changed. What, only its calendar tells.' }

/** The surest signs first. */
const providers: readonly {
  has: (json: Json) => boolean
  read: (json: Json, reader: GraphReader) => Said
}[] = [
  { has: ({ triggerEvent }) => isText(triggerEvent), read: (json, reader) => [readCalcom(json, reader)] },
  {
    has: ({ event, payload }) => isText(event) && isObject(payload),
    read: (json, reader) => [readCalendly(json, reader)],
  },
  {
    has: ({ uri }) => isOf(uri, /^https:\/\/api\.calendly\.com\/scheduled_events\/[^/]+\/invitees\//),
    read: (json, reader) => [readCalendlyInvitee(json, reader)],
  },
  {
    has: ({ error }) => isObject(error),
    read: refuse('The calendar answered with an error; there is no event in it.'),
  },
  {
    has: ({ kind }) => kind === 'api#channel',
    read: refuse('Google has opened a channel; there is no event in it.'),
  },
  {
    has: ({ headers }) =>
      isObject(headers) && Object.keys(headers).some((name) => /^x-goog-channel-id$/i.test(name)),
    read: refuse('Google rings: something has changed. What, only its calendar tells.'),
  },
  {
    has: ({ kind, items }) => kind === 'calendar#events' || (kind === undefined && Array.isArray(items)),
    read: (json, reader) => finished(readGooglePage(json, reader)),
  },
  {
    has: ({ value }) =>
      Array.isArray(value) && value.some((item) => isObject(item) && isText(item.subscriptionId)),
    read: (json) => readGraphNotifications(json).map((item) => ('refused' in item ? item : rung)),
  },
  {
    has: ({ value }) => Array.isArray(value),
    read: (json, reader) => readGraphPage(json, reader).map(unlessGone),
  },
  {
    has: (json) => isText(json.clientState) || isText(json.notificationUrl),
    read: refuse('This is about a subscription of Microsoft; there is no event in it.'),
  },
  {
    has: (json) =>
      ['@odata.etag', '@odata.context', '@removed', 'iCalUId', 'subject'].some((name) => name in json),
    read: (json, reader) => [unlessGone(readGraphItem(json, reader))],
  },
  {
    has: ({ kind, status, iCalUID, id }) =>
      kind === 'calendar#event' ||
      isText(iCalUID) ||
      (isText(id) && isOf(status, /^(?:confirmed|tentative|cancelled)$/)),
    read: (json, reader) => [readGoogleEvent(json, reader)],
  },
]
