import * as z from 'zod/mini'
import { timerKinds } from '../domain/outbox.ts'
import { interviewIdLength } from '../links.ts'

/** What EventBridge Scheduler hands to a function: see `aws/timers.ts`. */
export const firingSchema = z.object({
  id: z.string().check(z.length(interviewIdLength)),
  kind: z.enum(timerKinds),
  version: z.int(),
})
export type Firing = z.output<typeof firingSchema>
