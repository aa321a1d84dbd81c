import { Match, Template } from 'aws-cdk-lib/assertions'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { workerFunction } from '../infra/function.ts'
import { Grant } from '../infra/grant.ts'
import { policy } from '../shared/domain/policy.ts'
import { callPatienceSeconds, environments, timeoutSeconds } from '../shared/env.ts'
import {
  all,
  functionIds,
  functionNames,
  resources,
  stack,
  stackWith,
  template,
  the,
  variablesOf,
} from './fixtures/infra-template.ts'

/** Every logical id that a value names, whichever way. */
function references(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(references)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'Ref') return [String(inner)]
    if (key === 'Fn::GetAtt' && Array.isArray(inner)) return [String(inner[0])]
    return references(inner)
  })
}

describe('the stack', () => {
  test('holds exactly these resources', () => {
    const counts: Record<string, number> = {}
    for (const { Type } of Object.values(resources)) counts[Type] = (counts[Type] ?? 0) + 1
    expect(counts).toEqual({
      'AWS::ApiGatewayV2::Api': 1,
      'AWS::ApiGatewayV2::Integration': 1,
      'AWS::ApiGatewayV2::Route': 1,
      'AWS::ApiGatewayV2::Stage': 1,
      'AWS::CloudWatch::Alarm': 10,
      'AWS::DynamoDB::GlobalTable': 1,
      'AWS::Events::Rule': 1,
      'AWS::IAM::Policy': 8,
      'AWS::IAM::Role': 8,
      'AWS::Lambda::Function': 7,
      'AWS::Lambda::Permission': 3,
      'AWS::Logs::LogGroup': 8,
      'AWS::S3::Bucket': 1,
      'AWS::S3::BucketPolicy': 1,
      'AWS::SES::ConfigurationSet': 1,
      'AWS::SES::ConfigurationSetEventDestination': 1,
      'AWS::SES::EmailIdentity': 1,
      'AWS::SES::ReceiptRule': 1,
      'AWS::SES::ReceiptRuleSet': 1,
      'AWS::SNS::Topic': 1,
      'AWS::SNS::TopicPolicy': 1,
      'AWS::SQS::Queue': 2,
      'AWS::SQS::QueuePolicy': 2,
      'AWS::SSM::Parameter': 1,
      'AWS::Scheduler::Schedule': 1,
      'AWS::Scheduler::ScheduleGroup': 1,
    })
  })

  test('keeps the logical ids that timers in flight, stored data and scripts depend on', () => {
    expect(the('Table710B521B').Type).toBe('AWS::DynamoDB::GlobalTable')
    expect(the('TimersGroup76C79D49').Type).toBe('AWS::Scheduler::ScheduleGroup')
    expect(the('MailConfigurationSet2AA84368').Type).toBe('AWS::SES::ConfigurationSet')
    expect(the('InboxRawDA517FE4').Type).toBe('AWS::S3::Bucket')
    for (const id of Object.values(functionIds)) expect(the(id).Type).toBe('AWS::Lambda::Function')
  })

  test('has no circle of references, which CloudFormation would refuse', () => {
    const open = new Set<string>()
    const done = new Set<string>()
    function visit(id: string, path: readonly string[]): void {
      const resource = resources[id]
      if (resource === undefined || done.has(id)) return
      expect(open.has(id), [...path, id].join(' → ')).toBe(false)
      open.add(id)
      for (const next of [...references(resource.Properties), ...(resource.DependsOn ?? [])])
        visit(next, [...path, id])
      open.delete(id)
      done.add(id)
    }
    for (const id of Object.keys(resources)) visit(id, [])
    expect(done.size).toBe(Object.keys(resources).length)
  })

  test('names nothing but the three functions that have to know themselves', () => {
    const physicalName =
      /^(TableName|QueueName|TopicName|RoleName|LogGroupName|AlarmName|FunctionName|BucketName|RuleSetName)$/
    const named = Object.entries(resources).filter(
      ([, { Type, Properties }]) =>
        !/^AWS::(?:Lambda::Permission|SES::ReceiptRule)$/.test(Type) &&
        Object.keys(Properties ?? {}).some((key) => physicalName.test(key)),
    )
    expect(named.map(([id]) => id)).toEqual([functionIds.sync, functionIds.generate, functionIds.send])
    expect(the('TimersGroup76C79D49').Properties).toBeUndefined()
    expect(the('MailConfigurationSet2AA84368').Properties.Name).toBeUndefined()
  })

  test('tells where the site is, what it is made of and which DNS records it waits for', () => {
    const outputs = template.findOutputs('*')
    expect(Object.keys(outputs)).toEqual([
      ...['Region', 'Domain', 'SiteUrl'],
      'TableName',
      'StopEverything',
      'ConfigurationSet',
      ...[1, 2, 3, 4, 5, 6].map((index) => `DnsRecord${index}`),
      ...['RuleSet', 'Activate', 'DnsRecord'].map((what) => `Inbound${what}`),
    ])
    expect(outputs.SiteUrl?.Value).toEqual({ 'Fn::GetAtt': ['SiteApi5EF728C2', 'ApiEndpoint'] })
  })

  test('outlives a deletion in production alone', () => {
    expect(the('Table710B521B').DeletionPolicy).toBe('Delete')
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      Replicas: [Match.objectLike({ DeletionProtectionEnabled: false })],
    })
    const production = stackWith({ stage: 'prod' })
    expect(production.terminationProtection).toBe(true)
    Template.fromStack(production).hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { Replicas: [Match.objectLike({ DeletionProtectionEnabled: true })] },
    })
  })

  test.each([
    ['as it is', {}],
    [
      'in production, with everything set',
      {
        stage: 'prod',
        domain: 'notes.example.org',
        from: 'ann@letters.notes.example.org',
        inboundDomain: 'in.notes.example.org',
        candidates: 'ann@example.com,*@example.net',
        publicUrl: 'https://letters.example.org',
        alarmEmail: 'ops@example.org',
        model: 'eu.maker.writer-4-5-20250929-v1:0',
      },
    ],
    ['with a model of this Region', { model: 'maker.writer-3-small-20240307-v1:0' }],
  ])('has no finding that nobody answered for, %s', (_, settings: Record<string, string>) => {
    const examined = stackWith(settings)
    for (const pack of [new AwsSolutionsChecks(), new ServerlessChecks()]) {
      expect(pack.validateScope(examined).violations).toEqual([])
    }
  })
})

describe('the table', () => {
  test('has the keys, the sparse index of what is due, expiry and recovery', () => {
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: ['pk', 'sk', 'due_shard', 'due_at'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      GlobalSecondaryIndexes: [
        {
          IndexName: 'due',
          KeySchema: [
            { AttributeName: 'due_shard', KeyType: 'HASH' },
            { AttributeName: 'due_at', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
      TimeToLiveSpecification: { AttributeName: 'expires_at', Enabled: true },
      SSESpecification: { SSEEnabled: false },
      Replicas: [
        Match.objectLike({ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }),
      ],
    })
  })
})

test('the API answers before its caller stops waiting, and after it has stopped waiting itself', () => {
  expect(timeoutSeconds.api).toBeLessThan(29)
  expect(timeoutSeconds.api).toBeGreaterThan(callPatienceSeconds + 5)
})

describe.each(functionNames)('the function %s', (name) => {
  const { Properties: properties, DependsOn: dependsOn } = the(functionIds[name])

  test('runs on the newest Node, on arm64, for as long as agreed', () => {
    expect(properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Architectures: ['arm64'],
      MemorySize: 512,
      Timeout: timeoutSeconds[name],
    })
    expect(properties.VpcConfig).toBeUndefined()
    expect(properties.ReservedConcurrentExecutions).toBeUndefined()
    expect(properties.TracingConfig).toBeUndefined()
  })

  test('is given exactly the variables that it reads', () => {
    const needed = Object.entries(environments[name].shape).filter(
      ([variable, one]) => !z.safeParse(one, undefined).success || variable === 'INTAKE_DOMAIN',
    )
    expect(Object.keys(variablesOf(name)).sort()).toEqual(needed.map(([variable]) => variable).sort())
  })

  test('leaves SES its 8 seconds, and its lease the last word', () => {
    expect(timeoutSeconds[name]).toBeGreaterThan(8)
    const lease = name === 'sync' ? policy.pullLeaseSeconds : policy.leaseSeconds
    expect(timeoutSeconds[name]).toBeLessThan(lease)
  })

  test('logs JSON to a group of its own, for a month', () => {
    const { LogFormat, LogGroup } = properties.LoggingConfig as {
      LogFormat: string
      LogGroup: { Ref: string }
    }
    expect(LogFormat).toBe('JSON')
    expect(the(LogGroup.Ref)).toMatchObject({ DeletionPolicy: 'Delete', Properties: { RetentionInDays: 30 } })
  })

  test('starts with the rights it needs', () => {
    expect(dependsOn?.some((id) => resources[id]?.Type === 'AWS::IAM::Policy')).toBe(true)
  })
})

describe('what goes wrong', () => {
  const undelivered = { 'Fn::GetAtt': ['TimersUndelivered3067F6CB', 'Arn'] }
  const failures = { 'Fn::GetAtt': ['WorkersFailures6F80463C', 'Arn'] }

  test('an event that a function fails on three times is kept, for each function that takes events', () => {
    for (const name of functionNames) {
      const { DeadLetterConfig } = the(functionIds[name]).Properties
      expect(DeadLetterConfig, name).toEqual(name === 'api' ? undefined : { TargetArn: failures })
    }
    // Lambda's own two retries and six hours hold as long as nobody configures others.
    expect(all('AWS::Lambda::EventInvokeConfig')).toEqual([])
  })

  test('a sweep or an event of SES that cannot be handed over is kept', () => {
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      Target: Match.objectLike({ DeadLetterConfig: { Arn: undelivered } }),
    })
    template.hasResourceProperties('AWS::Events::Rule', {
      Targets: [
        Match.objectLike({
          DeadLetterConfig: { Arn: undelivered },
          RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 20 },
        }),
      ],
    })
  })

  test('every function that sets timers hands Scheduler the same queue', () => {
    for (const name of functionNames) {
      expect(variablesOf(name).SCHEDULE_DEAD_LETTERS_ARN, name).toEqual(undelivered)
    }
  })

  test('both queues keep for two weeks, encrypted', () => {
    for (const { Properties } of all('AWS::SQS::Queue')) {
      expect(Properties).toEqual({ MessageRetentionPeriod: 14 * 86_400, SqsManagedSseEnabled: true })
    }
  })
})

describe('the sweeper', () => {
  test('is woken every 15 minutes, in the group that its role trusts', () => {
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      GroupName: { Ref: 'TimersGroup76C79D49' },
      ScheduleExpression: 'rate(15 minutes)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: Match.objectLike({
        Arn: { 'Fn::GetAtt': [functionIds.sweep, 'Arn'] },
        Input: '{}',
        RetryPolicy: { MaximumEventAgeInSeconds: 900, MaximumRetryAttempts: 5 },
      }),
    })
  })
})

test('a function that lacks a variable does not compile', () => {
  const incomplete = () =>
    // @ts-expect-error SEND_ARN and five others are missing
    workerFunction(stack, 'Incomplete', { name: 'send', uses: new Grant({ TABLE_NAME: 'table' }) })
  expect(incomplete).toBeTypeOf('function')
})
