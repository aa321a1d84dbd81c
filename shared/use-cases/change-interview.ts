import type { Context } from '../context.ts'
import type { ChangedFacts } from '../domain/event.ts'
import { isDueSoon } from '../domain/haste.ts'
import { type NotesInput, notesFault, type PatchInput, readPossibleTimes } from '../domain/input.ts'
import { type Instant, plus } from '../domain/instant.ts'
import { candidateOf, type Interview, type Notes } from '../domain/interview.ts'
import { differs, takes } from '../domain/lifecycle.ts'
import { policy } from '../domain/policy.ts'
import { keyed } from '../domain/record.ts'
import { invalid, notFound, ReadableError } from '../errors.ts'
import { dispatch } from './dispatch.ts'
import { meetingAlias } from './record-interview.ts'
import { putTextOf, readTexts } from './texts.ts'

type Patch = Omit<PatchInput, 'notes'> & { notes?: Partial<NotesInput> | undefined }

/** Changes facts, people or notes; what is not named stays. `notes` may hold some of its fields only. */
export async function changeInterview(context: Context, id: string, patch: Patch): Promise<Interview> {
  const now = context.now()
  const known = await context.table.readInterview(id, now)
  if (!known) throw notFound()
  let after = known
  const facts = await changedFacts(context, known, patch)
  if (differs(known, facts)) {
    if (!takes(known, 'changed')) throw settled()
    await claimMeeting(context, { ...known, ...facts })
    after = await send(context, id, { type: 'changed', facts })
  }
  if (patch.notes) after = await addNotes(context, after, patch.notes)
  return after
}

/** The facts that a patch names, checked; throws a ReadableError for times that cannot be. */
export async function changedFacts(context: Context, known: Interview, patch: Patch): Promise<ChangedFacts> {
  const { startsAt, endsAt, timeZone, company, role, kind, location, jobDescription } = patch.interview ?? {}
  const isMoved = startsAt !== undefined || endsAt !== undefined || timeZone !== undefined
  const letters = known.letters.map(({ key }) => key)
  return {
    ...(isMoved && movedTimes({ ...known, ...definedOf({ startsAt, endsAt, timeZone }) }, context.now())),
    ...(company && { company }),
    ...(role && { role }),
    ...(kind && { kind }),
    ...(location && { location }),
    ...(jobDescription && { jobDescription: await putTextOf(context, known, jobDescription) }),
    ...(patch.interviewers && { interviewers: keyed(patch.interviewers, known.interviewers, letters) }),
  }
}

function definedOf<T extends object>(values: T): Partial<{ [K in keyof T]: Exclude<T[K], undefined> }> {
  const defined = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(defined) as Partial<{ [K in keyof T]: Exclude<T[K], undefined> }>
}

function movedTimes(typed: { startsAt: string; endsAt: string; timeZone: string }, now: Instant) {
  const times = readPossibleTimes(typed, now)
  if ('faults' in times) throw invalid(times.faults)
  return { ...times, timeZone: typed.timeZone }
}

/** Leads the meeting's alias here too, unless it is another interview's. */
export async function claimMeeting(
  context: Context,
  { id, company, startsAt, endsAt }: Interview,
): Promise<void> {
  const alias = meetingAlias(candidateOf(id), company, startsAt)
  const expiresAt = plus(endsAt, policy.interviewLifetimeSeconds)
  const owner = await context.table.claimAlias(alias, id, expiresAt)
  if (owner !== id && (await context.table.readInterview(owner, context.now()))) {
    throw new ReadableError('conflict', 'There is another interview with this company at that time.')
  }
}

function settled(): ReadableError {
  return new ReadableError(
    'conflict',
    'The letters are decided, or the interview is over: this can no longer be changed.',
  )
}

/** Puts down what the candidate remembers: fields that are given take the place of what was there. */
export async function addNotes(
  context: Context,
  interview: Interview,
  given: Partial<NotesInput>,
): Promise<Interview> {
  if (!takes(interview, 'noted')) throw settled()
  const { notes: known } = await readTexts(context, interview)
  const merged = merge(known, given)
  const fault = notesFault(merged)
  if (fault) throw invalid([{ path: 'notes', message: fault }])
  const notes = await putTextOf(context, interview, merged)
  const isHurried = isDueSoon(merged.nextStep, interview.endsAt, interview.timeZone)
  return send(context, interview.id, { type: 'noted', notes, isHurried })
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

async function send(context: Context, id: string, event: Parameters<typeof dispatch>[2]): Promise<Interview> {
  const dispatched = await dispatch(context, id, event)
  if (!dispatched) throw notFound()
  return dispatched.after
}
