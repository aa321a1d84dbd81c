import { type AwsClientConfig, buildMailer, buildTable, buildTimers } from '../../shared/aws/build.ts'
import { buildFunctions } from '../../shared/aws/build-functions.ts'
import { buildPause } from '../../shared/aws/build-pause.ts'
import { buildSecrets } from '../../shared/aws/build-secrets.ts'
import {
  type Context,
  type FunctionsContext,
  type MailContext,
  type PauseContext,
  type SecretsContext,
  type SiteContext,
  surroundings,
} from '../../shared/context.ts'
import type { Environment } from '../../shared/env.ts'
import type { ProvidersContext } from '../../shared/use-cases/open-watchable.ts'

/** What the pages and the JSON routes are given. */
export type ApiContext = Context &
  FunctionsContext &
  MailContext &
  PauseContext &
  SecretsContext &
  ProvidersContext &
  SiteContext & { readonly candidates: string }

export function buildApiContext(env: Environment<'api'>, clientConfig?: AwsClientConfig): ApiContext {
  return {
    ...surroundings,
    table: buildTable(env, clientConfig),
    timers: buildTimers(env, clientConfig),
    functions: buildFunctions(env, clientConfig),
    mailer: buildMailer(env, clientConfig),
    mailFrom: env.MAIL_FROM,
    secrets: buildSecrets(env, clientConfig),
    providers: env,
    pause: buildPause(env, clientConfig),
    publicUrl: env.PUBLIC_URL,
    ...(env.INTAKE_DOMAIN !== undefined && { intakeDomain: env.INTAKE_DOMAIN }),
    candidates: env.CANDIDATES,
  }
}
