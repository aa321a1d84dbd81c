import type { Context } from '../context.ts'
import type { LetterText } from '../domain/interview.ts'
import { writeLetters } from '../letter/write.ts'
import type { WriterInput, Writing } from '../letter/writing.ts'

/** All letters of an interview. Only `generate` writes: the pages show what it wrote. */
export async function writeAll(_context: Context, input: WriterInput): Promise<Writing> {
  return writeLetters(input)
}

/** A letter's text as it is stored, without whom it is for. */
export function textOf({ subject, body, sentences, until }: LetterText): LetterText {
  return { subject, body, sentences, ...(until && { until }) }
}
