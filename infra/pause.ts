import { Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { StringParameter } from 'aws-cdk-lib/aws-ssm'
import { Construct } from 'constructs'
import type { Environment } from '../shared/env.ts'
import { Grant } from './grant.ts'

/** The switch that stops every letter within a minute: turned in the console or by the command that `stop` holds. */
export class Pause extends Construct {
  /** What to type to stop everything. */
  readonly stop: string
  private readonly parameter: StringParameter

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.parameter = new StringParameter(this, 'Parameter', {
      description: 'on: Afterword sends no letter to anybody',
      stringValue: 'off',
    })
    const { region } = Stack.of(this)
    this.stop = `aws ssm put-parameter --region ${region} --overwrite --name ${this.parameter.parameterName} --value on`
  }

  /** The right to ask whether it is on: for whoever sends, and for the pages that tell of it. */
  mayAsk(): Grant<Pick<Environment<'send'>, 'PAUSE_PARAMETER'>> {
    const ask = new PolicyStatement({
      actions: ['ssm:GetParameter'],
      resources: [this.parameter.parameterArn],
    })
    return new Grant({ PAUSE_PARAMETER: this.parameter.parameterName }, [ask])
  }
}
