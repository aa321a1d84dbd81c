import * as z from 'zod/mini'
import { buildMailer, buildTable, buildTimers } from '../shared/aws/build.ts'
import { buildModel } from '../shared/aws/build-model.ts'
import { surroundings } from '../shared/context.ts'
import { brokenTellingSchema, firingSchema, rewriteSchema } from '../shared/domain/invocation.ts'
import { entry } from '../shared/entry.ts'
import { readEnvironment } from '../shared/env.ts'
import { answerOf } from '../shared/errors.ts'
import { parse } from '../shared/parse.ts'
import { type GenerateContext, runTimer } from '../shared/use-cases/run-timer.ts'

const eventSchema = z.discriminatedUnion('kind', [firingSchema, rewriteSchema, brokenTellingSchema])

/** Whatever is written: for every timer whose mail goes to the candidate, and again when a page asks for it. */
export function createGenerate(context: GenerateContext) {
  return async (event: unknown) => {
    const asked = parse(eventSchema, event)
    if (asked.kind === 'rewrite')
      return answerOf((await import('../shared/use-cases/rewrite-letter.ts')).rewriteLetter(context, asked))
    if (asked.kind === 'broken')
      return (await import('../shared/use-cases/tell-broken.ts')).tellBroken(context, asked)
    return runTimer(context, asked)
  }
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
    ...(env.INTAKE_DOMAIN !== undefined && { intakeDomain: env.INTAKE_DOMAIN }),
    ...(env.MODEL_ID !== undefined && { model: buildModel({ MODEL_ID: env.MODEL_ID }) }),
  })
})
