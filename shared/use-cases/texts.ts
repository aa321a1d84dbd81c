import type { TableContext } from '../context.ts'
import { digest } from '../digest.ts'
import type { DraftReport, Interview, LetterText, Notes, TextHash } from '../domain/interview.ts'

/** Texts by content: written before the state that names them, so that a name always leads to its text. */

/** Stores a text under the hash of its content and resolves to that hash. */
export async function putTextOf(
  { table }: TableContext,
  owner: Pick<Interview, 'id' | 'endsAt'>,
  text: unknown,
): Promise<TextHash> {
  const hash = digest(text)
  await table.putText(owner, hash, text)
  return hash
}

const noNotes: Notes = { discussed: [], questions: [] }

/** Everything that an interview names, in one read. */
export interface Texts {
  readonly notes: Notes
  readonly jobDescription: string | undefined
  readonly report: DraftReport
  readonly letters: ReadonlyMap<TextHash, LetterText>
}

export async function readTexts({ table }: TableContext, interview: Interview): Promise<Texts> {
  const hashes = [
    interview.notes,
    interview.jobDescription,
    interview.report,
    ...interview.letters.map(({ text }) => text),
  ]
  const texts = await table.readTexts(
    interview.id,
    hashes.filter((hash) => hash !== null),
  )
  // A hash names the text that was stored under it by `putTextOf`, in the type of the field that holds the hash.
  const get = <T>(hash: TextHash | null) => (hash === null ? undefined : (texts.get(hash) as T | undefined))
  return {
    notes: get<Notes>(interview.notes) ?? noNotes,
    jobDescription: get<string>(interview.jobDescription),
    report: get<DraftReport>(interview.report) ?? { leftOut: [], warnings: [] },
    letters: texts as ReadonlyMap<TextHash, LetterText>,
  }
}

/** One letter's text alone, for whoever sends it. */
export async function readLetterText(
  { table }: TableContext,
  id: string,
  hash: TextHash,
): Promise<LetterText> {
  const texts = await table.readTexts(id, [hash])
  return letterText({ letters: texts as ReadonlyMap<TextHash, LetterText> }, hash)
}

/** The text of one letter; throws when it is missing, which no order of writes allows. */
export function letterText(texts: Pick<Texts, 'letters'>, hash: TextHash): LetterText {
  const text = texts.letters.get(hash)
  if (!text) throw new Error(`The text ${hash} is not stored`)
  return text
}
