import { buildTable, buildTimers } from '../shared/aws/build.ts'
import { type Context, surroundings } from '../shared/context.ts'
import { entry } from '../shared/entry.ts'
import { readEnvironment } from '../shared/env.ts'
import { reportDelivery } from '../shared/use-cases/report-delivery.ts'

/** What SES says of mails: sent, delivered, bounced, complained about. */
export function createFeedback(context: Context) {
  return (event: unknown) => reportDelivery(context, event)
}

export const handler = entry(() => {
  const env = readEnvironment('feedback')
  return createFeedback({ ...surroundings, table: buildTable(env), timers: buildTimers(env) })
})
