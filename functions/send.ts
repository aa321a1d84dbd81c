import { buildMailer, buildTable, buildTimers } from '../shared/aws/build.ts'
import { buildPause } from '../shared/aws/build-pause.ts'
import { type Context, type MailContext, type PauseContext, surroundings } from '../shared/context.ts'
import { firingSchema } from '../shared/domain/invocation.ts'
import { entry } from '../shared/entry.ts'
import { readEnvironment } from '../shared/env.ts'
import { parse } from '../shared/parse.ts'
import { sendLetters } from '../shared/use-cases/send-letters.ts'

/** The only function that may mail anybody but the candidates: it takes an id, never an address. */
export function createSend(context: Context & PauseContext & Pick<MailContext, 'mailer'>) {
  return (event: unknown) => {
    const { id, version } = parse(firingSchema, event)
    return sendLetters(context, id, version)
  }
}

export const handler = entry(() => {
  const env = readEnvironment('send')
  return createSend({
    ...surroundings,
    table: buildTable(env),
    timers: buildTimers(env),
    mailer: buildMailer(env),
    pause: buildPause(env),
  })
})
