import { Temporal } from 'temporal-polyfill'
import * as z from 'zod/mini'
import { SCHEDULE_ROLE_ARN } from './identity.ts'
import { WireError } from './wire.ts'

const LONGEST_INPUT_BYTES = 256 * 1024

const name = z.string().check(z.regex(/^[0-9a-zA-Z\-_.]{1,64}$/))

/** The body of CreateSchedule, with the ranges of the service's API model (version 2021-06-30). */
const body = z.object({
  GroupName: z._default(name, 'default'),
  ScheduleExpression: z.string().check(z.minLength(1), z.maxLength(256)),
  ScheduleExpressionTimezone: z._default(z.string().check(z.minLength(1), z.maxLength(50)), 'UTC'),
  Description: z.optional(z.string().check(z.maxLength(512))),
  State: z._default(z.enum(['ENABLED', 'DISABLED']), 'ENABLED'),
  ActionAfterCompletion: z._default(z.enum(['NONE', 'DELETE']), 'NONE'),
  ClientToken: z.optional(z.string().check(z.regex(/^[a-zA-Z0-9\-_]{1,64}$/))),
  FlexibleTimeWindow: z.discriminatedUnion('Mode', [
    z.object({ Mode: z.literal('OFF'), MaximumWindowInMinutes: z.optional(z.undefined()) }),
    z.object({ Mode: z.literal('FLEXIBLE'), MaximumWindowInMinutes: z.int().check(z.gte(1), z.lte(1440)) }),
  ]),
  Target: z.object({
    Arn: z.string().check(z.regex(/^arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:\d*:.+$/), z.maxLength(1600)),
    RoleArn: z.string().check(z.regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/), z.maxLength(1600)),
    Input: z.optional(z.string().check(z.minLength(1))),
    DeadLetterConfig: z.optional(
      z.object({
        Arn: z.optional(z.string().check(z.regex(/^arn:aws[a-z-]*:sqs:[a-z0-9-]+:\d{12}:[a-zA-Z0-9\-_]+$/))),
      }),
    ),
    RetryPolicy: z.optional(
      z.object({
        MaximumRetryAttempts: z.optional(z.int().check(z.gte(0), z.lte(185))),
        MaximumEventAgeInSeconds: z.optional(z.int().check(z.gte(60), z.lte(86_400))),
      }),
    ),
  }),
})

export type ScheduleRequest = z.output<typeof body>

/** What the service says to a request that it does not understand. */
export const invalid = (message: string) => new WireError(400, 'ValidationException', message)

/** A schedule's or a group's name, as it stands in the path. */
export function readName(text: string): string {
  if (!name.safeParse(text).success)
    throw invalid(constraint(text, 'name', '^[0-9a-zA-Z-_.]+$, 1 to 64 characters'))
  return text
}

/**
 * Reads a CreateSchedule request and when it is due, epoch milliseconds. Throws a ValidationException where the
 * service would: also for a time that is past.
 */
export function readSchedule(content: Buffer, now: number): { request: ScheduleRequest; due: number } {
  const parsed = body.safeParse(parseJson(content.toString('utf8'), 'The request'))
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => constraint('', path.join('.'), message))
    throw invalid(faults.join(' '))
  }
  const request = parsed.data
  const { Input, RoleArn } = request.Target
  if (Input !== undefined) {
    parseJson(Input, 'The Input of the target')
    if (Buffer.byteLength(Input) > LONGEST_INPUT_BYTES) throw invalid('The Input of the target is too long.')
  }
  // Stands for iam:PassRole and the role's trust policy: the product has one role for this, and means no other.
  if (RoleArn !== SCHEDULE_ROLE_ARN) {
    throw invalid('The execution role you provide must allow AWS EventBridge Scheduler to assume the role.')
  }
  const due = dueAt(request)
  if (due < now)
    throw invalid(`Invalid Schedule Expression ${request.ScheduleExpression}: the time is in the past.`)
  return { request, due }
}

const AT = /^at\((\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\)$/

function dueAt({ ScheduleExpression, ScheduleExpressionTimezone }: ScheduleRequest): number {
  const local = AT.exec(ScheduleExpression)?.[1]
  if (local === undefined) {
    // The product sets one-time schedules only; its one recurring schedule is part of the stack.
    throw invalid(
      `Invalid Schedule Expression ${ScheduleExpression}: only at(yyyy-mm-ddThh:mm:ss) is served here.`,
    )
  }
  if (!/^[A-Z]/i.test(ScheduleExpressionTimezone)) throw invalidZone(ScheduleExpressionTimezone)
  let time: Temporal.PlainDateTime
  try {
    time = Temporal.PlainDateTime.from(local, { overflow: 'reject' })
  } catch (cause) {
    throw new WireError(400, 'ValidationException', `Invalid Schedule Expression ${ScheduleExpression}.`, {
      cause,
    })
  }
  if (time.second !== Number(local.slice(-2)))
    throw invalid(`Invalid Schedule Expression ${ScheduleExpression}.`)
  try {
    return time.toZonedDateTime(ScheduleExpressionTimezone).epochMilliseconds
  } catch {
    throw invalidZone(ScheduleExpressionTimezone)
  }
}

const invalidZone = (zone: string) => invalid(`Invalid Schedule Expression Timezone ${zone}.`)

const constraint = (value: string, path: string, rule: string) =>
  `Value${value && ` '${value}'`} at '${path}' failed to satisfy constraint: ${rule}.`

function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new WireError(400, 'ValidationException', `${what} must be well-formed JSON.`, { cause })
  }
}
