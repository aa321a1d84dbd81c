import { randomUUID } from 'node:crypto'
import { devNull } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { type Clock, ownAlarms } from './clock.ts'
import { claimFolder } from './data-folder.ts'
import { createTable, openDynamodb } from './dynamodb.ts'
import { createFaults, type Faults } from './faults.ts'
import type { Connection } from './identity.ts'
import * as identity from './identity.ts'
import { type Lambda, openLambda } from './lambda.ts'
import { lambdaTwin } from './lambda-invoke.ts'
import { mailboxApp } from './mailbox.ts'
import { createMailboxReader, type MailboxEntry } from './mailbox-entry.ts'
import { openReceiving, type Receiving } from './receiving.ts'
import { smtpRelay } from './relay.ts'
import { startRouter } from './router.ts'
import { openObjects } from './s3.ts'
import { openScheduler, type Scheduler } from './scheduler.ts'
import { openSes, type Ses } from './ses.ts'
import { openParameters } from './ssm.ts'
import { openStore } from './store.ts'

const SWEEP_INTERVAL_MS = 15 * 60_000
/** The first sweep comes soon after the start: it repairs what was lost while nothing ran. */
const FIRST_SWEEP_MS = 5_000

interface LocalAwsOptions {
  clock: Clock
  /** Where everything is kept; in memory unless given. One process at a time may use a folder. */
  dataFolder?: string | undefined
  /** `smtps://user:pass@host`: mail really goes out. */
  smtpUrl?: string | undefined
  /**
   * The one access key that requests have to name, which other users of the machine cannot know when it is random; any
   * will do unless given.
   */
  accessKeyId?: string | undefined
}

/** What AWS does, done by this process. */
export interface LocalAws {
  endpoint: string
  /** How a client in this process reaches it, whatever the environment says. */
  connection: Connection
  /** What the functions' environment has to hold, so that the AWS SDK talks to this and to nothing else. */
  environment: Record<string, string>
  register: Lambda['register']
  ses: Ses
  scheduler: Scheduler
  lambda: Lambda
  faults: Faults
  /** `/mailbox`, and `/clock` when the clock is virtual. */
  mailboxApp: Hono
  /** What `/mailbox.json` shows. */
  mails(): Promise<MailboxEntry[]>
  /** A mail arrives. */
  receive: Receiving['receive']
  /** Leaves the clock running; what was under way is taken up again by the next start on the same folder. */
  close(): Promise<void>
}

/** Starts everything on an ephemeral port. Throws when another process uses the data folder. */
export async function startLocalAws(options: LocalAwsOptions): Promise<LocalAws> {
  const { clock, silence } = ownAlarms(options.clock)
  const { accessKeyId = 'local' } = options
  const open = (name: string) => openStore(options.dataFolder && join(options.dataFolder, name))
  const faults = createFaults()
  const router = await startRouter({
    clock,
    faults,
    identity: randomUUID(),
    accessKeyId: options.accessKeyId,
  })
  const release = await claim(router, options.dataFolder)

  const connection = {
    endpoint: router.endpoint,
    region: identity.REGION,
    credentials: { accessKeyId, secretAccessKey: 'local' },
  }
  const dynamodb = await openDynamodb(options.dataFolder && join(options.dataFolder, 'dynamodb'))
  router.mount('dynamodb', dynamodb)
  await createTable(connection, identity.TABLE)

  const lambda = await openLambda({
    clock,
    faults,
    functions: identity.FUNCTIONS,
    queue: await open('queue'),
    deadLetters: await open('dead-letters'),
  })
  const ses = await openSes({
    clock,
    store: await open('mail'),
    relay: options.smtpUrl ? smtpRelay(options.smtpUrl) : undefined,
    onEvent: (envelope) => lambda.invoke('feedback', envelope),
  })
  const scheduler = await openScheduler({
    clock,
    faults,
    schedules: await open('schedules'),
    groups: await open('schedule-groups'),
    group: identity.SCHEDULE_GROUP,
    deliver: ({ targetArn, input }) => lambda.invoke(targetArn, input),
    bury: ({ targetArn, input }, error) => lambda.bury(targetArn, input, error),
  })
  router.mount('lambda', lambdaTwin(lambda))
  router.mount('ses', ses)
  router.mount('scheduler', scheduler)
  const objects = openObjects({ bucket: identity.INBOX_BUCKET, store: await open('inbox') })
  const receiving = openReceiving({ clock, objects, invoke: (event) => lambda.invoke('inbound', event) })
  router.mount('s3', objects)
  router.mount('ssm', await openParameters({ clock, store: await open('parameters') }))
  sweepRegularly(clock, lambda)
  const mailbox = createMailboxReader(ses)

  return {
    endpoint: router.endpoint,
    connection,
    environment: environmentFor(connection),
    register: lambda.register,
    ses,
    scheduler,
    lambda,
    faults,
    mailboxApp: mailboxApp({ ses, mailbox, receiving, clock: options.clock }),
    mails: mailbox.all,
    receive: receiving.receive,
    async close() {
      silence()
      router.cutHanging()
      await lambda.close()
      await router.close()
      await dynamodb.close()
      await release()
    },
  }
}

async function claim(
  router: Awaited<ReturnType<typeof startRouter>>,
  folder: string | undefined,
): Promise<() => Promise<void>> {
  if (folder === undefined) return async () => undefined
  try {
    return await claimFolder(folder, router)
  } catch (error) {
    await router.close()
    throw error
  }
}

/** Stands for the stack's one recurring schedule. */
function sweepRegularly(clock: Clock, lambda: Lambda): void {
  const sweepAt = (due: number) =>
    clock.at(due, async () => {
      // Counted from now: a machine that slept a day owes one sweep, not a hundred.
      sweepAt(clock.now() + SWEEP_INTERVAL_MS)
      if (lambda.isRegistered('sweep')) await lambda.invoke('sweep', {})
    })
  sweepAt(clock.now() + FIRST_SWEEP_MS)
}

function environmentFor({ endpoint, region, credentials }: Connection): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    // Whatever the user's own AWS set-up says, it must not lead to a real account.
    AWS_SESSION_TOKEN: '',
    AWS_PROFILE: '',
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false',
    AWS_USE_FIPS_ENDPOINT: 'false',
    AWS_USE_DUALSTACK_ENDPOINT: 'false',
    TABLE_NAME: identity.TABLE,
    SCHEDULE_GROUP: identity.SCHEDULE_GROUP,
    SCHEDULE_ROLE_ARN: identity.SCHEDULE_ROLE_ARN,
    SCHEDULE_DEAD_LETTERS_ARN: identity.SCHEDULE_DEAD_LETTERS_ARN,
    GENERATE_ARN: identity.functionArn('generate'),
    SEND_ARN: identity.functionArn('send'),
    SYNC_ARN: identity.functionArn('sync'),
    CONFIGURATION_SET: identity.CONFIGURATION_SET,
    INBOX_BUCKET: identity.INBOX_BUCKET,
    SECRETS_PREFIX: identity.SECRETS_PREFIX,
    PAUSE_PARAMETER: identity.PAUSE_PARAMETER,
  }
}
