import type { CalendarFileRequest, Delivery, Pulling, RewriteRequest } from '../domain/invocation.ts'
import { callPatienceSeconds } from '../env.ts'
import { type AwsClientConfig, requestHandler } from './build.ts'
import { once } from './once.ts'

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

/**
 * A letter that a model writes takes its time, and somebody waits at the page: one attempt, which leaves the API time
 * to say that it came to nothing. They press the button again, or not. Lambda's client is loaded when such a button is
 * pressed: nothing else needs it, and every start of the API would wait for it.
 */
export function buildFunctions(settings: FunctionSettings, clientConfig: AwsClientConfig = {}): Functions {
  const patient = { ...requestHandler, requestTimeout: callPatienceSeconds * 1000 }
  const functions = once(async () => {
    const { createFunctions } = await import('./invoke.ts')
    return createFunctions(settings, { maxAttempts: 1, requestHandler: patient, ...clientConfig })
  })
  return {
    rewrite: async (request) => (await functions()).rewrite(request),
    readCalendarFile: async (request) => (await functions()).readCalendarFile(request),
    leaveToSync: async (request) => (await functions()).leaveToSync(request),
  }
}
