import * as z from 'zod/mini'
import type { Refused } from './fact.ts'
import { given, identifier, present, text } from './lenient.ts'

/**
 * What Microsoft Graph posts to a subscription: that something changed, never what
 * (https://learn.microsoft.com/graph/change-notifications-delivery-webhooks, …/change-notifications-lifecycle-events).
 */

const lifecycleEvents = ['reauthorizationRequired', 'subscriptionRemoved', 'missed'] as const
const changeTypes = ['created', 'updated', 'deleted'] as const

interface Sent {
  readonly subscriptionId: string
  /** The secret of the subscription. Each item has its own, and is to be checked by itself. */
  readonly clientState: string | undefined
}

export interface ChangeNotification extends Sent {
  readonly type: 'changed'
  readonly changeType: (typeof changeTypes)[number]
  /** With `subscriptionId`, tells a repeat from news: one change is told up to three times. */
  readonly eventId?: string
  readonly etag?: string
}

/**
 * `reauthorizationRequired`: nothing more is told until the subscription is renewed. `subscriptionRemoved`: make it anew,
 * then pull. `missed`: pull.
 */
export interface LifecycleNotification extends Sent {
  readonly type: (typeof lifecycleEvents)[number]
}

export type GraphNotification = ChangeNotification | LifecycleNotification

const item = z.object({
  subscriptionId: identifier,
  clientState: text,
  changeType: given(z.enum(changeTypes)),
  lifecycleEvent: text,
  resourceData: given(z.object({ id: identifier, '@odata.etag': text })),
})

/** Items of one post come from several subscriptions and tenants; more than this no mailbox rings at once. */
const itemsMax = 1_000
const clientStateMax = 255
const validationTokenMax = 4_096

/**
 * The token to answer as `text/plain` with status 200, and nothing else, when the query has one: while a subscription is
 * made, and again at any time. To be asked before any check.
 */
export function validationToken(query: URLSearchParams): string | undefined {
  const token = query.get('validationToken')
  return token === null || token.length > validationTokenMax ? undefined : token
}

/** The items of a post, in their order, each as what it rings for or why it rings for nothing. */
export function readGraphNotifications(body: unknown): readonly (GraphNotification | Refused)[] {
  const parsed = z.object({ value: z.array(z.unknown()).check(z.maxLength(itemsMax)) }).safeParse(body)
  if (!parsed.success) return [{ refused: 'This is no list of notifications of Microsoft Graph.' }]
  return parsed.data.value.map(readNotification)
}

function readNotification(value: unknown): GraphNotification | Refused {
  const parsed = item.safeParse(value)
  if (!parsed.success || parsed.data.subscriptionId === undefined)
    return { refused: 'The notification names no subscription.' }
  const { subscriptionId, clientState, lifecycleEvent, changeType, resourceData } = parsed.data
  if (clientState !== undefined && clientState.length > clientStateMax)
    return { refused: 'The notification has a secret that is none of ours.' }
  const sent = { subscriptionId, clientState }
  if (lifecycleEvent !== undefined) {
    const type = lifecycleEvents.find((known) => known === lifecycleEvent)
    return type ? { type, ...sent } : { refused: 'The notification is of a kind that we do not know.' }
  }
  if (changeType === undefined) return { refused: 'The notification does not say what has changed.' }
  const about = present({ eventId: resourceData?.id, etag: resourceData?.['@odata.etag']?.slice(0, 1_024) })
  return { type: 'changed', changeType, ...sent, ...about }
}
