/**
 * What can go wrong between a client and a service. `Before` means that nothing was done, `After` that the request
 * was carried out and only its answer is lost: the doubt that every sender has to live with.
 */
export type FaultKind =
  | '500'
  | '500After'
  | 'throttle'
  | 'resetBefore'
  | 'resetAfter'
  | 'hangBefore'
  | 'hangAfter'

/** What can go wrong with a schedule that was accepted. Each happens on the real service too. */
export type MisfireKind = 'duplicate' | 'late' | 'lost'

interface Reach {
  /** How often it strikes; once unless said otherwise. */
  times?: number
  /** How many matching chances it lets pass first. */
  after?: number
}

export interface FaultPlan extends Reach {
  /** As in the SigV4 signature: `ses`, `scheduler`, `dynamodb`, `lambda`, `ssm`, `s3`. */
  service: string
  /** The operation as the API names it (`SendRawEmail`, `Invoke`), or a function's name, which breaks its run; any unless given. */
  action?: string
  kind: FaultKind
}

export interface MisfirePlan extends Reach {
  kind: MisfireKind
  /** Which schedules, by name; any unless given. */
  name?: RegExp
  /** For `late`: by how much. The service promises a minute, so at most 59; 59 unless given. */
  seconds?: number
}

/** A plan at work; `taken` says how often it has struck. */
export interface Fault {
  readonly taken: number
}

/**
 * The faults that a test asks for: `faults.fail({ service: 'ses', kind: 'resetAfter' })` breaks the next mail's
 * answer, `faults.misfire({ kind: 'duplicate' })` fires the next schedule twice. Plans are tried in the order in
 * which they were made.
 */
export interface Faults {
  fail(plan: FaultPlan): Fault
  misfire(plan: MisfirePlan): Fault
  clear(): void
  /** For the services: the fault that strikes this call, which uses it up. */
  take(service: string, action: string): FaultKind | undefined
  /** For the scheduler: the misfire that strikes this schedule, which uses it up. */
  takeMisfire(scheduleName: string): { kind: MisfireKind; seconds: number } | undefined
}

/** True when the request is carried out before the fault strikes. */
export const strikesAfter = (kind: FaultKind): boolean => kind.endsWith('After')

interface Active<Plan> {
  plan: Plan
  passed: number
  taken: number
}

function strike<Plan extends Reach>(
  active: Active<Plan>[],
  matches: (plan: Plan) => boolean,
): Plan | undefined {
  for (const fault of active) {
    const { times = 1, after = 0 } = fault.plan
    if (fault.taken >= times || !matches(fault.plan)) continue
    if (fault.passed < after) fault.passed += 1
    else {
      fault.taken += 1
      return fault.plan
    }
  }
  return undefined
}

/** No faults, until some are planned. */
export function createFaults(): Faults {
  const failures: Active<FaultPlan>[] = []
  const misfires: Active<MisfirePlan>[] = []

  const add = <Plan>(list: Active<Plan>[], plan: Plan): Fault => {
    const fault = { plan, passed: 0, taken: 0 }
    list.push(fault)
    return fault
  }

  return {
    fail: (plan) => add(failures, plan),
    misfire: (plan) => add(misfires, plan),
    clear() {
      failures.length = 0
      misfires.length = 0
    },
    take: (service, action) =>
      strike(failures, (plan) => plan.service === service && (plan.action ?? action) === action)?.kind,
    takeMisfire(scheduleName) {
      const plan = strike(misfires, ({ name }) => name === undefined || name.test(scheduleName))
      return plan && { kind: plan.kind, seconds: plan.seconds ?? 59 }
    },
  }
}
