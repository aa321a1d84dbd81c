import type { CalendarEntry, Interview } from '../../shared/domain/interview.ts'
import { sourceWords } from '../../shared/domain/story.ts'

/** What pages say of a meeting that stands in a calendar, before anybody has said what it is. */

/** The latest word on it. */
function entryOf({ entries = [] }: Interview): CalendarEntry | undefined {
  return entries.at(-1)
}

/** As it stands in the calendar. */
export function calendarTitle(interview: Interview): string | undefined {
  return entryOf(interview)?.title
}

/** What a page calls an interview whose company nobody may have named. */
export function nameOf(interview: Interview): string {
  return interview.company || calendarTitle(interview) || 'A meeting'
}

/** `your Google calendar`; undefined where no calendar has it. */
export function calendarOf(interview: Interview): string | undefined {
  return sourceWords(entryOf(interview)?.source)
}

/** Why it looked like an interview, each to follow "because". */
export function reasonsOf({ entries = [] }: Interview): readonly string[] {
  return entries.findLast(({ because }) => because)?.because ?? []
}

/** Whether the calendars that had it have lost it, or called it off. */
export function isGoneFromCalendars({ entries = [] }: Interview): boolean {
  return entries.length > 0 && entries.every(({ isOff }) => isOff)
}
