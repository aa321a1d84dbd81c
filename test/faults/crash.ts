import { AsyncLocalStorage } from 'node:async_hooks'
import { SESClient } from '@aws-sdk/client-ses'
import type { AwsClientConfig } from '../../shared/aws/build.ts'

/** The process died here: nothing but what was stored survives. */
export class CrashError extends Error {
  override readonly name = 'CrashError'
}

interface Invocation {
  readonly name: string
  isDead: boolean
}

/**
 * One for all plans: each storage that was ever run is asked at each promise, so one for every run makes each run
 * slower than the last.
 */
const invocations = new AsyncLocalStorage<Invocation>()

/** A flow has hundreds of sweeps, nearly all of which find nothing: this many are crashed in. */
const sweepsCrashed = 3

/**
 * Crash points: one before and one after each AWS request, numbered in the order in which a run passes them. At a
 * planned one the request throws, and so does every later request of the same invocation.
 */
export interface CrashPlan {
  /** How many points the run has passed so far. */
  readonly passed: number
  /** Those of the planned points that it came to. */
  readonly struck: number
  /** Those that the send function passed. */
  readonly sending: readonly number[]
  /** Counts from here on: what came before is another flow's to crash. */
  restart(): void
  /** Runs one invocation: whatever it asks of AWS belongs to it. */
  invoke<T>(name: string, work: () => Promise<T>): Promise<T>
  readonly connection: AwsClientConfig
}

/** Stands around each request, for whoever wants to see what goes over the wire. */
export type Observe = (
  request: { headers: Record<string, string>; body?: unknown },
  send: () => Promise<{ response: { body?: unknown } }>,
) => Promise<{ response: { body?: unknown } }>

interface PlanOptions {
  /** Crashes only once `restart` was called. */
  readonly isPatient?: boolean | undefined
  readonly observe?: Observe | undefined
}

export function createCrashPlan(
  points: readonly number[],
  local: AwsClientConfig,
  { isPatient = false, observe = (_request, send) => send() }: PlanOptions = {},
): CrashPlan {
  const inner = new SESClient(local).config.requestHandler
  let passed = 0
  let isCounting = !isPatient
  let struck = 0

  let sweeps = 0
  const sending: number[] = []

  function pass(invocation: Invocation | undefined): void {
    if (!invocation) return
    const at = passed++
    if (invocation.name === 'send') sending.push(at)
    const isHere = isCounting && points.includes(at)
    if (isHere) {
      struck++
      invocation.isDead = true
    }
    if (invocation.isDead) throw new CrashError('crashed')
  }

  type Handle = typeof inner.handle
  const handle: Handle = async (request, options) => {
    const invocation = invocations.getStore()
    if (invocation?.isDead) throw new CrashError('crashed before')
    const isSweep = invocation?.name === 'sweep' && request.headers['x-amz-target']?.endsWith('.Query')
    const passing = isSweep && ++sweeps > sweepsCrashed ? undefined : invocation
    pass(passing)
    const answer = (await observe(request, () => inner.handle(request, options))) as Awaited<
      ReturnType<Handle>
    >
    pass(passing)
    return answer
  }
  const requestHandler = new Proxy(inner, {
    get(target, name) {
      if (name === 'handle') return handle
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })

  return {
    get passed() {
      return passed
    },
    get struck() {
      return struck
    },
    sending,
    restart() {
      isCounting = true
      sending.length = 0
      sweeps = 0
      passed = 0
    },
    invoke: (name, work) => invocations.run({ name, isDead: false }, work),
    connection: { ...local, requestHandler },
  }
}
