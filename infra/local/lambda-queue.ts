import type { Clock } from './clock.ts'
import { readAll, type Store } from './store.ts'

/** Events that functions were invoked with and nobody waits for: kept on disk until they are done or given up. */

/** After the first attempt Lambda tries an asynchronous invocation twice more, this much later each time. */
const RETRY_DELAYS_MS = [60_000, 120_000]

/** How many events one function works on at a time. */
const CONCURRENCY = 10

export interface Invocation {
  id: string
  function: string
  event: unknown
  /** Attempts that failed. */
  failures: number
  /** Not before this instant, epoch milliseconds. */
  due: number
}

interface QueueOptions {
  clock: Clock
  /** Every name that may ever be opened: an event for one of these waits until it is. */
  functions: readonly string[]
  queue: Store
}

interface Handling {
  run(invocation: Invocation): Promise<unknown>
  /** Takes what failed for the last time. */
  bury(invocation: Invocation, error: unknown): Promise<void>
  /** Told of each attempt, which never fails. */
  track(attempt: Promise<void>): void
}

interface Line {
  readonly waiting: Invocation[]
  running: number
  isOpen: boolean
}

export async function openQueue({ clock, functions, queue: store }: QueueOptions, handling: Handling) {
  const lines = new Map<string, Line>(
    functions.map((name) => [name, { waiting: [], running: 0, isOpen: false }]),
  )
  let isClosed = false

  const startWaiting = (line: Line) => {
    while (line.isOpen && !isClosed && line.running < CONCURRENCY) {
      const invocation = line.waiting.shift()
      if (!invocation) return
      line.running += 1
      const attempted = attempt(invocation).finally(() => {
        line.running -= 1
        startWaiting(line)
      })
      handling.track(attempted)
    }
  }

  const schedule = (invocation: Invocation) => {
    const line = lines.get(invocation.function)
    if (!line) return
    const start = () => {
      line.waiting.push(invocation)
      startWaiting(line)
    }
    if (invocation.due <= clock.now()) start()
    else clock.at(invocation.due, async () => start())
  }

  const attempt = async (invocation: Invocation) => {
    try {
      await handling.run(invocation)
      await store.remove(fileOf(invocation))
    } catch (error) {
      // Once closed, what fails may fail because everything around it is gone; it keeps its place in the queue.
      if (!isClosed) await giveAnotherChance(invocation, error)
    }
  }

  const giveAnotherChance = async (invocation: Invocation, error: unknown) => {
    const delay = RETRY_DELAYS_MS[invocation.failures]
    if (delay === undefined) {
      await handling.bury(invocation, error)
      await store.remove(fileOf(invocation))
      return
    }
    const next = { ...invocation, failures: invocation.failures + 1, due: clock.now() + delay }
    await store.write(fileOf(next), JSON.stringify(next))
    schedule(next)
  }

  for (const invocation of await readAll<Invocation>(store)) schedule(invocation)

  return {
    has: (name: string) => lines.has(name),
    /** Whatever waits for this function starts, and so does all that comes for it. */
    open(name: string): void {
      const line = lines.get(name)
      if (!line) return
      line.isOpen = true
      startWaiting(line)
    },
    /** Resolves as soon as the event is kept safe. */
    async add(id: string, name: string, event: unknown): Promise<void> {
      const content = JSON.stringify({ id, function: name, event, failures: 0, due: clock.now() })
      const invocation: Invocation = JSON.parse(content)
      await store.write(fileOf(invocation), content)
      schedule(invocation)
    },
    /** Nothing more starts. */
    close(): void {
      isClosed = true
    },
  }
}

const fileOf = ({ id }: Invocation) => `${id}.json`
