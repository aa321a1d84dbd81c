import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { type AwsClientConfig, requestHandler } from './build.ts'
import { once } from './once.ts'

/** Mail that arrived, as SES put it into a bucket: each message an object, until it is read. */
export interface Inbox {
  /**
   * The first `bytesMax` bytes of a message; undefined when it is gone. Throws what S3 throws: also where the right to
   * list the bucket is missing, because then S3 does not tell what is gone from what is forbidden.
   */
  read(key: string, bytesMax: number): Promise<Uint8Array | undefined>
  /** A message that is gone already is success. */
  erase(key: string): Promise<void>
}

export interface InboxSettings {
  readonly INBOX_BUCKET: string
}

export function buildInbox(
  { INBOX_BUCKET: Bucket }: InboxSettings,
  clientConfig: AwsClientConfig = {},
): Inbox {
  const client = once(() => new S3Client({ requestHandler, ...clientConfig }))
  return {
    async read(Key, bytesMax) {
      try {
        const Range = `bytes=0-${bytesMax - 1}`
        const { Body } = await client().send(new GetObjectCommand({ Bucket, Key, Range }))
        return await Body?.transformToByteArray()
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined
        // Of nothing there is no first byte.
        if (error instanceof S3ServiceException && error.name === 'InvalidRange') return new Uint8Array()
        throw error
      }
    },

    async erase(Key) {
      await client().send(new DeleteObjectCommand({ Bucket, Key }))
    },
  }
}
