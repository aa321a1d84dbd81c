import { Aws, Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import type { Environment } from '../shared/env.ts'
import { Grant } from './grant.ts'

type SecretsEnvironment = Pick<Environment<'sync'>, 'SECRETS_PREFIX'>

/**
 * The secrets of connections: SecureStrings of Parameter Store below one path of this stack. The functions make them,
 * so no resource stands here, and they outlive the stack. AWS's own key encrypts them, which everybody may use by way of a parameter that they may
 * read: a statement about KMS would only widen that.
 */
export class Secrets extends Construct {
  private readonly path = `${Aws.STACK_NAME}/connection`

  /** The right to read a secret, for a function that connects to a calendar. */
  mayRead(): Grant<SecretsEnvironment> {
    return this.grant('GetParameter')
  }

  /** The right to keep a secret as well, and to erase it with its connection. */
  mayKeep(): Grant<SecretsEnvironment> {
    return this.grant('GetParameter', 'PutParameter', 'DeleteParameter')
  }

  private grant(...actions: readonly string[]): Grant<SecretsEnvironment> {
    const statement = new PolicyStatement({
      actions: actions.map((one) => `ssm:${one}`),
      resources: [
        Stack.of(this).formatArn({ service: 'ssm', resource: 'parameter', resourceName: `${this.path}/*` }),
      ],
    })
    const id = `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ssm:<AWS::Region>:<AWS::AccountId>:parameter/<AWS::StackName>/connection/*]`
    const reason =
      'A secret is named by its connection, which exists only once a candidate made one. The path holds the functions to the secrets of this stack.'
    return new Grant({ SECRETS_PREFIX: `/${this.path}` }, [statement], [{ id, reason }])
  }
}
