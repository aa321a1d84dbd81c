import { domainOf, isCompany } from '../calendar/domains.ts'
import type { TableContext } from '../context.ts'
import { lettersReached } from '../domain/follow-up-plan.ts'
import type { Interview } from '../domain/interview.ts'
import type { MailRead } from '../mail/read-mail.ts'
import { candidateIdOf } from './candidate-id.ts'

const addressesMax = 10
const pagesMax = 2

/**
 * The interview that a mail outside any thread is about: it is to a candidate, and from somebody who got a letter, or
 * from where they work. The one whose letter left last where there are several.
 */
export async function findBySender(context: TableContext, read: MailRead): Promise<string | undefined> {
  const sender = read.from?.address?.toLowerCase()
  if (!sender) return undefined
  for (const address of read.to.slice(0, addressesMax)) {
    const candidate = candidateIdOf(address.toLowerCase())
    if (!(await context.table.readProfile(candidate, context.now()))) continue
    const found = (await openInterviews(context, candidate)).filter((one) => isFromThere(one, sender))
    const last = found.toSorted((one, other) => (one.endsAt < other.endsAt ? 1 : -1)).at(0)
    if (last) return last.id
  }
  return undefined
}

async function openInterviews({ table, now }: TableContext, candidate: string): Promise<Interview[]> {
  const open: Interview[] = []
  let cursor: string | undefined
  for (let page = 0; page === 0 || (cursor && page < pagesMax); page++) {
    const { items, cursor: next } = await table.listInterviews(candidate, now(), cursor)
    open.push(...items.filter(({ status }) => status === 'inReview' || status === 'underway'))
    cursor = next
  }
  return open
}

function isFromThere(interview: Interview, sender: string): boolean {
  const reached = lettersReached(interview).flatMap(({ to }) => to?.toLowerCase() ?? [])
  if (reached.length === 0) return false
  const known = [...reached, ...interview.interviewers.flatMap(({ email }) => email?.toLowerCase() ?? [])]
  const domain = domainOf(sender)
  if (known.includes(sender)) return true
  return domain !== undefined && isCompany(domain) && known.some((one) => domainOf(one) === domain)
}
