import { type Proposed, proposeInterviews } from '../calendar/propose.ts'
import type { TableContext } from '../context.ts'
import { timeZone as ianaZone } from '../domain/input.ts'
import type { CalendarFileRequest } from '../domain/invocation.ts'
import { readProfile } from './profile.ts'

/** What a calendar file tells of the interviews of whoever chose it. Stores nothing. */
export async function readCalendarFile(
  context: TableContext,
  { candidate, file, most }: CalendarFileRequest,
): Promise<Proposed> {
  const { name, email, timeZone } = await readProfile(context, candidate)
  const asker = { name, email, timeZone: ianaZone.safeParse(timeZone).data ?? 'UTC', now: context.now() }
  return proposeInterviews(Buffer.from(file, 'base64'), asker, most)
}
