import type { Asker } from '../calendar/asker.ts'
import type { TableContext } from '../context.ts'
import { timeZone as ianaZone } from '../domain/input.ts'
import type { Interview } from '../domain/interview.ts'
import { readProfile } from './profile.ts'

/** Whose calendar is looked at, with all that helps to tell an interview of theirs. */

export interface KnownCandidate {
  readonly asker: Asker
  /** All that are kept, as far as a pull looks. */
  readonly interviews: readonly Interview[]
}

const pagesMax = 20

export async function readAsker(
  context: TableContext,
  candidate: string,
  addresses: readonly string[] = [],
): Promise<KnownCandidate> {
  const now = context.now()
  const [{ name, email, timeZone }, answers, interviews] = await Promise.all([
    readProfile(context, candidate),
    context.table.readLessons(candidate, now),
    readInterviews(context, candidate),
  ])
  // What is only asked about is nobody's word on where they have applied.
  const sure = interviews.filter(({ status }) => status !== 'proposed')
  const companies = new Set(sure.map(({ company }) => company).filter(Boolean))
  const asker = {
    ...{ name, email, addresses, answers, now },
    timeZone: ianaZone.safeParse(timeZone).data ?? 'UTC',
    applications: [...companies].map((company) => ({ company })),
  }
  return { asker, interviews }
}

async function readInterviews(context: TableContext, candidate: string): Promise<readonly Interview[]> {
  const interviews: Interview[] = []
  let cursor: string | undefined
  for (let page = 0; page < pagesMax; page++) {
    const read = await context.table.listInterviews(candidate, context.now(), cursor)
    interviews.push(...read.items)
    cursor = read.cursor
    if (!cursor) break
  }
  return interviews
}
