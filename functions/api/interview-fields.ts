import type { TypedPerson } from '../../shared/domain/business-card.ts'
import { readPossibleTimes } from '../../shared/domain/input.ts'
import { type Instant, wallClock } from '../../shared/domain/instant.ts'
import type { Interview, Interviewer, Notes } from '../../shared/domain/interview.ts'
import type { Fault, ReadableError } from '../../shared/errors.ts'
import { type Fields, lines } from './fields.ts'

/**
 * A form's dotted fields and the JSON that they stand for (`interviewers.0.name` is `{interviewers: [{name}]}`). Only
 * names that are known are looked up, so no name that a stranger sends can reach further than its own value.
 */

const factNames = [
  'company',
  'role',
  'kind',
  'startsAt',
  'endsAt',
  'timeZone',
  'location',
  'jobDescription',
] as const
const listNames = ['discussed', 'questions'] as const
const textNames = ['connection', 'missed', 'valueIdea', 'nextStep'] as const

/** The JSON body of a whole interview. */
export function recordOf(fields: Fields) {
  return { interview: factsOf(fields), interviewers: peopleOf(fields), notes: notesOf(fields) }
}

/** The facts that the form has; what it lacks is not named. */
export function factsOf(fields: Fields): { [N in (typeof factNames)[number]]?: string } {
  return pick(fields, 'interview', factNames)
}

/** The notes that the form has: a line of its text areas is an entry of a list. */
export function notesOf(fields: Fields) {
  const lists = pick(fields, 'notes', listNames)
  const entries = Object.entries(lists).map(([name, text]) => [name, lines(text)] as const)
  return { ...Object.fromEntries(entries), ...pick(fields, 'notes', textNames) }
}

function pick<N extends string>(fields: Fields, group: string, names: readonly N[]): { [K in N]?: string } {
  const picked: { [K in N]?: string } = {}
  for (const name of names) {
    const value = fields.get(`${group}.${name}`)
    if (value !== undefined) picked[name] = value
  }
  return picked
}

const rowName = /^interviewers\.(\d{1,3})\.(?:name|title|email|decisionMaker)$/

/** How many rows for people a form has, the empty ones included. */
export function rowCount(fields: Fields): number {
  return rowNumbers(fields).length
}

function rowNumbers(fields: Fields): number[] {
  const numbers = new Set([...fields.keys()].flatMap((name) => rowName.exec(name)?.[1] ?? []).map(Number))
  return [...numbers].sort((a, b) => a - b)
}

/** The people of a form, without its empty rows. */
export function peopleOf(fields: Fields): TypedPerson[] {
  return rowNumbers(fields)
    .map((row) => ({
      name: fields.get(`interviewers.${row}.name`) ?? '',
      title: fields.get(`interviewers.${row}.title`) ?? '',
      email: fields.get(`interviewers.${row}.email`) ?? '',
      decisionMaker: isTicked(fields.get(`interviewers.${row}.decisionMaker`)),
    }))
    .filter(({ name, title, email }) => (name + title + email).trim() !== '')
}

/** A box that is not ticked is not sent at all; form tools send words. */
function isTicked(value: string | undefined): boolean {
  return value !== undefined && !/^(?:|0|false|no|off)$/i.test(value.trim())
}

/** The same form with its people moved up over the empty rows, as a fault counts them. */
export function withoutEmptyRows(fields: Fields): Fields {
  return withPeople(fields, peopleOf(fields))
}

/** The same form with these people in its rows. */
export function withPeople(fields: Fields, people: readonly TypedPerson[]): Fields {
  const others = [...fields].filter(([name]) => !rowName.test(name))
  return new Map([...others, ...peopleFields(people)])
}

/** What the fields for people hold when these are known. */
export function peopleFields(
  people: readonly (Pick<Interviewer, 'name' | 'title' | 'email'> & { decisionMaker?: boolean })[],
): [string, string][] {
  return people.flatMap(({ name = '', title = '', email = '', decisionMaker }, row) => [
    [`interviewers.${row}.name`, name],
    [`interviewers.${row}.title`, title],
    [`interviewers.${row}.email`, email],
    ...(decisionMaker ? ([[`interviewers.${row}.decisionMaker`, 'yes']] as [string, string][]) : []),
  ])
}

export function knownPeople({ interviewers }: Interview): [string, string][] {
  return peopleFields(interviewers.map((one) => ({ ...one, decisionMaker: one.isDecisionMaker ?? false })))
}

/** What the fields for facts hold for this interview; times by the clock where it took place. */
export function knownFacts(interview: Interview, jobDescription: string | undefined): [string, string][] {
  const { company, role, kind, startsAt, endsAt, timeZone, location } = interview
  return [
    ['interview.company', company],
    ['interview.role', role],
    ['interview.kind', kind],
    ['interview.startsAt', clockField(startsAt, timeZone)],
    ['interview.endsAt', clockField(endsAt, timeZone)],
    ['interview.timeZone', timeZone],
    ['interview.location', location ?? ''],
    ['interview.jobDescription', jobDescription ?? ''],
  ]
}

/** An instant as `datetime-local` has it: `2026-11-17T09:30`. */
export function clockField(instant: string, timeZone: string): string {
  return wallClock(instant, timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' })
}

export function knownNotes(notes: Notes): [string, string][] {
  const lists = listNames.map((name): [string, string] => [
    `notes.${name}`,
    notes[name].map(oneLine).join('\n'),
  ])
  return [...lists, ...textNames.map((name): [string, string] => [`notes.${name}`, notes[name] ?? ''])]
}

/** A program may send an entry of several lines; a line of the text area is one entry. */
function oneLine(entry: string): string {
  return entry.replaceAll('\n', ' ')
}

/** The fields whose value is another than the one that is known: what is left alone is not written again. */
export function changedFields(fields: Fields, known: Iterable<readonly [string, string]>): Fields {
  const before = new Map(known)
  return new Map([...fields].filter(([name, value]) => plain(value) !== plain(before.get(name) ?? '')))
}

const timeNames = ['interview.startsAt', 'interview.endsAt', 'interview.timeZone']

/**
 * The facts whose fields were changed. The same clock in another zone is another time, so one of the three that tell
 * when it is changes all of them.
 */
export function changedFacts(fields: Fields, known: Iterable<readonly [string, string]>) {
  const changed = changedFields(fields, known)
  if (!timeNames.some((name) => changed.has(name))) return factsOf(changed)
  return factsOf(new Map([...changed, ...[...fields].filter(([name]) => timeNames.includes(name))]))
}

/** What was refused of facts, each at its field: another interview at that time is a fault of the time. */
export function factFaults({ code, message, faults }: ReadableError): readonly Fault[] {
  return code === 'conflict' ? [{ path: 'interview.startsAt', message }] : faults
}

function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim()
}

/** What else is wrong: times are compared only once all is well formed, and nobody likes to be told twice. */
export function withTimeFaults(faults: readonly Fault[], fields: Fields, now: Instant): readonly Fault[] {
  const { startsAt = '', endsAt = '', timeZone = '' } = factsOf(fields)
  const named = new Set(faults.map(({ path }) => path))
  if (named.has('interview.timeZone')) return faults
  const times = readPossibleTimes({ startsAt, endsAt, timeZone }, now)
  return 'faults' in times ? [...times.faults.filter(({ path }) => !named.has(path)), ...faults] : faults
}
