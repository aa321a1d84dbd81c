import * as z from 'zod/mini'

/**
 * The environment of every function: the only reader of `process.env`. `infra/function.ts` types what it sets
 * from here, so that a function deployed without a variable does not compile.
 */

const text = z.string().check(z.minLength(1))

const table = { TABLE_NAME: text }
const timers = {
  SCHEDULE_GROUP: text,
  /** ARN of the role that EventBridge Scheduler assumes to invoke a function. */
  SCHEDULE_ROLE_ARN: text,
  /** ARN of the queue that takes what Scheduler could not hand over. */
  SCHEDULE_DEAD_LETTERS_ARN: text,
  GENERATE_ARN: text,
  SEND_ARN: text,
  SYNC_ARN: text,
}
const mail = {
  /** The bare address that every mail comes from, on the deployer's verified domain. */
  MAIL_FROM: text,
  CONFIGURATION_SET: text,
}
/** Where candidates reach the product, without a trailing slash; links never come from a Host header. */
const site = {
  PUBLIC_URL: z.pipe(
    z.url(),
    z.transform((url: string) => url.replace(/\/+$/, '')),
  ),
}
/** The Bedrock model or inference profile that may word letters; none unless the deployer names one. */
const model = { MODEL_ID: z.optional(text) }
/** Where the providers of calendars are, when it is not where they are for everybody: stand-ins in tests. */
const providers = {
  GOOGLE_LOGIN_URL: z.optional(z.url()),
  GOOGLE_TOKEN_URL: z.optional(z.url()),
  GOOGLE_REVOKE_URL: z.optional(z.url()),
  /** In the place of `https://www.googleapis.com/calendar/v3`. */
  GOOGLE_API_URL: z.optional(z.url()),
  /** In the place of `https://login.microsoftonline.com/common/oauth2/v2.0`. */
  MICROSOFT_LOGIN_URL: z.optional(z.url()),
  /** In the place of `https://graph.microsoft.com/v1.0`. */
  MICROSOFT_API_URL: z.optional(z.url()),
  /** In the place of `https://api.calendly.com`. */
  CALENDLY_API_URL: z.optional(z.url()),
  /** A port of this machine that feed addresses may lead to. */
  FEED_LOOPBACK_PORT: z.optional(z.string().check(z.regex(/^\d{1,5}$/))),
}
/** Parameters of SSM, one below this path for each connection: `/<path>/<connection id>`. */
const secrets = { SECRETS_PREFIX: text }
/** Parameter of SSM that stops every letter while its value is `on`. */
const pause = { PAUSE_PARAMETER: text }
/** The domain at which mail arrives for us; none unless the deployer names one. */
const intake = { INTAKE_DOMAIN: z.optional(text) }
/** The bucket that SES puts mail into. */
const inbox = { INBOX_BUCKET: text }
/** Who may sign in: addresses or `*@domain`, separated by commas; `*` is everyone. */
const candidates = { CANDIDATES: text }

export const environments = {
  api: z.object({
    ...table,
    ...timers,
    ...mail,
    ...site,
    ...candidates,
    ...secrets,
    ...providers,
    ...pause,
    ...intake,
  }),
  generate: z.object({ ...table, ...timers, ...mail, ...site, ...model, ...intake }),
  send: z.object({ ...table, ...timers, ...mail, ...pause }),
  feedback: z.object({ ...table, ...timers }),
  sweep: z.object({ ...table, ...timers }),
  sync: z.object({ ...table, ...timers, ...site, ...secrets, ...providers }),
  inbound: z.object({ ...table, ...timers, ...inbox }),
}

export type FunctionName = keyof typeof environments

/** How long the API waits for another function: a model that writes a letter again takes its time. */
export const callPatienceSeconds = 20

/**
 * How long each function may run: more than SES's 8 seconds, less than its lease (`policy.leaseSeconds`, for `sync`
 * `policy.pullLeaseSeconds`), and the API less than the 29 seconds after which whoever called it is told that nobody answers.
 */
export const timeoutSeconds = {
  api: 28,
  generate: 60,
  send: 120,
  feedback: 30,
  sweep: 60,
  sync: 300,
  inbound: 30,
} as const satisfies Record<FunctionName, number>

export type Environment<F extends FunctionName> = z.output<(typeof environments)[F]>

/** Parses a function's variables once, at start; throws naming each one that is missing or malformed. */
export function readEnvironment<F extends FunctionName>(name: F): Environment<F> {
  const parsed = environments[name].safeParse(process.env)
  if (parsed.success) return parsed.data as Environment<F>
  const faults = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')
  throw new Error(`The ${name} function cannot start: its environment lacks a usable ${faults}`)
}

const local = z.object({
  PORT: z._default(
    z.pipe(z.string(), z.transform(Number)).check(z.refine((port) => port >= 0 && port < 65536)),
    8787,
  ),
  HOST: z._default(text, '127.0.0.1'),
  PUBLIC_URL: z.optional(z.url()),
  /** The folder that holds everything. */
  AFTERWORD_DATA: z._default(text, '.afterword'),
  /** `virtual`: time moves only when `POST /clock` says so. */
  AFTERWORD_CLOCK: z._default(z.enum(['system', 'virtual']), 'system'),
  /** `smtps://user:pass@host`: mail really leaves. */
  SMTP_URL: z.optional(z.url()),
  MAIL_FROM: z.optional(text),
  CANDIDATES: z._default(text, '*'),
  ...providers,
  /** As what we are registered with Google and Microsoft; on AWS the deployer puts it into Parameter Store. */
  GOOGLE_CLIENT_ID: z.optional(text),
  GOOGLE_CLIENT_SECRET: z.optional(text),
  MICROSOFT_CLIENT_ID: z.optional(text),
  MICROSOFT_CLIENT_SECRET: z.optional(text),
  /** Asked where `AWS_ENDPOINT_URL_BEDROCK_RUNTIME` says: nothing local speaks for Bedrock. */
  MODEL_ID: z.optional(text),
})
export type LocalEnvironment = z.output<typeof local>

/** The variables of `npm start`; an empty one counts as absent. Throws naming each one that is malformed. */
export function readLocalEnvironment(): LocalEnvironment {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))
  const parsed = local.safeParse(given)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')
  throw new Error(`Afterword cannot start: ${faults} in the environment cannot be used`)
}

/** Node 20 is supported here; that the SDK will drop it one day need not be said at every start. */
export function silenceSdk(): void {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
}

/** The folder that a command was called from: npm runs it in that of the project and leaves this behind. */
export function calledFrom(): string {
  return process.env.INIT_CWD ?? '.'
}

/** Makes every AWS client of this process that is built from now on connect to the local services. */
export function useLocalAws(environment: Readonly<Record<string, string>>): void {
  Object.assign(process.env, environment)
}
