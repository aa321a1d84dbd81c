import type { Context } from '../context.ts'
import { type Instant, plus, secondsBetween } from '../domain/instant.ts'
import { timerKinds } from '../domain/interview.ts'
import type { Due } from '../domain/outbox.ts'
import { policy } from '../domain/policy.ts'
import { log } from '../log.ts'
import { dispatch } from './dispatch.ts'

const pagesMax = 20
const pageSize = 50

export interface Swept {
  readonly seen: number
  readonly failed: number
  /** How long the most overdue of them has waited, in seconds. */
  readonly oldestSeconds: number
}

/**
 * Repairs what was lost: settles attempts whose holder is gone, makes overdue timers anew and wakes overdue calendars. It mails nothing
 * itself; the timers lead to the functions that may. One that fails does not keep the others waiting.
 */
export async function sweep(context: Context): Promise<Swept> {
  const now = context.now()
  const overdue = plus(now, -policy.sweepSlackSeconds)
  let swept: Swept = { seen: 0, failed: 0, oldestSeconds: 0 }
  let cursor: Due | undefined
  for (let page = 0; page < pagesMax; page++) {
    const due = await context.table.listDue(overdue, pageSize, cursor)
    for (const one of due) {
      const { dueAt } = one
      const isRepaired = await repair(context, one, overdue)
      swept = {
        seen: swept.seen + 1,
        failed: swept.failed + (isRepaired ? 0 : 1),
        oldestSeconds: Math.max(swept.oldestSeconds, secondsBetween(dueAt, now)),
      }
    }
    cursor = due.at(-1)
    if (due.length < pageSize) break
  }
  return swept
}

async function repair(context: Context, due: Due, overdue: Instant): Promise<boolean> {
  try {
    await repairs[due.kind](context, due.id, overdue)
    return true
  } catch (error) {
    log('notRepaired', { id: due.id, error: error instanceof Error ? error.name : 'unknown' })
    return false
  }
}

const repairs: {
  readonly [K in Due['kind']]: (context: Context, id: string, overdue: Instant) => Promise<void>
} = {
  async interview(context, id, overdue) {
    const interview = (await dispatch(context, id, { type: 'swept' }))?.after
    for (const kind of timerKinds) {
      const timer = interview?.timers[kind]
      // The schedule may still be there, being retried: then its name is taken, and that is success.
      if (timer && timer.dueAt < overdue)
        await context.timers.arm({ id, kind, version: timer.version }, timer.dueAt, context.now())
    }
  },

  // A pull that died, a ring that was lost, a calendar that does not ring.
  connection: (context, id) => context.timers.wake(id, context.now()),
}
