import { dayIn } from '../domain/instant.ts'
import { secrecy } from './private.ts'
import type { FollowUpKind, Known } from './rubric.ts'
import { sharedStems, stemsOf } from './words.ts'
import type { WriterInput } from './writing.ts'

/** The reader of one letter, as the letter has them. */
interface Reader {
  readonly key: string
  readonly name: string | null
  readonly to: string | null
}

/** Whoever has such a title finds people for the job and does not do it. */
export function isRecruiterTitle(title: string): boolean {
  return /\b(?:recruit\w*|talent|sourcer|human resources|hr|people (?:ops|operations|partner|team))\b/i.test(
    title,
  )
}

/** Of a longer note the letter tells the beginning. */
const topicMax = 1_200

interface Recorded {
  /** Notes that may be told. */
  readonly usable: readonly string[]
  readonly facts: readonly string[]
}

/** The same for every letter of an interview, and read once. */
const recorded = new WeakMap<WriterInput, Recorded>()

function recordOf(input: WriterInput): Recorded {
  const known = recorded.get(input) ?? {
    usable: input.notes.discussed.map((one) => one.slice(0, topicMax)).filter((one) => !secrecy(one)),
    facts: factsOf(input),
  }
  recorded.set(input, known)
  return known
}

/** What the record says about one letter and its reader, for the rubric. */
export function knownOf(input: WriterInput, { key, name, to }: Reader, followUp?: FollowUpKind): Known {
  const { candidate, interview, interviewers, notes } = input
  const reader = interviewers.find((one) => one.key === key)
  const same = ({ email }: { email?: string }) => to !== null && email?.toLowerCase() === to.toLowerCase()
  const rest = interviewers.filter((one) => one !== reader && !same(one))
  const names = [...new Set(present([name, reader?.name]))]
  const others = rest.flatMap((one) => one.name ?? [])
  const { usable, facts } = recordOf(input)
  // Where nobody is said to decide, the first does.
  const decider = interviewers.find(({ isDecisionMaker }) => isDecisionMaker) ?? interviewers[0]
  const isAmongOthers = rest.length > 0 && decider !== undefined && rest.includes(decider)
  const isByPhone = interview.kind === 'phone' || isRecruiterTitle(reader?.title ?? '')
  return {
    kind:
      followUp ??
      (usable.length === 0 && !notes.missed && !notes.valueIdea
        ? 'nothingToSay'
        : isAmongOthers
          ? 'amongOthers'
          : isByPhone
            ? 'byPhone'
            : 'full'),
    company: interview.company,
    role: interview.role,
    candidate: candidate.name,
    reader: names,
    to,
    others,
    // In a panel it need not be this reader's: who said what is the writer's to decide.
    topics: rest.length > 0 ? usable.filter((one) => isAbout(one, names)) : usable,
    missed: rest.length > 0 ? undefined : notes.missed?.slice(0, topicMax),
    qualifications: candidate.qualifications,
    facts,
  }
}

function isAbout(note: string, names: readonly string[]): boolean {
  return names.some((name) => stemsOf(name).size > 0 && sharedStems(note, name) > 0)
}

/** Everything that a letter may repeat. */
export function factsOf({ candidate, interview, interviewers, notes, day }: WriterInput): string[] {
  const { startsAt, endsAt, timeZone } = interview
  const minutes = Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000)
  return present([
    ...[candidate.name, candidate.email, candidate.phone, candidate.headline, ...candidate.qualifications],
    ...[interview.company, interview.role, interview.location, interview.jobDescription],
    ...[dayIn(startsAt, timeZone), dayIn(endsAt, timeZone), day, `${minutes} ${minutes / 60}`],
    ...interviewers.flatMap(({ name, title, email }) => [name, title, email]),
    ...[...notes.discussed, ...notes.questions],
    ...[notes.connection, notes.missed, notes.valueIdea, notes.nextStep],
  ])
}

function present(texts: readonly (string | null | undefined)[]): string[] {
  return texts.flatMap((text) => (text ? [text] : []))
}
