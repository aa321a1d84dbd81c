import { invalid } from '../../shared/errors.ts'
import type { PageContext } from './security.ts'

/** The media type of what was sent, without its parameters. */
export function mediaType({ req }: PageContext): string {
  return (req.header('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

export function isJson(type: string): boolean {
  return type === 'application/json' || (type.startsWith('application/') && type.endsWith('+json'))
}

/** Reads a JSON body, UTF-8 as RFC 8259 has it. Throws `invalid` for what is none. */
export async function readJson({ req }: PageContext): Promise<unknown> {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await req.arrayBuffer()))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError)
      throw invalid([{ path: '', message: 'This is not JSON.' }])
    throw error
  }
}
