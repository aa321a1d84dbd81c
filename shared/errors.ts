/** An error that a person may read: it has a code, a sentence, and says which fields are at fault. */
export class ReadableError extends Error {
  override readonly name = 'ReadableError'
  readonly code: ReadableCode
  readonly faults: readonly Fault[]

  constructor(code: ReadableCode, message: string, faults: readonly Fault[] = [], options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.faults = faults
  }
}

export type ReadableCode =
  | 'invalid'
  | 'notFound'
  | 'unauthenticated'
  | 'expired'
  | 'conflict'
  | 'stale'
  | 'unavailable'

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

/** Another function was called, and failed or did not answer as it should. */
export class FunctionFailedError extends Error {
  override readonly name = 'FunctionFailedError'
}

/** What one function answers another that waits for it: a readable error is data, any other is a failure. */
export interface Answer {
  readonly refused?: {
    readonly code: ReadableCode
    readonly message: string
    readonly faults: readonly Fault[]
  }
}

/** Waits for the work and turns what a person may read into an answer. */
export async function answerOf(work: Promise<void>): Promise<Answer> {
  try {
    await work
    return {}
  } catch (error) {
    if (!(error instanceof ReadableError)) throw error
    const { code, message, faults } = error
    return { refused: { code, message, faults } }
  }
}

/** Throws what the other function refused, as what it was there. */
export function throwRefusal({ refused }: Answer): void {
  if (refused) throw new ReadableError(refused.code, refused.message, refused.faults)
}
