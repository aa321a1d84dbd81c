import * as z from 'zod/mini'
import { line } from './input.ts'
import { candidateIdLength, interviewIdLength, timerKinds } from './interview.ts'

/** What our functions are invoked with, but for what SES reports: `aws/` sends it, and the function parses it. */

const id = z.string().check(z.length(interviewIdLength))

/** A timer fell due: EventBridge Scheduler hands it to `generate` or `send`. */
export const firingSchema = z.object({ id, kind: z.enum(timerKinds), version: z.int() })
export type Firing = Readonly<z.output<typeof firingSchema>>

const typed = z.optional(z.string())
const choices = z.optional(z.array(z.string()))

/**
 * A page asks `generate` to write a letter again: what its form holds, as it was typed. The API has checked whose
 * interview it is; `generate` relies on IAM for its caller.
 */
export const rewriteSchema = z.object({
  kind: z.literal('rewrite'),
  id,
  letter: line(20),
  /** Names what the page showed. */
  hash: typed,
  note: typed,
  tone: typed,
  sendAt: typed,
  /** Paths into the record, those of one sentence in one text with blanks between them. */
  strike: choices,
  /** What was struck, as the letter keeps it. */
  unstrike: choices,
})
export type RewriteRequest = Readonly<z.output<typeof rewriteSchema>>

/**
 * A page asks `sync` what a calendar file tells of interviews. Reading takes more code than the rest of the API
 * together, which every start of it would carry.
 */
export const calendarFileSchema = z.object({
  kind: z.literal('calendarFile'),
  candidate: z.string().check(z.length(candidateIdLength)),
  /** Its bytes, in base64. */
  file: z.string(),
  /** So many meetings at most are told. */
  most: z.int(),
})
export type CalendarFileRequest = Readonly<z.output<typeof calendarFileSchema>>

const connection = z.string().check(z.length(interviewIdLength))

/** A connection is to be pulled: EventBridge Scheduler hands it to `sync`. */
export const pullingSchema = z.object({ kind: z.literal('pull'), connection })
export type Pulling = Readonly<z.output<typeof pullingSchema>>

/** A provider has delivered what happened; its signature has been verified. The API hands it to `sync`. */
export const deliverySchema = z.object({
  kind: z.literal('delivery'),
  connection,
  /** The bytes, in base64. */
  body: z.string(),
})
export type Delivery = Readonly<z.output<typeof deliverySchema>>

/** The candidate is to be told that a connection is broken: Scheduler hands it to `generate`. */
export const brokenTellingSchema = z.object({ kind: z.literal('broken'), connection })
export type BrokenTelling = Readonly<z.output<typeof brokenTellingSchema>>
