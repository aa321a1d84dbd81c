import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  CreateScheduleGroupCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler'
import { describe, expect, it, vi } from 'vitest'
import { MINUTE, SECOND, START, schedule, startWorld, temporaryFolder } from './fixtures/local-world.ts'

const create = (input: Partial<CreateScheduleCommandInput> = {}) => new CreateScheduleCommand(schedule(input))
const target = (changes: object) =>
  ({ Target: { ...schedule().Target, ...changes } }) as CreateScheduleCommandInput

/** A world whose `send` function writes down what it is handed, and when. */
async function startListening(options: Parameters<typeof startWorld>[0] = {}) {
  const world = await startWorld(options)
  const handed: [at: string, event: unknown][] = []
  const listen = (to: typeof world) =>
    to.aws.register('send', (event) => handed.push([to.clock.instant(), event]), { timeoutSeconds: 5 })
  listen(world)
  return { ...world, handed, listen }
}

describe('a one-time schedule', () => {
  it('hands its input to the function at its second, once, and is gone', async () => {
    const { clock, handed, scheduler } = await startListening()
    const { ScheduleArn } = await scheduler.send(create())
    expect(ScheduleArn).toBe('arn:aws:scheduler:us-east-1:000000000000:schedule/afterword/send.abc.v1')
    await clock.advanceTo(START + 30 * MINUTE - 1)
    expect(handed).toEqual([])
    await clock.advanceTo(START + 120 * MINUTE)
    expect(handed).toEqual([['2026-11-17T15:00:00Z', { id: 'abc', version: 1 }]])
    await expect(
      scheduler.send(new GetScheduleCommand({ Name: 'send.abc.v1', GroupName: 'afterword' })),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Schedule send.abc.v1 does not exist.',
    })
  })

  it('stays when nobody asked for its deletion, but does not fire again', async () => {
    const { clock, handed, scheduler } = await startListening()
    await scheduler.send(create({ ActionAfterCompletion: 'NONE' }))
    await clock.advanceTo(START + 120 * MINUTE)
    expect(handed).toHaveLength(1)
    const sameName = create({ ScheduleExpression: 'at(2026-11-18T15:00:00)' })
    await expect(scheduler.send(sameName)).rejects.toMatchObject({ name: 'ConflictException' })
  })

  it('keeps its zone, on both sides of a change of the clocks', async () => {
    const { aws, scheduler } = await startListening()
    const ScheduleExpressionTimezone = 'Europe/Berlin'
    await scheduler.send(
      create({ Name: 'a', ScheduleExpression: 'at(2027-03-27T09:00:00)', ScheduleExpressionTimezone }),
    )
    await scheduler.send(
      create({ Name: 'b', ScheduleExpression: 'at(2027-03-28T09:00:00)', ScheduleExpressionTimezone }),
    )
    const due = aws.scheduler.list().map((set) => new Date(set.due).toISOString())
    expect(due).toEqual(['2027-03-27T08:00:00.000Z', '2027-03-28T07:00:00.000Z'])
  })

  it('fills in the context attributes of its input', async () => {
    const { clock, handed, scheduler } = await startListening()
    await scheduler.send(create(target({ Input: '{"at":"<aws.scheduler.scheduled-time>"}' })))
    await clock.advanceTo(START + 31 * MINUTE)
    expect(handed[0]?.[1]).toEqual({ at: '2026-11-17T15:00:00Z' })
  })

  it('does not fire when it is disabled or deleted', async () => {
    const { clock, handed, scheduler } = await startListening()
    await scheduler.send(create({ Name: 'off', State: 'DISABLED' }))
    await scheduler.send(create())
    await scheduler.send(new DeleteScheduleCommand({ Name: 'send.abc.v1', GroupName: 'afterword' }))
    await clock.advanceTo(START + 120 * MINUTE)
    expect(handed).toEqual([])
  })

  it('goes to the dead letters when there is no such function', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const { aws, clock, scheduler } = await startListening()
    await scheduler.send(create(target({ Arn: 'arn:aws:lambda:us-east-1:000000000000:function:gone' })))
    await clock.advanceTo(START + 31 * MINUTE)
    expect(await aws.lambda.deadLetters()).toMatchObject([
      { function: 'gone', event: { id: 'abc', version: 1 } },
    ])
    expect(log).toHaveBeenCalledOnce()
    log.mockRestore()
  })
})

describe('the API of Scheduler', () => {
  it('shows a schedule and lists those of a group', async () => {
    const { scheduler } = await startWorld()
    await scheduler.send(create())
    await scheduler.send(create({ Name: 'generate.abc.v2' }))
    await scheduler.send(create({ GroupName: 'default' }))
    expect(
      await scheduler.send(new GetScheduleCommand({ Name: 'send.abc.v1', GroupName: 'afterword' })),
    ).toMatchObject({
      Name: 'send.abc.v1',
      State: 'ENABLED',
      ScheduleExpression: 'at(2026-11-17T15:00:00)',
      CreationDate: new Date(START),
      Target: { Input: '{"id":"abc","version":1}' },
    })
    const listed = await scheduler.send(new ListSchedulesCommand({ GroupName: 'afterword', MaxResults: 1 }))
    expect(listed.Schedules?.map(({ Name }) => Name)).toEqual(['generate.abc.v2'])
    const { NextToken } = listed
    const rest = await scheduler.send(new ListSchedulesCommand({ GroupName: 'afterword', NextToken }))
    expect(rest.Schedules?.map(({ Name }) => Name)).toEqual(['send.abc.v1'])
    expect(rest.NextToken).toBeUndefined()
  })

  it('has a conflict for a name that is taken, unless it is the same call again', async () => {
    const { scheduler } = await startWorld()
    const first = await scheduler.send(create({ ClientToken: 'token-1' }))
    expect(await scheduler.send(create({ ClientToken: 'token-1' }))).toMatchObject({
      ScheduleArn: first.ScheduleArn,
    })
    const conflict = {
      name: 'ConflictException',
      message: 'Schedule send.abc.v1 already exists.',
      $metadata: { httpStatusCode: 409 },
    }
    await expect(scheduler.send(create())).rejects.toMatchObject(conflict)
    const changed = create({ ClientToken: 'token-1', ScheduleExpression: 'at(2026-11-18T15:00:00)' })
    await expect(scheduler.send(changed)).rejects.toMatchObject(conflict)
  })

  it('lets one of many calls at a time have the name', async () => {
    const { scheduler } = await startWorld({ dataFolder: await temporaryFolder() })
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => scheduler.send(create())))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('knows no schedule and no group that was not made', async () => {
    const { scheduler } = await startWorld()
    const notFound = (message: string) => ({
      name: 'ResourceNotFoundException',
      message,
      $metadata: { httpStatusCode: 404 },
    })
    await expect(scheduler.send(create({ GroupName: 'other' }))).rejects.toMatchObject(
      notFound('Schedule group other does not exist.'),
    )
    await expect(
      scheduler.send(new DeleteScheduleCommand({ Name: 'gone', GroupName: 'afterword' })),
    ).rejects.toMatchObject(notFound('Schedule gone does not exist.'))
  })

  it('makes groups, once each', async () => {
    const { scheduler } = await startWorld()
    await scheduler.send(new CreateScheduleGroupCommand({ Name: 'other' }))
    await scheduler.send(create({ GroupName: 'other' }))
    await expect(scheduler.send(new CreateScheduleGroupCommand({ Name: 'other' }))).rejects.toMatchObject({
      name: 'ConflictException',
    })
  })

  it('says so when an operation has no stand-in', async () => {
    const { scheduler } = await startWorld()
    await expect(scheduler.send(new UpdateScheduleCommand(schedule()))).rejects.toMatchObject({
      name: 'NotImplementedLocally',
      $metadata: { httpStatusCode: 501 },
    })
  })
})

describe('Scheduler refuses', () => {
  const at = (ScheduleExpression: string) => ({ ScheduleExpression })
  const refusals: Record<string, [Partial<CreateScheduleCommandInput>, string]> = {
    'a name with a space': [{ Name: 'send abc' }, "Value 'send abc' at 'name'"],
    'a name of more than 64 characters': [{ Name: 'x'.repeat(65) }, "at 'name'"],
    'a time in the past': [at('at(2026-11-17T14:29:59)'), 'in the past'],
    'a day that is not in the calendar': [at('at(2027-02-29T15:00:00)'), 'Invalid Schedule Expression'],
    'an hour that is not on the clock': [at('at(2026-11-18T24:00:00)'), 'Invalid Schedule Expression'],
    'a leap second': [at('at(2026-12-31T23:59:60)'), 'Invalid Schedule Expression'],
    'a time without seconds': [at('at(2026-11-18T15:00)'), 'Invalid Schedule Expression'],
    'a time with a zone in it': [at('at(2026-11-18T15:00:00Z)'), 'Invalid Schedule Expression'],
    'a recurring schedule, which is not served here': [at('rate(15 minutes)'), 'is served here'],
    'a zone that is none': [{ ScheduleExpressionTimezone: 'Mars/Olympus' }, 'Timezone Mars/Olympus'],
    'an offset in place of a zone': [{ ScheduleExpressionTimezone: '+01:00' }, 'Timezone +01:00'],
    'no time window': [{ FlexibleTimeWindow: undefined }, 'FlexibleTimeWindow'],
    'a window for a schedule that is to be exact': [
      { FlexibleTimeWindow: { Mode: 'OFF', MaximumWindowInMinutes: 5 } },
      'MaximumWindowInMinutes',
    ],
    'a window of more than a day': [
      { FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 1441 } },
      'MaximumWindowInMinutes',
    ],
    'a target that is no ARN': [target({ Arn: 'send' }), 'Target.Arn'],
    'a role that is no ARN': [target({ RoleArn: 'role' }), 'Target.RoleArn'],
    'a role that it may not assume': [
      target({ RoleArn: 'arn:aws:iam::000000000000:role/other' }),
      'The execution role you provide must allow AWS EventBridge Scheduler to assume the role.',
    ],
    'an input that is not JSON': [target({ Input: '{id: abc}' }), 'well-formed JSON'],
    'more than 185 retries': [target({ RetryPolicy: { MaximumRetryAttempts: 186 } }), 'MaximumRetryAttempts'],
    'an event age of less than a minute': [
      target({ RetryPolicy: { MaximumEventAgeInSeconds: 59 } }),
      'MaximumEventAgeInSeconds',
    ],
    'an event age of more than a day': [
      target({ RetryPolicy: { MaximumEventAgeInSeconds: 86_401 } }),
      'MaximumEventAgeInSeconds',
    ],
    'dead letters that are no queue': [
      target({ DeadLetterConfig: { Arn: 'arn:aws:sns:us-east-1:000000000000:topic' } }),
      'DeadLetterConfig.Arn',
    ],
    'a client token with a space': [{ ClientToken: 'a b' }, 'ClientToken'],
  }

  it.each(Object.entries(refusals))('%s', async (_, [input, sentence]) => {
    const { aws, scheduler } = await startWorld()
    await expect(scheduler.send(create(input))).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(sentence),
      $metadata: { httpStatusCode: 400 },
    })
    expect(aws.scheduler.list()).toEqual([])
  })
})

describe('Scheduler fails as it is told', () => {
  it('firing twice', async () => {
    const { aws, clock, handed, scheduler } = await startListening()
    const fault = aws.faults.misfire({ kind: 'duplicate' })
    await scheduler.send(create())
    await clock.advanceTo(START + 60 * MINUTE)
    expect(handed).toHaveLength(2)
    expect(fault.taken).toBe(1)
  })

  it('firing late', async () => {
    const { aws, clock, handed, scheduler } = await startListening()
    aws.faults.misfire({ kind: 'late', seconds: 42 })
    await scheduler.send(create())
    await clock.advanceTo(START + 60 * MINUTE)
    expect(handed.map(([at]) => at)).toEqual(['2026-11-17T15:00:42Z'])
  })

  it('losing what it accepted, for the schedules that are named', async () => {
    const { aws, clock, handed, scheduler } = await startListening()
    aws.faults.misfire({ kind: 'lost', name: /^send\./, times: 5 })
    await scheduler.send(create())
    await scheduler.send(create({ Name: 'generate.abc.v1' }))
    await clock.advanceTo(START + 60 * MINUTE)
    expect(handed).toHaveLength(1)
    expect(aws.scheduler.list()).toEqual([])
  })

  it('throttling, breaking, cutting the connection, with and without having taken the schedule', async () => {
    const { aws, scheduler } = await startWorld()
    const outcome = async (kind: Parameters<typeof aws.faults.fail>[0]['kind']) => {
      aws.faults.fail({ service: 'scheduler', action: 'CreateSchedule', kind })
      const name = await scheduler.send(create({ Name: kind })).catch((error: Error) => error.name)
      return [name, aws.scheduler.list().some((set) => set.name === kind)]
    }
    expect(await outcome('throttle')).toEqual(['ThrottlingException', false])
    expect(await outcome('500')).toEqual(['InternalServerException', false])
    expect(await outcome('500After')).toEqual(['InternalServerException', true])
    // The SDK's name for a connection that was reset.
    expect(await outcome('resetBefore')).toEqual(['TimeoutError', false])
    expect(await outcome('resetAfter')).toEqual(['TimeoutError', true])
  })
})

describe('over a restart', () => {
  it('keeps schedules and groups, and fires at the start what fell due while nothing ran', async () => {
    const dataFolder = await temporaryFolder()
    const { clock, close, handed, listen, scheduler } = await startListening({ dataFolder })
    await scheduler.send(new CreateScheduleGroupCommand({ Name: 'other' }))
    await scheduler.send(create())
    await scheduler.send(
      create({ Name: 'later', GroupName: 'other', ScheduleExpression: 'at(2026-11-17T16:00:00)' }),
    )
    await close()
    await clock.advanceTo(START + 40 * MINUTE)
    expect(handed).toEqual([])

    const again = await startWorld({ dataFolder, clock })
    listen(again)
    await clock.settled()
    expect(handed.map(([at]) => at)).toEqual(['2026-11-17T15:10:00Z'])
    await clock.advanceTo(START + 120 * MINUTE)
    expect(handed.map(([at]) => at)).toEqual(['2026-11-17T15:10:00Z', '2026-11-17T16:00:00Z'])
    expect(again.aws.scheduler.list()).toEqual([])
  })

  it('does not repeat what was fired before', async () => {
    const dataFolder = await temporaryFolder()
    const { clock, close, handed, listen, scheduler } = await startListening({ dataFolder })
    await scheduler.send(create())
    await clock.advanceTo(START + 30 * MINUTE + SECOND)
    await close()
    listen(await startWorld({ dataFolder, clock }))
    await clock.advanceTo(START + 60 * MINUTE)
    expect(handed).toHaveLength(1)
  })
})
