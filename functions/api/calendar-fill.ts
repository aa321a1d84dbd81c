import * as z from 'zod/mini'
import { completePeople, type TypedPerson } from '../../shared/domain/business-card.ts'
import { timeZone as ianaZone, instantIn } from '../../shared/domain/input.ts'
import { policy } from '../../shared/domain/policy.ts'
import type { Fields, Remark } from './fields.ts'
import { clockField, peopleOf, withPeople } from './interview-fields.ts'

/** A form and a meeting: the meeting fills in what is empty, and what it filled in can give way to another meeting. */

/** How the page names a meeting. */
export interface MeetingName {
  readonly title: string
  /** Empty when that is not known. */
  readonly when: string
}

/** A meeting as the form has it: its fields, and what is to be said of them. */
export interface MeetingFields {
  readonly name: MeetingName
  readonly fields: Fields
  readonly remarks: readonly Remark[]
}

export interface Filling {
  readonly from: MeetingName
  readonly values: Fields
  /** The fields that the meeting filled in. */
  readonly filled: readonly string[]
  readonly remarks: readonly Remark[]
}

const [kind, startsAt, endsAt, zone] = ['kind', 'startsAt', 'endsAt', 'timeZone'].map(
  (name) => `interview.${name}`,
) as [string, string, string, string]

/** What an empty form holds already. */
export function emptyForm(ownZone: string): Fields {
  return new Map([
    [zone, ownZone],
    [kind, 'video'],
  ])
}

/**
 * The form with what the meeting has for its empty fields. What an empty form holds counts as empty, but the zone beside
 * a time that was typed does not: the meeting's times are then told by its clock.
 */
export function fillIn(
  typed: Fields,
  { name: from, fields, remarks }: MeetingFields,
  ownZone: string,
): Filling {
  const usual = emptyForm(ownZone)
  const isEmpty = (name: string) => (typed.get(name) ?? '').trim() === ''
  const keepsZone = !isEmpty(zone) && (typed.get(zone) !== ownZone || !isEmpty(startsAt) || !isEmpty(endsAt))
  const told = keepsZone ? byClockOf(typed.get(zone) ?? '', fields) : fields
  const free = [...told].filter(
    ([name]) =>
      (isEmpty(name) || typed.get(name) === usual.get(name)) && !(isTime(name) && areOtherTimes(typed, told)),
  )
  const { people, isCut } = withMeetingPeople(peopleOf(typed), peopleOf(fields))
  const simple = new Map([...typed, ...free.filter(([name]) => name.startsWith('interview.'))])
  if (!simple.get(kind)) simple.set(kind, usual.get(kind) ?? '')
  const values = people === undefined ? simple : withPeople(simple, people)
  const filled = [...values].flatMap(([name, value]) => (typed.get(name) === value ? [] : name))
  const isAbout = ({ path, isDoubt }: Remark) => {
    if (path === 'calendar') return true
    if (path === zone) return filled.some(isTime) && (isDoubt || !keepsZone)
    return path === 'interviewers' ? people !== undefined : filled.includes(path) || isEmpty(path)
  }
  return { from, values, filled, remarks: [...remarks.filter(isAbout), ...(isCut ? [cut] : [])] }
}

function isTime(name: string): boolean {
  return name === startsAt || name === endsAt
}

/** A time was typed that the meeting does not have: its other one says nothing then. */
function areOtherTimes(typed: Fields, told: Fields): boolean {
  return [startsAt, endsAt].some((name) => typed.get(name) && typed.get(name) !== told.get(name))
}

const cut: Remark = {
  path: 'interviewers',
  message: `Not everybody in the file was added: ${policy.interviewersMax} people is the most.`,
  isDoubt: true,
}

/** The meeting's times by the clock of a zone that was typed; none where nobody knows that zone. */
function byClockOf(timeZone: string, fields: Fields): Fields {
  const told = new Map([...fields].filter(([name]) => name !== zone))
  for (const name of [startsAt, endsAt]) {
    const instant = instantIn(fields.get(name) ?? '', fields.get(zone) ?? '')
    if (typeof instant !== 'string' || !ianaZone.safeParse(timeZone).success) told.delete(name)
    else told.set(name, clockField(instant, timeZone))
  }
  return told
}

/** `people` is absent when the meeting adds nobody and nothing. */
function withMeetingPeople(typed: readonly TypedPerson[], invited: readonly TypedPerson[]) {
  let people = typed
  let isCut = false
  for (const { name, title, email } of invited) {
    const known = { ...(name && { name }), ...(title && { title }), ...(email && { email }), otherEmails: [] }
    const completed = completePeople(people, [known])
    if (completed.length > Math.max(policy.interviewersMax, typed.length)) isCut = true
    else people = completed
  }
  return { people: people === typed ? undefined : people, isCut }
}

const text = z.string()
const choice = z.object({
  clears: z.array(text),
  name: z.object({ title: text, when: text }),
  fields: z.array(z.tuple([text, text])),
  remarks: z.array(z.object({ path: text, message: text, isDoubt: z.optional(z.literal(true)) })),
})

/** What a button says that puts a meeting in the place of the one that filled in `clears`. */
export function choiceOf(clears: readonly string[], { name, fields, remarks }: MeetingFields): string {
  return JSON.stringify({
    clears: [...clears],
    name,
    fields: [...fields],
    remarks: [...remarks],
  } satisfies z.input<typeof choice>)
}

/** The form with the meeting of such a button; absent for anything that no button of ours says. */
export function choose(typed: Fields, said: string, ownZone: string): Filling | undefined {
  const parsed = choice.safeParse(jsonOf(said))
  if (!parsed.success) return undefined
  const { clears, name, fields, remarks } = parsed.data
  const cleared = new Map([...typed].filter(([name]) => !clears.includes(name)))
  return fillIn(cleared, { name, fields: new Map(fields), remarks }, ownZone)
}

function jsonOf(said: string): unknown {
  try {
    return JSON.parse(said)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
