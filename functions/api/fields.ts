import { type Fault, invalid } from '../../shared/errors.ts'
import type { PageContext } from './security.ts'

/** What was typed into a form, by the names of its fields: dotted paths, as in the JSON. */
export type Fields = ReadonlyMap<string, string>

/** What is said beside a field that was not refused. */
export interface Remark extends Fault {
  /** A guess, or something that may be wrong. */
  readonly isDoubt?: true | undefined
}

/** A form as it is to be shown: with what was typed, what was refused, and what is to be said of the rest. */
export interface Form {
  readonly values: Fields
  readonly faults: readonly Fault[]
  readonly remarks?: readonly Remark[] | undefined
}

/**
 * Reads a posted form; files are nothing to us. What comes several times under the name of a list stands a line each;
 * of any other name the last counts. Throws `invalid` for a body that is no form.
 */
export async function readForm({ req }: PageContext, lists: readonly string[] = []): Promise<Fields> {
  try {
    const fields = new Map<string, string>()
    for (const [name, value] of await req.formData()) {
      if (typeof value !== 'string') continue
      const before = lists.includes(name) ? fields.get(name) : undefined
      fields.set(name, before === undefined ? value : `${before}\n${value}`)
    }
    return fields
  } catch (error) {
    if (error instanceof TypeError)
      throw invalid([{ path: '', message: 'This is not a form that we can read.' }])
    throw error
  }
}

/** The files that were chosen in a field of a posted form that has been read. */
export async function readFiles({ req }: PageContext, name: string): Promise<File[]> {
  const chosen = (await req.formData()).getAll(name)
  // A field in which nothing was chosen is sent as a file without name and content.
  return chosen.filter((one) => typeof one !== 'string').filter(({ name, size }) => name !== '' || size > 0)
}

/** Lines typed into a text area, without the empty ones. */
export function lines(text: string): string[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** The field that a fault belongs to: an entry of a list was typed into one text area. */
export function fieldOf(path: string): string {
  return path.replace(/^(notes\.\w+|qualifications)\.\d+$/, '$1')
}

export function remarksAt({ remarks = [] }: Form, name: string): readonly Remark[] {
  return remarks.filter(({ path }) => path === name)
}

export function faultsAt({ faults }: Form, name: string): readonly Fault[] {
  return faults.filter(({ path }) => fieldOf(path) === name)
}
