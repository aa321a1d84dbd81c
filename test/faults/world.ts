import type { ApiContext } from '../../functions/api/context.ts'
import { createFeedback } from '../../functions/feedback.ts'
import { createGenerate } from '../../functions/generate.ts'
import { createSend } from '../../functions/send.ts'
import { createSweep } from '../../functions/sweep.ts'
import { type LocalAws, startLocalAws } from '../../infra/local/aws.ts'
import { localContext } from '../../infra/local/product.ts'
import { type VirtualClock, virtualClock } from '../../infra/local/virtual-clock.ts'
import type { AwsClientConfig } from '../../shared/aws/build.ts'
import type { Interview } from '../../shared/domain/interview.ts'
import { logTo } from '../../shared/log.ts'
import { candidateIdOf } from '../../shared/use-cases/candidate-id.ts'
import { type CrashPlan, createCrashPlan, type Observe } from './crash.ts'

/** A Tuesday noon; the interview of every flow is at two, in Lisbon, where noon is noon. */
export const startsAt = '2026-11-17T12:00:00Z'
export const candidateEmail = 'marta@vaz.example'
export const candidate = candidateIdOf(candidateEmail)

/** What a strategy of sending under test changes; nothing for the one that the product uses. */
export interface Strategy {
  /** Crashes only after the flow says so, by `plan.restart()`. */
  readonly isPatient?: boolean
  readonly observe?: Observe
  /** Only every so-many-th sweep takes place: for flows of many days. */
  readonly sweepsSkipped?: number
  /** What else goes wrong in the run. */
  readonly prepare?: (aws: LocalAws) => void
  readonly tableOf?: (table: ApiContext['table']) => ApiContext['table']
  readonly sesConnection?: Partial<AwsClientConfig>
  readonly createSend?: (context: ApiContext) => (event: unknown) => Promise<void>
}

export interface World {
  readonly aws: LocalAws
  readonly clock: VirtualClock
  readonly plan: CrashPlan
  readonly context: ApiContext
  /** Something the candidate does: done again, as a person would, when it failed. */
  act<T>(work: (context: ApiContext) => Promise<T>): Promise<T>
  /** Lets time pass until `condition` holds, at most `hours`; resolves to whether it did. */
  until(
    condition: (interview: Interview) => boolean,
    id: string,
    hours?: number,
    stepMinutes?: number,
  ): Promise<boolean>
  read(id: string): Promise<Interview>
  advance(minutes: number): Promise<void>
  close(): Promise<void>
}

const patience = 4

/** The product in memory on a virtual clock, crashing at the planned points. */
export async function createWorld(points: readonly number[] = [], strategy: Strategy = {}): Promise<World> {
  logTo(() => undefined)
  const clock = virtualClock({ startsAt: Date.parse(startsAt) })
  const aws = await startLocalAws({ clock })
  strategy.prepare?.(aws)
  const plan = createCrashPlan(points, aws.connection, strategy)
  const reaching = (connection: AwsClientConfig) =>
    localContext({
      ...{ aws, clock, connection, publicUrl: 'http://localhost:8787' },
      ...{ mailFrom: 'letters@afterword.example', candidates: '*' },
    })
  const product = reaching(plan.connection)
  const context: ApiContext = {
    ...product,
    table: strategy.tableOf?.(product.table) ?? product.table,
    mailer: reaching({ ...plan.connection, ...strategy.sesConnection }).mailer,
  }
  const observer = reaching(aws.connection).table
  const send = (strategy.createSend ?? createSend)(context)
  const sweep = createSweep(context)
  let sweeps = 0
  const handlers = {
    generate: createGenerate(context),
    send,
    feedback: createFeedback(context),
    sweep: async () => (sweeps++ % (strategy.sweepsSkipped ?? 1) === 0 ? sweep() : undefined),
  }
  for (const [name, handler] of Object.entries(handlers)) {
    aws.register(name, (event: unknown) => plan.invoke(name, () => handler(event)), { timeoutSeconds: 60 })
  }
  await observer.putProfile(candidate, {
    ...{
      schema: 1,
      email: candidateEmail,
      name: 'Marta Vaz',
      phone: '',
      postalAddress: '',
      headline: 'Archivist',
    },
    qualifications: ['Catalogued 4,000 glass negatives'],
    timeZone: 'Europe/Lisbon',
  })

  const advance = (minutes: number) => clock.advanceTo(clock.now() + minutes * 60_000)
  async function read(id: string): Promise<Interview> {
    const interview = await observer.readInterview(id, clock.instant())
    if (!interview) throw new Error(`There is no interview ${id}`)
    return interview
  }

  return {
    ...{ aws, clock, plan, context, read, advance },
    async act(work) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await clock.track(plan.invoke('candidate', () => work(context)))
        } catch (error) {
          if (attempt === patience) throw error
          await advance(1)
        }
      }
    },
    async until(condition, id, hours = 30, stepMinutes = 15) {
      for (let passed = 0; passed < hours * 60; passed += stepMinutes) {
        if (condition(await read(id))) return true
        await advance(stepMinutes)
      }
      return condition(await read(id))
    },
    close: () => aws.close(),
  }
}
