import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import type { LambdaClientConfig } from '@aws-sdk/client-lambda'
import { SchedulerClient, type SchedulerClientConfig } from '@aws-sdk/client-scheduler'
import { SESClient, type SESClientConfig } from '@aws-sdk/client-ses'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { createMailer, type Mailer } from './mailer.ts'
import { once } from './once.ts'
import { createTable, type Table } from './table.ts'
import { createTimers, type TimerSettings, type Timers } from './timers.ts'

/**
 * The adapters with their clients. A function's bundle holds only the clients of what it builds, and makes each when
 * it is first used: most calls need DynamoDB's alone, and a cold start waits for each.
 */

/** Where the clients connect when it is not where the environment says. */
export type AwsClientConfig = Pick<
  DynamoDBClientConfig & SESClientConfig & SchedulerClientConfig & LambdaClientConfig,
  'endpoint' | 'region' | 'credentials' | 'requestHandler' | 'maxAttempts'
>

/** A call that hangs must not eat the function's whole time (facts/aws.md section 0, 2). */
export const requestHandler = { connectionTimeout: 1000, requestTimeout: 5000, throwOnRequestTimeout: true }

export function buildTable(settings: { TABLE_NAME: string }, clientConfig: AwsClientConfig = {}): Table {
  const marshallOptions = { removeUndefinedValues: true }
  return createTable(
    once(() =>
      DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler, ...clientConfig }), {
        marshallOptions,
      }),
    ),
    settings.TABLE_NAME,
  )
}

export function buildTimers(settings: TimerSettings, clientConfig: AwsClientConfig = {}): Timers {
  return createTimers(
    once(() => new SchedulerClient({ requestHandler, ...clientConfig })),
    settings,
  )
}

/**
 * SES has no idempotency and the SDK retries by itself: one `send` turned into three accepted copies when a reply
 * got lost. So one attempt a claim, and a timeout that throws; retries belong to the lifecycle.
 */
export function buildMailer(
  settings: { CONFIGURATION_SET: string },
  clientConfig: AwsClientConfig = {},
): Mailer {
  const patient = { ...requestHandler, requestTimeout: 8000 }
  return createMailer(
    once(() => new SESClient({ maxAttempts: 1, requestHandler: patient, ...clientConfig })),
    settings.CONFIGURATION_SET,
  )
}
