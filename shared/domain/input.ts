import { Temporal } from 'temporal-polyfill'
import * as z from 'zod/mini'
import { type Instant, plus, toInstant } from './instant.ts'
import { interviewKinds } from './interview.ts'
import { policy } from './policy.ts'

/** The one schema of all that people and programs type in: forms, JSON and hooks alike (DESIGN section 5). */

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above, but for line breaks and tabs.
const controlsButBreaks = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/
const dotAtom = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/
const hostName = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/

/** Text on one line; surrounding blanks are dropped. */
export function line(max: number) {
  return z.pipe(
    z.string().check(
      z.refine((text) => !controls.test(text.trim()), {
        error: 'Must be one line, without control characters.',
      }),
      z.refine((text) => text.isWellFormed(), { error: 'Holds half of a character.' }),
      z.refine((text) => text.trim().length <= max, { error: `Must not be longer than ${max} characters.` }),
    ),
    z.transform((text: string) => text.trim()),
  )
}

/** Text of any number of lines. */
export function prose(max: number) {
  return z.pipe(
    z.string().check(
      z.refine((text) => !controlsButBreaks.test(text), { error: 'Must not hold control characters.' }),
      z.refine((text) => text.isWellFormed(), { error: 'Holds half of a character.' }),
      z.refine((text) => text.length <= max, { error: `Must not be longer than ${max} characters.` }),
    ),
    z.transform((text: string) => text.replace(/\r\n?/g, '\n').trim()),
  )
}

/** Not typed at all and typed as nothing are the same. */
function optional<T extends z.ZodMiniType>(schema: T) {
  return z.pipe(
    z.optional(
      z.nullable(
        z.union([
          z.pipe(
            z.literal(''),
            z.transform(() => undefined),
          ),
          schema,
        ]),
      ),
    ),
    z.transform((value) => value ?? undefined),
  )
}

/** An address that SES can mail: ASCII dot-atom before the @ (SES has no SMTPUTF8), a domain after it. */
export function normalAddress(typed: string): string | undefined {
  const at = typed.lastIndexOf('@')
  const local = typed.slice(0, at)
  if (at < 1 || typed.length > 254 || local.length > 64 || !dotAtom.test(local)) return undefined
  const domain = asciiDomain(typed.slice(at + 1))
  return domain ? `${local}@${domain}` : undefined
}

function asciiDomain(domain: string): string | undefined {
  if (!/^[\p{L}\p{N}.-]+$/u.test(domain) || !URL.canParse(`http://${domain}`)) return undefined
  const ascii = new URL(`http://${domain}`).hostname
  return hostName.test(ascii) ? ascii : undefined
}

export const address = z.pipe(
  line(254).check(
    z.refine((typed) => normalAddress(typed) !== undefined, {
      error: 'Is not an e-mail address that can be written to.',
    }),
  ),
  z.transform((typed: string) => normalAddress(typed) ?? typed),
)

/** An IANA zone as the platform knows it. */
export const timeZone = line(64).check(
  z.refine((name) => isTimeZone(name), { error: 'Is not a time zone we know, such as Europe/Oslo.' }),
)

/** The platform takes a millisecond to answer, and a calendar asks for each of its meetings. */
const zonesKnown = new Set<string>()
const zonesKnownMax = 1_000

function isTimeZone(name: string): boolean {
  if (zonesKnown.has(name)) return true
  if (!/^[A-Za-z]+([_+\-/A-Za-z0-9]*)$/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    if (zonesKnown.size < zonesKnownMax) zonesKnown.add(name)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

const note = prose(10_000)
const noteList = z.pipe(
  z.optional(
    z.nullable(z.array(note).check(z.maxLength(50, { error: 'Must not hold more than 50 entries.' }))),
  ),
  z.transform((list) => (list ?? []).filter((entry) => entry !== '')),
)

/** Together the notes stay well within one item of the table, in any script. */
const notesMax = 100_000

/** Why notes cannot be kept, or undefined when they can. */
export function notesFault(notes: object): string | undefined {
  const length = Object.values(notes).flat().join('').length
  return length > notesMax ? `Notes must not be longer than ${notesMax} characters together.` : undefined
}

const together = z.refine((notes: unknown) => typeof notes !== 'object' || !notes || !notesFault(notes), {
  error: `Must not be longer than ${notesMax} characters together.`,
})

const notesShape = {
  discussed: noteList,
  connection: optional(note),
  missed: optional(note),
  valueIdea: optional(note),
  questions: noteList,
  nextStep: optional(note),
}

const interviewerShape = {
  name: optional(line(120)),
  title: optional(line(300)),
  email: optional(address),
  decisionMaker: z.optional(z.nullable(z.boolean())),
}

const kind = z.enum(interviewKinds, { error: `Must be one of ${interviewKinds.join(', ')}.` })

const interviewShape = {
  company: line(200).check(z.minLength(1, { error: 'Say which company it was with.' })),
  role: line(300).check(z.minLength(1, { error: 'Say which role it was for.' })),
  kind,
  startsAt: line(64),
  endsAt: line(64),
  timeZone,
  location: optional(line(300)),
  jobDescription: optional(prose(20_000)),
}

type ObjectOf = typeof z.strictObject | typeof z.object

function interviewersOf(object: ObjectOf) {
  const named = object(interviewerShape).check(
    z.refine(({ name, email }) => Boolean(name || email), {
      error: 'Give a name or an address.',
      path: ['name'],
    }),
  )
  const max = policy.interviewersMax
  return z.array(named).check(z.maxLength(max, { error: `Must not be more than ${max} people.` }))
}

function schemas(object: ObjectOf) {
  return {
    record: object({
      interview: object(interviewShape),
      interviewers: interviewersOf(object),
      notes: z.optional(z.nullable(object(notesShape).check(together))),
    }),
    patch: object({
      interview: z.optional(z.partial(object(interviewShape))),
      interviewers: z.optional(interviewersOf(object)),
      notes: z.optional(object(notesShape).check(together)),
    }),
  }
}

/** For programs that read our answers: what they misspell, they are told. */
export const strict = schemas(z.strictObject)
/** For form tools that send whatever they have. */
export const lenient = schemas(z.object as typeof z.strictObject)

export const notesSchema = z.strictObject(notesShape).check(together)
export type NotesInput = z.output<typeof notesSchema>
export type RecordInput = z.output<typeof strict.record>
export type PatchInput = z.output<typeof strict.patch>

export const profileSchema = z.strictObject({
  name: line(120).check(z.minLength(1, { error: 'Letters are signed with it.' })),
  phone: line(60),
  postalAddress: prose(500),
  headline: line(200),
  qualifications: z.array(line(500)).check(z.maxLength(30, { error: 'Must not be more than 30.' })),
  timeZone,
})

/** A field that was refused, or the reason why two fields cannot both be true. */
export interface TimeFault {
  readonly path: string
  readonly message: string
}

/** A day and a time, with an offset or without; no seconds in the offset, no annotations. */
const dayAndTime = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/i
const hasOffset = /(?:z|[+-]\d{2}:?\d{2})$/i

/**
 * An instant from what was typed: with an offset, which has to be the zone's at that time, or without one, which
 * is then the clock on the wall in `zone`. A time that daylight saving skips is refused; of one that comes twice it is
 * the first, unless an offset says otherwise.
 */
export function instantIn(typed: string, zone: string): Instant | { fault: string } {
  if (!dayAndTime.test(typed)) return { fault: 'Is not a day and a time, such as 2026-11-17T09:30:00-05:00.' }
  try {
    if (!hasOffset.test(typed)) {
      const wall = Temporal.PlainDateTime.from(typed)
      const there = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
      return there.toPlainDateTime().equals(wall)
        ? toInstant(there.toInstant())
        : { fault: 'Is skipped there: the clocks go forward that night.' }
    }
    const instant = Temporal.Instant.from(typed)
    if (!/z$/i.test(typed)) {
      const there = instant.toZonedDateTimeISO(zone)
      const stated = Temporal.PlainDateTime.from(typed.replace(hasOffset, ''))
      if (!there.toPlainDateTime().equals(stated)) {
        return { fault: `Its offset is not that of ${zone}, which is ${there.offset} then.` }
      }
    }
    return toInstant(instant)
  } catch (error) {
    if (error instanceof RangeError) return { fault: 'Is not a time, such as 2026-11-17T09:30:00-05:00.' }
    throw error
  }
}

/** Start and end as typed, as instants, or which of them is none. */
export function readTimes(typed: {
  startsAt: string
  endsAt: string
  timeZone: string
}): { startsAt: Instant; endsAt: Instant } | { faults: TimeFault[] } {
  const startsAt = instantIn(typed.startsAt, typed.timeZone)
  const endsAt = instantIn(typed.endsAt, typed.timeZone)
  if (typeof startsAt === 'string' && typeof endsAt === 'string') return { startsAt, endsAt }
  return {
    faults: [
      ...(typeof startsAt === 'string' ? [] : [{ path: 'interview.startsAt', message: startsAt.fault }]),
      ...(typeof endsAt === 'string' ? [] : [{ path: 'interview.endsAt', message: endsAt.fault }]),
    ],
  }
}

/** What is wrong with times that are times; nothing when an interview can be then. */
export function timeFaults(
  { startsAt, endsAt }: { startsAt: Instant; endsAt: Instant },
  now: Instant,
): TimeFault[] {
  const rules: readonly [boolean, string, string][] = [
    [endsAt <= startsAt, 'endsAt', 'Must be after the start.'],
    [
      endsAt > plus(startsAt, policy.interviewLengthMaxSeconds),
      'endsAt',
      'Is more than a week after the start.',
    ],
    [startsAt > plus(now, policy.horizonSeconds), 'startsAt', 'Is more than two years away.'],
  ]
  return rules.flatMap(([isBroken, field, message]) =>
    isBroken ? [{ path: `interview.${field}`, message }] : [],
  )
}

/** What is wrong with a new interview that is over for too long; an old one, sent again, may well be. */
export function latenessFaults({ endsAt }: { endsAt: Instant }, now: Instant): TimeFault[] {
  if (endsAt >= plus(now, -policy.recordedLateMaxSeconds)) return []
  return [{ path: 'interview.endsAt', message: 'Is more than 14 days ago: too late for a letter of thanks.' }]
}

/** Both at once: times as typed that an interview can have, or all that is wrong with them. */
export function readPossibleTimes(
  typed: Parameters<typeof readTimes>[0],
  now: Instant,
): ReturnType<typeof readTimes> {
  const times = readTimes(typed)
  if ('faults' in times) return times
  const faults = [...timeFaults(times, now), ...latenessFaults(times, now)]
  return faults.length > 0 ? { faults } : times
}
