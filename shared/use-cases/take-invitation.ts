import type { CalendarFact } from '../calendar/fact.ts'
import { readCalendar } from '../calendar/icalendar.ts'
import { newest } from '../calendar/newest.ts'
import type { Context } from '../context.ts'
import { dayIn, plus } from '../domain/instant.ts'
import { policy } from '../domain/policy.ts'
import { type MailRead, readMail } from '../mail/read-mail.ts'
import { candidateAt } from './calendar-address.ts'
import { readAsker } from './known-candidate.ts'
import { type Road, takeFact } from './take-fact.ts'
import type { ArrivedMail } from './take-mail.ts'
import { isAuthentic } from './vouched-mail.ts'

/**
 * An invitation that came by mail to a candidate's own address for them, from whoever invites or sent on by the
 * candidate. What nobody vouches for is asked about at most, and moves and calls off nothing. False when the mail is not
 * to such an address, and so something else's to take.
 */
export async function takeInvitation(context: Context, mail: ArrivedMail): Promise<boolean> {
  const candidate = await ownerOf(context, mail.recipients)
  if (!candidate) return false
  if (mail.verdicts.virus === 'FAIL' || mail.verdicts.spam === 'FAIL') return true
  const now = context.now()
  const { asker } = await readAsker(context, candidate)
  const read = await readMail(mail.raw, { receivedOn: dayIn(now, asker.timeZone) })
  const calendar = 'calendar' in read ? read.calendar : undefined
  if (!calendar) return true
  const said = readCalendar(calendar, {
    ...{ source: 'email', me: [asker.email], timeZone: asker.timeZone },
    window: { from: now, to: plus(now, policy.horizonSeconds) },
  })
  for (const fact of newest(said).slice(0, policy.meetingsAMailMax)) {
    const voucher = isAuthentic(mail, read) ? voucherOf(read, fact, asker.email) : 'nobody'
    const road: Road = {
      ...{ candidate, source: 'email', asker, since: now, voucher },
      ...{ isOrdered: false, find: context.table.readAlias },
    }
    await takeFact(context, road, fact)
  }
  return true
}

async function ownerOf(context: Context, recipients: readonly string[]): Promise<string | undefined> {
  for (const recipient of recipients) {
    const candidate = await candidateAt(context, recipient)
    if (candidate) return candidate
  }
  return undefined
}

/** The candidate who sends it on; the organizer or a colleague, or the service that writes for them; or nobody. */
function voucherOf(
  { from }: MailRead,
  { organizer }: CalendarFact,
  own: string,
): 'candidate' | 'sender' | 'nobody' {
  const sender = from?.address?.toLowerCase()
  if (!sender) return 'nobody'
  if (sender === own.toLowerCase()) return 'candidate'
  const isTheirs =
    sender === organizer?.email ||
    sender.split('@').at(-1) === organizer?.email?.split('@').at(-1) ||
    sender === 'calendar-notification@google.com'
  return isTheirs ? 'sender' : 'nobody'
}
