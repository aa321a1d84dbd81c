import type { Context } from '../context.ts'
import { base32, digest } from '../digest.ts'
import { isDueSoon } from '../domain/haste.ts'
import { latenessFaults, type RecordInput, readTimes, timeFaults } from '../domain/input.ts'
import { plus } from '../domain/instant.ts'
import { candidateIdLength, type Interview, interviewIdLength } from '../domain/interview.ts'
import { policy } from '../domain/policy.ts'
import { keyed, record } from '../domain/record.ts'
import { type Fault, invalid, ReadableError } from '../errors.ts'
import { paths } from '../links.ts'
import { arrangeTimers } from './dispatch.ts'
import { foldCompany } from './fold-company.ts'
import { leadOn, roundBefore } from './next-round.ts'
import { putTextOf } from './texts.ts'

/**
 * Records an interview typed by a person or sent by a program. The same words again are a repeat and give the same
 * interview; the same interview in other words is a conflict. Throws a ReadableError for what is refused, and then
 * nothing is stored.
 */
export async function recordInterview(
  context: Context,
  candidate: string,
  input: RecordInput,
  kind: Interview['source']['kind'],
): Promise<{ interview: Interview; isNew: boolean }> {
  const now = context.now()
  const times = readTimes(input.interview)
  if ('faults' in times) throw invalid(times.faults)
  refuse(timeFaults(times, now))
  const source = { kind, digest: digest(input) }
  const random = context.random(8)
  const fresh = candidate + base32(random, interviewIdLength - candidateIdLength)
  const expiresAt = plus(times.endsAt, policy.interviewLifetimeSeconds)
  const alias = meetingAlias(candidate, input.interview.company, times.startsAt)
  const named = await context.table.readAlias(alias)
  const known = named && (await context.table.readInterview(named, now))
  if (known) return { interview: repeatOf(known, source.digest), isNew: false }
  // Only now: the same words again are a repeat however late they come.
  refuse(latenessFaults(times, now))
  const id = await context.table.claimAlias(alias, fresh, expiresAt)

  const { company, role, kind: interviewKind, timeZone, location, jobDescription } = input.interview
  const profile = await context.table.readProfile(candidate, now)
  const owner = { id, endsAt: times.endsAt }
  const interview = record(
    {
      ...{ id, source, company, role, timeZone, ...times },
      ...(await roundBefore(context, { id, company, startsAt: times.startsAt })),
      kind: interviewKind,
      ...(location && { location }),
      candidateTimeZone: profile?.timeZone || timeZone,
      interviewers: keyed(input.interviewers),
      notes: hasNotes(input.notes) ? await putTextOf(context, owner, input.notes) : null,
      isHurried: isDueSoon(input.notes?.nextStep, times.endsAt, timeZone),
      jobDescription: jobDescription ? await putTextOf(context, owner, jobDescription) : null,
    },
    now,
  )
  if (await context.table.createInterview(interview)) {
    await leadOn(context, interview)
    await arrangeTimers(context, undefined, interview, now)
    return { interview, isNew: true }
  }
  const winner = await context.table.readInterview(id, now)
  if (!winner) throw new Error(`Interview ${id} was made and deleted while it was being recorded`)
  return { interview: repeatOf(winner, source.digest), isNew: false }
}

function refuse(faults: readonly Fault[]): void {
  if (faults.length > 0) throw invalid(faults)
}

/** Every road to an interview with this company at this time leads to one item. */
export function meetingAlias(candidate: string, company: string, startsAt: string): string {
  return digest(['meeting', candidate, foldCompany(company), startsAt])
}

function hasNotes(notes: RecordInput['notes']): notes is NonNullable<RecordInput['notes']> {
  return (
    Boolean(notes) &&
    Object.values(notes ?? {}).some((value) => (Array.isArray(value) ? value.length > 0 : value))
  )
}

function repeatOf(known: Interview, digestNow: string): Interview {
  if (known.source.digest === digestNow) return known
  throw new ReadableError(
    'conflict',
    `This interview is recorded already, with other content: change it at ${paths.interview(known.id)}.`,
    [{ path: 'interview', message: paths.interview(known.id) }],
  )
}
