import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { CfnPermission, type IFunction } from 'aws-cdk-lib/aws-lambda'
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3'
import { CfnReceiptRule, CfnReceiptRuleSet } from 'aws-cdk-lib/aws-ses'
import { Construct } from 'constructs'
import type { Environment } from '../shared/env.ts'
import { Grant } from './grant.ts'
import type { Settings } from './settings.ts'

type InboxEnvironment = Pick<Environment<'inbound'>, 'INBOX_BUCKET'>

/** In a rule set of our own, so that it is known before the rule is made: SES tries its rights when that happens. */
const ruleName = 'arriving'

/**
 * Mail that arrives at one domain: SES puts each message into a bucket, then tells a function. An account has one active
 * rule set in a Region, which may be somebody else's: this one is made, and a person activates it.
 */
export class Inbox extends Construct {
  readonly ruleSetName: string
  /** The DNS record that leads mail here, as `name type value`. */
  readonly record: string
  private readonly domain: string
  private readonly bucket: Bucket

  constructor(scope: Construct, id: string, domain: string, { isProduction }: Settings) {
    super(scope, id)
    this.domain = domain
    this.bucket = new Bucket(this, 'Raw', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      // S3's own key costs nothing, and SES may use it without a policy of its own.
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // A mail is erased when it was read. What could not be read in a day will not be.
      lifecycleRules: [{ expiration: Duration.days(1) }],
      removalPolicy: isProduction ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'SES alone writes here and one function reads; a message stays for seconds, a day at most. A log of it would outlive every message in it and need a bucket of its own.',
    })
    this.ruleSetName = new CfnReceiptRuleSet(this, 'Rules').ref
    this.record = `${domain} MX 10 inbound-smtp.${Stack.of(this).region}.amazonaws.com`
  }

  /**
   * The right to read messages and to erase them. To list as well, because S3 tells whoever may not that a message is
   * forbidden when it is gone, and a repeated event would look like a missing right.
   */
  mayTake(): Grant<InboxEnvironment> {
    const messages = this.bucket.arnForObjects('*')
    const take = new PolicyStatement({ actions: ['s3:GetObject', 's3:DeleteObject'], resources: [messages] })
    const list = new PolicyStatement({ actions: ['s3:ListBucket'], resources: [this.bucket.bucketArn] })
    const bucketId = Stack.of(this).getLogicalId(this.bucket.node.defaultChild as CfnBucket)
    const reason = {
      id: `AwsSolutions-IAM5[Resource::<${bucketId}.Arn>/*]`,
      reason: 'A message is named by SES when it arrives. The bucket holds nothing else.',
    }
    return new Grant({ INBOX_BUCKET: this.bucket.bucketName }, [take, list], [reason])
  }

  /** Has every mail to the domain put into the bucket, and then told to a function. */
  handTo(inbound: IFunction): void {
    const stack = Stack.of(this)
    const ses = new ServicePrincipal('ses.amazonaws.com')
    const rule = stack.formatArn({
      service: 'ses',
      resource: 'receipt-rule-set',
      resourceName: `${this.ruleSetName}:receipt-rule/${ruleName}`,
    })
    const { policyDependable: mayPut } = this.bucket.addToResourcePolicy(
      new PolicyStatement({
        sid: 'MailOfOurRule',
        principals: [ses],
        actions: ['s3:PutObject'],
        resources: [this.bucket.arnForObjects('*')],
        conditions: { StringEquals: { 'aws:SourceAccount': stack.account, 'aws:SourceArn': rule } },
      }),
    )
    const mayTell = new CfnPermission(this, 'MayTell', {
      functionName: inbound.functionArn,
      action: 'lambda:InvokeFunction',
      principal: ses.service,
      sourceAccount: stack.account,
      sourceArn: rule,
    })
    const arriving = new CfnReceiptRule(this, 'Rule', {
      ruleSetName: this.ruleSetName,
      rule: {
        name: ruleName,
        enabled: true,
        recipients: [this.domain],
        // For spam and viruses; who sent it is looked into in any case.
        scanEnabled: true,
        // Required TLS would turn away replies from companies whose mail server has none.
        tlsPolicy: 'Optional',
        actions: [
          { s3Action: { bucketName: this.bucket.bucketName } },
          { lambdaAction: { functionArn: inbound.functionArn, invocationType: 'Event' } },
        ],
      },
    })
    if (mayPut) arriving.node.addDependency(mayPut)
    arriving.node.addDependency(mayTell)
  }
}
