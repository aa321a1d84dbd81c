import { buildTable, buildTimers } from '../shared/aws/build.ts'
import { type Context, surroundings } from '../shared/context.ts'
import { entry } from '../shared/entry.ts'
import { readEnvironment } from '../shared/env.ts'
import { metric } from '../shared/log.ts'
import { sweep } from '../shared/use-cases/sweep.ts'

/** Every 15 minutes: what was left undone. Fails, and so raises its alarm, when anything could not be repaired. */
export function createSweep(context: Context) {
  return async () => {
    const { failed, seen, oldestSeconds } = await sweep(context)
    metric('OldestOverdueSeconds', oldestSeconds, Date.parse(context.now()))
    if (failed > 0) throw new Error(`${failed} of ${seen} overdue interviews could not be repaired`)
  }
}

export const handler = entry(() => {
  const env = readEnvironment('sweep')
  return createSweep({ ...surroundings, table: buildTable(env), timers: buildTimers(env) })
})
