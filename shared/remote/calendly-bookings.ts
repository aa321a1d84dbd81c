import * as z from 'zod/mini'
import { readCalendlyInvitee } from '../calendar/calendly.ts'
import type { CalendarFact } from '../calendar/fact.ts'
import { given, identifier, listOf } from '../calendar/lenient.ts'
import { type Instant, plus } from '../domain/instant.ts'
import { policy } from '../domain/policy.ts'
import type { CalendlyAccount } from './calendly.ts'
import type { PulledPage, RemoteCalendar } from './pull.ts'
import { ask, type Provider, passing } from './request.ts'

export interface CalendlyBookings {
  readonly account: CalendlyAccount
  /** The candidate's addresses. */
  readonly me: readonly string[]
  /** The candidate's IANA zone. */
  readonly timeZone: string
  readonly now: Instant
}

/**
 * An account's bookings as Calendly's API lists them, which it does on every plan: for what no webhook told. Calendly
 * cannot say what has changed, and lists what was cancelled beside the rest, so that each pull tells all there is and
 * none is `isWhole`: what is not told has not vanished.
 */
export function calendlyBookings(provider: Provider, bookings: CalendlyBookings): RemoteCalendar {
  return { pull: async () => ({ isWhole: false, pages: pages(provider, bookings) }) }
}

const bookedEvent = z.looseObject({ uri: identifier })
const eventPage = z.object({
  collection: listOf(bookedEvent, policy.calendlyPageItems),
  pagination: given(z.object({ next_page_token: identifier })),
})
const inviteePage = z.object({ collection: listOf(z.looseObject({}), policy.calendlyInviteesMax) })

async function* pages(
  provider: Provider,
  { account, me, timeZone, now }: CalendlyBookings,
): AsyncGenerator<PulledPage> {
  const window = {
    user: account.user,
    min_start_time: plus(now, -policy.windowPastSeconds),
    max_start_time: plus(now, policy.windowFutureSeconds),
    sort: 'start_time:asc',
    count: String(policy.calendlyPageItems),
  }
  let token: string | undefined
  for (let count = 0; count < policy.calendlyPagesMax; count++) {
    const { body } = await ask(provider, {
      to: ['scheduled_events'],
      query: { ...window, page_token: token },
    })
    const page = eventPage.safeParse(body)
    if (!page.success) throw passing('answered with something that is no list of bookings')
    const facts: CalendarFact[] = []
    for (const event of page.data.collection) facts.push(...(await factsOf(event)))
    token = page.data.pagination?.next_page_token
    if (token === undefined) {
      yield { facts, cursor: now, refreshSeconds: policy.sweptPullSeconds }
      return
    }
    yield { facts }
  }
  throw passing('has more bookings than are read')

  /** One for each who booked: an invitee as the API answers it names its event, which is put in its place. */
  async function factsOf(event: z.output<typeof bookedEvent>): Promise<CalendarFact[]> {
    if (event.uri === undefined) return []
    const query = { count: String(policy.calendlyInviteesMax) }
    const { status, body } = await ask(provider, { to: `${event.uri}/invitees`, query, expects: [404] })
    const invitees = status === 404 ? [] : inviteePage.safeParse(body).data?.collection
    if (!invitees) throw passing('answered with something that is no list of who booked')
    return invitees.flatMap((invitee) => {
      const fact = readCalendlyInvitee(
        { ...invitee, scheduled_event: event },
        { me, candidateZone: timeZone },
      )
      return 'refused' in fact ? [] : [fact]
    })
  }
}
