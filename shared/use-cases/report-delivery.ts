import * as z from 'zod/mini'
import type { Context } from '../context.ts'
import type { Report } from '../domain/event.ts'
import { toInstant } from '../domain/instant.ts'
import type { Interview } from '../domain/interview.ts'
import { parse } from '../parse.ts'
import { dispatch } from './dispatch.ts'
import { rememberMessage } from './message-alias.ts'
import { parseOperation } from './operation.ts'
import { suppressAddress } from './suppression.ts'

/**
 * An SES event as EventBridge delivers it, of which this much is read
 * (docs.aws.amazon.com/ses: event data published by configuration sets).
 */
const sesEventSchema = z.object({
  time: z.string(),
  detail: z.object({
    eventType: z.string(),
    mail: z.object({ messageId: z.string(), tags: z.optional(z.record(z.string(), z.array(z.string()))) }),
    bounce: z.optional(
      z.object({
        bounceType: z.string(),
        bounceSubType: z.optional(z.string()),
        bouncedRecipients: z.optional(z.array(z.object({ diagnosticCode: z.optional(z.string()) }))),
      }),
    ),
  }),
})

type SesEvent = z.output<typeof sesEventSchema>

/** Applies what SES reports of one attempt. Repeats, late and unknown events change nothing. */
export async function reportDelivery(context: Context, envelope: unknown): Promise<void> {
  const event = parse(sesEventSchema, envelope)
  const operation = parseOperation(event.detail.mail.tags?.op?.[0] ?? '')
  const report = reportOf(event)
  if (!operation || !report) return
  const detail = detailOf(event)
  if ('mail' in operation) {
    await dispatch(context, operation.id, { type: 'mailReported', number: operation.mail, report, detail })
    return
  }
  const { attempt } = operation
  const { messageId } = event.detail.mail
  const at = toInstant(event.time)
  const dispatched = await dispatch(context, operation.id, {
    type: 'letter',
    letter: operation.letter,
    event: { type: 'reported', report, attempt, messageId, at, detail },
  })
  if (!dispatched) return
  const to = addressOf(dispatched.after, operation.letter, attempt)
  if (to && (report === 'bounced' || report === 'complained'))
    await suppressAddress(context, operation.id, to, report)
  if (report === 'accepted') await rememberMessage(context, dispatched.after, messageId)
}

/** Where that attempt went. */
function addressOf({ letters }: Interview, key: string, attempt: number): string | undefined {
  const letter = letters.find((one) => one.key === key)
  if (letter?.doubt?.attempt === attempt) return letter.doubt.approval.to
  return letter && letter.attempts === attempt && 'approval' in letter ? letter.approval.to : undefined
}

/** An undetermined bounce is treated as a soft one: SES itself cannot say (facts/aws.md section 2). */
function reportOf({ detail }: SesEvent): Report | undefined {
  if (detail.eventType === 'Bounce')
    return detail.bounce?.bounceType === 'Permanent' ? 'bounced' : 'bouncedSoftly'
  const reports: Readonly<Record<string, Report>> = {
    Send: 'accepted',
    Delivery: 'delivered',
    Complaint: 'complained',
    Reject: 'bounced',
  }
  return reports[detail.eventType]
}

const detailMax = 200
const notTried = 'OnAccountSuppressionList'

function detailOf({ detail }: SesEvent): string {
  if (detail.eventType === 'Reject') return 'SES refused its content'
  // Its diagnostic code is prose about the list; what matters is that nothing was delivered, nor tried.
  if (detail.bounce?.bounceSubType === notTried) return notTried
  const told = detail.bounce?.bouncedRecipients?.[0]?.diagnosticCode ?? detail.bounce?.bounceSubType ?? ''
  return told.slice(0, detailMax)
}
