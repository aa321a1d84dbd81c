import { readFileSync } from 'node:fs'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { readSettings } from '../infra/settings.ts'
import { AfterwordStack } from '../infra/stack.ts'
import type { FunctionName } from '../shared/env.ts'

/** The stack as the infrastructure's tests look at it. */

export type Properties = Record<string, unknown>

export interface Resource {
  readonly Type: string
  readonly Properties: Properties
  readonly DependsOn?: readonly string[]
  readonly DeletionPolicy?: string
}

export const root = new URL('..', import.meta.url)

/** The logical ids of the functions: part of the contract, because timers in flight name them. */
export const functionIds: Record<FunctionName, string> = {
  api: 'WorkersApiFunction48E22AE8',
  generate: 'WorkersGenerateFunction34672E29',
  send: 'WorkersSendFunctionD2AEB9ED',
  feedback: 'WorkersFeedbackFunctionA834E2D0',
  sweep: 'WorkersSweepFunctionFC36699E',
}
export const functionNames = Object.keys(functionIds) as FunctionName[]

/** The stack with the flags of `cdk.json`, its functions not bundled: `infra-synth.test.ts` does that once. */
export function stackWith(settings: Record<string, string>): AfterwordStack {
  const { context } = JSON.parse(readFileSync(new URL('cdk.json', root), 'utf8'))
  const app = new App({ analyticsReporting: false, context: { ...context, 'aws:cdk:bundling-stacks': [] } })
  return new AfterwordStack(
    app,
    'Afterword-test',
    readSettings((name) => settings[name]),
  )
}

export const stack = stackWith({})
export const template = Template.fromStack(stack)
export const resources: Record<string, Resource> = template.toJSON().Resources

export function the(id: string): Resource {
  const found = resources[id]
  if (found === undefined) throw new Error(`The template has no ${id}`)
  return found
}

export function all(type: string): readonly Resource[] {
  return Object.values(resources).filter((one) => one.Type === type)
}

export function variablesOf(name: FunctionName): Properties {
  const { Variables } = the(functionIds[name]).Properties.Environment as { Variables: Properties }
  return Variables
}
