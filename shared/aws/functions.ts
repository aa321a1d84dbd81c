import { InvokeCommand, LambdaClient, type LambdaClientConfig } from '@aws-sdk/client-lambda'
import type { CalendarFileRequest, Delivery, Pulling, RewriteRequest } from '../domain/invocation.ts'
import { type Answer, FunctionFailedError, throwRefusal } from '../errors.ts'

/** Our other functions, called and waited for. */
export interface Functions {
  /**
   * Has `generate` write a letter again. Throws the readable error that it answers with, and FunctionFailedError,
   * or what Lambda throws, when there is no telling what became of it.
   */
  rewrite(request: RewriteRequest): Promise<void>
  /** Has `sync` read a calendar file; resolves to what it answers. Throws as `rewrite`, but no readable error. */
  readCalendarFile(request: CalendarFileRequest): Promise<unknown>
  /** Leaves `sync` something to do: Lambda keeps it until it is done. */
  leaveToSync(request: Delivery | Pulling): Promise<void>
}

export interface FunctionSettings {
  readonly GENERATE_ARN: string
  readonly SYNC_ARN: string
}

/** By Lambda's Invoke. */
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
