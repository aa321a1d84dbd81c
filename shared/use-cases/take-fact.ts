import { type Asker, verdictOn } from '../calendar/asker.ts'
import type { CalendarFact } from '../calendar/fact.ts'
import { lessonOf, partyOf } from '../calendar/recognise.ts'
import type { Context } from '../context.ts'
import { base32, digest } from '../digest.ts'
import { cancelledRank, isLater } from '../domain/calendar-entry.ts'
import type { Told } from '../domain/event.ts'
import { type Instant, plus } from '../domain/instant.ts'
import { candidateIdLength, type Interview, interviewIdLength } from '../domain/interview.ts'
import { policy } from '../domain/policy.ts'
import { type Found, keyed, propose, recordFound } from '../domain/record.ts'
import { arrangeTimers, dispatch } from './dispatch.ts'
import {
  type Names,
  namesOf,
  type Place,
  type Reading,
  readMeeting,
  type Times,
  timesIn,
} from './meeting-entry.ts'
import { leadOn, roundBefore } from './next-round.ts'
import { meetingAlias } from './record-interview.ts'

/** How a fact has come to us. */
export interface Road extends Place {
  readonly asker: Asker
  /** What was over by then is never acted on. */
  readonly since: Instant
  /** Words come in the order in which they were said, so that none can come before the one that it takes back. */
  readonly isOrdered: boolean
  /** Who proves from whom the words of a mail are. A calendar that the candidate has connected needs nobody. */
  readonly voucher?: 'candidate' | 'sender' | 'nobody'
  /** The interview that an alias leads to, as far as this road has to know. */
  readonly find: (alias: string) => Promise<string | undefined>
}

/**
 * Every kind of calendar ends here: an interview recorded, moved or called off, exactly once; a question to the
 * candidate; or nothing at all. The same fact again, late, out of order or by another road changes nothing. Resolves to
 * the id of the interview that it is about, if it is about one.
 */
export async function takeFact(
  context: Context,
  road: Road,
  fact: CalendarFact,
): Promise<string | undefined> {
  const names = namesOf(road, fact)
  const known = await findInterview(context, road, names)
  if (known) return tell(context, road, known, fact)
  if (fact.status === 'cancelled') return rememberOff(context, road, fact)
  if (fact.status !== 'live' && fact.status !== 'hold') return undefined
  const times = timesIn(fact, road.asker)
  if (!times || !isAhead(times, road) || !isPossible(times, road)) return undefined
  const { verdict, reasons } = verdictOn(fact, road.asker)
  if (verdict === 'no') return undefined
  // Drawing what it tells takes longer than all of that, and most meetings are no interviews.
  const reading = readMeeting(road, fact, road.asker)
  const isCertain = verdict === 'certain' && isPlain(road, fact, reading)
  const entry = {
    ...reading.entry,
    because: reasons.slice(0, reasonsMax),
    // Whatever it counts, the words of others overtake it.
    ...(road.voucher === 'nobody' && { isUnvouched: true as const, sequence: 0 }),
  }
  return found(context, road, fact, { reading: { ...reading, entry }, times, isCertain })
}

const reasonsMax = 4

/** Nothing in it is a guess, and somebody stands for it. */
function isPlain(road: Road, fact: CalendarFact, { facts, times }: Reading): boolean {
  const isComplete = Boolean(facts.company && facts.role) && times?.isGuess === false
  return isComplete && fact.status === 'live' && road.voucher !== 'nobody'
}

/** Nothing is done about what is over, or was when the calendar was connected. */
function isAhead({ endsAt }: Times, { asker: { now }, since }: Road): boolean {
  return endsAt > now && endsAt > since
}

function isPossible({ startsAt, endsAt }: Times, { asker: { now } }: Road): boolean {
  return (
    startsAt <= plus(now, policy.horizonSeconds) && endsAt <= plus(startsAt, policy.interviewLengthMaxSeconds)
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

async function tell(
  context: Context,
  road: Road,
  known: Interview,
  fact: CalendarFact,
): Promise<string | undefined> {
  const { id } = known
  const reading = readMeeting(road, fact, road.asker)
  if (fact.status === 'ended' || !maySpeak(road, known, reading)) return undefined
  if (fact.status === 'noShow') return tellOfNoShow(context, known, reading)
  const told = toldOf(road, fact, reading)
  if (!told) return undefined
  const names = namesOf(road, fact)
  if (!known.entries?.some(({ key }) => key === names.key)) await leadHere(context, road, names, known)
  const dispatched = await dispatch(context, id, { type: 'told', ...told })
  if (dispatched) await claimSlot(context, road, dispatched.after)
  if (!road.isOrdered) await applyOff(context, road, names, reading, id)
  return id
}

/** A UID is no secret: whoever was copied in could move the meeting, or call it off. Colleagues write for each other. */
function maySpeak({ voucher }: Road, { entries = [] }: Interview, { entry }: Reading): boolean {
  if (voucher === 'nobody') return false
  if (voucher !== 'sender' || entries.length === 0) return true
  const party = partyOf(entry.organizer)
  return entries.some(({ organizer }) => organizer !== undefined && partyOf(organizer) === party)
}

/** Who did not come did not come to that one, and not to what took its place. */
async function tellOfNoShow(context: Context, known: Interview, { entry }: Reading): Promise<string> {
  const isReplaced = known.entries?.some(({ replaced }) => replaced?.includes(entry.key))
  if (!isReplaced && known.startsAt <= context.now())
    await dispatch(context, known.id, { type: 'didNotTakePlace' })
  return known.id
}

/** What it says of an interview that is known: no hours that are ours, and no names once it reads as something else. */
function toldOf(road: Road, fact: CalendarFact, reading: Reading): Told | undefined {
  const { entry, facts, people, times } = reading
  if (times && !isPossible(times, road)) return undefined
  const isStill = fact.status === 'cancelled' || verdictOn(fact, road.asker).verdict !== 'no'
  const { startsAt, endsAt, timeZone, location } = facts
  const hours = times?.isGuess
    ? {}
    : { ...(startsAt && endsAt && timeZone && { startsAt, endsAt, timeZone }) }
  const { company, role, kind, ...saidElse } = entry.said
  return {
    entry: isStill ? entry : { ...entry, said: saidElse },
    facts: isStill ? { ...withoutHours(facts), ...hours } : { ...hours, ...(location && { location }) },
    people: isStill ? people : [],
    isCurrent: road.isOrdered,
    isCertain: isStill && verdictOn(fact, road.asker).verdict === 'certain' && isPlain(road, fact, reading),
  }
}

function withoutHours({
  startsAt: _start,
  endsAt: _end,
  timeZone: _zone,
  ...rest
}: Told['facts']): Told['facts'] {
  return rest
}

/** The names lead here; what had the name of what it replaces, and is another, is off. */
async function leadHere(
  context: Context,
  road: Road,
  { key, alias, replaced }: Names,
  { id, endsAt }: Pick<Interview, 'id' | 'endsAt'>,
): Promise<void> {
  const expiresAt = plus(endsAt, policy.interviewLifetimeSeconds)
  for (const name of new Set([key, alias, replaced])) {
    if (name) await context.table.claimAlias(name, id, expiresAt)
  }
  const before = replaced && (await road.find(replaced))
  if (before && before !== id) await dispatch(context, before, { type: 'calledOff' })
}

/** Where the meeting is now it is found by whoever comes by another road. */
async function claimSlot(
  context: Context,
  { candidate }: Road,
  { id, company, startsAt, endsAt }: Interview,
): Promise<void> {
  if (!company) return
  const expiresAt = plus(endsAt, policy.interviewLifetimeSeconds)
  await context.table.claimAlias(meetingAlias(candidate, company, startsAt), id, expiresAt)
}

/**
 * Called off before it was heard of: whatever was said earlier must not bring it to life. Its name is kept, no more. Who
 * records it looks here afterwards, and here it is looked for once more, so that neither can miss the other.
 */
async function rememberOff(context: Context, road: Road, fact: CalendarFact): Promise<string | undefined> {
  if (road.isOrdered || road.voucher === 'nobody') return undefined
  const names = namesOf(road, fact)
  const off = { ...fact.version, rank: cancelledRank }
  const before = await knownOff(context, road, names)
  if (before && !isLater(off, before)) return undefined
  const expiresAt = plus(road.asker.now, policy.offMemorySeconds)
  for (const name of new Set([names.key, names.alias])) await context.table.rememberOff(name, off, expiresAt)
  const known = await findInterview(context, road, names)
  return known && tell(context, road, known, fact)
}

async function knownOff(context: Context, { asker: { now } }: Road, { key, alias }: Names) {
  return (await context.table.readOff(key, now)) ?? (await context.table.readOff(alias, now))
}

async function applyOff(
  context: Context,
  road: Road,
  names: Names,
  { entry }: Reading,
  id: string,
): Promise<void> {
  const off = await knownOff(context, road, names)
  if (!off || isLater(entry, off)) return
  const gone = { ...entry, ...off, isOff: true }
  await dispatch(context, id, { type: 'told', entry: gone, facts: {}, people: [] })
}

interface Finding {
  readonly reading: Reading
  readonly times: Times
  readonly isCertain: boolean
}

/**
 * Aliases first, then the interview, so that whoever else finds the same meeting at this moment comes to the same id. So
 * many a day and no more: a calendar full of them is a mistake, or somebody's malice.
 */
async function found(
  context: Context,
  road: Road,
  fact: CalendarFact,
  { reading, times, isCertain }: Finding,
): Promise<string | undefined> {
  const { asker, candidate } = road
  const { facts, people, entry } = reading
  const names = namesOf(road, fact)
  const most = road.voucher === 'nobody' ? policy.unvouchedPerDayMax : policy.foundPerDayMax
  const counter = road.voucher === 'nobody' ? 'unvouched' : 'found'
  if (!(await context.table.count(candidate, counter, most, 24 * 3600, asker.now))) return undefined
  const id = await idFor(context, road, fact, { names, times, company: facts.company })

  const { company = '', role = '', kind = 'other', location } = facts
  const finding: Found = {
    ...{ id, company, role, kind, entry },
    source: { kind: road.source, digest: digest(entry.said) },
    ...{ startsAt: times.startsAt, endsAt: times.endsAt, timeZone: times.timeZone },
    ...(location && { location }),
    ...(isCertain && (await roundBefore(context, { id, company, startsAt: times.startsAt }))),
    candidateTimeZone: asker.timeZone,
    interviewers: keyed(people),
    ...{ notes: null, jobDescription: null },
    lesson: lessonOf(fact),
  }
  const interview = isCertain ? recordFound(finding, asker.now) : propose(finding, asker.now)
  if (!(await context.table.createInterview(interview))) return tellOther(context, road, id, fact)
  if (isCertain) await leadOn(context, interview)
  await arrangeTimers(context, undefined, interview, asker.now)
  if (!road.isOrdered) await applyOff(context, road, names, reading, id)
  return id
}

/** It is known under other names: an invitation sent anew, or by another road. Who may not speak for it adds nothing. */
async function tellOther(
  context: Context,
  road: Road,
  id: string,
  fact: CalendarFact,
): Promise<string | undefined> {
  const known = await context.table.readInterview(id, context.now())
  return known && tell(context, road, known, fact)
}

interface Wanted {
  readonly names: Names
  readonly times: Times
  readonly company: string | undefined
}

/** That of the meeting with this company, or this organizer, at this hour; of what it replaces; or of its own names. */
async function idFor(
  context: Context,
  { candidate }: Road,
  fact: CalendarFact,
  { names, times: { startsAt, endsAt }, company }: Wanted,
): Promise<string> {
  const expiresAt = plus(endsAt, policy.interviewLifetimeSeconds)
  const organizer = lessonOf(fact)?.organizer
  const slots = [
    company && meetingAlias(candidate, company, startsAt),
    organizer && digest(['slot', candidate, organizer, startsAt]),
  ]
  let id = freshId(context, candidate)
  for (const slot of slots) if (slot) id = await holderOf(context, slot, id, { startsAt, expiresAt })
  for (const name of [names.replaced, names.alias, names.key]) {
    if (name) id = await context.table.claimAlias(name, id, expiresAt)
  }
  return id
}

/** Who has moved away from an hour does not hold it any more. */
async function holderOf(
  context: Context,
  slot: string,
  fresh: string,
  { startsAt, expiresAt }: { readonly startsAt: Instant; readonly expiresAt: Instant },
): Promise<string> {
  const id = await context.table.claimAlias(slot, fresh, expiresAt)
  const holder = id === fresh ? undefined : await context.table.readInterview(id, context.now())
  if (!holder || holder.startsAt === startsAt) return id
  await context.table.leadAlias(slot, fresh, expiresAt)
  return fresh
}

function freshId(context: Context, candidate: string): string {
  return candidate + base32(context.random(8), interviewIdLength - candidateIdLength)
}
