import { Duration, Stack } from 'aws-cdk-lib'
import { EventBus, type IEventBus, Rule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Environment } from '../shared/env.ts'
import { Grant } from './grant.ts'
import type { Settings } from './settings.ts'

type MailEnvironment = Pick<Environment<'send'>, 'MAIL_FROM' | 'CONFIGURATION_SET'>
type Conditions = Readonly<Record<string, Readonly<Record<string, string | string[]>>>>

/** Opens and clicks are missing on purpose: SES would have to rewrite the letter to see them. */
const events = [
  EmailSendingEvent.SEND,
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
  EmailSendingEvent.RENDERING_FAILURE,
  EmailSendingEvent.DELIVERY_DELAY,
]

/** The sender: a domain that signs, a configuration set whose events come back, and who may be mailed by whom. */
export class Mail extends Construct {
  readonly configurationSetName: string
  /** The DNS records without which nobody believes the mail, one a line as `name type value`. */
  readonly records: readonly string[]
  private readonly settings: Settings
  private readonly bus: IEventBus

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id)
    this.settings = settings
    const { domain } = settings
    const mailFromDomain = `bounce.${domain}`
    const identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(domain),
      mailFromDomain,
      // Bounces come back as events; mailed to the sender's address they would reach nobody.
      feedbackForwarding: false,
    })
    const configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      // Required TLS bounces letters to companies whose mail server has none.
      tlsPolicy: ConfigurationSetTlsPolicy.OPTIONAL,
    })
    // SES publishes to no other bus.
    this.bus = EventBus.fromEventBusName(this, 'DefaultBus', 'default')
    configurationSet.addEventDestination('Events', {
      destination: EventDestination.eventBus(this.bus),
      events,
    })
    this.configurationSetName = configurationSet.configurationSetName
    this.records = [
      ...identity.dkimRecords.map(({ name, value }) => `${name} CNAME ${value}`),
      `${mailFromDomain} MX 10 feedback-smtp.${Stack.of(this).region}.amazonses.com`,
      `${mailFromDomain} TXT "v=spf1 include:amazonses.com ~all"`,
      `_dmarc.${domain} TXT "v=DMARC1; p=none"`,
    ]
  }

  /**
   * The right to mail candidates and nobody else, for functions that handle what strangers send. `ForAllValues`
   * is also true of a request without recipients, hence `Null`.
   */
  mayReachCandidates(): Grant<MailEnvironment> {
    return this.grant(
      {
        'ForAllValues:StringLike': { 'ses:Recipients': [...this.settings.candidates] },
        Null: { 'ses:Recipients': 'false' },
      },
      'In its sandbox SES checks the identity of the recipient too, and a candidate may be any verified one. The conditions leave one sender, and as recipients nobody but the candidates of the settings.',
    )
  }

  /** The right to mail third parties: for the one function that takes an id and never an address. */
  mayReachAnybody(): Grant<MailEnvironment> {
    return this.grant(
      {},
      'In its sandbox SES checks the identity of the recipient too, and an interviewer may be any verified one. The condition leaves one sender; the function takes an id, never an address, and sends what a candidate approved.',
    )
  }

  /** Hands every event of our own mail to a function; what it cannot be handed goes to `undelivered`. */
  reportTo(handler: IFunction, undelivered: IQueue): void {
    new Rule(this, 'Feedback', {
      eventBus: this.bus,
      eventPattern: {
        source: ['aws.ses'],
        // The tag stands on every event of a configuration set; the event's own `resources` may be empty.
        detail: { mail: { tags: { 'ses:configuration-set': [this.configurationSetName] } } },
      },
      targets: [
        new LambdaFunction(handler, {
          retryAttempts: 20,
          maxEventAge: Duration.hours(1),
          deadLetterQueue: undelivered,
        }),
      ],
    })
  }

  private grant(conditions: Conditions, reason: string): Grant<MailEnvironment> {
    const { from } = this.settings
    const statement = new PolicyStatement({
      actions: ['ses:SendRawEmail'],
      resources: [this.arn('identity', '*'), this.arn('configuration-set', this.configurationSetName)],
      conditions: { StringEquals: { 'ses:FromAddress': from }, ...conditions },
    })
    const id =
      'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*]'
    const environment = { MAIL_FROM: from, CONFIGURATION_SET: this.configurationSetName }
    return new Grant(environment, [statement], [{ id, reason }])
  }

  private arn(resource: string, resourceName: string): string {
    return Stack.of(this).formatArn({ service: 'ses', resource, resourceName })
  }
}
