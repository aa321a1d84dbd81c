import { setImmediate } from 'node:timers/promises'
import * as z from 'zod/mini'
import type { CalendarFact } from '../calendar/fact.ts'
import { tellCalendar } from '../calendar/icalendar.ts'
import { decodeText } from '../calendar/icalendar-decode.ts'
import { given, present } from '../calendar/lenient.ts'
import { digest } from '../digest.ts'
import { dayIn, type Instant, plus } from '../domain/instant.ts'
import { policy } from '../domain/policy.ts'
import { inTurns } from '../turns.ts'
import { type FeedContent, feedContent } from './feed-content.ts'
import { type Fetched, type Guard, guardedFetch } from './guarded-fetch.ts'
import { type PulledPage, type RemoteCalendar, RemoteError } from './pull.ts'
import { jsonIn } from './request.ts'
import { retryAfterSeconds } from './retry-after.ts'

/** A calendar at a secret address, as Google, Outlook and iCloud hand them out: one file, fetched whole each time. */

export interface Feed {
  /** Whoever knows it may read the calendar: it is told to nobody. */
  readonly address: string
  /** The candidate's addresses. */
  readonly me: readonly string[]
  /** The candidate's IANA zone. */
  readonly timeZone: string
  readonly now: Instant
  readonly guard?: Guard
}

/** What was there last time; JSON in the cursor. */
const feedCursor = z.object({
  /** Of what the facts depend on beside the feed. */
  reading: z.string(),
  /** Of the feed. */
  hash: z.string(),
  etag: given(z.string()),
  modified: given(z.string()),
  refreshSeconds: given(z.number()),
})
type FeedCursor = z.output<typeof feedCursor>

/**
 * The calendar there. A pull is whole and tells all facts in the window, or none when nothing has changed; only where the
 * feed broke off, or holds more than is read, it tells what there is and is not whole.
 */
export function feedCalendar(feed: Feed): RemoteCalendar {
  const { address, me, timeZone, now, guard = {} } = feed
  const window = { from: plus(now, -policy.windowPastSeconds), until: plus(now, policy.windowFutureSeconds) }
  // Once a day all is told although nothing has changed: the window moves on.
  const reading = digest({ address, me, timeZone, day: dayIn(now, 'UTC') })
  return {
    async pull(cursor) {
      const last = readCursor(cursor, reading)
      const fetched = await guardedFetch(address, conditions(last), guard)
      if (fetched.status === 304 && last) return { isWhole: false, pages: pagesOf([], last) }
      refuse(fetched)
      const text = await inTurns(decodeText(fetched.bytes))
      const content = await inTurns(feedContent(text))
      if (content.is === 'webPage')
        throw gone('leads to a web page, and to no calendar: perhaps one that asks to sign in')
      if (content.is !== 'calendar') throw gone('leads to no calendar')
      const next = cursorOf(reading, fetched, content)
      if (content.hash === last?.hash) return { isWhole: false, pages: pagesOf([], next) }
      const { told, fault } = await inTurns(
        tellCalendar(text, {
          ...{ source: 'feed', me, timeZone },
          window: { from: window.from, to: window.until },
        }),
      )
      const facts = told.flatMap((one) => ('refused' in one ? [] : [one]))
      const isWhole = content.isComplete && fault === undefined
      return { isWhole, window, pages: pagesOf(facts, next) }
    },
  }
}

/** What is no cursor of ours, or was read otherwise, is none: then everything is told again. */
function readCursor(cursor: string | undefined, reading: string): FeedCursor | undefined {
  const last = cursor === undefined ? undefined : given(feedCursor).parse(jsonIn(cursor))
  return last?.reading === reading ? last : undefined
}

function conditions(last: FeedCursor | undefined): Record<string, string> {
  return present({
    accept: 'text/calendar, */*;q=0.1',
    'if-none-match': last?.etag,
    'if-modified-since': last?.modified,
  })
}

function refuse({ status, headers }: Fetched): void {
  if (status >= 200 && status < 300) return
  if (status === 401 || status === 403) throw gone('asks to sign in')
  if (status === 404 || status === 410) throw gone('leads nowhere any more')
  const isPassing = status < 400 || status >= 500 || [408, 425, 429].includes(status)
  if (!isPassing) throw gone(`is refused by its server (${status})`)
  throw new RemoteError('passing', `The calendar’s server answered ${status}.`, {
    retryAfterSeconds: retryAfterSeconds((name) => headers[name]),
  })
}

const validatorMax = 1_000

function cursorOf(reading: string, { headers }: Fetched, content: FeedContent): FeedCursor {
  const { hash, isComplete, refreshSeconds } = content
  // What broke off is asked for again, though its server has nothing newer.
  const validator = (value: string | undefined) =>
    isComplete && value !== undefined && value.length <= validatorMax ? value : undefined
  return present({
    reading,
    hash,
    etag: validator(headers.etag),
    modified: validator(headers['last-modified']),
    refreshSeconds,
  })
}

async function* pagesOf(facts: readonly CalendarFact[], next: FeedCursor): AsyncGenerator<PulledPage> {
  const size = policy.feedPageFacts
  let start = 0
  for (; start + size < facts.length; start += size) {
    yield { facts: facts.slice(start, start + size) }
    await setImmediate()
  }
  const { refreshSeconds } = next
  yield present({ facts: facts.slice(start), cursor: JSON.stringify(next), refreshSeconds })
}

function gone(why: string): RemoteError {
  return new RemoteError('gone', `The calendar’s address ${why}.`)
}
