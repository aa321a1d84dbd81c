import type { Child } from 'hono/jsx'
import type { ReviewAction } from '../../shared/use-cases/review-letter.ts'
import type { Form } from './fields.ts'
import type { LetterProps } from './review-turn.ts'

/** A button of a letter's form: what it does, by the name that the use case knows. */
export const Act = ({
  value,
  children,
  isMain = false,
}: {
  value: ReviewAction
  children: Child
  isMain?: boolean
}) => (
  <button type="submit" name="action" value={value} class={isMain ? 'primary' : undefined}>
    {children}
  </button>
)

/** The fields with what was typed into them when it was refused, and with the letter as it is otherwise. */
export function formOf({ view, turn }: Pick<LetterProps, 'view' | 'turn'>): Form {
  const shown = [
    ['to', view.to ?? ''],
    ['subject', view.text.subject],
    ['text', view.text.body],
    ['note', ''],
    ['tone', view.letter.tone],
    ['sendAt', ''],
  ] as const
  const isTyped = turn?.kind === 'invalid' || turn?.kind === 'unavailable'
  const kept = [...(turn?.values ?? [])].filter(([name]) => isTyped || name === 'sendAt')
  return { values: new Map([...shown, ...kept]), faults: turn?.faults ?? [] }
}
