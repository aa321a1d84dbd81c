import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { LambdaClient, type LambdaClientConfig } from '@aws-sdk/client-lambda'
import { SchedulerClient, type SchedulerClientConfig } from '@aws-sdk/client-scheduler'
import { SESClient, type SESClientConfig } from '@aws-sdk/client-ses'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { rewritePatienceSeconds } from '../env.ts'
import { createFunctions, type FunctionSettings, type Functions } from './functions.ts'
import { createMailer, type Mailer } from './mailer.ts'
import { createTable, type Table } from './table.ts'
import { createTimers, type TimerSettings, type Timers } from './timers.ts'

/** The adapters with their clients. A function's bundle holds only the clients of what it builds. */

/** Where the clients connect when it is not where the environment says. */
export type Connection = Pick<
  DynamoDBClientConfig & SESClientConfig & SchedulerClientConfig & LambdaClientConfig,
  'endpoint' | 'region' | 'credentials' | 'requestHandler' | 'maxAttempts'
>

/** A call that hangs must not eat the function's whole time (facts/aws.md section 0, 2). */
const requestHandler = { connectionTimeout: 1000, requestTimeout: 5000, throwOnRequestTimeout: true }

/** A client is made when it is first used: most calls need DynamoDB's alone, and a cold start waits for each. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

export function buildTable(settings: { TABLE_NAME: string }, connection: Connection = {}): Table {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler, ...connection }), {
    marshallOptions: { removeUndefinedValues: true },
  })
  return createTable(client, settings.TABLE_NAME)
}

export function buildTimers(settings: TimerSettings, connection: Connection = {}): Timers {
  return createTimers(
    once(() => new SchedulerClient({ requestHandler, ...connection })),
    settings,
  )
}

/**
 * SES has no idempotency and the SDK retries by itself: one `send` turned into three accepted copies when a reply
 * got lost. So one attempt a claim, and a timeout that throws; retries belong to the lifecycle.
 */
export function buildMailer(settings: { CONFIGURATION_SET: string }, connection: Connection = {}): Mailer {
  const patient = { ...requestHandler, requestTimeout: 8000 }
  return createMailer(
    once(() => new SESClient({ maxAttempts: 1, requestHandler: patient, ...connection })),
    settings.CONFIGURATION_SET,
  )
}

/**
 * A letter that a model writes takes its time, and somebody waits at the page: one attempt, which leaves the API time
 * to say that it came to nothing. They press the button again, or not.
 */
export function buildFunctions(settings: FunctionSettings, connection: Connection = {}): Functions {
  const patient = { ...requestHandler, requestTimeout: rewritePatienceSeconds * 1000 }
  return createFunctions(
    once(() => new LambdaClient({ maxAttempts: 1, requestHandler: patient, ...connection })),
    settings,
  )
}
