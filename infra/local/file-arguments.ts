import { parseArgs } from 'node:util'
import { ianaZone } from '../../shared/calendar/zones.ts'
import { refused } from './command.ts'

/** What the commands that read a foreign file are asked: `file [--zone Europe/Berlin] [--me address]`. */

export interface FileAsked {
  readonly path: string
  /** The candidate's zone; this machine's when none is named. */
  readonly timeZone: string
  /** The candidate's addresses. */
  readonly me: readonly string[]
}

/** Throws a ReadableError that says what is wrong, with the command's usage. */
export function readFileArguments(typed: string[], usage: string): FileAsked {
  const { values, positionals } = parsed(typed, usage)
  const [path, ...others] = positionals
  if (path === undefined || path === '') throw refused(`There is no file to read. ${usage}`)
  if (others.length > 0) throw refused(`One file at a time. ${usage}`)
  return { path, timeZone: readZone(values.zone, usage), me: values.me ?? [] }
}

function parsed(args: string[], usage: string) {
  try {
    const options = { zone: { type: 'string' }, me: { type: 'string', multiple: true } } as const
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    // Node's sentence goes on to explain how to write what is no option here.
    throw refused(`${error.message.split(/\. /, 1)[0]?.replace(/\.$/, '')}. ${usage}`)
  }
}

function readZone(typed: string | undefined, usage: string): string {
  if (typed === undefined) return Intl.DateTimeFormat().resolvedOptions().timeZone
  const zone = ianaZone(typed)
  if (!zone) throw refused(`--zone is not the name of a time zone, such as Europe/Berlin. ${usage}`)
  return zone
}
