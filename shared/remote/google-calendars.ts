import * as z from 'zod/mini'
import { flag, given, identifier, listOf, present, text } from '../calendar/lenient.ts'
import { oneLine } from '../calendar/plain-text.ts'
import { policy } from '../domain/policy.ts'
import { RemoteError } from './pull.ts'
import { ask, type Provider } from './request.ts'

/** The calendars that somebody has at Google (https://developers.google.com/workspace/calendar/api/v3/reference/calendarList). */

export interface GoogleCalendarEntry {
  readonly id: string
  /** As its owner sees it named. */
  readonly name: string
  /** The account's own; its id is the account's address. */
  readonly isPrimary: boolean
  /** IANA. */
  readonly timeZone?: string
}

const entry = z.object({
  id: identifier,
  summary: text,
  summaryOverride: text,
  primary: flag,
  timeZone: text,
  deleted: flag,
})
const pageSize = 250
const page = z.object({
  items: z.array(z.unknown()),
  nextPageToken: given(z.string().check(z.minLength(1))),
})

/**
 * Those whose events may be read, in Google's order, as far as `policy.calendarsMax`. `provider.base` is
 * `https://www.googleapis.com/calendar/v3`, its token one for `calendar.calendarlist.readonly`. Throws a RemoteError.
 */
export async function listGoogleCalendars(provider: Provider): Promise<readonly GoogleCalendarEntry[]> {
  const calendars: GoogleCalendarEntry[] = []
  let pageToken: string | undefined
  for (let pages = 0; pages < policy.calendarsMax / pageSize; pages++) {
    const query = { minAccessRole: 'reader', maxResults: String(pageSize), pageToken }
    const { body } = await ask(provider, { to: ['users', 'me', 'calendarList'], query })
    const list = given(page).parse(body)
    if (!list)
      throw new RemoteError('passing', 'Google answered with something that is no list of calendars.')
    const entries = listOf(entry, pageSize).parse(list.items)
    calendars.push(...entries.filter(({ deleted }) => deleted !== true).flatMap(entryOf))
    pageToken = list.nextPageToken
    if (pageToken === undefined) break
  }
  return calendars
}

function entryOf(item: z.output<typeof entry>): GoogleCalendarEntry[] {
  const { id, summary, summaryOverride, primary, timeZone } = item
  if (id === undefined) return []
  const name = oneLine(summaryOverride ?? summary, policy.calendarTitleMax) ?? id
  return [present({ id, name, isPrimary: primary === true, timeZone })]
}

/** The addresses at which Google knows the account. */
export function userAddresses(calendars: readonly GoogleCalendarEntry[]): readonly string[] {
  return calendars.filter(({ isPrimary }) => isPrimary).map(({ id }) => id.toLowerCase())
}
