/** What is to be done when an alarm rings; it may take its time, and counts as work under way until it settles. */
export type Wake = () => Promise<void>

/**
 * Time for everything under `infra/local`. Instants are epoch milliseconds; `instant` is what the functions are
 * handed: ISO 8601, UTC, whole seconds. All state of a clock is in the value, so that many can run in one process.
 */
export interface Clock {
  now(): number
  instant(): string
  /** Rings once at `due`, at once if that is past. Returns what cancels it. */
  at(due: number, wake: Wake): () => void
  /** Counts `work` as under way until it settles, and hands it back. */
  track<T>(work: Promise<T>): Promise<T>
  /** Resolves when nothing is under way and nothing is due any more. */
  settled(): Promise<void>
}

export interface Alarm {
  due: number
  wake: Wake
}

/** Alarms in the order in which they ring: by due time, then as they were set. */
export function createAlarms() {
  const alarms: Alarm[] = []
  return {
    add(alarm: Alarm): () => void {
      const before = alarms.findLastIndex((other) => other.due <= alarm.due)
      alarms.splice(before + 1, 0, alarm)
      return () => {
        const index = alarms.indexOf(alarm)
        if (index >= 0) alarms.splice(index, 1)
      }
    },
    first: (): Alarm | undefined => alarms[0],
    takeDue(until: number): Alarm | undefined {
      const first = alarms[0]
      return first && first.due <= until ? alarms.shift() : undefined
    },
  }
}

/** The work under way: counted, never guessed by waiting. */
export function createWork() {
  let underway = 0
  let waiting: (() => void)[] = []
  const finish = () => {
    underway -= 1
    if (underway > 0) return
    const woken = waiting
    waiting = []
    for (const wake of woken) wake()
  }
  return {
    track<T>(work: Promise<T>): Promise<T> {
      underway += 1
      work.then(finish, finish)
      return work
    },
    async idle(): Promise<void> {
      // Checked again after waking: what finished may have started something else.
      while (underway > 0) await new Promise<void>((wake) => waiting.push(wake))
    },
  }
}

/** Rings an alarm; its failure is reported and stops nobody else's. */
export async function ring(alarm: Alarm): Promise<void> {
  try {
    await alarm.wake()
  } catch (error) {
    console.error('An alarm failed:', error)
  }
}

/** `2026-11-17T14:30:00Z` for epoch milliseconds; fractions of a second are dropped. */
export const toInstant = (epochMilliseconds: number): string =>
  `${new Date(epochMilliseconds).toISOString().slice(0, 19)}Z`

/** Timers of Node stand still while a laptop sleeps, so a distant alarm is looked at again this often. */
const LONGEST_NAP_MS = 15_000

/** The machine's own time. Alarms that are due together ring together. */
export function systemClock(): Clock {
  const alarms = createAlarms()
  const work = createWork()
  let timer: NodeJS.Timeout | undefined

  const ringDue = () => {
    for (let alarm = alarms.takeDue(Date.now()); alarm; alarm = alarms.takeDue(Date.now()))
      work.track(ring(alarm))
    arm()
  }
  const arm = () => {
    clearTimeout(timer)
    const next = alarms.first()
    if (!next) return
    const nap = Math.min(Math.max(next.due - Date.now(), 0), LONGEST_NAP_MS)
    timer = setTimeout(ringDue, nap).unref()
  }

  return {
    now: Date.now,
    instant: () => toInstant(Date.now()),
    at(due, wake) {
      const cancel = alarms.add({ due, wake })
      arm()
      return cancel
    },
    track: work.track,
    async settled() {
      ringDue()
      await work.idle()
    },
  }
}

/** The same clock for one owner, who silences all its own alarms at once when it closes. */
export function ownAlarms(clock: Clock): { clock: Clock; silence(): void } {
  const pending = new Set<() => void>()
  const at = (due: number, wake: Wake) => {
    const cancelAlarm = clock.at(due, () => {
      pending.delete(cancel)
      return wake()
    })
    const cancel = () => {
      pending.delete(cancel)
      cancelAlarm()
    }
    pending.add(cancel)
    return cancel
  }
  return {
    clock: { ...clock, at },
    silence() {
      for (const cancel of pending) cancel()
    },
  }
}
