import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Clock } from './clock.ts'
import { type FaultKind, type Faults, strikesAfter } from './faults.ts'
import { jsonRefusal, type Twin, WireError, type WireReply, type WireRequest } from './wire.ts'

/** The largest request that any of the services takes. */
const LARGEST_BODY_BYTES = 16 * 1024 * 1024

/** Names this process in every answer, so that a second one can tell whether the first still serves its folder. */
export const IDENTITY_HEADER = 'x-afterword-identity'

export interface Router {
  /** What `AWS_ENDPOINT_URL` has to say. */
  endpoint: string
  identity: string
  /** Serves a service under the name that its clients sign with. */
  mount(service: string, twin: Twin): void
  /** Cuts the calls that a fault left hanging. */
  cutHanging(): void
  /** Cuts every connection and stops listening. */
  close(): Promise<void>
}

/**
 * One HTTP server on an ephemeral port of 127.0.0.1 for all services: the service is in the SigV4 signature. One
 * without a twin is refused with status 501, so that a forgotten client can never reach somebody's real account.
 * Signatures are not verified, but with an `accessKeyId` only requests that name it are answered: nothing here is worth
 * protecting from the machine's own user, but from its other users it is.
 */
export async function startRouter(options: {
  clock: Clock
  faults: Faults
  identity: string
  accessKeyId?: string | undefined
}): Promise<Router> {
  const { clock, faults, identity, accessKeyId } = options
  const twins = new Map<string, Twin>()
  const hanging = new Set<ServerResponse>()

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    response.setHeader(IDENTITY_HEADER, identity)
    const { keyId, service } = readCredential(request)
    const twin = service === undefined ? undefined : twins.get(service)
    if (service === undefined || twin === undefined) {
      request.resume()
      return send(response, jsonRefusal(noTwin(service)))
    }
    if (accessKeyId !== undefined && keyId !== accessKeyId) {
      request.resume()
      return send(response, twin.refuse(WRONG_KEY))
    }
    const body = await readBody(request)
    if (!body) return send(response, twin.refuse(TOO_LARGE))

    const url = new URL(request.url ?? '/', 'http://local')
    const { method = 'GET', headers } = request
    const call: WireRequest = { method, path: url.pathname, query: url.searchParams, headers, body }
    const fault = faults.take(service, twin.operation(call))
    const reply = fault && !strikesAfter(fault) ? undefined : await answer(twin, call)
    if (fault) breakOff(fault, twin, response)
    else if (reply) send(response, reply)
  }

  const breakOff = (fault: FaultKind, twin: Twin, response: ServerResponse) => {
    if (fault === 'throttle') send(response, twin.refuse(twin.throttled))
    else if (fault.startsWith('500')) send(response, twin.refuse(twin.broken))
    else if (fault.startsWith('reset')) response.destroy()
    else {
      hanging.add(response)
      response.once('close', () => hanging.delete(response))
    }
  }

  const server = createServer((request, response) => {
    const served = serve(request, response).catch((error: unknown) => {
      // A client that went away in the middle of its request: there is nobody left to tell.
      if (!response.destroyed) response.destroy(error instanceof Error ? error : undefined)
    })
    clock.track(served)
  })
  // A client may reuse an idle connection at any time. Closing one under it would look like a call with an unknown
  // end, so idle connections are kept until the client or the whole server goes.
  server.keepAliveTimeout = 0
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A TCP server that listens has an address of this shape.
  const { port } = server.address() as AddressInfo

  return {
    endpoint: `http://127.0.0.1:${port}`,
    identity,
    mount: (service, twin) => void twins.set(service, twin),
    cutHanging() {
      for (const response of hanging) response.destroy()
    },
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

async function answer(twin: Twin, call: WireRequest): Promise<WireReply> {
  try {
    return await twin.answer(call)
  } catch (error) {
    if (error instanceof WireError) return twin.refuse(error)
    console.error(`${twin.operation(call)} failed in the local service:`, error)
    return twin.refuse(twin.broken)
  }
}

function send(response: ServerResponse, reply: WireReply): void {
  response.writeHead(reply.status, { ...reply.headers, 'content-length': Buffer.byteLength(reply.body) })
  response.end(reply.body)
}

/** `Credential=<key>/<date>/<region>/<service>/aws4_request` (Signature Version 4). */
function readCredential(request: IncomingMessage): { keyId?: string; service?: string } {
  const credential =
    /\bCredential=(?<keyId>[^/,\s]+)\/\d{8}\/[^/,\s]+\/(?<service>[a-z0-9-]+)\/aws4_request\b/
  return credential.exec(request.headers.authorization ?? '')?.groups ?? {}
}

function noTwin(service: string | undefined): WireError {
  const what = service === undefined ? 'A request without an AWS signature' : `The service "${service}"`
  const sentence = `${what} has no local stand-in. Nothing was sent to AWS.`
  return new WireError(501, 'NotImplementedLocally', sentence)
}

const WRONG_KEY = new WireError(
  403,
  'UnrecognizedClientException',
  'The security token included in the request is invalid.',
)

const TOO_LARGE = new WireError(413, 'RequestEntityTooLarge', 'The request is larger than 16 MB.')

/** The whole body, or undefined when it is too large: then the rest is drained, so that the refusal is read. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= LARGEST_BODY_BYTES) chunks.push(chunk)
    else chunks.length = 0
  }
  return bytes > LARGEST_BODY_BYTES ? undefined : Buffer.concat(chunks)
}
