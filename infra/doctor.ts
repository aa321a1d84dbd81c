import {
  ConfigurationSetDoesNotExistException,
  DescribeActiveReceiptRuleSetCommand,
  DescribeConfigurationSetCommand,
  GetIdentityDkimAttributesCommand,
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
  type SESClient,
} from '@aws-sdk/client-ses'

/** What the stack's outputs tell of a deployment. */
export interface Deployment {
  readonly region: string
  readonly domain: string
  readonly configurationSet: string
  /** Undefined where no mail is to arrive. */
  readonly inboundRuleSet?: string | undefined
}

/** One thing that has to be so before the first letter can go out. */
export interface Finding {
  readonly isWell: boolean
  /** How it is, in one sentence. */
  readonly what: string
  /** Commands and DNS records that mend it, one a line; empty when it is well. */
  readonly mends: readonly string[]
}

type Examination = (ses: SESClient, deployment: Deployment) => Promise<Finding>

/** Asks SES, one call after the other, as most of them may be made once a second. Throws what SES throws. */
export async function examine(ses: SESClient, deployment: Deployment): Promise<readonly Finding[]> {
  const examinations = [identity, dkim, sandbox, events, ...(deployment.inboundRuleSet ? [receiptRules] : [])]
  const findings: Finding[] = []
  for (const examination of examinations) findings.push(await examination(ses, deployment))
  return findings
}

const deploy = 'npm run deploy, with the settings of the last time'

const well = (what: string): Finding => ({ isWell: true, what, mends: [] })
const missing = (what: string, ...mends: readonly string[]): Finding => ({ isWell: false, what, mends })

const identity: Examination = async (ses, { domain }) => {
  const command = new GetIdentityVerificationAttributesCommand({ Identities: [domain] })
  const status = (await ses.send(command)).VerificationAttributes?.[domain]?.VerificationStatus
  if (status === 'Success') return well(`SES knows that ${domain} is yours.`)
  if (status === undefined) return missing(`SES has never heard of ${domain}.`, deploy)
  // Easy DKIM proves the domain by the records that it signs with.
  return missing(
    `SES does not know yet that ${domain} is yours (${status}).`,
    ...(await dkimRecords(ses, domain)),
  )
}

const dkim: Examination = async (ses, { domain }) => {
  const { status, records } = await readDkim(ses, domain)
  if (status === 'Success') return well(`Mail from ${domain} is signed (DKIM).`)
  const what = `Mail from ${domain} is not signed (DKIM: ${status ?? 'unknown'}).`
  return missing(what, ...(records.length > 0 ? records : [deploy]))
}

async function dkimRecords(ses: SESClient, domain: string): Promise<readonly string[]> {
  return (await readDkim(ses, domain)).records
}

async function readDkim(ses: SESClient, domain: string) {
  const command = new GetIdentityDkimAttributesCommand({ Identities: [domain] })
  const attributes = (await ses.send(command)).DkimAttributes?.[domain]
  const records = (attributes?.DkimTokens ?? []).map(
    (token) => `${token}._domainkey.${domain} CNAME ${token}.dkim.amazonses.com`,
  )
  return { status: attributes?.DkimVerificationStatus, records }
}

/** What an account in the sandbox may send a day. SES's API of this version does not call the sandbox by its name. */
const sandboxMailsADay = 200
const unlimited = -1

const sandbox: Examination = async (ses, { region }) => {
  const { Max24HourSend = 0 } = await ses.send(new GetSendQuotaCommand({}))
  if (Max24HourSend === unlimited) return well('SES sends any number of mails a day.')
  if (Max24HourSend > sandboxMailsADay) return well(`SES sends up to ${Max24HourSend} mails a day.`)
  return missing(
    'The account is in the sandbox of SES, which mails none but verified addresses.',
    `aws sesv2 put-account-details --region ${region} --production-access-enabled --mail-type TRANSACTIONAL --website-url <your site> --use-case-description "Letters after job interviews, each approved by its writer"`,
    `until then, for each candidate and each reader: aws ses verify-email-identity --region ${region} --email-address <address>`,
  )
}

/** Without these nobody learns what became of a letter. */
const eventsNeeded = ['send', 'delivery', 'bounce', 'complaint', 'reject'] as const

const events: Examination = async (ses, { configurationSet, region }) => {
  try {
    const { EventDestinations = [] } = await ses.send(
      new DescribeConfigurationSetCommand({
        ConfigurationSetName: configurationSet,
        ConfigurationSetAttributeNames: ['eventDestinations'],
      }),
    )
    const told = EventDestinations.filter(({ Enabled }) => Enabled).flatMap(
      (one) => one.MatchingEventTypes ?? [],
    )
    const untold = eventsNeeded.filter((type) => !told.includes(type))
    if (untold.length === 0) return well('SES reports what becomes of each mail.')
    return missing(
      `SES does not report every event of a mail: ${untold.join(', ')}.`,
      deploy,
      `what there is: aws sesv2 get-configuration-set-event-destinations --region ${region} --configuration-set-name ${configurationSet}`,
    )
  } catch (error) {
    if (!(error instanceof ConfigurationSetDoesNotExistException)) throw error
    return missing(`SES has no configuration set ${configurationSet}.`, deploy)
  }
}

const receiptRules: Examination = async (ses, { inboundRuleSet, region }) => {
  const { Metadata, Rules = [] } = await ses.send(new DescribeActiveReceiptRuleSetCommand({}))
  const activate = `aws ses set-active-receipt-rule-set --region ${region} --rule-set-name ${inboundRuleSet}`
  if (Metadata?.Name === undefined)
    return missing('SES takes no mail in: no receipt rule set is active.', activate)
  if (Metadata.Name !== inboundRuleSet) {
    return missing(
      `SES takes mail in by another receipt rule set, ${Metadata.Name}, and only one can be active.`,
      `if that one may rest: ${activate}`,
      'if not: repeat its rules in ours, or deploy to another Region',
    )
  }
  if (!Rules.some(({ Enabled }) => Enabled)) return missing('The receipt rule is switched off.', deploy)
  return well('SES takes mail in.')
}
