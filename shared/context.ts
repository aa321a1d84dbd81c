import { randomBytes } from 'node:crypto'
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { LambdaClient, type LambdaClientConfig } from '@aws-sdk/client-lambda'
import { SchedulerClient, type SchedulerClientConfig } from '@aws-sdk/client-scheduler'
import { SESClient, type SESClientConfig } from '@aws-sdk/client-ses'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { createFunctions, type FunctionSettings, type Functions } from './aws/functions.ts'
import { createMailer, type Mailer } from './aws/mailer.ts'
import type { Model } from './aws/model.ts'
import { createTable, type Table } from './aws/table.ts'
import { createTimers, type TimerSettings, type Timers } from './aws/timers.ts'
import { type Instant, toInstant } from './domain/instant.ts'
import { rewritePatienceSeconds } from './env.ts'

/** What use cases are handed. One builder for each part; an entry point composes only what it needs. */

/** Time and chance, so that nothing below asks for them itself (DESIGN rule 9). */
export interface Surroundings {
  readonly now: () => Instant
  readonly random: (bytes: number) => Uint8Array
}

export interface TableContext extends Surroundings {
  readonly table: Table
}

export interface Context extends TableContext {
  readonly timers: Timers
}

export interface MailContext {
  readonly mailer: Mailer
  readonly mailFrom: string
}

export interface FunctionsContext {
  readonly functions: Functions
}

/** Where a language model is set up; built by `aws/model.ts`, which no other function's bundle may hold. */
export interface ModelContext {
  readonly model?: Model
}

export interface SiteContext {
  /** Without a trailing slash. */
  readonly publicUrl: string
}

export const surroundings: Surroundings = {
  now: () => toInstant(new Date().toISOString()),
  random: (bytes) => randomBytes(bytes),
}

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
