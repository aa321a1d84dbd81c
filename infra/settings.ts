import * as z from 'zod/mini'

/** A setting that the deployer has to put right: one line that says which, and what it may be. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

const label = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?'
const domainPattern = new RegExp(`^(?=.{4,253}$)(${label}\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$`)
/**
 * Narrower than what mail allows: `*`, `?` and `$` are wildcards and variables in the IAM conditions that fence
 * the functions, and would open them.
 */
const localPartPattern = /^[a-z0-9.!#%&'+/=^_`{|}~-]{1,64}$/
/** Every candidate stands in the policies of two roles, of which IAM takes 10,240 characters each. */
const candidatesLengthMax = 2_000

const lowerCase = z.string().check(z.trim(), z.toLowerCase())

function isDomain(value: string): boolean {
  return domainPattern.test(value)
}

function isAddress(value: string): boolean {
  const [localPart = '', domain = '', ...rest] = value.split('@')
  return rest.length === 0 && localPartPattern.test(localPart) && isDomain(domain)
}

function isCandidates(value: string): boolean {
  const all = candidatesIn(value)
  const isEach = all.every((one) => isAddress(one.startsWith('*@') ? one.replace('*', 'anyone') : one))
  return all.length > 0 && isEach && value.length <= candidatesLengthMax
}

function candidatesIn(value: string): string[] {
  return value.split(',').map((one) => one.trim())
}

function isSite(value: string): boolean {
  return URL.canParse(value) && new URL(value).protocol === 'https:' && new URL(value).origin === value
}

/** Narrower than an ARN's resource: `*` and `?` would be wildcards in the right to ask the model. */
const modelPattern = /^(?:(?:[a-z]{2}|us-gov|apac|global)\.)?[a-z0-9]{2,30}\.[a-z0-9][a-z0-9.:-]{1,80}$/

const address = lowerCase.check(z.refine(isAddress, 'one mail address'))

const schema = z.object({
  stage: z._default(z.string().check(z.regex(/^[a-z0-9-]{1,16}$/, '1 to 16 of a-z, 0-9 and -')), 'dev'),
  domain: z._default(lowerCase.check(z.refine(isDomain, 'a domain such as mail.example.com')), 'example.com'),
  from: z.optional(address),
  inboundDomain: z.optional(lowerCase.check(z.refine(isDomain, 'a domain such as in.example.com'))),
  candidates: z.optional(
    lowerCase.check(
      z.refine(
        isCandidates,
        `mail addresses or *@domain, separated by commas, ${candidatesLengthMax} characters at most (on AWS not everyone may sign in)`,
      ),
    ),
  ),
  publicUrl: z.optional(
    z.string().check(z.refine(isSite, 'https:// and a host name, without a path or slash at the end')),
  ),
  alarmEmail: z.optional(address),
  model: z.optional(
    z
      .string()
      .check(
        z.regex(
          modelPattern,
          'the id of a Bedrock model or inference profile, as the Bedrock console shows it',
        ),
      ),
  ),
})

/** What the deployer decides, by CDK context (`-c stage=prod`). */
export interface Settings {
  readonly stage: string
  /** Its data outlives the stack and cannot be deleted by accident. */
  readonly isProduction: boolean
  /** The mail domain, whose DNS the deployer holds; one stage to a domain, as SES knows it once in a Region. */
  readonly domain: string
  /** The bare address that every mail comes from; on the domain or below it. */
  readonly from: string
  /** Where mail arrives: the mail domain or one below it, which SES then knows as ours. None unless given. */
  readonly inboundDomain?: string
  /** Who may sign in and be mailed by every function: addresses and `*@domain`, in lower case. */
  readonly candidates: readonly string[]
  /** Where candidates reach the product when that is not the HTTP API's own address. */
  readonly publicUrl?: string
  /** Who is told of alarms. */
  readonly alarmEmail?: string
  /** The Bedrock model or inference profile that may word letters; nothing is ever sent to one unless this is given. */
  readonly model?: string
}

/** Reads the settings from CDK's context; throws a `SettingsError` that names each bad one. */
export function readSettings(context: (name: string) => unknown): Settings {
  const given = Object.keys(schema.shape).map((name) => [name, context(name)])
  const parsed = schema.safeParse(Object.fromEntries(given))
  if (!parsed.success)
    throw new SettingsError(parsed.error.issues.map((issue) => fault(issue, context)).join('; '))
  const { stage, domain, from = `letters@${domain}`, candidates = `*@${domain}`, ...optional } = parsed.data
  const isOurs = (other: string) => other === domain || other.endsWith(`.${domain}`)
  if (!isOurs(from.slice(from.indexOf('@') + 1))) {
    throw new SettingsError(
      `Setting "from" is "${from}", but has to be an address at ${domain} (setting "domain")`,
    )
  }
  const { inboundDomain, publicUrl, alarmEmail, model } = optional
  if (inboundDomain !== undefined && !isOurs(inboundDomain)) {
    throw new SettingsError(
      `Setting "inboundDomain" is "${inboundDomain}", but has to be ${domain} (setting "domain") or below it`,
    )
  }
  return {
    stage,
    isProduction: stage === 'prod',
    domain,
    from,
    candidates: candidatesIn(candidates),
    ...(inboundDomain !== undefined && { inboundDomain }),
    ...(publicUrl !== undefined && { publicUrl }),
    ...(alarmEmail !== undefined && { alarmEmail }),
    ...(model !== undefined && { model }),
  }
}

function fault(issue: z.core.$ZodIssue, context: (name: string) => unknown): string {
  const name = issue.path.join('.')
  return `Setting "${name}" is ${JSON.stringify(context(name))}, but has to be ${issue.message}`
}
