import * as z from 'zod/mini'
import { buildTable, buildTimers } from '../shared/aws/build.ts'
import { buildSecrets } from '../shared/aws/build-secrets.ts'
import { surroundings } from '../shared/context.ts'
import { calendarFileSchema, deliverySchema, pullingSchema } from '../shared/domain/invocation.ts'
import { entry } from '../shared/entry.ts'
import { readEnvironment } from '../shared/env.ts'
import { parse } from '../shared/parse.ts'
import type { PullContext } from '../shared/use-cases/pull-calendar.ts'

const eventSchema = z.discriminatedUnion('kind', [calendarFileSchema, pullingSchema, deliverySchema])

/** Whatever reads calendars: pulls those that rang or are due, takes what was delivered, and files chosen on a page. */
export function createSync(context: PullContext) {
  return async (event: unknown) => {
    const asked = parse(eventSchema, event)
    if (asked.kind === 'pull')
      return (await import('../shared/use-cases/pull-calendar.ts')).pullCalendar(context, asked.connection)
    if (asked.kind === 'delivery')
      return (await import('../shared/use-cases/take-delivery.ts')).takeDelivery(context, asked)
    return (await import('../shared/use-cases/read-calendar-file.ts')).readCalendarFile(context, asked)
  }
}

export const handler = entry(() => {
  const env = readEnvironment('sync')
  return createSync({
    ...surroundings,
    table: buildTable(env),
    timers: buildTimers(env),
    secrets: buildSecrets(env),
    publicUrl: env.PUBLIC_URL,
    providers: env,
  })
})
