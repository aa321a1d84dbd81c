import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { readLocalEnvironment, silenceSdk, useLocalAws } from '../../shared/env.ts'
import { logTo, metricPrefix } from '../../shared/log.ts'
import { startLocalAws } from './aws.ts'
import { systemClock } from './clock.ts'
import { composeProduct } from './product.ts'
import { virtualClock } from './virtual-clock.ts'

/** `npm start`: the whole product on this machine. */

/** Nothing is ever sent to this domain (RFC 2606), so without SMTP_URL it serves as well as any. */
const defaultMailFrom = 'letters@afterword.example'

async function start(): Promise<void> {
  silenceSdk()
  logTo((line) => {
    if (!line.startsWith(metricPrefix)) process.stdout.write(line)
  })
  const env = readLocalEnvironment()
  if (env.SMTP_URL && !env.MAIL_FROM)
    throw new Error('SMTP_URL needs MAIL_FROM beside it: the address that mail comes from')
  await mkdir(env.AFTERWORD_DATA, { recursive: true, mode: 0o700 })
  const clock =
    env.AFTERWORD_CLOCK === 'virtual'
      ? virtualClock({ startsAt: Date.now(), file: join(env.AFTERWORD_DATA, 'clock') })
      : systemClock()
  const aws = await startLocalAws({ clock, dataFolder: env.AFTERWORD_DATA, smtpUrl: env.SMTP_URL })
  useLocalAws(aws.environment)
  const publicUrl = (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, '')
  const mailFrom = env.MAIL_FROM ?? defaultMailFrom
  const app = composeProduct({ aws, clock, publicUrl, mailFrom, candidates: env.CANDIDATES })

  const server = serve({ fetch: app.fetch, port: env.PORT, hostname: env.HOST }, ({ port }) => {
    console.log(`Afterword is at ${env.PUBLIC_URL ? publicUrl : `http://localhost:${port}`}`)
    console.log(
      env.SMTP_URL
        ? 'Mail really leaves, by SMTP.'
        : `Mail is kept at ${publicUrl}/mailbox and goes nowhere.`,
    )
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

function fail(error: unknown): never {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  const message = error instanceof Error ? error.message : String(error)
  console.error(
    isTaken ? `${message}: another program uses it. Choose one with PORT=8788 npm start.` : message,
  )
  process.exit(1)
}

start().catch(fail)
