import type { Interviewer } from '../domain/interview.ts'
import { plainLine } from './clean.ts'
import { isRecruiterTitle } from './known.ts'
import { fold, type Name, readName } from './name.ts'
import type { WriterInput } from './writing.ts'

/** Who gets a letter: the distinct interviewers, the one who decides first among equals (rubric R2). */

export interface Person {
  readonly key: string
  /** As the record has it. */
  readonly written: string | null
  readonly to: string | null
  /** Undefined where nobody may be greeted by name: unknown, or a mailbox that several people read. */
  readonly name: Name | undefined
  /** The name behind a shared mailbox. */
  readonly behind: string | undefined
  readonly isShared: boolean
  readonly isDecisionMaker: boolean
  readonly isRecruiter: boolean
  /** Words of the title, lower-cased. */
  readonly titles: readonly string[]
  /** Path of what is known of this person. */
  readonly source: string
}

const sharedAlways =
  /^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|interviews?|jobs?|careers?|talent|recruit(?:ing|ment)|hiring|bewerbung|rrhh|applications?)(?:[-_.+].*)?$|^hr(?:[-_+].*)?$/i
const sharedUnnamed =
  /^(?:info|hello|contact|office|people|team|admin|mail|work|staff|reception|support)(?:[-_.+].*)?$/i
interface Row {
  readonly interviewer: Interviewer
  readonly index: number
}

/** One person for each address, or for each name where there is no address; the order is the record's. */
export function readPeople({ interviewers, interview }: WriterInput): Person[] {
  const groups = new Map<string, Row[]>()
  for (const [index, interviewer] of interviewers.entries()) {
    const identity = identityOf(interviewer)
    if (!identity) continue
    groups.set(identity, [...(groups.get(identity) ?? []), { interviewer, index }])
  }
  const named = new Map<string, string>()
  for (const [identity, rows] of groups) {
    const name = fold(plainLine(fullest(rows)?.interviewer.name ?? ''))
    if (identity.startsWith('@') && name && !named.has(name)) named.set(name, identity)
  }
  for (const [identity, rows] of [...groups]) {
    const same = identity.startsWith('#') ? named.get(identity.slice(1)) : undefined
    if (!same) continue
    groups.set(same, [...(groups.get(same) ?? []), ...rows])
    groups.delete(identity)
  }
  const people = [...groups.values()].map((rows) => personOf(rows, interview.timeZone))
  return decide(withoutNeedlessBoxes(people))
}

function identityOf({ name, email }: Interviewer): string | undefined {
  if (email?.trim()) return `@${email.trim().toLowerCase()}`
  const folded = fold(plainLine(name ?? ''))
  return folded ? `#${folded}` : undefined
}

function fullest(rows: readonly Row[]): Row | undefined {
  const named = rows.filter(({ interviewer }) => plainLine(interviewer.name ?? '') !== '')
  return named.reduce<Row | undefined>(
    (best, row) => (best && length(best) >= length(row) ? best : row),
    undefined,
  )
}

function length({ interviewer }: Row): number {
  return plainLine(interviewer.name ?? '').length
}

function personOf(rows: readonly Row[], timeZone: string): Person {
  const [first] = rows
  if (!first) throw new Error('A person needs a row')
  const best = fullest(rows)
  const written = best ? plainLine(best.interviewer.name ?? '', 120) : null
  const to = rows.map(({ interviewer }) => interviewer.email?.trim()).find((email) => email) ?? null
  const local = to?.slice(0, to.lastIndexOf('@')) ?? ''
  const name = readName(written ?? undefined, timeZone)
  const isShared = sharedAlways.test(local) || (!name && sharedUnnamed.test(local))
  const title = rows
    .map(({ interviewer }) => interviewer.title ?? '')
    .join(' ')
    .slice(0, 300)
  return {
    key: first.interviewer.key,
    written,
    to,
    name: isShared ? undefined : name,
    behind: isShared && name ? name.full : undefined,
    isShared,
    isDecisionMaker: rows.some(({ interviewer }) => interviewer.isDecisionMaker === true),
    isRecruiter: isRecruiterTitle(title),
    titles: title.toLowerCase().match(/\p{L}{4,}/gu) ?? [],
    source: best ? `interviewers[${best.index}].name` : `interviewers[${first.index}].email`,
  }
}

/** A box that nobody is known behind gets a letter only when there is no better address (rubric R2). */
function withoutNeedlessBoxes(people: readonly Person[]): Person[] {
  const better = people.filter((person) => !person.isShared || person.behind)
  return better.some((person) => person.to !== null) ? better : [...people]
}

/** Somebody decides: the one the record names, else the first who is no recruiter, else the first. */
function decide(people: readonly Person[]): Person[] {
  const decider =
    people.find((person) => person.isDecisionMaker) ??
    people.find((person) => !person.isRecruiter) ??
    people[0]
  return people.map((person) => ({ ...person, isDecisionMaker: person === decider }))
}

/** For the letter to nobody in particular. */
export const team: Person = {
  key: 'team',
  written: null,
  to: null,
  name: undefined,
  behind: undefined,
  isShared: false,
  isDecisionMaker: true,
  isRecruiter: false,
  titles: [],
  source: 'interview.company',
}
