import * as z from 'zod/mini'
import { flag, identifier, listOf, present, text } from '../calendar/lenient.ts'
import { oneLine } from '../calendar/plain-text.ts'
import { policy } from '../domain/policy.ts'
import type { ListedCalendar } from './listed-calendar.ts'
import { ask, type Provider, passing } from './request.ts'

const entry = z.object({
  id: identifier,
  summary: text,
  summaryOverride: text,
  primary: flag,
})
/** On one page; nobody is known to have more. */
const calendarsListed = 100
const calendarList = z.object({ items: z.array(z.unknown()) })

/**
 * The calendars of which an account may read the events, the first of them that there is room for
 * (https://developers.google.com/workspace/calendar/api/v3/reference/calendarList/list). The base is that of
 * `googleCalendar`, the token one for `calendar.calendarlist.readonly`. Throws a RemoteError.
 */
export async function listGoogleCalendars(provider: Provider): Promise<readonly ListedCalendar[]> {
  const query = { minAccessRole: 'reader', maxResults: String(calendarsListed) }
  const { body } = await ask(provider, { to: ['users', 'me', 'calendarList'], query })
  const list = calendarList.safeParse(body)
  if (!list.success) throw passing('answered with something that is no list of calendars')
  return listOf(entry, calendarsListed)
    .parse(list.data.items)
    .flatMap(({ id, summary, summaryOverride, primary: isPrimary = false }) => {
      if (id === undefined) return []
      const name = oneLine(summaryOverride ?? summary, policy.calendarTitleMax) ?? id
      // The primary calendar is named by its owner's address; another's id is an address that nobody reads.
      return [present({ id, name, isPrimary, owner: isPrimary ? id : undefined })]
    })
}
