import * as z from 'zod/mini'
import { readGooglePage } from '../calendar/google.ts'
import { given, present } from '../calendar/lenient.ts'
import { type Instant, plus, toInstant } from '../domain/instant.ts'
import { policy } from '../domain/policy.ts'
import { inTurns } from '../turns.ts'
import { type PulledPage, RemoteError, type Watch, type WatchableCalendar } from './pull.ts'
import { ask, type Provider, passing } from './request.ts'

/**
 * One calendar of Google's: its events by sync token
 * (https://developers.google.com/workspace/calendar/api/guides/sync), and its push channels (…/guides/push).
 */

export interface GoogleCalendar {
  /** Absent: the account's own. */
  readonly calendarId?: string
  /** The candidate's addresses. */
  readonly me: readonly string[]
  /** The candidate's IANA zone. */
  readonly timeZone: string
  readonly now: Instant
}

/** `provider.base` is `https://www.googleapis.com/calendar/v3`; a token for `calendar.events.readonly` is enough. */
export function googleCalendar(
  provider: Provider,
  { calendarId = 'primary', me, timeZone, now }: GoogleCalendar,
): WatchableCalendar {
  const to = ['calendars', calendarId, 'events']

  async function* pagesSince(since: Since): AsyncGenerator<PulledPage> {
    let pageToken: string | undefined
    for (let pages = 0; pages < policy.remotePagesMax; pages++) {
      const query = { ...alike, ...since, pageToken }
      const { status, body } = await ask(provider, { to, query, expects: [400, 410] })
      if (status !== 200) throw refusal(status, since)
      const { nextPageToken, nextSyncToken } = readTokens(body)
      const read = await inTurns(readGooglePage(body, { me, candidateZone: timeZone }))
      const facts = read.flatMap((one) => ('refused' in one ? [] : [one]))
      yield present({ facts, cursor: nextPageToken === undefined ? nextSyncToken : undefined })
      if (nextPageToken === undefined) return
      pageToken = nextPageToken
    }
    throw passing('has more pages of a calendar than are read')
  }

  async function watch({ id, address, secret, until }: Parameters<WatchableCalendar['watch']>[0]) {
    const expiration = Date.parse(until)
    const body = { id, type: 'web_hook', address, token: secret, expiration }
    return readChannel((await ask(provider, { method: 'POST', to: [...to, 'watch'], body })).body)
  }

  return {
    async pull(cursor) {
      if (cursor !== undefined) return { isWhole: false, pages: pagesSince({ syncToken: cursor }) }
      const from = plus(now, -policy.windowPastSeconds)
      return { isWhole: true, window: { from }, pages: pagesSince({ timeMin: from }) }
    },
    watch,
    // A channel's life cannot be made longer: a new one begins.
    renew: (_old, next) => watch(next),
    async unwatch({ id, resourceId }) {
      await ask(provider, {
        method: 'POST',
        to: ['channels', 'stop'],
        body: { id, resourceId },
        expects: [404],
      })
    },
  }
}

/** Every request of a calendar says the same, or Google refuses its own token. */
const alike = { singleEvents: 'true', showDeleted: 'true', maxResults: '250' }

/** All that ends after `timeMin`; or what has changed of that since, for a token stays bound to how the first was asked. */
type Since = { readonly timeMin: Instant } | { readonly syncToken: string }

/** A cursor that has aged is gone, one that was spoilt is a bad request: neither will be good again. */
function refusal(status: number, since: Since): RemoteError {
  if ('syncToken' in since) return new RemoteError('cursorExpired', 'Google cannot say what has changed.')
  if (status === 410) return new RemoteError('gone', 'Google has this calendar no more.')
  return passing(`answered ${status}`)
}

const token = given(z.string().check(z.minLength(1), z.maxLength(4_000)))
const page = z.object({
  items: z.array(z.unknown()).check(z.maxLength(policy.calendarEntriesMax)),
  nextPageToken: token,
  nextSyncToken: token,
})

/** One of the two at least. */
function readTokens(body: unknown) {
  const { success, data } = page.safeParse(body)
  if (!success) throw passing('answered with something that is no page of events')
  if (data.nextPageToken === undefined && data.nextSyncToken === undefined)
    throw passing('does not say where to go on')
  return data
}

const channel = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  resourceId: z.string().check(z.minLength(1), z.maxLength(256)),
  /** Milliseconds since 1970: a text on the wire, a number in the documentation. */
  expiration: z.coerce.number().check(z.int(), z.positive(), z.maximum(253_402_300_799_000)),
})

function readChannel(body: unknown): Watch {
  const { success, data } = channel.safeParse(body)
  if (!success) throw passing('answered with something that is no channel')
  const { id, resourceId, expiration } = data
  return { id, resourceId, expiresAt: toInstant(new Date(expiration).toISOString()) }
}
