import { Template } from 'aws-cdk-lib/assertions'
import { describe, expect, test } from 'vitest'
import { policy } from '../shared/domain/policy.ts'
import { type FunctionName, timeoutSeconds } from '../shared/env.ts'
import { filesShipped } from './fixtures/bundle.ts'
import { functionIds, functionNames, type Resource, stackWith } from './fixtures/infra-template.ts'

/** The setting `model`: who may ask which model, and who knows that there is one. */

const profile = 'eu.maker.writer-4-5-20250929-v1:0'
const models = [
  undefined,
  'maker.writer-3-small-20240307-v1:0',
  profile,
  'global.amazon.nova-2-lite-v1:0',
] as const

const synthesised = new Map<string | undefined, Record<string, Resource>>()

function resourcesWith(model: string | undefined): Record<string, Resource> {
  const resources =
    synthesised.get(model) ??
    Template.fromStack(stackWith(model === undefined ? {} : { model })).toJSON().Resources
  synthesised.set(model, resources)
  return resources
}

/** Each statement about Bedrock, with the roles that it is given to. */
function rights(resources: Record<string, Resource>) {
  return Object.values(resources)
    .filter(({ Type }) => Type === 'AWS::IAM::Policy')
    .flatMap(({ Properties }) => {
      const { Statement } = Properties.PolicyDocument as {
        Statement: { Action: string; Resource: unknown }[]
      }
      return Statement.filter(({ Action }) => JSON.stringify(Action).includes('bedrock')).map((one) => ({
        roles: JSON.stringify(Properties.Roles),
        ...one,
      }))
    })
}

function variablesIn(resources: Record<string, Resource>, name: FunctionName): Record<string, unknown> {
  const environment = resources[functionIds[name]]?.Properties.Environment as
    | { readonly Variables: Record<string, unknown> }
    | undefined
  return environment?.Variables ?? {}
}

/** An ARN as the template joins it. */
const arn = (...rest: readonly unknown[]) => ({
  'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ...rest]],
})
const region = { Ref: 'AWS::Region' }
const ours = arn(':bedrock:', region, ':', { Ref: 'AWS::AccountId' }, `:inference-profile/${profile}`)

describe('the right to ask a model', () => {
  test('is nobody’s unless the deployer names one', () => {
    const resources = resourcesWith(undefined)
    expect(rights(resources)).toEqual([])
    expect(JSON.stringify(resources)).not.toMatch(/bedrock|MODEL_ID/)
  })

  test('is generate’s alone, for the one model that is named', () => {
    const resources = resourcesWith(models[1])
    expect(rights(resources)).toEqual([
      {
        roles: '[{"Ref":"WorkersGenerateRole5CB657E8"}]',
        ...{ Action: 'bedrock:InvokeModel', Effect: 'Allow' },
        Resource: arn(':bedrock:', region, `::foundation-model/${models[1]}`),
      },
    ])
  })

  test('is for an inference profile and, by way of it, for the model that it hands requests to', () => {
    const resources = resourcesWith(profile)
    const generate = '[{"Ref":"WorkersGenerateRole5CB657E8"}]'
    expect(rights(resources)).toEqual([
      { roles: generate, Action: 'bedrock:InvokeModel', Effect: 'Allow', Resource: ours },
      {
        ...{ roles: generate, Action: 'bedrock:InvokeModel', Effect: 'Allow' },
        Condition: { StringEquals: { 'bedrock:InferenceProfileArn': ours } },
        Resource: arn(':bedrock:*::foundation-model/maker.writer-4-5-20250929-v1:0'),
      },
    ])
  })

  test.each(models)('comes with the model’s name, to generate and to nobody else: %s', (model) => {
    const resources = resourcesWith(model)
    for (const name of functionNames) {
      expect(variablesIn(resources, name).MODEL_ID, name).toBe(name === 'generate' ? model : undefined)
    }
  })
})

test('whoever asks a model has time left for the letters and the mail', () => {
  expect(policy.modelAnswerSeconds * 2).toBeLessThanOrEqual(policy.modelTotalSeconds)
  expect(policy.modelTotalSeconds).toBeLessThanOrEqual(timeoutSeconds.generate - 20)
})

describe('the code that asks a model', () => {
  test.each(functionNames)('is in the bundle of generate alone: %s', (name) => {
    const asking = [...filesShipped(name).keys()].filter((file) =>
      /bedrock|shared\/aws\/(?:build-)?model|letter\/model-|letter\/grounding/.test(file),
    )
    if (name === 'generate') expect(asking).toContain('shared/aws/model.ts')
    else expect(asking).toEqual([])
  })
})
