import { InvokeCommand, LambdaClient, type LambdaClientConfig } from '@aws-sdk/client-lambda'
import { type Answer, FunctionFailedError, throwRefusal } from '../errors.ts'
import type { FunctionSettings, Functions } from './functions.ts'

/** Our other functions, called by Lambda's Invoke. */
export function createFunctions(settings: FunctionSettings, clientConfig: LambdaClientConfig): Functions {
  const client = new LambdaClient(clientConfig)

  async function call(FunctionName: string, request: { readonly kind: string }): Promise<unknown> {
    const { FunctionError, Payload } = await client.send(
      new InvokeCommand({
        FunctionName,
        InvocationType: 'RequestResponse',
        Payload: JSON.stringify(request),
      }),
    )
    if (FunctionError || !Payload) throw new FunctionFailedError(`${request.kind} failed: ${FunctionError}`)
    return JSON.parse(Payload.transformToString())
  }

  return {
    async rewrite(request) {
      // Our own function answers, and with nothing else: `answerOf` in errors.ts.
      throwRefusal((await call(settings.GENERATE_ARN, request)) as Answer)
    },
    readCalendarFile: (request) => call(settings.SYNC_ARN, request),
    async leaveToSync(request) {
      const Payload = JSON.stringify(request)
      await client.send(
        new InvokeCommand({ FunctionName: settings.SYNC_ARN, InvocationType: 'Event', Payload }),
      )
    },
  }
}
