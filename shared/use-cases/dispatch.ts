import type { Context } from '../context.ts'
import type { LifecycleEvent } from '../domain/event.ts'
import { type Instant, plus } from '../domain/instant.ts'
import { type Interview, timerKinds } from '../domain/interview.ts'
import { decide } from '../domain/lifecycle.ts'
import { policy } from '../domain/policy.ts'
import { log, metric } from '../log.ts'

/** What one event did: the same interview twice when it was stale. */
export interface Dispatched {
  readonly before: Interview
  readonly after: Interview
}

const attemptsMax = 8

/**
 * The only writer of interviews. Reads, lets the lifecycle decide, writes under the condition that nobody else has
 * written meanwhile, then brings the schedules in line. Resolves to undefined when there is no such interview; an
 * event that changes nothing is not written. Only a lost race is tried again, and only here.
 */
export async function dispatch(
  context: Context,
  id: string,
  event: LifecycleEvent,
): Promise<Dispatched | undefined> {
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const now = context.now()
    const before = await context.table.readInterview(id, now)
    if (!before) return undefined
    const decided = decide(before, event, now)
    if (decided === before) return { before, after: before }
    const after = { ...decided, revision: before.revision + 1 }
    if (await context.table.replaceInterview(after, before.revision)) {
      await arrangeTimers(context, before, after, now)
      raiseAttention(before, after, now)
      return { before, after }
    }
  }
  throw new Error(`Interview ${id} was written ${attemptsMax} times by others while this event waited`)
}

/**
 * State first, then the schedule. One that cannot be made is made by the sweeper, which finds the due time in the
 * index; one that cannot be taken back fires and is stale. So neither may fail what has been decided already.
 */
export async function arrangeTimers(
  { timers }: Context,
  before: Interview | undefined,
  after: Interview,
  now: Instant,
): Promise<void> {
  const work = timerKinds.flatMap((kind) => {
    const old = before?.timers[kind]
    const next = after.timers[kind]
    if (old?.version === next?.version) return []
    const isFired = !old || old.dueAt <= plus(now, policy.scheduleLeadSeconds)
    return [
      ...(next ? [timers.arm({ id: after.id, kind, version: next.version }, next.dueAt, now)] : []),
      ...(isFired ? [] : [timers.disarm({ id: after.id, kind, version: old.version })]),
    ]
  })
  for (const result of await Promise.allSettled(work)) {
    if (result.status === 'rejected')
      log('timerNotArranged', { id: after.id, error: String(result.reason?.name) })
  }
}

/** A letter that is held, or a mail that was given up, waits for a person: the alarm of that name counts them. */
function raiseAttention(before: Interview, after: Interview, now: Instant): void {
  const known = new Set(before.history)
  const fresh = after.history.filter((entry) => !known.has(entry))
  if (fresh.some(({ what }) => what === 'held' || what === 'mailAbandoned'))
    metric('NeedsAttention', 1, Date.parse(now))
}
