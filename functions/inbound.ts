import { buildTable, buildTimers } from '../shared/aws/build.ts'
import { buildInbox } from '../shared/aws/inbox.ts'
import { type Context, type InboxContext, surroundings } from '../shared/context.ts'
import { entry } from '../shared/entry.ts'
import { readEnvironment } from '../shared/env.ts'
import { takeInvitation } from '../shared/use-cases/take-invitation.ts'
import { type MailTaker, takeMail } from '../shared/use-cases/take-mail.ts'
import { takeReply } from '../shared/use-cases/take-reply.ts'

/** Mail that arrives: SES has put it into the inbox and says so. */
export function createInbound(context: InboxContext, take: MailTaker) {
  return (event: unknown) => takeMail(context, event, take)
}

/** An invitation by its address; anything else may answer a letter. What is at none of ours is nobody's to take. */
export function takeArrived(context: Context): MailTaker {
  return async (mail) => {
    if (!(await takeInvitation(context, mail))) await takeReply(context, mail)
  }
}

export const handler = entry(() => {
  const env = readEnvironment('inbound')
  const context = { ...surroundings, table: buildTable(env), timers: buildTimers(env) }
  return createInbound({ ...context, inbox: buildInbox(env) }, takeArrived(context))
})
