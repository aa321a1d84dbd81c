import { buildInbox } from '../shared/aws/inbox.ts'
import { type InboxContext, surroundings } from '../shared/context.ts'
import { entry } from '../shared/entry.ts'
import { readEnvironment } from '../shared/env.ts'
import { log } from '../shared/log.ts'
import { type MailTaker, takeMail } from '../shared/use-cases/take-mail.ts'

/** Mail that arrives: SES has put it into the inbox and says so. */
export function createInbound(context: InboxContext, take: MailTaker = noteArrival) {
  return (event: unknown) => takeMail(context, event, take)
}

const noteArrival: MailTaker = async ({ raw, verdicts }) =>
  log('mailArrived', { bytes: raw.length, dmarc: verdicts.dmarc })

export const handler = entry(() =>
  createInbound({ ...surroundings, inbox: buildInbox(readEnvironment('inbound')) }),
)
