import type { TableContext } from '../context.ts'
import { candidateOf, type Interview, type Profile } from '../domain/interview.ts'
import { readTexts, type Texts } from './texts.ts'

/** The candidate's profile, which signing in makes; throws when there is none. */
export async function readProfile(context: TableContext, candidate: string): Promise<Profile> {
  const profile = await context.table.readProfile(candidate, context.now())
  if (!profile) throw new Error(`Candidate ${candidate} has no profile`)
  return profile
}

/** What an interview's item only points to, and its letters are made of. */
export async function readTextsAndProfile(
  context: TableContext,
  interview: Interview,
): Promise<{ texts: Texts; profile: Profile }> {
  const [texts, profile] = await Promise.all([
    readTexts(context, interview),
    readProfile(context, candidateOf(interview.id)),
  ])
  return { texts, profile }
}
