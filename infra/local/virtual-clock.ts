import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { type Clock, createAlarms, createWork, ring, toInstant } from './clock.ts'

/** A clock that stands still until it is told to move. */
export interface VirtualClock extends Clock {
  /**
   * Moves to `target` (epoch milliseconds), ringing on the way everything that falls due, in order of time; each
   * alarm settles wholly, with whatever it set off, before time moves on. Resolves when nothing is under way and
   * nothing is due at `target`. Calls queue up. Throws a RangeError when `target` lies in the past.
   * Must not be awaited inside work that this clock tracks: it would wait for itself.
   */
  advanceTo(target: number): Promise<void>
}

/** Tells the clock that moves when told from the machine's. */
export const isVirtual = (clock: Clock): clock is VirtualClock => 'advanceTo' in clock

interface VirtualClockOptions {
  /** Where time starts, epoch milliseconds. */
  startsAt: number
  /** Keeps the time across restarts, so that it never goes back: what the file holds wins over an earlier start. */
  file?: string | undefined
}

/**
 * A clock for tests and demonstrations. What is due rings by itself, one alarm after the other and each only when
 * nothing is under way, so that a run is the same every time.
 */
export function virtualClock({ startsAt, file }: VirtualClockOptions): VirtualClock {
  const alarms = createAlarms()
  const work = createWork()
  let now = Math.max(startsAt, remembered(file))
  let horizon = now
  let ringing: Promise<void> | undefined
  let moving: Promise<void> = Promise.resolve()

  const moveTo = (instant: number) => {
    if (instant <= now) return
    now = instant
    if (file) remember(file, now)
  }

  const ringDue = async () => {
    for (;;) {
      await work.idle()
      const alarm = alarms.takeDue(horizon)
      if (!alarm) {
        // Cleared in the same breath as the last look, so that an alarm set a moment later starts a new round.
        ringing = undefined
        return
      }
      moveTo(alarm.due)
      work.track(ring(alarm))
    }
  }

  const settled = async () => {
    do {
      ringing ??= ringDue()
      await ringing
    } while (ringing)
  }

  const advance = async (target: number) => {
    if (target < now) throw new RangeError(`The clock shows ${toInstant(now)} and cannot go back`)
    horizon = target
    await settled()
    moveTo(target)
  }

  return {
    now: () => now,
    instant: () => toInstant(now),
    at(due, wake) {
      const cancel = alarms.add({ due, wake })
      if (due <= horizon) ringing ??= ringDue()
      return cancel
    },
    track: work.track,
    settled,
    advanceTo(target) {
      const moved = moving.then(() => advance(target))
      moving = moved.catch(() => undefined)
      return moved
    },
  }
}

function remembered(file: string | undefined): number {
  if (!file) return Number.NEGATIVE_INFINITY
  try {
    const instant = Date.parse(readFileSync(file, 'utf8').trim())
    return Number.isNaN(instant) ? Number.NEGATIVE_INFINITY : instant
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Number.NEGATIVE_INFINITY
    throw error
  }
}

function remember(file: string, instant: number): void {
  writeFileSync(`${file}.tmp`, `${new Date(instant).toISOString()}\n`)
  renameSync(`${file}.tmp`, file)
}
