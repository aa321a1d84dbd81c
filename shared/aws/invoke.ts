import { InvokeCommand, LambdaClient, type LambdaClientConfig } from '@aws-sdk/client-lambda'
import { type Answer, FunctionFailedError, throwRefusal } from '../errors.ts'
import type { FunctionSettings, Functions } from './functions.ts'

/** Our other functions, called by Lambda's Invoke. */
export function createFunctions(settings: FunctionSettings, connection: LambdaClientConfig): Functions {
  const client = new LambdaClient(connection)
  return {
    async rewrite(request) {
      const { FunctionError, Payload } = await client.send(
        new InvokeCommand({
          FunctionName: settings.GENERATE_ARN,
          InvocationType: 'RequestResponse',
          Payload: JSON.stringify(request),
        }),
      )
      if (FunctionError || !Payload) throw new FunctionFailedError(`generate failed: ${FunctionError}`)
      // Our own function answers, and with nothing else: `answerOf` in errors.ts.
      throwRefusal(JSON.parse(Payload.transformToString()) as Answer)
    },
  }
}
