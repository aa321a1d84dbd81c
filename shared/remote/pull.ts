import type { CalendarFact } from '../calendar/fact.ts'
import type { Instant } from '../domain/instant.ts'

/** What every calendar behind HTTP has in common, however its provider speaks: it is pulled, page by page. */

export interface PulledPage {
  readonly facts: readonly CalendarFact[]
  /** Where the next pull goes on; on the last page alone, and opaque to whoever keeps it. */
  readonly cursor?: string
  /** How often the calendar asks to be looked at; on the last page, of one that is looked at and does not ring. */
  readonly refreshSeconds?: number
}

export interface Pull {
  /** Everything in the window is told, so that what was known there and is not told any more has vanished. */
  readonly isWhole: boolean
  /** What ends before or starts after is not told, though it may be there. Absent: there is no such bound. */
  readonly window?: { readonly from: Instant; readonly until?: Instant }
  /** One at a time: between two of them others may have their turn. */
  readonly pages: AsyncIterable<PulledPage>
}

export interface RemoteCalendar {
  /**
   * What has changed since `cursor`, or all there is without one. Throws a RemoteError, from the pages too; after one,
   * the old cursor is still good unless the trouble is `cursorExpired`.
   */
  pull(cursor: string | undefined): Promise<Pull>
}

/** The provider's promise to ring when something changes. */
export interface Watch {
  readonly id: string
  /** Google's name for what is watched. */
  readonly resourceId?: string
  readonly expiresAt: Instant
}

export interface WatchableCalendar extends RemoteCalendar {
  /** Has `address` rung, with `secret` in each ring. */
  watch(watch: { id: string; address: string; secret: string; until: Instant }): Promise<Watch>
  /** What watches from now on: the same one for longer, or a new one beside which the old one rings until it ends. */
  renew(old: Watch, watch: { id: string; address: string; secret: string; until: Instant }): Promise<Watch>
  /** Ends it; one that is gone already is success. */
  unwatch(watch: Watch): Promise<void>
}

/**
 * `accessWithdrawn`: only the candidate can mend it, by connecting again. `cursorExpired`: pull all there is. `passing`:
 * the same again later. `gone`: there is no such calendar, or it is none.
 */
export type RemoteTrouble = 'accessWithdrawn' | 'cursorExpired' | 'passing' | 'gone'

/** A provider did not do what it was asked. Its message holds no address, token or text of the provider's. */
export class RemoteError extends Error {
  override readonly name = 'RemoteError'
  readonly trouble: RemoteTrouble
  /** How long the provider asks to be left alone. */
  readonly retryAfterSeconds?: number

  constructor(
    trouble: RemoteTrouble,
    message: string,
    options: ErrorOptions & { readonly retryAfterSeconds?: number | undefined } = {},
  ) {
    super(message, options)
    this.trouble = trouble
    if (options.retryAfterSeconds !== undefined) this.retryAfterSeconds = options.retryAfterSeconds
  }
}
