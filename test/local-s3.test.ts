import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'
import { startWorld, temporaryFolder } from './fixtures/local-world.ts'

const Bucket = 'afterword-inbox'
const Key = 'a/mail with blanks?&é.eml'

async function start(dataFolder?: string) {
  const world = await startWorld(dataFolder === undefined ? {} : { dataFolder })
  return { ...world, s3: new S3Client(world.settings) }
}

const put = (Body: string | Uint8Array, input = {}) => new PutObjectCommand({ Bucket, Key, Body, ...input })
const get = (input = {}) => new GetObjectCommand({ Bucket, Key, ...input })
const textOf = async (s3: S3Client, input = {}) =>
  (await s3.send(get(input))).Body?.transformToString('latin1')

describe('an object', () => {
  it('is kept whole, replaced, and deleted as often as one likes', async () => {
    const { s3 } = await start()
    const bytes = new Uint8Array(256).map((_, n) => n)
    await s3.send(put('before'))
    const { ETag } = await s3.send(put(bytes))
    const found = await s3.send(get())
    expect(found).toMatchObject({ ETag, ContentLength: 256 })
    expect(await found.Body?.transformToByteArray()).toEqual(bytes)
    for (const _ of ['once', 'again']) await s3.send(new DeleteObjectCommand({ Bucket, Key }))
    await expect(s3.send(get())).rejects.toMatchObject({
      name: 'NoSuchKey',
      $metadata: { httpStatusCode: 404 },
    })
  })

  it.each([
    ['bytes=0-3', 'abcd', 'bytes 0-3/10'],
    ['bytes=7-', 'hij', 'bytes 7-9/10'],
    ['bytes=-2', 'ij', 'bytes 8-9/10'],
    ['bytes=0-99', 'abcdefghij', 'bytes 0-9/10'],
    ['lines=1-2', 'abcdefghij', undefined],
  ])('is read in part: %s', async (Range, text, ContentRange) => {
    const { s3 } = await start()
    await s3.send(put('abcdefghij'))
    expect(await textOf(s3, { Range })).toBe(text)
    expect((await s3.send(get({ Range }))).ContentRange).toBe(ContentRange)
  })

  it('has no part beyond its end', async () => {
    const { s3 } = await start()
    await s3.send(put('abc'))
    for (const Range of ['bytes=3-', 'bytes=9-12', 'bytes=2-1'])
      await expect(s3.send(get({ Range }))).rejects.toMatchObject({
        name: 'InvalidRange',
        $metadata: { httpStatusCode: 416 },
      })
  })

  it('is found by path and by host name, which the SDK chooses by the endpoint', async () => {
    const { s3, settings } = await start()
    await s3.send(put('abc'))
    const { port } = new URL(settings.endpoint)
    const byHost = new S3Client({ ...settings, endpoint: `http://localhost:${port}` })
    byHost.middlewareStack.add(
      (next) => (call) => {
        // What the SDK sends by HTTP has these, though its types leave that open.
        const request = call.request as { hostname: string; headers: Record<string, string> }
        expect(request.hostname).toBe(`${Bucket}.localhost`)
        request.hostname = '127.0.0.1'
        return next(call)
      },
      { step: 'finalizeRequest', priority: 'low' },
    )
    expect(await textOf(byHost)).toBe('abc')
  })

  it('survives a restart', async () => {
    const dataFolder = await temporaryFolder()
    const before = await start(dataFolder)
    await before.s3.send(put('abc'))
    await before.close()
    const { s3 } = await start(dataFolder)
    expect(await textOf(s3)).toBe('abc')
  })
})

describe('S3 refuses', () => {
  it('more than 10 MB, and takes no less', async () => {
    const { s3 } = await start()
    await s3.send(put(new Uint8Array(10 * 1024 * 1024)))
    const large = put(new Uint8Array(10 * 1024 * 1024 + 1))
    await expect(s3.send(large)).rejects.toMatchObject({ name: 'EntityTooLarge' })
  })

  it('another bucket, and a key of more than 1,024 bytes', async () => {
    const { s3 } = await start()
    const other = new GetObjectCommand({ Bucket: 'another', Key })
    await expect(s3.send(other)).rejects.toMatchObject({ name: 'NoSuchBucket' })
    await expect(s3.send(put('abc', { Key: 'é'.repeat(513) }))).rejects.toMatchObject({
      name: 'KeyTooLongError',
    })
  })

  it('what it has no stand-in for', async () => {
    const { s3 } = await start()
    const status = { $metadata: { httpStatusCode: 501 } }
    await expect(s3.send(new ListObjectsV2Command({ Bucket }))).rejects.toMatchObject(status)
    await expect(s3.send(new HeadObjectCommand({ Bucket, Key }))).rejects.toMatchObject(status)
  })

  it('too many requests, and breaks, when it is told to', async () => {
    const { aws, s3 } = await start()
    aws.faults.fail({ service: 's3', action: 'GetObject', kind: 'throttle' })
    await expect(s3.send(get())).rejects.toMatchObject({ name: 'SlowDown' })
    aws.faults.fail({ service: 's3', action: 'GetObject', kind: '500' })
    await expect(s3.send(get())).rejects.toMatchObject({ name: 'InternalError' })
  })
})
