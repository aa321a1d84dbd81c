import {
  type Interview,
  type Letter,
  type Mode,
  type OverReason,
  outcomes,
  type Profile,
} from './interview.ts'

/** Questions about how far an interview has come, for the tables and for the pages. */

/** Somebody may have it already, or it cannot be stopped any more. */
export function hasLeft(letter: Letter): boolean {
  return letter.attempts > 0 || letter.status === 'ownMailbox'
}

/** Whether an end can be taken back: one that somebody said, or that time alone made. */
export function canResume(interview: Interview): boolean {
  const said: readonly OverReason[] = [...outcomes, 'nextRound']
  return interview.status === 'over' && said.includes(interview.reason)
}

/** The mode that counts for one interview. */
export function modeOf({ mode }: Pick<Interview, 'mode'>, profile: Pick<Profile, 'mode'>): Mode {
  return mode ?? profile.mode ?? 'review'
}
