import { callPatienceSeconds } from '../env.ts'
import { type AwsClientConfig, requestHandler } from './build.ts'
import type { FunctionSettings, Functions } from './functions.ts'
import { once } from './once.ts'

/**
 * A letter that a model writes takes its time, and somebody waits at the page: one attempt, which leaves the API time
 * to say that it came to nothing. They press the button again, or not. Lambda's client is loaded when such a button is
 * pressed: nothing else needs it, and every start of the API would wait for it.
 */
export function buildFunctions(settings: FunctionSettings, clientConfig: AwsClientConfig = {}): Functions {
  const patient = { ...requestHandler, requestTimeout: callPatienceSeconds * 1000 }
  const functions = once(async () => {
    const { createFunctions } = await import('./functions.ts')
    return createFunctions(settings, { maxAttempts: 1, requestHandler: patient, ...clientConfig })
  })
  return {
    rewrite: async (request) => (await functions()).rewrite(request),
    readCalendarFile: async (request) => (await functions()).readCalendarFile(request),
    leaveToSync: async (request) => (await functions()).leaveToSync(request),
  }
}
