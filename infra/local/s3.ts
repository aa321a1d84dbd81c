import { createHash } from 'node:crypto'
import type { Store } from './store.ts'
import { type Twin, WireError, type WireReply, type WireRequest } from './wire.ts'

const LARGEST_OBJECT_BYTES = 10 * 1024 * 1024
const LONGEST_KEY_BYTES = 1024

/** S3, as far as one private bucket goes whose objects are small. */
export interface Objects extends Twin {
  /** Puts an object as another service of AWS does. Throws a WireError as the wire would. */
  put(key: string, content: Uint8Array): Promise<void>
}

/**
 * One bucket over S3's REST protocol, addressed by path or by host name. Objects are on disk before they are confirmed.
 * It answers as to somebody who may list the bucket: what is not there is NoSuchKey, and not AccessDenied.
 */
export function openObjects({ bucket, store }: { bucket: string; store: Store }): Objects {
  const put = async (key: string, content: Uint8Array) => {
    if (content.length > LARGEST_OBJECT_BYTES) {
      const sentence = 'Your proposed upload exceeds the maximum allowed object size'
      throw new WireError(400, 'EntityTooLarge', sentence)
    }
    await store.write(fileOf(key), content)
  }

  const operations: Record<string, (key: string, request: WireRequest) => Promise<WireReply>> = {
    async PutObject(key, { headers, body }) {
      // Signed in pieces, which the SDK does with streams of unknown length: the pieces' frames would be stored too.
      if (/\baws-chunked\b/.test(headers['content-encoding'] ?? '')) throw notServed('An upload in pieces')
      await put(key, body)
      return { status: 200, headers: { etag: etagOf(body) }, body: '' }
    },
    async GetObject(key, { headers }) {
      const content = await store.read(fileOf(key))
      if (!content) throw new WireError(404, 'NoSuchKey', 'The specified key does not exist.')
      return found(content, readRange(headers.range, content.length))
    },
    async DeleteObject(key) {
      await store.remove(fileOf(key))
      return { status: 204, headers: {}, body: '' }
    },
  }

  return {
    put,
    throttled: new WireError(503, 'SlowDown', 'Please reduce your request rate.'),
    broken: new WireError(500, 'InternalError', 'We encountered an internal error. Please try again.'),
    operation,
    async answer(request) {
      const name = operation(request)
      const operate = Object.hasOwn(operations, name) ? operations[name] : undefined
      if (!operate) throw notServed(name)
      return operate(readKey(request, bucket), request)
    },
    refuse: ({ status, code, message }) => ({
      status,
      headers: { 'content-type': 'application/xml' },
      body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
    }),
  }
}

const METHODS: Readonly<Record<string, string>> = {
  PUT: 'PutObject',
  GET: 'GetObject',
  DELETE: 'DeleteObject',
}

/** Every other operation on a bucket or an object says so in its query: `?acl`, `?list-type=2`. */
function operation({ method, query }: WireRequest): string {
  const named = METHODS[method]
  const others = [...query.keys()].filter((name) => name !== 'x-id')
  return named !== undefined && others.length === 0
    ? named
    : `${method}${others.map((one) => ` ?${one}`).join('')}`
}

/** `/<bucket>/<key>`, or `/<key>` at the host `<bucket>.…`. */
function readKey({ path, headers }: WireRequest, bucket: string): string {
  const [, first = '', ...rest] = path.split('/')
  const isInHost = headers.host?.startsWith(`${bucket}.`) ?? false
  if (!isInHost && first !== bucket)
    throw new WireError(404, 'NoSuchBucket', 'The specified bucket does not exist')
  const key = decode(isInHost ? path.slice(1) : rest.join('/'))
  if (key === '') throw notServed('An operation on the bucket itself')
  if (Buffer.byteLength(key) > LONGEST_KEY_BYTES)
    throw new WireError(400, 'KeyTooLongError', 'Your key is too long')
  return key
}

function decode(key: string): string {
  try {
    return decodeURIComponent(key)
  } catch (cause) {
    throw new WireError(400, 'InvalidURI', "Couldn't parse the specified URI.", { cause })
  }
}

interface Range {
  /** The first byte and the one after the last. */
  start: number
  end: number
}

/** `bytes=0-99`, `bytes=100-` or `bytes=-100` (RFC 9110, 14.1.2); S3 gives the whole object for any other. */
function readRange(header: string | undefined, size: number): Range | undefined {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (first === '' && last === '') return undefined
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size : Math.min(size, Number(last) + 1)
  if (start >= end) throw new WireError(416, 'InvalidRange', 'The requested range is not satisfiable')
  return { start, end }
}

function found(content: Buffer, range: Range | undefined): WireReply {
  const headers = {
    'content-type': 'binary/octet-stream',
    'accept-ranges': 'bytes',
    etag: etagOf(content),
  }
  if (!range) return { status: 200, headers, body: content }
  const { start, end } = range
  const part = { 'content-range': `bytes ${start}-${end - 1}/${content.length}` }
  return { status: 206, headers: { ...headers, ...part }, body: content.subarray(start, end) }
}

const etagOf = (content: Uint8Array) => `"${createHash('md5').update(content).digest('hex')}"`

// A key may be longer than the name of a file, and has slashes.
const fileOf = (key: string) => createHash('sha256').update(key).digest('hex')

const notServed = (what: string) =>
  new WireError(501, 'NotImplementedLocally', `${what} has no local stand-in. Nothing was sent to AWS.`)
