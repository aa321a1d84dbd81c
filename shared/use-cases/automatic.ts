import type { Automatic, Draft } from '../domain/event.ts'
import { plus } from '../domain/instant.ts'
import type { Approval, Interview, LetterText, Profile } from '../domain/interview.ts'
import { policy, type SendTime, sendTime } from '../domain/policy.ts'
import { modeOf } from '../domain/whereabouts.ts'
import { isDated } from '../letter/check.ts'
import { isWish } from '../letter/warnings.ts'
import { approvalOf, sendersOf } from './approval.ts'
import { holderFor } from './find-problems.ts'
import type { Texts } from './texts.ts'
import type { ReviewContext } from './view-letters.ts'

/** Letters that go out by themselves: only where everything speaks for it, and never before they could be vetoed. */

/** When a letter that is drafted now could go out: time to veto it included where the mode is automatic. */
export function earliestTime(interview: Interview, profile: Profile, now: string): SendTime {
  const isAutomatic = modeOf(interview, profile) === 'automatic'
  const head = policy.vetoWindowSeconds - policy.undoWindowSeconds
  return sendTime(isAutomatic ? plus(now, head) : now, interview)
}

/** A draft with the text that its hash names. */
export type DraftedLetter = Draft & { readonly written: LetterText }

/**
 * What the mode makes of the drafts: an approval for each, or the first reason that speaks against one, for then all
 * of them are to be read. Undefined where the candidate reads them anyway.
 */
export function decideByMode(
  context: ReviewContext,
  interview: Interview,
  known: { readonly profile: Profile; readonly texts: Texts; readonly warnings: readonly string[] },
  drafts: readonly DraftedLetter[],
  time: SendTime,
): Automatic | undefined {
  const { profile, texts, warnings } = known
  if (modeOf(interview, profile) !== 'automatic') return undefined
  const hold = holderFor(interview, profile, texts)
  const approvals: Record<string, Approval> = {}
  for (const draft of drafts) {
    const fellBack = doubtIn(interview, draft, warnings) ?? problemOf(draft)
    if (fellBack !== undefined || draft.to === null) return { fellBack: fellBack ?? 'an address is missing' }
    const agreed = {
      ...sendersOf(context, interview, profile),
      ...{ to: draft.to, text: draft.text, day: time.day },
    }
    approvals[draft.key] = approvalOf(agreed, draft.written, time, context.now(), {
      isTimeChosen: false,
      isAutomatic: true,
    })
  }
  return { approvals }

  function problemOf({ written, ...draft }: DraftedLetter): string | undefined {
    const letter = { ...draft, tone: 'asWritten', isEdited: false, attempts: 0, status: 'drafted' } as const
    const [problem] = hold(letter, written, time.day).problems
    if (problem) return 'a letter did not pass every check'
    const isTooLate = written.until !== undefined && time.day > written.until
    return isTooLate || (isDated(written.body) && draft.day !== time.day)
      ? 'a letter names a day that will have passed'
      : undefined
  }
}

function doubtIn(
  interview: Interview,
  draft: DraftedLetter,
  warnings: readonly string[],
): string | undefined {
  if (interview.notes === null) return 'there are no notes'
  if (draft.to === null) return 'an address is missing'
  if (!isConfirmed(interview, draft.to)) return 'you have not typed or confirmed every address'
  // Of a follow-up the only thing that is remarked on is that it has nothing new to say.
  const flagged = draft.followUp === undefined ? warnings.filter((one) => !isWish(one)) : []
  return flagged.length > 0 ? 'there is something to look at' : undefined
}

function isConfirmed({ interviewers, letters }: Interview, to: string): boolean {
  const isSame = (other: string | null | undefined) => other?.toLowerCase() === to.toLowerCase()
  const wasApproved = letters.some((letter) => 'approval' in letter && isSame(letter.approval.to))
  return (
    wasApproved || interviewers.some(({ email, isUnconfirmed }) => isSame(email) && isUnconfirmed !== true)
  )
}
