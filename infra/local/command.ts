import { invalid, ReadableError } from '../../shared/errors.ts'

/** What the commands have in common: data on standard output, status 0; or one line on standard error, status 2. */

/** Runs a command; whatever goes wrong is one line, and no stack trace reaches anybody. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  // Whoever reads only the beginning, such as `head`, is welcome to.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  try {
    await command()
  } catch (error) {
    process.stderr.write(`${faultLine(error)}\n`)
    process.exitCode = 2
  }
}

/** An error that a command prints as its one line. */
export function refused(message: string): ReadableError {
  return invalid([{ path: '', message }])
}

/** One line that says what is wrong, with the fields at fault. */
export function faultLine(error: unknown): string {
  if (!(error instanceof ReadableError)) return `This should not have happened: ${short(String(error))}`
  const told = error.faults
    .slice(0, faultsShown)
    .map(({ path, message }) => (path ? `${path}: ${message}` : message))
  const more = error.faults.length - told.length
  return short([...told, ...(more > 0 ? [`And ${more} more.`] : [])].join(' '))
}

const faultsShown = 4
const lengthShown = 600

function short(text: string): string {
  return printable(text).slice(0, lengthShown)
}

/** On one line, and nothing in it that a terminal would obey. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is them that it takes out.
  return text.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ')
}
