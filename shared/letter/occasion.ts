import type { Region, Register } from './register.ts'
import type { Naming } from './role.ts'

/** What the first and the last words of a letter follow from. */
export interface Occasion {
  readonly naming: Naming
  readonly register: Register
  readonly region: Region
  /** "yesterday". */
  readonly day: string
  readonly seed: string
  /** Place among the readers, so that no two letters begin or end alike. */
  readonly index: number
  readonly isAlone: boolean
  /** Several people sat together. */
  readonly isPanel: boolean
  readonly isAgain: boolean
  readonly isInternal: boolean
  readonly isAcademic: boolean
  /** The reader was there; otherwise the thanks have to be passed on. */
  readonly isThere: boolean
}
