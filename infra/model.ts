import { Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Construct } from 'constructs'
import type { Environment } from '../shared/env.ts'
import { Grant } from './grant.ts'
import type { Settings } from './settings.ts'

type ModelEnvironment = Pick<Environment<'generate'>, 'MODEL_ID'>

/** `eu.…`, `us-gov.…`, `global.…`: an inference profile, and the model that it hands requests to. */
const profilePattern = /^(?:[a-z]{2}|us-gov|apac|global)\.(.+)$/

/** The right to ask the one language model of the settings, and no other; nothing at all where none is named. */
export function mayAskModel(scope: Construct, { model }: Settings): Grant<ModelEnvironment> {
  if (model === undefined) return new Grant({})
  const arn = (resource: string, resourceName: string, where: { account?: string; region?: string }) =>
    Stack.of(scope).formatArn({ service: 'bedrock', resource, resourceName, ...where })
  const environment = { MODEL_ID: model }
  const routed = profilePattern.exec(model)?.[1]
  if (routed === undefined) {
    return new Grant(environment, [mayInvoke(arn('foundation-model', model, { account: '' }))])
  }
  // Both are checked: the profile where it is asked, the model in whichever Region the profile hands the request to.
  const profile = arn('inference-profile', model, {})
  const anywhere = arn('foundation-model', routed, { account: '', region: '*' })
  const id = `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:bedrock:*::foundation-model/${routed}]`
  const reason =
    'An inference profile answers in whichever of its Regions it chooses, and AWS adds to them. The resource leaves one model, the condition leaves the one profile as the way to it.'
  const condition = { StringEquals: { 'bedrock:InferenceProfileArn': profile } }
  return new Grant(environment, [mayInvoke(profile), mayInvoke(anywhere, condition)], [{ id, reason }])
}

/** Converse is a way to invoke. */
function mayInvoke(resource: string, conditions: Record<string, Record<string, string>> = {}) {
  return new PolicyStatement({ actions: ['bedrock:InvokeModel'], resources: [resource], conditions })
}
