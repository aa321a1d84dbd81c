import type { Context } from '../context.ts'
import type { PatchInput } from '../domain/input.ts'
import { candidateOf, type Interview } from '../domain/interview.ts'
import { policy } from '../domain/policy.ts'
import { invalid, notFound } from '../errors.ts'
import { changedFacts, claimMeeting } from './change-interview.ts'
import { dispatch } from './dispatch.ts'

/** What the candidate says of a meeting in a calendar. Either answer teaches: what is alike is not asked about again. */

/** It is an interview, with what was put right on the way. Nothing changes when it has been answered before. */
export async function confirmMeeting(
  context: Context,
  interview: Interview,
  typed: NonNullable<PatchInput['interview']>,
): Promise<Interview> {
  if (interview.status !== 'proposed') return interview
  const facts = await changedFacts(context, interview, { interview: typed })
  const { company, role } = { ...interview, ...facts }
  const missing = [
    ...(company ? [] : [{ path: 'interview.company', message: 'Say which company it is with.' }]),
    ...(role ? [] : [{ path: 'interview.role', message: 'Say which role it is for.' }]),
  ]
  if (missing.length > 0) throw invalid(missing)
  await claimMeeting(context, { ...interview, ...facts })
  await teach(context, interview, true)
  return answer(context, interview, { type: 'confirmed', facts })
}

/** It is none: forgotten, but for what keeps it from being found again. */
export async function dismissMeeting(context: Context, interview: Interview): Promise<Interview> {
  await teach(context, interview, false)
  return answer(context, interview, { type: 'dismissed' })
}

async function answer(
  context: Context,
  { id }: Interview,
  event: Parameters<typeof dispatch>[2],
): Promise<Interview> {
  const dispatched = await dispatch(context, id, event)
  if (!dispatched) throw notFound()
  return dispatched.after
}

async function teach(context: Context, { id, lesson }: Interview, isInterview: boolean): Promise<void> {
  if (!lesson) return
  const taught = { ...lesson, isInterview }
  await context.table.changeLessons(
    candidateOf(id),
    (known) => {
      const others = known.filter(
        ({ organizer, shape }) => organizer !== lesson.organizer || shape !== lesson.shape,
      )
      return [...others, taught].slice(-policy.lessonsMax)
    },
    context.now(),
  )
}
