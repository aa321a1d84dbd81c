import { dateIn, type Instant } from './instant.ts'
import { addWorkingDays, weekdayOf } from './working-days.ts'

/**
 * Whether what was noted of the next step sounds like the day of the interview or the next working day, so that drafts
 * in three hours would be late (rubric R1). A guess by single words, made before the writer has read the note: where it
 * is wrong the drafts come early, and nothing else follows.
 */
export function isDueSoon(nextStep: string | undefined, endsAt: Instant, timeZone: string): boolean {
  if (nextStep === undefined) return false
  const next = weekdayOf(addWorkingDays(dateIn(endsAt, timeZone), 1, { timeZone }))
  return soon.test(nextStep) || new RegExp(`\\b${next}\\b`, 'i').test(nextStep)
}

const soon =
  /\b(?:today|tonight|tomorrow|this (?:afternoon|evening)|end of (?:the )?day|eod|cob|right away|straight away)\b/i
