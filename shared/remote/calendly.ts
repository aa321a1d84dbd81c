import * as z from 'zod/mini'
import { bookingEvents } from '../calendar/calendly.ts'
import { identifier, listOf, present, text } from '../calendar/lenient.ts'
import { RemoteError } from './pull.ts'
import { ask, isBelow, type Provider, passing } from './request.ts'

/**
 * Calendly's webhook subscriptions, by a token that its owner made for us and that does not end by itself
 * (https://developer.calendly.com/api-docs, base `https://api.calendly.com`). Everything here throws a RemoteError.
 */

export interface CalendlyAccount {
  /** Both are addresses of Calendly's own. */
  readonly user: string
  readonly organization: string
  readonly email?: string
  readonly timeZone?: string
}

export interface WantedSubscription {
  readonly account: CalendlyAccount
  readonly address: string
  /** Signs what is sent there (`proveCalendly`). */
  readonly signingKey: string
}

const me = z.object({
  resource: z.object({ uri: identifier, current_organization: identifier, email: text, timezone: text }),
})

export async function readCalendlyAccount(provider: Provider): Promise<CalendlyAccount> {
  const { body } = await ask(provider, { to: ['users', 'me'] })
  const { uri, current_organization, email, timezone } = me.safeParse(body).data?.resource ?? {}
  if (uri === undefined || current_organization === undefined)
    throw passing('answered with something that is no account')
  return present({ user: uri, organization: current_organization, email, timeZone: timezone })
}

/** Of one account, on one page. */
const subscriptionsListed = 100
const subscription = z.object({ uri: identifier, state: text, callback_url: text })
const one = z.object({ resource: subscription })
const list = z.object({ collection: listOf(subscription, subscriptionsListed) })

/**
 * Has every booking of the account told at the address; answers the subscription's own address. Another subscription for
 * the same address, which an attempt before may have left, goes first: each of them would tell, by a key of its own.
 */
export async function subscribeCalendly(provider: Provider, wanted: WantedSubscription): Promise<string> {
  const { account, address, signingKey } = wanted
  const whose = { organization: account.organization, user: account.user, scope: 'user' }
  for (const uri of await subscriptionsAt(provider, address, whose)) await unsubscribeCalendly(provider, uri)
  const reply = await ask(provider, {
    method: 'POST',
    to: ['webhook_subscriptions'],
    body: { ...whose, url: address, events: bookingEvents, signing_key: signingKey },
    expects: [403],
  })
  if (reply.status === 403)
    throw new RemoteError(
      'accessWithdrawn',
      'Calendly tells of bookings only on a paid plan (Standard or higher), and only by a token that may read users and write webhooks.',
    )
  const uri = one.safeParse(reply.body).data?.resource.uri
  if (uri === undefined || !isBelow(provider.base, uri))
    throw passing('answered with something that is no subscription')
  return uri
}

/**
 * The subscription that tells from now on: the same, or a new one where Calendly has disabled it, as it does after a day
 * in which nobody answered, or where it is gone. Bookings of the time between have to be pulled.
 */
export async function keepCalendlySubscription(
  provider: Provider,
  uri: string,
  wanted: WantedSubscription,
): Promise<string> {
  const { status, body } = await ask(provider, { to: uri, expects: [404] })
  if (status !== 404) {
    const state = one.safeParse(body).data?.resource.state
    if (state === undefined) throw passing('answered with something that is no subscription')
    if (state !== 'disabled') return uri
    await unsubscribeCalendly(provider, uri)
  }
  return subscribeCalendly(provider, wanted)
}

/** Ends it; one that is gone already is success. */
export async function unsubscribeCalendly(provider: Provider, uri: string): Promise<void> {
  await ask(provider, { method: 'DELETE', to: uri, expects: [404] })
}

async function subscriptionsAt(
  provider: Provider,
  address: string,
  whose: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const query = { ...whose, count: String(subscriptionsListed) }
  const { body } = await ask(provider, { to: ['webhook_subscriptions'], query })
  const all = list.safeParse(body).data?.collection
  if (!all) throw passing('answered with something that is no list of subscriptions')
  return all.flatMap(({ uri, callback_url }) => (uri !== undefined && callback_url === address ? [uri] : []))
}
