import type { LetterStatus } from '../../shared/domain/interview.ts'

/** Where a letter stands, at a glance. */
const chips: {
  readonly [S in LetterStatus]: { readonly words: string; readonly tint: '' | 'wait' | 'bad' | 'good' }
} = {
  drafted: { words: 'Waiting for you', tint: 'wait' },
  approved: { words: 'Approved', tint: 'good' },
  sending: { words: 'On its way', tint: '' },
  unknown: { words: 'Not confirmed yet', tint: '' },
  held: { words: 'Held', tint: 'bad' },
  sent: { words: 'Sent', tint: 'good' },
  delivered: { words: 'Delivered', tint: 'good' },
  bounced: { words: 'Came back', tint: 'bad' },
  skipped: { words: 'Skipped', tint: '' },
  ownMailbox: { words: 'Sent by you', tint: 'good' },
}

/** A draft of an interview that is over waits for nobody any more. */
export const StatusChip = ({ status, isClosed }: { status: LetterStatus; isClosed: boolean }) => {
  const { words, tint } = isClosed && status === 'drafted' ? { words: 'Not sent', tint: '' } : chips[status]
  return <span class={`chip ${tint}`}>{words}</span>
}
