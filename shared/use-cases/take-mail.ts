import * as z from 'zod/mini'
import type { InboxContext } from '../context.ts'
import { policy } from '../domain/policy.ts'
import { parse } from '../parse.ts'

/** What SES found out about a mail; only PASS vouches for anything. */
const verdictSchema = z.catch(
  z.enum(['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED']),
  'PROCESSING_FAILED',
)
const statusSchema = z.catch(z.object({ status: verdictSchema }), { status: 'PROCESSING_FAILED' })

/**
 * What the Lambda action of a receipt rule hands over, of which this much is read (SES Developer Guide, "Contents of
 * notifications for Amazon SES email receiving"). It does not say where the S3 action put the mail: the key is the
 * message id.
 */
const receivedSchema = z.object({
  Records: z.tuple([
    z.object({
      eventSource: z.literal('aws:ses'),
      ses: z.object({
        mail: z.object({ messageId: z.string().check(z.regex(/^[\w-]{1,100}$/)) }),
        receipt: z.object({
          recipients: z.array(z.string()),
          spamVerdict: statusSchema,
          virusVerdict: statusSchema,
          spfVerdict: statusSchema,
          dkimVerdict: statusSchema,
          dmarcVerdict: statusSchema,
        }),
      }),
    }),
  ]),
})

export type Verdict = z.output<typeof verdictSchema>

export interface Verdicts {
  readonly spam: Verdict
  readonly virus: Verdict
  readonly spf: Verdict
  readonly dkim: Verdict
  readonly dmarc: Verdict
}

export interface ArrivedMail {
  /** As it came, headers and all: its first `policy.arrivedMailBytesMax` bytes. */
  readonly raw: Uint8Array
  readonly verdicts: Verdicts
  /** Those of the envelope that are ours, whatever the headers say. */
  readonly recipients: readonly string[]
}

/** Does what a mail asks for. The same mail comes again when it throws, and may come again when it does not. */
export type MailTaker = (mail: ArrivedMail) => Promise<void>

/**
 * Hands a mail that arrived to `take`, and erases it when that is done. One that is gone already was taken: SES, or
 * Lambda, told of it twice.
 */
export async function takeMail({ inbox }: InboxContext, event: unknown, take: MailTaker): Promise<void> {
  const { mail, receipt } = parse(receivedSchema, event).Records[0].ses
  const raw = await inbox.read(mail.messageId, policy.arrivedMailBytesMax)
  if (!raw) return
  const verdicts = {
    spam: receipt.spamVerdict.status,
    virus: receipt.virusVerdict.status,
    spf: receipt.spfVerdict.status,
    dkim: receipt.dkimVerdict.status,
    dmarc: receipt.dmarcVerdict.status,
  }
  await take({ raw, verdicts, recipients: receipt.recipients })
  await inbox.erase(mail.messageId)
}
