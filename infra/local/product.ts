import { Hono } from 'hono'
import { createApp } from '../../functions/api/app.ts'
import { createFeedback } from '../../functions/feedback.ts'
import { createGenerate } from '../../functions/generate.ts'
import { createSend } from '../../functions/send.ts'
import { createSweep } from '../../functions/sweep.ts'
import {
  buildFunctions,
  buildMailer,
  buildTable,
  buildTimers,
  type Connection,
} from '../../shared/aws/build.ts'
import type { Model } from '../../shared/aws/model.ts'
import { surroundings } from '../../shared/context.ts'
import { type Environment, timeoutSeconds } from '../../shared/env.ts'
import type { LocalAws } from './aws.ts'
import type { Clock } from './clock.ts'
import { isLoopbackHost, isLoopbackUrl } from './loopback.ts'

export interface ProductOptions {
  readonly aws: LocalAws
  readonly clock: Clock
  readonly publicUrl: string
  readonly mailFrom: string
  readonly candidates: string
  /** Where it listens, this machine alone unless given. */
  readonly host?: string | undefined
  /** Where mail really leaves, if it does. */
  readonly smtpUrl?: string | undefined
  /** The language model that may word letters, where there is one. */
  readonly model?: Model | undefined
  /** Where the AWS clients connect; the process's environment says so unless given. */
  readonly connection?: Connection
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

/** The functions of the stack, registered with the local services, behind one app; the local pages beside it. */
export function composeProduct({
  aws,
  clock,
  publicUrl,
  mailFrom,
  candidates,
  host,
  smtpUrl,
  model,
  connection,
}: ProductOptions): Hono {
  // What `environmentFor` of aws.ts sets are the variables that the stack sets on AWS, under the same names.
  const env = {
    ...aws.environment,
    PUBLIC_URL: publicUrl,
    MAIL_FROM: mailFrom,
    CANDIDATES: candidates,
  } as Environment<'api'>
  const context = {
    ...surroundings,
    now: clock.instant,
    table: buildTable(env, connection),
    timers: buildTimers(env, connection),
    functions: buildFunctions(env, connection),
    mailer: buildMailer(env, connection),
    mailFrom,
    publicUrl,
    candidates,
  }
  aws.register('generate', createGenerate({ ...context, ...(model && { model }) }), {
    timeoutSeconds: timeoutSeconds.generate,
  })
  aws.register('send', createSend(context), { timeoutSeconds: timeoutSeconds.send })
  aws.register('feedback', createFeedback(context), { timeoutSeconds: timeoutSeconds.feedback })
  aws.register('sweep', createSweep(context), { timeoutSeconds: timeoutSeconds.sweep })

  const app = new Hono()
  // What was not read of a body that is too large is still on the wire, so the connection serves no other request.
  app.use(async (c, next) => {
    await next()
    if (c.res.status === 413) c.header('Connection', 'close')
  })
  if (hasLocalPages({ publicUrl, host, smtpUrl })) app.route('/', aws.mailboxApp)
  app.mount('/', createApp(context).fetch)
  return app
}
