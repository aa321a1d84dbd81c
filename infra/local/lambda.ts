import { randomUUID } from 'node:crypto'
import type { Clock } from './clock.ts'
import { type Faults, strikesAfter } from './faults.ts'
import { type Invocation, openQueue } from './lambda-queue.ts'
import { readAll, type Store } from './store.ts'

/** An event that failed three times, or that no function could take. */
export interface DeadLetter {
  id: string
  function: string
  event: unknown
  /** ISO 8601, UTC. */
  at: string
  error: string
}

export interface Lambda {
  /**
   * Deploys a function. Events that wait for it, from before a restart for instance, start at once. `timeoutSeconds`
   * runs by the machine's time, also under a virtual clock: it bounds real work.
   */
  register<Event>(name: string, handler: (event: Event) => unknown, options: { timeoutSeconds: number }): void
  isRegistered(name: string): boolean
  /**
   * Invokes a function asynchronously, by name or ARN: resolves as soon as the event is kept safe. The handler gets
   * its own copy, at least once; it may come twice. Throws when there is no such function.
   */
  invoke(functionNameOrArn: string, event: unknown): Promise<void>
  /**
   * Invokes a deployed function, by name or ARN, and waits for what it returns. Throws what the function throws, a
   * timeout included; nothing is tried again.
   */
  call(functionNameOrArn: string, event: unknown): Promise<unknown>
  /** Oldest first. */
  deadLetters(): Promise<DeadLetter[]>
  /** Buries an event that could not even be handed over. */
  bury(functionNameOrArn: string, event: unknown, error: unknown): Promise<void>
  /** Starts nothing more, and waits a moment for what runs. What is not done by then runs again after a restart. */
  close(): Promise<void>
}

interface LambdaOptions {
  clock: Clock
  faults: Faults
  /** Every name that may ever be registered: an event for one of these waits until it is. */
  functions: readonly string[]
  queue: Store
  deadLetters: Store
}

interface Deployed {
  handler: (event: unknown) => unknown
  timeoutSeconds: number
}

type Work = Pick<Invocation, 'function' | 'event'>

/** Lambda in this process: invocations that are waited for, and a durable queue with two retries and dead letters. */
export async function openLambda(options: LambdaOptions): Promise<Lambda> {
  const { clock, faults, deadLetters } = options
  const deployed = new Map<string, Deployed>()
  const running = new Set<Promise<unknown>>()
  const newId = idsInOrder(clock)

  const noteRunning = (work: Promise<unknown>) => {
    const done: Promise<unknown> = work.catch(() => undefined).finally(() => running.delete(done))
    running.add(done)
  }

  const run = async (work: Work) => {
    const target = deployed.get(work.function)
    if (!target) throw new Error(`There is no function ${work.function}`)
    return runOnce(target, work, faults)
  }

  const call = (functionNameOrArn: string, event: unknown) => {
    const called = run({ function: nameOf(functionNameOrArn), event })
    noteRunning(called)
    return called
  }

  const bury = async ({ id, ...work }: Work & Pick<Invocation, 'id'>, cause: unknown) => {
    const error = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
    const letter: DeadLetter = { id, function: work.function, event: work.event, at: clock.instant(), error }
    await deadLetters.write(`${id}.json`, JSON.stringify(letter))
    console.error(`${work.function} gave up on an event, now dead-letters/${id}.json: ${error}`)
  }

  const queue = await openQueue(options, {
    run,
    bury,
    track(attempt) {
      noteRunning(attempt)
      clock.track(attempt)
    },
  })

  const enqueue = async (functionNameOrArn: string, event: unknown) => {
    const name = nameOf(functionNameOrArn)
    if (!queue.has(name)) throw new Error(`There is no function ${functionNameOrArn}`)
    await queue.add(newId(), name, event)
  }

  return {
    register(name, handler, { timeoutSeconds }) {
      if (!queue.has(name)) throw new Error(`There is no place for a function called ${name}`)
      // What an event holds is the business of the function, which parses it first thing.
      deployed.set(name, { handler: handler as Deployed['handler'], timeoutSeconds })
      queue.open(name)
    },
    isRegistered: (name) => deployed.has(name),
    invoke: (functionNameOrArn, event) => clock.track(enqueue(functionNameOrArn, event)),
    call: (functionNameOrArn, event) => clock.track(call(functionNameOrArn, event)),
    deadLetters: () => readAll(deadLetters),
    bury: (functionNameOrArn, event, error) =>
      bury({ id: newId(), function: nameOf(functionNameOrArn), event }, error),
    async close() {
      queue.close()
      await Promise.race([Promise.all(running), pause(CLOSING_PATIENCE_MS)])
    },
  }
}

/** Ids sort in the order of invocation, also within one instant of a clock that stands still. */
function idsInOrder(clock: Clock): () => string {
  let sequence = 0
  return () => {
    sequence += 1
    return `${clock.now()}-${String(sequence).padStart(9, '0')}-${randomUUID()}`
  }
}

async function runOnce({ handler, timeoutSeconds }: Deployed, work: Work, faults: Faults): Promise<unknown> {
  const fault = faults.take('lambda', work.function)
  if (fault && !strikesAfter(fault)) throw new Error('The function was stopped before it began')
  const event: unknown = structuredClone(work.event)
  const result = await withinSeconds(timeoutSeconds, async () => handler(event))
  if (fault) throw new Error('The function was stopped after its work was done')
  return result
}

const CLOSING_PATIENCE_MS = 2_000

const pause = (milliseconds: number) =>
  new Promise<void>((resume) => setTimeout(resume, milliseconds).unref())

/** `arn:aws:lambda:<region>:<account>:function:<name>`, or the name itself. */
const nameOf = (functionNameOrArn: string) => functionNameOrArn.split(':').at(-1) ?? functionNameOrArn

async function withinSeconds<T>(seconds: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<never>((_, fail) => {
    timer = setTimeout(
      () => fail(new Error(`The function timed out after ${seconds} seconds`)),
      seconds * 1000,
    )
  })
  try {
    return await Promise.race([work(), timeout])
  } finally {
    clearTimeout(timer)
  }
}
