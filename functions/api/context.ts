import { buildMailer, buildTable, buildTimers, type Connection } from '../../shared/aws/build.ts'
import { buildFunctions } from '../../shared/aws/functions.ts'
import {
  type Context,
  type FunctionsContext,
  type MailContext,
  type SiteContext,
  surroundings,
} from '../../shared/context.ts'
import type { Environment } from '../../shared/env.ts'

/** What the pages and the JSON routes are given. */
export type ApiContext = Context &
  FunctionsContext &
  MailContext &
  SiteContext & { readonly candidates: string }

export function buildApiContext(env: Environment<'api'>, connection?: Connection): ApiContext {
  return {
    ...surroundings,
    table: buildTable(env, connection),
    timers: buildTimers(env, connection),
    functions: buildFunctions(env, connection),
    mailer: buildMailer(env, connection),
    mailFrom: env.MAIL_FROM,
    publicUrl: env.PUBLIC_URL,
    candidates: env.CANDIDATES,
  }
}
