import { plus } from '../../shared/domain/instant.ts'
import { nextDue } from '../../shared/domain/outbox.ts'
import type { Flow } from './flows.ts'
import { candidateEmail, createWorld, type Strategy, type World } from './world.ts'

/** What a run came to. All four lists are empty when every promise was kept. */
export interface Verdict {
  /** Points passed: how many crash points a run without crashes has. */
  readonly points: number
  readonly struck: number
  /** The points of the send function. */
  readonly sending: readonly number[]
  readonly duplicates: readonly string[]
  readonly losses: readonly string[]
  /** Whoever got a letter that nobody approved for them. */
  readonly strays: readonly string[]
  readonly stuck: readonly string[]
}

/** Runs a flow with crashes at these points and judges what is left of it. */
export async function judge(
  flow: Flow,
  points: readonly number[],
  strategy: Strategy = {},
): Promise<Verdict> {
  const { isPatient, sweepsSkipped } = flow
  const world = await createWorld(points, {
    ...(isPatient && { isPatient }),
    ...(sweepsSkipped && { sweepsSkipped }),
    ...strategy,
  })
  try {
    const id = await flow.run(world)
    return await verdict(world, flow, id)
  } finally {
    await world.close()
  }
}

async function verdict(world: World, flow: Flow, id: string): Promise<Verdict> {
  const interview = await world.read(id)
  const sent = world.aws.ses.sent()
  const copiesTo = (address: string, kind?: string) =>
    sent.filter(({ to, tags }) => to.includes(address) && (!kind || tags.kind === kind)).length
  const isTooMany = (address: string) =>
    copiesTo(address, 'letter') > 1 ||
    copiesTo(address, 'followUp') > (flow.follows?.includes(address) ? 1 : 0)
  const strangers = [...new Set(sent.flatMap((mail) => mail.to))].filter(
    (address) => address !== candidateEmail,
  )
  const kinds = new Set(
    (await world.aws.mails()).filter((mail) => mail.to.includes(candidateEmail)).map((mail) => mail.kind),
  )
  const due = nextDue(interview)
  const isOverdue = due !== undefined && due < plus(world.clock.instant(), -3600)
  return {
    points: world.plan.passed,
    struck: world.plan.struck,
    sending: world.plan.sending,
    duplicates: strangers.filter(isTooMany).map((address) => `${copiesTo(address)} letters to ${address}`),
    strays: strangers.filter(
      (address) => !flow.reaches.includes(address) && !flow.bounces?.includes(address),
    ),
    losses: [
      ...flow.reaches
        .filter((address) => copiesTo(address) === 0)
        .map((address) => `no letter to ${address}`),
      ...(flow.follows ?? [])
        .filter((address) => copiesTo(address, 'followUp') === 0)
        .map((address) => `no follow-up to ${address}`),
      ...flow.tells.filter((kind) => !kinds.has(kind)).map((kind) => `no ${kind} mail`),
    ],
    stuck: [
      ...(flow.isDone(interview)
        ? []
        : [`${interview.status}, letters ${interview.letters.map(({ status }) => status)}`]),
      ...(isOverdue ? [`due since ${due}`] : []),
    ],
  }
}
