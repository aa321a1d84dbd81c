import { GetParameterCommand, ParameterNotFound, SSMClient, type SSMClientConfig } from '@aws-sdk/client-ssm'
import { type Instant, plus } from '../domain/instant.ts'
import { policy } from '../domain/policy.ts'

/** The switch that stops every letter of the whole system: one parameter of SSM, which its owner turns. */
export interface Pause {
  /** Honoured within a minute: the answer may be half as old. Throws what SSM throws; whoever asks must then not send. */
  isOn(now: Instant): Promise<boolean>
}

export interface PauseSettings {
  /** Name of the parameter: `on` pauses, anything else and none at all do not. */
  readonly PAUSE_PARAMETER: string
}

export function createPause({ PAUSE_PARAMETER }: PauseSettings, clientConfig: SSMClientConfig): Pause {
  const client = new SSMClient(clientConfig)
  let known: { readonly until: Instant; readonly isOn: boolean } | undefined

  async function read(): Promise<string | undefined> {
    try {
      const { Parameter } = await client.send(new GetParameterCommand({ Name: PAUSE_PARAMETER }))
      return Parameter?.Value
    } catch (error) {
      if (error instanceof ParameterNotFound) return undefined
      throw error
    }
  }

  return {
    async isOn(now) {
      if (known && now < known.until) return known.isOn
      const isOn = (await read())?.trim().toLowerCase() === 'on'
      known = { until: plus(now, policy.pauseMemorySeconds), isOn }
      return isOn
    },
  }
}
