import * as z from 'zod/mini'
import { identifier, text } from '../calendar/lenient.ts'
import { instantOf } from '../calendar/when.ts'
import { earliest, type Instant, plus } from '../domain/instant.ts'
import { policy } from '../domain/policy.ts'
import { calendarPath, type MicrosoftCalendar, prefer } from './microsoft-events.ts'
import type { Watch, WatchableCalendar } from './pull.ts'
import { ask, type Provider, passing } from './request.ts'

/**
 * Microsoft Graph's subscriptions (https://learn.microsoft.com/graph/api/resources/subscription). While one is made Graph
 * calls the address, which has to echo the `validationToken`. Changes and news of the subscription itself come to the
 * same address, told apart by what they hold.
 */
export function watchMicrosoft(
  provider: Provider,
  calendar: MicrosoftCalendar,
): Omit<WatchableCalendar, 'pull'> {
  function expiry(until: Instant): Instant {
    const longest = plus(calendar.now, policy.microsoftWatchMaxSeconds)
    return earliest([until, longest]) ?? longest
  }

  const watch: WatchableCalendar['watch'] = async ({ address, secret, until }) => {
    const body = {
      changeType: 'created,updated,deleted',
      notificationUrl: address,
      lifecycleNotificationUrl: address,
      resource: `/${[...calendarPath(calendar), 'events'].join('/')}`,
      expirationDateTime: expiry(until),
      clientState: secret,
    }
    const question = { method: 'POST', to: ['subscriptions'], headers: { prefer }, body } as const
    return watchIn((await ask(provider, question)).body)
  }

  return {
    watch,

    /** This also gives the word that `reauthorizationRequired` asks for. The same one goes on with its old secret. */
    async renew(old, wanted) {
      const reply = await ask(provider, {
        method: 'PATCH',
        to: ['subscriptions', old.id],
        body: { expirationDateTime: expiry(wanted.until) },
        expects: [404],
      })
      return reply.status === 404 ? watch(wanted) : watchIn(reply.body)
    },

    async unwatch({ id }) {
      await ask(provider, { method: 'DELETE', to: ['subscriptions', id], expects: [404] })
    },
  }
}

const subscription = z.object({ id: identifier, expirationDateTime: text })

/** It ends when the answer says, which need not be when it was asked to. */
function watchIn(body: unknown): Watch {
  const { id, expirationDateTime } = subscription.safeParse(body).data ?? {}
  const expiresAt = instantOf(expirationDateTime)
  if (id === undefined || expiresAt === undefined)
    throw passing('answered with something that is no subscription')
  return { id, expiresAt }
}
