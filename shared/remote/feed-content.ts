import { createHash } from 'node:crypto'
import { contentLines } from '../calendar/icalendar-lines.ts'
import { readDuration } from '../calendar/icalendar-time.ts'
import type { Steps } from '../calendar/steps.ts'
import { policy } from '../domain/policy.ts'

/** What a feed says beside its meetings. */
export interface FeedContent {
  readonly is: 'calendar' | 'webPage' | 'nothingKnown'
  /** It ends as a calendar does. */
  readonly isComplete: boolean
  /** The same for as long as the calendar says the same: its stamps, which some servers write anew each time, are left out. */
  readonly hash: string
  /** How often it asks to be looked at (RFC 7986 section 5.7, and Microsoft's older property), as far as that is granted. */
  readonly refreshSeconds?: number
}

const stamps: ReadonlySet<string> = new Set(['DTSTAMP', 'LAST-MODIFIED'])
const refreshes: ReadonlySet<string> = new Set(['REFRESH-INTERVAL', 'X-PUBLISHED-TTL'])

export function* feedContent(text: string): Steps<FeedContent> {
  const hash = createHash('sha256')
  let isCalendar = false
  let isComplete = false
  let refresh: number | undefined
  for (const line of contentLines(text)) {
    yield
    if (!line) continue
    const { name, head, value } = line
    if (!stamps.has(name)) hash.update(`${head}:${value}\n`)
    if (refreshes.has(name)) refresh ??= readDuration(value.trim())?.toSeconds()
    const component = value.trim().toUpperCase()
    if (name === 'BEGIN' && component === 'VCALENDAR') isCalendar = true
    isComplete = name === 'END' && component === 'VCALENDAR'
  }
  return {
    is: isCalendar ? 'calendar' : /^\s{0,100}</.test(text) ? 'webPage' : 'nothingKnown',
    isComplete,
    hash: hash.digest('base64url'),
    ...(refresh && { refreshSeconds: granted(refresh) }),
  }
}

function granted(seconds: number): number {
  const { least, most } = policy.feedRefreshSeconds
  return Math.min(Math.max(seconds, least), most)
}
