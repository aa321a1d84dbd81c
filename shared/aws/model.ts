import {
  BedrockRuntimeClient,
  type BedrockRuntimeClientConfig,
  ConverseCommand,
  type Message,
} from '@aws-sdk/client-bedrock-runtime'
import { SchedulerClient } from '@aws-sdk/client-scheduler'

/** Amazon Bedrock's Converse: a language model that is asked for text in a fixed form, and given no tools. */

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

/** Enough for the longest letter in its form. */
const maxTokens = 900
const temperature = 0.4

/** These end a connection that hangs; how long an answer may take is the asker's to say. */
const timeouts = { connectionTimeout: 1000, requestTimeout: 30_000, throwOnRequestTimeout: true }

/**
 * One attempt a question: the deadline is short, and a letter that is not written here is written all the same.
 *
 * Of its own accord this client speaks HTTP/2, whose session is dead when a frozen function thaws, and which nothing
 * that stands in for AWS understands. Any other client brings the handler for HTTP/1.1 along.
 */
export function createModel({ MODEL_ID: modelId }: ModelSettings, clientConfig: ModelClientConfig): Model {
  const { requestHandler } = new SchedulerClient({ requestHandler: timeouts, ...clientConfig }).config
  const client = new BedrockRuntimeClient({ maxAttempts: 1, requestHandler, ...clientConfig })
  return {
    async ask({ system, turns, schema }, signal) {
      const messages = turns.map(
        (text, index): Message => ({ role: index % 2 === 0 ? 'user' : 'assistant', content: [{ text }] }),
      )
      const jsonSchema = { name: schema.name, schema: JSON.stringify(schema.schema) }
      try {
        const { stopReason, output } = await client.send(
          new ConverseCommand({
            modelId,
            system: [{ text: system }],
            messages,
            inferenceConfig: { maxTokens, temperature },
            outputConfig: { textFormat: { type: 'json_schema', structure: { jsonSchema } } },
          }),
          { abortSignal: signal },
        )
        if (stopReason !== 'end_turn') return { status: 'failed', why: nameOf(stopReason) }
        // A model that thinks aloud puts its thoughts in blocks of another kind.
        const text = (output?.message?.content ?? []).map((block) => block.text ?? '').join('')
        return { status: 'answered', text }
      } catch (error) {
        const isLate = signal.aborted
        return { status: 'failed', why: isLate ? 'Late' : nameOf(error instanceof Error ? error.name : '') }
      }
    },
  }
}

/** A name that comes over the wire, and goes into the log. */
function nameOf(name: string | undefined): string {
  return name && /^\w{1,60}$/.test(name) ? name : 'Unknown'
}
