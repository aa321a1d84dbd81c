import type { Setting, Tone } from './follow-up-setting.ts'
import { sentence, type Wording, type Wordings } from './voice.ts'

/** Texts as wordings of one sentence each. */
export function say(texts: readonly [string, ...string[]]): Wordings {
  const [first, ...rest] = texts
  return [[sentence(first)], ...rest.map((text): Wording => [sentence(text)])]
}

/** What fits everybody, and what fits people who write as these do. */
export function sayTo(
  tone: Tone,
  [first, ...rest]: readonly [string, ...string[]],
  more: Readonly<Record<Tone, readonly string[]>>,
): Wordings {
  return say([first, ...rest, ...more[tone]])
}

/** A role with a comma in it is closed by one before what follows. */
export function closed(role: string): string {
  return role.includes(',') ? `${role},` : role
}

/** " at Larch House", or nothing where the company cannot be named. */
export function atCompany({ company }: Setting): string {
  return company ? ` at ${company}` : ''
}
