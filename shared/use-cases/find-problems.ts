import { readerKey } from '../domain/follow-up-plan.ts'
import type { Day } from '../domain/instant.ts'
import type { Interview, Letter, LetterText, Notes, Profile } from '../domain/interview.ts'
import { factsOf, knownOf } from '../letter/known.ts'
import { type Known, letterFaults } from '../letter/rubric.ts'
import type { Finding } from '../letter/rubric-finding.ts'
import type { WriterInput } from '../letter/writing.ts'
import { writerInput } from './writer-input.ts'

/** A letter held against the record, on the day it would go out. */
export interface Held {
  /** Why it cannot be sent so: it could only be a slip, or says what no fact has. */
  readonly problems: readonly string[]
  /** What it was held against. */
  readonly known: Known
}

export type Holder = (letter: Letter, text: LetterText, day: Day) => Held

/** The lines of the rubric that hold up even what the candidate typed: reader and company, facts, leftovers. */
const binding: readonly string[] = ['R3', 'R14', 'R21']

export function isBinding({ rule, severity }: Finding): boolean {
  return severity === 'block' && binding.includes(rule)
}

/** The record is read once for all letters that go out on one day: a page of twelve must not read it twelve times. */
export function holderFor(
  interview: Interview,
  profile: Profile,
  texts: { readonly notes: Notes; readonly jobDescription: string | undefined },
): Holder {
  const read = new Map<Day, { readonly input: WriterInput; readonly facts: readonly string[] }>()
  const recordOn = (day: Day) => {
    const known = read.get(day) ?? readRecord(writerInput(interview, profile, texts, day, {}))
    read.set(day, known)
    return known
  }
  const readRecord = (input: WriterInput) => ({
    input,
    facts: [...factsOf(input), ...(profile.postalAddress ? [profile.postalAddress] : [])],
  })
  const unsigned = profile.name ? [] : ['Your profile has no name yet, so the letter cannot be signed.']
  return (letter, text, day) => {
    const { input, facts } = recordOn(day)
    const { followUp, name, to } = letter
    const kind = followUp && ([undefined, 'firstFollowUp', 'lastFollowUp'] as const)[followUp]
    const known = { ...knownOf(input, { key: readerKey(letter), name, to }, kind), facts }
    const faults = letterFaults(text, known).filter(isBinding)
    return { problems: [...unsigned, ...faults.map(({ message }) => message)], known }
  }
}
