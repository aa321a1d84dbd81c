import type * as z from 'zod/mini'
import { type Fault, invalid } from './errors.ts'

/** What a schema refuses, as faults a person may read, each with the path of its field. */
export function parse<T extends z.ZodMiniType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value, { reportInput: true })
  if (parsed.success) return parsed.data
  throw invalid(parsed.error.issues.flatMap(describe))
}

function describe(issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: path ? `${path}.${key}` : key,
      message: 'There is no such field.',
    }))
  }
  // A union tries the empty text first; what the other branch says is what the person needs to hear.
  if (issue.code === 'invalid_union') {
    const told = issue.errors.at(-1)
    if (told?.length)
      return told.flatMap((inner) => describe({ ...inner, path: [...issue.path, ...inner.path] }))
  }
  if (issue.code === 'invalid_type') return [{ path, message: describeType(issue) }]
  return [{ path, message: issue.message }]
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list',
  object: 'an object',
  boolean: 'true or false',
}

function describeType(issue: z.core.$ZodIssueInvalidType): string {
  if (issue.input === undefined) return 'Is missing.'
  return `Must be ${typeNames[issue.expected] ?? issue.expected}.`
}
