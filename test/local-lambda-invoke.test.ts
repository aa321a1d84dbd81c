import { InvokeCommand, type InvokeCommandInput, LambdaClient } from '@aws-sdk/client-lambda'
import { describe, expect, it, vi } from 'vitest'
import { startWorld } from './fixtures/local-world.ts'

const soon = { timeoutSeconds: 5 }
const arn = 'arn:aws:lambda:us-east-1:000000000000:function:generate'

/** A local AWS with a `generate` that does as it is told, and the SDK's own client in front of it. */
async function startWith(generate: (event: never) => unknown, options = soon) {
  const { aws, clock, settings } = await startWorld()
  aws.register('generate', generate, options)
  const client = new LambdaClient(settings)
  const invoke = async (payload: string | undefined, input: Partial<InvokeCommandInput> = {}) => {
    const Payload = payload === undefined ? {} : { Payload: payload }
    const answer = await client.send(new InvokeCommand({ FunctionName: 'generate', ...Payload, ...input }))
    return { ...answer, told: answer.Payload?.transformToString() ?? '' }
  }
  return { aws, clock, settings, invoke }
}

describe('a call that is waited for', () => {
  it('hands the event over and the result back, by name and by ARN, as JSON', async () => {
    const { invoke } = await startWith((event: { n: number }) => ({ twice: event.n * 2 }))
    for (const FunctionName of ['generate', arn, `${arn}:$LATEST`, '000000000000:function:generate']) {
      expect(await invoke('{"n":21}', { FunctionName })).toMatchObject({
        StatusCode: 200,
        ExecutedVersion: '$LATEST',
        told: '{"twice":42}',
      })
    }
  })

  it('that returns nothing answers null, and that is handed nothing gets an empty object', async () => {
    const handed: unknown[] = []
    const { invoke } = await startWith((event: unknown) => void handed.push(event))
    expect(await invoke(undefined)).toMatchObject({ told: 'null' })
    expect(handed).toEqual([{}])
  })

  it('is no error of the service when the function throws, and is not tried again', async () => {
    let calls = 0
    const { clock, aws, invoke } = await startWith(() => {
      calls += 1
      throw new TypeError('no such letter')
    })
    const { StatusCode, FunctionError, told } = await invoke('{}')
    expect([StatusCode, FunctionError]).toEqual([200, 'Unhandled'])
    expect(JSON.parse(told)).toMatchObject({ errorType: 'TypeError', errorMessage: 'no such letter' })
    await clock.advanceTo(clock.now() + 600_000)
    expect(calls).toBe(1)
    expect(await aws.lambda.deadLetters()).toEqual([])
  })

  it('is a failure of the function when it takes too long, or says too much', async () => {
    const slow = await startWith(() => new Promise(() => undefined), { timeoutSeconds: 0.05 })
    const timedOut = await slow.invoke('{}')
    expect(timedOut.FunctionError).toBe('Unhandled')
    expect(timedOut.told).toContain('timed out')
    const wordy = await startWith(() => 'x'.repeat(6 * 1024 * 1024))
    const tooLarge = await wordy.invoke('{}')
    expect([tooLarge.FunctionError, JSON.parse(tooLarge.told).errorType]).toEqual([
      'Unhandled',
      'Function.ResponseSizeTooLarge',
    ])
  })
})

describe('a call that is not waited for', () => {
  it('is taken with 202, and is tried again', async () => {
    const tries: unknown[] = []
    const { clock, invoke } = await startWith((event: unknown) => {
      tries.push(event)
      if (tries.length === 1) throw new Error('busy')
    })
    expect(await invoke('{"n":1}', { InvocationType: 'Event' })).toMatchObject({ StatusCode: 202, told: '' })
    await clock.advanceTo(clock.now() + 60_000)
    expect(tries).toEqual([{ n: 1 }, { n: 1 }])
  })

  it('that is only tried out does nothing', async () => {
    const handler = vi.fn()
    const { invoke } = await startWith(handler)
    expect(await invoke('{}', { InvocationType: 'DryRun' })).toMatchObject({ StatusCode: 204 })
    expect(handler).not.toHaveBeenCalled()
  })
})

describe('what Lambda would refuse', () => {
  const large = JSON.stringify('x'.repeat(6 * 1024 * 1024))
  const cases: Record<string, [string, Partial<InvokeCommandInput>, string, number]> = {
    'a function that there is none of': ['{}', { FunctionName: 'polish' }, 'ResourceNotFoundException', 404],
    'a function that is not deployed': ['{}', { FunctionName: 'send' }, 'ResourceNotFoundException', 404],
    'a version that there is none of': ['{}', { Qualifier: '7' }, 'ResourceNotFoundException', 404],
    'another Region': [
      '{}',
      { FunctionName: arn.replace('us-east-1', 'eu-west-1') },
      'ResourceNotFoundException',
      404,
    ],
    'another account': [
      '{}',
      { FunctionName: arn.replace('000000000000', '111111111111') },
      'AccessDeniedException',
      403,
    ],
    'a name that is none': ['{}', { FunctionName: 'no name' }, 'InvalidParameterValueException', 400],
    'what is not JSON': ['{', {}, 'InvalidRequestContentException', 400],
    'a kind of call that is none': [
      '{}',
      { InvocationType: 'Soon' as 'Event' },
      'InvalidParameterValueException',
      400,
    ],
    'more than 6 MB': [large, {}, 'RequestEntityTooLargeException', 413],
    'more than 1 MB that nobody waits for': [
      large.slice(0, 1024 * 1024 + 1),
      { InvocationType: 'Event' },
      'RequestEntityTooLargeException',
      413,
    ],
  }

  it.each(Object.entries(cases))('is refused: %s', async (_, [payload, input, name, status]) => {
    const { invoke } = await startWith(() => 'done')
    await expect(invoke(payload, input)).rejects.toMatchObject({
      name,
      $metadata: { httpStatusCode: status },
    })
  })

  it('and every other operation has no stand-in', async () => {
    const { settings } = await startWith(() => 'done')
    const authorization =
      'AWS4-HMAC-SHA256 Credential=test/20261117/us-east-1/lambda/aws4_request, SignedHeaders=host, Signature=0'
    const answer = await fetch(`${settings.endpoint}/2015-03-31/functions/generate`, {
      headers: { authorization },
    })
    expect(answer.status).toBe(501)
  })
})

describe('a call that breaks', () => {
  it.each([
    ['500', 'ServiceException', 0],
    ['throttle', 'TooManyRequestsException', 0],
    ['resetBefore', 'TimeoutError', 0],
    ['resetAfter', 'TimeoutError', 1],
    ['500After', 'ServiceException', 1],
  ] as const)('on the way by %s is an error, and was carried out or not', async (kind, name, count) => {
    let calls = 0
    const { aws, invoke } = await startWith(() => {
      calls += 1
    })
    aws.faults.fail({ service: 'lambda', action: 'Invoke', kind })
    await expect(invoke('{}')).rejects.toMatchObject({ name })
    expect(calls).toBe(count)
  })

  it('in the function, by the name of it, is a failure of the function', async () => {
    const { aws, invoke } = await startWith(() => 'done')
    aws.faults.fail({ service: 'lambda', action: 'generate', kind: '500' })
    expect(await invoke('{}')).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled' })
    expect(await invoke('{}')).toMatchObject({ told: '"done"' })
  })

  it('by hanging is given up by whoever waits', async () => {
    const { aws, settings } = await startWith(() => 'done')
    aws.faults.fail({ service: 'lambda', action: 'Invoke', kind: 'hangAfter' })
    const requestHandler = { requestTimeout: 50, throwOnRequestTimeout: true }
    const client = new LambdaClient({ ...settings, requestHandler })
    await expect(client.send(new InvokeCommand({ FunctionName: arn }))).rejects.toMatchObject({
      name: 'TimeoutError',
    })
  })
})
