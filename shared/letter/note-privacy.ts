import { secrecy } from './private.ts'
import { remarkIn } from './remark.ts'

/** Why a note must not reach the employer, or undefined: notes hold remarks that nobody would put into a letter. */
export function privacy(note: string): string | undefined {
  return secrecy(note) ?? remarkIn(note)
}
