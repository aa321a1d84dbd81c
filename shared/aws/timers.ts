import {
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  ResourceNotFoundException,
  type SchedulerClient,
} from '@aws-sdk/client-scheduler'
import { type Instant, latest, plus } from '../domain/instant.ts'
import type { Firing } from '../domain/invocation.ts'
import { policy } from '../domain/policy.ts'

/** One-time schedules. A schedule is a hint: state is read again when it fires (DESIGN rule 3). */

export interface TimerSettings {
  readonly SCHEDULE_GROUP: string
  readonly SCHEDULE_ROLE_ARN: string
  readonly SCHEDULE_DEAD_LETTERS_ARN: string
  readonly GENERATE_ARN: string
  readonly SEND_ARN: string
}

function nameOf({ kind, id, version }: Firing): string {
  return `${kind}.${id}.v${version}`
}

export function createTimers(client: () => SchedulerClient, settings: TimerSettings) {
  return {
    /**
     * Has the function for this kind of timer invoked at `dueAt`, or as soon as Scheduler reliably can. The name
     * is the idempotency: one that exists already is success. Throws what Scheduler throws.
     */
    async arm(firing: Firing, dueAt: Instant, now: Instant): Promise<void> {
      const at = latest(dueAt, plus(now, policy.scheduleLeadSeconds))
      try {
        await client().send(
          new CreateScheduleCommand({
            Name: nameOf(firing),
            GroupName: settings.SCHEDULE_GROUP,
            ScheduleExpression: `at(${at.slice(0, -1)})`,
            ScheduleExpressionTimezone: 'UTC',
            FlexibleTimeWindow: { Mode: 'OFF' },
            ActionAfterCompletion: 'DELETE',
            Target: {
              Arn: firing.kind === 'send' ? settings.SEND_ARN : settings.GENERATE_ARN,
              RoleArn: settings.SCHEDULE_ROLE_ARN,
              Input: JSON.stringify(firing),
              DeadLetterConfig: { Arn: settings.SCHEDULE_DEAD_LETTERS_ARN },
              RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 20 },
            },
          }),
        )
      } catch (error) {
        if (!(error instanceof ConflictException)) throw error
      }
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
