import { plus } from '../domain/instant.ts'
import { policy } from '../domain/policy.ts'
import {
  type CalendlyAccount,
  keepCalendlySubscription,
  readCalendlyAccount,
  subscribeCalendly,
  unsubscribeCalendly,
  type WantedSubscription,
} from './calendly.ts'
import { type CalendlyBookings, calendlyBookings } from './calendly-bookings.ts'
import type { Watch, WatchableCalendar } from './pull.ts'
import type { Provider } from './request.ts'

interface Settings extends Omit<CalendlyBookings, 'account'> {
  /** Signs what Calendly delivers. */
  readonly signingKey: () => Promise<string>
}

/**
 * An account of Calendly's as a calendar that is pulled and rings. Its ring holds the whole booking, and a subscription
 * never ends, but Calendly disables one that nobody answered to: it is "renewed" daily, which looks at it.
 */
export function calendlyCalendar(
  provider: Provider,
  { signingKey, ...bookings }: Settings,
): WatchableCalendar {
  let asked: Promise<CalendlyAccount> | undefined
  const account = () => {
    asked ??= readCalendlyAccount(provider)
    return asked
  }
  async function wantedAt(address: string): Promise<WantedSubscription> {
    return { account: await account(), address, signingKey: await signingKey() }
  }
  const until = plus(bookings.now, policy.channelRenewalSeconds + policy.calendlyLookSeconds)
  const watchOf = (id: string): Watch => ({ id, expiresAt: until })
  return {
    async pull(cursor) {
      return calendlyBookings(provider, { ...bookings, account: await account() }).pull(cursor)
    },
    watch: async ({ address }) => watchOf(await subscribeCalendly(provider, await wantedAt(address))),
    renew: async ({ id }, { address }) =>
      watchOf(await keepCalendlySubscription(provider, id, await wantedAt(address))),
    unwatch: ({ id }) => unsubscribeCalendly(provider, id),
  }
}
