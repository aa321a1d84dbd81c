import type { Context } from '../context.ts'
import { digest } from '../digest.ts'
import { plus } from '../domain/instant.ts'
import { candidateOf, type Interview } from '../domain/interview.ts'
import { policy } from '../domain/policy.ts'
import { dispatch } from './dispatch.ts'
import { foldCompany } from './fold-company.ts'

/** A later interview with the same company is the next round: linked, and an answer to what was asked before. */

const companyAlias = ({ id, company }: Pick<Interview, 'id' | 'company'>) =>
  digest(['company', candidateOf(id), foldCompany(company)])

type Meeting = Pick<Interview, 'id' | 'company' | 'startsAt'>

/** The last interview with them before this one, and whether the candidate was seen there. */
export async function roundBefore(
  { table, now }: Context,
  meeting: Meeting,
): Promise<Pick<Interview, 'previous' | 'isReturn'>> {
  const id = await table.readAlias(companyAlias(meeting))
  const before = id && id !== meeting.id ? await table.readInterview(id, now()) : undefined
  if (!before || before.endsAt > meeting.startsAt || before.status === 'cancelled') return {}
  const wasMissed =
    before.absent !== undefined || (before.status === 'over' && missed.includes(before.reason))
  return { previous: before.id, ...(!wasMissed && before.kind !== 'phone' && { isReturn: true as const }) }
}

const missed: readonly string[] = [
  'didNotTakePlace',
  'interviewerAbsent',
  'candidateAbsent',
  'notAnInterview',
]

/** From now on this one is the last with them, and nobody is asked any more what became of the one before. */
export async function leadOn(context: Context, interview: Interview): Promise<void> {
  const expiresAt = plus(interview.endsAt, policy.interviewLifetimeSeconds)
  await context.table.leadAlias(companyAlias(interview), interview.id, expiresAt)
  if (interview.previous) await dispatch(context, interview.previous, { type: 'wentOn' })
}
