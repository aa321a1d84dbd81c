import { readFileSync } from 'node:fs'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { describe, expect, test } from 'vitest'
import { alarmNames } from '../infra/alarms.ts'
import { all, functionIds, root, stackWith, template, the } from './fixtures/infra-template.ts'

describe('mail', () => {
  test('is signed by the domain, and neither tracked nor turned away for lack of TLS', () => {
    template.hasResourceProperties('AWS::SES::EmailIdentity', {
      EmailIdentity: 'example.com',
      MailFromAttributes: { MailFromDomain: 'bounce.example.com' },
      FeedbackAttributes: { EmailForwardingEnabled: false },
    })
    expect(the('MailConfigurationSet2AA84368').Properties).toEqual({
      DeliveryOptions: { TlsPolicy: 'OPTIONAL' },
      ReputationOptions: { ReputationMetricsEnabled: true },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    })
  })

  test('comes back as events, but for opens and clicks, which would need tracking', () => {
    template.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      ConfigurationSetName: { Ref: 'MailConfigurationSet2AA84368' },
      EventDestination: Match.objectLike({
        Enabled: true,
        MatchingEventTypes: [
          'send',
          'delivery',
          'bounce',
          'complaint',
          'reject',
          'renderingFailure',
          'deliveryDelay',
        ],
      }),
    })
  })

  test('tells feedback of our own mail and of no one else’s', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': [{ Ref: 'MailConfigurationSet2AA84368' }] } } },
      },
      Targets: [Match.objectLike({ Arn: { 'Fn::GetAtt': [functionIds.feedback, 'Arn'] } })],
    })
  })
})

describe('the site', () => {
  test('hands everything to one function, at a limited pace, without CORS', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Api', {
      ProtocolType: 'HTTP',
      CorsConfiguration: Match.absent(),
    })
    template.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: '$default' })
    template.hasResourceProperties('AWS::ApiGatewayV2::Integration', {
      IntegrationUri: { 'Fn::GetAtt': [functionIds.api, 'Arn'] },
      PayloadFormatVersion: '2.0',
    })
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 },
    })
  })

  test('logs neither paths, in which the secrets of links stand, nor addresses', () => {
    const { Format } = the('SiteStageD9030FB7').Properties.AccessLogSettings as { Format: string }
    expect(Object.values(JSON.parse(Format)).toSorted()).toEqual([
      '$context.error.message',
      '$context.httpMethod',
      '$context.integrationErrorMessage',
      '$context.integrationLatency',
      '$context.requestId',
      '$context.requestTime',
      '$context.responseLatency',
      '$context.responseLength',
      '$context.routeKey',
      '$context.status',
    ])
  })

  test('is linked to by the address that the deployer gave it', () => {
    const given = Template.fromStack(stackWith({ publicUrl: 'https://letters.example.org' }))
    expect(given.findOutputs('SiteUrl').SiteUrl?.Value).toBe('https://letters.example.org')
  })
})

describe('the alarms', () => {
  test('are ten metrics at most, which cost nothing', () => {
    const alarms = all('AWS::CloudWatch::Alarm')
    expect(alarms.length).toBeLessThanOrEqual(10)
    expect(alarms.every(({ Properties }) => Properties.Metrics === undefined)).toBe(true)
  })

  test.each(alarmNames)('"%s" reaches the topic and names its paragraph of the README', (name) => {
    const alarm = all('AWS::CloudWatch::Alarm').find(
      ({ Properties }) => Properties.AlarmDescription === `README: Alarm "${name}"`,
    )
    expect(alarm?.Properties.AlarmActions).toEqual([{ Ref: 'AlarmsTopic3A2DFEBA' }])
    expect(readFileSync(new URL('README.md', root), 'utf8')).toMatch(new RegExp(`^#### ${name}$`, 'm'))
  })

  test('are mailed to whom the deployer named', () => {
    expect(all('AWS::SNS::Subscription')).toEqual([])
    Template.fromStack(stackWith({ alarmEmail: 'ops@example.org' })).hasResourceProperties(
      'AWS::SNS::Subscription',
      { Protocol: 'email', Endpoint: 'ops@example.org' },
    )
  })

  test.each([
    ['Event not handed over', 'AWS/SQS', 'ApproximateNumberOfMessagesVisible', 1, 'ignore'],
    ['Event given up', 'AWS/SQS', 'ApproximateNumberOfMessagesVisible', 1, 'ignore'],
    ['Site errors', 'AWS/ApiGateway', '5xx', 3, 'notBreaching'],
    ['Draft errors', 'AWS/Lambda', 'Errors', 3, 'notBreaching'],
    ['Letter errors', 'AWS/Lambda', 'Errors', 1, 'notBreaching'],
    ['Feedback errors', 'AWS/Lambda', 'Errors', 3, 'notBreaching'],
    ['Bounce rate', 'AWS/SES', 'Reputation.BounceRate', 0.05, 'ignore'],
    ['Complaint rate', 'AWS/SES', 'Reputation.ComplaintRate', 0.001, 'ignore'],
    ['Needs attention', 'Afterword', 'NeedsAttention', 1, 'notBreaching'],
    ['Sweeper behind', 'Afterword', 'OldestOverdueSeconds', 3600, 'breaching'],
  ])('"%s" watches %s %s', (name, Namespace, MetricName, Threshold, TreatMissingData) => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmDescription: `README: Alarm "${name}"`,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Namespace,
      MetricName,
      Threshold,
      TreatMissingData,
    })
  })
})
