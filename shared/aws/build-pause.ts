import { type AwsClientConfig, requestHandler } from './build.ts'
import { once } from './once.ts'
import type { Pause, PauseSettings } from './pause.ts'

/** SSM's client is loaded when it is first asked whether sending is paused. */
export function buildPause(settings: PauseSettings, clientConfig: AwsClientConfig = {}): Pause {
  const pause = once(async () => {
    const { createPause } = await import('./pause.ts')
    return createPause(settings, { requestHandler, ...clientConfig })
  })
  return { isOn: async (now) => (await pause()).isOn(now) }
}
