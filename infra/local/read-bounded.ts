import { open } from 'node:fs/promises'
import { resolve } from 'node:path'
import { refused } from './command.ts'

/** Reads what a command line names: a file, or `-` for standard input; 1 MB at most, as the API takes it, unless said otherwise. */

const bytesMaxUsual = 1_000_000

/** The value of a JSON text. Throws a ReadableError whose sentence says what is wrong with the file. */
export async function readJson(path: string, folders: readonly string[]): Promise<unknown> {
  const name = nameOf(path)
  const text = decode(await readBytes(path, folders))
  if (text === undefined) throw refused(`${name} is not a text in UTF-8.`)
  if (text.trim() === '') throw refused(`${name} is empty.`)
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw refused(`${name} is not JSON: ${error.message}.`)
    throw error
  }
}

/** The bytes of a file. Throws a ReadableError whose sentence says why they cannot be had. */
export async function readBytes(
  path: string,
  folders: readonly string[],
  bytesMax = bytesMaxUsual,
): Promise<Buffer> {
  const bytes =
    path === '-' ? await readStream(process.stdin, bytesMax) : await readFile(path, folders, bytesMax)
  if (bytes.length > bytesMax) throw refused(`${nameOf(path)} is larger than ${bytesMax / 1_000_000} MB.`)
  return bytes
}

function nameOf(path: string): string {
  return path === '-' ? 'Standard input' : path
}

const readings: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  ENOTDIR: 'is not there',
  EISDIR: 'is a folder, not a file',
  EACCES: 'may not be read',
  EPERM: 'may not be read',
  ENAMETOOLONG: 'has too long a name',
}

async function readFile(path: string, folders: readonly string[], bytesMax: number): Promise<Buffer> {
  let code = 'ENOENT'
  for (const folder of folders) {
    try {
      await using file = await open(resolve(folder, path))
      return await readStream(file.createReadStream({ autoClose: false }), bytesMax)
    } catch (error) {
      code = codeOf(error)
      if (code !== 'ENOENT') break
    }
  }
  throw refused(`${path} ${readings[code] ?? `cannot be read (${code})`}.`)
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code)
  throw error
}

/** Stops reading as soon as it is too much. */
async function readStream(stream: AsyncIterable<Buffer>, bytesMax: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of stream) {
    chunks.push(chunk)
    length += chunk.length
    if (length > bytesMax) break
  }
  return Buffer.concat(chunks)
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}
