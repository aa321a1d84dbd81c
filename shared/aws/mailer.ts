import { type SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { MailDoubtedError, MailRefusedError } from '../errors.ts'

/** SES has no idempotency: one call is one copy. The client must be built with `maxAttempts: 1` (build.ts). */

export interface Envelope {
  /** The bare address that SES checks, `MAIL_FROM`. */
  readonly source: string
  readonly to: string
  /** The whole message, as composed by `mail/mime.ts`. */
  readonly raw: Uint8Array
  /** Our operation id: it comes back as a tag in every event that SES reports. */
  readonly operation: string
  readonly kind: string
}

const passingCodes: ReadonlySet<string> = new Set([
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'LimitExceededException',
  'AccountSendingPausedException',
  'ConfigurationSetSendingPausedException',
])

/** SES was there first, before its names had a Region in them. */
const firstRegion = 'us-east-1'

export function createMailer(client: () => SESClient, configurationSet: string) {
  return {
    /**
     * The Message-ID that a mail bears on its way, in angle brackets: SES puts its own in place of ours, by its
     * message id and the Region.
     */
    async wireId(messageId: string): Promise<string> {
      const region = await client().config.region()
      return `<${messageId}@${region === firstRegion ? 'email' : region}.amazonses.com>`
    },

    /**
     * Hands one message to SES, once, and resolves to its message id. Throws MailRefusedError when SES definitely
     * did not take it (a 4xx with a code) and MailDoubtedError when nobody can know (5xx, reset, timeout).
     */
    async send(envelope: Envelope): Promise<string> {
      try {
        const answer = await client().send(
          new SendRawEmailCommand({
            Source: envelope.source,
            Destinations: [envelope.to],
            RawMessage: { Data: envelope.raw },
            ConfigurationSetName: configurationSet,
            Tags: [
              { Name: 'op', Value: envelope.operation },
              { Name: 'kind', Value: envelope.kind },
            ],
          }),
        )
        return answer.MessageId ?? ''
      } catch (error) {
        throw classify(error)
      }
    },
  }
}

/** The connection never came about, so nothing was handed over. */
const unreachableCodes: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])

function classify(error: unknown): Error {
  if (error instanceof Error && 'code' in error && unreachableCodes.has(String(error.code))) {
    return new MailRefusedError('Unreachable', true, { cause: error })
  }
  const status = error instanceof SESServiceException ? error.$metadata.httpStatusCode : undefined
  if (error instanceof SESServiceException && status !== undefined && status >= 400 && status < 500) {
    return new MailRefusedError(error.name, passingCodes.has(error.name), { cause: error })
  }
  return new MailDoubtedError('SES did not say whether it took the mail', { cause: error })
}

export type Mailer = ReturnType<typeof createMailer>
