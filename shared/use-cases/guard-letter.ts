import type { TableContext } from '../context.ts'
import { sha256 } from '../digest.ts'
import type { LetterEvent } from '../domain/event.ts'
import { candidateOf, type Interview } from '../domain/interview.ts'
import { policy } from '../domain/policy.ts'
import { readSuppression } from './suppression.ts'

const daySeconds = 24 * 3600

/**
 * The last look before a letter is handed over: nobody is written to who may not be, and no fault of ours turns into
 * a flood. Undefined when it may go; a count is taken then, whatever becomes of the attempt.
 */
export async function refusalOf(
  context: TableContext,
  { id }: Interview,
  to: string,
  attempt: number,
): Promise<LetterEvent | undefined> {
  const refused = (code: string, isPassing: boolean) =>
    ({ type: 'refused', attempt, code, isPassing }) as const
  const why = await readSuppression(context, id, to)
  if (why) return refused(`Suppressed.${why}`, false)
  const { table, now } = context
  const candidate = candidateOf(id)
  const reader = `letterTo#${sha256(to.toLowerCase())}`
  if (!(await table.count(candidate, 'letter', policy.lettersPerDay, daySeconds, now())))
    return refused('TooManyToday', true)
  return (await table.count(candidate, reader, policy.lettersPerReader, policy.readerLimitSeconds, now()))
    ? undefined
    : refused('TooManyToThem', false)
}
