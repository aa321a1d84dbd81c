import { sha256 } from '../digest.ts'
import type { Notes, Profile } from '../domain/interview.ts'

/**
 * What a letter goes without is remembered by the digest of its words: it stays out wherever it comes to stand, and
 * other words that come to stand in its place are not meant.
 */

/** A line of the record that a sentence can rest on, and where it stands today: a path into the record. */
export interface Line {
  readonly path: string
  readonly text: string
}

/** Enough of a digest to tell the lines of one record apart, and short, as the interview's item carries it. */
const markLength = 16

/** What a struck line is remembered by: the same words have the same mark, in whichever field they stand. */
export function markOf(text: string): string {
  return sha256(text).slice(0, markLength)
}

/** Everything that can be struck: the notes, and what the profile says the candidate has done. */
export function linesOf(notes: Notes, { qualifications }: Pick<Profile, 'qualifications'>): readonly Line[] {
  const { discussed, connection, missed, valueIdea, questions, nextStep } = notes
  const listed = (path: string, texts: readonly string[]) =>
    texts.map((text, at) => ({ path: `${path}[${at}]`, text }))
  return [
    ...listed('notes.discussed', discussed),
    ...Object.entries({ connection, missed, valueIdea }).flatMap(noted),
    ...listed('notes.questions', questions),
    ...Object.entries({ nextStep }).flatMap(noted),
    ...listed('candidate.qualifications', qualifications),
  ]
}

function noted([name, text]: readonly [string, string | undefined]): readonly Line[] {
  return text ? [{ path: `notes.${name}`, text }] : []
}

/** Whether `struck` means this line: by its mark, or by the path that an item of earlier days holds instead. */
export function isMeant(struck: string, { path, text }: Line): boolean {
  return struck === markOf(text) || struck === path
}

/** The lines that are struck as the record stands today, in its order; what is there no more is none of them. */
export function linesStruck(struck: readonly string[], lines: readonly Line[]): readonly Line[] {
  return lines.filter((line) => struck.some((one) => isMeant(one, line)))
}
