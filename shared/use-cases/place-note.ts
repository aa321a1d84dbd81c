import type { Notes } from '../domain/interview.ts'

/** Where a note belongs that was added beside a letter: what it says of itself decides. */

const regret =
  /^(?:i |also |and )*(?:should(?:['’]ve| have)|forgot|did ?n[o'’]?t|did not|never|could have|wish i had)\b/i
const idea =
  /^(?:my |one |an? )?(?:idea|suggestion)\b|^(?:i|we) (?:would|could) (?!have|like|love)|^(?:what if|how about|maybe)\b/i
const mutual = /^(?:we both|both of us|we each)\b/i

export interface Placed {
  readonly notes: Notes
  /** Paths of the lines that were added to what was talked about. */
  readonly favoured: readonly string[]
}

/** Adds each line of `note`, with `name` before it where it is about one of several; what is there already stays. */
export function placeNote(notes: Notes, note: string, name: string | undefined): Placed {
  let placed: Placed = { notes, favoured: [] }
  for (const line of note.split('\n').map((one) => one.trim())) {
    if (line) placed = placeLine(placed, line, name ? `${name}: ${line}` : line)
  }
  return placed
}

function placeLine({ notes, favoured }: Placed, line: string, text: string): Placed {
  const withNotes = (more: Partial<Notes>): Placed => ({ notes: { ...notes, ...more }, favoured })
  const { missed = '', valueIdea = '', connection = '', questions, discussed } = notes
  const known = [...missed.split('\n'), ...valueIdea.split('\n'), connection, ...questions]
  if (known.includes(text)) return { notes, favoured }
  // The newest stands first: a letter tells one of its kind.
  if (regret.test(line)) return withNotes({ missed: newestFirst(text, missed) })
  if (idea.test(line)) return withNotes({ valueIdea: newestFirst(text, valueIdea) })
  if (mutual.test(line) && !connection) return withNotes({ connection: text })
  if (line.endsWith('?')) return withNotes({ questions: [text, ...questions] })
  const at = discussed.indexOf(text)
  const path = `notes.discussed[${at < 0 ? discussed.length : at}]`
  return {
    notes: at < 0 ? { ...notes, discussed: [...discussed, text] } : notes,
    favoured: [...favoured, path],
  }
}

const newestFirst = (text: string, known: string): string => (known ? `${text}\n${known}` : text)
