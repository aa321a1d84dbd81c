import { type Asker, verdictOn } from '../calendar/asker.ts'
import type { CalendarFact } from '../calendar/fact.ts'
import { lessonOf } from '../calendar/recognise.ts'
import type { Context } from '../context.ts'
import { base32, digest } from '../digest.ts'
import { cancelledRank, isLater } from '../domain/calendar-entry.ts'
import { type Instant, plus } from '../domain/instant.ts'
import { candidateIdLength, type Interview, interviewIdLength } from '../domain/interview.ts'
import { policy } from '../domain/policy.ts'
import { type Found, keyed, propose, recordFound } from '../domain/record.ts'
import { arrangeTimers, dispatch } from './dispatch.ts'
import { type Names, namesOf, type Place, type Reading, readMeeting, type Times } from './meeting-entry.ts'
import { leadOn, roundBefore } from './next-round.ts'
import { meetingAlias } from './record-interview.ts'

/** How a fact has come to us. */
export interface Road extends Place {
  readonly asker: Asker
  /** What was over by then is never acted on. */
  readonly since: Instant
  /** Words come in the order in which they were said, so that none can come before the one that it takes back. */
  readonly isOrdered: boolean
  /** False where nobody proves from whom the words are; absent where there is no doubt. */
  readonly isVouched?: boolean
  /** The interview that an alias leads to, as far as this road has to know. */
  readonly find: (alias: string) => Promise<string | undefined>
}

/**
 * Every kind of calendar ends here: an interview recorded, moved or called off, exactly once; a question to the
 * candidate; or nothing at all. The same fact again, late, out of order or by another road changes nothing.
 */
export async function takeFact(context: Context, road: Road, fact: CalendarFact): Promise<void> {
  const names = namesOf(road, fact)
  const known = await findInterview(context, road, names)
  if (known) return road.isVouched === false ? undefined : tell(context, road, known, fact)
  if (fact.status === 'cancelled' && road.isVouched === false) return
  if (fact.status === 'cancelled') return road.isOrdered ? undefined : rememberOff(context, road, fact)
  if (fact.status !== 'live' && fact.status !== 'hold') return
  const reading = readMeeting(road, fact, road.asker)
  if (!reading.times || !isAhead(reading.times, road)) return
  const { verdict, reasons } = verdictOn(fact, road.asker)
  if (verdict === 'no') return
  const isComplete = Boolean(reading.facts.company && reading.facts.role) && !reading.times.isGuess
  const isCertain = verdict === 'certain' && isComplete && fact.status === 'live' && road.isVouched !== false
  const entry = { ...reading.entry, because: reasons.slice(0, reasonsMax) }
  await found(context, road, fact, { reading: { ...reading, entry }, times: reading.times, isCertain })
}

const reasonsMax = 4

/** Nothing is done about what is over, or was when the calendar was connected. */
function isAhead({ startsAt, endsAt }: Times, { asker: { now }, since }: Road): boolean {
  return (
    endsAt > now &&
    endsAt > since &&
    startsAt <= plus(now, policy.horizonSeconds) &&
    endsAt <= plus(startsAt, policy.interviewLengthMaxSeconds)
  )
}

async function findInterview(context: Context, road: Road, names: Names): Promise<Interview | undefined> {
  for (const name of new Set([names.key, names.alias, names.replaced])) {
    const id = name && (await road.find(name))
    const interview = id && (await context.table.readInterview(id, context.now()))
    if (interview) return interview
  }
  return undefined
}

async function tell(context: Context, road: Road, known: Interview, fact: CalendarFact): Promise<void> {
  const { id } = known
  if (fact.status === 'ended') return
  const { entry, facts, people } = readMeeting(road, fact, road.asker)
  if (!isFromItsOrganizer(known, entry)) return
  if (fact.status === 'noShow') {
    await dispatch(context, id, { type: 'didNotTakePlace' })
    return
  }
  const names = namesOf(road, fact)
  const isNewRoad = !known.entries?.some(({ key }) => key === names.key)
  if (isNewRoad) await leadHere(context, names, { id, endsAt: facts.endsAt ?? known.endsAt })
  await dispatch(context, id, { type: 'told', entry, facts, people, isCurrent: road.isOrdered })
}

/** A UID is no secret: whoever was copied in could call the meeting off. */
function isFromItsOrganizer({ entries = [] }: Interview, entry: Reading['entry']): boolean {
  if (entry.source !== 'email') return true
  const known = entries.find(({ alias, organizer }) => alias === entry.alias && organizer !== undefined)
  return known === undefined || known.organizer === entry.organizer
}

async function leadHere(
  context: Context,
  { key, alias, replaced }: Names,
  { id, endsAt }: Pick<Interview, 'id' | 'endsAt'>,
): Promise<void> {
  const expiresAt = plus(endsAt, policy.interviewLifetimeSeconds)
  for (const name of new Set([key, alias, replaced])) {
    if (name) await context.table.claimAlias(name, id, expiresAt)
  }
}

/**
 * Called off before it was heard of: whatever was said earlier must not bring it to life. Its name is kept, no more. Who
 * records it looks here afterwards, and here it is looked for once more, so that neither can miss the other.
 */
async function rememberOff(context: Context, road: Road, fact: CalendarFact): Promise<void> {
  const names = namesOf(road, fact)
  const off = { ...fact.version, rank: cancelledRank }
  const expiresAt = plus(road.asker.now, policy.offMemorySeconds)
  for (const name of new Set([names.key, names.alias])) await context.table.rememberOff(name, off, expiresAt)
  const known = await findInterview(context, road, names)
  if (known) await tell(context, road, known, fact)
}

interface Finding {
  readonly reading: Reading
  readonly times: Times
  readonly isCertain: boolean
}

/**
 * Aliases first, then the interview, so that whoever else finds the same meeting at this moment comes to the same id:
 * the meeting's (company and start), that of what it replaces, then its own.
 */
async function found(
  context: Context,
  road: Road,
  fact: CalendarFact,
  { reading, times, isCertain }: Finding,
): Promise<void> {
  const { now } = road.asker
  const { facts, people, entry } = reading
  const names = namesOf(road, fact)
  const expiresAt = plus(times.endsAt, policy.interviewLifetimeSeconds)
  const meeting = facts.company && meetingAlias(road.candidate, facts.company, times.startsAt)
  let id = freshId(context, road.candidate)
  for (const name of [meeting, names.replaced, names.key]) {
    if (name) id = await context.table.claimAlias(name, id, expiresAt)
  }
  await context.table.claimAlias(names.alias, id, expiresAt)

  const { company = '', role = '', kind = 'other', location } = facts
  const finding: Found = {
    ...{ id, company, role, kind, entry },
    source: { kind: road.source, digest: digest(entry.said) },
    ...{ startsAt: times.startsAt, endsAt: times.endsAt, timeZone: times.timeZone },
    ...(location && { location }),
    ...(isCertain && (await roundBefore(context, { id, company, startsAt: times.startsAt }))),
    candidateTimeZone: road.asker.timeZone,
    interviewers: keyed(people),
    ...{ notes: null, jobDescription: null },
    lesson: lessonOf(fact),
  }
  const interview = isCertain ? recordFound(finding, now) : propose(finding, now)
  if (await context.table.createInterview(interview)) {
    if (isCertain) await leadOn(context, interview)
    await arrangeTimers(context, undefined, interview, now)
  } else await dispatch(context, id, { type: 'told', entry, facts, people, isCurrent: road.isOrdered })
  const off = await knownOff(context, road, names)
  if (off && !isLater(entry, off)) {
    const gone = { ...entry, ...off, isOff: true }
    await dispatch(context, id, { type: 'told', entry: gone, facts: {}, people: [] })
  }
}

async function knownOff(context: Context, { asker: { now } }: Road, { key, alias }: Names) {
  return (await context.table.readOff(key, now)) ?? (await context.table.readOff(alias, now))
}

function freshId(context: Context, candidate: string): string {
  return candidate + base32(context.random(8), interviewIdLength - candidateIdLength)
}
