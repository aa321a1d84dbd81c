import type { Context } from '../context.ts'
import { type NotesInput, type PatchInput, readTimes } from '../domain/input.ts'
import { plus } from '../domain/instant.ts'
import { candidateOf, type Interview, type Notes } from '../domain/interview.ts'
import { policy } from '../domain/policy.ts'
import { keyed } from '../domain/record.ts'
import { invalid, notFound, ReadableError } from '../errors.ts'
import { dispatch } from './dispatch.ts'
import { meetingAlias } from './record-interview.ts'
import { putTextOf, readTexts } from './texts.ts'

/** Changes facts, people or notes; what is not named stays. `notes` may hold some of its fields only. */
export async function changeInterview(
  context: Context,
  id: string,
  patch: Omit<PatchInput, 'notes'> & { notes?: Partial<NotesInput> | undefined },
): Promise<Interview> {
  const now = context.now()
  const known = await context.table.readInterview(id, now)
  if (!known) throw notFound()
  const { startsAt, endsAt, timeZone, company, role, kind, location, jobDescription } = patch.interview ?? {}
  const isMoved = startsAt !== undefined || endsAt !== undefined || timeZone !== undefined
  const times = readTimes(
    {
      startsAt: startsAt ?? known.startsAt,
      endsAt: endsAt ?? known.endsAt,
      timeZone: timeZone ?? known.timeZone,
    },
    now,
  )
  if (isMoved && 'faults' in times) throw invalid(times.faults)
  const moved = isMoved && !('faults' in times) ? { ...times, timeZone: timeZone ?? known.timeZone } : {}
  if ((isMoved || company) && !('faults' in times)) {
    const alias = meetingAlias(candidateOf(id), company ?? known.company, times.startsAt)
    const owner = await context.table.claimAlias(
      alias,
      id,
      plus(times.endsAt, policy.interviewLifetimeSeconds),
    )
    if (owner !== id && (await context.table.readInterview(owner, now))) {
      throw new ReadableError('conflict', 'There is another interview with this company at that time.')
    }
  }
  const facts = {
    ...moved,
    ...(company && { company }),
    ...(role && { role }),
    ...(kind && { kind }),
    ...(location && { location }),
    ...(jobDescription && { jobDescription: await putTextOf(context, known, jobDescription) }),
    ...(patch.interviewers && { interviewers: keyed(patch.interviewers, known.interviewers) }),
  }
  let after = known
  if (Object.keys(facts).length > 0) after = await send(context, id, { type: 'changed', facts })
  if (patch.notes) after = await addNotes(context, after, patch.notes)
  return after
}

/** Puts down what the candidate remembers: fields that are given take the place of what was there. */
export async function addNotes(
  context: Context,
  interview: Interview,
  given: Partial<NotesInput>,
): Promise<Interview> {
  const { notes: known } = await readTexts(context, interview)
  const notes = await putTextOf(context, interview, merge(known, given))
  return send(context, interview.id, { type: 'noted', notes })
}

function merge(known: Notes, given: Partial<NotesInput>): Notes {
  const { discussed, questions } = { ...known, ...given }
  const { connection, missed, valueIdea, nextStep } = { ...known, ...given }
  return {
    discussed: discussed ?? [],
    questions: questions ?? [],
    ...(connection && { connection }),
    ...(missed && { missed }),
    ...(valueIdea && { valueIdea }),
    ...(nextStep && { nextStep }),
  }
}

export function cancelInterview(context: Context, id: string): Promise<Interview> {
  return send(context, id, { type: 'calledOff' })
}

export function tellItDidNotTakePlace(context: Context, id: string): Promise<Interview> {
  return send(context, id, { type: 'didNotTakePlace' })
}

async function send(context: Context, id: string, event: Parameters<typeof dispatch>[2]): Promise<Interview> {
  const dispatched = await dispatch(context, id, event)
  if (!dispatched) throw notFound()
  return dispatched.after
}
