import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { buildModel } from '../../shared/aws/build-model.ts'
import { buildSecrets } from '../../shared/aws/build-secrets.ts'
import { type LocalEnvironment, readLocalEnvironment, silenceSdk, useLocalAws } from '../../shared/env.ts'
import { logTo, metricPrefix } from '../../shared/log.ts'
import { startLocalAws } from './aws.ts'
import { systemClock } from './clock.ts'
import { SECRETS_PREFIX } from './identity.ts'
import { composeProduct, hasLocalPages, isForOthers } from './product.ts'
import { keepRegistrations } from './registrations.ts'
import { virtualClock } from './virtual-clock.ts'

/** `npm start`: the whole product on this machine. */

/** Nothing is ever sent to this domain (RFC 2606), so without SMTP_URL it serves as well as any. */
const defaultMailFrom = 'letters@afterword.example'

/** Mail that is put into the local mailbox arrives here; what really leaves must not ask for answers at no address. */
const defaultIntakeDomain = 'in.afterword.example'

async function start(): Promise<void> {
  silenceSdk()
  logTo((line) => {
    if (!line.startsWith(metricPrefix)) process.stdout.write(line)
  })
  // Whoever read along may have gone, as with `npm start | head`: the letters go out all the same.
  process.stdout.on('error', () => undefined)
  const env = readLocalEnvironment()
  const publicUrl = (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, '')
  const reach = { publicUrl, host: env.HOST, smtpUrl: env.SMTP_URL }
  const fault = faultIn(env, isForOthers(reach))
  if (fault) throw new Error(fault)
  await mkdir(env.AFTERWORD_DATA, { recursive: true, mode: 0o700 })
  const clock =
    env.AFTERWORD_CLOCK === 'virtual'
      ? virtualClock({ startsAt: Date.now(), file: join(env.AFTERWORD_DATA, 'clock') })
      : systemClock()
  const aws = await startLocalAws({
    clock,
    dataFolder: env.AFTERWORD_DATA,
    smtpUrl: env.SMTP_URL,
    accessKeyId: randomBytes(16).toString('hex'),
  })
  useLocalAws(aws.environment)
  await keepRegistrations(buildSecrets({ SECRETS_PREFIX }), env)
  const mailFrom = env.MAIL_FROM ?? defaultMailFrom
  const app = composeProduct({
    ...{ aws, clock, ...reach, mailFrom },
    candidates: env.CANDIDATES,
    intakeDomain: env.SMTP_URL ? undefined : defaultIntakeDomain,
    providers: env,
    model: env.MODEL_ID ? buildModel({ MODEL_ID: env.MODEL_ID }) : undefined,
  })

  const server = serve({ fetch: app.fetch, port: env.PORT, hostname: env.HOST }, () => {
    console.log(`Afterword is at ${publicUrl}`)
    if (env.SMTP_URL) console.log('Mail really leaves, by SMTP.')
    else if (hasLocalPages(reach)) console.log(`Mail is kept at ${publicUrl}/mailbox and goes nowhere.`)
    else
      console.log('Mail goes nowhere, and a public address shows none: nobody can sign in without SMTP_URL.')
    console.log(`Everything is in ${env.AFTERWORD_DATA}; stop with Ctrl-C and start again as you like.`)
  })
  server.on('error', (error) => fail(error))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close()
      aws.close().then(() => process.exit(0), fail)
    })
  }
}

/** What the variables cannot be together, in a sentence for the user. */
function faultIn(env: LocalEnvironment, isForOthers: boolean): string | undefined {
  if (env.PORT === 0) return 'PORT must be from 1 to 65535: the links in mails have to name it'
  if (!env.SMTP_URL) return
  if (!env.MAIL_FROM) return 'SMTP_URL needs MAIL_FROM beside it: the address that mail comes from'
  // A star is what CANDIDATES is when nobody set it.
  if (isForOthers && env.CANDIDATES === '*')
    return 'SMTP_URL with a public HOST or PUBLIC_URL needs CANDIDATES: without it anybody could sign in and send mail'
}

function fail(error: unknown): never {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  const message = error instanceof Error ? error.message : String(error)
  console.error(
    isTaken ? `${message}: another program uses it. Choose one with PORT=8788 npm start.` : message,
  )
  process.exit(1)
}

start().catch(fail)
