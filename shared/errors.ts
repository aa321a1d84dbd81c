/** An error that a person may read: it has a code, a sentence, and says which fields are at fault. */
export class ReadableError extends Error {
  override readonly name = 'ReadableError'
  readonly code: ReadableCode
  readonly faults: readonly Fault[]

  constructor(code: ReadableCode, message: string, faults: readonly Fault[] = []) {
    super(message)
    this.code = code
    this.faults = faults
  }
}

export type ReadableCode = 'invalid' | 'notFound' | 'unauthenticated' | 'expired' | 'conflict' | 'stale'

/** One field that was refused. `path` is dotted, as in the JSON: `interviewers.0.email`. */
export interface Fault {
  readonly path: string
  readonly message: string
}

export function invalid(faults: readonly Fault[]): ReadableError {
  return new ReadableError('invalid', faults.map((fault) => fault.message).join(' '), faults)
}

export function notFound(): ReadableError {
  return new ReadableError('notFound', 'There is nothing here.')
}

/** SES said no, in so many words: the mail was definitely not sent. */
export class MailRefusedError extends Error {
  override readonly name = 'MailRefusedError'
  readonly code: string
  /** A limit or a pause: the same mail may well be accepted later. */
  readonly isPassing: boolean

  constructor(code: string, isPassing: boolean, options?: ErrorOptions) {
    super(`SES refused the mail: ${code}`, options)
    this.code = code
    this.isPassing = isPassing
  }
}

/** Nobody can say whether SES took the mail: it must not be sent again without asking. */
export class MailDoubtedError extends Error {
  override readonly name = 'MailDoubtedError'
}
