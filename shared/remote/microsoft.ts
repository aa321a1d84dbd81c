import * as z from 'zod/mini'
import { flag, given, identifier, listOf, present, text } from '../calendar/lenient.ts'
import { oneLine } from '../calendar/plain-text.ts'
import { type Instant, plus, secondsBetween } from '../domain/instant.ts'
import { policy } from '../domain/policy.ts'
import type { ListedCalendar } from './listed-calendar.ts'
import { calendarPath, type MicrosoftCalendar, microsoftEvents, prefer } from './microsoft-events.ts'
import { watchMicrosoft } from './microsoft-subscription.ts'
import type { Pull, PulledPage, WatchableCalendar } from './pull.ts'
import { ask, isBelow, jsonIn, type Provider, passing, type Question } from './request.ts'

/**
 * Microsoft Graph's calendars, pulled by delta query in a window of time
 * (https://learn.microsoft.com/graph/delta-query-events).
 */

/** `provider.base` is `https://graph.microsoft.com/v1.0`; a token for `Calendars.Read` is enough. */
export function microsoftCalendar(provider: Provider, calendar: MicrosoftCalendar): WatchableCalendar {
  return {
    pull: async (cursor) => pull(provider, calendar, cursor),
    ...watchMicrosoft(provider, calendar),
  }
}

const linkMax = 8_192
const link = z.optional(z.string().check(z.maxLength(linkMax)))
const deltaPage = z.object({
  value: z.array(z.unknown()).check(z.maxLength(policy.calendarEntriesMax)),
  '@odata.nextLink': link,
  '@odata.deltaLink': link,
})

/** Where a pull ended, and when the window began in which it looked. */
const place = given(z.object({ link: z.string().check(z.maxLength(linkMax)), from: z.iso.datetime() }))

/**
 * A link tells what has changed in the window that it was made for, and in no other: after a week all is told anew, in a
 * window that begins later.
 */
function pull(provider: Provider, calendar: MicrosoftCalendar, cursor: string | undefined): Pull {
  const { now } = calendar
  const last = cursor === undefined ? undefined : place.parse(jsonIn(cursor))
  if (last && isBelow(provider.base, last.link) && secondsBetween(last.from, now) < policy.windowRollSeconds)
    return { isWhole: false, pages: pagesFrom({ to: last.link }, { isWhole: false, from: last.from }) }
  const window = { from: plus(now, -policy.windowPastSeconds), until: plus(now, policy.windowFutureSeconds) }
  const first = {
    to: [...calendarPath(calendar), 'calendarView', 'delta'],
    query: { startDateTime: window.from, endDateTime: window.until },
  }
  return { isWhole: true, window, pages: pagesFrom(first, { isWhole: true, from: now }) }

  async function* pagesFrom(
    first: Question,
    { isWhole, from }: { readonly isWhole: boolean; readonly from: Instant },
  ): AsyncGenerator<PulledPage> {
    const factsOf = microsoftEvents(provider, calendar, isWhole)
    let question = first
    for (let count = 0; count < policy.remotePagesMax; count++) {
      const { body } = await ask(provider, { ...question, headers: { prefer } })
      const page = deltaPage.safeParse(body)
      if (!page.success) throw passing('answered with something that is no page of a calendar')
      const { value, '@odata.nextLink': next, '@odata.deltaLink': last } = page.data
      const facts = await factsOf(value)
      if (last !== undefined && isBelow(provider.base, last)) {
        yield { facts, cursor: JSON.stringify({ link: last, from }) }
        return
      }
      if (next === undefined) throw passing('broke off in the midst of a calendar')
      yield { facts }
      question = { to: next }
    }
    throw passing('has more pages of a calendar than are read')
  }
}

/** On one page; nobody is known to have more. */
const calendarsListed = 100
const calendarList = z.object({
  value: listOf(
    z.object({
      id: identifier,
      name: text,
      isDefaultCalendar: flag,
      owner: given(z.object({ address: text })),
    }),
    calendarsListed,
  ),
})

/** The calendars that an account has, the first of them that there is room for. Throws a RemoteError. */
export async function listMicrosoftCalendars(provider: Provider): Promise<readonly ListedCalendar[]> {
  const query = { $top: String(calendarsListed), $select: 'id,name,isDefaultCalendar,owner' }
  const { body } = await ask(provider, { to: ['me', 'calendars'], query, headers: { prefer } })
  const list = calendarList.safeParse(body)
  if (!list.success) throw passing('answered with something that is no list of calendars')
  return list.data.value.flatMap(({ id, name, isDefaultCalendar, owner }) =>
    id === undefined
      ? []
      : [
          present({
            id,
            name: oneLine(name, policy.calendarTitleMax) ?? id,
            isPrimary: isDefaultCalendar === true,
            owner: owner?.address,
          }),
        ],
  )
}
