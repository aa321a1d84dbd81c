import { Hono } from 'hono'
import { createApp } from '../../functions/api/app.ts'
import { type ApiContext, buildApiContext } from '../../functions/api/context.ts'
import { createFeedback } from '../../functions/feedback.ts'
import { createGenerate } from '../../functions/generate.ts'
import { createInbound, takeArrived } from '../../functions/inbound.ts'
import { createSend } from '../../functions/send.ts'
import { createSweep } from '../../functions/sweep.ts'
import { createSync } from '../../functions/sync.ts'
import type { AwsClientConfig } from '../../shared/aws/build.ts'
import { buildInbox } from '../../shared/aws/inbox.ts'
import type { Model } from '../../shared/aws/model.ts'
import { type Environment, type FunctionName, timeoutSeconds } from '../../shared/env.ts'
import type { ProviderSettings } from '../../shared/remote/provider-addresses.ts'
import type { LocalAws } from './aws.ts'
import type { Clock } from './clock.ts'
import { INBOX_BUCKET } from './identity.ts'
import { isLoopbackHost, isLoopbackUrl } from './loopback.ts'

interface ContextOptions {
  readonly aws: LocalAws
  readonly clock: Clock
  readonly publicUrl: string
  readonly mailFrom: string
  readonly candidates: string
  /** Where mail arrives for us; mail that is put into the local mailbox does, whatever it is. */
  readonly intakeDomain?: string | undefined
  /** Where the providers of calendars are, when it is not where they are for everybody. */
  readonly providers?: ProviderSettings | undefined
  /** Where the AWS clients connect; the process's environment says so unless given. */
  readonly connection?: AwsClientConfig
}

interface ProductOptions extends ContextOptions {
  /** Where it listens, this machine alone unless given. */
  readonly host?: string | undefined
  /** Where mail really leaves, if it does. */
  readonly smtpUrl?: string | undefined
  /** The language model that may word letters, where there is one. */
  readonly model?: Model | undefined
}

type Reach = Pick<ProductOptions, 'publicUrl' | 'host' | 'smtpUrl'>

/** Whether somebody beyond this machine is meant to come here. */
export const isForOthers = ({ publicUrl, host = 'localhost' }: Reach): boolean =>
  !isLoopbackUrl(publicUrl) || !isLoopbackHost(host)

/**
 * Whether the local pages are there. They show every link that signs somebody in, and others may reach them behind a
 * public address; beyond this machine without one, only while mail goes nowhere and they are the one way in.
 */
export const hasLocalPages = (reach: Reach): boolean =>
  isLoopbackUrl(reach.publicUrl) && !(reach.smtpUrl && isForOthers(reach))

/** What the functions are given: as on AWS, but for the clock and for where the services are. */
export function localContext({ aws, clock, connection, ...settings }: ContextOptions): ApiContext {
  // What `environmentFor` of aws.ts sets are the variables that the stack sets on AWS, under the same names.
  const env = {
    ...aws.environment,
    PUBLIC_URL: settings.publicUrl,
    MAIL_FROM: settings.mailFrom,
    CANDIDATES: settings.candidates,
    INTAKE_DOMAIN: settings.intakeDomain,
    ...settings.providers,
  } as Environment<'api'>
  return { ...buildApiContext(env, connection), now: clock.instant }
}

/** The functions of the stack, registered with the local services, behind one app; the local pages beside it. */
export function composeProduct(options: ProductOptions): Hono {
  const { aws, model } = options
  const context = localContext(options)
  const deploy = (name: Exclude<FunctionName, 'api'>, handler: (event: unknown) => unknown) =>
    aws.register(name, handler, { timeoutSeconds: timeoutSeconds[name] })
  deploy('generate', createGenerate({ ...context, ...(model && { model }) }))
  deploy('send', createSend(context))
  deploy('feedback', createFeedback(context))
  deploy('sweep', createSweep(context))
  deploy('sync', createSync(context))
  const inbox = buildInbox({ INBOX_BUCKET }, options.connection)
  deploy('inbound', createInbound({ ...context, inbox }, takeArrived(context)))

  const app = new Hono()
  // What was not read of a body that is too large is still on the wire, so the connection serves no other request.
  app.use(async (c, next) => {
    await next()
    if (c.res.status === 413) c.header('Connection', 'close')
  })
  if (hasLocalPages(options)) app.route('/', aws.mailboxApp)
  app.mount('/', createApp(context).fetch)
  return app
}
