import { createHash } from 'node:crypto'
import { CONFIGURATION_SET } from './identity.ts'
import { element, escapeXml, list } from './ses-xml.ts'
import { WireError } from './wire.ts'

type Status = 'Pending' | 'Success' | 'Failed' | 'TemporaryFailure' | 'NotStarted'

interface Identity {
  verification: Status
  dkim: Status
}

/** What an account is set up for. Here everything is, until a test takes it away. */
export interface SesAccount {
  /** An address or a domain; undefined for one that SES has never heard of. */
  identity(name: string): Identity | undefined
  /** 200 in the sandbox. */
  max24HourSend: number
  /** What the configuration set reports of mails; undefined when nothing takes its events. */
  events: readonly string[] | undefined
  activeRuleSet: { name: string; isRuleEnabled: boolean } | undefined
}

export const readyAccount = (): SesAccount => ({
  identity: () => ({ verification: 'Success', dkim: 'Success' }),
  max24HourSend: 50_000,
  events: ['send', 'delivery', 'bounce', 'complaint', 'reject', 'renderingFailure', 'deliveryDelay'],
  activeRuleSet: { name: 'afterword', isRuleEnabled: true },
})

/** The actions that read how an account is set up: each result as XML, by the name of its action. */
export function accountReads(account: SesAccount): Record<string, (form: URLSearchParams) => string> {
  const identities = (form: URLSearchParams, attributes: (identity: Identity, name: string) => string) =>
    [...form]
      .filter(([field]) => field.startsWith('Identities.member.'))
      .map(([, name]) => {
        const identity = account.identity(name)
        return identity ? entry(name, attributes(identity, name)) : ''
      })
      .join('')

  return {
    GetIdentityVerificationAttributes: (form) =>
      element(
        'VerificationAttributes',
        identities(form, ({ verification }) => element('VerificationStatus', verification)),
      ),
    GetIdentityDkimAttributes: (form) =>
      element(
        'DkimAttributes',
        identities(
          form,
          ({ dkim }, name) =>
            element('DkimEnabled', dkim !== 'NotStarted') +
            element('DkimVerificationStatus', dkim) +
            list('DkimTokens', dkimTokens(name)),
        ),
      ),
    DescribeConfigurationSet(form) {
      const name = form.get('ConfigurationSetName') ?? ''
      if (name !== CONFIGURATION_SET) throw noConfigurationSet(name)
      const { events } = account
      // This version of the API shows a destination on an event bus without saying that it is one.
      const destination =
        events &&
        element('Name', 'events') + element('Enabled', true) + list('MatchingEventTypes', [...events])
      const shown = [...form.values()].includes('eventDestinations')
      return (
        element('ConfigurationSet', element('Name', name)) +
        (shown ? list('EventDestinations', destination ? [destination] : []) : '')
      )
    },
    DescribeActiveReceiptRuleSet() {
      const { activeRuleSet } = account
      if (!activeRuleSet) return ''
      const metadata =
        element('Name', activeRuleSet.name) + element('CreatedTimestamp', '2026-01-01T00:00:00Z')
      const rule = element('Name', 'arriving') + element('Enabled', activeRuleSet.isRuleEnabled)
      return element('Metadata', metadata) + list('Rules', [rule])
    },
  }
}

export const noConfigurationSet = (name: string) =>
  new WireError(400, 'ConfigurationSetDoesNotExist', `Configuration set <${name}> does not exist.`)

const entry = (key: string, value: string) =>
  element('entry', element('key', escapeXml(key)) + element('value', value))

/** Three, of 32 characters each, as long as the domain is the same. */
function dkimTokens(domain: string): string[] {
  return [1, 2, 3].map((n) => createHash('md5').update(`${domain} ${n}`).digest('hex'))
}
