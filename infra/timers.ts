import { ArnFormat, Aws, Duration, Stack, Validations } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { CfnSchedule, CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Environment } from '../shared/env.ts'
import { deadLetters } from './dead-letters.ts'
import { Grant } from './grant.ts'

type TimerEnvironment = Pick<
  Environment<'sweep'>,
  | 'SCHEDULE_GROUP'
  | 'SCHEDULE_ROLE_ARN'
  | 'SCHEDULE_DEAD_LETTERS_ARN'
  | 'GENERATE_ARN'
  | 'SEND_ARN'
  | 'SYNC_ARN'
>

/**
 * What fires later: a group of one-time schedules that the functions write, a role that may wake four functions
 * and nothing else, and the sweeper's own clock.
 */
export class Timers extends Construct {
  /** What Scheduler, or EventBridge, could not hand to a function. */
  readonly undelivered: Queue
  /**
   * The three functions that timers wake set timers themselves, each other's and their own. A function cannot
   * refer to itself in its own variables, so these alone have a name that is known beforehand.
   */
  readonly functionNames = {
    generate: `${Aws.STACK_NAME}-generate`,
    send: `${Aws.STACK_NAME}-send`,
    sync: `${Aws.STACK_NAME}-sync`,
  } as const
  private readonly group: CfnScheduleGroup
  private readonly role: Role
  private readonly environment: TimerEnvironment
  private readonly generateArn: string
  private readonly syncArn: string

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.undelivered = deadLetters(this, 'Undelivered')
    Validations.of(this.undelivered).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason:
        'It is a dead-letter queue, that of EventBridge Scheduler and of an EventBridge rule; the check knows only those of queues and functions.',
    })
    const stack = Stack.of(this)
    this.group = new CfnScheduleGroup(this, 'Group')
    this.role = new Role(this, 'Role', {
      description: 'EventBridge Scheduler wakes generate, send, sync and sweep with it',
      // The group, never a single schedule: that is what Scheduler names as the source.
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceArn': this.group.attrArn, 'aws:SourceAccount': stack.account },
        },
      }),
    })
    this.generateArn = this.functionArn(this.functionNames.generate)
    const sendArn = this.functionArn(this.functionNames.send)
    this.syncArn = this.functionArn(this.functionNames.sync)
    this.mayInvoke(this.generateArn, sendArn, this.syncArn)
    this.role.addToPolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.undelivered.queueArn] }),
    )
    this.environment = {
      SCHEDULE_GROUP: this.group.ref,
      SCHEDULE_ROLE_ARN: this.role.roleArn,
      SCHEDULE_DEAD_LETTERS_ARN: this.undelivered.queueArn,
      GENERATE_ARN: this.generateArn,
      SEND_ARN: sendArn,
      SYNC_ARN: this.syncArn,
    }
  }

  /** The right to set timers and to take back what is no longer due: whoever writes an interview does both. */
  maySet(): Grant<TimerEnvironment> {
    const stack = Stack.of(this)
    // `<kind>.<id>.v<version>`: the sweeper's schedule, in the same group, has no dot and is out of reach.
    const timerNames = '*.*.v*'
    const resourceName = `${this.group.ref}/${timerNames}`
    const timers = stack.formatArn({ service: 'scheduler', resource: 'schedule', resourceName })
    const setTimers = new PolicyStatement({
      actions: ['scheduler:CreateSchedule', 'scheduler:DeleteSchedule'],
      resources: [timers],
    })
    // Naming a role in a schedule is handing it to Scheduler, and it may be handed to nobody else.
    const passRole = new PolicyStatement({
      actions: ['iam:PassRole'],
      resources: [this.role.roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
    })
    const flatName = `schedule/<${stack.getLogicalId(this.group)}>/${timerNames}`
    const reason = {
      id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:${flatName}]`,
      reason:
        'A timer is named by its kind, an id and a version, which exist only once there is an interview. The pattern holds the functions to the timers of this stack, and away from the schedule of the sweeper.',
    }
    return new Grant(this.environment, [setTimers, passRole], [reason])
  }

  /** The right to call `generate` and to wait for what it says. By its known name, as it is made after its caller. */
  mayCallGenerate(): Grant<Pick<TimerEnvironment, 'GENERATE_ARN'>> {
    const call = new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [this.generateArn] })
    return new Grant({ GENERATE_ARN: this.generateArn }, [call])
  }

  /** The right to have `sync` read a calendar, waited for or not. */
  mayCallSync(): Grant<Pick<TimerEnvironment, 'SYNC_ARN'>> {
    const call = new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [this.syncArn] })
    return new Grant({ SYNC_ARN: this.syncArn }, [call])
  }

  /** Wakes the function that repairs what was lost, for as long as the stack stands. */
  sweepWith(sweep: IFunction): void {
    this.mayInvoke(sweep.functionArn)
    new CfnSchedule(this, 'Sweep', {
      groupName: this.group.ref,
      scheduleExpression: 'rate(15 minutes)',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: sweep.functionArn,
        roleArn: this.role.roleArn,
        input: '{}',
        deadLetterConfig: { arn: this.undelivered.queueArn },
        // An older sweep is worth nothing: the next one asks the same question.
        retryPolicy: {
          maximumEventAgeInSeconds: Duration.minutes(15).toSeconds(),
          maximumRetryAttempts: 5,
        },
      },
    })
  }

  private functionArn(resourceName: string): string {
    const arnFormat = ArnFormat.COLON_RESOURCE_NAME
    return Stack.of(this).formatArn({ service: 'lambda', resource: 'function', resourceName, arnFormat })
  }

  private mayInvoke(...resources: readonly string[]): void {
    this.role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [...resources] }),
    )
  }
}
