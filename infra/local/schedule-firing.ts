import type { Clock } from './clock.ts'
import type { Faults } from './faults.ts'
import { inputOf, type Schedule } from './schedule.ts'

/** When schedules fire, and what becomes of them then. */

/** What is handed to the target. */
export interface Firing {
  targetArn: string
  input: unknown
}

export interface FiringOptions {
  clock: Clock
  faults: Faults
  /** Hands over to the target; what it throws means that the target did not take it. */
  deliver(firing: Firing): Promise<void>
  /** Takes what could not be handed over, as the queue of dead letters does. */
  bury(firing: Firing, error: unknown): Promise<void>
}

/** Sets the alarms. `complete` is called after a schedule was handed over, or lost if a fault says so. */
export function scheduleAlarms(
  { clock, faults, ...target }: FiringOptions,
  complete: (schedule: Schedule) => Promise<void>,
) {
  const alarms = new Map<Schedule, () => void>()

  const ring = (schedule: Schedule, at: number, wake: () => Promise<void>) =>
    alarms.set(schedule, clock.at(at, wake))

  const fire = async (schedule: Schedule) => {
    const misfire = faults.takeMisfire(schedule.name)
    if (misfire?.kind === 'late') {
      ring(schedule, clock.now() + misfire.seconds * 1000, () => handOver(schedule, 1))
    } else {
      await handOver(schedule, { duplicate: 2, lost: 0, none: 1 }[misfire?.kind ?? 'none'])
    }
  }

  const handOver = async (schedule: Schedule, times: number) => {
    for (let n = 0; n < times; n += 1) await deliver(schedule)
    await complete(schedule)
  }

  const deliver = async (schedule: Schedule) => {
    const firing = { targetArn: schedule.request.Target.Arn, input: inputOf(schedule) }
    try {
      await target.deliver(firing)
    } catch (error) {
      await target.bury(firing, error)
    }
  }

  return {
    arm(schedule: Schedule): void {
      if (schedule.isDone || schedule.request.State === 'DISABLED') return
      ring(schedule, schedule.due, () => fire(schedule))
    },
    disarm(schedule: Schedule): void {
      alarms.get(schedule)?.()
      alarms.delete(schedule)
    },
  }
}
