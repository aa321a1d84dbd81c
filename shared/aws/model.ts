import type { BedrockRuntimeClientConfig } from '@aws-sdk/client-bedrock-runtime'
import { once } from './once.ts'

/** A language model that is asked for text in a fixed form. */
export interface Model {
  /**
   * Asks once. Never throws: a model that is slow, throttled, not allowed or unable to keep to a form is one that
   * does not answer. `signal` ends the wait.
   */
  ask(question: ModelQuestion, signal: AbortSignal): Promise<ModelAnswer>
}

export interface ModelQuestion {
  readonly system: string
  /** The user's and the model's turns by turns, the user's first and last. */
  readonly turns: readonly [string, ...string[]]
  /** The form of the answer, as a JSON schema. */
  readonly schema: { readonly name: string; readonly schema: object }
}

/** The answer's text, or why there is none: a name from AWS, never its words. */
export type ModelAnswer =
  | { readonly status: 'answered'; readonly text: string }
  | { readonly status: 'failed'; readonly why: string }

export interface ModelSettings {
  /** Of a Bedrock model or inference profile. */
  readonly MODEL_ID: string
}

export type ModelClientConfig = Pick<BedrockRuntimeClientConfig, 'endpoint' | 'region' | 'credentials'>

/** Bedrock's client is loaded when it is first asked: only a letter that is being written needs it. */
export function buildModel(settings: ModelSettings, clientConfig: ModelClientConfig = {}): Model {
  const model = once(async () => {
    const { createModel } = await import('./converse.ts')
    return createModel(settings, clientConfig)
  })
  return { ask: async (question, signal) => (await model()).ask(question, signal) }
}
