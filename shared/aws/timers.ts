import {
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  ResourceNotFoundException,
  type SchedulerClient,
} from '@aws-sdk/client-scheduler'
import { type Instant, latest, plus } from '../domain/instant.ts'
import type { BrokenTelling, Firing, Pulling } from '../domain/invocation.ts'
import { policy } from '../domain/policy.ts'

/** One-time schedules. A schedule is a hint: state is read again when it fires (DESIGN rule 3). */

export interface TimerSettings {
  readonly SCHEDULE_GROUP: string
  readonly SCHEDULE_ROLE_ARN: string
  readonly SCHEDULE_DEAD_LETTERS_ARN: string
  readonly GENERATE_ARN: string
  readonly SEND_ARN: string
  readonly SYNC_ARN: string
}

function nameOf({ kind, id, version }: Firing): string {
  return `${kind}.${id}.v${version}`
}

/** The first full minute that Scheduler can be trusted with: `202611171430`. */
function nextMinute(now: Instant): { at: Instant; name: string } {
  const at = `${plus(now, policy.wakeLeadSeconds + 59).slice(0, 16)}:00Z`
  return { at, name: at.slice(0, 16).replace(/\D/g, '') }
}

export function createTimers(client: () => SchedulerClient, settings: TimerSettings) {
  /** The name is the idempotency: one that exists already is success. Throws what Scheduler throws. */
  async function create(Name: string, at: Instant, Arn: string, input: unknown): Promise<void> {
    try {
      await client().send(
        new CreateScheduleCommand({
          Name,
          GroupName: settings.SCHEDULE_GROUP,
          ScheduleExpression: `at(${at.slice(0, -1)})`,
          ScheduleExpressionTimezone: 'UTC',
          FlexibleTimeWindow: { Mode: 'OFF' },
          ActionAfterCompletion: 'DELETE',
          Target: {
            Arn,
            RoleArn: settings.SCHEDULE_ROLE_ARN,
            Input: JSON.stringify(input),
            DeadLetterConfig: { Arn: settings.SCHEDULE_DEAD_LETTERS_ARN },
            RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 20 },
          },
        }),
      )
    } catch (error) {
      if (!(error instanceof ConflictException)) throw error
    }
  }

  return {
    /** Has a connection pulled within two minutes from `from` on; however many ask for it in one minute, it is pulled once. */
    async wake(connection: string, from: Instant): Promise<void> {
      const { at, name } = nextMinute(from)
      const pulling: Pulling = { kind: 'pull', connection }
      await create(`sync.${connection}.v${name}`, at, settings.SYNC_ARN, pulling)
    },

    /** Has the candidate told that a connection is broken. */
    async tellBroken(connection: string, now: Instant): Promise<void> {
      const { at, name } = nextMinute(now)
      const telling = { kind: 'broken', connection } satisfies BrokenTelling
      await create(`broken.${connection}.v${name}`, at, settings.GENERATE_ARN, telling)
    },

    /** Has the function for this kind of timer invoked at `dueAt`, or as soon as Scheduler reliably can. */
    arm(firing: Firing, dueAt: Instant, now: Instant): Promise<void> {
      const at = latest(dueAt, plus(now, policy.scheduleLeadSeconds))
      return create(
        nameOf(firing),
        at,
        firing.kind === 'send' ? settings.SEND_ARN : settings.GENERATE_ARN,
        firing,
      )
    },

    /** Takes back a timer that nobody needs any more; one that is gone already is success. */
    async disarm(firing: Firing): Promise<void> {
      try {
        await client().send(
          new DeleteScheduleCommand({ Name: nameOf(firing), GroupName: settings.SCHEDULE_GROUP }),
        )
      } catch (error) {
        if (!(error instanceof ResourceNotFoundException)) throw error
      }
    },
  }
}

export type Timers = ReturnType<typeof createTimers>
