import type { Turn } from './review-turn.ts'

/** Why a button of the review page did nothing, read out at once; a fault of a field leads to it. */
export const Refusal = ({ turn: { kind, letter, message, faults } }: { turn: Turn }) => {
  if (!message) return null
  return (
    <div class={`note ${kind === 'stale' ? 'wait' : 'bad'}`} role="alert">
      {kind === 'stale' || faults.length === 0 ? (
        <p>{message}</p>
      ) : (
        <ul>
          {faults.map((fault) => (
            <li>
              <a href={`#${letter}.${fault.path}`}>{fault.message}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
