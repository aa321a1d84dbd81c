import { randomUUID } from 'node:crypto'
import { ACCOUNT, REGION } from './identity.ts'
import type { Lambda } from './lambda.ts'
import { decodeSegment, jsonRefusal, type Twin, WireError, type WireReply, type WireRequest } from './wire.ts'

/** The largest payload of a call that is waited for, there and back (Lambda quotas), and of one that is not. */
const LARGEST_SYNC_BYTES = 6 * 1024 * 1024
const LARGEST_ASYNC_BYTES = 1024 * 1024

/** Lambda's Invoke (API of 2015-03-31) over the wire, as strictly as Lambda reads it. */
export function lambdaTwin(lambda: Lambda): Twin {
  const invocations: Record<string, (name: string, body: Buffer) => Promise<WireReply>> = {
    async RequestResponse(name, body) {
      refuseOver(LARGEST_SYNC_BYTES, body, 'RequestResponse')
      const event = readPayload(body)
      return answered(() => lambda.call(name, event))
    },
    async Event(name, body) {
      refuseOver(LARGEST_ASYNC_BYTES, body, 'Event')
      await lambda.invoke(name, readPayload(body))
      return reply(202, '')
    },
    async DryRun() {
      return reply(204, '')
    },
  }

  return {
    throttled: new WireError(429, 'TooManyRequestsException', 'Rate Exceeded.'),
    broken: new WireError(500, 'ServiceException', 'An internal error occurred.'),
    operation,
    async answer(request) {
      if (operation(request) !== 'Invoke') {
        const sentence = `${operation(request)} has no local stand-in. Nothing was sent to AWS.`
        throw new WireError(501, 'NotImplementedLocally', sentence)
      }
      const name = readName(request)
      if (!lambda.isRegistered(name)) throw notFound(name)
      const type = header(request, 'x-amz-invocation-type') ?? 'RequestResponse'
      const invoke = invocations[type]
      if (!Object.hasOwn(invocations, type) || !invoke)
        throw invalid(`Value '${type}' at 'invocationType' failed to satisfy constraint.`)
      return invoke(name, request.body)
    },
    refuse: jsonRefusal,
  }
}

const PATH = /^\/2015-03-31\/functions\/([^/]+)\/invocations\/?$/

const operation = ({ method, path }: WireRequest): string =>
  method === 'POST' && PATH.test(path) ? 'Invoke' : `${method} ${path}`

const header = ({ headers }: WireRequest, name: string): string | undefined => {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}

/** A name, `<account>:function:<name>` or the whole ARN, each with a qualifier or without. */
const FUNCTION =
  /^(?:(?:arn:aws[a-z-]*:lambda:(?<region>[a-z]{2}(?:-[a-z]+)+-\d):)?(?<account>\d{12}):function:)?(?<name>[a-zA-Z0-9_-]{1,64})(?::(?<qualifier>\$LATEST|[a-zA-Z0-9_-]{1,128}))?$/

/** The name of a function of this account and Region, unversioned, as none here has versions. */
function readName(request: WireRequest): string {
  const given = decodeSegment(PATH.exec(request.path)?.[1] ?? '')
  const { region = REGION, account = ACCOUNT, name, qualifier } = FUNCTION.exec(given)?.groups ?? {}
  if (name === undefined) throw invalid(`Value '${given}' at 'functionName' failed to satisfy constraint.`)
  if (region !== REGION) {
    const sentence = `Functions from '${region}' are not reachable in this region ('${REGION}')`
    throw new WireError(404, 'ResourceNotFoundException', sentence)
  }
  if (account !== ACCOUNT) {
    const sentence = `User is not authorized to perform: lambda:InvokeFunction on resource: ${given}`
    throw new WireError(403, 'AccessDeniedException', sentence)
  }
  const version = qualifier ?? request.query.get('Qualifier') ?? '$LATEST'
  if (version !== '$LATEST') throw notFound(`${name}:${version}`)
  return name
}

function refuseOver(most: number, body: Buffer, type: string): void {
  if (body.length <= most) return
  const sentence = `${body.length} byte payload is too large for the ${type} invocation type (limit ${most} bytes)`
  throw new WireError(413, 'RequestEntityTooLargeException', sentence)
}

/** Nothing at all is an empty object to a function. */
function readPayload(body: Buffer): unknown {
  if (body.length === 0) return {}
  try {
    return JSON.parse(body.toString('utf8'))
  } catch (cause) {
    const sentence = 'Could not parse request body into json.'
    throw new WireError(400, 'InvalidRequestContentException', sentence, { cause })
  }
}

/** A function that fails was invoked all the same: 200, with a header that says so. */
async function answered(work: () => Promise<unknown>): Promise<WireReply> {
  let payload: string
  try {
    payload = JSON.stringify((await work()) ?? null)
  } catch (error) {
    const told =
      error instanceof Error
        ? { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') }
        : { errorType: typeof error, errorMessage: String(error) }
    return failed(told)
  }
  if (Buffer.byteLength(payload) <= LARGEST_SYNC_BYTES) return reply(200, payload)
  const errorMessage = `Response payload size exceeded maximum allowed payload size (${LARGEST_SYNC_BYTES} bytes).`
  return failed({ errorType: 'Function.ResponseSizeTooLarge', errorMessage })
}

const failed = (payload: object): WireReply => {
  const { headers, ...rest } = reply(200, JSON.stringify(payload))
  return { ...rest, headers: { ...headers, 'x-amz-function-error': 'Unhandled' } }
}

const reply = (status: number, body: string): WireReply => ({
  status,
  headers: {
    'content-type': 'application/json',
    'x-amzn-requestid': randomUUID(),
    'x-amz-executed-version': '$LATEST',
  },
  body,
})

const invalid = (message: string) => new WireError(400, 'InvalidParameterValueException', message)
const notFound = (name: string) =>
  new WireError(404, 'ResourceNotFoundException', `Function not found: ${arnOf(name)}`)
const arnOf = (name: string) => `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`
