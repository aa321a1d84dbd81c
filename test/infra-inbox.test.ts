import { Template } from 'aws-cdk-lib/assertions'
import { describe, expect, test } from 'vitest'
import { all, functionIds, stackWith, template, the } from './fixtures/infra-template.ts'

const bucket = { 'Fn::GetAtt': ['InboxRawDA517FE4', 'Arn'] }
const messages = { 'Fn::Join': ['', [bucket, '/*']] }
const rule = {
  'Fn::Join': [
    '',
    [
      'arn:',
      { Ref: 'AWS::Partition' },
      ':ses:',
      { Ref: 'AWS::Region' },
      ':',
      { Ref: 'AWS::AccountId' },
      ':receipt-rule-set/',
      { Ref: 'InboxRules0A1153AE' },
      ':receipt-rule/arriving',
    ],
  ],
}

describe('the inbox', () => {
  test('is a private bucket that forgets within a day and keeps no versions', () => {
    expect(the('InboxRawDA517FE4')).toMatchObject({ DeletionPolicy: 'Delete' })
    expect(the('InboxRawDA517FE4').Properties).toEqual({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      LifecycleConfiguration: { Rules: [{ ExpirationInDays: 1, Status: 'Enabled' }] },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    })
  })

  test('outlives a deletion in production alone', () => {
    const production = stackWith({ stage: 'prod', inboundDomain: 'in.example.com' })
    Template.fromStack(production).hasResource('AWS::S3::Bucket', { DeletionPolicy: 'Retain' })
  })

  test('is reached by TLS only, and written to by SES for one rule of this account', () => {
    const [policy] = all('AWS::S3::BucketPolicy')
    expect(policy?.Properties.PolicyDocument).toMatchObject({
      Statement: [
        {
          Effect: 'Deny',
          Action: 's3:*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          Resource: [bucket, messages],
        },
        {
          Effect: 'Allow',
          Action: 's3:PutObject',
          Principal: { Service: 'ses.amazonaws.com' },
          Resource: messages,
          Condition: {
            StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' }, 'aws:SourceArn': rule },
          },
        },
      ],
    })
  })

  test('takes mail to one domain, puts it away before it tells of it, and waits for nobody', () => {
    const receiptRule = the('InboxRule0C0EC441')
    expect(receiptRule.Properties).toEqual({
      RuleSetName: { Ref: 'InboxRules0A1153AE' },
      Rule: {
        Name: 'arriving',
        Enabled: true,
        Recipients: ['in.example.com'],
        ScanEnabled: true,
        TlsPolicy: 'Optional',
        Actions: [
          { S3Action: { BucketName: { Ref: 'InboxRawDA517FE4' } } },
          {
            LambdaAction: {
              FunctionArn: { 'Fn::GetAtt': [functionIds.inbound, 'Arn'] },
              InvocationType: 'Event',
            },
          },
        ],
      },
    })
    // SES tries both when the rule is made.
    expect(receiptRule.DependsOn).toEqual(['InboxMayTell0CE4D451', 'InboxRawPolicyDB40FD79'])
  })

  test('lets SES call its function for that rule of this account', () => {
    expect(the('InboxMayTell0CE4D451').Properties).toMatchObject({
      Principal: 'ses.amazonaws.com',
      SourceAccount: { Ref: 'AWS::AccountId' },
      SourceArn: rule,
    })
  })

  test('is activated by a person, who is told how', () => {
    const outputs = template.findOutputs('*')
    expect(JSON.stringify(outputs.InboundActivate?.Value)).toContain(
      'aws ses set-active-receipt-rule-set --rule-set-name',
    )
    expect(outputs.InboundRuleSet?.Value).toEqual({ Ref: 'InboxRules0A1153AE' })
    expect(JSON.stringify(outputs.InboundDnsRecord?.Value)).toContain('in.example.com MX 10 inbound-smtp.')
  })

  test('is not there unless the deployer names a domain', () => {
    const { Resources, Outputs } = Template.fromStack(stackWith({})).toJSON()
    expect(JSON.stringify({ Resources, Outputs })).not.toMatch(/AWS::S3|Receipt|[Ii]nbound|INBOX/)
  })
})
