import { dayIn } from '../domain/instant.ts'
import { policy } from '../domain/policy.ts'
import type { DaysAhead } from '../domain/working-days.ts'
import { publicHolidays } from '../holidays/public-holidays.ts'
import { promisedDay } from '../letter/follow-up-promise.ts'
import type { WriterInput } from '../letter/writing.ts'

/** What the coming days hold where the letters go: what the notes say of them, and the public holidays there. */
export function daysAheadFor(input: Omit<WriterInput, 'day'>): DaysAhead {
  const { endsAt, timeZone } = input.interview
  const day = dayIn(endsAt, timeZone)
  const holidays = publicHolidays(timeZone, day, policy.holidaysAheadDays)
  const promised = promisedDay({ ...input, day })
  return { timeZone, ...(holidays && { holidays }), ...(promised && { promisedDay: promised }) }
}
