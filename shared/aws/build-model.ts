import type { Model, ModelClientConfig, ModelSettings } from './model.ts'
import { once } from './once.ts'

/** Bedrock's client is loaded when it is first asked: only a letter that is being written needs it. */
export function buildModel(settings: ModelSettings, clientConfig: ModelClientConfig = {}): Model {
  const model = once(async () => {
    const { createModel } = await import('./model.ts')
    return createModel(settings, clientConfig)
  })
  return { ask: async (question, signal) => (await model()).ask(question, signal) }
}
