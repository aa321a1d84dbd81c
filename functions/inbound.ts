import { buildTable, buildTimers } from '../shared/aws/build.ts'
import { buildInbox } from '../shared/aws/inbox.ts'
import { type InboxContext, surroundings } from '../shared/context.ts'
import { entry } from '../shared/entry.ts'
import { readEnvironment } from '../shared/env.ts'
import { type MailTaker, takeMail } from '../shared/use-cases/take-mail.ts'
import { takeReply } from '../shared/use-cases/take-reply.ts'

/** Mail that arrives: SES has put it into the inbox and says so. */
export function createInbound(context: InboxContext, take: MailTaker) {
  return (event: unknown) => takeMail(context, event, take)
}

export const handler = entry(() => {
  const env = readEnvironment('inbound')
  const context = { ...surroundings, table: buildTable(env), timers: buildTimers(env) }
  return createInbound({ ...context, inbox: buildInbox(env) }, (mail) => takeReply(context, mail))
})
