import type { IncomingHttpHeaders } from 'node:http'

/** A signed request, its body read whole. */
export interface WireRequest {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: Buffer
}

export interface WireReply {
  status: number
  headers: Record<string, string>
  body: string | Buffer
}

/** A refusal with the status and code that the real service would give; the SDK shows both. */
export class WireError extends Error {
  override readonly name = 'WireError'
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.status = status
    this.code = code
  }
}

/** One part of a request's path, between two slashes. */
export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch (cause) {
    throw new WireError(400, 'ValidationException', 'The path is not well-formed.', { cause })
  }
}

/** The local stand-in of one AWS service, speaking that service's protocol. */
export interface Twin {
  /** What the service says when it is called too often. */
  readonly throttled: WireError
  /** What the service says when it breaks. */
  readonly broken: WireError
  /** The operation that is asked for, as the API names it. */
  operation(request: WireRequest): string
  /** Throws a WireError to refuse; any other error is the service breaking. */
  answer(request: WireRequest): Promise<WireReply>
  /** An error in the service's own format. */
  refuse(error: WireError): WireReply
}

/** An error as the JSON protocols write it: the header is where the SDK looks first. */
export function jsonRefusal(error: WireError): WireReply {
  return {
    status: error.status,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': error.code },
    // Both spellings are in use among the services, and each SDK client reads its own.
    body: JSON.stringify({ Message: error.message, message: error.message }),
  }
}
