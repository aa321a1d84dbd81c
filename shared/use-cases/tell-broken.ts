import type { Connection } from '../domain/connection.ts'
import { breakageWords, nameOf, remedyOf } from '../domain/connection-words.ts'
import { candidateOf } from '../domain/interview.ts'
import type { BrokenTelling } from '../domain/invocation.ts'
import { MailRefusedError } from '../errors.ts'
import { paths } from '../links.ts'
import { log } from '../log.ts'
import { brokenMessage } from '../mail/connection.ts'
import { composeMime, productName } from '../mail/mime.ts'
import { changeConnection } from './change-connection.ts'
import type { CandidateMailContext } from './deliver-mail.ts'
import { readProfile } from './profile.ts'

/**
 * Mails the candidate that a calendar has to be connected again, once for each time it broke. Marked after it was sent:
 * should this end in between, or nobody know whether the mail went out, the sweeper has it told again.
 */
export async function tellBroken(context: CandidateMailContext, telling: BrokenTelling): Promise<void> {
  const { connection: id } = telling
  const connection = await context.table.readConnection(id, context.now())
  if (!connection?.broken || connection.broken.isTold) return
  await mail(context, connection, connection.broken)
  const { at } = connection.broken
  await changeConnection(context, id, (known) => {
    // Connected again meanwhile, and broken anew: that is to be told too.
    if (known.broken?.at !== at) return undefined
    return { ...known, broken: { ...known.broken, isTold: true } }
  })
}

async function mail(
  context: CandidateMailContext,
  connection: Connection,
  { why, at }: NonNullable<Connection['broken']>,
): Promise<void> {
  const { id } = connection
  const { name, email } = await readProfile(context, candidateOf(id))
  const message = brokenMessage({
    name: nameOf(connection),
    why: breakageWords(connection, why),
    remedy: remedyOf(connection),
    link: context.publicUrl + paths.connections,
  })
  const raw = await composeMime({
    ...message,
    from: { name: productName, address: context.mailFrom },
    to: { name, address: email },
    isAutomatic: true,
  })
  const operation = `broken-${id}-${Date.parse(at)}`
  try {
    await context.mailer.send({ source: context.mailFrom, to: email, raw, operation, kind: 'notice' })
  } catch (error) {
    // Asked again, SES would say the same; the page of calendars tells it.
    if (!(error instanceof MailRefusedError) || error.isPassing) throw error
    log('brokenNotTold', { id, code: error.code })
  }
}
