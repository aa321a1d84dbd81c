import { buildModel } from '../shared/aws/model.ts'
import { buildMailer, buildTable, buildTimers, surroundings } from '../shared/context.ts'
import { entry } from '../shared/entry.ts'
import { readEnvironment } from '../shared/env.ts'
import { parse } from '../shared/parse.ts'
import { firingSchema } from '../shared/use-cases/firing.ts'
import { type GenerateContext, runTimer } from '../shared/use-cases/run-timer.ts'

/** Every timer whose mail goes to the candidate. */
export function createGenerate(context: GenerateContext) {
  return (event: unknown) => runTimer(context, parse(firingSchema, event))
}

export const handler = entry(() => {
  const env = readEnvironment('generate')
  return createGenerate({
    ...surroundings,
    table: buildTable(env),
    timers: buildTimers(env),
    mailer: buildMailer(env),
    mailFrom: env.MAIL_FROM,
    publicUrl: env.PUBLIC_URL,
    ...(env.MODEL_ID !== undefined && { model: buildModel({ MODEL_ID: env.MODEL_ID }) }),
  })
})
