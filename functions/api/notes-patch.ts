import { type PatchInput, strict } from '../../shared/domain/input.ts'
import type { Interview, Notes } from '../../shared/domain/interview.ts'
import { parse } from '../../shared/parse.ts'
import type { Fields } from './fields.ts'
import { changedFields, knownNotes, knownPeople, notesOf, peopleOf, rowCount } from './interview-fields.ts'

/** Changes as a program or a form states them, for `changeInterview`. */

/** Of the notes only what the body names comes out: what is not named stays as it is. */
export function parsePatch(body: unknown) {
  const { notes, ...patch } = parse(strict.patch, body)
  if (!notes) return patch
  // The schema has seen that both are objects.
  const named = new Set(Object.keys((body as { notes: object }).notes))
  const entries = Object.entries(notes).filter(([name]) => named.has(name))
  return { ...patch, notes: Object.fromEntries(entries) as Partial<NonNullable<PatchInput['notes']>> }
}

/** The people, when the form has rows for them and they are not those that are known. */
export function peoplePatch(fields: Fields, interview: Interview) {
  const typed = peopleOf(fields)
  const known = peopleOf(new Map(knownPeople(interview)))
  const isSame = JSON.stringify(typed) === JSON.stringify(known)
  return rowCount(fields) === 0 || isSame ? {} : { interviewers: typed }
}

/** What the notes form changes. */
export function notesPatch(fields: Fields, interview: Interview, notes: Notes) {
  const changed = notesOf(changedFields(fields, knownNotes(notes)))
  return { ...peoplePatch(fields, interview), ...(Object.keys(changed).length > 0 && { notes: changed }) }
}
