import type { Instant } from './instant.ts'

/** A line of the receipt, told in words by the pages and the receipt mail. */
export interface HistoryEntry {
  readonly at: Instant
  readonly what: HistoryCode
  readonly letter?: string
  readonly detail?: string
}

export type HistoryCode =
  | 'recorded'
  | 'proposed'
  | 'confirmed'
  | 'dismissed'
  | 'vanished'
  | 'changed'
  | 'noted'
  | 'calledOff'
  | 'didNotTakePlace'
  | 'debriefMailed'
  | 'draftMailed'
  | 'reminderMailed'
  | 'noticeMailed'
  | 'questionMailed'
  | 'receiptMailed'
  | 'mailRefused'
  | 'mailAbandoned'
  | 'mailDoubted'
  | 'mailBounced'
  | 'drafted'
  | 'edited'
  | 'rewritten'
  | 'approved'
  | 'undone'
  | 'skipped'
  | 'ownMailbox'
  | 'postponed'
  | 'dayPassed'
  | 'sent'
  | 'refused'
  | 'doubted'
  | 'held'
  | 'arrived'
  | 'delivered'
  | 'bounced'
  | 'bouncedSoftly'
  | 'complained'
  | 'expired'
  | 'followedUp'
  | 'closed'
  | 'silent'
  | 'resumed'
