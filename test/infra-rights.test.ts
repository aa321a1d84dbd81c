import { readdirSync, readFileSync } from 'node:fs'
import { Stack } from 'aws-cdk-lib'
import { describe, expect, test } from 'vitest'
import { Secrets } from '../infra/secrets.ts'
import type { FunctionName } from '../shared/env.ts'
import {
  all,
  functionIds,
  functionNames,
  resources,
  root,
  the,
  variablesOf,
} from './fixtures/infra-template.ts'

interface Statement {
  readonly Effect: string
  readonly Action: string | readonly string[]
  readonly Resource?: unknown
  readonly Principal?: unknown
  readonly Condition?: unknown
}

/** A value of the template as one line: `<Table.Arn>/index/due`. */
function flat(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  if ('Ref' in value) return `<${value.Ref}>`
  if ('Fn::GetAtt' in value && Array.isArray(value['Fn::GetAtt'])) return `<${value['Fn::GetAtt'].join('.')}>`
  if ('Fn::Join' in value && Array.isArray(value['Fn::Join'])) {
    const [separator, parts] = value['Fn::Join']
    return parts.map(flat).join(separator)
  }
  return JSON.stringify(value)
}

function list<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value as T]
}

/** What the policies of a role say, each statement as its actions, resources and conditions. */
function rightsOf(roleId: string) {
  return all('AWS::IAM::Policy')
    .filter(({ Properties }) => flat(list(Properties.Roles)[0]) === `<${roleId}>`)
    .flatMap(({ Properties }) => statements(Properties.PolicyDocument))
    .map(({ Effect, Action, Resource, Condition }) => {
      expect(Effect).toBe('Allow')
      return {
        may: list(Action).map(String),
        on: list(Resource).map(flat),
        ...(Condition !== undefined && { when: Condition }),
      }
    })
}

function statements(document: unknown): readonly Statement[] {
  return (document as { Statement: readonly Statement[] }).Statement
}

const arn = (service: string, resource: string) =>
  `arn:<AWS::Partition>:${service}:<AWS::Region>:<AWS::AccountId>:${resource}`
const table = '<Table710B521B.Arn>'
const everyIdentity = arn('ses', 'identity/*')
const configurationSet = arn('ses', 'configuration-set/<MailConfigurationSet2AA84368>')
const everySecret = arn('ssm', 'parameter/<AWS::StackName>/connection/*')
const everyTimer = arn('scheduler', 'schedule/<TimersGroup76C79D49>/*.*.v*')

const logs = (id: string) => ({ may: ['logs:CreateLogStream', 'logs:PutLogEvents'], on: [`<${id}.Arn>`] })
const timers = [
  { may: ['scheduler:CreateSchedule', 'scheduler:DeleteSchedule'], on: [everyTimer] },
  {
    may: ['iam:PassRole'],
    on: ['<TimersRoleA0D8F45A.Arn>'],
    when: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
  },
]
const fromUs = { StringEquals: { 'ses:FromAddress': 'letters@example.com' } }
const mailCandidates = {
  may: ['ses:SendRawEmail'],
  on: [configurationSet, everyIdentity],
  when: {
    ...fromUs,
    'ForAllValues:StringLike': { 'ses:Recipients': ['*@example.com'] },
    Null: { 'ses:Recipients': 'false' },
  },
}
const mailAnybody = { may: ['ses:SendRawEmail'], on: [configurationSet, everyIdentity], when: fromUs }
const askPause = { may: ['ssm:GetParameter'], on: [arn('ssm', 'parameter/<PauseParameterE41C513C>')] }
const keepSecrets = {
  may: ['ssm:DeleteParameter', 'ssm:GetParameter', 'ssm:PutParameter'],
  on: [everySecret],
}
const everyMessage = '<InboxRawDA517FE4.Arn>/*'
const takeMessages = [
  { may: ['s3:DeleteObject', 's3:GetObject'], on: [everyMessage] },
  { may: ['s3:ListBucket'], on: ['<InboxRawDA517FE4.Arn>'] },
]
const giveUp = { may: ['sqs:SendMessage'], on: ['<WorkersFailures6F80463C.Arn>'] }

const rights: Record<FunctionName, { role: string; all: unknown[] }> = {
  api: {
    role: 'WorkersApiRole7E330EFA',
    all: [
      logs('WorkersApiLog04CA40B6'),
      {
        may: ['BatchGetItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query'].map((one) => `dynamodb:${one}`),
        on: [table],
      },
      ...timers,
      {
        may: ['lambda:InvokeFunction'],
        on: ['generate', 'sync'].map((name) => arn('lambda', `function:<AWS::StackName>-${name}`)),
      },
      mailCandidates,
      keepSecrets,
      askPause,
    ],
  },
  generate: {
    role: 'WorkersGenerateRole5CB657E8',
    all: [
      logs('WorkersGenerateLogD63DFBDA'),
      { may: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:PutItem'], on: [table] },
      ...timers,
      mailCandidates,
      giveUp,
    ],
  },
  send: {
    role: 'WorkersSendRoleE6D63921',
    all: [
      logs('WorkersSendLogDCF67DC8'),
      { may: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:PutItem'], on: [table] },
      ...timers,
      mailAnybody,
      askPause,
      giveUp,
    ],
  },
  feedback: {
    role: 'WorkersFeedbackRole1202E821',
    all: [
      logs('WorkersFeedbackLogB40DE1B5'),
      { may: ['dynamodb:GetItem', 'dynamodb:PutItem'], on: [table] },
      ...timers,
      giveUp,
    ],
  },
  sweep: {
    role: 'WorkersSweepRoleA57969D8',
    all: [
      logs('WorkersSweepLog2AC1DF07'),
      { may: ['dynamodb:GetItem', 'dynamodb:PutItem'], on: [table] },
      { may: ['dynamodb:Query'], on: [`${table}/index/due`] },
      ...timers,
      giveUp,
    ],
  },
  sync: {
    role: 'WorkersSyncRole0EEFF1FE',
    all: [
      logs('WorkersSyncLogEA43B50C'),
      {
        may: ['BatchGetItem', 'GetItem', 'PutItem', 'Query'].map((one) => `dynamodb:${one}`),
        on: [table],
      },
      ...timers,
      keepSecrets,
      giveUp,
    ],
  },
  inbound: {
    role: 'WorkersInboundRole1A41D1C0',
    all: [
      logs('WorkersInboundLogDA33A9C9'),
      {
        may: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
        on: [table],
      },
      ...timers,
      ...takeMessages,
      giveUp,
    ],
  },
}

describe('the rights', () => {
  test.each(functionNames)('of %s are these and no others', (name) => {
    const { role, all } = rights[name]
    expect(flat(the(functionIds[name]).Properties.Role)).toBe(`<${role}.Arn>`)
    expect(the(role).Properties).toEqual({
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
        ],
      },
    })
    expect(rightsOf(role)).toEqual(all)
  })

  test('of Scheduler are to wake four functions and to keep what it could not hand over', () => {
    expect(rightsOf('TimersRoleA0D8F45A')).toEqual([
      {
        may: ['lambda:InvokeFunction'],
        on: [
          '<WorkersSweepFunctionFC36699E.Arn>',
          arn('lambda', 'function:<AWS::StackName>-generate'),
          arn('lambda', 'function:<AWS::StackName>-send'),
          arn('lambda', 'function:<AWS::StackName>-sync'),
        ],
      },
      { may: ['sqs:SendMessage'], on: ['<TimersUndelivered3067F6CB.Arn>'] },
    ])
    for (const name of ['generate', 'send', 'sync'] as const) {
      expect(flat(the(functionIds[name]).Properties.FunctionName)).toBe(`<AWS::StackName>-${name}`)
    }
  })

  test('of Scheduler are lent to this group of this account alone', () => {
    expect(statements(the('TimersRoleA0D8F45A').Properties.AssumeRolePolicyDocument)).toEqual([
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'scheduler.amazonaws.com' },
        Condition: {
          StringEquals: {
            'aws:SourceArn': { 'Fn::GetAtt': ['TimersGroup76C79D49', 'Arn'] },
            'aws:SourceAccount': { Ref: 'AWS::AccountId' },
          },
        },
      },
    ])
  })

  test('to mail others than candidates are those of send alone', () => {
    const unfenced = functionNames.filter((name) =>
      rightsOf(rights[name].role).some(
        ({ may, when }) =>
          may.some((one) => one.startsWith('ses:')) && !JSON.stringify(when).includes('ses:Recipients'),
      ),
    )
    expect(unfenced).toEqual(['send'])
    for (const name of ['feedback', 'sweep', 'sync', 'inbound'] as const) {
      expect(JSON.stringify(rightsOf(rights[name].role)), name).not.toContain('ses:')
    }
  })

  test('to secrets are those of the functions that connect to calendars', () => {
    const keepers = functionNames.filter((name) =>
      rightsOf(rights[name].role).some(({ may }) => may.some((one) => one === 'ssm:PutParameter')),
    )
    expect(keepers).toEqual(['api', 'sync'])
    for (const name of keepers) {
      expect(flat(variablesOf(name).SECRETS_PREFIX)).toBe('/<AWS::StackName>/connection')
    }
    expect(
      new Secrets(new Stack(), 'Secrets').mayRead().statements.map((one) => one.toJSON().Action),
    ).toEqual(['ssm:GetParameter'])
  })

  test('to the table are what its adapter calls, and a scan is not among it', () => {
    const folder = new URL('shared/aws/', root)
    const items = readdirSync(folder).filter((file) => /(?:-items|rows|table)\.ts$/.test(file))
    const adapter = items.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n')
    const called = new Set([...adapter.matchAll(/new (\w+)Command\(/g)].map(([, command]) => String(command)))
    const granted = new Set(
      functionNames.flatMap((name) =>
        rightsOf(rights[name].role)
          .flatMap(({ may }) => may)
          .filter((one) => one.startsWith('dynamodb:')),
      ),
    )
    const needed = [...called].map((one) => (one === 'Query' ? 'dynamodb:Query' : `dynamodb:${one}Item`))
    expect([...granted].toSorted()).toEqual(needed.toSorted())
    expect(granted).not.toContain('dynamodb:Scan')
  })

  test('hold no wildcard but these, each for its reason', () => {
    const reasons: Record<string, string> = {
      [everyTimer]: 'a timer is named by an interview and a version that do not exist yet',
      [everyMessage]: 'a message is named when it arrives',
      [everySecret]: 'a secret is named by a connection that does not exist yet',
      [everyIdentity]: 'in its sandbox SES checks the identity of the recipient too; the conditions fence it',
    }
    const wild = new Set<string>()
    for (const { Type, Properties } of Object.values(resources)) {
      const document = Properties?.PolicyDocument
      if (document === undefined) continue
      for (const { Effect, Action, Resource } of statements(document)) {
        for (const resource of list(Resource).map(flat)) if (resource.includes('*')) wild.add(resource)
        if (Effect === 'Allow') expect(list(Action).join(), Type).not.toContain('*')
      }
    }
    expect([...wild].toSorted()).toEqual(Object.keys(reasons).toSorted())
  })

  test('come from no managed policy', () => {
    for (const { Properties } of all('AWS::IAM::Role')) expect(Properties.ManagedPolicyArns).toBeUndefined()
  })
})

describe('others', () => {
  test('may call the site’s function through its API, and feedback and inbound through their rules, and nothing else', () => {
    const permissions = all('AWS::Lambda::Permission').map(({ Properties }) => ({
      calls: flat(Properties.FunctionName),
      who: Properties.Principal,
      from: flat(Properties.SourceArn),
    }))
    expect(permissions).toEqual([
      {
        calls: `<${functionIds.api}.Arn>`,
        who: 'apigateway.amazonaws.com',
        from: arn('execute-api', '<SiteApi5EF728C2>/*/*'),
      },
      {
        calls: `<${functionIds.feedback}.Arn>`,
        who: 'events.amazonaws.com',
        from: '<MailFeedback5E557721.Arn>',
      },
      {
        calls: `<${functionIds.inbound}.Arn>`,
        who: 'ses.amazonaws.com',
        from: arn('ses', 'receipt-rule-set/<InboxRules0A1153AE>:receipt-rule/arriving'),
      },
    ])
  })

  test('may reach the queues by TLS only; EventBridge may leave what our own rule could not deliver', () => {
    const allowed = all('AWS::SQS::QueuePolicy').flatMap(({ Properties }) => {
      const [insecure, ...rest] = statements(Properties.PolicyDocument)
      expect(insecure).toMatchObject({
        Effect: 'Deny',
        Action: 'sqs:*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      })
      return rest
    })
    expect(allowed).toEqual([
      expect.objectContaining({
        Effect: 'Allow',
        Action: 'sqs:SendMessage',
        Principal: { Service: 'events.amazonaws.com' },
        Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': ['MailFeedback5E557721', 'Arn'] } } },
      }),
    ])
  })

  test('may publish alarms by TLS only, and only CloudWatch may, for this account', () => {
    const [policy] = all('AWS::SNS::TopicPolicy')
    expect(statements(policy?.Properties.PolicyDocument)).toEqual([
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      expect.objectContaining({
        Effect: 'Allow',
        Action: 'sns:Publish',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      }),
    ])
  })
})
