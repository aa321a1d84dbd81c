import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import type { RewriteRequest } from '../domain/invocation.ts'
import { type Answer, accept, FunctionFailedError } from '../errors.ts'

/** Our other functions, called and waited for. */

export interface FunctionSettings {
  readonly GENERATE_ARN: string
}

export function createFunctions(client: () => LambdaClient, settings: FunctionSettings) {
  return {
    /**
     * Has `generate` write a letter again. Throws the readable error that it answers with, and FunctionFailedError,
     * or what Lambda throws, when there is no telling what became of it.
     */
    async rewrite(request: RewriteRequest): Promise<void> {
      const { FunctionError, Payload } = await client().send(
        new InvokeCommand({
          FunctionName: settings.GENERATE_ARN,
          InvocationType: 'RequestResponse',
          Payload: JSON.stringify(request),
        }),
      )
      if (FunctionError || !Payload) throw new FunctionFailedError(`generate failed: ${FunctionError}`)
      // Our own function answers, and with nothing else: `answerOf` in errors.ts.
      accept(JSON.parse(Payload.transformToString()) as Answer)
    },
  }
}

export type Functions = ReturnType<typeof createFunctions>
