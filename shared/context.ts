import { randomBytes } from 'node:crypto'
import type { Functions } from './aws/functions.ts'
import type { Inbox } from './aws/inbox.ts'
import type { Mailer } from './aws/mailer.ts'
import type { Model } from './aws/model.ts'
import type { Pause } from './aws/pause.ts'
import type { Secrets } from './aws/secrets.ts'
import type { Table } from './aws/table.ts'
import type { Timers } from './aws/timers.ts'
import { type Instant, toInstant } from './domain/instant.ts'

/** What use cases are handed. `aws/build.ts` has a builder for each part; an entry point composes only what it needs. */

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
  /** Where mail arrives that is meant for us, if it does: without it nobody but the candidate sees an answer. */
  readonly intakeDomain?: string
}

export interface FunctionsContext {
  readonly functions: Functions
}

export interface InboxContext extends Surroundings {
  readonly inbox: Inbox
}

export interface SecretsContext {
  readonly secrets: Secrets
}

/** Where a language model is set up; `aws/build-model.ts` does it, which no other function's bundle may hold. */
export interface ModelContext {
  readonly model?: Model
}

/** Where every letter can be stopped at once. */
export interface PauseContext {
  readonly pause: Pause
}

export interface SiteContext {
  /** Without a trailing slash. */
  readonly publicUrl: string
}

export const surroundings: Surroundings = {
  now: () => toInstant(new Date().toISOString()),
  random: (bytes) => randomBytes(bytes),
}
