import { randomUUID } from 'node:crypto'
import type { Clock } from './clock.ts'
import { type Faults, strikesAfter } from './faults.ts'
import { readAll, type Store } from './store.ts'

/** After the first attempt Lambda tries an asynchronous invocation twice more, this much later each time. */
const RETRY_DELAYS_MS = [60_000, 120_000]

/** How many events one function works on at a time. */
const CONCURRENCY = 10

interface Invocation {
  id: string
  function: string
  event: unknown
  /** Attempts that failed. */
  failures: number
  /** Not before this instant, epoch milliseconds. */
  due: number
}

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
  running: number
}

/** Lambda in this process: invocations that are waited for, and a durable queue with two retries and dead letters. */
export async function openLambda(options: LambdaOptions): Promise<Lambda> {
  const { clock, faults, queue } = options
  const deployed = new Map<string, Deployed>()
  const waiting = new Map<string, Invocation[]>(options.functions.map((name) => [name, []]))
  const running = new Set<Promise<unknown>>()
  let isClosed = false

  const startWaiting = (name: string) => {
    const target = deployed.get(name)
    const line = waiting.get(name) ?? []
    while (target && !isClosed && target.running < CONCURRENCY) {
      const invocation = line.shift()
      if (!invocation) return
      target.running += 1
      const run = attempt(invocation, target).finally(() => {
        target.running -= 1
        running.delete(run)
        startWaiting(name)
      })
      running.add(run)
      clock.track(run)
    }
  }

  const schedule = (invocation: Invocation) => {
    const start = () => {
      waiting.get(invocation.function)?.push(invocation)
      startWaiting(invocation.function)
    }
    if (invocation.due <= clock.now()) start()
    else clock.at(invocation.due, async () => start())
  }

  const attempt = async (invocation: Invocation, target: Deployed) => {
    try {
      await run(invocation, target)
      await queue.remove(fileOf(invocation))
    } catch (error) {
      // Once closed, what fails may fail because everything around it is gone; it keeps its place in the queue.
      if (!isClosed) await giveAnotherChance(invocation, error)
    }
  }

  const run = async (invocation: Pick<Invocation, 'function' | 'event'>, target: Deployed) => {
    const fault = faults.take('lambda', invocation.function)
    if (fault && !strikesAfter(fault)) throw new Error('The function was stopped before it began')
    const event: unknown = structuredClone(invocation.event)
    const result = await withinSeconds(target.timeoutSeconds, async () => target.handler(event))
    if (fault) throw new Error('The function was stopped after its work was done')
    return result
  }

  const call = async (functionNameOrArn: string, event: unknown) => {
    const name = nameOf(functionNameOrArn)
    const target = deployed.get(name)
    if (!target) throw new Error(`There is no function ${functionNameOrArn}`)
    const called = run({ function: name, event }, target)
    const settled: Promise<unknown> = called.catch(() => undefined).finally(() => running.delete(settled))
    running.add(settled)
    return called
  }

  const giveAnotherChance = async (invocation: Invocation, error: unknown) => {
    const delay = RETRY_DELAYS_MS[invocation.failures]
    if (delay === undefined) {
      await bury(invocation, error)
      await queue.remove(fileOf(invocation))
      return
    }
    const next = { ...invocation, failures: invocation.failures + 1, due: clock.now() + delay }
    await queue.write(fileOf(next), JSON.stringify(next))
    schedule(next)
  }

  const bury = async (
    { id, function: name, event }: Omit<Invocation, 'failures' | 'due'>,
    cause: unknown,
  ) => {
    const error = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
    const letter: DeadLetter = { id, function: name, event, at: clock.instant(), error }
    await options.deadLetters.write(`${id}.json`, JSON.stringify(letter))
    console.error(`${name} gave up on an event, now dead-letters/${id}.json: ${error}`)
  }

  let sequence = 0
  const newId = () => {
    sequence += 1
    // Ids sort in the order of invocation, also within one instant of a clock that stands still.
    return `${clock.now()}-${String(sequence).padStart(9, '0')}-${randomUUID()}`
  }

  const enqueue = async (functionNameOrArn: string, event: unknown) => {
    const name = nameOf(functionNameOrArn)
    if (!waiting.has(name)) throw new Error(`There is no function ${functionNameOrArn}`)
    const content = JSON.stringify({ id: newId(), function: name, event, failures: 0, due: clock.now() })
    const invocation: Invocation = JSON.parse(content)
    await queue.write(fileOf(invocation), content)
    schedule(invocation)
  }

  for (const invocation of await readAll<Invocation>(queue)) schedule(invocation)

  return {
    register(name, handler, { timeoutSeconds }) {
      if (!waiting.has(name)) throw new Error(`There is no place for a function called ${name}`)
      // What an event holds is the business of the function, which parses it first thing.
      deployed.set(name, { handler: handler as Deployed['handler'], timeoutSeconds, running: 0 })
      startWaiting(name)
    },
    isRegistered: (name) => deployed.has(name),
    invoke: (functionNameOrArn, event) => clock.track(enqueue(functionNameOrArn, event)),
    call: (functionNameOrArn, event) => clock.track(call(functionNameOrArn, event)),
    deadLetters: () => readAll(options.deadLetters),
    bury: (functionNameOrArn, event, error) =>
      bury({ id: newId(), function: nameOf(functionNameOrArn), event }, error),
    async close() {
      isClosed = true
      await Promise.race([Promise.all(running), pause(CLOSING_PATIENCE_MS)])
    },
  }
}

const CLOSING_PATIENCE_MS = 2_000

const pause = (milliseconds: number) =>
  new Promise<void>((resume) => setTimeout(resume, milliseconds).unref())

const fileOf = (invocation: Invocation) => `${invocation.id}.json`

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
