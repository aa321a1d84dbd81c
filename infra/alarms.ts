import { Duration, Stack, Validations } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type IMetric, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Site } from './api.ts'
import type { Settings } from './settings.ts'
import type { Timers } from './timers.ts'
import type { Workers } from './workers.ts'

/**
 * The namespace of what the functions count themselves, by a line in their log (embedded metric format, without
 * dimensions): stages that share an account and a Region share these two figures.
 */
const ownNamespace = 'Afterword'

/** Every alarm; the README has a paragraph under each name. Ten metrics in ten alarms are free. */
export const alarmNames = [
  'Event not handed over',
  'Event given up',
  'Site errors',
  'Draft errors',
  'Letter errors',
  'Feedback errors',
  'Bounce rate',
  'Complaint rate',
  'Needs attention',
  'Sweeper behind',
] as const

type AlarmName = (typeof alarmNames)[number]

interface Watch {
  readonly metric: IMetric
  readonly atLeast: number
  /** What silence means. */
  readonly missing: TreatMissingData
}

interface AlarmsProps {
  readonly timers: Timers
  readonly site: Site
  readonly workers: Workers
  readonly settings: Settings
}

/** What a person has to be told of, and the topic that tells them. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id)
    const topic = alarmTopic(this, props.settings)
    const watches = watchesFor(props)
    for (const name of alarmNames) {
      const { metric, atLeast, missing } = watches[name]
      const alarm = new Alarm(this, name.replaceAll(' ', ''), {
        metric,
        alarmDescription: `README: Alarm "${name}"`,
        threshold: atLeast,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        evaluationPeriods: 1,
        treatMissingData: missing,
      })
      alarm.addAlarmAction(new SnsAction(topic))
    }
  }
}

function watchesFor({ timers, site, workers }: AlarmsProps): Record<AlarmName, Watch> {
  const fiveMinutes = Duration.minutes(5)
  const { IGNORE, NOT_BREACHING, BREACHING } = TreatMissingData
  // A queue that nobody touches stops reporting after some hours, with its messages still in it.
  const holdsAny = (queue: IQueue): Watch => ({
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: fiveMinutes, statistic: 'Maximum' }),
    atLeast: 1,
    missing: IGNORE,
  })
  // No call is no error.
  const fails = (metric: IMetric, atLeast: number): Watch => ({ metric, atLeast, missing: NOT_BREACHING })
  return {
    'Event not handed over': holdsAny(timers.undelivered),
    'Event given up': holdsAny(workers.failures),
    'Site errors': fails(site.errors(fiveMinutes), 3),
    // Lambda tries an event three times; one that fails each time is worth a look before it is given up.
    'Draft errors': fails(workers.generate.metricErrors({ period: Duration.minutes(15) }), 3),
    // One error here can be a letter of unknown fate.
    'Letter errors': fails(workers.send.metricErrors({ period: fiveMinutes }), 1),
    'Feedback errors': fails(workers.feedback.metricErrors({ period: Duration.minutes(15) }), 3),
    // The account's figures, because the account is what SES puts under review: at 5 % and at 0.1 %.
    'Bounce rate': reputation('Reputation.BounceRate', 0.05),
    'Complaint rate': reputation('Reputation.ComplaintRate', 0.001),
    'Needs attention': fails(own('NeedsAttention', 'Sum', fiveMinutes), 1),
    // Silence is the sweeper itself being gone: it says how late things are four times an hour, even if nothing is.
    'Sweeper behind': {
      metric: own('OldestOverdueSeconds', 'Maximum', Duration.hours(1)),
      atLeast: Duration.hours(1).toSeconds(),
      missing: BREACHING,
    },
  }
}

/** SES reports a rate only while mail flows; between mails the last one stands. */
function reputation(metricName: string, atLeast: number): Watch {
  const metric = new Metric({
    namespace: 'AWS/SES',
    metricName,
    period: Duration.hours(1),
    statistic: 'Average',
  })
  return { metric, atLeast, missing: TreatMissingData.IGNORE }
}

function own(metricName: string, statistic: string, period: Duration): IMetric {
  return new Metric({ namespace: ownNamespace, metricName, statistic, period })
}

function alarmTopic(scope: Construct, { alarmEmail }: Settings): Topic {
  const topic = new Topic(scope, 'Topic', { enforceSSL: true })
  // A topic with a policy of its own has lost the default one, and with it CloudWatch's right to publish.
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsOfThisAccount',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  )
  if (alarmEmail !== undefined) {
    topic.addSubscription(new EmailSubscription(alarmEmail))
    Validations.of(topic).acknowledge({
      id: 'Serverless-SNSRedrivePolicy',
      reason:
        'A mail of an alarm that cannot be delivered is not worth keeping: CloudWatch shows the alarm itself.',
    })
  }
  return topic
}
