import { type Instant, plus } from '../domain/instant.ts'
import { policy } from '../domain/policy.ts'
import { type AwsClientConfig, requestHandler } from './build.ts'
import { once } from './once.ts'

/** The switch that stops every letter of the whole system: one parameter of SSM, which anybody may turn in the console. */
export interface Pause {
  /** Honoured within a minute: the answer may be half as old. Throws what SSM throws; whoever asks must then not send. */
  isOn(now: Instant): Promise<boolean>
}

export interface PauseSettings {
  /** Name of the parameter: `on` pauses, anything else and none at all do not. */
  readonly PAUSE_PARAMETER: string
}

/** SSM's client is loaded when it is first asked. */
export function buildPause({ PAUSE_PARAMETER }: PauseSettings, clientConfig: AwsClientConfig = {}): Pause {
  const read = once(async () => {
    const { createParameterReader } = await import('./parameters.ts')
    return createParameterReader({ requestHandler, ...clientConfig })
  })
  let known: { readonly until: Instant; readonly isOn: boolean } | undefined
  return {
    async isOn(now) {
      if (known && now < known.until) return known.isOn
      const value = await (await read())(PAUSE_PARAMETER)
      known = { until: plus(now, policy.pauseMemorySeconds), isOn: value?.trim().toLowerCase() === 'on' }
      return known.isOn
    },
  }
}
