import { type AddressInfo, connect, Server } from 'node:net'
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { ListSchedulesCommand, SchedulerClient } from '@aws-sdk/client-scheduler'
import { GetSendQuotaCommand, SESClient } from '@aws-sdk/client-ses'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { startLocalAws } from '../infra/local/aws.ts'
import { virtualClock } from '../infra/local/virtual-clock.ts'
import { START, startWorld } from './fixtures/local-world.ts'

const signedFor = (service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=test/20261117/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
})

describe('the local endpoint', () => {
  it('refuses a service without a stand-in, by name, in a form that the SDK shows', async () => {
    const { settings } = await startWorld()
    const client = new DynamoDBClient(settings)
    // Signed for another service: what a forgotten client of that service would send.
    client.middlewareStack.add(
      (next) => (call) => {
        // What the SDK sends by HTTP has headers, though its types leave that open.
        const { headers } = call.request as { headers: object }
        Object.assign(headers, signedFor('sqs'))
        return next(call)
      },
      { step: 'finalizeRequest', priority: 'low' },
    )
    await expect(client.send(new ListTablesCommand({}))).rejects.toMatchObject({
      name: 'NotImplementedLocally',
      message: 'The service "sqs" has no local stand-in. Nothing was sent to AWS.',
      $metadata: { httpStatusCode: 501 },
    })
  })

  it('refuses what is not signed', async () => {
    const { aws } = await startWorld()
    const answer = await fetch(aws.endpoint)
    expect(answer.status).toBe(501)
    expect(await answer.json()).toMatchObject({
      message: expect.stringContaining('without an AWS signature'),
    })
  })

  it('refuses a body of more than 16 MB', async () => {
    const { aws } = await startWorld()
    const body = Buffer.alloc(16 * 1024 * 1024 + 1)
    const answer = await fetch(aws.endpoint, { method: 'POST', headers: signedFor('ses'), body })
    expect(answer.status).toBe(413)
  })

  it('says 501 for an operation that its stand-in does not have', async () => {
    const { aws } = await startWorld()
    const body = 'Action=VerifyEmailIdentity&Version=2010-12-01'
    const answer = await fetch(aws.endpoint, { method: 'POST', headers: signedFor('ses'), body })
    expect(answer.status).toBe(501)
    expect(await answer.text()).toContain('<Code>NotImplementedLocally</Code>')
  })

  it('survives a client that leaves in the middle of its request', async () => {
    const { aws, dynamodb } = await startWorld()
    const { port } = new URL(aws.endpoint)
    const socket = connect(Number(port), '127.0.0.1')
    socket.write(`POST / HTTP/1.1\r\nHost: local\r\nContent-Length: 100\r\n`)
    socket.write(`Authorization: ${signedFor('dynamodb').authorization}\r\n\r\n{`)
    await new Promise((resume) => setTimeout(resume, 20))
    socket.destroy()
    await expect(dynamodb.send(new ListTablesCommand({}))).resolves.toMatchObject({
      TableNames: ['afterword'],
    })
  })
})

describe('an access key of its own', () => {
  async function startWithKey() {
    const aws = await startLocalAws({ clock: virtualClock({ startsAt: START }), accessKeyId: 'random' })
    onTestFinished(() => aws.close())
    const ask = (accessKeyId: string) => {
      const credentials = { accessKeyId, secretAccessKey: 'local' }
      const settings = { endpoint: aws.endpoint, region: 'us-east-1', credentials, maxAttempts: 1 }
      return [
        new DynamoDBClient(settings).send(new ListTablesCommand({})),
        new SESClient(settings).send(new GetSendQuotaCommand({})),
        new SchedulerClient(settings).send(new ListSchedulesCommand({})),
      ]
    }
    return { aws, ask }
  }

  it.each(['local', 'rando', 'randomly', 'Random'])('keeps out who names another: %s', async (key) => {
    const { ask } = await startWithKey()
    for (const call of await Promise.allSettled(ask(key)))
      expect(call).toMatchObject({
        status: 'rejected',
        reason: { name: 'UnrecognizedClientException', $metadata: { httpStatusCode: 403 } },
      })
  })

  it('is in the environment, with a secret, and lets the functions in', async () => {
    const { aws, ask } = await startWithKey()
    expect(aws.environment).toMatchObject({
      AWS_ACCESS_KEY_ID: 'random',
      AWS_SECRET_ACCESS_KEY: expect.any(String),
    })
    await expect(Promise.all(ask('random'))).resolves.toHaveLength(3)
  })

  it('cannot be gone around: nothing else that listens answers', async () => {
    const listen = vi.spyOn(Server.prototype, 'listen')
    const { aws } = await startWithKey()
    // A TCP server that listens has an address of this shape.
    const ports = listen.mock.contexts.map((server) => ((server as Server).address() as AddressInfo).port)
    listen.mockRestore()
    const others = ports.map((port) => `http://127.0.0.1:${port}`).filter((url) => url !== aws.endpoint)
    expect(others.length).toBe(ports.length - 1)
    for (const url of others) await expect(fetch(url)).rejects.toThrow('fetch failed')
  })
})

describe('the environment of the functions', () => {
  it("leads the SDK here, past whatever the user's own AWS set-up says", async () => {
    vi.stubEnv('AWS_PROFILE', 'production')
    vi.stubEnv('AWS_USE_FIPS_ENDPOINT', 'true')
    vi.stubEnv('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'true')
    const { aws } = await startWorld()
    for (const [name, value] of Object.entries(aws.environment)) vi.stubEnv(name, value)
    try {
      await expect(new SESClient({}).send(new GetSendQuotaCommand({}))).resolves.toMatchObject({
        SentLast24Hours: 0,
      })
    } finally {
      vi.unstubAllEnvs()
    }
  })

  it('is its own for each of several instances in one process', async () => {
    const [first, second] = [await startWorld(), await startWorld()]
    expect(first.aws.environment.AWS_ENDPOINT_URL).not.toBe(second.aws.environment.AWS_ENDPOINT_URL)
    await first.close()
    await expect(second.ses.send(new GetSendQuotaCommand({}))).resolves.toBeDefined()
  })
})
