import { CfnOutput, Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { Alarms } from './alarms.ts'
import { Site } from './api.ts'
import { Inbox } from './inbox.ts'
import { Mail } from './mail.ts'
import { Pause } from './pause.ts'
import { Secrets } from './secrets.ts'
import type { Settings } from './settings.ts'
import { Table } from './table.ts'
import { Timers } from './timers.ts'
import { Workers } from './workers.ts'

/** All of Afterword in one account and Region, in the order in which an interview passes through it. */
export class AfterwordStack extends Stack {
  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id, {
      description: 'Afterword: the letter after the interview',
      terminationProtection: settings.isProduction,
    })

    const site = new Site(this, 'Site', settings)
    const table = new Table(this, 'Table', settings)
    const timers = new Timers(this, 'Timers')
    const mail = new Mail(this, 'Mail', settings)
    const secrets = new Secrets(this, 'Secrets')
    const pause = new Pause(this, 'Pause')
    const workers = new Workers(this, 'Workers', { table, mail, timers, site, secrets, pause, settings })

    site.answerWith(workers.api)
    timers.sweepWith(workers.sweep)
    mail.reportTo(workers.feedback, timers.undelivered)
    const inbox = this.inboxFor(workers, settings)
    new Alarms(this, 'Alarms', { timers, site, workers, settings })

    this.tell('Region', this.region, 'Where all of this is')
    this.tell('Domain', settings.domain, 'What every mail is signed for')
    this.tell('SiteUrl', site.url, 'Where candidates sign in')
    this.tell('TableName', table.name, 'Everything that Afterword knows')
    this.tell('StopEverything', pause.stop, 'Stops every letter to anybody within a minute')
    this.tell('ConfigurationSet', mail.configurationSetName, 'What every mail is sent through')
    for (const [index, record] of mail.records.entries()) {
      this.tell(`DnsRecord${index + 1}`, record, `Has to stand in the DNS of ${settings.domain}`)
    }
    if (inbox !== undefined) {
      const activate = `aws ses set-active-receipt-rule-set --rule-set-name ${inbox.ruleSetName}`
      this.tell(
        'InboundRuleSet',
        inbox.ruleSetName,
        'What SES does with mail that arrives, once it is active',
      )
      this.tell(
        'InboundActivate',
        activate,
        'Makes it active, in place of any other of this account and Region',
      )
      this.tell('InboundDnsRecord', inbox.record, `Leads mail to ${settings.inboundDomain} here`)
    }
  }

  private inboxFor(workers: Workers, settings: Settings): Inbox | undefined {
    if (settings.inboundDomain === undefined) return undefined
    const inbox = new Inbox(this, 'Inbox', settings.inboundDomain, settings)
    inbox.handTo(workers.inboundFor(inbox))
    return inbox
  }

  private tell(name: string, value: string, description: string): void {
    new CfnOutput(this, name, { value, description })
  }
}
