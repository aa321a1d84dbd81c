import { candidateOf } from '../../shared/domain/interview.ts'
import { invalid } from '../../shared/errors.ts'

/** Where a list goes on: the id of the last interview of the page before, of the same candidate. */
export function readCursor(candidate: string, typed: string | undefined): string | undefined {
  if (typed === undefined) return undefined
  if (!/^[a-z2-7]{28}$/.test(typed) || candidateOf(typed) !== candidate) {
    throw invalid([{ path: 'cursor', message: 'Is not one that we gave.' }])
  }
  return typed
}
