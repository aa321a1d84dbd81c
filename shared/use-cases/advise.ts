import type { Day } from '../domain/instant.ts'
import type { Interview, Letter, LetterText, Notes, Profile } from '../domain/interview.ts'
import { knownOf } from '../letter/known.ts'
import { checkLetter } from '../letter/rubric.ts'
import { writerInput } from './writer-input.ts'

/** What is to be said of a letter as it stands. */
export interface Advice {
  /** Why it cannot be sent so: it could only be a slip, or says what no fact has. */
  readonly problems: readonly string[]
  /** What the candidate may want to look at in an own text; nobody is held up by it. */
  readonly advice: readonly string[]
}

/** The lines of the rubric that hold up even what the candidate typed: reader and company, facts, leftovers. */
const binding: readonly string[] = ['R3', 'R14', 'R21']
const adviceMax = 5

/** Reads a letter against the record on the day it would go out. A text that nobody has changed gets no advice. */
export function adviceFor(
  {
    interview,
    profile,
    texts,
  }: {
    readonly interview: Interview
    readonly profile: Profile
    readonly texts: { readonly notes: Notes; readonly jobDescription: string | undefined }
  },
  letter: Letter,
  text: LetterText,
  day: Day,
): Advice {
  const known = knownOf(writerInput(interview, profile, texts, day, {}), letter)
  const facts = [...known.facts, ...(profile.postalAddress ? [profile.postalAddress] : [])]
  const findings = checkLetter(text, { ...known, facts })
  const isBinding = ({ rule, severity }: (typeof findings)[number]) =>
    severity === 'block' && binding.includes(rule)
  const unsigned = profile.name ? [] : ['Your profile has no name yet, so the letter cannot be signed.']
  return {
    problems: [...unsigned, ...findings.filter(isBinding).map(({ message }) => message)],
    advice: letter.isEdited
      ? findings
          .filter((one) => !isBinding(one))
          .map(({ message }) => message)
          .slice(0, adviceMax)
      : [],
  }
}
