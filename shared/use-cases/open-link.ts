import type { TableContext } from '../context.ts'
import { type Interview, interviewIdLength, type Link } from '../domain/interview.ts'
import { notFound, ReadableError } from '../errors.ts'
import { findLink, hasExpired, parseToken } from '../links.ts'

/**
 * The interview that a mailed link opens. Opening changes nothing, however often and by whomever (DESIGN rule 2).
 * Throws `notFound` for what is no link of ours and `expired` for one whose time is over by our clock.
 */
export async function openLink(
  context: TableContext,
  token: string,
  purpose: Link['purpose'],
): Promise<Interview> {
  const parsed = parseToken(token)
  if (parsed?.id.length !== interviewIdLength) throw notFound()
  const now = context.now()
  const interview = await context.table.readInterview(parsed.id, now)
  const link = interview && findLink(interview, parsed.secret, purpose)
  if (!interview || !link) throw notFound()
  if (hasExpired(link, now))
    throw new ReadableError('expired', 'This link has expired. Sign in to see the interview.')
  return interview
}
