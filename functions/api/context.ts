import { buildFunctions, buildMailer, buildTable, buildTimers } from '../../shared/aws/build.ts'
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

export function buildApiContext(env: Environment<'api'>): ApiContext {
  return {
    ...surroundings,
    table: buildTable(env),
    timers: buildTimers(env),
    functions: buildFunctions(env),
    mailer: buildMailer(env),
    mailFrom: env.MAIL_FROM,
    publicUrl: env.PUBLIC_URL,
    candidates: env.CANDIDATES,
  }
}
